//! The words of one sentence, as the readers of references need them.

use crate::lexicon::{Shape, Token};
use rapporteur_readers::span::Span;

/// One sentence.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    /// The running text.
    pub text: &'a str,
    /// The tokens of the sentence.
    pub tokens: &'a [Token],
}

impl<'a> Line<'a> {
    /// A word or mark; empty behind the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The first byte of a word or mark.
    pub fn first(&self, at: usize) -> u8 {
        self.text.as_bytes()[self.tokens[at].span.start as usize]
    }

    /// How a token is written; as a mark behind the end.
    pub fn shape(&self, at: usize) -> Shape {
        self.tokens.get(at).map_or(Shape::Mark, |token| token.shape)
    }

    /// Whether a token begins where the one before it ends.
    pub fn is_glued(&self, at: usize) -> bool {
        at > 0 && at < self.tokens.len() && self.tokens[at - 1].span.end == self.tokens[at].span.start
    }

    /// Whether a token is this mark, and no blank stands before it.
    pub fn is_joined(&self, at: usize, mark: &str) -> bool {
        self.word(at) == mark && self.is_glued(at)
    }

    /// From the first to the last token, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        Span { start: self.tokens[first].span.start, end: self.tokens[last].span.end }
    }

    /// The first token that begins at a byte or behind it.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.span.start < byte)
    }

    /// The end of the sentence.
    pub fn end(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.span.end as usize)
    }

    /// Whether a token is a Roman number in capitals.
    pub fn is_roman(&self, at: usize) -> bool {
        is_roman(self.word(at))
    }
}

/// Whether a word is a Roman number in capitals.
pub(super) fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X' | b'L' | b'C'))
}

/// Whether words are a session of the time when those had Roman numbers: `V`, `XXX`, `ES-I`, `S-VI`.
pub(super) fn is_session(words: &str) -> bool {
    let special = words.strip_prefix("ES-").or_else(|| words.strip_prefix("S-"));
    is_roman(special.unwrap_or(words))
}

/// Whether a word is a number of this many digits.
pub(super) fn is_number(word: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word is a year in which the United Nations has met.
pub(super) fn is_year(word: &str) -> bool {
    is_number(word, 4..=4) && ("1945".."2100").contains(&word)
}
