//! What a file holds, told by its first bytes: a document, a table of documents, an archive.

use crate::container::is_package;
use crate::decode;
use crate::table::{Columns, is_header, is_object_line};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One document, or something that cannot be read.
    Document,
    /// A table with a row for each document.
    Table(Table),
    /// Documents packed or squeezed together.
    Packed(Packed),
}

/// A table as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    Csv,
    JsonLines,
    /// An array of objects, or an object over many lines.
    Json,
}

/// How documents are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packed {
    Zip,
    Tar,
    Gzip,
    Zstandard,
    Bzip2,
    Parquet,
}

/// What a file of this name holds that begins with these bytes; `tail` yields its last ones.
pub(crate) fn kind(name: &str, head: &[u8], columns: &Columns, tail: impl FnOnce() -> Vec<u8>) -> Kind {
    match packed(head) {
        Some(Packed::Zip) if is_package(head, &tail()) => Kind::Document,
        Some(packed) => Kind::Packed(packed),
        None => table(name, head, columns).map_or(Kind::Document, Kind::Table),
    }
}

fn packed(head: &[u8]) -> Option<Packed> {
    match head {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Packed::Zip),
        [0x1f, 0x8b, 8, ..] => Some(Packed::Gzip),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Packed::Zstandard),
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] => Some(Packed::Bzip2),
        [b'P', b'A', b'R', b'1', ..] => Some(Packed::Parquet),
        _ if is_tar(head) => Some(Packed::Tar),
        _ => None,
    }
}

/// A tar archive by its mark, or where it is older than that by the sum of its first header.
fn is_tar(head: &[u8]) -> bool {
    if head.get(257..262) == Some(b"ustar") {
        return true;
    }
    let Some(header) = head.get(..512).filter(|header| header[0] != 0) else { return false };
    let told = std::str::from_utf8(&header[148..156]).ok();
    let told = told.and_then(|told| u32::from_str_radix(told.trim_matches(['\0', ' ']), 8).ok());
    let sum = |bytes: &[u8]| bytes.iter().map(|byte| u32::from(*byte)).sum::<u32>();
    told == Some(sum(&header[..148]) + sum(&header[156..]) + 8 * u32::from(b' '))
}

/// A table by its name, or by its first line where the user named the column of the text.
fn table(name: &str, head: &[u8], columns: &Columns) -> Option<Table> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    match ending.as_str() {
        "csv" | "tsv" | "tab" => Some(Table::Csv),
        "jsonl" | "ndjson" => Some(Table::JsonLines),
        "json" if !is_object_line(head, columns) => is_json(head).then_some(Table::Json),
        _ if !columns.named && ending != "json" => None,
        _ if is_object_line(head, columns) => Some(Table::JsonLines),
        _ if columns.named && is_header(head, columns) => Some(Table::Csv),
        _ => None,
    }
}

/// Whether a file begins as an object or a list does, or with a key soon behind what JSON may not begin with.
fn is_json(head: &[u8]) -> bool {
    const SOON: usize = 512;
    let text = decode::beginning(&head[..head.len().min(2 * SOON)]);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let inner = start.strip_prefix('[').map_or(start, str::trim_start);
    let has_key =
        || inner.split('{').skip(1).any(|inside| inside.trim_start().starts_with('"') && inside.contains("\":"));
    inner.starts_with(['{', '[', ']']) || has_key()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        let columns = Columns { text: "speech".into(), named: true, ..Columns::default() };
        let kind = |name: &str, head: &[u8]| kind(name, head, &columns, Vec::new);
        assert_eq!(kind("a.txt", b"The Chair opened the meeting."), Kind::Document);
        let zip = |name: &[u8]| [b"PK\x03\x04".as_slice(), &[0; 22], &[name.len() as u8, 0, 0, 0], name].concat();
        assert_eq!(kind("a.txt", &zip(b"report.txt")), Kind::Packed(Packed::Zip));
        assert_eq!(kind("a.zip", &zip(b"[Content_Types].xml")), Kind::Document);
        assert_eq!(kind("a", b"year,speech\n2020,x"), Kind::Table(Table::Csv));
        assert_eq!(kind("a", b"{\"speech\":\"x\"}\n"), Kind::Table(Table::JsonLines));
        assert_eq!(kind("a.json", b"{\n\"speech\":\"x\"}\n"), Kind::Table(Table::Json));
        assert_eq!(kind("a.json", b"[ {\"speech\":\"x\"}]"), Kind::Table(Table::Json));
        assert_eq!(kind("a.json", b"// rows\n[{\"speech\":\"x\"}]"), Kind::Table(Table::Json));
        assert_eq!(kind("a.json", b"[Mr Noor spoke.]"), Kind::Document);
        assert_eq!(kind("a.csv", b"one,two"), Kind::Table(Table::Csv));
    }
}
