//! From a document to its sentences.
//!
//! A full stop is read by what stands on either side of it, the way a person would: the word before may be an
//! abbreviation, an initial or a number; the word after may go on in lower case, be a name, or open a sentence.

mod abbreviation;
mod breaks;
mod list;
mod opener;

pub use breaks::breaks;
pub(crate) use opener::is_opener as opens_sentence;

use crate::document::{Document, Paragraph, ParagraphKind};
use rapporteur_readers::span::Span;

/// One sentence, or one heading, roster line or piece of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words in the running text, without white space at either end.
    pub span: Span,
    /// Index into [`Document::paragraphs`](crate::document::Document::paragraphs).
    pub paragraph: u32,
}

impl From<&Sentence> for Span {
    fn from(sentence: &Sentence) -> Span {
        sentence.span
    }
}

/// The sentences of a document, in reading order. A heading, roster line or piece of furniture is one.
pub fn sentences(document: &Document) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(document.running.text.len() / 120 + document.paragraphs.len());
    for (number, paragraph) in document.paragraphs.iter().enumerate() {
        let text = document.words(paragraph);
        let mut start = 0;
        for end in ends(document, paragraph, text) {
            let span = Span::new(paragraph.span.start as usize + start, paragraph.span.start as usize + end)
                .trim(&document.running.text);
            if !span.is_empty() {
                sentences.push(Sentence { span, paragraph: number as u32 });
            }
            start = end;
        }
    }
    sentences
}

fn ends(document: &Document, paragraph: &Paragraph, text: &str) -> Vec<usize> {
    match paragraph.kind {
        ParagraphKind::Prose | ParagraphKind::Footnote => {
            let marker = paragraph.marker.map_or("", |marker| marker.of(&document.text));
            list::with_items(text, marker, breaks(text))
        }
        _ => vec![text.len()],
    }
}
