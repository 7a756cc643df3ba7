//! The tables of a dataset as they are: what formats that hold tables themselves are written from.

use super::error::Error;
use crate::dataset::schema::{Table, Type};
use crate::dataset::{Row, records};
use std::path::Path;

/// A column of a table as a dataset has it.
pub(super) struct Column {
    pub name: String,
    pub holds: Type,
    /// What it means; one line.
    pub about: &'static str,
    pub required: bool,
}

/// The columns of a table: those of the schema, and those of `documents` that the corpus brings itself.
pub(super) fn columns(folder: &Path, table: &Table) -> Result<Vec<Column>, Error> {
    let known = table.columns.iter().map(|column| Column {
        name: column.name.into(),
        holds: column.holds,
        about: column.about,
        required: column.required,
    });
    let mut columns: Vec<Column> = known.collect();
    if table.name == "documents" {
        let mut rows = Vec::new();
        records(folder, table.name, |row: Row| rows.push(row))?;
        for name in rows.iter().flat_map(Row::keys) {
            if columns.iter().all(|column| column.name != *name) {
                let about = "Of the corpus itself";
                columns.push(Column { name: name.clone(), holds: Type::Text, about, required: false });
            }
        }
    }
    Ok(columns)
}

/// Hands over the rows of a table in order, until one cannot be taken.
pub(super) fn rows(folder: &Path, table: &Table, mut take: impl FnMut(&Row) -> Result<(), Error>) -> Result<(), Error> {
    let mut taken = Ok(());
    records(folder, table.name, |row: Row| {
        if taken.is_ok() {
            taken = take(&row);
        }
    })?;
    taken
}
