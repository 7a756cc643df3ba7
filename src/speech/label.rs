//! Labels before speeches: `Mr. Afonso (Mozambique):`, `The President:`, `Mr. ARCE (Argentina) (translated from Spanish):`.

use super::cast::{Cast, PersonId};
use super::mention;
use super::name::Name;
use super::speaker::SpeakerKind;
use super::words::Words;
use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, Sense};
use std::ops::Range;

/// How many tokens a label may have.
const LONGEST: usize = 40;

/// The speaker whom the label at the start of a sentence names, and the label's last token, the colon.
pub(crate) fn speaker(words: &Words, sentence: usize, cast: &mut Cast) -> Option<(PersonId, usize)> {
    let range = words.scan.tokens_of(sentence);
    let limit = range.end.min(range.start + LONGEST);
    let colon = (range.start..limit)
        .find(|at| words.is_any(*at, &[":", ".", "?", ";"]) && !ends_honorific(words, *at, range.start))?;
    if !words.is(colon, ":") {
        return None;
    }
    let label = range.start..colon;
    let id = person(words, sentence, &label, cast).or_else(|| office(words, &label, cast))?;
    Some((id, colon))
}

fn ends_honorific(words: &Words, at: usize, start: usize) -> bool {
    words.is(at, ".")
        && at > start
        && (words.has(at - 1, Class::Honorific) || words.glued(at - 1) && words.word(at - 1).chars().count() <= 2)
}

/// `Mr. Afonso (Mozambique) (spoke in Portuguese)`, `Baroness Ashton`.
fn person(words: &Words, sentence: usize, label: &Range<usize>, cast: &mut Cast) -> Option<PersonId> {
    let name = Name::titled(words, label.start, label.end)?;
    let after = name.last + 1;
    if after < label.end && !words.is_any(after, &["(", ","]) {
        return None;
    }
    let id = cast.person(name);
    if let Some(code) = state_in(words, sentence, after..label.end) {
        cast.has_state(id, code);
    }
    Some(id)
}

fn state_in(words: &Words, sentence: usize, tokens: Range<usize>) -> Option<String> {
    words.scan.matches_of(sentence).iter().find_map(|hit| match words.sense(hit) {
        Sense::Actor(actor) if actor.kind == ActorKind::State && tokens.contains(&(hit.first as usize)) => {
            Some(actor.code.clone())
        }
        _ => None,
    })
}

/// `The President`, `The Acting President`, `The Secretary-General`.
fn office(words: &Words, label: &Range<usize>, cast: &mut Cast) -> Option<PersonId> {
    let short = label.len() <= 12;
    let open = label.clone().find(|at| words.is(*at, "(")).unwrap_or(label.end);
    let named = open > label.start && words.has(open - 1, Class::Office)
        || label.clone().any(|at| words.has(at, Class::Office));
    let opens = words.is_any(label.start, &["the", "a"]) || words.has(label.start, Class::Office);
    if !(short && named && opens) {
        return None;
    }
    Some(cast.by_name(SpeakerKind::Role, words.words(label.start, open - 1), None))
}

/// The bloc or States on whose behalf a speech is given, where its first sentences say so.
pub(crate) fn behalf(words: &Words, sentence: usize) -> Option<String> {
    let range = words.scan.tokens_of(sentence);
    let of = range.clone().find(|at| {
        *at >= range.start + 2 && words.is(*at, "of") && words.is(*at - 1, "behalf") && words.is(*at - 2, "on")
    })?;
    let near = of + 1..of + 6;
    mention::first_actor(words, sentence, near)
}
