//! What every reader yields: the text of a source, and what its format says of the parts.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The text of a source with what its format says of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The text; of UTF-8 plain text the very bytes of the source.
    pub text: String,
    /// Where each page starts in `text`; the first is 0. Empty when the source has no pages.
    pub pages: Vec<u32>,
    /// How many of the pages were read off their pictures.
    pub ocr: u32,
    /// The blocks of the text in their order, apart from each other; empty where only the text can tell them.
    ///
    /// A block is a whole paragraph, or as much of it as stands on one page or in one column, and may hold several
    /// lines. Words outside all parts are left out of the analysis.
    pub parts: Vec<Part>,
    /// Marks of notes within the parts, in order: they stand in the text, but in no sentence.
    pub marks: Vec<Span>,
    /// The title that the source gives itself apart from its text.
    pub title: Option<String>,
    /// IANA media type of the source.
    #[serde(skip)]
    pub media_type: &'static str,
    /// Whether the text is the very bytes of the source.
    #[serde(skip)]
    pub verbatim: bool,
}

/// One block of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its words in the text, its number or bullet among them.
    pub span: Span,
    /// What it is.
    pub kind: PartKind,
}

/// What a format knows of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartKind {
    /// No more than that it is one block: its words tell whether it is prose, a heading or furniture.
    Block,
    /// Prose, whatever it looks like: a list item, the row of a table.
    Prose,
    /// A heading with its level, 1 being the highest.
    Heading(u8),
    /// A footnote or endnote, its number before its words.
    Footnote,
    /// A running head, page number or other furniture of the page.
    Furniture,
}
