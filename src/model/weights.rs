//! A table of weights: one line a feature, tab-separated: template, values, weight.

use super::table::{self, Error, weight};
use super::{Feature, Sink, Template};
use rustc_hash::FxHashMap;

/// What each feature speaks for, by its weight; features that are not listed weigh nothing.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    by_feature: FxHashMap<Feature, f64>,
}

impl Weights {
    /// Reads a table of weights; lines that begin with `#` are remarks.
    pub fn parse(table: &str, templates: &[Template]) -> Result<Weights, Error> {
        let mut by_feature = FxHashMap::with_capacity_and_hasher(table.len() / 32, Default::default());
        table::read(table, templates, |line| {
            let feature = Feature::parse(line.template, line.values, templates)?;
            by_feature.insert(feature, weight(line.weights)?);
            Some(())
        })?;
        Ok(Weights { by_feature })
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
