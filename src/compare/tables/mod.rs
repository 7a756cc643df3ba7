//! The tables of a comparison: a file each, with its columns and how a row is filled.

pub(super) mod alignments;
pub(super) mod keyness;
pub(super) mod networks;
pub(super) mod norm_changes;
pub(super) mod passages;
pub(super) mod position_changes;
pub(super) mod rates;
pub(super) mod series;
pub(super) mod sides;

use super::Comparison;
use super::alignment::ActorId;
use super::change::{Change, Shift};
use super::source::Report;
use crate::dataset::schema::Type::{Integer, List, Share, Text};
use crate::dataset::schema::{Column, Reference, Table};
use crate::dataset::{Layout, Rows};

/// What `compare` writes.
pub static COMPARISON: Layout = Layout {
    name: "comparison",
    title: "What differs between reports, and in which words",
    tables: &TABLES,
    folders: &[],
};

/// All tables, in the order in which their files are listed.
pub static TABLES: [Table; 9] = [
    sides::TABLE,
    rates::TABLE,
    keyness::TABLE,
    position_changes::TABLE,
    norm_changes::TABLE,
    passages::TABLE,
    series::TABLE,
    networks::TABLE,
    alignments::TABLE,
];

const SIDE: Column = Column::new("side", Text, "The side, as in `sides`").always();
const A_SIDE: Column = Column::new("a_side", Text, "The first of two sides").always();
const B_SIDE: Column = Column::new("b_side", Text, "The second").always();
const OF_SIDE: Reference = Reference { columns: &["side"], table: "sides", key: &["side"] };
const OF_SIDES: [Reference; 2] = [
    Reference { columns: &["a_side"], table: "sides", key: &["side"] },
    Reference { columns: &["b_side"], table: "sides", key: &["side"] },
];

const CHANGE: Column =
    Column::new("change", Text, "What changes from the first side to the second").always().one_of(changes);
const IF_RIGHT: Column =
    Column::new("if_right", Text, "What it is if all is right that is doubtful").always().one_of(settled_changes);
const DOUBTS: Column = Column::new("doubts", List, "Why it is uncertain: `confidence`, `divided`, `actor`, `absent`");

const A_DATASET: Column = Column::new("a_dataset", Text, "The dataset of the row that stands for the first side");
const A_DOCUMENT: Column = Column::new("a_document", Text, "Its document");
const A_SENTENCE: Column = Column::new("a_sentence", Integer, "Its sentence");
const A_PAGE: Column = Column::new("a_page", Integer, "The page of that");
const A_CONFIDENCE: Column = Column::new("a_confidence", Share, "The confidence of the row");
const A_ROWS: Column = Column::new("a_rows", Integer, "Number of rows it stands for");
const A_TEXT: Column = Column::new("a_text", Text, "The words of the sentence");
const B_DATASET: Column = Column::new("b_dataset", Text, "The dataset of the row that stands for the second side");
const B_DOCUMENT: Column = Column::new("b_document", Text, "Its document");
const B_SENTENCE: Column = Column::new("b_sentence", Integer, "Its sentence");
const B_PAGE: Column = Column::new("b_page", Integer, "The page of that");
const B_CONFIDENCE: Column = Column::new("b_confidence", Share, "The confidence of the row");
const B_ROWS: Column = Column::new("b_rows", Integer, "Number of rows it stands for");
const B_TEXT: Column = Column::new("b_text", Text, "The words of the sentence");

fn changes() -> Vec<&'static str> {
    Change::ALL.map(Change::name).to_vec()
}

fn settled_changes() -> Vec<&'static str> {
    Change::ALL.into_iter().filter(|change| *change != Change::Uncertain).map(Change::name).collect()
}

/// The cells of `change`, `if_right` and `doubts`.
fn change<R>(shift: &Shift<R>, row: &mut Rows) {
    row.text(shift.told().name());
    row.text(shift.change.name());
    row.list(shift.doubts.iter().map(|doubt| doubt.name()));
}

/// The cells of a row's dataset, document and sentence.
fn place(comparison: &Comparison, report: &Report, sentence: u32, row: &mut Rows) {
    row.text(comparison.dataset(report));
    row.text(&report.document.document);
    row.integer(sentence);
}

/// The cell of a sentence's page.
fn page(report: &Report, sentence: u32, row: &mut Rows) {
    row.optional_integer(report.sentence(sentence).and_then(|sentence| sentence.page));
}

/// The cell of a sentence's words.
fn text(report: &Report, sentence: u32, row: &mut Rows) {
    row.optional_text(report.sentence(sentence).map(|sentence| sentence.text.as_str()));
}

/// The cells of an actor's id and name.
fn actor(comparison: &Comparison, actor: ActorId, row: &mut Rows) {
    row.text(&actor.to_string());
    row.text(&comparison.actors[actor].name);
}

/// The cells of an interval.
fn interval(interval: Option<(f64, f64)>, row: &mut Rows) {
    row.optional_number(interval.map(|(low, _)| low));
    row.optional_number(interval.map(|(_, high)| high));
}
