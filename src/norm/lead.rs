//! What the items of a list of recommendations share: the heading or the words before the colon that ask for them.

use super::frame::Rule;
use super::{clause::Clause, frame::Parts};
use crate::attribute::{Attribution, Kind};
use crate::lexicon::class::Class;
use crate::lexicon::{DeonticForce, Match, Sense, Shape};
use crate::speech::words::{Any, Words, any};

/// Words of a heading or a lead under which a bare verb asks for something.
const ADVICE: Any = Any::of(&[
    "recommendation",
    "recommendations",
    "recommends",
    "recommended",
    "advice",
    "suggestions",
    "takeaways",
    "actions",
    "steps",
]);

/// What stands behind a noun, not a verb: `support for`, `work is`.
const BEHIND_NOUN: Any =
    Any::of(&["of", "for", "is", "are", "was", "were", "has", "have", "had", "will", "should", "must"]);

/// How the items that come next bind, if they are bare verbs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Lead {
    heading: bool,
    colon: Option<DeonticForce>,
    /// Whether the word of duty stands right before the colon, so that any word behind it is a verb.
    bare: bool,
    /// Whose conduct the words before the colon rule, by first and last token.
    subject: Option<(usize, usize)>,
}

impl Lead {
    /// Takes in a sentence; how it binds if it is an item.
    pub fn of(&mut self, words: &Words, index: usize, attribution: &Attribution) -> Option<Asked> {
        if attribution.kind == Kind::Heading {
            *self = Lead { heading: is_advice(words, index), ..Lead::default() };
            return None;
        }
        if !self.heading && self.colon.is_none() && !ends_with(words, index, any![":"]) {
            return None;
        }
        let is_item = verb(words, index, self.bare).is_some();
        let force = self.colon.or(self.heading.then_some(DeonticForce::Should)).filter(|_| is_item);
        let asked = force.map(|force| Asked { force, bare: self.bare, subject: self.subject });
        match () {
            _ if ends_with(words, index, any![":"]) => self.open(words, index),
            _ if is_item || ends_with(words, index, any![";", "and", "or"]) => {}
            _ => (self.colon, self.bare, self.subject) = (None, false, None),
        }
        asked
    }

    /// Takes in how the items bind that a colon opens, and whom: `States should not:`.
    fn open(&mut self, words: &Words, index: usize) {
        let deontic = |hit: &Match| match words.sense(hit) {
            Sense::Deontic(deontic) => Some((hit.first as usize, hit.last as usize, deontic.force)),
            _ => None,
        };
        let found =
            words.scan.matches_of(index).iter().filter_map(deontic).max_by_key(|(first, last, _)| (*first, *last));
        let advised = (is_advice(words, index) || self.heading).then_some(DeonticForce::Should);
        let start = words.scan.tokens_of(index).start;
        // `No State may:`, `Under no circumstances should States:`
        let never = |at: usize| {
            let leads = at == start || words.is_any(at - 1, any!["under", "at", "in", ",", ";", "that"]);
            leads && words.is_any(at, any!["no", "neither"])
        };
        self.colon = found
            .map(|(first, last, force)| {
                let denies = words.is_any(last + 1, any!["not", "never"]) || (start..first).any(never);
                if denies { denied(force) } else { force }
            })
            .or(advised);
        // `The following steps should be taken:` rules nobody's conduct by name.
        let ends = |last: usize| {
            (last + 1..words.scan.tokens_of(index).end)
                .all(|at| words.is_mark(at) || words.has(at, Class::Adverb) || words.is_any(at, any!["not", "never"]))
        };
        self.bare = found.is_some_and(|(_, last, _)| ends(last));
        self.subject = found.filter(|(_, last, _)| ends(*last)).and_then(|(first, ..)| subject(words, index, first));
    }
}

/// What an item of a list is asked of: how it binds, and whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub force: DeonticForce,
    bare: bool,
    subject: Option<(usize, usize)>,
}

