//! The rows of one table as bytes of CSV and JSON Lines, written cell by cell in the order of the schema.

use super::schema::{Table, Type};
use std::io::Write;

/// Which formats to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Formats {
    /// A CSV file a table.
    pub csv: bool,
    /// A JSON Lines file a table.
    pub jsonl: bool,
    /// A JSON file a document.
    pub json: bool,
    /// Whether CSV cells that a spreadsheet would run as a formula begin with an apostrophe.
    pub spreadsheet_safe: bool,
}

/// Rows of one table.
pub(super) struct Rows {
    table: &'static Table,
    formats: Formats,
    csv: csv::Writer<Vec<u8>>,
    json: Vec<u8>,
    column: usize,
    scratch: Vec<u8>,
}

/// Writing to memory does not fail; what the types of the writers allow for is ignored here.
fn written<T, E>(_: Result<T, E>) {}

impl Rows {
    pub fn new(table: &'static Table, formats: Formats) -> Self {
        let csv =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).has_headers(false).from_writer(Vec::new());
        Rows { table, formats, csv, json: Vec::new(), column: 0, scratch: Vec::new() }
    }

    pub fn text(&mut self, value: &str) {
        self.key();
        if self.formats.csv {
            self.csv_text(value);
        }
        if self.lines() {
            written(serde_json::to_writer(&mut self.json, value));
        }
    }

    pub fn optional_text(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.text(value),
            None => self.null(),
        }
    }

    pub fn integer(&mut self, value: u64) {
        self.key();
        let mut digits = itoa::Buffer::new();
        self.plain(digits.format(value).as_bytes());
    }

    pub fn optional_integer(&mut self, value: Option<u64>) {
        match value {
            Some(value) => self.integer(value),
            None => self.null(),
        }
    }

    pub fn share(&mut self, value: f32) {
        self.key();
        let hundredths = (value.clamp(0.0, 1.0) * 100.0).round() as u8;
        let digits = [b'0' + hundredths / 100, b'.', b'0' + hundredths / 10 % 10, b'0' + hundredths % 10];
        self.plain(&digits);
    }

    pub fn boolean(&mut self, value: bool) {
        self.key();
        self.plain(if value { b"true" } else { b"false" });
    }

    pub fn list<'v>(&mut self, values: impl Iterator<Item = &'v str> + Clone) {
        self.key();
        if self.formats.csv {
            self.scratch.clear();
            for (at, value) in values.clone().enumerate() {
                self.scratch.extend_from_slice(if at > 0 { b";" } else { b"" });
                self.scratch.extend_from_slice(value.as_bytes());
            }
            written(self.csv.write_field(&self.scratch));
        }
        if self.lines() {
            self.json.push(b'[');
            for (at, value) in values.enumerate() {
                self.json.extend_from_slice(if at > 0 { b"," } else { b"" });
                written(serde_json::to_writer(&mut self.json, value));
            }
            self.json.push(b']');
        }
    }

    pub fn pairs(&mut self, values: impl Iterator<Item = (u32, u32)>) {
        self.key();
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        scratch.push(b'[');
        for (at, (start, end)) in values.enumerate() {
            let (mut first, mut second) = (itoa::Buffer::new(), itoa::Buffer::new());
            scratch.extend_from_slice(if at > 0 { b",[" } else { b"[" });
            scratch.extend_from_slice(first.format(start).as_bytes());
            scratch.push(b',');
            scratch.extend_from_slice(second.format(end).as_bytes());
            scratch.push(b']');
        }
        scratch.push(b']');
        self.plain(&scratch);
        self.scratch = scratch;
    }

    pub fn null(&mut self) {
        self.key();
        if self.formats.csv {
            written(self.csv.write_field(b""));
        }
        if self.lines() {
            let list = matches!(self.table.columns[self.column - 1].holds, Type::List | Type::Pairs);
            self.json.extend_from_slice(if list { b"[]" } else { b"null" });
        }
    }

    /// Ends the row.
    pub fn end(&mut self) {
        debug_assert_eq!(
            self.column,
            self.table.columns.len(),
            "a row of {} has a cell for each column",
            self.table.name
        );
        if self.formats.csv {
            written(self.csv.write_record(None::<&[u8]>));
        }
        if self.lines() {
            self.json.extend_from_slice(b"}\n");
        }
        self.column = 0;
    }

    /// The bytes of CSV and of JSON Lines.
    pub fn into_bytes(self) -> (Vec<u8>, Vec<u8>) {
        (self.csv.into_inner().unwrap_or_default(), self.json)
    }

    fn lines(&self) -> bool {
        self.formats.jsonl || self.formats.json
    }

    /// A value that is written the same in both formats.
    fn plain(&mut self, value: &[u8]) {
        if self.formats.csv {
            written(self.csv.write_field(value));
        }
        if self.lines() {
            self.json.extend_from_slice(value);
        }
    }

    fn csv_text(&mut self, value: &str) {
        let formula = self.formats.spreadsheet_safe && value.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if formula {
            self.scratch.clear();
            self.scratch.push(b'\'');
            self.scratch.extend_from_slice(value.as_bytes());
            written(self.csv.write_field(&self.scratch));
        } else {
            written(self.csv.write_field(value));
        }
    }

    /// Writes the key of the next column.
    fn key(&mut self) {
        if self.lines() {
            let name = self.table.columns[self.column].name;
            written(write!(self.json, "{}\"{name}\":", if self.column == 0 { '{' } else { ',' }));
        }
        self.column += 1;
    }
}

/// The header row of a table's CSV file.
pub(super) fn header(table: &Table) -> Vec<u8> {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    format!("{}\r\n", names.join(",")).into_bytes()
}
