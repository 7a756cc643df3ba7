//! Discourse Network Analyzer 3: its database and its list of events.
//!
//! Each position that takes a side is a statement with person, organization, concept and agreement; one that takes none is
//! an annotation. DNA counts UTF-16 units of a text whose lines end in `\n`, so texts are stored with such ends.

mod database;
mod events;
mod source;

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use super::folded::Folded;
use super::remark::counted;
use crate::dataset::shelf::{Issue, Position};
use database::Database;
use events::Events;
use source::Source;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A position as DNA has it.
struct Statement<'d> {
    source: Source<'d>,
    concept: &'d Concept,
    /// Whether it supports the concept; none where it takes no side.
    agreement: Option<bool>,
    /// Where it stands in the text with folded line ends.
    place: Range<usize>,
    words: &'d str,
}

/// An issue as DNA has it.
struct Concept {
    /// Unlike those of the others.
    name: String,
    id: String,
    proposition: String,
}

impl Concept {
    /// An issue that the dataset does not list.
    fn unlisted((lexicon, issue): &(String, String)) -> Concept {
        let id = format!("{lexicon}/{issue}");
        Concept { name: id.clone(), id, proposition: String::new() }
    }
}

/// The folder while documents are added.
pub(super) struct Dna {
    database: Database,
    events: Events,
    concepts: BTreeMap<(String, String), Concept>,
    tally: Tally,
}

/// What the format cannot hold.
#[derive(Debug, Default)]
struct Tally {
    undated: usize,
    shifted: usize,
    norms: usize,
    statements: usize,
}

impl Dna {
    /// A database and a list without documents, of a dataset with these issues.
    pub fn new(issues: Vec<Issue>, out: &Path) -> Result<Dna, Error> {
        Ok(Dna {
            database: Database::create(&out.join("dataset.dna"))?,
            events: Events::create(&out.join("events.csv"))?,
            concepts: concepts(&issues),
            tally: Tally::default(),
        })
    }
}

impl Exporter for Dna {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        let text = Folded::new(document);
        let number = self.database.document(document, &text)?;
        self.tally.undated += usize::from(document.document.date.is_none());
        self.tally.norms += document.norms.len();
        self.tally.statements += document.statements.len();
        for position in &document.positions {
            let issue = (position.lexicon.clone(), position.issue.clone());
            let concept = self.concepts.entry(issue).or_insert_with_key(Concept::unlisted);
            let statement = statement(document, &text, position, concept);
            self.tally.shifted += usize::from(statement.place.start > text.points([position.start; 2]).start);
            let id = self.database.statement(number, &statement)?;
            self.events.add(document, number, id, &statement)?;
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<String>, Error> {
        self.database.finish()?;
        self.events.finish()?;
        let Tally { undated, shifted, norms, statements } = self.tally;
        let remarks = [
            (
                statements + norms,
                format!("{statements} statements and {norms} norms are left out: DNA holds positions alone"),
            ),
            (undated, format!("{undated} documents without a day stand at 1 January 1970")),
            (
                shifted,
                format!(
                    "{shifted} statements stand behind letters that DNA's list counts otherwise: it quotes them late"
                ),
            ),
        ];
        Ok(counted(remarks).collect())
    }
}

fn statement<'d>(document: &'d Annotated, text: &Folded, position: &Position, concept: &'d Concept) -> Statement<'d> {
    let agreement = match position.stance.as_str() {
        "support" => Some(true),
        "oppose" => Some(false),
        _ => None,
    };
    let (source, span) = (Source::of(document, position.speaker.as_deref()), [position.start, position.end]);
    Statement { source, concept, agreement, place: text.utf16(span), words: document.letters(span) }
}

/// The issues by lexicon and id, each with a name of its own.
fn concepts(issues: &[Issue]) -> BTreeMap<(String, String), Concept> {
    let is_alone = |label: &str| issues.iter().filter(|issue| issue.label == label).count() == 1;
    let concept = |issue: &Issue| Concept {
        name: match is_alone(&issue.label) {
            true => issue.label.clone(),
            false => format!("{} ({}/{})", issue.label, issue.lexicon, issue.issue),
        },
        id: format!("{}/{}", issue.lexicon, issue.issue),
        proposition: issue.proposition.clone().unwrap_or_default(),
    };
    issues.iter().map(|issue| ((issue.lexicon.clone(), issue.issue.clone()), concept(issue))).collect()
}
