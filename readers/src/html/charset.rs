//! In which encoding a page is written: as its first bytes say, else as its declarations say, else as its letters suggest.

use crate::decode;
use crate::remark::{Noted, Remark, RemarkKind};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How far into a page a declaration of its encoding may stand. The standard looks at 1,024 bytes and, while it parses,
/// at the rest of the head.
const PRESCAN: usize = 1 << 14;

/// Decodes a page; `told` is the encoding that came with it from outside.
pub(super) fn decode(bytes: &[u8], told: Option<&'static Encoding>) -> Noted<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode::with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = decode::utf16(bytes) {
        return decode::with(encoding, bytes);
    }
    let declared = told.or_else(|| declared(bytes)).filter(|encoding| *encoding != REPLACEMENT && *encoding != UTF_8);
    match (declared, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => text.to_string().into(),
        (None, Err(_)) => decode::with(decode::legacy(bytes), bytes),
        (Some(encoding), Ok(text)) if encoding.is_single_byte() => {
            let message = format!("is declared as {} and read as UTF-8, which it is", encoding.name());
            let remark = Remark { span: None, kind: RemarkKind::Encoding, message };
            // No text in an encoding of single bytes has whole sequences of UTF-8 and no others.
            let remarks = if text.is_ascii() { Vec::new() } else { vec![remark] };
            Noted { value: text.to_string(), remarks }
        }
        (Some(encoding), _) => decode::with(encoding, bytes),
    }
}

/// The encoding that a page declares near its beginning.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    xml(head).or_else(|| Prescan { bytes: head, at: 0 }.run())
}

/// The encoding in the declaration of XML.
fn xml(head: &[u8]) -> Option<&'static Encoding> {
    let rest = head.strip_prefix(b"<?xml")?;
    let declaration = &rest[..memchr::memchr(b'>', rest)?];
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let value = declaration[at + "encoding".len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let label = value[1..].split(|byte| *byte == quote).next()?;
    labelled(label)
}

/// The encoding of a label in a page whose declaration could be read: it is then no UTF-16.
pub(super) fn labelled(label: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_label(label)? {
        encoding if encoding == UTF_16BE || encoding == UTF_16LE => Some(UTF_8),
        encoding if encoding == X_USER_DEFINED => Some(WINDOWS_1252),
        encoding => Some(encoding),
    }
}

/// The prescan of the standard for `<meta>`.
struct Prescan<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Prescan<'a> {
    fn run(&mut self) -> Option<&'static Encoding> {
        while self.at < self.bytes.len() {
            let rest = &self.bytes[self.at..];
            let letter = |at: usize| rest.get(at).is_some_and(u8::is_ascii_alphabetic);
            match rest {
                [b'<', b'!', b'-', b'-', ..] => {
                    let end = memchr::memmem::find(&rest[2..], b"-->");
                    self.at += end? + 5;
                }
                [b'<', b'm' | b'M', b'e' | b'E', b't' | b'T', b'a' | b'A', next, ..]
                    if next.is_ascii_whitespace() || *next == b'/' =>
                {
                    self.at += "<meta".len();
                    if let Some(encoding) = self.meta() {
                        return Some(encoding);
                    }
                }
                [b'<', b'/', ..] if letter(2) => self.tag(2),
                [b'<', ..] if letter(1) => self.tag(1),
                [b'<', b'!' | b'/' | b'?', ..] => self.at += memchr::memchr(b'>', rest)? + 1,
                _ => self.at += 1 + memchr::memchr(b'<', &rest[1..])?,
            }
        }
        None
    }

    fn tag(&mut self, skip: usize) {
        self.at += skip;
        self.until(|byte| byte.is_ascii_whitespace() || byte == b'>');
        while self.attribute().is_some() {}
    }

    /// What a `<meta>` declares.
    fn meta(&mut self) -> Option<&'static Encoding> {
        let (mut charset, mut content, mut pragma): (Option<Vec<u8>>, Option<Vec<u8>>, bool) = (None, None, false);
        while let Some((name, value)) = self.attribute() {
            match name.as_slice() {
                b"charset" if charset.is_none() => charset = Some(value),
                b"content" if content.is_none() => content = Some(value),
                b"http-equiv" => pragma |= value == b"content-type",
                _ => {}
            }
        }
        match charset {
            Some(label) => labelled(&label),
            None => content.filter(|_| pragma).and_then(|content| labelled(of_content(&content)?)),
        }
    }

    /// The next attribute of a tag, in small letters; none at the end of the tag.
    fn attribute(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        self.until(|byte| !byte.is_ascii_whitespace() && byte != b'/');
        if self.byte()? == b'>' {
            self.at += 1;
            return None;
        }
        let start = self.at;
        self.at += 1;
        self.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/' | b'>'));
        let name = self.bytes[start..self.at].to_ascii_lowercase();
        self.until(|byte| !byte.is_ascii_whitespace());
        if self.byte()? != b'=' {
            return Some((name, Vec::new()));
        }
        self.at += 1;
        self.until(|byte| !byte.is_ascii_whitespace());
        let quote = self.byte().filter(|byte| matches!(byte, b'"' | b'\''));
        self.at += quote.is_some() as usize;
        let start = self.at;
        match quote {
            Some(quote) => self.until(|byte| byte == quote),
            None => self.until(|byte| byte.is_ascii_whitespace() || byte == b'>'),
        }
        self.byte()?;
        let value = self.bytes[start..self.at].to_ascii_lowercase();
        self.at += quote.is_some() as usize;
        Some((name, value))
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn until(&mut self, is_kind: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| is_kind(*byte)).unwrap_or(rest.len());
    }
}

/// The label in `text/html; charset=…`, in small letters.
fn of_content(content: &[u8]) -> Option<&[u8]> {
    let mut rest = content;
    loop {
        rest = &rest[memchr::memmem::find(rest, b"charset")? + "charset".len()..];
        if let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            return match value.first()? {
                quote @ (b'"' | b'\'') => value[1..].iter().position(|byte| byte == quote).map(|end| &value[1..=end]),
                _ => value.split(|byte| byte.is_ascii_whitespace() || *byte == b';').next(),
            };
        }
    }
}
