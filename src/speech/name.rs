//! A person's name as it is written, and what it tells.

use super::common::is_common;
use super::words::{Any, Words, any};
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
        while next < end {
            next = match () {
                _ if is_honorific(words, next) => skip_period(words, next + 1, end),
                _ if excellency(words, next) > 0 => next + excellency(words, next),
                _ if next > at && bracketed(words, next, end) > 0 => next + bracketed(words, next, end),
                _ => break,
            };
        }
        if next == at {
            return None;
        }
        let surname =
            || Some(surname_before(words, at, next)?).and_then(|start| Name::from_parts(words, at, start, end));
        Name::from_parts(words, at, next, end).or_else(surname)
    }

    /// Reads a name without an honorific at `at`.
    pub fn bare(words: &Words, at: usize, end: usize) -> Option<Name> {
        Name::from_parts(words, at, at, end).filter(|name| !is_made_of_words(words, name))
    }

    fn from_parts(words: &Words, first: usize, start: usize, end: usize) -> Option<Name> {
        let last = last_of_name(words, start, end)
            .or_else(|| (start > first && start < end && is_surname(words, start)).then_some(start))?;
        let (family_last, last) = without_suffix(words, start, last, end);
        let full = strip_possessive(words.words(start, last)).to_string();
        // `Files P78`
        if full.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let family = family_name(words, start, family_last);
        let honorific = (start > first).then(|| words.words(address(words, first), start - 1).to_string());
        Some(Name { honorific, full, family, first, last })
    }
}

/// Whether a name of several words has common ones alone: `Revised Implementation Plan`.
fn is_made_of_words(words: &Words, name: &Name) -> bool {
    let common = |at: usize| words.is_mark(at) || is_common(&words.word(at).to_lowercase());
    name.last > name.first && (name.first..=name.last).all(common)
}

/// Surnames that are also titles, offices, months or days.
const SURNAMES: Any = Any::of(&[
    "king",
    "queen",
    "prince",
    "bishop",
    "pope",
    "judge",
    "justice",
    "count",
    "baron",
    "marshal",
    "major",
    "dean",
    "mayor",
    "page",
    "may",
    "april",
    "june",
    "august",
    "march",
    "friday",
    "monday",
    "sunday",
    "lord",
    "knight",
    "sergeant",
    "earl",
    "cardinal",
    "father",
    "constable",
    "don",
    "dame",
    "tan",
]);

/// The last token of the family name and of the name, where `Jr.` or a number stands behind it.
fn without_suffix(words: &Words, start: usize, last: usize, end: usize) -> (usize, usize) {
    let suffix = |at: usize| words.is_any(at, any!["jr", "sr", "ii", "iii", "esq"]);
    let comma = last + 2 < end && words.is(last + 1, ",") && words.is_any(last + 2, any!["jr", "sr"]);
    let at = if comma { last + 2 } else { last };
    if at <= start || !suffix(at) {
        return (last, last);
    }
    let period = at + 1 < end && words.is(at + 1, ".") && words.glued(at);
    (if comma { last } else { at - 1 }, at + usize::from(period))
}

/// Whether a word that is a title or month may be a surname here: no number and no further name stand behind it.
fn is_surname(words: &Words, at: usize) -> bool {
    let behind = at + 1;
    words.is_capital(at)
        && words.is_any(at, &SURNAMES)
        && words.shape(behind) != Shape::Number
        && !words.is_capital(behind)
}

