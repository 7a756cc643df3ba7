//! What a table beside the documents says of them, joined by their names.

use super::decode::decode;
use super::error::Error;
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// A table with a row for each document.
#[derive(Debug, Default)]
pub struct Metadata {
    columns: Vec<String>,
    rows: Vec<Row>,
    /// The row of each name.
    names: FxHashMap<String, usize>,
}

#[derive(Debug)]
struct Row {
    cells: Vec<String>,
    used: AtomicBool,
}

/// Names of the column that names the documents; the first column does where none is called so.
const KEYS: [&str; 8] = ["file", "filename", "file_name", "path", "source", "document", "name", "id"];

impl Metadata {
    /// Reads a CSV file with a header.
    pub fn load(path: &Path) -> Result<Metadata, Error> {
        let bytes = std::fs::read(path).map_err(Error::io(&path.to_string_lossy()))?;
        Metadata::parse(&decode(bytes).value).map_err(|reason| Error::Metadata { path: PathBuf::from(path), reason })
    }

    /// Reads a table; the reason where its rows do not fit its header, or two name one document.
    pub fn parse(table: &str) -> Result<Metadata, String> {
        let table = table.trim_start_matches('\u{feff}');
        let header = table.lines().next().unwrap_or_default().as_bytes();
        let delimiter = [b',', b'\t', b';'].into_iter().find(|byte| header.contains(byte));
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).from_reader(table.as_bytes());
        let header = reader.headers().map_err(|error| error.to_string())?.clone();
        let is_key = |name: &str| KEYS.iter().any(|key| name.trim().eq_ignore_ascii_case(key));
        let key = header.iter().position(is_key).unwrap_or(0);
        let mut metadata = Metadata { columns: without(&header, key), ..Metadata::default() };
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            metadata.add(record.get(key).unwrap_or_default().trim(), without(&record, key))?;
        }
        Ok(metadata)
    }

    fn add(&mut self, name: &str, cells: Vec<String>) -> Result<(), String> {
        if self.names.insert(name.to_string(), self.rows.len()).is_some() {
            return Err(format!("two rows are of `{name}`"));
        }
        self.rows.push(Row { cells, used: AtomicBool::new(false) });
        Ok(())
    }

    /// What is said of a document: by its whole path, the name of its file, or that name without its ending.
    pub fn of(&self, name: &str, stem: &str) -> Vec<(String, String)> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let Some(row) = [name, file, stem].iter().find_map(|name| self.names.get(*name)) else { return Vec::new() };
        let row = &self.rows[*row];
        row.used.store(true, Ordering::Relaxed);
        let cells = self.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.is_empty());
        cells.map(|(column, cell)| (column.clone(), cell.clone())).collect()
    }

    /// How many rows have been of no document so far.
    pub fn unused(&self) -> usize {
        self.rows.iter().filter(|row| !row.used.load(Ordering::Relaxed)).count()
    }
}

fn without(record: &csv::StringRecord, key: usize) -> Vec<String> {
    record.iter().enumerate().filter(|(at, _)| *at != key).map(|(_, cell)| cell.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_path_file_or_stem() {
        let metadata = Metadata::parse("year;file;place\n2016;a.txt;Geneva\n2017;b;\n").unwrap();
        assert_eq!(metadata.of("in/a.txt", "a").len(), 2);
        assert_eq!(metadata.unused(), 1);
        assert_eq!(metadata.of("in/b.pdf", "b"), [("year".to_string(), "2017".to_string())]);
        assert_eq!((metadata.of("c", "c").len(), metadata.unused()), (0, 0));
        assert!(Metadata::parse("file,year\na,1\na,2\n").unwrap_err().contains("`a`"));
        assert!(Metadata::parse("file,year\na,1,2\n").is_err());
    }
}
