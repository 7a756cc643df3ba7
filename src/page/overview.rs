//! What a whole dataset holds, gathered document by document.

use super::heat::{About, heat};
use super::html::Shown;
use super::names::Names;
use super::reading::owners;
use super::tally::{Evidence, Tally};
use crate::dataset::Dossier;
use crate::dataset::shelf::Sentence;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// How many speakers of a document can be searched for.
const SEARCHED: usize = 60;

/// What a whole dataset holds.
#[derive(Default)]
pub(super) struct Overview {
    pub actors: Names,
    addressees: Names,
    themes: Tally,
    positions: Tally,
    norms: Tally,
    documents: Vec<Entry>,
    pub sentences: usize,
}

/// A document in the list of all.
struct Entry {
    number: usize,
    name: String,
    genre: String,
    day: String,
    failed: bool,
    remarks: Vec<String>,
    sentences: usize,
    speakers: usize,
    owned: Option<f64>,
    /// Speakers and issues, as they are searched for.
    words: String,
}

impl Overview {
    /// Takes a document in.
    pub fn add(&mut self, report: &Dossier) {
        self.sentences += report.sentences.len();
        let by_number: BTreeMap<u32, &Sentence> =
            report.sentences.iter().map(|sentence| (sentence.sentence, sentence)).collect();
        for sentence in &report.sentences {
            for id in &sentence.speakers {
                let name = report.called(id);
                let actor = self.actors.number(name);
                for theme in &sentence.themes {
                    let evidence = || Evidence::new(report.number, sentence, name, sentence.confidence);
                    self.themes.add(actor, theme, 2, sentence.confidence, evidence);
                }
            }
        }
        for position in &report.positions {
            let (Some(id), Some(sentence)) = (&position.speaker, by_number.get(&position.sentence)) else { continue };
            let (name, confidence) = (report.called(id), position.confidence.unwrap_or_default());
            let side = match position.stance.as_str() {
                "oppose" => 0,
                "support" => 2,
                _ => 1,
            };
            let evidence = || Evidence::new(report.number, sentence, name, confidence);
            self.positions.add(self.actors.number(name), &position.issue, side, confidence, evidence);
        }
        for norm in &report.norms {
            let Some(sentence) = by_number.get(&norm.sentence) else { continue };
            let addressee = norm.attribute.as_deref().unwrap_or("(nobody named)").to_lowercase();
            let confidence = norm.confidence.unwrap_or_default();
            let evidence = || Evidence::new(report.number, sentence, &owners(report, sentence), confidence);
            self.norms.add(self.addressees.number(&addressee), &norm.deontic, 2, confidence, evidence);
        }
        self.documents.push(Entry::of(report));
    }

    /// The overview as HTML. `place` tells where a document is read; `evidence` takes the sentences of all cells.
    pub fn write(
        &self,
        place: &dyn Fn(usize) -> String,
        propositions: &BTreeMap<String, String>,
        evidence: &mut Vec<Vec<Evidence>>,
        to: &mut String,
    ) -> std::fmt::Result {
        self.list(place, to)?;
        let none = |_: &str| String::new();
        let said = |issue: &str| propositions.get(issue).cloned().unwrap_or_default();
        let about = About {
            id: "themes",
            title: "Who speaks of what",
            words: "Sentences of each actor that bear a theme. Choose a number to read the surest of them.",
            row: "Actor",
            names: &self.actors,
            columns: &none,
            sided: false,
        };
        heat(&self.themes, &about, evidence, to)?;
        let about = About {
            id: "positions",
            title: "Who takes which side",
            words: "Positions of each actor on each issue: + supports it, − opposes it, ? takes it up without a side.",
            columns: &said,
            sided: true,
            ..about
        };
        heat(&self.positions, &about, evidence, to)?;
        let about = About {
            id: "norms",
            title: "What is expected of whom",
            words: "Norms by whose conduct they rule and how they bind.",
            row: "Addressee",
            names: &self.addressees,
            columns: &none,
            sided: false,
        };
        heat(&self.norms, &about, evidence, to)?;
        super::network::network(&self.positions, &self.actors, to)
    }

    /// All documents, and what could not be read.
    fn list(&self, place: &dyn Fn(usize) -> String, to: &mut String) -> std::fmt::Result {
        let failed: Vec<&Entry> = self.documents.iter().filter(|entry| entry.failed).collect();
        if !failed.is_empty() {
            writeln!(to, "<section aria-labelledby=\"failed\"><h2 id=\"failed\">What could not be read</h2><ul>")?;
            for entry in failed {
                writeln!(to, "<li><bdi>{}</bdi>: {}</li>", Shown(&entry.name), Shown(entry.remarks.join("; ")))?;
            }
            writeln!(to, "</ul></section>")?;
        }
        writeln!(to, "<section aria-labelledby=\"documents\"><h2 id=\"documents\">Documents</h2>")?;
        if self.documents.len() > 1 {
            writeln!(
                to,
                "<p><label>Search titles, speakers and issues <input id=\"find\" type=\"search\"></label> <span id=\"found\" role=\"status\"></span></p>"
            )?;
        }
        write!(
            to,
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"documents\"><table class=\"list\"><thead><tr>"
        )?;
        for head in ["Document", "Genre", "Date", "Sentences", "Speakers", "With an owner", "Remarks"] {
            write!(to, "<th scope=\"col\">{head}</th>")?;
        }
        writeln!(to, "</tr></thead><tbody>")?;
        for entry in self.documents.iter().filter(|entry| !entry.failed) {
            entry.row(place, to)?;
        }
        writeln!(to, "</tbody></table></div></section>")
    }
}

impl Entry {
    fn of(report: &Dossier) -> Entry {
        let document = &report.document;
        let speakers = report.speakers.iter().take(SEARCHED).map(|speaker| speaker.name.as_str());
        let issues: BTreeSet<&str> = report.positions.iter().map(|position| position.issue.as_str()).collect();
        let words: Vec<&str> = speakers.chain(issues).chain([document.document.as_str()]).collect();
        Entry {
            number: report.number,
            name: document.name().into(),
            genre: document.genre.clone().unwrap_or_default(),
            day: document.day().into(),
            failed: document.status == "failed",
            remarks: report.remarks.iter().map(|remark| remark.message.clone()).collect(),
            sentences: report.sentences.len(),
            speakers: report.speakers.len(),
            owned: report.owned(),
            words: words.join(" ").to_lowercase(),
        }
    }

    fn row(&self, place: &dyn Fn(usize) -> String, to: &mut String) -> std::fmt::Result {
        let owned = self.owned.map(|owned| format!("{:.0} %", owned * 100.0)).unwrap_or_default();
        write!(to, "<tr data-f=\"{}\"><th scope=\"row\">", Shown(&self.words))?;
        write!(to, "<a href=\"{}\"><bdi>{}</bdi></a></th>", Shown(place(self.number)), Shown(&self.name))?;
        write!(to, "<td>{}</td><td>{}</td>", Shown(&self.genre), Shown(&self.day))?;
        writeln!(
            to,
            "<td>{}</td><td>{}</td><td>{owned}</td><td>{}</td></tr>",
            self.sentences,
            self.speakers,
            self.remarks.len()
        )
    }
}
