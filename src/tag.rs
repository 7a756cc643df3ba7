//! Which themes each sentence bears.

use crate::lexicon::EntryId;
use crate::span::Span;

/// One hit of a theme's entry in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Index of the sentence.
    pub sentence: u32,
    /// The entry.
    pub entry: EntryId,
    /// The words, in the running text.
    pub span: Span,
    /// Whether a negation in the same clause reaches them.
    pub negated: bool,
}
