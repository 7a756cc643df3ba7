//! What a text expects somebody to do: norms, with the parts that the grammar of institutions tells apart.
//!
//! Attribute (who), deontic (how it binds), aim (what is done), object (to what), condition (when, where and how), after the
//! Institutional Grammar 2.0. The words for the deontic are a lexicon; each belongs to a frame that says where the
//! other parts stand. What only sounds like a norm — a guess, a question, the order of business — is left out.

mod action;
mod clause;
mod content;
mod frame;

use crate::attribute::{Attributions, Kind};
use crate::document::Document;
use crate::lexicon::{DeonticForce, Frame, Lexicons, Match, Scan, Sense};
use crate::segment::Sentence;
use rapporteur_readers::span::Span;
use crate::speech::speaker::SpeakerId;
use crate::speech::words::Words;
use crate::statement::{self, Statement};
use clause::Clause;
use rapporteur_readers::span::Span;

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
    /// From 0 to 1: how often norms found this way are right.
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

/// The norms of a document, in the order of the text.
pub fn norms(
    document: &Document,
    sentences: &[Sentence],
    scan: &Scan,
    lexicons: &Lexicons,
    attributions: &Attributions,
    statements: &[Statement],
) -> Vec<Norm> {
    let words = Words::new(document, scan, lexicons);
    let is_legal = is_legal(&words, sentences.len());
    let mut norms = Vec::new();
    for (index, attribution) in attributions.sentences.iter().enumerate() {
        let prose = matches!(attribution.kind, Kind::Narration | Kind::Statement | Kind::Discussion | Kind::Footnote);
        if !prose || !words.is_readable(index) || !may_hold(&words, index, is_legal) {
            continue;
        }
        let clause = Clause::new(&words, index, is_legal);
        let speaker = attribution.speakers.first().filter(|_| attribution.speakers.len() == 1).copied();
        let parts = frame::parts(&clause);
        if !parts.is_empty() {
            let about = content::About::of(&clause);
            let own = parts.into_iter().map(|parts| content::norm(&clause, parts, speaker, about));
            norms.extend(own.map(|norm| Norm {
                statement: statement::holding(statements, norm.sentence, norm.deontic_span),
                ..norm
            }));
        }
    }
    norms
}

/// Words of law behind which a possibility is a permission in any text.
const LAWFUL: [&str; 3] = ["resort", "lawfully", "invoke"];

/// Whether a sentence has deontic words at all and does not ask.
fn may_hold(words: &Words, index: usize, is_legal: bool) -> bool {
    let tokens = words.scan.tokens_of(index);
    let permits = |hit: &Match| {
        let next = hit.last as usize + 1..tokens.end.min(hit.last as usize + 4);
        is_legal || next.into_iter().any(|at| words.is_any(at, &LAWFUL))
    };
    let deontic = |hit: &Match| match words.sense(hit) {
        Sense::Deontic(deontic) => deontic.frame != Frame::Possibility || permits(hit),
        _ => false,
    };
    words.scan.matches_of(index).iter().any(deontic)
        && !(tokens.end.saturating_sub(2).max(tokens.start)..tokens.end).any(|at| words.is(at, "?"))
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
