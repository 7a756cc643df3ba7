//! The encoding of XML.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The encoding of an XML stream, by how it begins.
pub(super) fn encoding(head: &[u8]) -> &'static Encoding {
    match head {
        [b'<', 0, ..] => UTF_16LE,
        [0, b'<', ..] => UTF_16BE,
        _ => declared(&head[..head.len().min(200)]).filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8),
    }
}

/// The encoding that an XML declaration names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let declaration = head.split(|byte| *byte == b'>').next().filter(|first| first.starts_with(b"<?xml"))?;
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let label = declaration[at..].split(|byte| matches!(byte, b'"' | b'\'')).nth(1)?;
    Encoding::for_label(label)
}
