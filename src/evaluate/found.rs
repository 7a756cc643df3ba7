//! The sentences of a dataset laid to the units of an annotation.

use super::gold::{Gold, Unit};
use crate::dataset::Dossier;
use std::collections::{BTreeMap, BTreeSet};

/// The text of an annotation with what a dataset found in it.
pub(super) struct Laid<'a> {
    /// For each code point, whether it is more than white space.
    solid: Vec<bool>,
    /// For each code point, the index of the sentence it belongs to.
    owner: Vec<Option<u32>>,
    pub dossier: &'a Dossier,
}

impl<'a> Laid<'a> {
    pub fn new(gold: &Gold, dossier: &'a Dossier) -> Laid<'a> {
        let solid: Vec<bool> = gold.text.chars().map(|letter| !is_space(letter)).collect();
        let mut owner = vec![None; solid.len()];
        for (at, sentence) in dossier.sentences.iter().enumerate() {
            for [start, end] in &sentence.spans {
                let end = (*end as usize).min(owner.len());
                owner[(*start as usize).min(end)..end].fill(Some(at as u32));
            }
        }
        Laid { solid, owner, dossier }
    }

    /// The letters of some spans: code points that are no white space, in order.
    pub fn letters<'s>(&'s self, spans: &'s [[u32; 2]]) -> impl Iterator<Item = usize> + 's {
        let points = spans.iter().flat_map(|[start, end]| *start as usize..(*end as usize).min(self.solid.len()));
        points.filter(|point| self.solid[*point])
    }

    /// The sentence that covers most letters of a unit, the first of several; none where none covers any.
    pub fn covering(&self, unit: &Unit) -> Option<usize> {
        let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for point in self.letters(&unit.spans) {
            if let Some(sentence) = self.owner[point] {
                counts.entry(sentence).or_insert((0, point)).0 += 1;
            }
        }
        let most = counts.into_iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
        most.map(|(sentence, _)| sentence as usize)
    }

    /// The last letters of annotated prose, and those of the sentences within it.
    pub fn ends(&self, gold: &Gold) -> [BTreeSet<usize>; 2] {
        let prose = || gold.units.iter().filter(|unit| unit.is_prose());
        let wanted = prose().filter_map(|unit| self.letters(&unit.spans).max()).collect();
        let region: BTreeSet<usize> = prose().flat_map(|unit| self.letters(&unit.spans)).collect();
        let last = |spans: &[[u32; 2]]| self.letters(spans).filter(|point| region.contains(point)).max();
        let found = self.dossier.sentences.iter().filter_map(|sentence| last(&sentence.spans)).collect();
        [wanted, found]
    }
}

/// White space, and the four separators of records that count as such.
fn is_space(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{1c}'..='\u{1f}')
}
