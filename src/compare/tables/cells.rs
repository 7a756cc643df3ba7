//! Cells that several tables have.

use crate::compare::alignment::ActorId;
use crate::compare::change::Shift;
use crate::compare::comparison::Comparison;
use crate::compare::source::Report;
use crate::dataset::Rows;

/// The cells of `change`, `if_right` and `doubts`.
pub(super) fn change<R>(shift: &Shift<R>, row: &mut Rows) {
    row.text(shift.told().name());
    row.text(shift.change.name());
    row.list(shift.doubts.iter().map(|doubt| doubt.name()));
}

/// The cells of a row's dataset, document and sentence.
pub(super) fn place(comparison: &Comparison, report: &Report, sentence: u32, row: &mut Rows) {
    row.text(comparison.dataset(report));
    row.text(&report.document.document);
    row.integer(sentence);
}

/// The cell of a sentence's page.
pub(super) fn page(report: &Report, sentence: u32, row: &mut Rows) {
    row.optional_integer(report.sentence(sentence).and_then(|sentence| sentence.page));
}

/// The cell of a sentence's words.
pub(super) fn text(report: &Report, sentence: u32, row: &mut Rows) {
    row.optional_text(report.sentence(sentence).map(|sentence| sentence.text.as_str()));
}

/// The cells of an actor's id and name.
pub(super) fn actor(comparison: &Comparison, actor: ActorId, row: &mut Rows) {
    row.text(&actor.to_string());
    row.text(&comparison.actors[actor].name);
}

/// The cells of an interval.
pub(super) fn interval(interval: Option<(f64, f64)>, row: &mut Rows) {
    row.optional_number(interval.map(|(low, _)| low));
    row.optional_number(interval.map(|(_, high)| high));
}
