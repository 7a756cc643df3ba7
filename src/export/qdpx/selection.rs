//! A stretch of a text with the code it bears.

use super::super::error::Error;
use super::super::xml::Xml;
use super::guid::{guid, user};
use std::io::Write;
use std::ops::Range;

/// A stretch of a text with the code it bears.
pub(super) struct Selection {
    /// Its name within its document.
    pub id: String,
    /// The id of its code.
    pub code: String,
    /// The first code point and one past the last.
    pub place: Range<usize>,
    pub about: String,
}

impl Selection {
    /// Writes it into the document of that id.
    pub fn write<W: Write>(&self, document: &str, xml: &mut Xml<W>) -> Result<(), Error> {
        let (own, coding, user) =
            (guid(&["selection", document, &self.id]), guid(&["coding", document, &self.id]), user());
        let (start, end) = (self.place.start.to_string(), self.place.end.to_string());
        xml.open(
            "PlainTextSelection",
            &[
                ("guid", &own),
                ("name", &self.id),
                ("startPosition", &start),
                ("endPosition", &end),
                ("creatingUser", &user),
            ],
        )?;
        xml.element("Description", &[], &self.about)?;
        xml.open("Coding", &[("guid", &coding), ("creatingUser", &user)])?;
        xml.empty("CodeRef", &[("targetGUID", &self.code)])?;
        xml.close("Coding")?;
        xml.close("PlainTextSelection")
    }
}
