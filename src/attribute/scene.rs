//! What a document does throughout: how often persons, States, crowds and others are made to speak in it.

use crate::document::{Document, Genre, ParagraphKind};
use crate::lexicon::class::Class;
use crate::segment::Sentence;
use crate::speech::mention::Who;
use crate::speech::report::Report;
use crate::speech::tense::Tense;
use crate::speech::words::Words;

/// The names of the genres, in their order.
pub(super) const GENRES: &[&str] = &[
    "seminar",
    "verbatim",
    "summary",
    "bulletin",
    "consensus",
    "resolution",
    "speech",
    "other",
    "transcript",
    "press",
    "statement",
];

/// The place of a genre in [`GENRES`].
pub(super) fn genre(genre: Genre) -> u8 {
    Genre::ALL.iter().position(|other| *other == genre).unwrap_or(0) as u8
}

/// How often something happens in a document, in four steps.
pub(super) const RATES: &[&str] = &["never", "seldom", "some", "often"];

/// The rates of one document, as places in [`RATES`].
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scene {
    pub people: u8,
    pub states: u8,
    pub bodies: u8,
    pub crowds: u8,
    pub offices: u8,
    pub nobody: u8,
    pub first_person: u8,
    pub past: u8,
    pub roster: bool,
    pub genre: Genre,
}

/// A rate: how many of so many sentences.
fn rate(count: usize, all: usize) -> u8 {
    match () {
        _ if count == 0 => 0,
        _ if count * 33 < all => 1,
        _ if count * 8 < all => 2,
        _ => 3,
    }
}

impl Scene {
    /// Counts the reports of a document.
    pub fn of(
        document: &Document,
        sentences: &[Sentence],
        words: &Words,
        reports: &[Vec<Report>],
        roster: bool,
    ) -> Scene {
        let is_prose =
            |sentence: &Sentence| document.paragraphs[sentence.paragraph as usize].kind == ParagraphKind::Prose;
        let prose: Vec<usize> = (0..sentences.len()).filter(|at| is_prose(&sentences[*at])).collect();
        let all = prose.len();
        let told = |fits: &dyn Fn(&Report) -> bool| {
            let own = |at: &&usize| {
                reports[**at].iter().any(|report| !report.embedded && report.tense != Tense::Pluperfect && fits(report))
            };
            rate(prose.iter().filter(own).count(), all)
        };
        let by = |fits: fn(&Who) -> bool| {
            told(&move |report: &Report| {
                report.cue.is_some() && report.mentions.first().is_some_and(|mention| fits(&mention.who))
            })
        };
        let class = |class: Class| {
            let has = |at: &&usize| words.scan.tokens_of(**at).any(|token| words.has(token, class));
            rate(prose.iter().filter(has).count(), all)
        };
        Scene {
            people: by(|who| {
                matches!(who, Who::Person(_) | Who::Pronoun(crate::speech::mention::Pronoun::Singular(_)))
            }),
            states: by(|who| matches!(who, Who::Actor(..))),
            bodies: by(|who| matches!(who, Who::Organization(_))),
            crowds: by(|who| matches!(who, Who::Anonymous(_))),
            offices: by(|who| matches!(who, Who::Office)),
            nobody: told(&|report| report.mentions.is_empty()),
            first_person: class(Class::First),
            past: told(&|report| report.cue.is_some() && report.tense == Tense::Past),
            roster,
            genre: document.genre,
        }
    }
}
