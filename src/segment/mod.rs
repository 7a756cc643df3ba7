//! From a document to its sentences.

use crate::span::Span;

/// One sentence, or one heading, roster line, footnote sentence or piece of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words in the running text, without white space at either end.
    pub span: Span,
    /// Index into [`Document::paragraphs`](crate::document::Document::paragraphs).
    pub paragraph: u32,
}
