//! `norm_changes`: which norms appear, vanish or bind otherwise.

use super::cells;
use super::columns::{
    A_CONFIDENCE, A_DATASET, A_DOCUMENT, A_PAGE, A_ROWS, A_SENTENCE, A_SIDE, A_TEXT, B_CONFIDENCE, B_DATASET,
    B_DOCUMENT, B_PAGE, B_ROWS, B_SENTENCE, B_SIDE, B_TEXT, CHANGE, DOUBTS, IF_RIGHT, OF_SIDES,
};
use crate::compare::change::{Shift, Standing};
use crate::compare::comparison::Comparison;
use crate::compare::norms::{Matter, Stated};
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Integer, Text};
use crate::dataset::schema::{Column, Table};
use crate::lexicon::DeonticForce;

pub(in crate::compare) const TABLE: Table = Table {
    name: "norm_changes",
    about: "A norm, and what becomes of it from one side of the comparison to the next.",
    columns: &[
        A_SIDE,
        B_SIDE,
        Column::new("matter", Text, "What it asks: a letter of the norms of A/70/174, or `attribute | aim | object`")
            .always(),
        Column::new("gge_norm", Text, "The norm of A/70/174, paragraph 13, that it restates"),
        Column::new(
            "attribute",
            Text,
            "Whose conduct it rules, in normalized words, of one that restates none of these",
        ),
        Column::new("aim", Text, "What is to be done"),
        Column::new("object", Text, "To whom or what"),
        CHANGE,
        IF_RIGHT,
        DOUBTS,
        A_DATASET,
        A_DOCUMENT,
        A_SENTENCE,
        A_PAGE,
        Column::new("a_norm", Integer, "The row in `norms`"),
        Column::new("a_deontic", Text, "How it binds").one_of(deontics),
        A_CONFIDENCE,
        A_ROWS,
        A_TEXT,
        B_DATASET,
        B_DOCUMENT,
        B_SENTENCE,
        B_PAGE,
        Column::new("b_norm", Integer, "The row in `norms`"),
        Column::new("b_deontic", Text, "How it binds").one_of(deontics),
        B_CONFIDENCE,
        B_ROWS,
        B_TEXT,
    ],
    key: &["a_side", "b_side", "matter"],
    references: &OF_SIDES,
};

/// Fills a row for each change between two sides.
pub(in crate::compare) fn fill<'c>(
    comparison: &Comparison,
    sides: [&str; 2],
    changes: impl Iterator<Item = &'c (&'c Matter<'c>, Shift<Stated<'c>>)>,
    row: &mut Rows,
) {
    for (asked, shift) in changes {
        sides.into_iter().for_each(|side| row.text(side));
        matter(asked, row);
        cells::change(shift, row);
        [&shift.before, &shift.after].into_iter().for_each(|standing| norm(comparison, standing.as_ref(), row));
        row.end();
    }
}

fn matter(matter: &Matter, row: &mut Rows) {
    match matter {
        Matter::Gge(letter) => {
            row.text(letter);
            row.text(letter);
            row.nulls(3);
        }
        Matter::Free { attribute, aim, object } => {
            row.text(&format!("{attribute} | {aim} | {object}"));
            row.null();
            [attribute, aim, object]
                .into_iter()
                .for_each(|part| row.optional_text(Some(part.as_str()).filter(|part| !part.is_empty())));
        }
    }
}

fn norm(comparison: &Comparison, standing: Option<&Standing<Stated>>, row: &mut Rows) {
    let Some(Standing { row: Stated { report, norm }, rows, .. }) = standing else { return row.nulls(9) };
    cells::place(comparison, report, norm.sentence, row);
    cells::page(report, norm.sentence, row);
    row.integer(norm.norm);
    row.text(norm.deontic.name());
    row.share(norm.confidence.unwrap_or_default());
    row.integer(*rows as u64);
    cells::text(report, norm.sentence, row);
}

fn deontics() -> Vec<&'static str> {
    DeonticForce::ALL.map(DeonticForce::name).to_vec()
}
