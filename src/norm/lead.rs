//! What the items of a list of recommendations share: the heading or the words before the colon that ask for them.

use super::frame::Rule;
use super::{clause::Clause, frame::Parts};
use crate::attribute::{Attribution, Kind};
use crate::lexicon::class::Class;
use crate::lexicon::{DeonticForce, Sense};
use crate::speech::words::Words;

/// Words of a heading or a lead under which a bare verb asks for something.
const ADVICE: [&str; 9] = [
    "recommendation",
    "recommendations",
    "recommends",
    "recommended",
    "advice",
    "suggestions",
    "takeaways",
    "actions",
    "steps",
];

/// What stands behind a noun, not a verb: `support for`, `work is`.
const BEHIND_NOUN: [&str; 12] =
    ["of", "for", "is", "are", "was", "were", "has", "have", "had", "will", "should", "must"];

/// How the items that come next bind, if they are bare verbs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lead {
    heading: bool,
    colon: Option<DeonticForce>,
}

impl Lead {
    /// Takes in a sentence; how it binds if it is an item.
    pub fn of(&mut self, words: &Words, index: usize, attribution: &Attribution) -> Option<DeonticForce> {
        if attribution.kind == Kind::Heading {
            *self = Lead { heading: is_advice(words, index), colon: None };
            return None;
        }
        if !self.heading && self.colon.is_none() && !ends_with(words, index, &[":"]) {
            return None;
        }
        let is_item = verb(words, index).is_some();
        let force = self.colon.or(self.heading.then_some(DeonticForce::Should)).filter(|_| is_item);
        self.colon = match () {
            _ if ends_with(words, index, &[":"]) => self.opened(words, index),
            _ if is_item || ends_with(words, index, &[";", "and", "or"]) => self.colon,
            _ => None,
        };
        force
    }

    /// How the items bind that a colon opens.
    fn opened(self, words: &Words, index: usize) -> Option<DeonticForce> {
        let deontic = |sense: &Sense| match sense {
            Sense::Deontic(deontic) => Some(deontic.force),
            _ => None,
        };
        let found = words.scan.matches_of(index).iter().rev().find_map(|hit| deontic(words.sense(hit)));
        found.or((is_advice(words, index) || self.heading).then_some(DeonticForce::Should))
    }
}

fn is_advice(words: &Words, index: usize) -> bool {
    words.scan.tokens_of(index).any(|at| words.is_any(at, &ADVICE))
}

fn ends_with(words: &Words, index: usize, marks: &[&str]) -> bool {
    words.scan.tokens_of(index).last().is_some_and(|last| words.is_any(last, marks))
}

/// The bare verb that a sentence begins with, behind the mark, number or letter of an item.
fn verb(words: &Words, index: usize) -> Option<usize> {
    let tokens = words.scan.tokens_of(index);
    let is_label = |at: &usize| {
        words.is_mark(*at) || words.word(*at).len() == 1 || words.word(*at).starts_with(|c: char| c.is_ascii_digit())
    };
    let start = tokens.clone().find(|at| !is_label(at))?;
    let start = if words.is(start, "to") { start + 1 } else { start };
    let verb = (start..tokens.end).find(|at| !words.has(*at, Class::Adverb))?;
    let named = words.has(verb + 1, Class::Modal) || words.is_any(verb + 1, &BEHIND_NOUN);
    (words.has(verb, Class::Verb) && !named).then_some(verb)
}

/// The candidates of an item.
pub(super) fn parts(clause: &Clause, force: DeonticForce) -> Vec<Parts> {
    let Some(verb) = verb(clause.words, clause.sentence) else { return Vec::new() };
    let Some(action) = clause.action(verb, clause.end(verb)) else { return Vec::new() };
    let part = |action: super::action::Action| {
        let (object, condition) = clause.object(action.rest);
        Parts {
            deontic: force,
            words: verb..verb + 1,
            entry: None,
            subject: None,
            attribute: None,
            aim: action.aim,
            object,
            condition,
            is_passive: action.is_passive,
            rule: Rule::Item,
        }
    };
    clause.coordinated(action, true).into_iter().map(part).collect()
}
