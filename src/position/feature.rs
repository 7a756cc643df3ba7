//! What holds of an issue in a sentence: what the weights decide on.
//!
//! No feature names an issue or a person: a new lexicon of issues needs no training.

use super::Stance;
use super::candidate::{Candidate, Evidence};
use super::side;
use super::surroundings::{Level, Nearness, Scope, Surroundings};
use crate::attribute::Kind;
use crate::lexicon::class::Class;
use crate::lexicon::{Act, Evaluation, Match, Polarity, Sense};
use crate::model::{Feature, Sink, Template, Values};
use crate::speech::words::{Any, any};
use std::ops::Range;

const ACTS: [&str; 9] = ["none", "assert", "propose", "support", "oppose", "question", "warn", "commit", "procedural"];
const KINDS: [&str; 2] = ["statement", "discussion"];
const STANCES: [&str; 3] = ["support", "oppose", "neutral"];
const COUNTS: [&str; 5] = ["0", "1", "2", "3", "more"];
const EVALUATIONS: [&str; 13] = [
    "call", "pledge", "worth", "praise", "further", "curb", "lack", "harm", "doubt", "refusal", "open", "others",
    "subject",
];
const PLACES: [&str; 6] = ["near-before", "before", "between", "near-after", "after", "elsewhere"];
const POLARITIES: [&str; 3] = ["positive", "negative", "neutral"];
const ENDS: [&str; 4] = ["stop", "question-mark", "other-mark", "word"];
const MANNERS: [&str; 4] = ["bare", "done", "valued", "wanted"];
const LEANS: [&str; 4] = ["none", "for", "against", "open"];
const WHETHER: [&str; 2] = ["no", "yes"];
const LENGTHS: [&str; 5] = ["to-10", "to-20", "to-30", "to-45", "longer"];

/// The sorts of features, in the order of the constants below.
pub const TEMPLATES: [Template; 23] = [
    named("least", &[]),
    named("evidence, act", &[&Evidence::NAMES, &ACTS]),
    named("evidence, kind", &[&Evidence::NAMES, &KINDS]),
    named("evidence, parts", &[&Evidence::NAMES, &COUNTS]),
    named("evidence, scope", &[&Evidence::NAMES, &Scope::NAMES]),
    named("evidence, share", &[&Evidence::NAMES, &Level::NAMES]),
    named("evidence, before", &[&Evidence::NAMES, &WHETHER]),
    named("evidence, manner", &[&Evidence::NAMES, &MANNERS]),
    named("evidence, rank", &[&Evidence::NAMES, &COUNTS]),
    named("names, hints", &[&COUNTS, &COUNTS]),
    named("within, level, nearness", &[&WHETHER, &Level::NAMES, &Nearness::NAMES]),
    named("evaluation", &[&EVALUATIONS, &PLACES]),
    named("cue, polarity, attitude", &[&ACTS, &POLARITIES, &WHETHER]),
    named("length", &[&LENGTHS]),
    named("end", &[&ENDS]),
    named("evidence, lean", &[&Evidence::NAMES, &LEANS]),
    named("stance", &[&STANCES]),
    named("stance, evidence", &[&STANCES, &Evidence::NAMES]),
    named("stance, act", &[&STANCES, &ACTS]),
    named("stance, evaluation", &[&STANCES, &EVALUATIONS, &PLACES]),
    named("stance, negation", &[&STANCES, &Evidence::NAMES, &PLACES]),
    named("stance, lean", &[&STANCES, &LEANS]),
    named("stance, polarity, scope", &[&STANCES, &POLARITIES, &Scope::NAMES]),
];

