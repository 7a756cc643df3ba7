//! Patterns of several words or phrases, found among the hits of their parts.

use super::entry::{EntryId, Pattern, Side};
use super::scan::Match;
use serde::{Deserialize, Serialize};

/// How many tokens may stand between two parts of a pattern.
const GAP: u32 = 9;

/// All patterns.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Patterns {
    patterns: Vec<Pattern>,
    /// By entry, the numbers of the patterns that begin with it.
    by_first: Vec<Vec<u32>>,
}

/// A pattern met in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The entry it speaks of.
    pub entry: EntryId,
    /// What it says of the proposition.
    pub side: Side,
    /// First token, as an index into [`Scan::tokens`](super::Scan::tokens).
    pub first: u32,
    /// Last token, included.
    pub last: u32,
    /// How many parts it has.
    pub parts: u32,
}

impl Patterns {
    pub(super) fn new(patterns: Vec<Pattern>) -> Self {
        let firsts = |pattern: &Pattern| pattern.parts.first().cloned().unwrap_or_default();
        let last = patterns.iter().flat_map(firsts).max();
        let mut by_first = vec![Vec::new(); last.map_or(0, |last| last.0 as usize + 1)];
        for (number, pattern) in patterns.iter().enumerate() {
            firsts(pattern).iter().for_each(|part| by_first[part.0 as usize].push(number as u32));
        }
        Patterns { patterns, by_first }
    }

    /// The patterns met among the hits of one sentence, in the order of their first words.
    pub fn found(&self, hits: &[Match]) -> Vec<Found> {
        let mut found = Vec::new();
        for (at, hit) in hits.iter().enumerate() {
            // Few words begin a pattern.
            let Some(numbers) = self.by_first.get(hit.entry.0 as usize).filter(|numbers| !numbers.is_empty()) else {
                continue;
            };
            let patterns = numbers.iter().map(|number| &self.patterns[*number as usize]);
            found.extend(patterns.filter_map(|pattern| {
                let last = complete(&pattern.parts[1..], hit.last, &hits[at + 1..])?;
                let Pattern { entry, side, parts } = pattern;
                Some(Found { entry: *entry, side: *side, first: hit.first, last, parts: parts.len() as u32 })
            }));
        }
        found
    }
}

/// The last token of the parts that follow a token one after the other, each near the one before.
fn complete(parts: &[Vec<EntryId>], mut last: u32, mut hits: &[Match]) -> Option<u32> {
    for part in parts {
        let near = hits.partition_point(|hit| hit.first <= last + GAP + 1);
        let at = hits[..near].iter().position(|hit| hit.first > last && part.binary_search(&hit.entry).is_ok())?;
        last = hits[at].last;
        hits = &hits[at + 1..];
    }
    Some(last)
}
