//! `position_changes`: what becomes of an actor's side on an issue.

use super::cells;
use super::columns::{
    A_CONFIDENCE, A_DATASET, A_DOCUMENT, A_PAGE, A_ROWS, A_SENTENCE, A_SIDE, A_TEXT, B_CONFIDENCE, B_DATASET,
    B_DOCUMENT, B_PAGE, B_ROWS, B_SENTENCE, B_SIDE, B_TEXT, CHANGE, DOUBTS, IF_RIGHT, OF_SIDES,
};
use crate::compare::change::Standing;
use crate::compare::comparison::Comparison;
use crate::compare::positions::{PositionChange, Taken};
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Integer, Text};
use crate::dataset::schema::{Column, Table};
use crate::position::Stance;

pub(in crate::compare) const TABLE: Table = Table {
    name: "position_changes",
    about: "An actor, an issue, and what becomes of the stance from one side of the comparison to the next.",
    columns: &[
        A_SIDE,
        B_SIDE,
        Column::new("actor", Text, "The actor, as in `alignments`").always(),
        Column::new("actor_name", Text, "The actor's name").always(),
        Column::new("issue", Text, "The issue").always(),
        CHANGE,
        IF_RIGHT,
        DOUBTS,
        Column::new("present", Text, "Which sides name the actor: only with `both` can silence be a change of mind")
            .always()
            .one_of(presences),
        A_DATASET,
        A_DOCUMENT,
        A_SENTENCE,
        A_PAGE,
        Column::new("a_position", Integer, "The row in `positions`"),
        Column::new("a_stance", Text, "The stance").one_of(stances),
        Column::new("a_force", Integer, "How strongly, from 1 to 5"),
        A_CONFIDENCE,
        A_ROWS,
        A_TEXT,
        B_DATASET,
        B_DOCUMENT,
        B_SENTENCE,
        B_PAGE,
        Column::new("b_position", Integer, "The row in `positions`"),
        Column::new("b_stance", Text, "The stance").one_of(stances),
        Column::new("b_force", Integer, "How strongly, from 1 to 5"),
        B_CONFIDENCE,
        B_ROWS,
        B_TEXT,
    ],
    key: &["a_side", "b_side", "actor", "issue"],
    references: &OF_SIDES,
};

/// Fills a row for each change between two sides.
pub(in crate::compare) fn fill(comparison: &Comparison, sides: [&str; 2], changes: &[PositionChange], row: &mut Rows) {
    for PositionChange { actor, issue, present, shift } in changes {
        sides.into_iter().for_each(|side| row.text(side));
        cells::actor(comparison, *actor, row);
        row.text(issue);
        cells::change(shift, row);
        row.text(match present {
            [true, true] => "both",
            [true, false] => "a",
            [false, _] => "b",
        });
        [&shift.before, &shift.after].into_iter().for_each(|standing| position(comparison, standing.as_ref(), row));
        row.end();
    }
}

fn position(comparison: &Comparison, standing: Option<&Standing<Taken>>, row: &mut Rows) {
    let Some(Standing { row: Taken { report, position, .. }, rows, .. }) = standing else { return row.nulls(10) };
    cells::place(comparison, report, position.sentence, row);
    cells::page(report, position.sentence, row);
    row.integer(position.position);
    row.text(position.stance.name());
    row.optional_integer(position.force);
    row.share(position.confidence.unwrap_or_default());
    row.integer(*rows as u64);
    cells::text(report, position.sentence, row);
}

fn presences() -> Vec<&'static str> {
    vec!["both", "a", "b"]
}

fn stances() -> Vec<&'static str> {
    Stance::ALL.map(Stance::name).to_vec()
}
