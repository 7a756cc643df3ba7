//! What a text reports of speech: for every clause its cue, its source, and what it says; and everybody who can speak.
//!
//! Every sentence of prose is read by its tokens, whatever the genre. A cue is a hit of the cue lexicons. Its source
//! is sought in the noun phrases around it, and its content in what it governs, or in the quotation beside it. The
//! rows of `statements` are these clauses; who has the floor is weighed on them.

pub(crate) mod act;
mod adverbial;
mod assembly;
pub(crate) mod cast;
mod clause;
mod common;
mod content;
pub(crate) mod credentials;
mod cue;
pub(crate) mod greeting;
pub(crate) mod introduction;
pub(crate) mod label;
pub(crate) mod mention;
pub(crate) mod name;
mod office;
mod passage;
mod person;
pub(crate) mod report;
pub(crate) mod roster;
pub mod speaker;
mod subject;
pub(crate) mod tense;
pub(crate) mod words;

use crate::document::{Document, Genre, ParagraphKind};
use crate::segment::Sentence;
pub(crate) use clause::{Clause, Joint};
pub(crate) use cue::Voice;
use passage::Passage;
pub(crate) use subject::Source;
use words::Words;

/// The clauses of a document that report speech, by sentence.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    clauses: Vec<Clause>,
    /// For each sentence, where its clauses end.
    ends: Vec<u32>,
}

impl Speech {
    /// The clauses of a sentence, in the order of their cues.
    pub(crate) fn of(&self, sentence: usize) -> &[Clause] {
        let start = if sentence == 0 { 0 } else { self.ends[sentence - 1] as usize };
        &self.clauses[start..self.ends[sentence] as usize]
    }

    /// All clauses, in the order of the text.
    pub(crate) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }
}

/// Reads the clauses of a document that report speech.
pub fn read(document: &Document, sentences: &[Sentence], words: &Words) -> Speech {
    let mut speech = Speech::default();
    let mut start = 0;
    for paragraph in sentences.chunk_by(|one, next| one.paragraph == next.paragraph) {
        let kind = document.paragraphs[paragraph[0].paragraph as usize].kind;
        let range = start..start + paragraph.len();
        start = range.end;
        let read = !matches!(kind, ParagraphKind::Roster | ParagraphKind::Furniture);
        let readable = range.clone().filter(|sentence| read && words.is_readable(*sentence));
        let passage = Passage::new(words, readable, document.genre == Genre::Resolution);
        let mut lines = 0..passage.lines.len();
        for sentence in range {
            if lines.start < lines.end && passage.lines[lines.start].sentence == sentence {
                speech.clauses.extend(passage.clauses(lines.start));
                lines.start += 1;
            }
            speech.ends.push(speech.clauses.len() as u32);
        }
    }
    speech
}
