//! Tables as corpora: a row is a document, one column its text, the others what is known of it.

mod csv;
mod jsonl;
mod objects;
mod record;

pub(crate) use csv::{Csv, is_header, key_column};
pub(crate) use jsonl::{JsonLines, is_object_line};
pub(crate) use objects::Objects;

use crate::decode;
use crate::remark::{Noted, Remark, RemarkKind};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use serde::{Deserialize, Serialize};
use std::io::Read;

/// A table as UTF-8, as far as its beginning tells how it is encoded.
pub(crate) type Decoded<'a> = DecodeReaderBytes<Box<dyn Read + Send + 'a>, Vec<u8>>;

/// Which columns of a table hold what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// The column of the text.
    pub text: String,
    /// The column that names each document; its file and row do so if there is none.
    pub id: Option<String>,
    /// Whether the user named the column of the text: then any file that has it is a table.
    pub named: bool,
}

impl Default for Columns {
    fn default() -> Columns {
        Columns { text: "text".into(), id: None, named: false }
    }
}

impl Columns {
    /// Which of the columns a table does not have, if any.
    pub(crate) fn missing(&self, columns: &[impl AsRef<str>]) -> Option<String> {
        const MOST: usize = 30;
        let is_missing = |name: &&String| !columns.iter().any(|column| column.as_ref() == name.as_str());
        let text = Some(&self.text).filter(is_missing).map(|name| (name, "of the text with `--text`"));
        let id = || self.id.as_ref().filter(is_missing).map(|name| (name, "that names a document with `--id`"));
        let (name, what) = text.or_else(id)?;
        let names: Vec<&str> = columns.iter().take(MOST).map(AsRef::as_ref).collect();
        Some(format!("has no column `{name}`; name the one {what}: {}", names.join(", ")))
    }
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    /// Its number, from 1, the header not counted.
    pub number: u64,
    /// What the column of ids says.
    pub id: Option<String>,
    /// Its text, or why it cannot be read.
    pub text: Result<String, String>,
    /// The other columns that have a value.
    pub metadata: Vec<(String, String)>,
    /// What was noticed while its text was read.
    pub remarks: Vec<Remark>,
    /// How many bytes of the table it takes.
    pub bytes: u64,
}

impl Default for Row {
    fn default() -> Row {
        Row { number: 0, id: None, text: Ok(String::new()), metadata: Vec::new(), remarks: Vec::new(), bytes: 0 }
    }
}

/// Puts the cells of a row where they belong.
pub(crate) struct Sorter<'a> {
    columns: &'a Columns,
    row: Row,
    found: bool,
}

impl<'a> Sorter<'a> {
    pub fn new(columns: &'a Columns, number: u64, bytes: u64) -> Sorter<'a> {
        Sorter { columns, row: Row { number, bytes, ..Row::default() }, found: false }
    }

    /// Takes the cell of a column. Two texts in one row are one too many.
    pub fn cell(&mut self, column: &str, value: String) {
        if column == self.columns.text {
            let twice = std::mem::replace(&mut self.found, true);
            self.row.text = if twice { Err(format!("has `{column}` twice")) } else { Ok(value) };
        } else if self.columns.id.as_deref() == Some(column) {
            self.row.id = Some(value);
        } else if !value.is_empty() {
            self.row.metadata.push((column.to_string(), value));
        }
    }

    /// Takes the reason why a cell holds no words: one beside the text is left out and told.
    pub fn refuse_cell(&mut self, column: &str, reason: &str) {
        let told = format!("`{column}` {reason}");
        if column == self.columns.text {
            (self.found, self.row.text) = (true, Err(told));
        } else {
            self.row.remarks.push(Remark::left_out(told));
        }
    }

    /// Takes what was noticed while the row was read.
    pub fn notice(&mut self, remarks: Vec<Remark>) {
        remarks.into_iter().for_each(|remark| {
            if !self.row.remarks.contains(&remark) {
                self.row.remarks.push(remark);
            }
        });
    }

    /// The row, with the reason why it has no text where it has none.
    pub fn row(mut self) -> Row {
        if !self.found {
            self.row.text = Err(format!("has no `{}`", self.columns.text));
        }
        if let Some(id) = self.columns.id.as_ref().filter(|_| self.row.id.is_none()) {
            self.row.remarks.push(Remark::left_out(format!("the row has no `{id}` that names it")));
        }
        self.row
    }
}

/// A table as UTF-8, and what is to be said of its encoding.
fn decoded<'a>(input: Box<dyn Read + Send + 'a>, head: &[u8]) -> (Decoded<'a>, Vec<Remark>) {
    let encoding = Some(decode::encoding(head)).filter(|encoding| *encoding != encoding_rs::UTF_8);
    let decoded = DecodeReaderBytesBuilder::new().encoding(encoding).utf8_passthru(true).strip_bom(true).build(input);
    let read_as = encoding.map(|encoding| Remark::new(RemarkKind::Encoding, format!("read as {}", encoding.name())));
    (decoded, read_as.into_iter().collect())
}

/// A cell or line as text: as UTF-8, else as the encoding that its own letters suggest.
fn text(bytes: &[u8]) -> Noted<String> {
    let mut text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string().into(),
        Err(_) => decode::decode(bytes.to_vec()),
    };
    let zeros = memchr::memchr_iter(0, text.value.as_bytes()).count();
    if zeros > 0 {
        text.remarks.push(Remark::left_out(format!("{zeros} characters are zero; text may be missing there")));
    }
    text
}
