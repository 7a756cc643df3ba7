//! A paragraph as the source has it, before it is numbered and laid out.

use super::numbering::Listing;
use super::xml::Attributes;
use crate::raised::{is_exponent, is_mark, raised};
use std::ops::Range;

/// A piece of a story, in the order of the source.
#[derive(Debug)]
pub(super) enum Piece {
    /// A paragraph.
    Paragraph(Paragraph),
    /// The row of a table whose cells have one paragraph each at most.
    Row(Vec<Paragraph>),
    /// A note begins, of this id.
    Note(String),
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    /// Its words, without the number that its list gives it.
    pub text: String,
    /// The id of its style.
    pub style: Option<String>,
    /// Its list, as far as it does not follow from the style.
    pub listing: Listing,
    /// Its level of outline, as far as it does not follow from the style.
    pub outline: Option<u8>,
    /// Whether it stands in a frame at the foot of the page.
    pub at_foot: bool,
    /// Whether it stands in a row of several cells.
    pub in_row: bool,
    /// Where marks of notes stand in the text.
    pub marks: Vec<Range<usize>>,
    /// The notes that it refers to.
    pub notes: Vec<Reference>,
    /// Where a page began in it when it was last laid out.
    pub pages: Vec<usize>,
    /// The ids of charts and diagrams in it.
    pub drawings: Vec<String>,
    /// Whether what follows belongs to it: its end was deleted, or it is a large initial.
    pub goes_on: bool,
}

/// A reference to a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Which notes it is of.
    pub kind: NoteKind,
    /// The id of the note.
    pub id: String,
    /// Its number; none where the author wrote a mark of their own.
    pub number: Option<u32>,
}

/// Where notes stand on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteKind {
    /// At the foot of the page.
    Footnote,
    /// At the end of the text.
    Endnote,
}

impl Paragraph {
    /// Takes in a property.
    pub fn property(&mut self, name: &str, attributes: &Attributes) {
        let value = attributes.word("val");
        match name {
            "pStyle" => self.style = value.map(Into::into),
            "numId" => self.listing.number = value.map(Into::into),
            "ilvl" => self.listing.level = value.and_then(|value| value.parse().ok()),
            "outlineLvl" => self.outline = value.and_then(|value| value.parse().ok()),
            "framePr" => {
                self.at_foot = is_at_foot(attributes);
                // A large initial, in a frame of its own.
                self.goes_on |= attributes.word("dropCap").is_some_and(|kind| kind != "none");
            }
            _ => {}
        }
    }

    /// The same words as the beginning of the paragraph that follows, which brings its own properties.
    pub fn carried(self) -> Paragraph {
        let Paragraph { text, marks, notes, pages, drawings, .. } = self;
        Paragraph { text, marks, notes, pages, drawings, ..Paragraph::default() }
    }

    /// Whether it has nothing to show.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.drawings.is_empty()
    }

    /// Appends the mark of a note.
    pub fn push_mark(&mut self, mark: &str) {
        let start = self.text.len();
        self.text.extend(mark.chars().map(raised));
        match self.marks.last_mut() {
            Some(last) if last.end == start => last.end = self.text.len(),
            _ => self.marks.push(start..self.text.len()),
        }
    }

    /// Appends raised letters: the mark of a note that was written by hand, an exponent, or the end of `1st`.
    pub fn push_raised(&mut self, words: &str) {
        match words.trim() {
            bare if self.bears_mark() && is_mark(bare) && !is_exponent(&self.text, bare) => self.push_mark(words),
            bare if !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.text.extend(words.chars().map(raised));
            }
            _ => self.text.push_str(words),
        }
    }

    /// Whether a word or mark stands right before.
    fn bears_mark(&self) -> bool {
        self.text.chars().next_back().is_some_and(|last| !last.is_whitespace())
    }
}

/// Whether a frame stands at the foot of the page.
fn is_at_foot(frame: &Attributes) -> bool {
    /// Half the height of a page, in twentieths of a point.
    const HALF: u32 = 7_000;
    let height = || frame.word("y").and_then(|height| height.parse::<u32>().ok());
    let from_top = frame.word("vAnchor").is_some_and(|anchor| anchor == "page");
    frame.word("yAlign").is_some_and(|place| place == "bottom") || from_top && height() > Some(HALF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pushed(before: &str, raised: &str) -> (String, usize) {
        let mut paragraph = Paragraph { text: before.into(), ..Paragraph::default() };
        paragraph.push_raised(raised);
        (paragraph.text, paragraph.marks.len())
    }

    #[test]
    fn marks_of_notes_are_told_from_exponents_and_ordinals() {
        assert_eq!(pushed("cyberspace.", "4"), ("cyberspace.⁴".into(), 1));
        assert_eq!(pushed("countries", "a, b"), ("countriesᵃ, ᵇ".into(), 1));
        assert_eq!(pushed("in 2015", "12"), ("in 2015¹²".into(), 1));
        assert_eq!(pushed("5 km", "2"), ("5 km²".into(), 0));
        assert_eq!(pushed("10", "6"), ("10⁶".into(), 0));
        assert_eq!(pushed("the 1", "st"), ("the 1st".into(), 0));
        assert_eq!(pushed("", "a"), ("a".into(), 0));
    }
}
