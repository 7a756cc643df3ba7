//! Words and marks of punctuation, found in one pass without allocating.
//!
//! A word is a run of letters and digits; an apostrophe between letters belongs to it. Every other character that
//! is not white space is a mark of its own.

use super::Shape;
use crate::span::Span;

/// What is found at one place of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub span: Span,
    pub shape: Shape,
    /// Hash of the word in lower case, without a possessive ending; of a mark, of its bytes.
    pub hash: u64,
}

/// The words and marks of `text`, as byte offsets into it moved by `offset`.
pub(super) fn pieces(text: &str, offset: usize) -> Pieces<'_> {
    Pieces { text, at: 0, offset }
}

pub(super) struct Pieces<'a> {
    text: &'a str,
    at: usize,
    offset: usize,
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let bytes = self.text.as_bytes();
        loop {
            let byte = *bytes.get(self.at)?;
            match CLASS[byte as usize] {
                SPACE => self.at += 1,
                MARK => return Some(self.mark(1)),
                WIDE => match self.text[self.at..].chars().next() {
                    Some(letter) if letter.is_alphanumeric() => return Some(self.word()),
                    Some(letter) if letter.is_whitespace() || is_invisible(letter) => self.at += letter.len_utf8(),
                    Some(letter) => return Some(self.mark(letter.len_utf8())),
                    None => return None,
                },
                _ => return Some(self.word()),
            }
        }
    }
}

impl Pieces<'_> {
    fn mark(&mut self, length: usize) -> Piece {
        let start = self.at;
        self.at += length;
        let hash = hash_of(&self.text.as_bytes()[start..self.at]);
        Piece { span: self.span(start), shape: Shape::Mark, hash }
    }

    fn word(&mut self) -> Piece {
        let start = self.at;
        let mut writing = Writing::default();
        let mut hash = SEED;
        let mut before_apostrophe = None;
        while let Some((letter, length)) = self.letter(before_apostrophe.is_none()) {
            match letter {
                Letter::Ascii(byte) => {
                    writing.see_ascii(byte);
                    hash = step(hash, byte | ((byte.is_ascii_uppercase() as u8) << 5));
                }
                Letter::Wide(letter) => {
                    writing.see(letter);
                    for lower in letter.to_lowercase() {
                        let mut buffer = [0; 4];
                        hash = lower.encode_utf8(&mut buffer).bytes().fold(hash, step);
                    }
                }
                Letter::Apostrophe => {
                    before_apostrophe = Some((hash, self.at + length));
                    hash = step(hash, b'\'');
                }
            }
            self.at += length;
        }
        if let Some((stem, after)) = before_apostrophe
            && matches!(&self.text[after..self.at], "s" | "S")
        {
            hash = stem;
        }
        Piece { span: self.span(start), shape: writing.shape(), hash }
    }

    /// The letter, digit or inner apostrophe at the current place.
    fn letter(&self, apostrophe: bool) -> Option<(Letter, usize)> {
        let bytes = self.text.as_bytes();
        let byte = *bytes.get(self.at)?;
        match CLASS[byte as usize] {
            LETTER => Some((Letter::Ascii(byte), 1)),
            MARK if byte == b'\'' && apostrophe => self.inner(1),
            WIDE => {
                let letter = self.text[self.at..].chars().next()?;
                if letter.is_alphanumeric() || is_joined(letter) {
                    Some((Letter::Wide(letter), letter.len_utf8()))
                } else if letter == '’' && apostrophe {
                    self.inner(3)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    fn inner(&self, length: usize) -> Option<(Letter, usize)> {
        let next = self.text[self.at + length..].chars().next()?;
        next.is_alphabetic().then_some((Letter::Apostrophe, length))
    }

    fn span(&self, start: usize) -> Span {
        Span::new(self.offset + start, self.offset + self.at)
    }
}

enum Letter {
    Ascii(u8),
    Wide(char),
    Apostrophe,
}

/// Combining marks continue a word.
fn is_joined(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

/// Format characters that stand for nothing by themselves.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// What has been seen of a word's capitals.
#[derive(Default)]
struct Writing {
    length: u32,
    starts_upper: bool,
    starts_digit: bool,
    later_upper: bool,
    later_lower: bool,
}

impl Writing {
    fn see_ascii(&mut self, byte: u8) {
        self.note(byte.is_ascii_uppercase(), byte.is_ascii_lowercase(), byte.is_ascii_digit());
    }

    fn see(&mut self, letter: char) {
        self.note(letter.is_uppercase(), letter.is_lowercase(), letter.is_numeric());
    }

    fn note(&mut self, upper: bool, lower: bool, digit: bool) {
        if self.length == 0 {
            (self.starts_upper, self.starts_digit) = (upper, digit);
        } else {
            self.later_upper |= upper;
            self.later_lower |= lower;
        }
        self.length += 1;
    }

    fn shape(&self) -> Shape {
        match (self.starts_upper, self.later_upper, self.later_lower) {
            _ if self.starts_digit => Shape::Number,
            (true, true, false) => Shape::Upper,
            (true, false, _) => Shape::Capitalized,
            (_, false, _) => Shape::Lower,
            _ => Shape::Mixed,
        }
    }
}

const LETTER: u8 = 0;
const SPACE: u8 = 1;
const MARK: u8 = 2;
const WIDE: u8 = 3;

/// What each byte begins.
static CLASS: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [MARK; 256];
    let mut byte = 0;
    while byte < 256 {
        let ascii = byte as u8;
        if byte >= 128 {
            table[byte] = WIDE;
        } else if ascii.is_ascii_alphanumeric() {
            table[byte] = LETTER;
        } else if ascii <= 32 || ascii == 127 {
            table[byte] = SPACE;
        }
        byte += 1;
    }
    table
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a, the hash of Fowler, Noll and Vo.
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x100_0000_01b3)
}

fn hash_of(bytes: &[u8]) -> u64 {
    bytes.iter().copied().fold(SEED, step)
}
