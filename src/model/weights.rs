//! Weights of features: for named values a cell for every combination, for words a map.

use super::feature::position;
use super::table::{self, Error, Line, cells, weight};
use super::{Feature, Sink, Template, Values};
use rustc_hash::FxHashMap;

/// What each feature speaks for, by its weight; features that are not listed weigh nothing.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    /// Where the cells of each template begin.
    grids: Vec<Grid>,
    cells: Vec<f64>,
    words: FxHashMap<Feature, f64>,
}

/// The cells of a template, one for each combination of values.
#[derive(Clone, Copy, Debug)]
struct Grid {
    start: usize,
    /// How far apart the cells of neighbouring values are, for the first and the second value.
    strides: [usize; 2],
    length: usize,
}

impl Grid {
    fn of(template: &Template, start: usize) -> Grid {
        let Values::Named(lists) = template.values else { return Grid { start, strides: [0; 2], length: 0 } };
        let length = |at: usize| lists.get(at).map_or(1, |list| list.len());
        Grid { start, strides: [length(1) * length(2), length(2)], length: length(0) * length(1) * length(2) }
    }

    #[inline]
    fn cell(&self, [first, second, third]: [u8; 3]) -> usize {
        let within = first as usize * self.strides[0] + second as usize * self.strides[1] + third as usize;
        debug_assert!(within < self.length, "values are those of the template");
        self.start + within
    }
}

impl Weights {
    /// Reads a table of weights; lines that begin with `#` are remarks. A line is a template, values and a weight, or for named
    /// values a template, all of them but the last, and of each of the last its name and weight.
    ///
    /// # Errors
    ///
    /// Where a line names no feature.
    pub fn parse(table: &str, templates: &[Template]) -> Result<Weights, Error> {
        let (mut weights, mut near) = (Weights::none(templates), [0; 3]);
        table::read(table, templates, |line| {
            match templates[line.template].values {
                Values::Named(lists) => weights.read(&line, lists, &mut near)?,
                Values::Word(names) => {
                    weights.set(Feature::listed(line.template, line.values, names)?, weight(line.weights)?);
                }
            }
            Some(())
        })?;
        Ok(weights)
    }

    /// Reads a row: the names of all values but the last, and for each of the last its name and weight.
    fn read(&mut self, line: &Line, lists: &[&[&str]], near: &mut [u8; 3]) -> Option<()> {
        let Some((last, others)) = lists.split_last() else {
            self.set(Feature::new(line.template as u8, [0; 3]), weight(line.weights)?);
            return line.values.is_empty().then_some(());
        };
        let row = Feature::named(line.template, line.values, others, 0, near)?;
        let mut place = 0;
        for cell in cells(line.weights) {
            let (name, number) = cell.split_at(cell.bytes().position(|byte| byte == b' ')?);
            place = position(last, name, place)?;
            self.set(row.with(others.len(), place), weight(&number[1..])?);
        }
        Some(())
    }

    /// Weights given one by one.
    pub fn of(templates: &[Template], given: impl IntoIterator<Item = (Feature, f64)>) -> Weights {
        let mut weights = Weights::none(templates);
        given.into_iter().for_each(|(feature, weight)| weights.set(feature, weight));
        weights
    }

    fn none(templates: &[Template]) -> Weights {
        let mut length = 0;
        let grid = |template: &Template| {
            let grid = Grid::of(template, length);
            length += grid.length;
            grid
        };
        let grids = templates.iter().map(grid).collect();
        Weights { grids, cells: vec![0.0; length], words: FxHashMap::default() }
    }

    fn set(&mut self, feature: Feature, weight: f64) {
        match self.grids.get(feature.template()) {
            Some(grid) if grid.length > 0 => self.cells[grid.cell(feature.values())] = weight,
            _ => _ = self.words.insert(feature, weight),
        }
    }

    /// The weight of a feature.
    #[inline(always)]
    pub fn of_feature(&self, feature: Feature) -> f64 {
        match self.grids.get(feature.template()) {
            Some(grid) if grid.length > 0 => self.cells.get(grid.cell(feature.values())),
            _ => self.words.get(&feature),
        }
        .copied()
        .unwrap_or(0.0)
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
        let least = self.best.get(MOST_REASONS - 1).map_or(0.0, |(_, least)| *least);
        if weight <= least {
            return;
        }
        let place = self.best.iter().position(|(_, other)| weight > *other).unwrap_or(self.best.len());
        self.best.insert(place, (feature, weight));
        self.best.truncate(MOST_REASONS);
    }

    fn add_word(&mut self, _: u8, _: u8, _: &str) {}
}

/// The sum of weights of the features told so far.
pub struct Score<'a> {
    weights: &'a Weights,
    sum: f64,
}

impl Sink for Score<'_> {
    #[inline(always)]
    fn add(&mut self, feature: Feature) {
        self.sum += self.weights.of_feature(feature);
    }

    fn add_word(&mut self, template: u8, value: u8, word: &str) {
        self.add(Feature::word(template, value, word));
    }
}
