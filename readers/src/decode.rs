//! From bytes to text, whatever their encoding.

use crate::remark::{Noted, Remark, RemarkKind};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC};

/// How much of a text tells its encoding.
const SAMPLE: usize = 1 << 20;

/// How much of a file tells whether it is text at all.
const BEGINNING: usize = 1 << 13;

/// What a file is instead of text, told by its first bytes.
pub(crate) fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const FORMATS: [(&[u8], &str); 12] = [
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xfd7zXZ", "an XZ archive"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"{\\rtf", "an RTF document"),
        (b"\x7fELF", "a program"),
        (b"SQLite format 3", "an SQLite database"),
    ];
    let known = FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    known.or_else(|| {
        (is_binary(bytes) && utf16(bytes).is_none() && !bytes.starts_with(&[0, 0, 0xfe, 0xff])).then_some("binary data")
    })
}

/// Whether control characters make up more than a text can bear.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(BEGINNING)];
    let control = sample.iter().filter(|byte| **byte < 9 || matches!(**byte, 14..=26 | 28..=31)).count();
    control * 50 > sample.len()
}

/// Decodes bytes: by their mark, as UTF-8, else by the encoding that their letters suggest.
pub(crate) fn decode(bytes: Vec<u8>) -> Noted<String> {
    if let Some(text) = utf32(&bytes) {
        return text;
    }
    if let Some(encoding) = utf16(&bytes) {
        return with(encoding, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => {
            let bytes = error.into_bytes();
            with(legacy(&bytes), &bytes)
        }
    }
}

/// UTF-32, by its mark.
fn utf32(bytes: &[u8]) -> Option<Noted<String>> {
    let number: fn([u8; 4]) -> u32 = match bytes {
        [0xff, 0xfe, 0, 0, ..] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff, ..] => u32::from_be_bytes,
        _ => return None,
    };
    let (letters, rest) = bytes[4..].as_chunks::<4>();
    let mut lost = !rest.is_empty();
    let letter = |bytes: &[u8; 4]| {
        char::from_u32(number(*bytes)).unwrap_or_else(|| {
            lost = true;
            char::REPLACEMENT_CHARACTER
        })
    };
    let value = letters.iter().map(letter).collect();
    let mut remarks = vec![Remark::new(RemarkKind::Encoding, "read as UTF-32")];
    if lost {
        remarks.push(Remark::left_out("some bytes are no UTF-32; U+FFFD stands for them"));
    }
    Some(Noted { value, remarks })
}

/// The encoding of a stream of text, by its beginning.
pub(crate) fn encoding(head: &[u8]) -> &'static Encoding {
    let whole = match std::str::from_utf8(head) {
        Ok(_) => true,
        // A letter may be cut at the end.
        Err(error) => error.error_len().is_none(),
    };
    utf16(head).unwrap_or_else(|| if whole { UTF_8 } else { legacy(head) })
}

/// The beginning of a stream as text.
pub(crate) fn beginning(head: &[u8]) -> String {
    encoding(head).decode(head).0.into_owned()
}

/// UTF-16 by its mark, or by a zero in every other byte of a Latin text.
pub(crate) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(UTF_16LE),
        [0xfe, 0xff, ..] => return Some(UTF_16BE),
        _ => {}
    }
    let sample = &bytes[..bytes.len().min(4096) & !1];
    memchr::memchr(0, sample)?;
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    let mostly = |count: usize| half >= 4 && count * 10 >= half * 7;
    let few = |count: usize| count * 20 <= half;
    match (zeros(0), zeros(1)) {
        (even, odd) if mostly(odd) && few(even) => Some(UTF_16LE),
        (even, odd) if mostly(even) && few(odd) => Some(UTF_16BE),
        _ => None,
    }
}

