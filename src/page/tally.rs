//! Counts of two-sided tables, each with the sentences that it is surest of.

use std::collections::BTreeMap;

/// How many sentences stand for a cell.
const SHOWN: usize = 5;

/// How many letters of a sentence are shown.
const LETTERS: usize = 400;

/// A sentence that stands for a cell.
#[derive(Clone, Debug)]
pub(super) struct Evidence {
    /// The number of its document.
    pub report: usize,
    pub sentence: u32,
    pub page: Option<u32>,
    pub who: String,
    pub text: String,
    pub confidence: f32,
}

impl Evidence {
    pub fn new(report: usize, sentence: &crate::dataset::shelf::Sentence, who: &str, confidence: f32) -> Evidence {
        let text = match sentence.text.char_indices().nth(LETTERS) {
            Some((end, _)) => format!("{}…", &sentence.text[..end]),
            None => sentence.text.clone(),
        };
        Evidence { report, sentence: sentence.sentence, page: sentence.page, who: who.into(), text, confidence }
    }
}

/// A cell: how many sentences of each sort, and the surest of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Oppose, neutral, support; where there are no sides all are the last.
    pub counts: [u32; 3],
    pub surest: Vec<Evidence>,
}

impl Cell {
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Counts a sentence on a side, which stands for the cell if few are surer.
    fn add(&mut self, side: usize, confidence: f32, evidence: impl FnOnce() -> Evidence) {
        self.counts[side] += 1;
        let at = self.surest.partition_point(|known| known.confidence >= confidence);
        if at < SHOWN {
            self.surest.insert(at, evidence());
            self.surest.truncate(SHOWN);
        }
    }
}

/// A table of counts: rows and columns by name.
#[derive(Debug, Default)]
pub(super) struct Tally {
    cells: BTreeMap<(usize, String), Cell>,
    rows: BTreeMap<usize, u32>,
    columns: BTreeMap<String, u32>,
}

impl Tally {
    /// Counts a sentence on a side of a cell.
    pub fn add(&mut self, row: usize, column: &str, side: usize, confidence: f32, evidence: impl FnOnce() -> Evidence) {
        *self.rows.entry(row).or_default() += 1;
        *self.columns.entry(column.into()).or_default() += 1;
        self.cells.entry((row, column.into())).or_default().add(side, confidence, evidence);
    }

    pub fn cell(&self, row: usize, column: &str) -> Option<&Cell> {
        self.cells.get(&(row, column.into()))
    }

    /// The fullest rows, at most so many, with how many there are.
    pub fn rows(&self, most: usize) -> (Vec<usize>, usize) {
        let mut rows: Vec<(usize, u32)> = self.rows.iter().map(|(row, count)| (*row, *count)).collect();
        rows.sort_by_key(|(row, count)| (std::cmp::Reverse(*count), *row));
        (rows.iter().take(most).map(|(row, _)| *row).collect(), rows.len())
    }

    /// The fullest columns, at most so many.
    pub fn columns(&self, most: usize) -> Vec<&str> {
        let mut columns: Vec<(&str, u32)> = self.columns.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        columns.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
        columns.truncate(most);
        columns.sort_unstable();
        columns.into_iter().map(|(name, _)| name).collect()
    }

    pub fn most(&self) -> u32 {
        self.cells.values().map(Cell::total).max().unwrap_or_default()
    }

    /// All cells, in order.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &str, &Cell)> {
        self.cells.iter().map(|((row, column), cell)| (*row, column.as_str(), cell))
    }
}
