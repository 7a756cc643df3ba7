//! Why a page could not be made.

use crate::dataset;
use std::path::PathBuf;

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table could not be read.
    #[error(transparent)]
    Dataset(#[from] dataset::Error),
    /// The folder holds no dataset.
    #[error("`{folder}` holds no dataset")]
    NoDataset {
        /// The folder.
        folder: PathBuf,
    },
    /// A file stands where a page would, and is none.
    #[error("`{path}` is in the way: it is no page of rapporteur")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The page could not be written.
    #[error("cannot write `{path}`")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A text could not be put together.
    #[error("cannot put the page together")]
    Format(#[from] std::fmt::Error),
}