/// The encoding of bytes that are not all UTF-8: UTF-8 all the same where whole sequences of it abound.
pub(crate) fn legacy(bytes: &[u8]) -> &'static Encoding {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut broken = 0;
    let mut whole = 0;
    for chunk in sample.utf8_chunks() {
        whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += !chunk.invalid().is_empty() as usize;
    }
    if whole >= broken || broken <= 1 && bytes.len() > SAMPLE {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    match detector.guess(None, Utf8Detection::Deny) {
        guess if guess == WINDOWS_1251 && has_capitals_of_mac(sample) => X_MAC_CYRILLIC,
        guess => guess,
    }
}

/// Whether Cyrillic words begin where the Macintosh has its capitals, not Windows: both have the small letters in one place,
/// and the detector knows Windows alone.
fn has_capitals_of_mac(bytes: &[u8]) -> bool {
    let opens = |pair: &&[u8]| !is_cyrillic(pair[0]) && (0xe0..=0xfe).contains(&pair[2]);
    let words = || bytes.windows(3).filter(opens);
    let mac = words().filter(|word| (0x80..=0x9f).contains(&word[1])).count();
    let windows = words().filter(|word| (0xc0..=0xdf).contains(&word[1])).count();
    mac > 2 && mac > 2 * windows
}

/// Whether a byte may be a letter in either.
fn is_cyrillic(byte: u8) -> bool {
    matches!(byte, 0x80..=0x9f | 0xc0..)
}

/// The label of the encoding that a declaration of XML names.
#[cfg(any(feature = "docx", feature = "html"))]
pub(crate) fn declared_by_xml(head: &[u8]) -> Option<&[u8]> {
    let rest = head.strip_prefix(b"<?xml")?;
    let declaration = &rest[..memchr::memchr(b'>', rest)?];
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let value = declaration[at + "encoding".len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    value[1..].split(|byte| *byte == quote).next()
}

/// Decodes bytes in an encoding that was declared or guessed.
pub(crate) fn with(encoding: &'static Encoding, bytes: &[u8]) -> Noted<String> {
    let (text, used, lossy) = encoding.decode(bytes);
    let name = used.name();
    let mut remarks = vec![Remark::new(RemarkKind::Encoding, format!("read as {name}"))];
    if lossy {
        remarks.push(Remark::left_out(format!("some bytes are no {name}; U+FFFD stands for them")));
    }
    Noted { value: text.into_owned(), remarks }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text in an encoding of a byte a letter.
    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let byte = |letter: char| (0..=255).find(|byte| encoding.decode(&[*byte]).0.chars().eq([letter]));
        text.chars().map(|letter| byte(letter).unwrap()).collect()
    }

    #[test]
    fn encodings_are_told_apart() {
        let read = |bytes: &[u8]| decode(bytes.to_vec()).value;
        assert_eq!(read("\u{feff}Türkiye".as_bytes()), "\u{feff}Türkiye");
        assert_eq!(read(b"\xff\xfeT\0h\0e\0"), "The");
        assert_eq!(read(b"\xff\xfe\0\0T\0\0\0h\0\0\0"), "Th");
        assert_eq!(read(b"\0\0\xfe\xff\0\0\0T\0\0\0h"), "Th");
        assert_eq!(read(b"T\0h\0e\0 \0C\0h\0a\0i\0r\0"), "The Chair");
        assert_eq!(
            read(b"C\xf4te d\x92Ivoire, the delegation of C\xf4te d\x92Ivoire"),
            "Côte d’Ivoire, the delegation of Côte d’Ivoire"
        );
        let russian =
            "Совет Безопасности обсудил вопрос. Российская Федерация поддержала проект. Я согласен. ".repeat(3);
        for encoding in [WINDOWS_1251, X_MAC_CYRILLIC] {
            assert_eq!(decode(encoded(&russian, encoding)).value, russian, "{}", encoding.name());
        }
        assert_eq!(read(b"caf\xc3\xa9, Bogot\xc3\xa1 and na\xc3"), "café, Bogotá and na\u{fffd}");
    }

    #[test]
    fn other_formats_are_named() {
        assert_eq!(other_format(b"%PDF-1.7"), Some("a PDF document"));
        assert_eq!(other_format(&[0; 64]), Some("binary data"));
        assert_eq!(other_format(b"The Chair opened the meeting."), None);
    }
}
