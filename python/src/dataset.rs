//! A dataset, whose tables are made Arrow when they are asked for.

use super::arrow::{self, Owner};
use super::error::{DatasetError, of_dataset};
use super::options::isolation;
use super::table::Table;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use rapporteur::compare::tables::COMPARISON;
use rapporteur::dataset::{self, ANALYSIS, Kept, Layout, Memory};
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

/// A dataset in memory or in a folder.
#[pyclass(frozen)]
pub struct Dataset {
    pub kept: Kept,
    layout: &'static Layout,
}

impl Dataset {
    /// A dataset in memory, by its name.
    pub fn in_memory(memory: Memory, name: String) -> Dataset {
        let layout = memory.layout;
        Dataset { kept: Kept::Memory(Arc::new(memory), name), layout }
    }
}

#[pymethods]
impl Dataset {
    /// The dataset of a sort that the program has written into a folder, in any of its formats.
    #[staticmethod]
    fn open(folder: PathBuf, sort: &str) -> PyResult<Dataset> {
        let of_sort = |layout: &&Layout| layout.name == sort && dataset::holds(&folder, layout);
        let layout = [&ANALYSIS, &COMPARISON].into_iter().find(of_sort);
        let missing = || DatasetError::new_err(format!("`{}` holds no dataset of the sort `{sort}`", folder.display()));
        Ok(Dataset { layout: layout.ok_or_else(missing)?, kept: Kept::Folder(folder) })
    }

    /// Its folder; the name of one in memory.
    #[getter]
    fn name(&self) -> String {
        rapporteur::source::shown(self.kept.path())
    }

    /// The names of its tables, in their order.
    #[getter]
    fn table_names(&self) -> Vec<&'static str> {
        self.layout.tables.iter().map(|table| table.name).collect()
    }

    /// How many documents were read into it, and how many of them could not be; of one in memory.
    #[getter]
    fn counts(&self) -> (u64, u64) {
        match &self.kept {
            Kept::Memory(memory, _) => (memory.counts.documents, memory.counts.failed),
            Kept::Folder(_) => (0, 0),
        }
    }

    /// A table by its name.
    fn table(&self, py: Python, name: &str) -> PyResult<Table> {
        let table = match &self.kept {
            Kept::Memory(memory, _) => {
                let owner: Owner = memory.clone();
                let pieces = memory.pieces(name).ok_or_else(|| PyKeyError::new_err(name.to_string()))?;
                py.detach(|| arrow::table(pieces, &owner))
            }
            Kept::Folder(folder) => {
                let pieces = py.detach(|| dataset::columns(self.layout, folder, name)).map_err(of_dataset)?;
                let pieces = Arc::new(pieces);
                let owner: Owner = pieces.clone();
                py.detach(|| arrow::table(&pieces, &owner))
            }
        };
        table.map_err(|error| DatasetError::new_err(error.to_string()))
    }

    /// The text of a document, wherever it is kept; where its source is read again, by a worker that the command starts.
    fn text(&self, py: Python, document: &str, worker: Vec<OsString>) -> PyResult<String> {
        let isolation = isolation(&worker)?;
        py.detach(|| self.kept.text(document, isolation)).map_err(of_dataset)
    }

    /// Writes a dataset in memory into a folder, as Parquet.
    fn write(&self, py: Python, folder: PathBuf) -> PyResult<()> {
        match &self.kept {
            Kept::Memory(memory, _) => py.detach(|| memory.write(&folder)).map_err(of_dataset),
            Kept::Folder(_) => Err(DatasetError::new_err("the dataset stands in a folder already")),
        }
    }

    /// What a column of a table means.
    fn about(&self, table: &str, column: &str) -> Option<&'static str> {
        let table = self.layout.tables.iter().find(|known| known.name == table)?;
        table.columns.iter().find(|known| known.name == column).map(|column| column.about)
    }
}
