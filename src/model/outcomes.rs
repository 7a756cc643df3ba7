//! Weights of a choice that has always the same few outcomes: a row for each thing that holds, a column for each outcome.
//!
//! What holds of the case holds of every outcome, so it is told once and weighed for all of them.

use super::table::{self, Error, Line, cell, weight};
use super::{Feature, Sink, Template, Values};
use rustc_hash::FxHashMap;

/// What each feature speaks for, by its weights for each of `N` outcomes. Features are told with 0 in the place of the outcome.
#[derive(Clone, Debug)]
pub struct Outcomes<const N: usize> {
    /// By feature, or by a listed word with its template.
    rows: FxHashMap<u64, [f64; N]>,
    /// By feature of one outcome, the weights of words: one that is not listed has that of a word with its digest.
    words: FxHashMap<Feature, f64>,
}

impl<const N: usize> Default for Outcomes<N> {
    fn default() -> Self {
        Outcomes { rows: FxHashMap::default(), words: FxHashMap::default() }
    }
}

impl<const N: usize> Outcomes<N> {
    /// Reads a table of weights: template, values but for the outcome, and a cell for each outcome, empty where it weighs nothing.
    ///
    /// # Errors
    ///
    /// Where a line names no feature, or has other cells.
    pub fn parse(table: &str, templates: &[Template]) -> Result<Outcomes<N>, Error> {
        let (mut near, mut listed) = ([0; 3], Vec::new());
        // A row has some sixty bytes, most of its cells a weight.
        let mut outcomes = Outcomes::<N>::default();
        outcomes.rows.reserve(table.len() / 60);
        outcomes.words.reserve(table.len() / 9);
        table::read(table, templates, |line| {
            let row = row(line.weights)?;
            match templates[line.template].values {
                Values::Named(lists) => _ = outcomes.rows.insert(named(&line, lists, &mut near)?, row),
                Values::Word(_) => {
                    outcomes.list(line.template as u8, line.values, row);
                    listed.push((line.template as u8, line.values, row));
                }
            }
            Some(())
        })?;
        for (template, word, row) in listed {
            let row = outcomes.filled(template, word, row);
            outcomes.rows.insert(key(template, word), row);
        }
        Ok(outcomes)
    }

    fn list(&mut self, template: u8, word: &str, row: [f64; N]) {
        for (outcome, weight) in row.into_iter().enumerate().filter(|(_, weight)| *weight != 0.0) {
            self.words.insert(Feature::word(template, outcome as u8, word), weight);
        }
    }

    /// The weights of a word by its digests.
    fn of_word(&self, template: u8, word: &str) -> [f64; N] {
        std::array::from_fn(|outcome| self.of_outcome(template, outcome, word))
    }

    fn of_outcome(&self, template: u8, outcome: usize, word: &str) -> f64 {
        self.words.get(&Feature::word(template, outcome as u8, word)).copied().unwrap_or(0.0)
    }

    /// The weights of a listed word; for an outcome with none, that of a word with its digest.
    fn filled(&self, template: u8, word: &str, mut row: [f64; N]) -> [f64; N] {
        for (outcome, weight) in row.iter_mut().enumerate().filter(|(_, weight)| **weight == 0.0) {
            *weight = self.of_outcome(template, outcome, word);
        }
        row
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
    fn weigh(&mut self, row: &[f64; N]) {
        self.sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
    }
}

impl<const N: usize> Sink for Scores<'_, N> {
    fn add(&mut self, feature: Feature) {
        if let Some(row) = self.outcomes.rows.get(&u64::from(feature.0)) {
            self.weigh(row);
        }
    }

    fn add_word(&mut self, template: u8, _: u8, word: &str) {
        match self.outcomes.rows.get(&key(template, word)) {
            Some(row) => self.weigh(row),
            None => self.weigh(&self.outcomes.of_word(template, word)),
        }
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
        self.sink.add(feature.with(0, self.outcome));
    }

    fn add_word(&mut self, template: u8, _: u8, word: &str) {
        self.sink.add_word(template, self.outcome, word);
    }
}

/// The key of a line's feature, which is told with 0 in the place of the outcome.
fn named(line: &Line, lists: &[&[&str]], near: &mut [u8; 3]) -> Option<u64> {
    let feature = Feature::named(line.template, line.values, lists.get(1..)?, 1, near)?;
    Some(u64::from(feature.0))
}

/// The key of a word of a template: eight letters at a time, so that no two words of a language share one.
fn key(template: u8, word: &str) -> u64 {
    const BY: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |digest: u64, letters: u64| (digest.rotate_left(29) ^ letters).wrapping_mul(BY);
    let letters = |chunk: &[u8]| chunk.iter().rev().fold(0, |letters, byte| letters << 8 | u64::from(*byte));
    let digest = word.as_bytes().chunks(8).fold(word.len() as u64, |digest, chunk| mix(digest, letters(chunk)));
    // The keys of features that are no words are below.
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
