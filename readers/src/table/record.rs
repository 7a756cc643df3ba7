//! Where the records of a CSV file end.
//!
//! A quote that is never closed makes a lenient reader swallow all rows behind it. Here a record whose quotes do not
//! fit is told as damaged, and reading goes on with the line behind the one on which it began: no row is lost unseen,
//! and no record grows beyond a limit.

use memchr::{memchr, memchr2, memchr3};
use std::io::Read;

/// How much is read at a time.
const CHUNK: usize = 1 << 16;

/// How many damaged records cost a search of their own before the rest of the table is given up.
const PATIENCE: u32 = 1_000;

/// Splits a stream into records.
pub(super) struct Records<R> {
    input: R,
    delimiter: u8,
    longest: usize,
    buffer: Vec<u8>,
    /// Where the next record starts in `buffer`.
    start: usize,
    ended: bool,
    damaged: u32,
}

/// The end of one record in the buffer, or what is wrong with it.
pub(super) type Found<'a> = Result<&'a [u8], String>;

/// Why scanning a record stopped.
enum Stop {
    /// At its end, one past its line break.
    End(usize),
    /// A closing quote with words behind it.
    Stray,
    /// A quote that nothing closes, as far as one may look.
    Unclosed,
}

impl<R: Read> Records<R> {
    pub fn new(input: R, delimiter: u8, longest: usize) -> Records<R> {
        Records { input, delimiter, longest, buffer: Vec::new(), start: 0, ended: false, damaged: 0 }
    }

    /// The next record with its line break; none at the end.
    pub fn next(&mut self) -> std::io::Result<Option<Found<'_>>> {
        self.compact();
        let start = self.start;
        if self.byte(start)?.is_none() {
            return Ok(None);
        }
        let (end, fault) = match self.scan()? {
            Stop::End(end) => (end, None),
            Stop::Stray => (self.line_end()?, Some("has words behind a closing quote")),
            Stop::Unclosed => (self.line_end()?, Some("has a quote that is never closed")),
        };
        self.start = end;
        self.damaged += u32::from(fault.is_some());
        if self.damaged > PATIENCE {
            return Err(std::io::Error::other(format!("more than {PATIENCE} damaged rows")));
        }
        Ok(Some(match fault {
            None => Ok(&self.buffer[start..end]),
            Some(fault) => Err(fault.to_string()),
        }))
    }

    /// Drops what has been handed out, once that is more than what is left: so each byte is moved but a few times.
    fn compact(&mut self) {
        if self.start >= CHUNK && self.start * 2 >= self.buffer.len() {
            self.buffer.drain(..self.start);
            self.start = 0;
        }
    }

    /// Goes through the cells of a record.
    fn scan(&mut self) -> std::io::Result<Stop> {
        let mut at = self.start;
        loop {
            if self.byte(at)? == Some(b'"') {
                at = match self.close(at + 1)? {
                    Some(close) => close + 1,
                    None => return Ok(Stop::Unclosed),
                };
                match self.byte(at)? {
                    None | Some(b'\r' | b'\n') => {}
                    Some(byte) if byte == self.delimiter => {}
                    Some(_) => return Ok(Stop::Stray),
                }
            }
            let delimiter = self.delimiter;
            let Some(stop) = self.find(at, |rest| memchr3(delimiter, b'\n', b'\r', rest))? else {
                return Ok(if self.ended { Stop::End(self.buffer.len()) } else { Stop::Unclosed });
            };
            if self.buffer[stop] != delimiter {
                return self.past_break(stop).map(Stop::End);
            }
            at = stop + 1;
        }
    }

    /// The quote that closes a cell, doubled ones passed over.
    fn close(&mut self, mut at: usize) -> std::io::Result<Option<usize>> {
        loop {
            let Some(quote) = self.find(at, |rest| memchr(b'"', rest))? else { return Ok(None) };
            if self.byte(quote + 1)? != Some(b'"') {
                return Ok(Some(quote));
            }
            at = quote + 2;
        }
    }

    /// One past the end of the line on which the record began.
    fn line_end(&mut self) -> std::io::Result<usize> {
        match self.find(self.start, |rest| memchr2(b'\n', b'\r', rest))? {
            Some(stop) => self.past_break(stop),
            None => Ok(self.buffer.len()),
        }
    }

    fn past_break(&mut self, at: usize) -> std::io::Result<usize> {
        let both = self.buffer[at] == b'\r' && self.byte(at + 1)? == Some(b'\n');
        Ok(at + 1 + usize::from(both))
    }

    /// Searches from a place on, reading as far as needed and allowed.
    fn find(&mut self, from: usize, search: impl Fn(&[u8]) -> Option<usize>) -> std::io::Result<Option<usize>> {
        let mut from = from;
        loop {
            let rest = self.buffer.get(from..).unwrap_or_default();
            if let Some(found) = search(rest) {
                return Ok(Some(from + found));
            }
            from = from.max(self.buffer.len());
            if self.buffer.len() - self.start >= self.longest || !self.fill()? {
                return Ok(None);
            }
        }
    }

    fn byte(&mut self, at: usize) -> std::io::Result<Option<u8>> {
        while at >= self.buffer.len() {
            if !self.fill()? {
                return Ok(None);
            }
        }
        Ok(Some(self.buffer[at]))
    }

    /// Reads on; false at the end.
    fn fill(&mut self) -> std::io::Result<bool> {
        let before = self.buffer.len();
        if !self.ended {
            self.ended = self.input.by_ref().take(CHUNK as u64).read_to_end(&mut self.buffer)? < CHUNK;
        }
        Ok(self.buffer.len() > before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(table: &str) -> Vec<String> {
        let mut records = Records::new(table.as_bytes(), b',', 1 << 20);
        let mut found = Vec::new();
        while let Some(record) = records.next().unwrap() {
            found.push(match record {
                Ok(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
                Err(reason) => format!("! {reason}"),
            });
        }
        found
    }

    #[test]
    fn records_end_at_line_breaks_outside_quotes() {
        assert_eq!(
            records("a,b\r\n1,\"x\ny\"\n2,\"say \"\"so\"\"\"\n3,"),
            ["a,b\r\n", "1,\"x\ny\"\n", "2,\"say \"\"so\"\"\"\n", "3,"]
        );
        assert_eq!(records("a\rb\r\rc"), ["a\r", "b\r", "\r", "c"]);
        assert_eq!(records(""), Vec::<String>::new());
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_its_line_alone() {
        assert_eq!(records("1,\"x\n2,y\n3,z\n"), ["! has a quote that is never closed", "2,y\n", "3,z\n"]);
        assert_eq!(records("1,\"x\n2,\"y\"\n3,z\n"), ["! has words behind a closing quote", "2,\"y\"\n", "3,z\n"]);
    }
}
