//! JSON Lines: an object a line.

use super::{Columns, Decoded, Row, Sorter, decoded, text};
use crate::remark::Remark;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

/// The rows of a JSON Lines file.
pub(crate) struct JsonLines<'a> {
    columns: &'a Columns,
    input: BufReader<Decoded<'a>>,
    /// What is to be said of each row.
    remarks: Vec<Remark>,
    longest: u64,
    number: u64,
    broken: bool,
    line: Vec<u8>,
}

impl<'a> JsonLines<'a> {
    /// A line longer than `longest` bytes is left out and told; `head` is the beginning of `input`.
    pub fn new(input: Box<dyn Read + Send + 'a>, head: &[u8], columns: &'a Columns, longest: u64) -> JsonLines<'a> {
        let (input, remarks) = decoded(input, head);
        let input = BufReader::with_capacity(1 << 16, input);
        JsonLines { columns, input, remarks, longest, number: 0, broken: false, line: Vec::new() }
    }

    /// Reads a line; its length, or none at the end. What passes the limit is read over.
    fn line(&mut self) -> io::Result<Option<u64>> {
        self.line.clear();
        let mut length = self.input.by_ref().take(self.longest).read_until(b'\n', &mut self.line)? as u64;
        if length == self.longest && !self.line.ends_with(b"\n") {
            length += skip_line(&mut self.input)?;
        }
        Ok((length > 0).then_some(length))
    }

    fn row(&self, bytes: u64) -> Row {
        let damaged = |reason: String| Row { number: self.number, text: Err(reason), bytes, ..Row::default() };
        if bytes > self.line.len() as u64 {
            return damaged(format!("has {bytes} bytes, more than {}", self.longest));
        }
        let plain = std::str::from_utf8(&self.line);
        let line = plain.is_err().then(|| text(&self.line));
        let words = line.as_ref().map_or(plain.unwrap_or_default(), |line| &line.value);
        match serde_json::from_str::<Pairs>(words.trim_start_matches('\u{feff}')) {
            Ok(pairs) => self.sorted(pairs, line.map_or(Vec::new(), |line| line.remarks), bytes),
            Err(error) => damaged(format!("is no JSON object: {}", reason(&error))),
        }
    }

    fn sorted(&self, Pairs(pairs): Pairs, remarks: Vec<Remark>, bytes: u64) -> Row {
        let mut sorter = Sorter::new(self.columns, self.number, bytes);
        sorter.notice(self.remarks.clone());
        sorter.notice(remarks);
        for (name, value) in pairs {
            match value {
                Value::String(words) => sorter.cell(&name, words),
                Value::Null => sorter.cell(&name, String::new()),
                _ if name == self.columns.text => sorter.refuse_cell(&name, "holds no words"),
                other => sorter.cell(&name, other.to_string()),
            }
        }
        sorter.row()
    }
}

/// The names and values of an object, as often and in the order as they stand there.
struct Pairs(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Pairs, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// What a parser says, without the line, which is the row.
fn reason(error: &serde_json::Error) -> String {
    let words = error.to_string();
    match words.rfind(" at line ") {
        Some(at) => format!("{} at byte {}", &words[..at], error.column()),
        None => words,
    }
}

/// Reads to the end of the line without keeping it.
fn skip_line(input: &mut impl BufRead) -> io::Result<u64> {
    let mut skipped = 0;
    loop {
        let buffer = input.fill_buf()?;
        let end = memchr::memchr(b'\n', buffer);
        let length = end.map_or(buffer.len(), |at| at + 1);
        input.consume(length);
        skipped += length as u64;
        if end.is_some() || length == 0 {
            return Ok(skipped);
        }
    }
}

impl Iterator for JsonLines<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while !self.broken {
            self.number += 1;
            match self.line() {
                Ok(None) => return None,
                Ok(Some(_)) if self.line.trim_ascii().is_empty() => self.number -= 1,
                Ok(Some(bytes)) => return Some(self.row(bytes)),
                Err(error) => {
                    self.broken = true;
                    let text = Err(format!("and all behind it could not be read: {error}"));
                    return Some(Row { number: self.number, text, ..Row::default() });
                }
            }
        }
        None
    }
}

/// Whether a file begins with a JSON object on a line of its own, or at least with a part of one that holds the text.
pub(crate) fn is_object_line(head: &[u8], columns: &Columns) -> bool {
    let start = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let key = serde_json::Value::from(columns.text.as_str()).to_string();
    match memchr::memchr(b'\n', start) {
        Some(end) => serde_json::from_slice::<Map<String, Value>>(&start[..end])
            .is_ok_and(|object| object.contains_key(&columns.text)),
        None => start.starts_with(b"{") && memchr::memmem::find(start, key.as_bytes()).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(lines: &str, longest: u64) -> Vec<Row> {
        let columns = Columns { id: Some("id".into()), ..Columns::default() };
        JsonLines::new(Box::new(lines.as_bytes()), lines.as_bytes(), &columns, longest).collect()
    }

    #[test]
    fn values_of_any_kind_become_metadata() {
        let rows =
            rows("{\"id\":7,\"text\":\"a\\nb\",\"year\":2020,\"by\":null,\"tags\":[\"x\"]}\n\n{\"text\":\"c\"}", 999);
        assert_eq!((rows[0].id.as_deref(), rows[0].text.as_deref()), (Some("7"), Ok("a\nb")));
        let metadata = [("year", "2020"), ("tags", "[\"x\"]")].map(|(name, value)| (name.into(), value.into()));
        assert_eq!(rows[0].metadata, metadata);
        assert_eq!((rows[1].number, rows[1].text.as_deref()), (2, Ok("c")));
    }

    #[test]
    fn a_damaged_line_costs_itself_alone() {
        let long = format!("{{\"text\":\"{}\"}}", "x".repeat(100));
        assert_eq!(rows("{\"text\":\"a\",\"text\":\"b\"}", 99)[0].text, Err("has `text` twice".into()));
        let rows = rows(&format!("{{\"text\":\n[1]\n{{\"a\":1}}\n{long}\n{{\"text\":\"c\"}}\n"), 50);
        assert!(rows[..4].iter().all(|row| row.text.is_err()), "{rows:?}");
        assert_eq!(rows[2].text, Err("has no `text`".into()));
        assert_eq!(rows[3].text, Err("has 112 bytes, more than 50".into()));
        assert_eq!(rows[4].text.as_deref(), Ok("c"));
    }
}