const EVIDENCE_ACT: u8 = 1;
const EVIDENCE_KIND: u8 = 2;
const EVIDENCE_PARTS: u8 = 3;
const EVIDENCE_SCOPE: u8 = 4;
const EVIDENCE_SHARE: u8 = 5;
const EVIDENCE_BEFORE: u8 = 6;
const EVIDENCE_MANNER: u8 = 7;
const EVIDENCE_RANK: u8 = 8;
const NAMES_HINTS: u8 = 9;
const DOMAIN: u8 = 10;
const EVALUATION: u8 = 11;
const CUE: u8 = 12;
const LENGTH: u8 = 13;
const END: u8 = 14;
const EVIDENCE_LEAN: u8 = 15;
const STANCE: u8 = 16;
const STANCE_EVIDENCE: u8 = 17;
const STANCE_ACT: u8 = 18;
const STANCE_EVALUATION: u8 = 19;
const STANCE_NEGATION: u8 = 20;
const STANCE_LEAN: u8 = 21;
const STANCE_POLARITY: u8 = 22;

const fn named(name: &'static str, lists: &'static [&'static [&'static str]]) -> Template {
    Template { name, values: Values::Named(lists) }
}

/// The least probability of a position that is told.
pub(super) const LEAST: Feature = Feature::new(0, [0; 3]);

/// How many tokens from the words of an issue are near.
const NEAR: usize = 5;

/// The place of what stands in another clause.
const ELSEWHERE: u8 = 5;

/// What stands around the words of an issue.
pub(super) struct View<'a> {
    surroundings: &'a Surroundings<'a>,
    candidate: &'a Candidate,
    tokens: Range<usize>,
    clause: Range<usize>,
    act: u8,
    /// The evaluations, each with its place, in order and once.
    evaluations: Vec<(u8, u8)>,
    /// The places of negations, in order and once.
    negations: Vec<u8>,
    polarity: Polarity,
    scope: Scope,
    /// The act of the verb for or against that governs the words of the issue and is denied.
    denied: Option<Act>,
}

impl<'a> View<'a> {
    pub fn new(surroundings: &'a Surroundings<'a>, candidate: &'a Candidate) -> Self {
        let sentence = candidate.sentence as usize;
        let tokens = surroundings.words.scan.tokens_of(sentence);
        let span = surroundings.words.span(candidate.first as usize, candidate.last as usize);
        let statement = surroundings.statement(candidate.sentence, span);
        let denied = side::denied(&surroundings.words, candidate);
        let mut view = View {
            surroundings,
            candidate,
            clause: clause(surroundings, candidate, &tokens),
            tokens,
            act: act(told(surroundings.attribution(sentence).act, denied)),
            evaluations: Vec::new(),
            negations: Vec::new(),
            polarity: statement.map_or(Polarity::Neutral, |statement| statement.polarity),
            scope: surroundings.scope(statement),
            denied,
        };
        view.evaluations = once(view.hits().filter_map(|hit| view.evaluation(hit)).collect());
        // All negations of a denied verb, `Neither A nor B supported`, are one before it.
        view.negations = if denied.is_some() { vec![0] } else { once(view.negated().collect()) };
        view
    }

