//! A dataset as a page to look at: one HTML file that needs nothing beside it, or a folder of pages for a large corpus.
//!
//! Documents pass through one after the other. Each is written to be read, and counted for the overview; where all of them
//! are too much for one page, each gets a page of its own in a folder beside it.

mod comparison;
mod course;
mod error;
mod filters;
mod frame;
mod heat;
mod html;
mod mark;
mod names;
mod network;
mod output;
mod overview;
mod reading;
mod tally;

pub use error::Error;

use crate::compare::tables::COMPARISON;
use crate::dataset::shelf::Issue;
use crate::dataset::{self, ANALYSIS, Dossier, Manifest, dossiers};
use filters::Choices;
use html::Shown;
use output::Output;
use overview::Overview;
use reading::Known;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// How many bytes of documents fit on one page.
const LARGEST: usize = 14 << 20;

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The page.
    pub page: PathBuf,
    /// How many pages of documents stand in the folder beside it.
    pub beside: usize,
}

/// Makes the page of the dataset in a folder: of an analysis or of a comparison, as its manifest says.
pub fn page(folder: &Path, file: &Path) -> Result<Outcome, Error> {
    let manifest = Manifest::of(folder).ok_or_else(|| Error::NoDataset { folder: folder.into() })?;
    let output = Output::new(file)?;
    match manifest.dataset.as_str() {
        name if name == ANALYSIS.name => analysis(folder, output),
        name if name == COMPARISON.name => {
            let body = comparison::body(folder)?;
            output.finish(&frame::page("What differs", &body, &serde_json::Value::Null))
        }
        _ => Err(Error::NoDataset { folder: folder.into() }),
    }
}

/// The documents that were passed: on the page itself as long as they fit.
struct Shelf {
    output: Output,
    overview: Overview,
    propositions: BTreeMap<String, String>,
    choices: Choices,
    articles: Vec<Article>,
    bytes: usize,
    apart: bool,
}

/// A document to read, with what can be chosen in it.
struct Article {
    number: usize,
    title: String,
    html: String,
    choices: Choices,
}

fn analysis(folder: &Path, output: Output) -> Result<Outcome, Error> {
    let mut shelf = Shelf {
        output,
        overview: Overview::default(),
        propositions: propositions(folder)?,
        choices: Choices::default(),
        articles: Vec::new(),
        bytes: 0,
        apart: false,
    };
    dossiers(folder, |report| shelf.add(&report))?;
    shelf.finish()
}

/// What is held of each issue.
fn propositions(folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let mut propositions = BTreeMap::new();
    dataset::records(folder, "issues", |issue: Issue| {
        propositions.insert(issue.issue, issue.proposition.unwrap_or_default());
    })?;
    Ok(propositions)
}

impl Shelf {
    fn add(&mut self, report: &Dossier) -> Result<(), Error> {
        self.overview.add(report);
        if report.document.status == "failed" {
            return Ok(());
        }
        let html = reading::article(
            report,
            &mut Known { actors: &mut self.overview.actors, propositions: &self.propositions },
        )?;
        self.bytes += html.len();
        let choices = self.choices(report);
        self.articles.push(Article { number: report.number, title: report.document.name().into(), html, choices });
        self.apart |= self.bytes > LARGEST;
        if self.apart { self.put_apart() } else { Ok(()) }
    }

    /// What can be chosen in a document.
    fn choices(&mut self, report: &Dossier) -> Choices {
        let actors = report.sentences.iter().flat_map(|sentence| &sentence.speakers);
        let actors = actors.map(|id| self.overview.actors.number(report.called(id))).collect();
        let themes = report.sentences.iter().flat_map(|sentence| &sentence.themes).cloned().collect();
        let issues = report.positions.iter().map(|position| position.issue.clone()).collect();
        Choices { actors, themes, issues }
    }

    /// Writes the documents at hand as pages of their own.
    fn put_apart(&mut self) -> Result<(), Error> {
        for article in std::mem::take(&mut self.articles) {
            let mut body = format!("<header><p><a href=\"../{}\">All documents</a></p></header>\n", self.output.link());
            writeln!(body, "<main id=\"main\">")?;
            self.reader(&article.choices, &mut body)?;
            writeln!(body, "{}</main>", article.html)?;
            self.output.beside(article.number, &frame::page(&article.title, &body, &serde_json::Value::Null))?;
        }
        Ok(())
    }

    /// What stands above documents that are to be read.
    fn reader(&self, choices: &Choices, to: &mut String) -> Result<(), Error> {
        filters::filters(choices, &self.overview.actors, to)?;
        writeln!(
            to,
            "<p class=\"hint\">Marked are <mark class=\"whose\">who speaks</mark>, <mark class=\"cue\">the verb that says so</mark>, \
             <mark class=\"tag\">themes</mark> and <mark class=\"position\">positions</mark>. Choose a sentence to see all that is \
             known of it; the arrow keys lead from one to the next.</p>"
        )?;
        Ok(())
    }

    fn finish(mut self) -> Result<Outcome, Error> {
        let articles = std::mem::take(&mut self.articles);
        for article in &articles {
            self.choices.actors.extend(&article.choices.actors);
            self.choices.themes.extend(article.choices.themes.iter().cloned());
            self.choices.issues.extend(article.choices.issues.iter().cloned());
        }
        let (apart, folder) = (self.apart, self.output.folder_link());
        let place = |number: usize| match apart {
            true => format!("{folder}/{number}.html#d{number}"),
            false => format!("#d{number}"),
        };
        let (mut body, mut cells) = (String::new(), Vec::new());
        writeln!(body, "<header><h1>Who said what</h1><p>{}</p>{NAVIGATION}</header>", Shown(self.summary(&articles)))?;
        writeln!(body, "<main id=\"main\">")?;
        self.overview.write(&place, &self.propositions, &mut cells, &mut body)?;
        if !articles.is_empty() {
            writeln!(body, "<section aria-labelledby=\"read\"><h2 id=\"read\">Read</h2>")?;
            self.reader(&self.choices, &mut body)?;
            articles.iter().for_each(|article| body.push_str(&article.html));
            writeln!(body, "</section>")?;
        }
        writeln!(body, "</main>")?;
        self.output.finish(&frame::page("Who said what", &body, &frame::evidence(&cells, &place)))
    }

    fn summary(&self, articles: &[Article]) -> String {
        let documents = articles.len() + self.output.pages();
        let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        [
            counted(documents, "document"),
            counted(self.overview.sentences, "sentence"),
            counted(self.overview.actors.len(), "speaker"),
        ]
        .join(", ")
    }
}

/// Links to the parts of the page; the script takes out those that lead nowhere.
const NAVIGATION: &str = "<nav aria-label=\"Parts of the page\"><a href=\"#documents\">Documents</a> <a href=\"#themes\">Themes</a> \
    <a href=\"#positions\">Positions</a> <a href=\"#norms\">Norms</a> <a href=\"#network\">Agreement</a> <a href=\"#read\">Read</a></nav>";
