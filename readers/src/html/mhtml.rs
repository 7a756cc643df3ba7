//! A page packed by a browser or Word with its images into one file: MHTML, of which the first page is read.

use super::charset;
use crate::limits::Refusal;
use crate::markup::message::{Head, split};
use crate::remark::{Noted, Remark, RemarkKind};
use encoding_rs::Encoding;

/// How deep parts may stand in parts.
const DEEPEST: usize = 4;

/// The first page of the file.
pub(super) fn page(bytes: &[u8]) -> Result<Noted<String>, Refusal> {
    let whole = Part { bytes, ends: true };
    let found = whole.page(DEEPEST).ok_or_else(|| Refusal::new("holds no web page"))?;
    let mut decoded = charset::decode(&found.bytes, found.encoding);
    if !found.ends {
        let message = "the part of the file that holds the page does not end; it may have been cut off".into();
        decoded.remarks.push(Remark { span: None, kind: RemarkKind::LeftOut, message });
    }
    Ok(decoded)
}

/// A page out of its file.
struct Found {
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
    ends: bool,
}

/// A part of a message: a head, an empty line, a body.
struct Part<'a> {
    bytes: &'a [u8],
    /// Whether the line that ends it is there.
    ends: bool,
}

impl<'a> Part<'a> {
    /// The first page in a part.
    fn page(&self, depth: usize) -> Option<Found> {
        let (head, body) = split(self.bytes)?;
        let head = Head::of(head);
        match head.media_type().as_str() {
            "text/html" | "application/xhtml+xml" => {
                let encoding = head.parameter("charset").and_then(|label| charset::labelled(label.as_bytes()));
                Some(Found { bytes: unpack(body, &head.coding()), encoding, ends: self.ends })
            }
            kind if kind.starts_with("multipart/") && depth > 0 => {
                let boundary = format!("--{}", head.parameter("boundary")?);
                parts(body, boundary.as_bytes()).into_iter().find_map(|part| part.page(depth - 1))
            }
            _ => None,
        }
    }
}

/// The parts of a body.
fn parts<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<Part<'a>> {
    let starts = memchr::memmem::find_iter(body, boundary);
    let lines: Vec<usize> = starts.filter(|at| *at == 0 || body[at - 1] == b'\n').collect();
    let ends = |at: usize| lines.get(at + 1).copied();
    let part = |(number, start): (usize, &usize)| {
        let from = start + boundary.len();
        let rest = &body[from..ends(number).unwrap_or(body.len())];
        let line = memchr::memchr(b'\n', rest)?;
        Some(Part { bytes: &rest[line + 1..], ends: ends(number).is_some() })
    };
    lines.iter().enumerate().filter_map(part).collect()
}

impl Head {
    fn coding(&self) -> String {
        self.value("content-transfer-encoding").unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// A parameter of the media type.
    fn parameter(&self, name: &str) -> Option<String> {
        let (_, parameters) = self.value("content-type")?.split_once(';')?;
        parameters.split(';').find_map(|parameter| {
            let (own, value) = parameter.split_once('=')?;
            own.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"').to_string())
        })
    }
}

/// A body without its transfer encoding.
fn unpack(body: &[u8], coding: &str) -> Vec<u8> {
    match coding {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |at: usize| body.get(at).and_then(|byte| (*byte as char).to_digit(16));
    let mut bytes = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        match (byte, digit(at + 1), digit(at + 2)) {
            (b'=', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                at += 3;
            }
            (b'=', ..) if body[at + 1..].starts_with(b"\r\n") => at += 3,
            (b'=', ..) if body[at + 1..].starts_with(b"\n") => at += 2,
            _ => {
                bytes.push(*byte);
                at += 1;
            }
        }
    }
    bytes
}

fn base64(body: &[u8]) -> Vec<u8> {
    let value = |byte: &u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for digit in body.iter().take_while(|byte| **byte != b'=').filter_map(value) {
        bits = bits << 6 | u32::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transfer_encodings_are_undone() {
        assert_eq!(quoted_printable(b"caf=C3=A9 =\r\nand=20x="), "café and x=".as_bytes());
        assert_eq!(base64(b"VGhlIENo\r\nYWly"), b"The Chair");
    }
}
