//! A table of weights: one line a feature, tab-separated: template, values, weight.

use super::{Feature, Sink, Template};
use rustc_hash::FxHashMap;

/// What each feature speaks for, by its weight; features that are not listed weigh nothing.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    by_feature: FxHashMap<Feature, f64>,
}

/// A line of a table that names no known feature.
#[derive(Debug, thiserror::Error)]
#[error("line {line} of the weights is no feature and weight: `{text}`")]
pub struct Error {
    /// Counted from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

impl Weights {
    /// Reads a table of weights; lines that begin with `#` are remarks.
    pub fn parse(table: &str, templates: &[Template]) -> Result<Weights, Error> {
        let lines = table.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
        let read = |(at, line): (usize, &str)| {
            entry(line, templates).ok_or_else(|| Error { line: at + 1, text: line.to_string() })
        };
        Ok(Weights { by_feature: lines.map(read).collect::<Result<_, _>>()? })
    }

    /// Weights given one by one.
    pub fn of(weights: impl IntoIterator<Item = (Feature, f64)>) -> Weights {
        Weights { by_feature: weights.into_iter().collect() }
    }

    /// The weight of a feature.
    pub fn of_feature(&self, feature: Feature) -> f64 {
        self.by_feature.get(&feature).copied().unwrap_or(0.0)
    }

    /// The features that `tell` tells which speak for it most, the weightiest first.
    pub fn reasons(&self, tell: impl FnOnce(&mut Reasons)) -> Vec<Feature> {
        let mut reasons = Reasons { weights: self, best: Vec::with_capacity(MOST_REASONS + 1) };
        tell(&mut reasons);
        reasons.best.into_iter().map(|(feature, _)| feature).collect()
    }

    /// The sum of the weights of all features that `tell` tells.
    pub fn score(&self, tell: impl FnOnce(&mut Score)) -> f64 {
        let mut score = Score { weights: self, sum: 0.0 };
        tell(&mut score);
        score.sum
    }
}

fn entry(line: &str, templates: &[Template]) -> Option<(Feature, f64)> {
    let mut cells = line.split('\t');
    let (template, values, weight) = (cells.next()?, cells.next()?, cells.next()?);
    Some((Feature::parse(template, values, templates)?, weight.parse().ok()?))
}

/// How many reasons are kept.
const MOST_REASONS: usize = 3;

/// The weightiest of the features told so far; words are left out.
pub struct Reasons<'a> {
    weights: &'a Weights,
    best: Vec<(Feature, f64)>,
}

impl Sink for Reasons<'_> {
    fn add(&mut self, feature: Feature) {
        let weight = self.weights.of_feature(feature);
        let place = self.best.iter().position(|(_, other)| weight > *other).unwrap_or(self.best.len());
        if weight > 0.0 && place < MOST_REASONS {
            self.best.insert(place, (feature, weight));
            self.best.truncate(MOST_REASONS);
        }
    }

    fn add_word(&mut self, _: u8, _: u8, _: &str) {}
}

/// The sum of weights of the features told so far.
pub struct Score<'a> {
    weights: &'a Weights,
    sum: f64,
}

impl Sink for Score<'_> {
    fn add(&mut self, feature: Feature) {
        self.sum += self.weights.of_feature(feature);
    }

    fn add_word(&mut self, template: u8, value: u8, word: &str) {
        self.add(Feature::word(template, value, word));
    }
}
