//! Speakers from a list: `Laurent Gisel, Legal Adviser, International Committee of the Red Cross (ICRC)`.

use super::cast::Cast;
use super::name::Name;
use super::words::{Words, any};
use crate::lexicon::class::Class;

/// Enrols the person whom a line of a list names, if it names one.
pub(crate) fn enrol(words: &Words, sentence: usize, cast: &mut Cast) {
    let range = words.scan.tokens_of(sentence);
    if range.is_empty() {
        return;
    }
    let comma = range.clone().find(|at| words.is_any(*at, any![",", "(", ";", "–", "—"])).unwrap_or(range.end);
    let titled = Name::titled(words, range.start, comma);
    let Some(name) = titled.or_else(|| full_name(words, range.start, comma)) else { return };
    let first = words.span(name.first, name.last);
    let rest = if comma < range.end { words.words(comma, range.end - 1) } else { "" };
    let (function, affiliation) = function_and_affiliation(rest);
    cast.enrol(name, function, affiliation, first);
}

/// A name without honorific fills the line up to the first comma, with two words or more.
fn full_name(words: &Words, start: usize, end: usize) -> Option<Name> {
    let name = Name::bare(words, start, end)?;
    let whole = name.last + 1 == end;
    let place = (start..end).any(|at| words.has(at, Class::Preposition) || words.has(at, Class::Event));
    (whole && !place && name.full.split_whitespace().count() > 1).then_some(name)
}

/// The last part behind a comma is the affiliation, what stands between is the function.
fn function_and_affiliation(rest: &str) -> (Option<String>, Option<String>) {
    let rest = rest.trim_start_matches([',', ';', '–', '—', ' ']).trim_end_matches(['.', ';', ' ']);
    if rest.is_empty() {
        return (None, None);
    }
    match rest.rsplit_once(", ") {
        Some((function, affiliation)) => (Some(function.to_string()), Some(affiliation.to_string())),
        None if rest.contains(" of ") || !rest.contains(' ') || rest.starts_with('(') => (Some(rest.to_string()), None),
        None => (None, Some(rest.to_string())),
    }
}
