//! CSV as it is written: RFC 4180, with cells that no spreadsheet runs if so wished.

use std::borrow::Cow;

/// Writes CSV as RFC 4180 has it.
pub(super) fn csv_writer<W: std::io::Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).has_headers(false).from_writer(out)
}

/// Adds a cell as RFC 4180 has it: in quotes where it holds what would end it. Runs between quotes are copied whole.
pub(super) fn put_cell(mut cell: &[u8], out: &mut Vec<u8>) {
    if memchr::memchr3(b',', b'"', b'\n', cell).is_none() && memchr::memchr(b'\r', cell).is_none() {
        return out.extend_from_slice(cell);
    }
    out.push(b'"');
    while let Some(at) = memchr::memchr(b'"', cell) {
        out.extend_from_slice(&cell[..=at]);
        out.push(b'"');
        cell = &cell[at + 1..];
    }
    out.extend_from_slice(cell);
    out.push(b'"');
}

/// A cell with an apostrophe before it, if so wished, where a spreadsheet would run it.
pub(super) fn safe_cell(cell: &[u8], spreadsheet_safe: bool) -> Cow<'_, [u8]> {
    if spreadsheet_safe && is_formula(cell) { [b"'", cell].concat().into() } else { cell.into() }
}

/// Whether a spreadsheet would take a cell for a formula. A mark alone, such as the dash of a list, is none.
fn is_formula(cell: &[u8]) -> bool {
    matches!(cell, [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r', _, ..])
}

/// What stands before a file by which spreadsheets know that it is UTF-8, if so wished.
pub(super) fn utf8_mark(spreadsheet_safe: bool) -> &'static [u8] {
    if spreadsheet_safe { "\u{feff}".as_bytes() } else { b"" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_those_of_the_library() {
        let cells = ["", "plain", "one, two", "say \"no\"", "\"", "a\nb", "a\r", "’,“", " x "];
        let (mut ours, mut theirs) = (Vec::new(), csv_writer(Vec::new()));
        for cell in cells {
            put_cell(cell.as_bytes(), &mut ours);
            ours.push(b',');
            theirs.write_field(cell).unwrap();
        }
        theirs.write_record(["end"]).unwrap();
        ours.extend_from_slice(b"end\r\n");
        assert_eq!(ours, theirs.into_inner().unwrap());
    }
}
