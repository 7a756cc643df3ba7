//! The clauses of a sentence that report speech: a cue, its source, and what it says.

use super::content::Reported;
use super::cue::{Predicate, Voice};
use super::passage::{Line, Passage};
use super::subject::{Source, Sourced};
use super::tense::{Tense, is_past};
use super::words::{Any, CueAt, any};
use crate::lexicon::class::Class;
use std::ops::Range;

/// A cue with its source and what it says; places are tokens.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Index of the sentence.
    pub sentence: u32,
    pub cue: CueAt,
    /// The words of the cue, auxiliaries and adverbs included.
    pub words: Range<usize>,
    pub joint: Joint,
    pub tense: Tense,
    pub negated: bool,
    /// Whether the source is a relative pronoun: `who chairs the panel`.
    pub relative: bool,
    pub source: Source,
    /// What is said; none where the cue governs nothing that can be told.
    pub content: Option<Reported>,
}

/// How a cue hangs together with its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    Verb(Voice),
    /// `according to X`, `in her view`
    Phrase,
    /// `X's claim that`
    Noun,
}

impl Passage<'_, '_> {
    /// The clauses of a sentence, in the order of their cues.
    pub fn clauses(&self, index: usize) -> Vec<Clause> {
        let line = &self.lines[index];
        let cues = self.cues(line);
        let sourced = self.sourced(index, &cues);
        let mut found: Vec<Clause> = sourced.iter().map(|cue| self.of_verb(index, cue, &sourced)).collect();
        let free = |cue: &&CueAt| sourced.iter().all(|other| other.predicate.cue.first != cue.first);
        found.extend(self.adverbials(index, cues.iter().filter(free)));
        let first = |clause: &Clause| {
            clause.content.as_ref().and_then(|content| content.pieces.first().map(|piece| piece.start))
        };
        found.sort_by_key(|clause| (clause.words.start, clause.words.end, first(clause)));
        found
    }

    /// The predicates of a sentence that have a source. In quotations none is sought.
    fn sourced(&self, index: usize, cues: &[CueAt]) -> Vec<Sourced> {
        let line = &self.lines[index];
        let mut found: Vec<Sourced> = Vec::new();
        for predicate in self.predicates(line, cues) {
            if self.quotation(predicate.cue.first).is_some()
                || found.last().is_some_and(|last| last.predicate.end() > predicate.cue.first)
            {
                continue;
            }
            if let Some(source) = self.source(line, &predicate, &found) {
                let relative =
                    source.tokens().is_some_and(|tokens| self.any(line, tokens.start, any!["who", "which", "that"]));
                let relative = relative || self.is_aside(line, &predicate);
                found.push(Sourced { predicate, source, relative });
            }
        }
        found
    }

    /// Whether a passive without an auxiliary stands inside the subject of a later verb: `A, opposed by B, supported`.
    fn is_aside(&self, line: &Line, predicate: &Predicate) -> bool {
        let bare = predicate.voice == Voice::Passive && predicate.first == predicate.cue.first;
        let closes = (predicate.end()..self.sentence_end(line)).find(|at| self.words.is(*at, ","));
        bare && closes.is_some() && (line.tokens.start..predicate.first).any(|at| self.words.is(at, ","))
    }

    fn of_verb(&self, index: usize, sourced: &Sourced, all: &[Sourced]) -> Clause {
        let line = &self.lines[index];
        let predicate = &sourced.predicate;
        Clause {
            sentence: line.sentence as u32,
            cue: predicate.cue,
            words: predicate.first..predicate.end(),
            joint: Joint::Verb(predicate.voice),
            tense: self.tense(line, predicate),
            negated: predicate.negated,
            relative: sourced.relative,
            source: sourced.source.clone(),
            content: self.content(index, sourced, all),
        }
    }

    /// The tense that a verb's auxiliaries tell, else its form.
    fn tense(&self, line: &Line, predicate: &Predicate) -> Tense {
        let near = predicate.first..predicate.cue.first;
        let any = |words: &Any| near.clone().any(|at| self.any(line, at, words));
        match () {
            _ if near.clone().any(|at| self.class(line, at, Class::Modal)) => Tense::Modal,
            _ if any(any!["had"]) => Tense::Pluperfect,
            _ if any(any!["has", "have"]) => Tense::Perfect,
            _ if any(any!["was", "were", "did"]) => Tense::Past,
            _ if any(any!["is", "are", "am", "do", "does"]) => Tense::Present,
            _ if is_past(&self.words.word(predicate.cue.first).to_ascii_lowercase()) => Tense::Past,
            _ => Tense::Present,
        }
    }
}
