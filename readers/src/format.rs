//! The formats that need a reader of their own, each told by its content.

use crate::docx;
use crate::html;
use crate::limits::{Limits, Refusal};
use crate::pdf;
use crate::remark::Noted;
use crate::text::Text;

/// A format whose sources come from strangers and can hold anything.
pub(crate) struct Format {
    /// IANA media type.
    pub media_type: &'static str,
    /// Whether a source is of this format, by its bytes.
    pub recognises: fn(&[u8]) -> bool,
    /// Its reader.
    pub read: fn(&[u8], &Limits) -> Result<Noted<Text>, Refusal>,
}

/// All formats; the first that recognises a source reads it.
static FORMATS: [Format; 3] = [
    Format { media_type: "application/pdf", recognises: pdf::recognises, read: pdf::read },
    Format { media_type: docx::MEDIA_TYPE, recognises: docx::recognises, read: docx::read },
    Format { media_type: "text/html", recognises: html::recognises, read: html::read },
];

/// The format of a source, if it is one of these.
pub(crate) fn format(bytes: &[u8]) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.recognises)(bytes))
}
