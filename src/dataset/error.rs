//! Why a dataset could not be written or read.

use std::path::{Path, PathBuf};

/// Why a dataset could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file system failed to write.
    #[error("cannot write `{path}`")]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file system failed to read.
    #[error("cannot read `{path}`")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The folder is a file.
    #[error("`{path}` is no folder")]
    NoFolder {
        /// The path.
        path: PathBuf,
    },
    /// The folder holds a file where a dataset's would stand, and no manifest tells that it is one's.
    #[error("`{path}` is in the way: rapporteur did not write it")]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The folder holds a dataset of another sort.
    #[error("`{folder}` holds a dataset of the sort `{dataset}`, not `{wanted}`")]
    OtherSort {
        /// The folder.
        folder: PathBuf,
        /// The sort it holds.
        dataset: String,
        /// The sort that was wanted.
        wanted: &'static str,
    },
    /// Another run writes into the folder.
    #[error("another run is writing into `{folder}`")]
    Busy {
        /// The folder.
        folder: PathBuf,
    },
    /// The folder holds the unfinished work of the very same run.
    #[error("`{folder}` holds an unfinished run of this kind, with {documents} documents done")]
    Unfinished {
        /// The folder.
        folder: PathBuf,
        /// The folder in it that holds the work.
        stage: PathBuf,
        /// How many documents are finished.
        documents: usize,
    },
    /// The folder holds the unfinished work of a run that is not the same.
    #[error("the unfinished run in `{folder}` is one with {difference}, and has {documents} documents done")]
    Different {
        /// The folder.
        folder: PathBuf,
        /// The folder in it that holds the work.
        stage: PathBuf,
        /// How many documents are finished.
        documents: usize,
        /// What that run has: `other options`.
        difference: &'static str,
    },
    /// A text that the dataset does not keep is no longer what it was.
    #[error("the text of `{name}` is not kept in the dataset, and its source has gone or changed")]
    Changed {
        /// The source.
        name: String,
    },
    /// A text can be kept nowhere but in the dataset.
    #[error("`{name}` is no UTF-8 text: its text must be kept, by `--texts files` or `--texts table`")]
    NotKept {
        /// The source.
        name: String,
    },
    /// The folder holds no table of this name.
    #[error("`{folder}` holds no table `{table}`")]
    NoTable {
        /// The folder.
        folder: PathBuf,
        /// The table.
        table: String,
    },
    /// Rows do not stand in the order of `documents`.
    #[error("rows of `{document}` in the table `{table}` are not in the order of `documents`")]
    Order {
        /// The table.
        table: &'static str,
        /// The document whose rows are left.
        document: String,
    },
    /// A row of a table is not as the schema has it.
    #[error("`{path}` is damaged in row {row}: {reason}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The row, from 1.
        row: usize,
        /// What is wrong.
        reason: String,
    },
}

impl Error {
    pub(super) fn write(path: impl AsRef<Path>) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.as_ref().to_path_buf();
        move |source| Error::Write { path, source }
    }

    pub(super) fn read(path: impl AsRef<Path>) -> impl FnOnce(std::io::Error) -> Error {
        let path = path.as_ref().to_path_buf();
        move |source| Error::Read { path, source }
    }
}
