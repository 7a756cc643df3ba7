//! Why a source could not be read.

use crate::limits::Refusal;
use crate::remark::RemarkKind;
use std::path::PathBuf;

/// Why a source could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file system or standard input failed.
    #[error("cannot read `{name}`")]
    Io {
        /// The source.
        name: String,
        /// Why.
        source: std::io::Error,
    },
    /// The source is too large.
    #[error("`{name}` has more than {} MB{what}", .limit >> 20)]
    TooLarge {
        /// The source.
        name: String,
        /// How many bytes it may have.
        limit: u64,
        /// Of what: ` of text`, or nothing where it is the file itself.
        what: &'static str,
    },
    /// The source holds no text.
    #[error("{} is empty", told(.name))]
    Empty {
        /// The source.
        name: String,
    },
    /// The source cannot be read, for a reason of its format.
    #[error("`{name}` {refusal}")]
    Refused {
        /// The source.
        name: String,
        /// Why.
        refusal: Refusal,
    },
    /// The table of metadata cannot be read.
    #[error("cannot read the metadata in `{path}`: {reason}")]
    Metadata {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

/// A source as one speaks of it.
fn told(name: &str) -> String {
    if name == "-" { "standard input".into() } else { format!("`{name}`") }
}

impl Error {
    /// What it is about.
    pub fn kind(&self) -> RemarkKind {
        if matches!(self, Error::Empty { .. }) { RemarkKind::Empty } else { RemarkKind::Unreadable }
    }

    /// Whether the source may hold pictures of words, which nobody was asked to read.
    pub fn is_pictured(&self) -> bool {
        matches!(self, Error::Refused { refusal, .. } if refusal.pictured)
    }

    pub(crate) fn io(name: &str) -> impl FnOnce(std::io::Error) -> Error {
        let name = name.to_string();
        move |source| Error::Io { name, source }
    }

    pub(crate) fn refused(name: &str, refusal: Refusal) -> Error {
        Error::Refused { name: name.into(), refusal }
    }
}
