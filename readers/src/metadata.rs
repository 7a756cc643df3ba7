//! What a table beside the documents says of them, joined by their names.

use crate::error::Error;
use crate::table::{Columns, Csv, key_column};
use rustc_hash::FxHashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A table with a row for each document.
#[derive(Debug, Default)]
pub struct Metadata {
    columns: Vec<String>,
    rows: Vec<Row>,
    /// The row of each name.
    names: FxHashMap<String, usize>,
    /// How many documents had no row so far.
    unnamed: AtomicU64,
}

#[derive(Debug)]
struct Row {
    /// The document it is of, as the table names it.
    name: String,
    /// The cells that have a value, each with the place of its column.
    cells: Vec<(u32, Box<str>)>,
    used: AtomicBool,
}

/// Names of the column that names the documents; the first column does where none is called so.
const KEYS: [&str; 8] = ["file", "filename", "file_name", "path", "source", "document", "name", "id"];

/// A row longer than this, in bytes, is damaged.
const LONGEST: u64 = 1 << 20;

impl Metadata {
    /// Reads a CSV file with a header, its cells parted by commas, tabs, semicolons or bars.
    pub fn load(path: &Path) -> Result<Metadata, Error> {
        let bytes = std::fs::read(path).map_err(Error::io(&path.to_string_lossy()))?;
        Metadata::parse(&bytes).map_err(|reason| Error::Metadata { path: PathBuf::from(path), reason })
    }

    /// Reads a table; the reason where a row is damaged, or two name one document.
    pub fn parse(table: &[u8]) -> Result<Metadata, String> {
        if table.starts_with(b"PK\x03\x04") {
            return Err("it is a workbook or an archive; save the sheet as CSV".into());
        }
        let key = key_column(table, &KEYS).ok_or("it is empty")?;
        let columns = Columns { text: key, id: None, named: true };
        let rows = Csv::new(Box::new(table), table, &columns, LONGEST).map_err(|error| error.to_string())??;
        let mut metadata = Metadata { columns: rows.header().to_vec(), ..Metadata::default() };
        let places: FxHashMap<String, u32> = (0..).zip(rows.header()).map(|(at, name)| (name.clone(), at)).collect();
        for row in rows {
            let name = row.text.map_err(|reason| format!("row {} {reason}", row.number))?;
            let cells = row.metadata.into_iter();
            let cells = cells.filter_map(|(name, cell)| Some((*places.get(&name)?, cell.into_boxed_str()))).collect();
            metadata.add(&plain(&name), cells, row.number)?;
        }
        Ok(metadata)
    }

    fn add(&mut self, name: &str, cells: Vec<(u32, Box<str>)>, number: u64) -> Result<(), String> {
        if name.is_empty() && cells.is_empty() {
            return Ok(());
        }
        if name.is_empty() {
            return Err(format!("row {number} names no document"));
        }
        if self.names.insert(name.to_string(), self.rows.len()).is_some() {
            return Err(format!(
                "two rows are of `{name}`; the documents are named in a column `file`, else in the first"
            ));
        }
        self.rows.push(Row { name: name.to_string(), cells, used: AtomicBool::new(false) });
        Ok(())
    }

    /// What is said of a document: by its path or the end of it, with the ending of the file's name or without.
    pub fn of(&self, name: &str, stem: &str) -> Vec<(String, String)> {
        let path = plain(name);
        let mut row = None;
        let mut rest = Some(path.as_str());
        while let (None, Some(end)) = (row, rest) {
            row = self.names.get(end).or_else(|| self.names.get(without_ending(end)));
            rest = end.split_once('/').map(|(_, rest)| rest);
        }
        let Some(row) = row.or_else(|| self.names.get(stem)) else {
            self.unnamed.fetch_add(1, Ordering::Relaxed);
            return Vec::new();
        };
        let row = &self.rows[*row];
        row.used.store(true, Ordering::Relaxed);
        row.cells.iter().map(|(column, cell)| (self.columns[*column as usize].clone(), cell.to_string())).collect()
    }

    /// The names of the rows that have been of no document so far.
    pub fn unused(&self) -> Vec<&str> {
        self.rows.iter().filter(|row| !row.used.load(Ordering::Relaxed)).map(|row| row.name.as_str()).collect()
    }

    /// How many documents have had no row so far.
    pub fn unnamed(&self) -> u64 {
        self.unnamed.load(Ordering::Relaxed)
    }
}

/// A path with `/` between its parts and no `./` before them.
fn plain(path: &str) -> String {
    let path = path.trim().replace('\\', "/");
    path.trim_start_matches("./").to_string()
}

/// A path without the ending of the file's name.
fn without_ending(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') && !stem.is_empty() => stem,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(metadata: &Metadata, name: &str, stem: &str) -> Vec<String> {
        metadata.of(name, stem).into_iter().map(|(name, value)| format!("{name}={value}")).collect()
    }

    #[test]
    fn rows_are_found_by_path_file_or_stem() {
        let metadata = Metadata::parse(b"year;file;place, town\n2016;a.txt;Geneva\n2017;b;\n;;\n").unwrap();
        assert_eq!(values(&metadata, "in/a.txt", "a"), ["year=2016", "place, town=Geneva"]);
        assert_eq!(metadata.unused(), ["b"]);
        assert_eq!(values(&metadata, "in/b.pdf", "b"), ["year=2017"]);
        assert_eq!((metadata.of("c", "c").len(), metadata.unused().len(), metadata.unnamed()), (0, 0, 1));
        let metadata = Metadata::parse(b"path\tn\n\"Session 1\\a.txt\"\t1\n./Session 2/a.txt\t2\nx#1\t3\n").unwrap();
        assert_eq!(values(&metadata, "corpus/Session 1/a.txt", "a"), ["n=1"]);
        assert_eq!(values(&metadata, "corpus/c.zip/Session 2/a.txt", "a"), ["n=2"]);
        assert_eq!(values(&metadata, "c.csv#17", "x#1"), ["n=3"]);
        assert!(metadata.of("a.txt", "a").is_empty());
    }

    #[test]
    fn tables_of_all_kinds_are_read_and_faults_told() {
        let wide: Vec<u8> = "\u{feff}file\tpost\na\tMinister\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(values(&Metadata::parse(&wide).unwrap(), "a", "a"), ["post=Minister"]);
        let latin = b"\xef\xbb\xbf\"file\",\"post, full\"\r\n\"a\",\"Pr\xc3\xa9sident\r\nx\"\r\n";
        assert_eq!(values(&Metadata::parse(latin).unwrap(), "a", "a"), ["post, full=Président\r\nx"]);
        for (table, fault) in [
            ("file,year\na,1\na,2\n", "two rows are of `a`"),
            ("file,year\na,1,2\n", "row 1 has 3 cells"),
            ("file,year\na,\"1\nb,2\n", "row 1 has a quote that is never closed"),
            ("file,year\n,1\n", "row 1 names no document"),
            ("", "it is empty"),
        ] {
            let reason = Metadata::parse(table.as_bytes()).unwrap_err();
            assert!(reason.contains(fault), "{reason}");
        }
    }
}
