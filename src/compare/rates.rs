//! How often a side speaks of each theme and entry: of a thousand sentences, how many.

use super::bootstrap::{Draws, interval};
use super::count::{Count, Counts, EntryKey};
use super::significance::wilson;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of<'s> {
    Theme(&'s str),
    Entry(EntryKey<'s>),
}

/// A rate of a thousand sentences, with the interval of Wilson and that of the draws.
#[derive(Clone, Debug)]
pub(super) struct Rate<'s> {
    pub of: Of<'s>,
    pub sentences: u64,
    pub rate: f64,
    pub wilson: Option<(f64, f64)>,
    pub drawn: Option<(f64, f64)>,
}

/// The rates of a side.
pub(super) fn rates<'s>(counts: &Counts<'s>, draws: &Draws) -> Vec<Rate<'s>> {
    let all: Vec<f64> = draws.sums(&counts.sentences.parts).collect();
    let themes = counts.themes.iter().map(|(theme, count)| (Of::Theme(theme), count));
    let entries = counts.entries.iter().map(|(key, (sentences, _))| (Of::Entry(*key), sentences));
    let rated = themes.chain(entries).map(|(of, count)| rate(of, count, counts.sentences.total, draws, &all));
    rated.collect()
}

fn rate<'s>(of: Of<'s>, count: &Count, sentences: u64, draws: &Draws, all: &[f64]) -> Rate<'s> {
    let (part, whole) = (count.total as f64, sentences as f64);
    let thousand = |(low, high): (f64, f64)| (low * 1000.0, high * 1000.0);
    let drawn = draws.sums(&count.parts).zip(all).map(|(part, whole)| part / whole * 1000.0);
    let wilson = wilson(part, whole).map(thousand);
    Rate { of, sentences: count.total, rate: part / whole * 1000.0, wilson, drawn: interval(drawn) }
}
