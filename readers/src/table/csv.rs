//! CSV and its kin: cells parted by commas, tabs, semicolons or bars.

use super::record::Records;
use super::{Columns, Decoded, Row, Sorter, decoded, text};
use crate::decode;
use crate::remark::{Noted, Remark};
use rustc_hash::FxHashSet;
use std::io::{self, Read};

/// What may part cells.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// The rows of a CSV file with a header.
pub(crate) struct Csv<'a> {
    columns: &'a Columns,
    header: Vec<String>,
    records: Records<Decoded<'a>>,
    /// What is to be said of each row.
    remarks: Vec<Remark>,
    parser: csv_core::Reader,
    /// IANA media type.
    pub media_type: &'static str,
    number: u64,
    broken: bool,
}

impl<'a> Csv<'a> {
    /// Reads the header; the reason why it is no table of documents where there is no column of texts.
    ///
    /// `head` is the beginning of `input`; a record longer than `longest` bytes is damaged.
    pub fn new(
        input: Box<dyn Read + Send + 'a>,
        head: &[u8],
        columns: &'a Columns,
        longest: u64,
    ) -> io::Result<Result<Csv<'a>, String>> {
        let delimiter = delimiter(head, columns);
        let (input, remarks) = decoded(input, head);
        let longest = usize::try_from(longest).unwrap_or(usize::MAX);
        let mut csv = Csv {
            columns,
            header: Vec::new(),
            remarks,
            records: Records::new(input, delimiter, longest),
            parser: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            media_type: if delimiter == b'\t' { "text/tab-separated-values" } else { "text/csv" },
            number: 0,
            broken: false,
        };
        csv.header = match csv.record()? {
            Some((Ok(cells), _)) if is_twice(&cells.value, &columns.text) => {
                return Ok(Err(format!("has the column `{}` twice", columns.text)));
            }
            Some((Ok(cells), _)) => headings(cells.value),
            Some((Err(reason), _)) => return Ok(Err(format!("{reason} in its header"))),
            None => return Ok(Err("is empty".into())),
        };
        Ok(match columns.missing(&csv.header) {
            None => Ok(csv),
            Some(reason) => Err(reason),
        })
    }

    /// The names of the columns.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The cells of the next record, or what is wrong with it, and its length; none at the end.
    fn record(&mut self) -> io::Result<Option<(Cells, u64)>> {
        let Some(found) = self.records.next()? else { return Ok(None) };
        Ok(Some(match found {
            Ok(bytes) => (Ok(cells(&mut self.parser, bytes)), bytes.len() as u64),
            Err(reason) => (Err(reason), 0),
        }))
    }

    /// Whether cells are the names of the columns, in any order, as where tables were put behind each other.
    fn is_header(&self, cells: &[String]) -> bool {
        let known = |cell: &String| self.header.iter().any(|name| name == cell.trim());
        let alike = cells.len() > 1 && cells.len() == self.header.len() && cells.iter().all(known);
        alike && cells.iter().map(|cell| cell.trim()).collect::<FxHashSet<_>>().len() == cells.len()
    }

    fn row(&self, cells: Cells, bytes: u64) -> Row {
        let damaged = |reason| Row { number: self.number, text: Err(reason), bytes, ..Row::default() };
        match cells {
            Err(reason) => damaged(reason),
            Ok(Noted { value: cells, .. }) if cells.len() != self.header.len() => {
                damaged(format!("has {} cells; its table has {} columns", cells.len(), self.header.len()))
            }
            Ok(Noted { value: cells, remarks }) => {
                let mut sorter = Sorter::new(self.columns, self.number, bytes);
                sorter.notice(self.remarks.clone());
                sorter.notice(remarks);
                self.header.iter().zip(cells).for_each(|(column, cell)| sorter.cell(column, cell));
                sorter.row()
            }
        }
    }
}

