//! Which words of a dictionary a form of a lexicon can say.

use super::category::Dictionary;
use crate::lexicon::Fault;
use std::path::Path;

/// Letters by which other tools write patterns.
const PATTERN: [char; 12] = ['[', ']', '(', ')', '{', '}', '\\', '^', '$', '|', '?', '+'];

/// Takes out the words that no form can say; a fault for each.
pub(super) fn refused(dictionary: &mut Dictionary, path: &Path) -> Vec<Fault> {
    let mut faults = Vec::new();
    for word in dictionary.categories.iter_mut().flat_map(|category| &mut category.words) {
        word.text = word.text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    }
    for category in &mut dictionary.categories {
        category.words.retain(|word| {
            let reason = reason(&word.text);
            let fault =
                |reason| Fault { path: path.into(), line: word.line, message: format!("`{}` {reason}", word.text) };
            faults.extend(reason.map(fault));
            reason.is_none()
        });
    }
    faults.sort();
    faults.dedup();
    faults
}

/// Why no form says a word.
fn reason(word: &str) -> Option<&'static str> {
    if word.contains(PATTERN) || word.contains(".*") {
        return Some("is a pattern, which a form cannot say");
    }
    if !word.contains(char::is_alphanumeric) {
        return Some("has no letter");
    }
    let stars = word.match_indices('*');
    let mut ends = stars.map(|(at, _)| {
        let (before, after) = (word[..at].chars().next_back(), word[at + 1..].chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_none_or(char::is_whitespace)
    });
    (!ends.all(|ends| ends)).then_some("has a star that does not end a word, which a form cannot say")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_refused_and_beginnings_are_not() {
        for word in ["terror*", "terror* attack*", "g-77", "u.s.", "naïve"] {
            assert_eq!(reason(word), None, "{word}");
        }
        for word in ["colo?r", "*ism", "te*or", "(i) like", "wom[ae]n", "ban.*", ":)", "*"] {
            assert!(reason(word).is_some(), "{word}");
        }
    }
}
