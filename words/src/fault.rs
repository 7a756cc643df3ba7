//! What can be wrong with a lexicon.

use std::fmt;
use std::path::PathBuf;

/// One fault of one file, told so that an editor can jump to it: `path:line: message`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: u32,
    /// What was found and what was wanted, in one line without a full stop.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path.display(), self.line, self.message)
    }
}

/// Why lexicons could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read the lexicon `{}`", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A folder holds no file of a lexicon.
    #[error("`{}` holds no lexicon: no file that ends in .toml or .csv", path.display())]
    Empty {
        /// The folder.
        path: PathBuf,
    },
    /// Some files are not as they should be; all faults of all files are told.
    #[error("the lexicons have {} fault{}", faults.len(), if faults.len() == 1 { "" } else { "s" })]
    Faulty {
        /// The faults, by file and line.
        faults: Vec<Fault>,
    },
}
