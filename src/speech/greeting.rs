//! How speakers begin: `Good morning`, `Thank you, Chair`, `Madam President`.

use super::words::{Any, Words, any};
use crate::lexicon::class::Class;
use std::ops::Range;

/// Words that greet by themselves at the beginning of a speech.
const GREETINGS: Any =
    Any::of(&["hello", "thanks", "excellencies", "excellences", "distinguished", "ladies", "dear", "greetings"]);

/// Whether some words of a sentence begin as a speech does.
pub(crate) fn greets(words: &Words, tokens: Range<usize>) -> bool {
    let at = tokens.start;
    let next = |list: &Any| at + 1 < tokens.end && words.is_any(at + 1, list);
    let thanks = || (at + 1..tokens.end.min(at + 5)).any(|at| words.is(at, "thank"));
    let office = || (at + 1..tokens.end.min(at + 4)).any(|at| words.has(at, Class::Office));
    let comma = || (at + 1..tokens.end.min(at + 6)).any(|at| words.is(at, ","));
    words.is_capital(at)
        && (words.is_any(at, &GREETINGS)
            || words.is(at, "good") && next(any!["morning", "afternoon", "evening", "day"])
            || words.is(at, "thank") && next(any!["you"])
            || words.is_any(at, any!["i", "we", "let", "allow"]) && thanks()
            || words.has(at, Class::Honorific) && office() && comma())
}
