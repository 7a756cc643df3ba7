//! Who takes which side on which issue.
//!
//! The issues are lexicons: each has a proposition, concepts that name it, and patterns that affirm or deny it.
//! `candidate` lists what a sentence may speak of, wherever the concepts stand, `feature` tells what holds of each,
//! and one set of weights for all issues decides whether the speaker takes a position and which: whose view it is,
//! whether it is wanted, praised, doubted or only a subject.

mod candidate;
mod feature;
mod learn;
mod model;
mod side;
mod surroundings;

use crate::attribute::Attributions;
use crate::document::Document;
use crate::lexicon::{Act, EntryId, Lexicons, Scan};
use crate::speech::speaker::SpeakerId;
use crate::statement::{self, Statement};
use candidate::Candidate;
use feature::View;
use rapporteur_readers::span::Span;
use surroundings::Surroundings;

pub use feature::TEMPLATES;
pub use learn::{Annotated, PLAN, examples, table};
pub use model::Model;

/// A speaker, an issue and the side taken. The span is of the running text.
#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of the statement that makes it.
    pub statement: Option<u32>,
    /// Who takes it; none where nobody is settled as the speaker.
    pub speaker: Option<SpeakerId>,
    /// The issue.
    pub issue: EntryId,
    /// The side taken.
    pub stance: Stance,
    /// From 1 (mild) to 5 (strong).
    pub force: u8,
    /// The words that show it.
    pub span: Span,
    /// From 0 to 1: how probable it is, issue and side together.
    pub confidence: f32,
    /// How its words speak of the issue.
    pub rule: &'static str,
}

/// The side taken on an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// For the proposition.
    Support,
    /// Against it.
    Oppose,
    /// The issue is taken up without a side.
    Neutral,
}

impl Stance {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [Stance; 3] = [Stance::Support, Stance::Oppose, Stance::Neutral];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Support => "support",
            Stance::Oppose => "oppose",
            Stance::Neutral => "neutral",
        }
    }
}

/// The positions taken in a document, in the order of the text.
pub fn positions(
    document: &Document,
    scan: &Scan,
    lexicons: &Lexicons,
    attributions: &Attributions,
    statements: &[Statement],
    model: &Model,
) -> Vec<Position> {
    let surroundings = Surroundings::new(document, scan, lexicons, attributions, statements);
    let candidates = candidate::candidates(&surroundings);
    let judged = candidates.iter().filter_map(|candidate| {
        let (stance, probability) = model.stance(&View::new(&surroundings, candidate))?;
        Some((candidate, side::turned(&surroundings.words, candidate, stance), probability))
    });
    let of_each = judged.flat_map(|(candidate, stance, probability)| {
        let speakers = &surroundings.attribution(candidate.sentence as usize).speakers;
        let each: Vec<Option<SpeakerId>> =
            if speakers.is_empty() { vec![None] } else { speakers.iter().copied().map(Some).collect() };
        let surroundings = &surroundings;
        each.into_iter().map(move |speaker| {
            let own =
                speaker.and_then(|id| side::own(surroundings, candidate, &attributions.speakers[id.0 as usize].name));
            position(surroundings, candidate, speaker, own.unwrap_or(stance), probability)
        })
    });
    of_each.collect()
}

fn position(
    surroundings: &Surroundings,
    candidate: &Candidate,
    speaker: Option<SpeakerId>,
    stance: Stance,
    probability: f64,
) -> Position {
    let span = surroundings.words.span(candidate.first as usize, candidate.last as usize);
    let attribution = surroundings.attribution(candidate.sentence as usize);
    Position {
        sentence: candidate.sentence,
        statement: statement::holding(surroundings.statements, candidate.sentence, span),
        speaker,
        issue: candidate.issue,
        stance,
        force: force(attribution.act),
        span,
        confidence: probability as f32,
        rule: candidate.evidence.name(),
    }
}

/// How strongly an act puts a position.
fn force(act: Option<Act>) -> u8 {
    match act {
        Some(Act::Oppose | Act::Commit) => 4,
        Some(Act::Propose | Act::Support | Act::Warn) => 3,
        Some(Act::Assert) => 2,
        _ => 1,
    }
}
