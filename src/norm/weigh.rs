//! How much speaks for a candidate: what is told of it to the weights.

use super::clause::Clause;
use super::frame::{Parts, Rule};
use crate::attribute::Kind;
use crate::lexicon::Sense;
use crate::lexicon::class::Class;
use crate::model::{Feature, Sink, Template, Values};
use crate::speech::words::any;
use std::ops::Range;

/// Who is to act, by the head of the phrase that names it.
#[derive(Clone, Copy)]
enum Actor {
    None,
    We,
    Pronoun,
    It,
    Known,
    People,
    Named,
    Plural,
    Common,
    Thing,
}

const ACTORS: &[&str] = &["none", "we", "pronoun", "it", "known", "people", "named", "plural", "common", "thing"];
const KINDS: &[&str] = &["narration", "statement", "discussion", "footnote"];
const FORMS: &[&str] = &["bare", "s", "ed", "ing", "had", "would", "passive"];
const BEFORE: &[&str] = &["start", "to", "modal", "auxiliary", "that", "relative", "mark", "conjunction", "other"];
const BEHIND: &[&str] = &["end", "determiner", "preposition", "that", "participle", "other"];
const VOICES: &[&str] = &["active", "passive"];
const REPORTS: &[&str] = &["outer", "reported"];

/// What the weights of norms stand on.
pub const TEMPLATES: [Template; 11] = [
    Template { name: "norm", values: Values::Named(&[]) },
    Template { name: "rule", values: Values::Named(&[Rule::NAMES]) },
    Template { name: "rule, actor", values: Values::Named(&[Rule::NAMES, ACTORS]) },
    Template { name: "rule, kind", values: Values::Named(&[Rule::NAMES, KINDS]) },
    Template { name: "rule, form", values: Values::Named(&[Rule::NAMES, FORMS]) },
    Template { name: "rule, before", values: Values::Named(&[Rule::NAMES, BEFORE]) },
    Template { name: "actor, voice", values: Values::Named(&[ACTORS, VOICES]) },
    Template { name: "behind the verb", values: Values::Named(&[BEHIND, VOICES]) },
    Template { name: "report, form", values: Values::Named(&[REPORTS, FORMS]) },
    Template { name: "entry", values: Values::Word(&[]) },
    Template { name: "verb", values: Values::Word(&[]) },
];

/// Tells all that holds of a candidate.
pub(super) fn tell(clause: &Clause, parts: &Parts, kind: Kind, sink: &mut impl Sink) {
    let rule = parts.rule as u8;
    let actor = actor(clause, parts.subject.as_ref()) as u8;
    let form = form(clause, parts);
    let voice = u8::from(parts.is_passive);
    let mut add = |template: u8, values: [u8; 3]| sink.add(Feature::new(template, values));
    add(0, [0; 3]);
    add(1, [rule, 0, 0]);
    add(2, [rule, actor, 0]);
    add(3, [rule, place(kind), 0]);
    add(4, [rule, form, 0]);
    add(5, [rule, before(clause, parts), 0]);
    add(6, [actor, voice, 0]);
    add(7, [behind(clause, parts), voice, 0]);
    add(8, [u8::from(is_reported(clause, parts)), form, 0]);
    if let Some(entry) = parts.entry {
        sink.add_word(9, 0, &clause.words.lexicons.entries[entry.0 as usize].id);
    }
    if let Some(verb) = parts.aim.clone().last() {
        sink.add_word(10, 0, clause.words.word(verb));
    }
}

fn place(kind: Kind) -> u8 {
    match kind {
        Kind::Statement => 1,
        Kind::Discussion => 2,
        Kind::Footnote => 3,
        _ => 0,
    }
}

fn actor(clause: &Clause, subject: Option<&Range<usize>>) -> Actor {
    let Some(subject) = subject else { return Actor::None };
    let head = clause.head(subject.clone());
    match () {
        _ if clause.is_any(head, any!["we", "us", "i", "our"]) => Actor::We,
        _ if clause.is_any(head, any!["it", "this", "that", "these", "those", "which"]) => Actor::It,
        _ if clause.has(head, Class::Subject) || clause.has(head, Class::Plural) => Actor::Pronoun,
        _ if clause.is_thing(head) => Actor::Thing,
        _ if is_known(clause, subject) => Actor::Known,
        _ if [Class::People, Class::Person, Class::Office, Class::Proxy]
            .iter()
            .any(|class| clause.has(head, *class)) =>
        {
            Actor::People
        }
        _ if clause.words.is_capital(head) => Actor::Named,
        _ if clause.words.word(head).ends_with('s') => Actor::Plural,
        _ => Actor::Common,
    }
}

/// Whether the lexicons know who it is.
fn is_known(clause: &Clause, subject: &Range<usize>) -> bool {
    let inside = |first: u32, last: u32| subject.contains(&(first as usize)) && subject.contains(&(last as usize));
    let hits = clause.words.scan.matches_of(clause.sentence);
    hits.iter().any(|hit| inside(hit.first, hit.last) && matches!(clause.words.sense(hit), Sense::Actor(_)))
}

/// The form of the deontic words: `urges`, `urged`, `had to`.
fn form(clause: &Clause, parts: &Parts) -> u8 {
    let first = parts.words.start;
    let before = first.wrapping_sub(1);
    let word = clause.words.word(first);
    match () {
        _ if clause.is_any(first, any!["had"]) && clause.is_any(first + 1, any!["to"]) => 4,
        _ if clause.is_any(first, any!["needed", "was", "were", "could", "might"]) => 4,
        _ if clause.is_any(first, any!["would"]) => 5,
        _ if clause.is_any(first, any!["is", "are", "be"]) || clause.has(before, Class::Auxiliary) => 6,
        _ if word.ends_with("ing") => 3,
        _ if word.ends_with("ed") => 2,
        _ if word.ends_with('s') => 1,
        _ => 0,
    }
}

/// What stands before the deontic words.
fn before(clause: &Clause, parts: &Parts) -> u8 {
    let first = parts.words.start;
    if first == clause.range.start {
        return 0;
    }
    let at = first - 1;
    match () {
        _ if clause.is_any(at, any!["to"]) => 1,
        _ if clause.has(at, Class::Modal) => 2,
        _ if clause.has(at, Class::Auxiliary) => 3,
        _ if clause.is_any(at, any!["that"]) => 4,
        _ if clause.is_any(at, any!["which", "who"]) => 5,
        _ if clause.words.is_mark(at) => 6,
        _ if clause.has(at, Class::Conjunction) => 7,
        _ => 8,
    }
}

/// What stands behind the aim.
fn behind(clause: &Clause, parts: &Parts) -> u8 {
    let at = parts.aim.end;
    match () {
        _ if !clause.range.contains(&at) || clause.words.is_mark(at) => 0,
        _ if clause.is_any(at, any!["that"]) => 3,
        _ if clause.has(at, Class::Determiner) => 1,
        _ if clause.has(at, Class::Preposition) || clause.is_any(at, any!["to"]) => 2,
        _ if clause.is_participle(at) => 4,
        _ => 5,
    }
}

/// Whether a verb that reports speech stands before the deontic words.
fn is_reported(clause: &Clause, parts: &Parts) -> bool {
    (clause.range.start..parts.words.start).any(|at| clause.is_cue(at))
}
