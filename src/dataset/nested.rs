//! `json/<document>.json`: one document with all its layers, the rows of each table as an array.

use super::render::Rendered;
use super::schema::Name;

/// The nested form of a document whose rows have been rendered as JSON.
pub(super) fn nested(rendered: &Rendered) -> Vec<u8> {
    let size: usize = rendered.tables.iter().map(|bytes| bytes.jsonl.len()).sum();
    let mut json = Vec::with_capacity(size + size / 64 + 256);
    for (name, bytes) in Name::ALL.into_iter().zip(rendered.tables.iter()) {
        json.extend_from_slice(if json.is_empty() { b"{\n\"" } else { b",\n\"" });
        json.extend_from_slice(name.table().name.as_bytes());
        json.extend_from_slice(b"\":[\n");
        let rows = bytes.jsonl.strip_suffix(b"\n").unwrap_or_default();
        for (number, row) in rows.split(|byte| *byte == b'\n').enumerate() {
            json.extend_from_slice(if number > 0 { b",\n" } else { b"" });
            json.extend_from_slice(row);
        }
        json.extend_from_slice(b"\n]");
    }
    json.extend_from_slice(b"\n}\n");
    json
}
