//! Persons whom the text introduces without an honorific: by a full name with a function, a State or a verb beside it.

use super::cast::Cast;
use super::credentials;
use super::name::Name;
use super::words::{Common, Words, any};
use crate::lexicon::class::Class;
use crate::lexicon::{CuePos, Match, Sense, Shape};
use std::ops::Range;

/// How many words before a name may tell a function.
const LEAD: usize = 8;

/// Enrols the persons whom a sentence introduces.
pub(crate) fn introduce(words: &Words, sentence: usize, common: &Common, cast: &mut Cast) {
    let range = words.scan.tokens_of(sentence);
    let mut at = range.start;
    while at < range.end {
        let Some(end) = name_run(words, at, &range) else {
            at += 1;
            continue;
        };
        let start = (at..end).find(|token| !is_title(words, *token)).unwrap_or(end);
        let named = full_name(words, start, end).filter(|name| {
            let last = words.word(name.last);
            !common.has(last) || !common.has(words.word(name.first))
        });
        if let Some(name) = named {
            introduce_name(words, sentence, &range, at, name, cast);
        }
        at = end;
    }
}

fn introduce_name(words: &Words, sentence: usize, range: &Range<usize>, run: usize, name: Name, cast: &mut Cast) {
    let behind = credentials::behind(words, sentence, name.last + 1, range.end);
    let before = before(words, range.start, run, name.first);
    let introduced = !before.is_empty() || behind.is_some() || is_told(words, sentence, name.last + 1, range.end);
    if !introduced || words.has(name.first, Class::Calling) {
        return;
    }
    let at = words.span(name.first, name.last);
    let before = (!before.is_empty()).then(|| credentials::of(words, sentence, before));
    let id = cast.person(name);
    cast.introduce(id, at);
    for credentials in behind.into_iter().chain(before) {
        cast.credit(id, credentials);
    }
}

/// The end of the run of capitalized words that begins at a token, particles and initials included.
fn name_run(words: &Words, at: usize, range: &Range<usize>) -> Option<usize> {
    if !words.is_capital(at) || at > range.start && (words.is_capital(at - 1) || words.has(at - 1, Class::Honorific)) {
        return None;
    }
    let name = Name::bare(words, at, range.end)?;
    (name.last > name.first).then_some(name.last + 1)
}

fn is_title(words: &Words, at: usize) -> bool {
    [Class::Calling, Class::Office, Class::Person, Class::Honorific].iter().any(|class| words.has(at, *class))
        || words.is_any(at, any!["keynote", "senior", "former", "assistant", "deputy", "chief", "dr", "journalist"])
}

/// A name of two to five words, none of which belongs to institutions, events or closed classes.
fn full_name(words: &Words, start: usize, end: usize) -> Option<Name> {
    let name = Name::bare(words, start, end).filter(|name| name.last + 1 == end || is_degree(words, name.last + 1))?;
    let all = || (name.first..=name.last).filter(|at| !words.is_mark(*at));
    let plain = |at: usize| {
        let strange = [
            Class::Institution,
            Class::Event,
            Class::People,
            Class::Determiner,
            Class::Preposition,
            Class::Subject,
            Class::Quantifier,
            Class::Adverbial,
            Class::Connective,
            Class::Auxiliary,
            Class::Conjunction,
            Class::Subordinator,
            Class::Negation,
        ];
        !strange.iter().any(|class| words.has(at, *class) && !words.has(at, Class::Particle))
            && words.shape(at) != Shape::Mixed
    };
    let named = |hit: &Match| matches!(words.sense(hit), Sense::Actor(_) | Sense::Instrument(_) | Sense::Theme(_));
    let actor = || words.hits_between(name.first, name.last).any(named);
    let count = all().count();
    ((2..=5).contains(&count) && all().all(plain) && !(words.possessive(name.last)) && !actor()).then_some(name)
}

fn is_degree(words: &Words, at: usize) -> bool {
    ["MP", "MEP", "QC", "KC", "OBE", "CBE", "PhD", "MLA", "TD"].contains(&words.word(at))
}

/// The words before a name that tell a function: `Senior Fellow at the Delta Centre`, `journalist`, `by`.
fn before(words: &Words, floor: usize, run: usize, name: usize) -> Range<usize> {
    let mut first = run.max(floor);
    let mut told = (run..name).any(|at| is_title(words, at));
    for at in (floor.max(run.saturating_sub(LEAD))..run).rev() {
        if words.is_mark(at) && !words.is(at, "-")
            || words.has(at, Class::Auxiliary)
            || words.is_any(at, any!["by", "that"])
        {
            break;
        }
        if words.has(at, Class::Calling) || words.has(at, Class::Office) && !words.has(at, Class::Proxy) {
            told = true;
            first = at;
        }
    }
    if told { first..name } else { name..name }
}

/// Whether a name speaks or is told about at once: `Stephen Dorrit MP called`, `Jonas Pike, who`.
fn is_told(words: &Words, sentence: usize, at: usize, end: usize) -> bool {
    let at = if at < end && is_degree(words, at) { at + 1 } else { at };
    let verb = |hit: &Match| matches!(words.sense(hit), Sense::Cue(cue) if cue.pos == CuePos::Verb && !cue.attitude);
    let next = (at..end.min(at + 2)).find(|next| !words.has(*next, Class::Adverb)).unwrap_or(end);
    next < end
        && words.shape(next) == Shape::Lower
        && words.scan.matches_of(sentence).iter().any(|hit| hit.first as usize == next && verb(hit))
        || at + 1 < end && words.is(at, ",") && words.is(at + 1, "who")
}
