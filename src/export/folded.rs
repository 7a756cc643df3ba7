//! A text whose lines end in `\n`, for tools that count each line end as one letter.

use super::annotated::Annotated;
use std::borrow::Cow;
use std::ops::Range;

/// The text of a document with such line ends.
pub(super) struct Folded<'d> {
    document: &'d Annotated,
    pub text: Cow<'d, str>,
    /// The bytes of the document's text at which line ends of two letters begin.
    ends: Vec<usize>,
}

impl<'d> Folded<'d> {
    pub fn new(document: &'d Annotated) -> Folded<'d> {
        let source = document.text.as_str();
        let text = match source.contains('\r') {
            true => source.replace("\r\n", "\n").replace('\r', "\n").into(),
            false => source.into(),
        };
        Folded { document, text, ends: source.match_indices("\r\n").map(|(at, _)| at).collect() }
    }

    /// Code points of the document as code points of this text.
    pub fn points(&self, [start, end]: [u32; 2]) -> Range<usize> {
        let bytes = self.document.bytes([start, end]);
        start as usize - self.before(bytes.start)..end as usize - self.before(bytes.end)
    }

    /// Code points of the document as UTF-16 units of this text.
    #[cfg(feature = "sqlite")]
    pub fn utf16(&self, span: [u32; 2]) -> Range<usize> {
        let (bytes, units) = (self.document.bytes(span), self.document.utf16(span));
        units.start - self.before(bytes.start)..units.end - self.before(bytes.end)
    }

    /// How many letters before a byte of the document's text this text does not have.
    fn before(&self, byte: usize) -> usize {
        self.ends.partition_point(|end| *end < byte)
    }
}
