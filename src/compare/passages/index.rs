//! The paragraphs seen so far, found by what they share with another.

use super::fingerprint::fingerprints;
use super::passage::Paragraph;
use crate::compare::word::digest;
use rustc_hash::FxHashMap;

/// A paragraph with fewer words is no passage: formulas and headings are in all documents.
const LEAST: usize = 8;

/// How many paragraphs with a fingerprint are looked at, the latest first.
const LATEST: usize = 4;

/// Of how many fingerprints of the shorter paragraph one must be shared.
const SHARED: usize = 8;

/// A paragraph with what it is found by.
#[derive(Debug)]
pub(super) struct Printed<'s> {
    pub paragraph: Paragraph<'s>,
    /// Its words in one number.
    digest: u64,
    prints: Vec<u64>,
}

impl<'s> Printed<'s> {
    /// A paragraph, if it is long enough.
    pub fn new(paragraph: Paragraph<'s>) -> Option<Printed<'s>> {
        let words: Vec<u64> = paragraph.words().collect();
        let printed = || Printed { paragraph, digest: digest(words.iter().copied()), prints: fingerprints(&words) };
        (words.len() >= LEAST).then(printed)
    }
}

/// The paragraphs seen so far.
#[derive(Debug, Default)]
pub(super) struct Index<'s> {
    /// Each with the number of its fingerprints.
    paragraphs: Vec<(Paragraph<'s>, usize)>,
    /// The latest paragraph with these words.
    exact: FxHashMap<u64, u32>,
    /// The latest place with each fingerprint.
    latest: FxHashMap<u64, u32>,
    /// Paragraphs, each with the place before it that has the same fingerprint.
    places: Vec<(u32, Option<u32>)>,
}

impl<'s> Index<'s> {
    /// Adds paragraphs behind those that are there.
    pub fn extend(&mut self, paragraphs: Vec<Printed<'s>>) {
        for Printed { paragraph, digest, prints } in paragraphs {
            let number = self.paragraphs.len() as u32;
            self.exact.insert(digest, number);
            self.paragraphs.push((paragraph, prints.len()));
            for print in prints {
                let before = self.latest.insert(print, self.places.len() as u32);
                self.places.push((number, before));
            }
        }
    }

    /// The latest paragraph with the same words.
    pub fn same(&self, to: &Printed) -> Option<Paragraph<'s>> {
        let (same, _) = self.paragraphs[*self.exact.get(&to.digest)? as usize];
        same.words().eq(to.paragraph.words()).then_some(same)
    }

    /// The paragraph that shares most fingerprints, of several the latest, if it shares enough for a diff to be worth it.
    pub fn nearest(&self, to: &Printed) -> Option<Paragraph<'s>> {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for print in &to.prints {
            let mut at = self.latest.get(print).copied();
            for _ in 0..LATEST {
                let Some((number, before)) = at.map(|at| self.places[at as usize]) else { break };
                *shared.entry(number).or_default() += 1;
                at = before;
            }
        }
        let (number, shared) = shared.into_iter().max_by_key(|(number, count)| (*count, *number))?;
        let (paragraph, prints) = self.paragraphs[number as usize];
        (shared * SHARED >= prints.min(to.prints.len())).then_some(paragraph)
    }
}
