//! Weights of a choice that has always the same few outcomes: a row for each thing that holds, a column for each outcome.
//!
//! What holds of the case holds of every outcome, so it is told once and weighed for all of them.

use super::table::{self, Error, cell, weight};
use super::{Feature, Sink, Template, Values};
use rustc_hash::FxHashMap;

/// What each feature speaks for, by its weights for each of `N` outcomes. Features are told with 0 in the place of the outcome.
#[derive(Clone, Debug)]
pub struct Outcomes<const N: usize> {
    rows: FxHashMap<u64, [f64; N]>,
}

impl<const N: usize> Default for Outcomes<N> {
    fn default() -> Self {
        Outcomes { rows: FxHashMap::default() }
    }
}

impl<const N: usize> Outcomes<N> {
    /// Reads a table of weights: template, values but for the outcome, and a cell for each outcome, empty where it weighs nothing.
    ///
    /// # Errors
    ///
    /// Where a line names no feature, or has other cells.
    pub fn parse(table: &str, templates: &[Template]) -> Result<Outcomes<N>, Error> {
        let mut near = [0; 3];
        let mut rows = FxHashMap::with_capacity_and_hasher(table.len() / 40, Default::default());
        table::read(table, templates, |line| {
            let key = key(line.template, line.values, &templates[line.template].values, &mut near)?;
            rows.insert(key, row(line.weights)?);
            Some(())
        })?;
        Ok(Outcomes { rows })
    }

    /// For each outcome, the sum of the weights of all features that `tell` tells.
    pub fn scores(&self, tell: impl FnOnce(&mut Scores<N>)) -> [f64; N] {
        let mut scores = Scores { outcomes: self, sums: [0.0; N] };
        tell(&mut scores);
        scores.sums
    }
}

/// The sums of weights of the features told so far.
pub struct Scores<'a, const N: usize> {
    outcomes: &'a Outcomes<N>,
    sums: [f64; N],
}

impl<const N: usize> Scores<'_, N> {
    fn weigh(&mut self, key: u64) {
        if let Some(row) = self.outcomes.rows.get(&key) {
            self.sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
    }
}

impl<const N: usize> Sink for Scores<'_, N> {
    fn add(&mut self, feature: Feature) {
        self.weigh(u64::from(feature.0));
    }

    fn add_word(&mut self, template: u8, _: u8, word: &str) {
        self.weigh(of_word(template, word));
    }
}

/// Tells the features of a case for one of its outcomes.
pub struct Outcome<'s, S> {
    /// The place of the outcome among all.
    pub outcome: u8,
    /// Where its features are told.
    pub sink: &'s mut S,
}

impl<S: Sink> Sink for Outcome<'_, S> {
    fn add(&mut self, feature: Feature) {
        self.sink.add(feature.of_outcome(self.outcome));
    }

    fn add_word(&mut self, template: u8, _: u8, word: &str) {
        self.sink.add_word(template, self.outcome, word);
    }
}

fn key(template: usize, values: &str, kinds: &Values, near: &mut [u8; 3]) -> Option<u64> {
    match kinds {
        Values::Named(lists) => {
            Feature::named(template, values, lists.get(1..)?, 1, near).map(|feature| u64::from(feature.0))
        }
        Values::Word(_) => Some(of_word(template as u8, values)),
    }
}

/// A word of a template as a number: eight letters at a time, so that no two words of a language share one.
fn of_word(template: u8, word: &str) -> u64 {
    const BY: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |digest: u64, letters: u64| (digest.rotate_left(29) ^ letters).wrapping_mul(BY);
    let letters = |chunk: &[u8]| chunk.iter().rev().fold(0, |letters, byte| letters << 8 | u64::from(*byte));
    let digest = word.as_bytes().chunks(8).fold(word.len() as u64, |digest, chunk| mix(digest, letters(chunk)));
    // Numbers of features that are no words are below.
    mix(digest, u64::from(template)) | 1 << 63
}

fn row<const N: usize>(mut cells: &str) -> Option<[f64; N]> {
    let mut row = [0.0; N];
    for (at, place) in row.iter_mut().enumerate() {
        let (own, rest) = if at + 1 < N { cell(cells)? } else { (cells, "") };
        *place = if own.is_empty() { 0.0 } else { weight(own)? };
        cells = rest;
    }
    Some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATES: [Template; 2] = [
        Template { name: "act end", values: Values::Named(&[&["a", "b"], &["stop", "open"]]) },
        Template { name: "act word", values: Values::Word(&["a", "b"]) },
    ];

    #[test]
    fn what_holds_is_weighed_for_every_outcome() {
        let outcomes =
            Outcomes::<2>::parse("act end\topen\t0.50\t-0.25\nact word\thelp\t\t1.00\n", &TEMPLATES).unwrap();
        let scores = outcomes.scores(|sink| {
            sink.add(Feature::new(0, [0, 1, 0]));
            sink.add_word(1, 0, "help");
            sink.add_word(1, 0, "unknown");
        });
        assert_eq!(scores, [0.5, 0.75]);
    }

    #[test]
    fn a_line_with_other_cells_is_told() {
        for table in ["act end\tshut\t1.00\t1.00", "act end\topen\t1.00", "act word\thelp\t1.00\tx", "else\t\t\t"] {
            assert_eq!(Outcomes::<2>::parse(table, &TEMPLATES).unwrap_err().line, 1, "{table}");
        }
    }
}
