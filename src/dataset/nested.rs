//! `json/<document>.json`: one document with all its layers, the rows of each table as an array.

use super::render::Rendered;
use super::schema::Name;
use std::io::{self, Write};

/// Writes the nested form of a document whose rows have been rendered as JSON.
pub(super) fn nested(rendered: &Rendered, out: &mut impl Write) -> io::Result<()> {
    let tables = Name::ALL.into_iter().zip(rendered.tables.iter()).filter(|(name, _)| name.is_of_documents());
    for (at, (name, bytes)) in tables.enumerate() {
        let opener = if at > 0 { "," } else { "{" };
        write!(out, "{opener}\n\"{}\":[\n", name.table().name)?;
        let rows = bytes.jsonl.iter().flat_map(|piece| piece.split_inclusive(|byte| *byte == b'\n'));
        for (number, row) in rows.map(<[u8]>::trim_ascii_end).enumerate() {
            out.write_all(if number > 0 { b",\n" } else { b"" })?;
            out.write_all(row)?;
        }
        out.write_all(b"\n]")?;
    }
    out.write_all(b"\n}\n")
}
