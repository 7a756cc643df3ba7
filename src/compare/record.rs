//! What a comparison needs of the rows of a dataset.

use crate::attribute::{Basis, Kind};
use crate::dataset::of_document;
use crate::lexicon::DeonticForce;
use crate::position::Stance;
use crate::speech::speaker::SpeakerKind;
use serde::de::{Deserialize, Deserializer, Error};
use serde_json::{Map, Value};
use std::borrow::Cow;

of_document!(Speaker, Sentence, Tag, Norm, Position);

/// A row of `documents`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Document {
    pub document: String,
    pub genre: Option<String>,
    pub symbol: Option<String>,
    pub date: Option<String>,
    pub date_text: Option<String>,
    #[serde(flatten)]
    pub meta: Map<String, Value>,
}

impl Document {
    /// Its day, or the year where no day is told.
    pub fn when(&self) -> Option<&str> {
        self.date.as_deref().or_else(|| self.date_text.as_deref().and_then(year))
    }
}

/// The first year that is told in a text: a word of four digits.
fn year(text: &str) -> Option<&str> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.into_iter().find(|word| word.len() == 4 && ["18", "19", "20", "21"].contains(&&word[..2]) && is_number(word))
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// A row of `speakers`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Speaker {
    document: String,
    pub speaker: String,
    pub name: String,
    pub family_name: Option<String>,
    pub honorific: Option<String>,
    pub state: Option<String>,
    #[serde(deserialize_with = "speaker_kind")]
    pub kind: SpeakerKind,
    pub on_behalf_of: Option<String>,
}

/// A row of `sentences`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Sentence {
    document: String,
    pub sentence: u32,
    pub paragraph: u32,
    pub page: Option<u32>,
    #[serde(deserialize_with = "kind")]
    pub kind: Kind,
    pub text: String,
    #[serde(deserialize_with = "basis")]
    pub basis: Basis,
    pub confidence: f32,
    pub themes: Vec<String>,
}

impl Sentence {
    /// Whether it belongs to what the report says, and not to its layout.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind, Kind::Narration | Kind::Statement | Kind::Discussion)
    }
}

/// A row of `tags`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Tag {
    document: String,
    pub sentence: u32,
    pub theme: String,
    pub lexicon: String,
    pub entry: String,
}

/// A row of `norms`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Norm {
    document: String,
    pub norm: u32,
    pub sentence: u32,
    pub attribute: Option<String>,
    #[serde(deserialize_with = "deontic")]
    pub deontic: DeonticForce,
    pub aim: Option<String>,
    pub object: Option<String>,
    pub gge_norm: Option<String>,
    pub confidence: Option<f32>,
}

/// A row of `positions`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Position {
    document: String,
    pub position: u32,
    pub sentence: u32,
    pub speaker: Option<String>,
    pub issue: String,
    #[serde(deserialize_with = "stance")]
    pub stance: Stance,
    pub force: Option<u8>,
    pub confidence: Option<f32>,
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Kind, D::Error> {
    listed(from, Kind::ALL, Kind::name)
}

fn basis<'de, D: Deserializer<'de>>(from: D) -> Result<Basis, D::Error> {
    listed(from, Basis::ALL, Basis::name)
}

fn stance<'de, D: Deserializer<'de>>(from: D) -> Result<Stance, D::Error> {
    listed(from, Stance::ALL, Stance::name)
}

fn deontic<'de, D: Deserializer<'de>>(from: D) -> Result<DeonticForce, D::Error> {
    listed(from, DeonticForce::ALL, DeonticForce::name)
}

fn speaker_kind<'de, D: Deserializer<'de>>(from: D) -> Result<SpeakerKind, D::Error> {
    listed(from, SpeakerKind::ALL, SpeakerKind::name)
}

/// A value of a closed list, by its name in the datasets.
fn listed<'de, D: Deserializer<'de>, T: Copy, const N: usize>(
    from: D,
    all: [T; N],
    name: fn(T) -> &'static str,
) -> Result<T, D::Error> {
    let word = Cow::<str>::deserialize(from)?;
    let value = all.into_iter().find(|value| name(*value) == word);
    value.ok_or_else(|| D::Error::custom(format!("`{word}` is none of the values known here")))
}
