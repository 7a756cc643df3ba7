//! Words as they are compared: in small letters, without marks.

use rustc_hash::FxHasher;
use std::hash::Hasher;

/// The words of a text, as they stand.
fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// How many words a text has.
pub(super) fn count(text: &str) -> usize {
    split(text).count()
}

/// The words of a text.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    split(text).map(str::to_lowercase)
}

/// The words of a text, each as a number.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = u64> {
    split(text).map(number)
}

fn number(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    if word.is_ascii() {
        word.bytes().for_each(|letter| hasher.write_u32(letter.to_ascii_lowercase().into()));
    } else {
        word.chars().flat_map(char::to_lowercase).for_each(|letter| hasher.write_u32(letter.into()));
    }
    hasher.finish()
}

/// Several numbers in one.
pub(super) fn digest(numbers: impl Iterator<Item = u64>) -> u64 {
    let mut hasher = FxHasher::default();
    numbers.for_each(|number| hasher.write_u64(number));
    hasher.finish()
}

/// The words of a name or phrase in one, without articles, so that phrases that differ in those alone are the same.
pub(super) fn phrase(text: &str) -> String {
    let told = words(text).filter(|word| !matches!(word.as_str(), "the" | "a" | "an"));
    told.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_of_the_small_letters() {
        let same = |one: &str, other: &str| numbers(one).eq(numbers(other));
        assert!(same("The \u{c9}tats: parties!", "the \u{e9}tats parties"));
        assert!(!same("one two", "two one"));
        assert!(digest(numbers("one two")) != digest(numbers("two one")));
    }
}