fn denied(force: DeonticForce) -> DeonticForce {
    match force {
        DeonticForce::Should => DeonticForce::ShouldNot,
        DeonticForce::Must | DeonticForce::May | DeonticForce::Obliged => DeonticForce::MustNot,
        other => other,
    }
}

/// The subject of the word of duty at a token, without what opens the clause and what leads to the verb.
fn subject(words: &Words, index: usize, deontic: usize) -> Option<(usize, usize)> {
    let start = words.scan.tokens_of(index).start;
    let opening = |at: usize| words.is_any(at, any![",", ";", ":", "that"]);
    let first = (start..deontic).rev().find(|at| opening(*at)).map_or(start, |at| at + 1);
    let outer = |at: usize| {
        words.is_mark(at)
            || words.is_any(at, any!["no", "neither"])
            || words.has(at, Class::Adverb)
            || words.has(at, Class::Auxiliary)
            || words.has(at, Class::Conjunction)
    };
    let first = (first..deontic).find(|at| !outer(*at))?;
    let last = (first..deontic).rev().find(|at| !outer(*at))?;
    let named = (first..=last).any(|at| !words.has(at, Class::Determiner));
    named.then_some((first, last))
}

fn is_advice(words: &Words, index: usize) -> bool {
    words.scan.tokens_of(index).any(|at| words.is_any(at, &ADVICE))
}

fn ends_with(words: &Words, index: usize, marks: &Any) -> bool {
    words.scan.tokens_of(index).last().is_some_and(|last| words.is_any(last, marks))
}

/// The bare verb that a sentence begins with, behind the mark, number or letter of an item; any word that no noun's company
/// gives away, where `any` may be one.
fn verb(words: &Words, index: usize, any: bool) -> Option<usize> {
    let tokens = words.scan.tokens_of(index);
    let is_label = |at: &usize| {
        words.is_mark(*at) || words.word(*at).len() == 1 || words.word(*at).starts_with(|c: char| c.is_ascii_digit())
    };
    let start = tokens.clone().find(|at| !is_label(at))?;
    let start = if words.is(start, "to") { start + 1 } else { start };
    let verb = (start..tokens.end).find(|at| !words.has(*at, Class::Adverb))?;
    let named = words.has(verb + 1, Class::Modal) || words.is_any(verb + 1, &BEHIND_NOUN);
    (words.has(verb, Class::Verb) && !named || any && governs(words, verb, tokens.end)).then_some(verb)
}

/// Whether a word that may be a verb has an object behind it: `conceal their tools`, `tamper with ballots`.
fn governs(words: &Words, verb: usize, end: usize) -> bool {
    const CLOSED: [Class; 5] =
        [Class::Determiner, Class::Preposition, Class::Subject, Class::Conjunction, Class::Subordinator];
    let open = !CLOSED.iter().any(|class| words.has(verb, *class)) && words.word(verb).len() > 3;
    let object = [Class::Determiner, Class::Preposition].iter().any(|class| words.has(verb + 1, *class))
        && !words.is(verb + 1, "of");
    let plain = words.shape(verb + 1) == Shape::Lower && !words.is_mark(verb + 1);
    open && verb + 1 < end && (object || plain && words.shape(verb) != Shape::Upper)
}

/// The candidates of an item.
pub(super) fn parts(clause: &Clause, asked: Asked) -> Vec<Parts> {
    let Some(verb) = verb(clause.words, clause.sentence, asked.bare) else { return Vec::new() };
    let Some(action) = clause.action(verb, clause.end(verb)) else { return Vec::new() };
    let part = |action: super::action::Action| {
        let (object, condition) = clause.object(action.rest);
        Parts {
            deontic: asked.force,
            words: verb..verb + 1,
            entry: None,
            subject: None,
            attribute: asked.subject.map(|(first, last)| first..last + 1),
            aim: action.aim,
            object,
            condition,
            is_passive: action.is_passive,
            rule: Rule::Item,
        }
    };
    clause.coordinated(action, true).into_iter().map(part).collect()
}
