//! A written dataset, read back: the rows of a table, the same from every format.

use super::error::Error;
use super::layout::{ANALYSIS, Layout};
use super::manifest::Manifest;
use super::parquet;
use super::schema::{Column, Table, Type};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// A row: a value for each column, as in JSON Lines.
pub type Row = Map<String, Value>;

/// The wanted rows of a table in the folder of a dataset, in order.
pub fn rows(folder: &Path, table: &str, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>, Error> {
    let mut found = Vec::new();
    records(folder, table, |row| found.extend(wanted(&row).then_some(row)))?;
    Ok(found)
}

/// Hands over the rows of a table in the folder of a dataset, in order, each as a type with the columns it needs.
pub fn records<T: DeserializeOwned>(folder: &Path, table: &str, take: impl FnMut(T)) -> Result<(), Error> {
    records_of(&ANALYSIS, folder, table, take)
}

/// The same, of a dataset of any sort.
pub fn records_of<T: DeserializeOwned>(
    layout: &Layout,
    folder: &Path,
    table: &str,
    take: impl FnMut(T),
) -> Result<(), Error> {
    let missing = || Error::NoTable { folder: folder.into(), table: table.into() };
    let described = layout.tables.iter().find(|known| known.name == table).ok_or_else(missing)?;
    let file = |ending| Some(folder.join(format!("{table}.{ending}"))).filter(|file| file.is_file());
    if let Some(lines) = file("jsonl") {
        json_lines(&lines, take)
    } else if let Some(csv) = file("csv") {
        csv_rows(&csv, described, take)
    } else if let Some(columns) = file("parquet") {
        parquet::rows(&columns, take)
    } else {
        nested(&nested_files(folder).ok_or_else(missing)?, table, take)
    }
}

fn json_lines<T: DeserializeOwned>(path: &Path, mut take: impl FnMut(T)) -> Result<(), Error> {
    each_line(path, |line| {
        take(serde_json::from_slice(line)?);
        Ok(())
    })
}

/// Hands over the lines of a file, in order; the first fault ends it.
pub(super) fn each_line(path: &Path, mut take: impl FnMut(&[u8]) -> serde_json::Result<()>) -> Result<(), Error> {
    let file = File::open(path).map_err(Error::read(path))?;
    let (mut lines, mut line) = (BufReader::with_capacity(1 << 16, file), Vec::new());
    for number in 0.. {
        line.clear();
        if lines.read_until(b'\n', &mut line).map_err(Error::read(path))? == 0 {
            break;
        }
        take(&line).map_err(|error| damaged(path, number, error))?;
    }
    Ok(())
}

fn csv_rows<T: DeserializeOwned>(path: &Path, table: &Table, mut take: impl FnMut(T)) -> Result<(), Error> {
    let file = File::open(path).map_err(Error::read(path))?;
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().map_err(|error| damaged(path, 0, error))?.clone();
    let columns: Vec<(&str, Type)> = header.iter().map(|name| (name, holds(table, name))).collect();
    for (number, cells) in reader.records().enumerate() {
        let cells = cells.map_err(|error| damaged(path, number, error))?;
        let row = csv_row(&columns, &cells).map_err(|error| damaged(path, number, error))?;
        take(record(row, path, number)?);
    }
    Ok(())
}

/// A row as a type with the columns it needs.
pub(super) fn record<T: DeserializeOwned>(row: Row, path: &Path, number: usize) -> Result<T, Error> {
    serde_json::from_value(row.into()).map_err(|error| damaged(path, number, error))
}

/// What a column holds; one that the corpus brings itself holds text.
fn holds(table: &Table, name: &str) -> Type {
    let column = table.columns.iter().find(|column: &&Column| column.name == name);
    column.map_or(Type::Text, |column| column.holds)
}

fn csv_row(columns: &[(&str, Type)], record: &csv::StringRecord) -> Result<Row, serde_json::Error> {
    columns.iter().zip(record).map(|((name, holds), cell)| Ok((name.to_string(), value(*holds, cell)?))).collect()
}

/// The value of a CSV cell, as JSON Lines have it.
fn value(holds: Type, cell: &str) -> Result<Value, serde_json::Error> {
    match holds {
        Type::List => {
            Ok(cell.split(';').filter(|value| !value.is_empty()).map(|value| Value::String(value.into())).collect())
        }
        _ if cell.is_empty() => Ok(Value::Null),
        Type::Text => Ok(Value::String(cell.into())),
        Type::Integer | Type::Share | Type::Number | Type::Boolean | Type::Pairs => serde_json::from_str(cell),
    }
}

/// The nested JSON of a dataset's documents, in their order; none where it was not written.
fn nested_files(folder: &Path) -> Option<Vec<PathBuf>> {
    let paths = Manifest::of(folder)?.inputs.into_iter().map(|input| format!("json/{}.json", input.document));
    let files: Vec<PathBuf> = paths.map(|path| folder.join(path)).collect();
    files.first()?.is_file().then_some(files)
}

fn nested<T: DeserializeOwned>(files: &[PathBuf], table: &str, mut take: impl FnMut(T)) -> Result<(), Error> {
    for path in files {
        let bytes = std::fs::read(path).map_err(Error::read(path))?;
        let mut tables: Map<String, Value> = serde_json::from_slice(&bytes).map_err(|error| damaged(path, 0, error))?;
        let Some(Value::Array(rows)) = tables.get_mut(table).map(Value::take) else { continue };
        for (number, row) in rows.into_iter().enumerate() {
            take(serde_json::from_value(row).map_err(|error| damaged(path, number, error))?);
        }
    }
    Ok(())
}

pub(super) fn damaged(path: &Path, number: usize, reason: impl std::fmt::Display) -> Error {
    Error::Damaged { path: path.into(), row: number + 1, reason: reason.to_string() }
}
