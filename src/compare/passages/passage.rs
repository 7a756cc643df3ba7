//! A paragraph, and a paragraph that takes over another.

use super::diff::Diff;
use crate::compare::record::Sentence;
use crate::compare::source::Report;
use crate::compare::word::words;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A paragraph with fewer words is no passage: formulas and headings are in all documents.
const LEAST: usize = 8;

/// A paragraph of prose.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct Paragraph<'s> {
    pub side: usize,
    pub report: &'s Report,
    /// Its sentences, furniture and notes in between left out.
    sentences: &'s [Sentence],
    /// Its words in one number.
    pub digest: u64,
}

impl<'s> Paragraph<'s> {
    pub fn new(side: usize, report: &'s Report, sentences: &'s [Sentence]) -> Option<Paragraph<'s>> {
        let mut paragraph = Paragraph { side, report, sentences, digest: 0 };
        let mut hasher = FxHasher::default();
        let mut count = 0;
        words(&paragraph.text()).for_each(|word| {
            count += 1;
            word.hash(&mut hasher);
        });
        paragraph.digest = hasher.finish();
        (count >= LEAST).then_some(paragraph)
    }

    /// Its number in the document.
    pub fn number(&self) -> u32 {
        self.first().map_or(0, |sentence| sentence.paragraph)
    }

    /// Its first sentence.
    pub fn first(&self) -> Option<&'s Sentence> {
        self.sentences.iter().find(|sentence| sentence.is_prose())
    }

    /// Its sentences joined.
    pub fn text(&self) -> String {
        let prose = self.sentences.iter().filter(|sentence| sentence.is_prose());
        prose.map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it has the same words as another.
    pub fn is(&self, other: &Paragraph) -> bool {
        self.digest == other.digest && words(&self.text()).eq(words(&other.text()))
    }
}

/// A paragraph that takes over another.
#[derive(Debug)]
pub(in crate::compare) struct Passage<'s> {
    pub from: Paragraph<'s>,
    pub to: Paragraph<'s>,
    /// What is inserted and struck; none where the words are the same.
    pub diff: Option<Diff>,
    /// Whether it stands elsewhere among the paragraphs that the document takes over from the same one.
    pub moved: bool,
}