/// The last of some titles where it is the name: `Mr. King`, `Ms. Judge`, never `Mr. Speaker`.
fn surname_before(words: &Words, first: usize, end: usize) -> Option<usize> {
    let last = if words.is_mark(end - 1) { end - 2 } else { end - 1 };
    let at = if last > first { last } else { end };
    let own = if is_surname(words, end) { end } else { at };
    (own > first && is_surname(words, own)).then_some(own)
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

/// Where a form of address begins whose title stands at a token: `His Excellency`.
fn address(words: &Words, title: usize) -> usize {
    let is_address = title > 0 && words.is(title, "excellency");
    let owned = || words.is_any(title - 1, any!["his", "her", "their", "your"]) && words.is_capital(title - 1);
    if is_address && owned() { title - 1 } else { title }
}

/// How many tokens `H.E.` takes at a place, as it is or with a blank inside; none where it does not stand there.
pub(crate) fn excellency(words: &Words, at: usize) -> usize {
    if !words.is_capital(at) {
        return 0;
    }
    if words.is_any(at, any!["his", "her"]) && words.is(at + 1, "excellency") && words.is_capital(at + 1) {
        return 2;
    }
    if ["H.E.", "H.E", "HE.", "S.E.", "S.E"].contains(&words.word(at)) {
        return 1 + usize::from(words.is(at + 1, ".") && words.glued(at));
    }
    let spaced = words.word(at) == "H" && words.is(at + 1, ".") && words.word(at + 2) == "E" && words.is(at + 3, ".");
    if spaced { 4 } else { 0 }
}

/// How many tokens a title in brackets takes: `Hon. (Dr.) Wekesa`.
fn bracketed(words: &Words, at: usize, end: usize) -> usize {
    if !words.is(at, "(") || at + 1 >= end || !is_honorific(words, at + 1) {
        return 0;
    }
    let close = skip_period(words, at + 2, end);
    if close + 1 < end && words.is(close, ")") { close + 1 - at } else { 0 }
}

fn skip_period(words: &Words, at: usize, end: usize) -> usize {
    if at < end && words.is(at, ".") && !words.is_mark(at - 1) { at + 1 } else { at }
}

/// The last token of the name that starts at `start`: capitalized words, initials, particles and hyphens.
fn last_of_name(words: &Words, start: usize, end: usize) -> Option<usize> {
    let mut last = None;
    let mut at = if is_given_month(words, start) { start + 1 } else { start };
    while at < end {
        if last.is_some() && is_honorific(words, at) && !(at + 1 == end || words.is_mark(at + 1)) {
            break;
        }
        if is_name_word(words, at)
            || last.is_some()
                && is_surname(words, at)
                && (words.has(at, Class::Calendar) || words.is_any(at, any!["king", "queen", "mayor"]))
        {
            last = Some(at);
            if words.possessive(at) {
                break;
            }
            if at + 2 < end
                && words.is_any(at + 1, any!["-", "‑"])
                && words.glued(at)
                && words.glued(at + 1)
                && is_second_half(words, at + 2)
            {
                last = Some(at + 2);
                at += 3;
                continue;
            }
            at = after_initial_or_hyphen(words, at, end);
        } else if words.has(at, Class::Particle) && leads_to_name(words, at, end) {
            at += 1;
            while at < end && words.is_any(at, any!["-", "‑", "'", "’"]) {
                at += 1;
            }
        } else {
            break;
        }
    }
    last
}

/// Whether a month or day is a given name: behind a title and before a name, `Ms. April Day`.
fn is_given_month(words: &Words, at: usize) -> bool {
    let stop = at > 1 && words.is(at - 1, ".");
    let titled = at > 0 && is_honorific(words, at - 1 - usize::from(stop));
    titled
        && words.has(at, Class::Calendar)
        && words.is_capital(at)
        && words.is_capital(at + 1)
        && !words.has(at + 1, Class::Office)
}

fn is_name_word(words: &Words, at: usize) -> bool {
    let elided = || ["d’", "d'", "l’", "l'"].iter().any(|lead| capital_behind(words.word(at), lead));
    (words.is_capital(at) || elided()) && !words.has(at, Class::Calendar) && !words.has(at, Class::Office)
}

/// `d’Escoto`
fn capital_behind(word: &str, lead: &str) -> bool {
    word.strip_prefix(lead).is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether a word in small letters behind a hyphen is the second half of a given name, `Joon-kook`, and not of a compound,
/// `Geneva-based`.
fn is_second_half(words: &Words, at: usize) -> bool {
    let compounds = any![
        "led",
        "based",
        "backed",
        "style",
        "like",
        "born",
        "wide",
        "made",
        "type",
        "era",
        "related",
        "sponsored",
        "funded",
        "run",
        "owned",
        "only",
        "free",
        "general",
        "elect",
        "designate",
        "at",
        "in",
        "to",
        "chair",
        "chaired",
    ];
    words.shape(at) == Shape::Lower
        && !words.has(at, Class::Verb)
        && !words.is_any(at, compounds)
        && !words.word(at).ends_with("ing")
}

fn after_initial_or_hyphen(words: &Words, at: usize, end: usize) -> usize {
    let next = at + 1;
    if next >= end || !words.is_mark(next) || !words.glued(at) {
        return next;
    }
    let initial = words.word(at).chars().count() <= 2 && words.is(next, ".");
    let hyphen = words.is_any(next, any!["-", "‑", "'", "’"]) && words.glued(next);
    // `J.-P. Laurent`
    let both = initial && next + 2 < end && words.is_any(next + 1, any!["-", "‑"]) && words.is_capital(next + 2);
    if both {
        return next + 2;
    }
    let goes_on = next + 1 < end && (words.is_capital(next + 1) || words.has(next + 1, Class::Particle));
    if (initial || hyphen) && goes_on { next + 1 } else { next }
}

fn leads_to_name(words: &Words, at: usize, end: usize) -> bool {
    let mut next = at + 1;
    while next < end && next < at + 4 && (words.has(next, Class::Particle) || words.is_any(next, any!["-", "’", "'"]))
    {
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
    at >= 2 && words.is_any(at - 1, any!["-", "‑", "’", "'"]) && words.glued(at - 2) && words.glued(at - 1)
}

fn is_particle(words: &Words, at: usize, start: usize) -> bool {
    words.has(at, Class::Particle) && (at > start || words.shape(at) == Shape::Lower)
}

fn strip_possessive(name: &str) -> &str {
    name.strip_suffix("'s").or_else(|| name.strip_suffix("’s")).unwrap_or(name)
}
