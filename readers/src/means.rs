//! What a reader may use beside the bytes of its source.

use crate::limits::Limits;
use crate::ocr::{Pages, Recogniser};

/// What a reader may use.
#[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "only the reader of PDF files uses all of it"))]
pub(crate) struct Means<'a> {
    /// What the source may cost.
    pub limits: &'a Limits,
    /// Who reads pictures of which pages, where somebody does.
    pub ocr: Option<(Pages, &'a mut dyn Recogniser)>,
}

impl<'a> Means<'a> {
    /// Limits, and nobody who reads pictures.
    pub fn of(limits: &'a Limits) -> Means<'a> {
        Means { limits, ocr: None }
    }
}
