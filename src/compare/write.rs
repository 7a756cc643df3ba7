//! All tables of a comparison, one after the other.

use super::alignment::ActorId;
use super::bootstrap::Draws;
use super::comparison::Comparison;
use super::count::{self, Counts};
use super::error::Error;
use super::keyness::{self, Keyness};
use super::networks;
use super::norms::{self, Asked};
use super::outcome::Outcome;
use super::outline::Outline;
use super::passages;
use super::positions::{self, Held};
use super::rates::{self, Rate};
use super::series;
use super::shared;
use super::tables;
use crate::dataset::schema::Table;
use crate::dataset::{Rows, Take};
use rayon::prelude::*;
use rustc_hash::FxHashSet;

/// Writes all tables; what came of it.
pub(super) fn write(comparison: &Comparison, sheets: &mut dyn Take) -> Result<Outcome, Error> {
    let (sides_compared, remarks) = (comparison.sides.len(), comparison.remarks());
    let mut outcome = Outcome { sides: sides_compared, remarks, ..Outcome::default() };
    sides(comparison, sheets, &mut outcome)?;
    let counts: Vec<Counts> = comparison.sides.par_iter().map(count::counts).collect();
    vocabulary(comparison, sheets, &counts)?;
    let held: Vec<Held> = comparison.sides.iter().map(|side| positions::held(side, &comparison.actors)).collect();
    position_changes(comparison, sheets, &held, &mut outcome)?;
    norm_changes(comparison, sheets, &mut outcome)?;
    add(sheets, &tables::passages::TABLE, |rows| {
        tables::passages::fill(comparison, &passages::passages(&comparison.sides), rows);
    })?;
    add(sheets, &tables::series::TABLE, |rows| {
        let series = series::series(&comparison.sides, &counts, &held, comparison.least);
        tables::series::fill(comparison, &series::in_time(&comparison.sides), &series, rows);
    })?;
    add(sheets, &tables::networks::TABLE, |rows| {
        for (side, held) in comparison.sides.iter().zip(&held) {
            tables::networks::fill(comparison, &side.name, &networks::networks(held, comparison.least), rows);
        }
    })?;
    add(sheets, &tables::alignments::TABLE, |rows| tables::alignments::fill(comparison, rows))?;
    Ok(outcome)
}

fn sides(comparison: &Comparison, sheets: &mut dyn Take, outcome: &mut Outcome) -> Result<(), Error> {
    let outlines: Vec<Outline> = comparison.sides.par_iter().map(|side| Outline::of(side, comparison.least)).collect();
    outcome.caveats = (1..outlines.len()).filter(|at| !outlines[*at].caveats(&outlines[at - 1]).is_empty()).count();
    let shared = shared::shared(&comparison.sides);
    outcome.sentences = outlines.iter().zip(&shared).map(|(outline, shared)| outline.sentences - shared).sum();
    add(sheets, &tables::sides::TABLE, |rows| tables::sides::fill(comparison, &outlines, &shared, rows))
}

fn vocabulary(comparison: &Comparison, sheets: &mut dyn Take, counts: &[Counts]) -> Result<(), Error> {
    let draws = |side: usize| Draws::new(counts[side].units, side);
    let rates: Vec<Vec<Rate>> =
        (0..counts.len()).into_par_iter().map(|side| rates::rates(&counts[side], &draws(side))).collect();
    add(sheets, &tables::rates::TABLE, |rows| {
        comparison.sides.iter().zip(&rates).for_each(|(side, rates)| tables::rates::fill(&side.name, rates, rows));
    })?;
    let pairs = comparison.pairs().collect::<Vec<_>>().into_par_iter();
    let keyness = pairs.map(|[a, b]| keyness::keyness([&counts[a], &counts[b]], [&draws(a), &draws(b)]));
    let keyness: Vec<Vec<Keyness>> = keyness.collect();
    add(sheets, &tables::keyness::TABLE, |rows| {
        for (pair, keyness) in comparison.pairs().zip(&keyness) {
            tables::keyness::fill(comparison.names(pair), pair.map(|side| &counts[side]), keyness, rows);
        }
    })
}

fn position_changes(
    comparison: &Comparison,
    sheets: &mut dyn Take,
    held: &[Held],
    outcome: &mut Outcome,
) -> Result<(), Error> {
    let present: Vec<FxHashSet<ActorId>> =
        comparison.sides.iter().map(|side| comparison.actors.present(side)).collect();
    add(sheets, &tables::position_changes::TABLE, |rows| {
        for pair in comparison.pairs() {
            let changes =
                positions::changes(pair.map(|side| &held[side]), pair.map(|side| &present[side]), comparison.least);
            changes.iter().for_each(|change| outcome.count(&change.shift));
            tables::position_changes::fill(comparison, comparison.names(pair), &changes, rows);
        }
    })
}

fn norm_changes(comparison: &Comparison, sheets: &mut dyn Take, outcome: &mut Outcome) -> Result<(), Error> {
    let asked: Vec<Asked> = comparison.sides.iter().map(norms::asked).collect();
    add(sheets, &tables::norm_changes::TABLE, |rows| {
        for pair in comparison.pairs() {
            let changes = norms::changes(pair.map(|side| &asked[side]), comparison.least);
            changes.iter().for_each(|(_, shift)| outcome.count(shift));
            tables::norm_changes::fill(comparison, comparison.names(pair), changes.iter(), rows);
        }
    })
}

/// Adds a table with the rows that are filled in.
fn add(sheets: &mut dyn Take, table: &'static Table, fill: impl FnOnce(&mut Rows)) -> Result<(), Error> {
    let mut rows = sheets.rows(table);
    fill(&mut rows);
    Ok(sheets.add(table, rows)?)
}
