//! What stands on the pages beside their text: comments that readers have pinned on, and fields of a form that are
//! filled in. It is counted and told, for nobody's report says it.

use crate::remark::{Remark, RemarkKind};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{ANNOTS, CONTENTS, PARENT, SUBTYPE, V};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as Words};

/// No page has more that is looked at.
const MOST: usize = 10_000;

/// How many comments and filled fields a file has, in words; none where it has neither.
pub(super) fn remark(pdf: &Pdf) -> Option<Remark> {
    let (mut comments, mut fields) = (0, 0);
    for page in pdf.pages().iter() {
        let Some(annotations) = page.raw().get::<Array<'_>>(ANNOTS) else { continue };
        for annotation in annotations.iter::<Dict<'_>>().take(MOST) {
            match annotation.get::<Name<'_>>(SUBTYPE).as_deref() {
                Some(b"Widget") => fields += is_filled(&annotation) as usize,
                Some(b"Link" | b"Popup") => {}
                _ => comments += has_words(&annotation, CONTENTS) as usize,
            }
        }
    }
    let told = [(comments, "comments"), (fields, "filled fields of a form")];
    let told: Vec<String> =
        told.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} ({count})")).collect();
    (!told.is_empty()).then(|| Remark::new(RemarkKind::Aside, format!("left out: {}", told.join(" and "))))
}

/// Whether a field has a value of words, itself or by the field that it is part of.
fn is_filled(field: &Dict) -> bool {
    has_words(field, V) || field.get::<Dict<'_>>(PARENT).is_some_and(|parent| has_words(&parent, V))
}

fn has_words(annotation: &Dict, key: &[u8]) -> bool {
    annotation.get::<Words<'_>>(key).is_some_and(|words| !words.as_bytes().trim_ascii().is_empty())
}