    fn hits(&self) -> impl Iterator<Item = &'a Match> {
        self.surroundings.words.scan.matches_of(self.candidate.sentence as usize).iter()
    }

    fn evaluation(&self, hit: &Match) -> Option<(u8, u8)> {
        match self.surroundings.words.sense(hit) {
            Sense::Evaluation(evaluation) => {
                Some((*evaluation as u8, self.place(hit.first as usize, hit.last as usize)))
            }
            _ => None,
        }
    }

    /// The places of negations, except where one only begins `not only`.
    fn negated(&self) -> impl Iterator<Item = u8> {
        let words = &self.surroundings.words;
        let is_negation = |at: &usize| {
            words.has(*at, Class::Negation) && !words.is_any(*at + 1, any!["only", "just", "merely", "least"])
        };
        self.tokens.clone().filter(is_negation).map(|at| self.place(at, at))
    }

    /// Where a stretch of tokens stands, seen from the words of the issue: one of [`PLACES`].
    fn place(&self, first: usize, last: usize) -> u8 {
        let (own_first, own_last) = (self.candidate.first as usize, self.candidate.last as usize);
        match () {
            () if !self.clause.contains(&first) => ELSEWHERE,
            () if last < own_first => u8::from(last + NEAR < own_first),
            () if first > own_last => 3 + u8::from(first > own_last + NEAR),
            () => 2,
        }
    }

    /// Tells what speaks for any position at all.
    pub fn tell(&self, sink: &mut impl Sink) {
        self.tell_evidence(sink);
        self.tell_sentence(sink);
        let Candidate { issue, sentence, .. } = *self.candidate;
        let within = u8::from(self.surroundings.is_within(issue));
        let nearness = self.surroundings.nearness(issue, sentence) as u8;
        add(sink, DOMAIN, [within, self.surroundings.level(issue) as u8, nearness]);
    }

    fn tell_evidence(&self, sink: &mut impl Sink) {
        let Candidate { sentence, evidence, parts, names, hints, rank, before, share, .. } = *self.candidate;
        let discussion = self.surroundings.attribution(sentence as usize).kind == Kind::Discussion;
        let with = [
            (EVIDENCE_ACT, self.act),
            (EVIDENCE_KIND, u8::from(discussion)),
            (EVIDENCE_PARTS, count(parts)),
            (EVIDENCE_SCOPE, self.scope as u8),
            (EVIDENCE_SHARE, share as u8),
            (EVIDENCE_BEFORE, u8::from(before)),
            (EVIDENCE_MANNER, self.manner()),
            (EVIDENCE_RANK, count(rank)),
            (EVIDENCE_LEAN, self.lean()),
        ];
        with.iter().for_each(|(template, value)| add(sink, *template, [evidence as u8, *value, 0]));
        add(sink, NAMES_HINTS, [count(names), count(hints), 0]);
    }

    fn tell_sentence(&self, sink: &mut impl Sink) {
        for (evaluation, place) in &self.evaluations {
            add(sink, EVALUATION, [*evaluation, *place, 0]);
        }
        add(sink, LENGTH, [self.length(), 0, 0]);
        add(sink, END, [self.end(), 0, 0]);
        if let Some((act, polarity, attitude)) = self.cue() {
            add(sink, CUE, [act, polarity, attitude]);
        }
    }

    /// Tells what speaks for one side.
    pub fn tell_stance(&self, stance: Stance, sink: &mut impl Sink) {
        let (own, evidence) = (stance as u8, self.candidate.evidence as u8);
        add(sink, STANCE, [own, 0, 0]);
        add(sink, STANCE_EVIDENCE, [own, evidence, 0]);
        add(sink, STANCE_ACT, [own, self.act, 0]);
        for (evaluation, place) in &self.evaluations {
            add(sink, STANCE_EVALUATION, [own, *evaluation, *place]);
        }
        for place in &self.negations {
            add(sink, STANCE_NEGATION, [own, evidence, *place]);
        }
        add(sink, STANCE_LEAN, [own, self.lean(), 0]);
        add(sink, STANCE_POLARITY, [own, self.polarity as u8, self.scope as u8]);
    }

    fn length(&self) -> u8 {
        [10, 20, 30, 45].iter().position(|most| self.tokens.len() <= *most).unwrap_or(4) as u8
    }

    /// How the sentence ends; a title ends with a word.
    fn end(&self) -> u8 {
        let words = &self.surroundings.words;
        let closes = |at: &usize| words.is_any(*at, any!["”", "\"", ")", "’"]);
        match self.tokens.clone().rev().find(|at| !closes(at)) {
            Some(at) if words.is(at, ".") => 0,
            Some(at) if words.is(at, "?") => 1,
            Some(at) if words.is_mark(at) => 2,
            _ => 3,
        }
    }

    /// The strongest of what the clause does with the words of the issue: one of [`MANNERS`].
    fn manner(&self) -> u8 {
        let manner = |(evaluation, place): &(u8, u8)| match (evaluation, place) {
            (_, &ELSEWHERE) => 0,
            (0 | 1, _) => 3,
            (2 | 3, _) => 2,
            (4 | 5, _) => 1,
            _ => 0,
        };
        self.evaluations.iter().map(manner).max().unwrap_or(0)
    }

    /// Where pattern, negation and evaluation lean together: one of [`LEANS`].
    fn lean(&self) -> u8 {
        use Evaluation::{Doubt, Open, Others, Refusal};
        match self.denied {
            Some(Act::Support) => return 2,
            Some(Act::Oppose) => return 0,
            _ => {}
        }
        let evidence = self.candidate.evidence;
        let question =
            self.act == act(Some(Act::Question)) || self.end() == 1 || self.is_near(&[Open, Others], &[0, 1]);
        let denied = match evidence {
            Evidence::Affirmed => false,
            Evidence::Denied => true,
            _ => self.act == act(Some(Act::Oppose)) || self.is_near(&[Doubt, Refusal], &[0, 2, 3]),
        };
        match (question || evidence == Evidence::Open, denied != self.negations.contains(&0)) {
            (true, _) => 3,
            (false, true) => 2,
            (false, false) if evidence == Evidence::Affirmed || self.manner() > 0 => 1,
            (false, false) => 0,
        }
    }

    /// Whether one of some evaluations stands at one of some places.
    fn is_near(&self, evaluations: &[Evaluation], places: &[u8]) -> bool {
        let is_wanted = |(own, place): &(u8, u8)| {
            evaluations.iter().any(|evaluation| *evaluation as u8 == *own) && places.contains(place)
        };
        self.evaluations.iter().any(is_wanted)
    }

    /// The nearest cue before the words of the issue.
    fn cue(&self) -> Option<(u8, u8, u8)> {
        let before = self.hits().filter(|hit| hit.last < self.candidate.first);
        let cue = |hit: &Match| match self.surroundings.words.sense(hit) {
            Sense::Cue(cue) => Some((act(Some(cue.act)), cue.polarity as u8, u8::from(cue.attitude))),
            _ => None,
        };
        before.filter_map(cue).last()
    }
}

