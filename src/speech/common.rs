//! Words that no name is made of alone.
//!
//! `common.txt` has the words that stand in small letters a hundred times or more in the speeches of the General Debate
//! (1946–2024, CC0), and more often so than with a capital, those aside that are given or family names as well.

use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Whether a word, in small letters, is a common one.
pub(super) fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| include_str!("common.txt").lines().collect()).contains(word)
}
