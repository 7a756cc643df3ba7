//! Why a dataset could not be exported.

use crate::{compare, dataset};
use std::path::{Path, PathBuf};

/// Why a dataset could not be exported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table or a text could not be read.
    #[error(transparent)]
    Dataset(#[from] dataset::Error),
    /// Its networks could not be told.
    #[error(transparent)]
    Networks(#[from] compare::Error),
    /// The folder holds no dataset of an analysis.
    #[error("`{folder}` holds no dataset of `analyse`")]
    NoDataset {
        /// The folder.
        folder: PathBuf,
    },
    /// Something stands where the export would.
    #[error("`{path}` is there already")]
    InTheWay {
        /// The file or folder.
        path: PathBuf,
    },
    /// Something stands where the export would that no export wrote.
    #[error("`{path}` is in the way: it is no export of this format")]
    Foreign {
        /// The file or folder.
        path: PathBuf,
    },
    /// A row points outside its document's text.
    #[error("rows of `{document}` point outside its text")]
    Outside {
        /// The document.
        document: String,
    },
    /// The export could not be written.
    #[error("cannot write `{path}`")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl Error {
    pub(super) fn write(path: &Path) -> impl Fn(std::io::Error) -> Error {
        move |source| Error::Write { path: path.into(), source }
    }
}
