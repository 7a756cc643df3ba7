//! Whose speech it is that no line above it tells: the State that it names as its own.

use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, EntryId, Match, Sense};
use crate::speech::cast::{Cast, PersonId};
use crate::speech::tense::is_past;
use crate::speech::words::{Words, any};
use std::collections::BTreeMap;

/// So much must speak for a State, and so many times as much as for any other.
const ENOUGH: usize = 8;
const TIMES: usize = 2;

/// The State that a speech names as its own: `On behalf of the people of Malta`, `Malta welcomes`, and more often than others.
pub(super) fn state(prose: &[usize], words: &Words, cast: &mut Cast) -> Option<PersonId> {
    let mut told: BTreeMap<&str, (usize, EntryId)> = BTreeMap::new();
    for sentence in prose {
        for hit in words.scan.matches_of(*sentence) {
            if let Sense::Actor(actor) = words.sense(hit)
                && actor.kind == ActorKind::State
            {
                told.entry(&actor.code).or_insert((0, hit.entry)).0 += weight(words, *sentence, hit);
            }
        }
    }
    let (most, entry) = told.values().max_by_key(|(weight, _)| *weight).copied()?;
    let next = told.values().map(|(weight, _)| *weight).filter(|weight| *weight < most).max().unwrap_or(0);
    let single = told.values().filter(|(weight, _)| *weight == most).count() == 1;
    if most < ENOUGH || most < TIMES * next || !single {
        return None;
    }
    cast.actor(entry, None, words.lexicons)
}

/// How much a mention speaks for its State being the speaker's.
fn weight(words: &Words, sentence: usize, hit: &Match) -> usize {
    let (first, last) = (hit.first as usize, hit.last as usize);
    let start = words.scan.tokens_of(sentence).start;
    let before = start.max(first.saturating_sub(9))..first;
    let behind = last + 1..last + 3;
    let acts =
        words.verbs(sentence).iter().any(|verb| behind.contains(&verb.first) && !is_past(words.word(verb.first)));
    let near = |at: usize| words.is_any(at, any!["people", "government", "delegation", "republic", "kingdom"]);
    let own =
        |at: usize| words.is(at, "my") && words.is_any(at + 1, any!["country", "nation", "government", "delegation"]);
    let of = first > start && words.has(first - 1, Class::Preposition)
        || first > start && words.has(first - 1, Class::Determiner);
    1 + if acts { 3 } else { 0 }
        + if before.clone().any(|at| words.is(at, "behalf")) { 4 } else { 0 }
        + if of && before.clone().any(near) { 2 } else { 0 }
        + if before.clone().any(own) { 3 } else { 0 }
}
