//! The formats that need a reader of their own, each told by its content.

#[cfg(feature = "docx")]
use crate::docx;
#[cfg(feature = "html")]
use crate::html;
use crate::limits::Refusal;
use crate::means::Means;
#[cfg(feature = "pdf")]
use crate::pdf;
use crate::remark::Noted;
use crate::text::Text;
use crate::{compound, container, markup};

/// A format whose sources come from strangers and can hold anything.
pub(crate) struct Format {
    /// IANA media type.
    pub media_type: &'static str,
    /// Whether a source is of this format, by its bytes.
    pub recognises: fn(&[u8]) -> bool,
    /// Its reader.
    pub read: fn(&[u8], &mut Means) -> Result<Noted<Text>, Refusal>,
}

/// All formats; the first that recognises a source reads it.
static FORMATS: [Format; 4] = [
    Format {
        media_type: "application/pdf",
        recognises: is_pdf,
        #[cfg(feature = "pdf")]
        read: pdf::read,
        #[cfg(not(feature = "pdf"))]
        read: |_, _| Err(absent("a PDF document", "pdf")),
    },
    Format {
        media_type: "application/x-ole-storage",
        recognises: compound::recognises,
        read: |bytes, _| Err(compound::refusal(bytes)),
    },
    Format {
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        recognises: is_office,
        #[cfg(feature = "docx")]
        read: |bytes, means| docx::read(bytes, means.limits),
        #[cfg(not(feature = "docx"))]
        read: |_, _| Err(absent("an office document", "docx")),
    },
    Format {
        media_type: "text/html",
        recognises: markup::is_page,
        #[cfg(feature = "html")]
        read: |bytes, means| html::read(bytes, means.limits),
        #[cfg(not(feature = "html"))]
        read: |_, _| Err(absent("a web page", "html")),
    },
];

/// The format of a source, if it is one of these.
pub(crate) fn format(bytes: &[u8]) -> Option<&'static Format> {
    FORMATS.iter().find(|format| (format.recognises)(bytes))
}

/// Why a source is not read whose reader was left out when this was built.
#[cfg(not(all(feature = "docx", feature = "html", feature = "parquet", feature = "pdf")))]
pub(crate) fn absent(format: &str, feature: &str) -> Refusal {
    Refusal::new(format!("is {format}; this was built without the feature `{feature}`"))
}

/// How far into a PDF file its first line may stand.
const LEAD: usize = 1024;

fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LEAD)];
    memchr::memmem::find(head, b"%PDF-").is_some()
}

/// How much of a package's beginning and end tells what it is.
const EDGE: usize = 1 << 16;

/// Whether a file is a Word document, or of a kind that is told from one only by reading: another office document.
fn is_office(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(EDGE)];
    let tail = &bytes[bytes.len().saturating_sub(EDGE)..];
    container::is_package(head, if bytes.len() > 4 * EDGE { tail } else { bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;

    /// Each format is known whether it is read or not, and one that is not is refused by name.
    #[test]
    fn a_format_that_is_not_built_in_is_told() {
        let office = b"PK\x03\x04mimetypeapplication/".to_vec();
        let page = b"<!DOCTYPE html><p>The Chair opened the meeting.".to_vec();
        for (bytes, is_built, name) in [
            (b"%PDF-1.7\n".to_vec(), cfg!(feature = "pdf"), "a PDF document"),
            (office, cfg!(feature = "docx"), "an office document"),
            (page, cfg!(feature = "html"), "a web page"),
        ] {
            let read = (format(&bytes).unwrap().read)(&bytes, &mut Means::of(&Limits::default()));
            let refused =
                read.is_err_and(|refusal| refusal.to_string().starts_with(&format!("is {name}; this was built")));
            assert_eq!(refused, !is_built, "{name}");
        }
    }
}