fn add(sink: &mut impl Sink, template: u8, values: [u8; 3]) {
    sink.add(Feature::new(template, values));
}

fn once<T: Ord>(mut values: Vec<T>) -> Vec<T> {
    values.sort_unstable();
    values.dedup();
    values
}

fn count(count: u32) -> u8 {
    count.min(4) as u8
}

/// The act before a denial turned it.
fn told(act: Option<Act>, denied: Option<Act>) -> Option<Act> {
    match (denied, act) {
        (Some(Act::Support), Some(Act::Oppose)) => Some(Act::Support),
        _ => act,
    }
}

fn act(act: Option<Act>) -> u8 {
    act.map_or(0, |act| act as u8 + 1)
}

/// Words and marks that end a clause.
const CLAUSE_ENDS: Any = Any::of(&[";", ":", "but", "whereas", "while", "although", "though", "however", "?"]);

/// The clauses that hold the words of an issue.
fn clause(surroundings: &Surroundings, candidate: &Candidate, tokens: &Range<usize>) -> Range<usize> {
    let ends = |at: &usize| surroundings.words.is_any(*at, &CLAUSE_ENDS);
    let start = (tokens.start..candidate.first as usize).rev().find(ends).map_or(tokens.start, |at| at + 1);
    let end = (candidate.last as usize + 1..tokens.end).find(ends).unwrap_or(tokens.end);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_values() {
        assert_eq!(Evaluation::ALL.map(|(_, name)| name), EVALUATIONS);
        assert_eq!(Stance::ALL.map(Stance::name), STANCES);
        assert_eq!(Act::ALL.map(Act::name), ACTS[1..]);
    }
}