impl Iterator for Csv<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        loop {
            if self.broken {
                return None;
            }
            let read = self.record();
            self.number += 1;
            match read {
                Ok(None) => return None,
                Ok(Some((Ok(cells), _))) if is_blank(&cells.value) => self.number -= 1,
                Ok(Some((Ok(cells), bytes))) if self.is_header(&cells.value) => {
                    self.header = headings(cells.value);
                    let text = Err("names the columns once more".into());
                    return Some(Row { number: self.number, text, bytes, ..Row::default() });
                }
                Ok(Some((cells, bytes))) => return Some(self.row(cells, bytes)),
                Err(error) => {
                    self.broken = true;
                    let text = Err(format!("and all behind it could not be read: {error}"));
                    return Some(Row { number: self.number, text, ..Row::default() });
                }
            }
        }
    }
}

/// The cells of a record, or what is wrong with it.
type Cells = Result<Noted<Vec<String>>, String>;

/// Whether a record is an empty line.
fn is_blank(cells: &[String]) -> bool {
    cells.len() <= 1 && cells.iter().all(String::is_empty)
}

/// Whether a column comes twice.
fn is_twice(cells: &[String], column: &str) -> bool {
    cells.iter().filter(|cell| cell.trim() == column).count() > 1
}

/// The names of the columns: one without a name is named by its place, one that comes twice is numbered.
fn headings(cells: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(cells.len());
    let mut known = FxHashSet::default();
    for (place, cell) in (1..).zip(cells) {
        let name = if cell.trim().is_empty() { format!("column_{place}") } else { cell.trim().to_string() };
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !known.contains(name));
        known.extend(free.clone());
        names.extend(free);
    }
    names
}

/// The cells of one record, without their quotes.
fn cells(parser: &mut csv_core::Reader, record: &[u8]) -> Noted<Vec<String>> {
    parser.reset();
    let (mut out, mut ends) = (vec![0; record.len() + 1], vec![0; 16]);
    let (mut read, mut written, mut fields) = (0, 0, 0);
    loop {
        // An empty input says that the record ends here, whether or not a line break does.
        let (state, consumed, bytes, cells) =
            parser.read_record(&record[read..], &mut out[written..], &mut ends[fields..]);
        (read, written, fields) = (read + consumed, written + bytes, fields + cells);
        match state {
            csv_core::ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            csv_core::ReadRecordResult::OutputFull => out.resize(out.len() * 2, 0),
            csv_core::ReadRecordResult::InputEmpty => {}
            csv_core::ReadRecordResult::Record | csv_core::ReadRecordResult::End => break,
        }
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let texts = starts.zip(&ends[..fields]).map(|(start, end)| text(&out[start..*end]));
    texts.fold(Noted::default(), |mut all: Noted<Vec<String>>, cell| {
        all.value.push(cell.value);
        all.remarks.extend(cell.remarks);
        all
    })
}

/// What parts the cells: that which makes the column of texts one of the header's, else the commonest.
fn delimiter(head: &[u8], columns: &Columns) -> u8 {
    let header = first_record(head);
    let has_text = |delimiter: &&u8| names(&header, **delimiter).contains(&columns.text);
    DELIMITERS.iter().find(has_text).copied().unwrap_or_else(|| commonest(&header))
}

/// What parts most cells, quoted ones left aside.
fn commonest(header: &str) -> u8 {
    let plain = || header.split('"').step_by(2).flat_map(str::bytes);
    let count = |delimiter: &&u8| plain().filter(|byte| byte == *delimiter).count();
    DELIMITERS.iter().rev().max_by_key(count).copied().unwrap_or(b',')
}

/// The header of a table by its beginning: up to the first line break outside quotes, else the first line.
fn first_record(head: &[u8]) -> String {
    let text = decode::beginning(head);
    let mut quoted = false;
    let end = text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        !quoted && matches!(byte, b'\n' | b'\r')
    });
    match end {
        Some(end) => text[..end].to_string(),
        None => text.lines().next().unwrap_or_default().to_string(),
    }
}

