//! Which sentences stand word for word on several sides.

use super::side::Side;
use super::word::{digest, numbers};
use rustc_hash::FxHashMap;

/// For each side, how many of its sentences stand on another side too.
///
/// A sentence that a side has more often than any other counts as often as the other has it, so that the same twice is
/// told from the same once.
pub(super) fn shared(sides: &[Side]) -> Vec<usize> {
    let counted: Vec<FxHashMap<u64, usize>> = sides.iter().map(counts).collect();
    let mut most: FxHashMap<u64, [(usize, usize); 2]> = FxHashMap::default();
    for (at, counts) in counted.iter().enumerate() {
        for (sentence, count) in counts {
            let best = most.entry(*sentence).or_default();
            if *count > best[0].0 {
                *best = [(*count, at), best[0]];
            } else if *count > best[1].0 {
                best[1] = (*count, at);
            }
        }
    }
    let elsewhere = |at, sentence: u64| {
        let [(first, side), (second, _)] = most[&sentence];
        if side == at { second } else { first }
    };
    let shared = |(at, counts): (usize, &FxHashMap<u64, usize>)| {
        counts.iter().map(|(sentence, count)| (*count).min(elsewhere(at, *sentence))).sum()
    };
    counted.iter().enumerate().map(shared).collect()
}

/// How often a side has each sentence, by its words.
fn counts(side: &Side) -> FxHashMap<u64, usize> {
    let mut counts = FxHashMap::default();
    for sentence in side.prose() {
        *counts.entry(digest(numbers(&sentence.text))).or_default() += 1;
    }
    counts
}
