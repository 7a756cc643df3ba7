//! The rows of one table as bytes of CSV and JSON Lines, written cell by cell in the order of the schema.

use super::cell::{put_cell, safe_cell};
use super::columns::Columns;
use super::meta;
use super::schema::{Column, Table};
use serde::{Deserialize, Serialize};

/// Where a dataset keeps the texts of its documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Texts {
    /// Each in a file of its own: `texts/<document>.txt`.
    #[default]
    Files,
    /// In the table `texts`.
    Table,
    /// Nowhere: each is the source itself, which must be UTF-8 text or a cell of a table.
    None,
}

/// Which formats to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Formats {
    /// A CSV file a table.
    pub csv: bool,
    /// A JSON Lines file a table.
    pub jsonl: bool,
    /// A JSON file a document.
    pub json: bool,
    /// A Parquet file a table.
    #[serde(default)]
    pub parquet: bool,
    /// The rows column by column, for whoever takes them in memory.
    #[serde(skip)]
    pub columns: bool,
    /// Whether CSV files are marked as UTF-8, and cells that a spreadsheet would run as a formula begin with an apostrophe.
    pub spreadsheet_safe: bool,
    /// Where the texts are kept.
    #[serde(default)]
    pub texts: Texts,
}

impl Formats {
    /// No format at all, and each text in a file of its own.
    pub const NONE: Formats = Formats {
        csv: false,
        jsonl: false,
        json: false,
        parquet: false,
        columns: false,
        spreadsheet_safe: false,
        texts: Texts::Files,
    };

    /// Whether tables grow as JSON Lines, from which Parquet is made when they are whole.
    pub(super) fn grows_lines(self) -> bool {
        self.jsonl || self.parquet
    }

    /// Whether rows are needed as text.
    fn any_text(self) -> bool {
        self.csv || self.any_json()
    }

    /// Whether rows are needed as JSON.
    fn any_json(self) -> bool {
        self.grows_lines() || self.json
    }
}

/// The rows of one table in each format; empty where a format is not wanted.
///
/// They come in pieces of whole rows: what is large is not moved to grow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bytes {
    /// As CSV, without the header.
    pub csv: Vec<Vec<u8>>,
    /// As JSON Lines.
    pub jsonl: Vec<Vec<u8>>,
    /// Column by column; none where nobody takes them so.
    pub columns: Option<Columns>,
}

impl Bytes {
    fn push(&mut self, csv: Vec<u8>, jsonl: Vec<u8>) {
        self.csv.push(csv);
        self.jsonl.push(jsonl);
    }
}

/// A piece with more bytes than this is set aside.
const PIECE: usize = 1 << 20;

/// Rows of one table.
pub(crate) struct Rows {
    formats: Formats,
    columns: &'static [Column],
    /// The pieces that are done.
    done: Bytes,
    csv: Vec<u8>,
    json: Vec<u8>,
    in_columns: Option<Columns>,
    column: usize,
    /// Holds a cell while it is put together; kept for its memory.
    cell: Vec<u8>,
}

impl Rows {
    pub fn new(table: &'static Table, formats: Formats) -> Self {
        Rows {
            formats,
            columns: table.columns,
            done: Bytes::default(),
            csv: Vec::new(),
            json: Vec::new(),
            in_columns: formats.columns.then(|| Columns::new(table)),
            column: 0,
            cell: Vec::new(),
        }
    }

    pub fn formats(&self) -> Formats {
        self.formats
    }

    pub fn text(&mut self, value: &str) {
        self.key();
        if self.formats.csv {
            self.csv_text(value);
        }
        if self.formats.any_json() {
            written(serde_json::to_writer(&mut self.json, value));
        }
        self.add(|columns| columns.text(value));
    }

