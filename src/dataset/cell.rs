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

/// Whether a spreadsheet would take a cell for a formula.
fn is_formula(cell: &[u8]) -> bool {
    matches!(cell, [b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r', ..])
}
