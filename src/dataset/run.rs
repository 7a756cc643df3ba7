//! What decides, beside the bytes of the sources, which dataset a run writes.
//!
//! A run can go on with the work of another only where all of this is the same.

use super::rows::Formats;
use super::vocabulary::{Vocabulary, vocabulary};
use crate::lexicon::Lexicons;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a run is told to do, and by which program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The version of rapporteur.
    pub rapporteur: String,
    /// The formats to write.
    pub formats: Formats,
    /// The options that change the output.
    pub options: Value,
    /// The lexicons, in their order.
    pub lexicons: Vec<Lexicon>,
    /// What is to be read, as the user names it.
    pub inputs: Vec<String>,
    /// What tells two builds of one version apart, if anything does.
    pub build: Option<String>,
    /// The rows that stand before those of any document; the lexicons decide them.
    #[serde(skip)]
    pub vocabulary: Vocabulary,
}

/// A lexicon by its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lexicon {
    /// Its id.
    pub id: String,
    /// SHA-256 of its file.
    pub sha256: String,
}

impl Run {
    /// A run of this version. `options` are those that change the output.
    pub fn new(lexicons: &Lexicons, formats: Formats, options: Value) -> Run {
        let vocabulary = vocabulary(lexicons, formats);
        let lexicons = lexicons.lexicons.iter();
        Run {
            rapporteur: env!("CARGO_PKG_VERSION").into(),
            formats,
            options,
            lexicons: lexicons
                .map(|lexicon| Lexicon { id: lexicon.id.clone(), sha256: lexicon.sha256.clone() })
                .collect(),
            inputs: Vec::new(),
            build: None,
            vocabulary,
        }
    }

    /// What another run has that this one has not, if anything.
    pub(super) fn difference(&self, other: &Run) -> Option<&'static str> {
        let differences = [
            (self.rapporteur != other.rapporteur || self.build != other.build, "another version of rapporteur"),
            (self.formats != other.formats || self.options != other.options, "other options"),
            (self.lexicons != other.lexicons, "other lexicons"),
            (self.inputs != other.inputs, "other inputs"),
        ];
        differences.into_iter().find_map(|(differs, what)| differs.then_some(what))
    }
}