    pub fn optional_text(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.text(value),
            None => self.null(),
        }
    }

    pub fn integer(&mut self, value: impl Into<u64>) {
        self.key();
        let value = value.into();
        if self.formats.any_text() {
            self.plain(itoa::Buffer::new().format(value).as_bytes());
        }
        self.add(|columns| columns.integer(value));
    }

    pub fn optional_integer(&mut self, value: Option<impl Into<u64>>) {
        match value {
            Some(value) => self.integer(value),
            None => self.null(),
        }
    }

    /// A quotation with its start and end, or three missing values.
    pub fn part(&mut self, part: Option<(&str, u32, u32)>) {
        match part {
            Some((words, start, end)) => {
                self.text(words);
                self.integer(start);
                self.integer(end);
            }
            None => self.nulls(3),
        }
    }

    pub fn share(&mut self, value: f32) {
        self.key();
        let hundredths = (value.clamp(0.0, 1.0) * 100.0).round() as u8;
        let digits = [b'0' + hundredths / 100, b'.', b'0' + hundredths / 10 % 10, b'0' + hundredths % 10];
        self.plain(&digits);
        self.add(|columns| columns.number(f64::from(hundredths) / 100.0));
    }

    /// A number in the fewest digits that tell it; missing where it is none.
    pub fn number(&mut self, value: f64) {
        if !value.is_finite() {
            return self.null();
        }
        self.key();
        self.put_together(|cell| written(serde_json::to_writer(cell, &value)));
        self.add(|columns| columns.number(value));
    }

    pub fn optional_number(&mut self, value: Option<f64>) {
        self.number(value.unwrap_or(f64::NAN));
    }

    pub fn boolean(&mut self, value: bool) {
        self.key();
        self.plain(if value { b"true" } else { b"false" });
        self.add(|columns| columns.boolean(value));
    }

    pub fn list<'v>(&mut self, values: impl Iterator<Item = &'v str> + Clone) {
        self.key();
        if self.formats.csv {
            self.csv_list(values.clone());
        }
        if self.formats.any_json() {
            self.json.push(b'[');
            for (at, value) in values.clone().enumerate() {
                self.json.extend_from_slice(if at > 0 { b"," } else { b"" });
                written(serde_json::to_writer(&mut self.json, value));
            }
            self.json.push(b']');
        }
        self.add(|columns| columns.list(values));
    }

    pub fn pairs(&mut self, values: impl Iterator<Item = (u32, u32)> + Clone) {
        self.key();
        self.put_together(|cell| {
            cell.push(b'[');
            for (at, (start, end)) in values.clone().enumerate() {
                let (mut first, mut second) = (itoa::Buffer::new(), itoa::Buffer::new());
                cell.extend_from_slice(if at > 0 { b",[" } else { b"[" });
                cell.extend_from_slice(first.format(start).as_bytes());
                cell.push(b',');
                cell.extend_from_slice(second.format(end).as_bytes());
                cell.push(b']');
            }
            cell.push(b']');
        });
        self.add(|columns| columns.pairs(values));
    }

    pub fn null(&mut self) {
        self.key();
        if self.formats.any_json() {
            self.json.extend_from_slice(b"null");
        }
        self.add(|columns| columns.null());
    }

    /// As many missing values.
    pub fn nulls(&mut self, count: usize) {
        (0..count).for_each(|_| self.null());
    }

    /// What is known of a document beside its text, behind all columns.
    pub fn metadata(&mut self, metadata: &[(String, String)]) {
        let named = meta::named(metadata);
        if self.formats.csv && !named.is_empty() {
            let object = serde_json::Value::Object(meta::object(&named)).to_string();
            self.csv.push(b',');
            put_cell(object.as_bytes(), &mut self.csv);
        }
        if self.formats.any_json() {
            for (name, value) in &named {
                self.json.push(b',');
                written(serde_json::to_writer(&mut self.json, name));
                self.json.push(b':');
                written(serde_json::to_writer(&mut self.json, value));
            }
        }
        self.add(|columns| columns.further(meta::object(&named)));
    }

    /// Ends the row.
    pub fn end(&mut self) {
        debug_assert_eq!(self.column, self.columns.len(), "a row has a cell for each column");
        if self.formats.csv {
            self.csv.extend_from_slice(b"\r\n");
        }
        if self.formats.any_json() {
            self.json.extend_from_slice(b"}\n");
        }
        self.add(|columns| columns.end());
        self.column = 0;
        if self.json.len() > PIECE || self.csv.len() > PIECE {
            self.set_aside();
        }
    }

    pub fn into_bytes(self) -> Bytes {
        let Rows { mut done, csv, json, in_columns, .. } = self;
        done.push(csv, json);
        Bytes { columns: in_columns, ..done }
    }

    fn set_aside(&mut self) {
        self.done.push(std::mem::take(&mut self.csv), std::mem::take(&mut self.json));
    }

    /// Adds to the columns, if somebody takes them.
    fn add(&mut self, add: impl FnOnce(&mut Columns)) {
        if let Some(columns) = &mut self.in_columns {
            add(columns);
        }
    }

    /// A value that is put together and written the same in both formats.
    fn put_together(&mut self, put: impl FnOnce(&mut Vec<u8>)) {
        if self.formats.any_text() {
            let mut cell = std::mem::take(&mut self.cell);
            cell.clear();
            put(&mut cell);
            if self.formats.csv {
                put_cell(&cell, &mut self.csv);
            }
            if self.formats.any_json() {
                self.json.extend_from_slice(&cell);
            }
            self.cell = cell;
        }
    }

    /// A value without commas and quotes, which is written the same in both formats.
    fn plain(&mut self, value: &[u8]) {
        if self.formats.csv {
            self.csv.extend_from_slice(value);
        }
        if self.formats.any_json() {
            self.json.extend_from_slice(value);
        }
    }

    fn csv_text(&mut self, value: &str) {
        put_cell(&safe_cell(value.as_bytes(), self.formats.spreadsheet_safe), &mut self.csv);
    }

    fn csv_list<'v>(&mut self, values: impl Iterator<Item = &'v str>) {
        self.cell.clear();
        for (at, value) in values.enumerate() {
            self.cell.extend_from_slice(if at > 0 { b";" } else { b"" });
            self.cell.extend_from_slice(value.as_bytes());
        }
        put_cell(&safe_cell(&self.cell, self.formats.spreadsheet_safe), &mut self.csv);
    }

    /// Writes what stands before the next cell.
    fn key(&mut self) {
        if self.formats.csv && self.column > 0 {
            self.csv.push(b',');
        }
        if self.formats.any_json() {
            self.json.extend_from_slice(if self.column == 0 { b"{\"" } else { b",\"" });
            self.json.extend_from_slice(self.columns[self.column].name.as_bytes());
            self.json.extend_from_slice(b"\":");
        }
        self.column += 1;
    }
}

/// The header row of a table's CSV file.
pub(super) fn header(table: &Table) -> Vec<u8> {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    format!("{}\r\n", names.join(",")).into_bytes()
}

/// Writing to memory does not fail; what the types of the writers allow for is ignored here.
fn written<T, E>(_: Result<T, E>) {}
