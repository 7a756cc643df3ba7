//! Two texts word by word: what stays, what is struck, what is inserted.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Texts with more words are compared as wholes only: the time of a diff can grow with their square.
const MOST: usize = 2000;
/// From which share of words in common on one text is held to be taken over from the other.
const ENOUGH: f64 = 0.6;
/// From which share of the shorter one on, where the other is much longer.
const CONTAINED: f64 = 0.8;

/// What is struck from a text and inserted into it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::compare) struct Diff {
    /// The text with what is struck as `[-…-]` and what is inserted as `{+…+}`.
    pub marked: String,
    /// How many words are inserted and struck.
    pub inserted: usize,
    pub struck: usize,
    /// The share of words in common, of those of both.
    pub similarity: f64,
}

/// What changes between two texts; none where too little stays, or where they are too long to be compared.
pub(super) fn diff(before: &str, after: &str) -> Option<Diff> {
    let (old, new): (Vec<Word>, Vec<Word>) = (split(before), split(after));
    if old.len().max(new.len()) > MOST {
        return None;
    }
    let parts = capture_diff_slices(Algorithm::Myers, &old, &new);
    let same: usize = parts.iter().map(|part| if let DiffOp::Equal { len, .. } = part { *len } else { 0 }).sum();
    let similarity = 2.0 * same as f64 / (old.len() + new.len()).max(1) as f64;
    let contained = same as f64 / old.len().min(new.len()).max(1) as f64;
    if similarity < ENOUGH && contained < CONTAINED {
        return None;
    }
    let marked: Vec<String> = parts.iter().flat_map(|part| marked(part, &old, &new)).collect();
    Some(Diff { marked: marked.join(" "), inserted: new.len() - same, struck: old.len() - same, similarity })
}

/// A word as it stands, the same as another with the same letters, whatever their size and marks.
#[derive(Clone, Debug)]
struct Word<'t> {
    shown: &'t str,
    letters: String,
}

impl PartialEq for Word<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.letters == other.letters
    }
}

impl Eq for Word<'_> {}

impl std::hash::Hash for Word<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.letters.hash(state);
    }
}

impl PartialOrd for Word<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Word<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.letters.cmp(&other.letters)
    }
}

fn split(text: &str) -> Vec<Word<'_>> {
    let letters =
        |word: &str| word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    text.split_whitespace().map(|shown| Word { shown, letters: letters(shown) }).collect()
}

fn marked(part: &DiffOp, old: &[Word], new: &[Word]) -> Vec<String> {
    let (tag, before, after) = part.as_tag_tuple();
    let words = |words: &[Word]| words.iter().map(|word| word.shown).collect::<Vec<_>>().join(" ");
    let struck = || format!("[-{}-]", words(&old[before.clone()]));
    let inserted = || format!("{{+{}+}}", words(&new[after.clone()]));
    match tag {
        similar::DiffTag::Equal => vec![words(&new[after.clone()])],
        similar::DiffTag::Delete => vec![struck()],
        similar::DiffTag::Insert => vec![inserted()],
        similar::DiffTag::Replace => vec![struck(), inserted()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_struck_and_inserted_stands_in_its_place() {
        let diff = diff(
            "States should not damage critical infrastructure,",
            "All States must not damage critical infrastructure",
        )
        .unwrap();
        assert_eq!(diff.marked, "{+All+} States [-should-] {+must+} not damage critical infrastructure");
        assert_eq!((diff.inserted, diff.struck), (2, 1));
    }

    #[test]
    fn what_has_little_in_common_is_not_taken_over() {
        assert_eq!(diff("one two three four", "five six three seven"), None);
        let long = "word ".repeat(MOST + 1);
        assert_eq!(diff(&long, &long), None);
    }
}
