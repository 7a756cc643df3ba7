//! What a text expects somebody to do: norms, with the parts that the grammar of institutions tells apart.
//!
//! Attribute (who), deontic (how it binds), aim (what is done), object (to what), condition (when, where and how), after the
//! Institutional Grammar 2.0. The words for the deontic are a lexicon; each belongs to a frame that says where the
//! other parts stand. Frames propose; what only sounds like a norm — a guess, a question, the order of business —
//! is told by learnt weights.

mod action;
mod clause;
mod content;
mod doubt;
mod frame;
mod lead;
mod mention;
mod weigh;

use crate::attribute::{Attributions, Kind};
use crate::document::Document;
use crate::lexicon::{DeonticForce, Frame, Lexicons, Match, Scan, Sense};
use crate::model::learn::{Candidate, Choice, Example, Told};
use crate::model::{Weights, logistic};
use crate::segment::Sentence;
use crate::speech::speaker::SpeakerId;
use crate::speech::words::{Any, Words};
use crate::statement::{self, Statement};
use clause::Clause;
use frame::Parts;
use lead::Lead;
use rapporteur_readers::span::Span;
use std::iter;
use std::ops::Range;

pub use mention::{Mention, mentions};
pub use weigh::TEMPLATES;

/// An expectation that a sentence states, quotes or reports. Spans are of the running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm {
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of the statement that makes it.
    pub statement: Option<u32>,
    /// Who says so, where the sentence has one owner.
    pub speaker: Option<SpeakerId>,
    /// Whose conduct it rules.
    pub attribute: Option<Span>,
    /// How it binds.
    pub deontic: DeonticForce,
    /// The words for that.
    pub deontic_span: Span,
    /// What is to be done.
    pub aim: Option<Span>,
    /// To whom or what.
    pub object: Option<Span>,
    /// When, where and how it holds.
    pub condition: Option<Span>,
    /// What follows a breach.
    pub or_else: Option<Span>,
    /// Whether it rules conduct or sets something up.
    pub kind: NormKind,
    /// Whether the text calls it voluntary or binding.
    pub bindingness: Bindingness,
    /// The letter of the norm of A/70/174, paragraph 13, that it restates.
    pub gge_norm: Option<char>,
    /// From 0 to 1: how probable the weights find it.
    pub confidence: f32,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Whether a norm rules conduct or sets something up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NormKind {
    /// It rules what somebody does.
    Regulative,
    /// It makes a body, a status or a meaning.
    Constitutive,
}

impl NormKind {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [NormKind; 2] = [NormKind::Regulative, NormKind::Constitutive];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            NormKind::Regulative => "regulative",
            NormKind::Constitutive => "constitutive",
        }
    }
}

/// Whether the text calls a norm voluntary or binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bindingness {
    /// `voluntary`, `non-binding`
    Voluntary,
    /// `shall`, `legally binding`, `under international law`
    Binding,
    /// The text does not say.
    Unspecified,
}

impl Bindingness {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [Bindingness; 3] = [Bindingness::Voluntary, Bindingness::Binding, Bindingness::Unspecified];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Bindingness::Voluntary => "voluntary",
            Bindingness::Binding => "binding",
            Bindingness::Unspecified => "unspecified",
        }
    }
}

/// How many sentences of a hundred hold `shall` in a text of law.
const LEGAL_SHARE: usize = 20;

/// A candidate is a norm where the weights find it at least so probable: about half of the F1 that is reached, which is
/// where F1 is highest (Lipton, Elkan & Narayanaswamy 2014).
const LIKELY: f64 = 0.4;

/// In a text of law, and of some frames, what is found is a norm; the weights are learnt from the rest.
const SETTLED: f64 = 0.85;

/// The norms of a document, in the order of the text.
pub fn norms(
    document: &Document,
    sentences: &[Sentence],
    scan: &Scan,
    lexicons: &Lexicons,
    attributions: &Attributions,
    statements: &[Statement],
    weights: &Weights,
) -> Vec<Norm> {
    let words = Words::new(document, scan, lexicons);
    let mut norms = Vec::new();
    candidates(&words, sentences.len(), attributions, |clause, kind, parts, speaker| {
        let probable = |parts: &Parts| match clause.is_legal || parts.rule.is_settled() {
            true => SETTLED,
            false => logistic(weights.score(|score| weigh::tell(clause, parts, kind, score))),
        };
        let mut likely = parts.into_iter().map(|parts| (probable(&parts), parts)).filter(|found| found.0 >= LIKELY);
        let Some(first) = likely.next() else { return };
        let about = content::About::of(clause);
        norms.extend(iter::once(first).chain(likely).map(|(probability, parts)| {
            let norm = content::norm(clause, parts, speaker, about);
            let statement = statement::holding(statements, norm.sentence, norm.deontic_span);
            Norm { statement, confidence: probability as f32, ..norm }
        }));
    });
    norms
}

