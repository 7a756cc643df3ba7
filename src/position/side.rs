//! The side that grammar settles: a verb for or against that is denied, and States of one sentence on both sides.

use super::Stance;
use super::candidate::{Candidate, Evidence};
use super::surroundings::Surroundings;
use crate::lexicon::{Act, Polarity};
use crate::speech::act;
use crate::speech::words::{CueAt, Words, any};

/// How many tokens may stand between a verb and the words of the issue that it governs.
const NEAR: usize = 8;

/// The side of a candidate as its words have it: `did not support` opposes, `does not oppose` takes none, and a pattern that
/// denies the proposition never supports it.
pub(super) fn turned(words: &Words, candidate: &Candidate, stance: Stance) -> Stance {
    match (denied(words, candidate), stance) {
        (None, Stance::Support)
            if candidate.evidence == Evidence::Denied
                && is_one_clause(words, candidate)
                && !is_opposed_by_others(words, candidate) =>
        {
            Stance::Oppose
        }
        (Some(Act::Support), Stance::Support | Stance::Neutral) => Stance::Oppose,
        (Some(Act::Oppose), Stance::Oppose) => Stance::Neutral,
        _ => stance,
    }
}

/// Whether no second verb is joined inside the words of an issue: `not to repeat debates and to set up a forum` denies the first.
fn is_one_clause(words: &Words, candidate: &Candidate) -> bool {
    let joined = |at: usize| words.is_any(at, any!["and", "but"]) && words.is(at + 1, "to");
    !(candidate.first as usize..candidate.last as usize).any(joined)
}

/// Whether those who support an issue are only opposed by others: `Kenya, opposed by Peru, supported a treaty`.
fn is_opposed_by_others(words: &Words, candidate: &Candidate) -> bool {
    opponents(words, candidate).is_some()
}

/// Those by whom others are opposed who support an issue.
fn opponents<'a>(words: &Words<'a>, candidate: &Candidate) -> Option<&'a str> {
    let verb = governing(words, candidate).filter(|verb| verb.cue.act == Act::Support)?;
    let start = words.scan.tokens_of(candidate.sentence as usize).start;
    let by_others =
        |at: &usize| words.is_any(*at, any!["opposed", "resisted", "rejected", "contested"]) && words.is(*at + 1, "by");
    let by = (start..verb.first).find(by_others)? + 2;
    (by < verb.first).then(|| words.words(by, verb.first - 1))
}

/// The act of the verb for or against that governs the words of an issue, where the sentence denies it.
pub(super) fn denied(words: &Words, candidate: &Candidate) -> Option<Act> {
    let verb = governing(words, candidate)?;
    act::is_denied(words, candidate.sentence as usize, verb.first).then_some(verb.cue.act)
}

/// The verb for or against that governs the words of an issue.
fn governing(words: &Words, candidate: &Candidate) -> Option<CueAt> {
    let sentence = candidate.sentence as usize;
    let (first, last) = (candidate.first as usize, candidate.last as usize);
    let governs = |verb: &&CueAt| {
        let sided = matches!(verb.cue.act, Act::Support | Act::Oppose);
        let parts = |at: usize| {
            words.is_any(at, any![",", ";", ":"])
                || words.is_any(at, any!["and", "or", "but"]) && words.is(at + 1, "to")
        };
        let apart = (verb.last..first.max(verb.last)).any(parts);
        sided && verb.last < last && verb.last + NEAR >= first && !apart
    };
    let verbs = words.verbs(sentence);
    verbs.iter().rev().find(governs).copied()
}

/// The side of one of several speakers, where the clauses of the sentence are on both.
pub(super) fn own(surroundings: &Surroundings, candidate: &Candidate, name: &str) -> Option<Stance> {
    let name = name.to_lowercase();
    if opponents(&surroundings.words, candidate).is_some_and(|others| others.to_lowercase().contains(&name)) {
        return Some(Stance::Oppose);
    }
    let statements = surroundings.statements.iter().filter(|statement| statement.sentence == candidate.sentence);
    let sides: Vec<(Stance, String)> = statements
        .filter_map(|statement| {
            let stance = match (statement.act?, statement.polarity) {
                (Act::Support, Polarity::Positive | Polarity::Neutral) | (Act::Oppose, Polarity::Positive) => {
                    Stance::Support
                }
                (Act::Oppose, _) | (Act::Support, Polarity::Negative) => Stance::Oppose,
                _ => return None,
            };
            Some((stance, statement.source?.of(surroundings.words.text).to_lowercase()))
        })
        .collect();
    let both = sides.iter().any(|(stance, _)| *stance == Stance::Support)
        && sides.iter().any(|(stance, _)| *stance == Stance::Oppose);
    both.then(|| sides.iter().find(|(_, source)| source.contains(&name)).map(|(stance, _)| *stance)).flatten()
}
