//! The paragraphs seen so far, found by what they share with another.

use super::fingerprint::fingerprints;
use super::passage::Paragraph;
use rustc_hash::FxHashMap;

/// How many paragraphs with a fingerprint are looked at, the latest first.
const LATEST: usize = 16;

/// The paragraphs seen so far.
#[derive(Debug, Default)]
pub(super) struct Index<'s> {
    paragraphs: Vec<Paragraph<'s>>,
    /// The latest paragraph with these words.
    exact: FxHashMap<u64, u32>,
    /// The latest place with each fingerprint.
    latest: FxHashMap<u64, u32>,
    /// Paragraphs, each with the place before it that has the same fingerprint.
    places: Vec<(u32, Option<u32>)>,
}

impl<'s> Index<'s> {
    /// Adds paragraphs behind those that are there.
    pub fn extend(&mut self, paragraphs: Vec<Paragraph<'s>>) {
        for paragraph in paragraphs {
            let number = self.paragraphs.len() as u32;
            self.exact.insert(paragraph.digest, number);
            let mut prints = fingerprints(&paragraph.text());
            prints.sort_unstable();
            prints.dedup();
            for print in prints {
                let before = self.latest.insert(print, self.places.len() as u32);
                self.places.push((number, before));
            }
            self.paragraphs.push(paragraph);
        }
    }

    /// The paragraph with the same words, or the one that shares most fingerprints, of several the latest.
    pub fn nearest(&self, paragraph: &Paragraph) -> Option<&Paragraph<'s>> {
        let same = self.exact.get(&paragraph.digest).map(|number| &self.paragraphs[*number as usize]);
        if let Some(same) = same.filter(|same| same.is(paragraph)) {
            return Some(same);
        }
        let mut shared: FxHashMap<u32, u32> = FxHashMap::default();
        for print in fingerprints(&paragraph.text()) {
            let mut at = self.latest.get(&print).copied();
            for _ in 0..LATEST {
                let Some((number, before)) = at.map(|at| self.places[at as usize]) else { break };
                *shared.entry(number).or_default() += 1;
                at = before;
            }
        }
        let most = shared.into_iter().max_by_key(|(number, count)| (*count, *number))?;
        Some(&self.paragraphs[most.0 as usize])
    }
}
