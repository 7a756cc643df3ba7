//! What a text is found by: the least of the hashes of four words in each window (Schleimer, Wilkerson & Aiken 2003).
//!
//! A window holds up to eight, fewer in short texts, so that two texts that share eleven words in a row share a
//! fingerprint, and short ones that share four.

use crate::compare::word::digest;
use std::collections::VecDeque;

/// How many words make a shingle.
const SHINGLE: usize = 4;
/// How many shingles make a window at most.
const WINDOW: usize = 8;

/// The fingerprints of words, in order of their value, each once.
pub(super) fn fingerprints(words: &[u64]) -> Vec<u64> {
    let shingles = words.windows(SHINGLE).map(|shingle| digest(shingle.iter().copied()));
    // Shingles that may yet be the least of a window, in order of place and value.
    let mut waiting: VecDeque<(usize, u64)> = VecDeque::new();
    let mut found: Vec<(usize, u64)> = Vec::new();
    let window = (words.len() / WINDOW).clamp(1, WINDOW);
    for (at, shingle) in shingles.enumerate() {
        while waiting.back().is_some_and(|(_, last)| *last >= shingle) {
            waiting.pop_back();
        }
        waiting.push_back((at, shingle));
        if waiting.front().is_some_and(|(first, _)| first + window <= at) {
            waiting.pop_front();
        }
        let is_full = at + 1 >= window;
        found.extend(waiting.front().filter(|least| is_full && found.last() != Some(*least)).copied());
    }
    let mut prints: Vec<u64> = found.into_iter().map(|(_, shingle)| shingle).collect();
    prints.sort_unstable();
    prints.dedup();
    prints
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::word::numbers;

    fn prints(text: &str) -> Vec<u64> {
        fingerprints(&numbers(text).collect::<Vec<_>>())
    }

    #[test]
    fn eleven_words_in_a_row_are_found_wherever_they_stand() {
        let run = "States should not knowingly allow their territory to be used for";
        let alone = prints(run);
        for before in 0..12 {
            let text = format!("{} {run} wrongful acts of all sorts and kinds", "x y z w v ".repeat(before));
            assert!(prints(&text).iter().any(|print| alone.contains(print)), "{before}");
        }
    }

    #[test]
    fn short_texts_have_all_and_shorter_ones_none() {
        assert_eq!(prints("one two three four five").len(), 2);
        assert!(prints("one two three").is_empty());
    }
}
