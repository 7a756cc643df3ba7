//! CSV as it is written: RFC 4180, with cells that no spreadsheet runs if so wished.

use std::borrow::Cow;

/// Writes CSV as RFC 4180 has it.
pub(super) fn csv_writer<W: std::io::Write>(out: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).has_headers(false).from_writer(out)
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