/// What weights are learnt from: a choice for each candidate of a document, which is right where `is_right` says so.
pub fn examples(
    document: &Document,
    sentences: &[Sentence],
    scan: &Scan,
    lexicons: &Lexicons,
    attributions: &Attributions,
    is_right: impl Fn(&Norm) -> bool,
) -> Vec<Example> {
    let words = Words::new(document, scan, lexicons);
    let mut examples = Vec::new();
    candidates(&words, sentences.len(), attributions, |clause, kind, parts, speaker| {
        let about = content::About::of(clause);
        for parts in parts.into_iter().filter(|parts| !(clause.is_legal || parts.rule.is_settled())) {
            let features = Told::by(|told| weigh::tell(clause, &parts, kind, told));
            let right = is_right(&content::norm(clause, parts, speaker, about));
            let none = Candidate { features: Told::default(), right: !right };
            let choice = Choice { candidates: vec![Candidate { features, right }, none], pairs: Vec::new() };
            examples.push(Example { steps: vec![choice], ..Example::default() });
        }
    });
    examples
}

/// Calls `see` with the candidates of each sentence that has some.
fn candidates(
    words: &Words,
    sentences: usize,
    attributions: &Attributions,
    mut see: impl FnMut(&Clause, Kind, Vec<Parts>, Option<SpeakerId>),
) {
    let is_legal = is_legal(words, sentences);
    let mut lead = Lead::default();
    for (index, attribution) in attributions.sentences.iter().enumerate() {
        let item = lead.of(words, index, attribution);
        let prose = matches!(attribution.kind, Kind::Narration | Kind::Statement | Kind::Discussion | Kind::Footnote);
        if !prose || !words.is_readable(index) || item.is_none() && !may_hold(words, index, is_legal) {
            continue;
        }
        let clause = Clause::new(words, index, is_legal);
        let mut parts = frame::parts(&clause);
        if let Some(asked) = item.filter(|_| parts.is_empty()) {
            parts = lead::parts(&clause, asked);
        }
        let speaker = attribution.speakers.first().filter(|_| attribution.speakers.len() == 1).copied();
        if !parts.is_empty() {
            see(&clause, attribution.kind, parts, speaker);
        }
    }
}

/// Words of law behind which a possibility is a permission in any text.
const LAWFUL: Any = Any::of(&["resort", "lawfully", "invoke"]);

/// Words of law beside which a possibility may be a permission.
const ANCHORS: Any = Any::of(&[
    "under",
    "pursuant",
    "accordance",
    "law",
    "laws",
    "rules",
    "act",
    "permit",
    "licence",
    "treaty",
    "agreement",
    "convention",
    "charter",
    "article",
]);

/// Whether a sentence has deontic words at all and does not ask.
fn may_hold(words: &Words, index: usize, is_legal: bool) -> bool {
    let tokens = words.scan.tokens_of(index);
    let lawful = |hit: &Match| {
        let next = hit.last as usize + 1..tokens.end.min(hit.last as usize + 4);
        next.into_iter().any(|at| words.is_any(at, &LAWFUL))
    };
    let deontic = |hit: &Match| match words.sense(hit) {
        Sense::Deontic(deontic) => {
            deontic.frame != Frame::Possibility || is_legal || lawful(hit) || is_anchored(words, tokens.clone())
        }
        _ => false,
    };
    words.scan.matches_of(index).iter().any(deontic)
        && !(tokens.end.saturating_sub(2).max(tokens.start)..tokens.end).any(|at| words.is(at, "?"))
}

/// Whether a word of law stands among some tokens.
fn is_anchored(words: &Words, mut tokens: Range<usize>) -> bool {
    tokens.any(|at| words.is_any(at, &ANCHORS))
}

/// Whether `shall` is as common as in a treaty or statute.
fn is_legal(words: &Words, sentences: usize) -> bool {
    let must = |index: &usize| {
        let hits = words.scan.matches_of(*index).iter();
        hits.filter(|hit| matches!(words.sense(hit), Sense::Deontic(_)))
            .any(|hit| words.is(hit.first as usize, "shall"))
    };
    (0..sentences).filter(must).count() * 100 > sentences * LEGAL_SHARE
}
