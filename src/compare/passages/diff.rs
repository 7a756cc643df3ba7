//! Two texts word by word: what stays, what is struck, what is inserted.

use crate::compare::word::{digest, numbers};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// Texts with more words are compared as wholes only: the time of a diff can grow with their square.
const MOST: usize = 2000;
/// From which share of words in common on one text is held to be taken over from the other.
const ENOUGH: f64 = 0.6;
/// From which share of the shorter one on, where the other is much longer; only words in a row of at least so many count,
/// for a long text holds most words of a short one somewhere.
const CONTAINED: f64 = 0.8;
const ROW: usize = 4;

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
    let [old, new] = [before, after].map(Words::new);
    if old.shown.len().max(new.shown.len()) > MOST {
        return None;
    }
    let parts = capture_diff_slices(Algorithm::Myers, &old.compared, &new.compared);
    let kept = |part: &DiffOp| if let DiffOp::Equal { len, .. } = part { *len } else { 0 };
    let same: usize = parts.iter().map(kept).sum();
    let in_rows: usize = parts.iter().map(kept).filter(|words| *words >= ROW).sum();
    let [all, short] = [old.shown.len() + new.shown.len(), old.shown.len().min(new.shown.len())];
    let similarity = 2.0 * same as f64 / all.max(1) as f64;
    if similarity < ENOUGH && (in_rows as f64) < CONTAINED * short as f64 {
        return None;
    }
    let marked: Vec<String> = parts.iter().flat_map(|part| marked(part, &old, &new)).collect();
    let (inserted, struck) = (new.shown.len() - same, old.shown.len() - same);
    Some(Diff { marked: marked.join(" "), inserted, struck, similarity })
}

/// The words of a text between blanks: as they stand, and as they are compared, without size of letters and marks.
struct Words<'t> {
    shown: Vec<&'t str>,
    compared: Vec<u64>,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Words<'t> {
        let shown: Vec<&str> = text.split_whitespace().collect();
        Words { compared: shown.iter().map(|word| digest(numbers(word))).collect(), shown }
    }
}

fn marked(part: &DiffOp, old: &Words, new: &Words) -> Vec<String> {
    let (tag, before, after) = part.as_tag_tuple();
    let struck = || format!("[-{}-]", old.shown[before.clone()].join(" "));
    let kept = || new.shown[after.clone()].join(" ");
    match tag {
        DiffTag::Equal => vec![kept()],
        DiffTag::Delete => vec![struck()],
        DiffTag::Insert => vec![format!("{{+{}+}}", kept())],
        DiffTag::Replace => vec![struck(), format!("{{+{}+}}", kept())],
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
