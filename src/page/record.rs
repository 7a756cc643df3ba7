//! What a page needs of the rows of a dataset.

use crate::dataset::of_document;

of_document!(Speaker, Sentence, Tag, Statement, Norm, Position, Reference, Remark);

/// A row of `documents`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Document {
    pub document: String,
    pub source: String,
    pub genre: Option<String>,
    pub title: Option<String>,
    pub symbol: Option<String>,
    pub date: Option<String>,
    pub date_text: Option<String>,
    pub status: String,
}

impl Document {
    /// What it is called: its title, or else its id.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.document)
    }

    /// The date as it is told.
    pub fn day(&self) -> &str {
        self.date.as_deref().or(self.date_text.as_deref()).unwrap_or_default()
    }
}

/// A row of `speakers`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Speaker {
    document: String,
    pub speaker: String,
    pub name: String,
    pub state: Option<String>,
    pub affiliation: Option<String>,
}

impl Speaker {
    /// Its name, and the State or affiliation that tells who it is.
    pub fn called(&self) -> String {
        let of = self.state.as_deref().or(self.affiliation.as_deref());
        match of.filter(|of| *of != self.name) {
            Some(of) => format!("{} ({of})", self.name),
            None => self.name.clone(),
        }
    }
}

/// A row of `sentences`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Sentence {
    document: String,
    pub sentence: u32,
    pub paragraph: u32,
    pub page: Option<u32>,
    pub kind: String,
    pub text: String,
    pub speakers: Vec<String>,
    pub confidence: f32,
    pub basis: String,
    pub act: Option<String>,
    pub themes: Vec<String>,
    pub rule: Option<String>,
}

impl Sentence {
    /// Whether it belongs to what the report says, and not to its layout.
    pub fn is_prose(&self) -> bool {
        matches!(self.kind.as_str(), "narration" | "statement" | "discussion")
    }
}

/// A row of `tags`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Tag {
    document: String,
    pub sentence: u32,
    pub theme: String,
    pub entry: String,
    pub text: String,
    pub negated: bool,
}

/// A row of `statements`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Statement {
    document: String,
    pub sentence: u32,
    pub source: Option<String>,
    pub cue: Option<String>,
}

/// A row of `norms`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Norm {
    document: String,
    pub sentence: u32,
    pub attribute: Option<String>,
    pub deontic: String,
    pub aim: Option<String>,
    pub object: Option<String>,
    pub condition: Option<String>,
    pub gge_norm: Option<String>,
    pub confidence: Option<f32>,
}

/// A row of `positions`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Position {
    document: String,
    pub sentence: u32,
    pub speaker: Option<String>,
    pub issue: String,
    pub stance: String,
    pub evidence: String,
    pub confidence: Option<f32>,
}

/// A row of `references`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Reference {
    document: String,
    pub sentence: u32,
    pub text: String,
    pub url: Option<String>,
}

/// A row of `remarks`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Remark {
    document: String,
    pub page: Option<u32>,
    pub message: String,
}

/// A row of `issues`.
#[derive(Debug, serde::Deserialize)]
pub(super) struct Issue {
    pub issue: String,
    pub proposition: Option<String>,
}
