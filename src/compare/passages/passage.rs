//! A paragraph, and a paragraph that takes over another.

use super::diff::Diff;
use crate::compare::record::Sentence;
use crate::compare::source::Report;
use crate::compare::word::numbers;

/// A paragraph of prose.
#[derive(Clone, Copy, Debug)]
pub(in crate::compare) struct Paragraph<'s> {
    pub side: usize,
    pub report: &'s Report,
    /// Its sentences, with furniture and notes in between.
    pub sentences: &'s [Sentence],
}

impl<'s> Paragraph<'s> {
    /// Its number in the document.
    pub fn number(&self) -> u32 {
        self.first().map_or(0, |sentence| sentence.paragraph)
    }

    /// Its first sentence.
    pub fn first(&self) -> Option<&'s Sentence> {
        self.prose().next()
    }

    /// Its sentences joined.
    pub fn text(&self) -> String {
        self.prose().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Its words, each as a number.
    pub fn words(&self) -> impl Iterator<Item = u64> + use<'s> {
        self.prose().flat_map(|sentence| numbers(&sentence.text))
    }

    fn prose(&self) -> impl Iterator<Item = &'s Sentence> + use<'s> {
        self.sentences.iter().filter(|sentence| sentence.is_prose())
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
