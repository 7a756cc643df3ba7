//! Why a dataset could not be evaluated.

use crate::dataset;
use std::path::{Path, PathBuf};

/// Why a dataset could not be evaluated.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table could not be read.
    #[error(transparent)]
    Dataset(#[from] dataset::Error),
    /// The folder holds no dataset of an analysis.
    #[error("`{folder}` holds no dataset of `analyse`")]
    NoDataset {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds nothing annotated.
    #[error("`{folder}` holds no annotated document")]
    NoGold {
        /// The folder.
        folder: PathBuf,
    },
    /// A file could not be read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not as it should be.
    #[error("`{path}` is not as it should be in line {line}: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The line, or the task of a tool's file, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

impl Error {
    pub(super) fn read(path: &Path) -> impl Fn(std::io::Error) -> Error {
        move |source| Error::Read { path: path.into(), source }
    }

    pub(super) fn damaged(path: &Path, line: usize, reason: impl std::fmt::Display) -> Error {
        Error::Damaged { path: path.into(), line, reason: reason.to_string() }
    }
}
