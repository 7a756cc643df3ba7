//! A person's name as it is written, and what it tells.

use super::words::Words;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;

/// A person named in the text, from the honorific to the family name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// `Mr`, `Ambassador`; none where the name stands bare.
    pub honorific: Option<String>,
    /// The name without the honorific, as written.
    pub full: String,
    /// The family name, as written.
    pub family: String,
    /// First and last token, honorific included.
    pub first: usize,
    pub last: usize,
}

/// Grammatical gender as far as a text tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Masculine,
    Feminine,
}

impl Name {
    /// Reads a name that begins with an honorific at `at` and ends before `end`.
    pub fn titled(words: &Words, at: usize, end: usize) -> Option<Name> {
        let mut next = at;
        while next < end && is_honorific(words, next) {
            next = skip_period(words, next + 1, end);
        }
        if next == at {
            return None;
        }
        Name::from_parts(words, at, next, end)
    }

    /// Reads a name without an honorific at `at`.
    pub fn bare(words: &Words, at: usize, end: usize) -> Option<Name> {
        Name::from_parts(words, at, at, end)
    }

    fn from_parts(words: &Words, first: usize, start: usize, end: usize) -> Option<Name> {
        let last = last_of_name(words, start, end)?;
        let full = strip_possessive(words.words(start, last)).to_string();
        let family = family_name(words, start, last);
        let honorific = (start > first).then(|| words.words(first, start - 1).to_string());
        Some(Name { honorific, full, family, first, last })
    }
}

/// The gender that an honorific tells.
pub(crate) fn gender_of(honorific: &str) -> Option<Gender> {
    let bare = honorific.split_whitespace().next()?.trim_end_matches('.').to_lowercase();
    match bare.as_str() {
        "mr" | "messrs" | "m" | "monsieur" | "sir" | "lord" | "baron" | "prince" | "sheikh" | "shaikh"
        | "archbishop" | "monsignor" | "msgr" | "sultan" | "king" => Some(Gender::Masculine),
        "ms" | "mrs" | "miss" | "mme" | "madam" | "madame" | "dame" | "lady" | "baroness" | "princess" | "sheikha"
        | "queen" | "sister" => Some(Gender::Feminine),
        _ => None,
    }
}

fn is_honorific(words: &Words, at: usize) -> bool {
    words.has(at, Class::Honorific) && words.is_capital(at)
}

fn skip_period(words: &Words, at: usize, end: usize) -> usize {
    if at < end && words.is(at, ".") && !words.is_mark(at - 1) { at + 1 } else { at }
}

/// The last token of the name that starts at `start`: capitalized words, initials, particles and hyphens.
fn last_of_name(words: &Words, start: usize, end: usize) -> Option<usize> {
    let mut last = None;
    let mut at = start;
    while at < end {
        if last.is_some() && is_honorific(words, at) && !(at + 1 == end || words.is_mark(at + 1)) {
            break;
        }
        if is_name_word(words, at) {
            last = Some(at);
            if words.possessive(at) {
                break;
            }
            at = after_initial_or_hyphen(words, at, end);
        } else if words.has(at, Class::Particle) && leads_to_name(words, at, end) {
            at += 1;
        } else {
            break;
        }
    }
    last
}

fn is_name_word(words: &Words, at: usize) -> bool {
    words.is_capital(at) && !words.has(at, Class::Calendar) && !words.has(at, Class::Office)
}

fn after_initial_or_hyphen(words: &Words, at: usize, end: usize) -> usize {
    let next = at + 1;
    if next >= end || !words.is_mark(next) || !words.glued(at) {
        return next;
    }
    let initial = words.word(at).chars().count() <= 2 && words.is(next, ".");
    let hyphen = words.is_any(next, &["-", "‑", "'", "’"]) && words.glued(next);
    let goes_on = next + 1 < end && (words.is_capital(next + 1) || words.has(next + 1, Class::Particle));
    if (initial || hyphen) && goes_on { next + 1 } else { next }
}

fn leads_to_name(words: &Words, at: usize, end: usize) -> bool {
    let mut next = at + 1;
    while next < end && next < at + 4 && (words.has(next, Class::Particle) || words.is_any(next, &["-", "’", "'"])) {
        next += 1;
    }
    next < end && words.is_capital(next)
}

/// The family name: the words in capitals where the others are not, else the last word with its particles and hyphens.
fn family_name(words: &Words, start: usize, last: usize) -> String {
    let upper = |at: &usize| words.shape(*at) == Shape::Upper && words.word(*at).chars().count() > 1;
    let all: Vec<usize> = (start..=last).filter(|at| !words.is_mark(*at)).collect();
    let capitals: Vec<usize> = all.iter().copied().filter(upper).collect();
    if !capitals.is_empty() && capitals.len() < all.len() {
        let text = words.words(capitals[0], capitals[capitals.len() - 1]);
        return strip_possessive(text).to_string();
    }
    let mut first = last;
    while first > start && (is_hyphened(words, first) || is_particle(words, first - 1, start)) {
        first -= if is_hyphened(words, first) { 2.min(first - start) } else { 1 };
    }
    strip_possessive(words.words(first, last)).to_string()
}

fn is_hyphened(words: &Words, at: usize) -> bool {
    at >= 2 && words.is_any(at - 1, &["-", "‑", "’", "'"]) && words.glued(at - 2) && words.glued(at - 1)
}

fn is_particle(words: &Words, at: usize, start: usize) -> bool {
    words.has(at, Class::Particle) && (at > start || words.shape(at) == Shape::Lower)
}

fn strip_possessive(name: &str) -> &str {
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
}
