//! Word documents: the package, its parts, and the text they make.
//!
//! A document is a ZIP of parts in XML that refer to one another. Every part that is read is checked to its end; one that
//! is missing or damaged is told as left out, and the rest is read all the same.

mod alternatives;
mod compound;
mod contents;
mod counter;
mod document;
mod drawings;
mod encoding;
mod fault;
mod field;
mod flow;
mod form;
mod furniture;
mod laid;
mod layout;
mod met;
mod notes;
mod numbering;
mod numeral;
mod package;
mod paragraph;
mod properties;
mod relations;
mod role;
mod run;
mod section;
mod space;
mod story;
mod styles;
mod symbol;
mod tag;
mod toggle;
mod xml;

use crate::container::is_package;
use crate::limits::{Limits, Refusal};
use crate::remark::Noted;
use crate::text::Text;

/// IANA media type of Word documents.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// How much of a file's beginning and end tells what it is.
const EDGE: usize = 1 << 16;

/// Whether a file is a Word document, or of a kind that is told from one only by reading: another office document, an
/// encrypted or an old one.
pub(crate) fn recognises(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(EDGE)];
    let tail = &bytes[bytes.len().saturating_sub(EDGE)..];
    compound::recognises(bytes) || is_package(head, if bytes.len() > 4 * EDGE { tail } else { bytes })
}

/// Reads a Word document.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Noted<Text>, Refusal> {
    if compound::recognises(bytes) {
        return Err(compound::refusal(bytes));
    }
    document::read(bytes, limits)
}
