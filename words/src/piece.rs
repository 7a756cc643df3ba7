//! From text to words and marks: the one way in which both documents and the forms of lexicons are cut.

use std::num::NonZeroU128;

use unicode_segmentation::GraphemeCursor;

use super::scan::Shape;
use super::window::Window;

const LOWER: u8 = 1;
const UPPER: u8 = 2;
const DIGIT: u8 = 4;
const WIDE: u8 = 8;
const SPACE: u8 = 16;
const APOSTROPHE: u8 = 32;
const WORD: u8 = LOWER | UPPER | DIGIT;

/// What each byte is; the bytes of characters beyond ASCII are looked at one character at a time.
static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let mut kinds = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        kinds[byte] = match byte as u8 {
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            b'0'..=b'9' => DIGIT,
            b'\t'..=b'\r' | b' ' => SPACE,
            b'\'' => APOSTROPHE,
            128..=255 => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    kinds
}

/// One word or one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// The end of the word without a possessive `'s`.
    pub stem: usize,
    /// How it is written.
    pub shape: Shape,
    /// Its stem as a number, if that is ASCII and has at most sixteen letters.
    pub key: Option<NonZeroU128>,
}

impl Piece {
    fn new(bytes: &[u8], start: usize, end: usize, stem: usize, shape: Shape) -> Self {
        let fits = stem - start <= 16 && bytes[start..stem].is_ascii();
        let key = if fits { NonZeroU128::new(Window::new(bytes, start).key(stem - start)) } else { None };
        Piece { start, end, stem, shape, key }
    }
}

