//! Why datasets could not be compared.

use crate::dataset;
use std::path::PathBuf;

/// Why datasets could not be compared.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A dataset could not be read, or the comparison not be written.
    #[error(transparent)]
    Dataset(#[from] dataset::Error),
    /// The folder holds no dataset of `analyse`.
    #[error("`{folder}` holds no dataset of `analyse`")]
    NoDataset {
        /// The folder.
        folder: PathBuf,
    },
    /// Two datasets are of different major versions.
    #[error("`{folder}` was written by version {found}, `{first}` by version {wanted}")]
    Versions {
        /// The first dataset.
        first: PathBuf,
        /// Its version.
        wanted: String,
        /// The other one.
        folder: PathBuf,
        /// Its version.
        found: String,
    },
    /// There is but one side.
    #[error("a comparison needs two sides, and there is only `{side}`")]
    OneSide {
        /// The side.
        side: String,
    },
    /// Several datasets and a grouping.
    #[error("a grouping is of the documents of one dataset, and there are {datasets}")]
    Grouped {
        /// How many datasets.
        datasets: usize,
    },
    /// A side without a sentence.
    #[error("`{side}` holds no sentence to compare")]
    Empty {
        /// The side.
        side: String,
    },
    /// No document has a value by which it could be grouped.
    #[error("no document of `{folder}` has a `{column}`")]
    NoColumn {
        /// The dataset.
        folder: PathBuf,
        /// The column.
        column: String,
    },
}
