//! Why a dictionary could not be read or written.

use crate::lexicon;
use std::path::{Path, PathBuf};

/// Why a dictionary could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file could not be read.
    #[error("cannot read the dictionary `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The ending of the name is that of no form read here.
    #[error("`{path}` has the ending of no dictionary known here")]
    Unknown {
        /// The file.
        path: PathBuf,
    },
    /// The file is not of its form.
    #[error("`{path}` is no dictionary of its form, in line {line}: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u32,
        /// What is wrong.
        reason: String,
    },
    /// The program has a lexicon of that id, whose place this one would take.
    #[error("`{id}` is the id of a lexicon of the program")]
    Taken {
        /// The id.
        id: String,
    },
    /// The file holds no word that could be taken.
    #[error("`{path}` holds no word for a lexicon")]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The lexicon could not be written down.
    #[error("cannot write the lexicon down")]
    Toml(#[from] toml::ser::Error),
    /// The lexicons to be exported could not be loaded.
    #[error(transparent)]
    Lexicon(#[from] lexicon::Error),
}

impl Error {
    pub(super) fn damaged(path: &Path, line: u32, reason: impl ToString) -> Error {
        Error::Damaged { path: path.into(), line, reason: reason.to_string() }
    }
}