/// The pieces of a stretch of text, in order.
pub struct Pieces<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Pieces<'t> {
    /// The pieces of `text` between two bytes.
    pub fn new(text: &'t str, start: usize, end: usize) -> Self {
        Pieces { text, at: start, end }
    }

    /// The character at a byte; the stretch goes on at least that far.
    fn wide(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    /// Reads a word whose first character is ASCII; most are so throughout, and short.
    #[inline]
    fn plain_word(&self, start: usize, first: u8) -> Piece {
        let bytes = &self.text.as_bytes()[..self.end];
        let window = Window::new(bytes, start);
        let length = window.word();
        let end = start + length;
        let goes_on =
            length == 16 || bytes.get(end).is_some_and(|&next| KINDS[next as usize] & (WIDE | APOSTROPHE) != 0);
        if goes_on {
            return self.word(start, start + 1, first);
        }
        let (capital, small) = window.cases(length);
        let rest = if capital { UPPER } else { 0 } | if small { LOWER } else { 0 };
        let key = NonZeroU128::new(window.key(length));
        Piece { start, end, stem: end, shape: shape(first, rest), key }
    }

    /// Reads a word whose first character ends at `at`.
    fn word(&self, start: usize, mut at: usize, first: u8) -> Piece {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut rest = 0;
        while at < bytes.len() {
            let kind = KINDS[bytes[at] as usize];
            if kind & WORD != 0 {
                rest |= kind;
                at += 1;
            } else if let Some((kind, length)) = self.joined(at, kind) {
                rest |= kind;
                at += length;
            } else {
                break;
            }
        }
        let stem = if rest & APOSTROPHE == 0 { at } else { start + stem(&self.text[start..at]).len() };
        Piece::new(bytes, start, at, stem, shape(first, rest))
    }

    /// Whether a character other than an ASCII letter or digit carries a word on, and its length.
    fn joined(&self, at: usize, kind: u8) -> Option<(u8, usize)> {
        if kind == APOSTROPHE {
            return self.alphanumeric(at + 1).then_some((APOSTROPHE, 1));
        }
        let wide = if kind == WIDE { self.wide(at)? } else { return None };
        let length = wide.len_utf8();
        match wide {
            '’' => self.alphanumeric(at + length).then_some((APOSTROPHE, length)),
            _ if wide.is_alphanumeric() => Some((kind_of(wide), length)),
            _ => self.belongs(at, wide).then_some((0, length)),
        }
    }

    /// Whether a character is none by itself but belongs to the one before: accents, vowel signs, joiners.
    fn belongs(&self, at: usize, wide: char) -> bool {
        // Quotation marks and dashes are by far the most frequent.
        let punctuation = matches!(wide, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205f}');
        let alone = punctuation || wide < '\u{300}';
        !alone && GraphemeCursor::new(at, self.end, true).is_boundary(&self.text[..self.end], 0) == Ok(false)
    }

    fn alphanumeric(&self, at: usize) -> bool {
        at < self.end && self.text.is_char_boundary(at) && self.wide(at).is_some_and(char::is_alphanumeric)
    }

    /// A word or mark whose first character is not ASCII; none where it is a blank.
    fn wide_piece(&self, start: usize) -> Option<Piece> {
        let first = self.wide(start)?;
        let end = start + first.len_utf8();
        match first {
            _ if first.is_alphanumeric() => Some(self.word(start, end, kind_of(first))),
            _ if first.is_whitespace() => None,
            _ => Some(Piece::new(self.text.as_bytes(), start, end, end, Shape::Mark)),
        }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    #[inline]
    fn next(&mut self) -> Option<Piece> {
        let bytes = &self.text.as_bytes()[..self.end];
        loop {
            let start = self.at;
            let piece = match KINDS[*bytes.get(start)? as usize] {
                SPACE => {
                    self.at += 1;
                    continue;
                }
                kind if kind & WORD != 0 => self.plain_word(start, kind),
                WIDE => match self.wide_piece(start) {
                    Some(piece) => piece,
                    None => {
                        self.at += self.wide(start).map_or(1, char::len_utf8);
                        continue;
                    }
                },
                _ => Piece { start, end: start + 1, stem: start + 1, shape: Shape::Mark, key: None },
            };
            self.at = piece.end;
            return Some(piece);
        }
    }
}

/// A word without a possessive `'s`.
pub fn stem(word: &str) -> &str {
    let short = word.strip_suffix(['s', 'S']).and_then(|word| word.strip_suffix(['\'', '’']));
    short.filter(|short| !short.is_empty()).unwrap_or(word)
}

/// Whether a word has a capital beyond its first letter: `IHL`, `TCBMs`, not `d'Ivoire`.
pub(super) fn has_inner_capital(word: &str) -> bool {
    let follows = |before: char, letter: char| letter.is_uppercase() && before.is_alphanumeric();
    word.chars().zip(word.chars().skip(1)).any(|(before, letter)| follows(before, letter))
}

/// Whether a mark counts as a blank between the words of a form.
pub(super) fn is_joint(mark: &str) -> bool {
    matches!(mark, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2015}" | "\u{2212}")
}

fn kind_of(wide: char) -> u8 {
    match wide {
        _ if wide.is_uppercase() => UPPER,
        _ if wide.is_numeric() => DIGIT,
        _ => LOWER,
    }
}

#[inline]
fn shape(first: u8, rest: u8) -> Shape {
    match (first, rest & UPPER != 0, rest & LOWER != 0) {
        (DIGIT, ..) => Shape::Number,
        (UPPER, false, _) => Shape::Capitalized,
        (UPPER, true, false) => Shape::Upper,
        (LOWER, false, _) => Shape::Lower,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, Shape)> {
        Pieces::new(text, 0, text.len()).map(|piece| (&text[piece.start..piece.end], piece.shape)).collect()
    }

    #[test]
    fn words_and_marks_part() {
        use Shape::*;
        let expected = [("The", Capitalized), ("IHL", Upper), ("-", Mark), ("based", Lower), ("TCBMs", Mixed)];
        assert_eq!(cut("The IHL-based TCBMs"), expected);
        assert_eq!(cut("13(h)"), [("13", Number), ("(", Mark), ("h", Lower), (")", Mark)]);
    }

    #[test]
    fn an_apostrophe_inside_a_word_belongs_to_it() {
        assert_eq!(cut("d’Ivoire's").len(), 1);
        assert_eq!(cut("States' 'own'").len(), 5);
        assert_eq!(cut("’’"), [("’", Shape::Mark), ("’", Shape::Mark)]);
    }

    #[test]
    fn letters_of_every_script_make_words() {
        assert_eq!(
            cut("Türkiye\u{a0}Å 中国"),
            [("Türkiye", Shape::Capitalized), ("Å", Shape::Capitalized), ("中国", Shape::Lower)]
        );
    }

    #[test]
    fn signs_that_stand_on_letters_do_not_part_words() {
        for word in ["e\u{301}te\u{301}", "हिन्दी", "क्षेत्र", "עִבְרִית", "عَرَبِيّ", "ไทย", "தமிழ்"]
        {
            assert_eq!(cut(word).len(), 1, "{word}");
        }
        assert_eq!(cut("été—हिन्दी").len(), 3);
        assert_eq!(cut("day🇰🇪🇰🇪").len(), 5);
    }

    #[test]
    fn a_possessive_leaves_its_stem() {
        assert_eq!(["State's", "State’s", "'s", "States"].map(stem), ["State", "State", "'s", "States"]);
    }
}
