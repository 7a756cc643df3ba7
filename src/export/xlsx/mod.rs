//! An Excel workbook: a sheet for each table, and one that tells what the columns mean.
//!
//! Cells are texts, numbers and truth values, never formulas, so nothing in a text is run. Offsets count code points, as in
//! the tables. From statements, norms and positions a link leads to the row of their sentence.

mod cell;
mod places;
mod sheet;

use super::error::Error;
use super::remark::counted;
use super::row::{columns, rows};
use crate::dataset::schema::TABLES;
use places::Places;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use serde_json::{Value, json};
use sheet::Sheets;
use std::io;
use std::path::Path;

/// The tables whose rows are linked with their sentence.
const LINKED: [&str; 3] = ["statements", "norms", "positions"];

/// What the sheet `columns` tells.
const TOLD: [&str; 5] = ["table", "table_about", "column", "holds", "about"];

/// What was done to fit the format.
#[derive(Debug, Default)]
struct Tally {
    /// Cells that were cut.
    cut: usize,
    /// Links that a sheet had no room for.
    unlinked: usize,
}

/// Writes a dataset; the remarks.
pub(super) fn write(folder: &Path, path: &Path) -> Result<Vec<String>, Error> {
    let failed = failed(path);
    let (mut workbook, mut tally, mut places) = (workbook(path).map_err(&failed)?, Tally::default(), Places::default());
    about(folder, &mut workbook, &mut tally, path)?;
    for table in TABLES.iter().filter(|table| table.name != "texts") {
        let columns = columns(folder, table)?;
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let mut sheets = Sheets::new(&mut workbook, table.name, &names).map_err(&failed)?;
        rows(folder, table, |row| {
            let values = columns.iter().map(|column| row.get(&column.name).unwrap_or(&Value::Null));
            sheets.row(values, &mut tally).map_err(&failed)?;
            if table.name == "sentences" {
                places.add(row);
            }
            match places.of(row).filter(|_| LINKED.contains(&table.name)) {
                Some((number, link)) => sheets.link("sentence", number, &link, &mut tally).map_err(&failed),
                None => Ok(()),
            }
        })?;
        sheets.finish().map_err(&failed)?;
    }
    workbook.save(path).map_err(&failed)?;
    Ok(remarks(&tally))
}

/// An empty workbook that is written through to the disk, beside its place.
fn workbook(path: &Path) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(path.parent().unwrap_or(Path::new(".")))?;
    let day = ExcelDateTime::from_ymd(1980, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    Ok(workbook)
}

/// Writes the sheet that tells what the columns mean.
fn about(folder: &Path, workbook: &mut Workbook, tally: &mut Tally, path: &Path) -> Result<(), Error> {
    let failed = failed(path);
    let mut sheets = Sheets::new(workbook, "columns", &TOLD).map_err(&failed)?;
    for table in TABLES.iter().filter(|table| table.name != "texts") {
        for column in columns(folder, table)? {
            let row =
                [table.name, table.about, &column.name, column.holds.name(), column.about].map(|cell| json!(cell));
            sheets.row(row.iter(), tally).map_err(&failed)?;
        }
    }
    sheets.finish().map_err(&failed)
}

fn remarks(Tally { cut, unlinked }: &Tally) -> Vec<String> {
    let texts = "the texts are left out, since a cell holds 32,767 letters; offsets point into those of the dataset";
    let remarks = [
        (1, texts.to_string()),
        (*cut, format!("{cut} cells were cut to 32,767 letters")),
        (*unlinked, format!("{unlinked} rows are not linked, since a sheet holds 65,530 links")),
    ];
    counted(remarks).collect()
}

/// Why the workbook could not be written.
fn failed(path: &Path) -> impl Fn(XlsxError) -> Error {
    move |error| Error::write(path)(io::Error::other(error))
}
