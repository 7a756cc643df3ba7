//! A lexicon as it is written in its file, before its words are made to run.

use std::path::PathBuf;

use super::class::Class;
use super::entry::{Actor, Content, Cue, Deontic, Evaluation, Instrument, Side};
use super::fault::Fault;
use super::inflect::Irregular;
use super::meeting::Telling;

/// One file.
#[derive(Clone, Debug)]
pub struct Written {
    /// Where it stands.
    pub path: PathBuf,
    /// The id of the lexicon.
    pub id: String,
    pub(super) title: String,
    pub(super) sha256: String,
    pub(super) entries: Vec<WrittenEntry>,
    pub(super) lines: Lines,
}

/// One entry of a file.
#[derive(Clone, Debug)]
pub(super) struct WrittenEntry {
    pub id: Text,
    pub label: String,
    pub sense: WrittenSense,
    pub forms: Vec<Form>,
    pub except: Vec<Form>,
    pub irregular: Irregular,
    pub evidence: Evidence,
}

/// What an entry means, with names where the running lexicons have numbers.
#[derive(Clone, Debug)]
pub(super) enum WrittenSense {
    Theme(String),
    Cue(Cue),
    Content(Content),
    Actor(Actor),
    Instrument(Instrument),
    Class(Class),
    Deontic(Deontic),
    Concept,
    Issue { proposition: String, within: Option<String>, patterns: Vec<WrittenPattern>, meetings: Vec<WrittenMeeting> },
    Evaluation(Evaluation),
    GgeNorm { letter: char, patterns: Vec<WrittenPattern> },
}

/// A pattern; each part is any of some entries of the same file, by their ids.
#[derive(Clone, Debug)]
pub(super) struct WrittenPattern {
    pub side: Side,
    pub parts: Vec<Vec<String>>,
}

/// Concepts that tell of an issue where they meet; each is any of some entries of the same file, by their ids.
#[derive(Clone, Debug)]
pub(super) struct WrittenMeeting {
    pub telling: Telling,
    pub parts: Vec<Vec<String>>,
}

impl WrittenSense {
    /// The patterns by which it is found, where it has no forms of its own.
    pub fn patterns(&self) -> Option<&[WrittenPattern]> {
        match self {
            WrittenSense::Issue { patterns, .. } | WrittenSense::GgeNorm { patterns, .. } => Some(patterns),
            _ => None,
        }
    }

    /// The concepts that tell of it where they meet.
    pub fn meetings(&self) -> &[WrittenMeeting] {
        match self {
            WrittenSense::Issue { meetings, .. } => meetings,
            _ => &[],
        }
    }
}

/// A word or phrase by which an entry is found.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub text: Text,
    pub inflection: Inflection,
    pub case: Case,
}

/// How a form inflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inflection {
    Fixed,
    Noun,
    Verb,
}

/// Whose case counts in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// That of words with a capital beyond their first letter.
    Free,
    /// Capitals must be capitals: `Chad`, not `chad`.
    Name,
    /// That of every letter.
    Exact,
}

/// Sentences that show how well an entry does.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    pub hits: Vec<Text>,
    /// Sentences for and against an issue.
    pub hits_for: Vec<Text>,
    pub hits_against: Vec<Text>,
    pub misses: Vec<Text>,
    pub limits: Vec<Text>,
    pub gaps: Vec<Text>,
}

/// A string of a file, and the byte where it stands.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub text: String,
    pub at: usize,
}

/// Where the lines of a file end.
#[derive(Clone, Debug)]
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub fn new(text: &str) -> Self {
        Lines(memchr::memchr_iter(b'\n', text.as_bytes()).collect())
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> u32 {
        self.0.partition_point(|&end| end < at) as u32 + 1
    }
}

impl Written {
    /// A fault at a byte of this file.
    pub(super) fn fault(&self, at: usize, message: String) -> Fault {
        Fault { path: self.path.clone(), line: self.lines.line(at), message }
    }
}