/// The column of a table that has one of some names, in any case, else its first; none where the table is empty.
pub(crate) fn key_column(head: &[u8], keys: &[&str]) -> Option<String> {
    let header = first_record(head);
    let is_key = |name: &String| keys.iter().any(|key| name.eq_ignore_ascii_case(key));
    let known = DELIMITERS.iter().find_map(|delimiter| names(&header, *delimiter).into_iter().find(is_key));
    known.or_else(|| names(&header, commonest(&header)).into_iter().next()).filter(|_| !header.is_empty())
}

/// Whether the first line of a file is a header with the column of texts and another.
pub(crate) fn is_header(head: &[u8], columns: &Columns) -> bool {
    let header = first_record(head);
    let fits = |names: &[String]| names.len() > 1 && names.contains(&columns.text);
    DELIMITERS.iter().any(|delimiter| fits(&names(&header, *delimiter)))
}

fn names(header: &str, delimiter: u8) -> Vec<String> {
    let mut parser = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    headings(cells(&mut parser, header.as_bytes()).value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &[u8], columns: &Columns) -> Vec<Row> {
        Csv::new(Box::new(table), table, columns, 1 << 20).unwrap().unwrap().collect()
    }

    #[test]
    fn rows_become_documents_with_their_metadata() {
        let columns = Columns { text: "speech".into(), id: Some("key".into()), named: true };
        let table = b"key;speech;year;note\r\na;\"We agree; we do.\";2020;\r\n\r\nb;No.;2021;late\r\n";
        let rows = rows(table, &columns);
        assert_eq!(rows[0].text.as_deref(), Ok("We agree; we do."));
        assert_eq!(rows[0].metadata, [("year".to_string(), "2020".to_string())]);
        assert_eq!((rows[1].number, rows[1].id.as_deref()), (2, Some("b")));
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn a_row_with_too_few_cells_is_told() {
        let rows = rows(b"id,text\n1,a\n2\n3,c\n", &Columns::default());
        assert_eq!(rows[1].text, Err("has 1 cells; its table has 2 columns".into()));
        assert_eq!(rows[2].text.as_deref(), Ok("c"));
    }

    #[test]
    fn headers_that_come_twice_are_told() {
        let twice = b"text,id,text\na,1,b\n";
        let refused = Csv::new(Box::new(&twice[..]), twice, &Columns::default(), 99).unwrap().err();
        assert_eq!(refused.as_deref(), Some("has the column `text` twice"));
        let rows = rows(b"text,id\na,1\nid,text\n2,b\n", &Columns::default());
        assert_eq!(rows[1].text, Err("names the columns once more".into()));
        assert_eq!(rows[2].text.as_deref(), Ok("b"));
    }

    #[test]
    fn a_row_that_has_the_name_of_a_column_twice_is_no_header() {
        let rows = rows(b"id,text\ntext,text\n2,b\n", &Columns::default());
        assert_eq!(rows[0].text.as_deref(), Ok("text"));
        assert_eq!(rows[1].text.as_deref(), Ok("b"));
    }

    #[test]
    fn zeros_in_a_cell_are_told() {
        let rows = rows(b"text,id\na\0\0b,1\n", &Columns::default());
        assert_eq!(rows[0].remarks, [Remark::left_out("2 characters are zero; text may be missing there")]);
    }

    #[test]
    fn encodings_and_missing_columns_are_seen() {
        let columns = Columns::default();
        assert_eq!(rows(b"\xef\xbb\xbftext\tx\nC\xc3\xb4te\t1\n", &columns)[0].text.as_deref(), Ok("Côte"));
        let wide: Vec<u8> = "\u{feff}text\tx\nCôte\t1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&wide, &columns)[0].text.as_deref(), Ok("Côte"));
        let broken = b"\"\t\n text\t\n\",b,c\nd,e,f\n";
        assert_eq!(rows(broken, &columns)[0].text.as_deref(), Ok("d"));
        let refused = Csv::new(Box::new(&b"a,b\n"[..]), b"a,b\n", &columns, 99).unwrap().err();
        assert_eq!(refused.as_deref(), Some("has no column `text`; name the one of the text with `--text`: a, b"));
    }
}
