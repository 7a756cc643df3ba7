//! A written dataset, read back: the rows of a table, the same from CSV and from JSON Lines.

use super::error::Error;
use super::manifest::Manifest;
use super::schema::{Column, TABLES, Table, Type};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A row: a value for each column, as in JSON Lines.
pub type Row = Map<String, Value>;

/// The wanted rows of a table in the folder of a dataset, in order.
pub fn rows(folder: &Path, table: &str, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>, Error> {
    let missing = || Error::NoTable { folder: folder.into(), table: table.into() };
    let described = TABLES.iter().find(|known| known.name == table).ok_or_else(missing)?;
    let (lines, csv) = (folder.join(format!("{table}.jsonl")), folder.join(format!("{table}.csv")));
    match (lines.is_file(), csv.is_file(), folder.join("json").is_dir()) {
        (true, ..) => json_lines(&lines, wanted),
        (false, true, _) => csv_rows(&csv, described, wanted),
        (false, false, true) => nested(folder, table, wanted),
        (false, false, false) => Err(missing()),
    }
}

/// The rows of a table in the files of all documents.
fn nested(folder: &Path, table: &str, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>, Error> {
    let manifest = Manifest::of(folder).ok_or_else(|| Error::NoTable { folder: folder.into(), table: table.into() })?;
    let mut found = Vec::new();
    for path in manifest.paths().filter(|path| path.starts_with("json")) {
        let path = folder.join(path);
        let bytes = std::fs::read(&path).map_err(Error::read(&path))?;
        let mut document: FxHashMap<String, Vec<Row>> =
            serde_json::from_slice(&bytes).map_err(|error| damaged(&path, 0, error))?;
        found.extend(document.remove(table).unwrap_or_default().into_iter().filter(&wanted));
    }
    Ok(found)
}

fn json_lines(path: &Path, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>, Error> {
    let file = File::open(path).map_err(Error::read(path))?;
    let mut found = Vec::new();
    for (number, line) in BufReader::with_capacity(1 << 16, file).lines().enumerate() {
        let line = line.map_err(Error::read(path))?;
        let row: Row = serde_json::from_str(&line).map_err(|error| damaged(path, number, error))?;
        found.extend(wanted(&row).then_some(row));
    }
    Ok(found)
}

fn csv_rows(path: &Path, table: &Table, wanted: impl Fn(&Row) -> bool) -> Result<Vec<Row>, Error> {
    let file = File::open(path).map_err(Error::read(path))?;
    let mut reader = csv::Reader::from_reader(file);
    let header = reader.headers().map_err(|error| damaged(path, 0, error))?.clone();
    let columns: Vec<Option<&Column>> =
        header.iter().map(|name| table.columns.iter().find(|column| column.name == name)).collect();
    let mut found = Vec::new();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|error| damaged(path, number, error))?;
        let row = csv_row(&columns, &record).map_err(|error| damaged(path, number, error))?;
        found.extend(wanted(&row).then_some(row));
    }
    Ok(found)
}

fn csv_row(columns: &[Option<&Column>], record: &csv::StringRecord) -> Result<Row, serde_json::Error> {
    let cells = columns.iter().zip(record).filter_map(|(column, cell)| Some(((*column)?, cell)));
    cells.map(|(column, cell)| Ok((column.name.to_string(), value(column.holds, cell)?))).collect()
}

/// The value of a CSV cell, as JSON Lines have it.
fn value(holds: Type, cell: &str) -> Result<Value, serde_json::Error> {
    match holds {
        Type::List => {
            Ok(cell.split(';').filter(|value| !value.is_empty()).map(|value| Value::String(value.into())).collect())
        }
        _ if cell.is_empty() => Ok(Value::Null),
        Type::Text => Ok(Value::String(cell.into())),
        Type::Integer | Type::Share | Type::Boolean | Type::Pairs => serde_json::from_str(cell),
    }
}

fn damaged(path: &Path, number: usize, reason: impl std::fmt::Display) -> Error {
    Error::Damaged { path: path.into(), row: number + 1, reason: reason.to_string() }
}
