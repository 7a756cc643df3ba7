//! A doubt met on the way, and a value with the remarks made on it.
//!
//! Only the edges of the program fail: reading, loading lexicons, writing. In the middle there
//! is doubt instead, and doubt must not be lost: it travels with the value and ends in `remarks`.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum RemarkKind {
    /// The whole source could not be read.
    Unreadable,
    /// The source holds no text.
    Empty,
    /// The character encoding was guessed, or some bytes could not be decoded.
    Encoding,
    /// Part of the text was left out or could not be understood.
    LeftOut,
    /// What stands beside the text was left out as it should be: navigation, comments, deletions, hidden words.
    Aside,
    /// The genre was not recognised.
    Genre,
    /// A sentence reports somebody's words and we could not settle whose.
    Speaker,
    /// A page was read off its picture.
    Ocr,
}

impl RemarkKind {
    /// Every kind, in the order of the enumeration in the datasets.
    pub const ALL: [RemarkKind; 8] = [
        RemarkKind::Unreadable,
        RemarkKind::Empty,
        RemarkKind::Encoding,
        RemarkKind::LeftOut,
        RemarkKind::Aside,
        RemarkKind::Genre,
        RemarkKind::Speaker,
        RemarkKind::Ocr,
    ];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            RemarkKind::Unreadable => "unreadable",
            RemarkKind::Empty => "empty",
            RemarkKind::Encoding => "encoding",
            RemarkKind::LeftOut => "left-out",
            RemarkKind::Aside => "aside",
            RemarkKind::Genre => "genre",
            RemarkKind::Speaker => "speaker",
            RemarkKind::Ocr => "ocr",
        }
    }
}

/// One doubt about one place of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Where in the source text, if the doubt has a place.
    pub span: Option<Span>,
    /// What it is about.
    pub kind: RemarkKind,
    /// One line for a reader, without a full stop.
    pub message: String,
}

impl Remark {
    /// A doubt that has no place.
    pub fn new(kind: RemarkKind, message: impl Into<String>) -> Remark {
        Remark { span: None, kind, message: message.into() }
    }

    /// That something was left out, without a place.
    pub fn left_out(message: impl Into<String>) -> Remark {
        Remark::new(RemarkKind::LeftOut, message)
    }
}

/// A value with the remarks made while it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted<T> {
    /// The value.
    pub value: T,
    /// The remarks, in the order they were made.
    pub remarks: Vec<Remark>,
}

impl<T> Noted<T> {
    /// The same remarks on what is made of the value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Noted<U> {
        Noted { value: make(self.value), remarks: self.remarks }
    }
}

impl<T> From<T> for Noted<T> {
    fn from(value: T) -> Noted<T> {
        Noted { value, remarks: Vec::new() }
    }
}
