//! Columns that several tables have.

use crate::compare::change::Change;
use crate::dataset::schema::Type::{Integer, List, Share, Text};
use crate::dataset::schema::{Column, Reference};

pub(super) const SIDE: Column = Column::new("side", Text, "The side, as in `sides`").always();
pub(super) const A_SIDE: Column = Column::new("a_side", Text, "The first of two sides").always();
pub(super) const B_SIDE: Column = Column::new("b_side", Text, "The second").always();
pub(super) const OF_SIDE: Reference = Reference { columns: &["side"], table: "sides", key: &["side"] };
pub(super) const OF_SIDES: [Reference; 2] = [
    Reference { columns: &["a_side"], table: "sides", key: &["side"] },
    Reference { columns: &["b_side"], table: "sides", key: &["side"] },
];

pub(super) const CHANGE: Column =
    Column::new("change", Text, "What changes from the first side to the second").always().one_of(changes);
pub(super) const IF_RIGHT: Column =
    Column::new("if_right", Text, "What it is if all is right that is doubtful").always().one_of(settled_changes);
pub(super) const DOUBTS: Column =
    Column::new("doubts", List, "Why it is uncertain: `confidence`, `divided`, `actor`, `absent`");

pub(super) const A_DATASET: Column =
    Column::new("a_dataset", Text, "The dataset of the row that stands for the first side");
pub(super) const A_DOCUMENT: Column = Column::new("a_document", Text, "Its document");
pub(super) const A_SENTENCE: Column = Column::new("a_sentence", Integer, "Its sentence");
pub(super) const A_PAGE: Column = Column::new("a_page", Integer, "The page of that");
pub(super) const A_CONFIDENCE: Column = Column::new("a_confidence", Share, "The confidence of the row");
pub(super) const A_ROWS: Column = Column::new("a_rows", Integer, "Number of rows it stands for");
pub(super) const A_TEXT: Column = Column::new("a_text", Text, "The words of the sentence");
pub(super) const B_DATASET: Column =
    Column::new("b_dataset", Text, "The dataset of the row that stands for the second side");
pub(super) const B_DOCUMENT: Column = Column::new("b_document", Text, "Its document");
pub(super) const B_SENTENCE: Column = Column::new("b_sentence", Integer, "Its sentence");
pub(super) const B_PAGE: Column = Column::new("b_page", Integer, "The page of that");
pub(super) const B_CONFIDENCE: Column = Column::new("b_confidence", Share, "The confidence of the row");
pub(super) const B_ROWS: Column = Column::new("b_rows", Integer, "Number of rows it stands for");
pub(super) const B_TEXT: Column = Column::new("b_text", Text, "The words of the sentence");

fn changes() -> Vec<&'static str> {
    Change::ALL.map(Change::name).to_vec()
}

fn settled_changes() -> Vec<&'static str> {
    Change::ALL.into_iter().filter(|change| *change != Change::Uncertain).map(Change::name).collect()
}
