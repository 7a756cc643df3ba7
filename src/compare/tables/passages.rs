//! `passages`: which language is taken over, and what is changed in it.

use super::cells;
use super::columns::{
    A_DATASET, A_DOCUMENT, A_PAGE, A_SENTENCE, A_SIDE, B_DATASET, B_DOCUMENT, B_PAGE, B_SENTENCE, B_SIDE, OF_SIDES,
};
use crate::compare::comparison::Comparison;
use crate::compare::passages::{Paragraph, Passage};
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Boolean, Integer, Share, Text};
use crate::dataset::schema::{Column, Table};

pub(in crate::compare) const TABLE: Table = Table {
    name: "passages",
    about: "A paragraph taken over from an earlier side, word for word or nearly so.",
    columns: &[
        A_SIDE,
        B_SIDE,
        Column::new("change", Text, "Whether the words are `kept` or `revised`").always().one_of(changes),
        Column::new("moved", Boolean, "Whether it stands elsewhere in the order of what is taken over").always(),
        Column::new("similarity", Share, "Share of words in common").always(),
        Column::new("inserted", Integer, "Number of words inserted").always(),
        Column::new("struck", Integer, "Number of words struck").always(),
        Column::new(
            "diff",
            Text,
            "The words with what is struck as `[-…-]` and inserted as `{+…+}`; null where all are kept",
        ),
        A_DATASET.always(),
        A_DOCUMENT.always(),
        A_SENTENCE.always(),
        A_PAGE,
        Column::new("a_paragraph", Integer, "Its paragraph").always(),
        Column::new("a_text", Text, "The words of that").always(),
        B_DATASET.always(),
        B_DOCUMENT.always(),
        B_SENTENCE.always(),
        B_PAGE,
        Column::new("b_paragraph", Integer, "Its paragraph").always(),
        Column::new("b_text", Text, "The words of that").always(),
    ],
    key: &["b_side", "b_document", "b_sentence"],
    references: &OF_SIDES,
};

/// Fills a row for each passage.
pub(in crate::compare) fn fill(comparison: &Comparison, passages: &[Passage], row: &mut Rows) {
    for Passage { from, to, diff, moved } in passages {
        [from, to].into_iter().for_each(|paragraph| row.text(&comparison.sides[paragraph.side].name));
        row.text(if diff.is_some() { "revised" } else { "kept" });
        row.boolean(*moved);
        row.share(diff.as_ref().map_or(1.0, |diff| diff.similarity as f32));
        row.integer(diff.as_ref().map_or(0, |diff| diff.inserted as u64));
        row.integer(diff.as_ref().map_or(0, |diff| diff.struck as u64));
        row.optional_text(diff.as_ref().map(|diff| diff.marked.as_str()));
        [from, to].into_iter().for_each(|side| paragraph(comparison, side, row));
        row.end();
    }
}

fn paragraph(comparison: &Comparison, paragraph: &Paragraph, row: &mut Rows) {
    let sentence = paragraph.first().map_or(0, |sentence| sentence.sentence);
    cells::place(comparison, paragraph.report, sentence, row);
    cells::page(paragraph.report, sentence, row);
    row.integer(paragraph.number());
    row.text(&paragraph.text());
}

fn changes() -> Vec<&'static str> {
    vec!["kept", "revised"]
}
