//! The rows of a dataset as others need them.

use super::super::record::of_document;

of_document!(Section, Speaker, Sentence, Tag, Statement, Norm, Position, Reference, Remark);

/// A row of `documents`.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Document {
    pub document: String,
    pub source: String,
    pub sha256: Option<String>,
    pub genre: Option<String>,
    pub title: Option<String>,
    pub symbol: Option<String>,
    pub date: Option<String>,
    pub date_end: Option<String>,
    pub date_text: Option<String>,
    pub session: Option<u32>,
    pub occasion: Option<String>,
    pub language: Option<String>,
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

    /// Whether it could not be read.
    pub fn is_failed(&self) -> bool {
        self.status == "failed"
    }
}

/// A row of `sections`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Section {
    document: String,
    pub section: u32,
    pub level: u32,
    pub title: Option<String>,
    pub start: u32,
    pub end: u32,
}

/// A row of `speakers`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Speaker {
    document: String,
    pub speaker: String,
    pub name: String,
    pub family_name: Option<String>,
    pub honorific: Option<String>,
    pub function: Option<String>,
    pub affiliation: Option<String>,
    pub state: Option<String>,
    pub kind: String,
    pub on_behalf_of: Option<String>,
    pub start: Option<u32>,
    pub end: Option<u32>,
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
pub(crate) struct Sentence {
    document: String,
    pub sentence: u32,
    pub section: Option<u32>,
    pub paragraph: u32,
    pub page: Option<u32>,
    pub start: u32,
    pub end: u32,
    pub spans: Vec<[u32; 2]>,
    pub kind: String,
    pub text: String,
    pub speakers: Vec<String>,
    pub basis: String,
    pub confidence: f32,
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
pub(crate) struct Tag {
    document: String,
    pub tag: u32,
    pub sentence: u32,
    pub theme: String,
    pub lexicon: String,
    pub entry: String,
    pub start: u32,
    pub end: u32,
    pub text: String,
    pub negated: bool,
}

/// A row of `statements`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Statement {
    document: String,
    pub statement: u32,
    pub sentence: u32,
    pub parent: Option<u32>,
    pub speaker: Option<String>,
    pub source_start: Option<u32>,
    pub source_end: Option<u32>,
    pub source: Option<String>,
    pub cue_start: Option<u32>,
    pub cue_end: Option<u32>,
    pub cue: Option<String>,
    pub content_spans: Option<Vec<[u32; 2]>>,
    pub act: Option<String>,
    pub force: Option<u8>,
    pub polarity: Option<String>,
    pub confidence: Option<f32>,
}

/// A row of `norms`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Norm {
    document: String,
    pub norm: u32,
    pub sentence: u32,
    pub statement: Option<u32>,
    pub speaker: Option<String>,
    pub attribute: Option<String>,
    pub attribute_start: Option<u32>,
    pub attribute_end: Option<u32>,
    pub deontic: String,
    pub deontic_start: Option<u32>,
    pub deontic_end: Option<u32>,
    pub aim: Option<String>,
    pub aim_start: Option<u32>,
    pub aim_end: Option<u32>,
    pub object: Option<String>,
    pub object_start: Option<u32>,
    pub object_end: Option<u32>,
    pub condition: Option<String>,
    pub condition_start: Option<u32>,
    pub condition_end: Option<u32>,
    pub or_else_start: Option<u32>,
    pub or_else_end: Option<u32>,
    pub gge_norm: Option<String>,
    pub confidence: Option<f32>,
}

/// A part of the wording of a norm.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// Its name, as its column has it.
    pub name: &'static str,
    pub span: Option<[u32; 2]>,
}

impl Part {
    fn new(name: &'static str, start: Option<u32>, end: Option<u32>) -> Part {
        Part { name, span: start.zip(end).map(|(start, end)| [start, end]) }
    }
}

impl Norm {
    /// Its parts, in the order of the columns.
    pub fn parts(&self) -> [Part; 6] {
        [
            Part::new("attribute", self.attribute_start, self.attribute_end),
            Part::new("deontic", self.deontic_start, self.deontic_end),
            Part::new("aim", self.aim_start, self.aim_end),
            Part::new("object", self.object_start, self.object_end),
            Part::new("condition", self.condition_start, self.condition_end),
            Part::new("or_else", self.or_else_start, self.or_else_end),
        ]
    }
}

/// A row of `positions`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Position {
    document: String,
    pub position: u32,
    pub sentence: u32,
    pub statement: Option<u32>,
    pub speaker: Option<String>,
    pub lexicon: String,
    pub issue: String,
    pub stance: String,
    pub force: Option<u8>,
    pub start: u32,
    pub end: u32,
    pub evidence: String,
    pub confidence: Option<f32>,
}

/// A row of `references`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Reference {
    document: String,
    pub reference: u32,
    pub sentence: u32,
    pub kind: String,
    pub symbol: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// A row of `remarks`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Remark {
    document: String,
    pub page: Option<u32>,
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub message: String,
}

/// A row of `issues`.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct Issue {
    pub lexicon: String,
    pub issue: String,
    pub label: String,
    pub proposition: Option<String>,
}
