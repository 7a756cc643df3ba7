//! The words of a document and every lexicon entry met among them: the result of the one pass over the text.

use super::class::Classes;
use super::entry::EntryId;
use rapporteur_span::Span;

/// One word or mark of punctuation of the running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place in the running text.
    pub span: Span,
    /// The closed classes of words it belongs to.
    pub classes: Classes,
    /// How it is written.
    pub shape: Shape,
    /// Its first byte.
    pub initial: u8,
}

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `state`
    Lower,
    /// `State`
    Capitalized,
    /// `STATE`, with two letters or more
    Upper,
    /// `iPhone`, `TCBMs`
    Mixed,
    /// `2015`, `1st`: begins with a digit
    Number,
    /// A mark of punctuation or a symbol, one character.
    Mark,
}

/// One hit of a lexicon entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The entry.
    pub entry: EntryId,
    /// First token, as an index into [`Scan::tokens`].
    pub first: u32,
    /// Last token, included.
    pub last: u32,
}

/// The words of a document and the lexicon entries met among them.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// All tokens, in order.
    pub tokens: Vec<Token>,
    /// All hits, in order of their first token, then of the entry.
    pub matches: Vec<Match>,
    /// For each sentence, where its tokens end in `tokens`.
    pub token_ends: Vec<u32>,
    /// For each sentence, where its hits end in `matches`.
    pub match_ends: Vec<u32>,
}

impl Scan {
    /// The tokens of a sentence, as a range into [`Scan::tokens`].
    pub fn tokens_of(&self, sentence: usize) -> std::ops::Range<usize> {
        range(&self.token_ends, sentence)
    }

    /// The hits in a sentence.
    pub fn matches_of(&self, sentence: usize) -> &[Match] {
        &self.matches[range(&self.match_ends, sentence)]
    }
}

fn range(ends: &[u32], index: usize) -> std::ops::Range<usize> {
    let start = if index == 0 { 0 } else { ends[index - 1] as usize };
    start..ends[index] as usize
}
