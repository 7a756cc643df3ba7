//! What the themes and entries of a side come to, paragraph by paragraph.

use super::bootstrap::Units;
use super::side::Side;
use super::word;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// An entry of a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct EntryKey<'s> {
    pub theme: &'s str,
    pub lexicon: &'s str,
    pub entry: &'s str,
}

/// A count, and what each unit adds to it.
#[derive(Clone, Debug, Default)]
pub(super) struct Count {
    pub total: u64,
    /// Units in order, each with its part.
    pub parts: Vec<(u32, u32)>,
}

impl Count {
    fn add(&mut self, unit: usize, count: u32) {
        self.total += u64::from(count);
        match self.parts.last_mut() {
            Some((last, part)) if *last as usize == unit => *part += count,
            _ => self.parts.push((unit as u32, count)),
        }
    }
}

/// What is counted on a side, in its prose alone.
#[derive(Debug)]
pub(super) struct Counts<'s> {
    pub units: Units,
    pub sentences: Count,
    pub words: Count,
    /// The sentences that bear each theme.
    pub themes: BTreeMap<&'s str, Count>,
    /// The sentences that bear each entry, and how often it stands in all.
    pub entries: BTreeMap<EntryKey<'s>, (Count, Count)>,
}

/// Counts a side.
pub(super) fn counts<'s>(side: &Side<'s>) -> Counts<'s> {
    let paragraphs = paragraphs(side);
    let units = Units::new(paragraphs.len());
    let mut counts = Counts {
        units,
        sentences: Count::default(),
        words: Count::default(),
        themes: BTreeMap::new(),
        entries: BTreeMap::new(),
    };
    for report in &side.reports {
        let mut places: FxHashMap<u32, usize> = FxHashMap::default();
        for sentence in report.sentences.iter().filter(|sentence| sentence.is_prose()) {
            let unit = units.of(paragraphs[&(report.number, sentence.paragraph)]);
            places.insert(sentence.sentence, unit);
            counts.sentences.add(unit, 1);
            counts.words.add(unit, word::count(&sentence.text) as u32);
            let themes: BTreeSet<&str> = sentence.themes.iter().map(String::as_str).collect();
            themes.into_iter().for_each(|theme| counts.themes.entry(theme).or_default().add(unit, 1));
        }
        let mut borne: BTreeSet<(EntryKey, u32)> = BTreeSet::new();
        for tag in &report.tags {
            let Some(unit) = places.get(&tag.sentence) else { continue };
            let key = EntryKey { theme: &tag.theme, lexicon: &tag.lexicon, entry: &tag.entry };
            let (sentences, all) = counts.entries.entry(key).or_default();
            all.add(*unit, 1);
            if borne.insert((key, tag.sentence)) {
                sentences.add(*unit, 1);
            }
        }
    }
    counts
}

/// The paragraphs of a side that hold prose, numbered from 0 in order.
fn paragraphs(side: &Side) -> FxHashMap<(usize, u32), usize> {
    let mut numbers = FxHashMap::default();
    for report in &side.reports {
        for sentence in report.sentences.iter().filter(|sentence| sentence.is_prose()) {
            let next = numbers.len();
            numbers.entry((report.number, sentence.paragraph)).or_insert(next);
        }
    }
    numbers
}
