//! What a story holds besides words, and what is said of it.

use super::section::Section;
use crate::remark::{Remark, RemarkKind};
use rustc_hash::FxHashSet;

/// What was met on the way through a story besides words.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// The sections, each with its headers and footers.
    pub sections: Vec<Section>,
    /// Notes whose marks were deleted.
    pub deleted_notes: FxHashSet<String>,
    /// How many comments are tied to the text.
    pub comments: usize,
    /// How many deletions were tracked.
    pub deletions: usize,
    /// How many letters are not shown.
    pub hidden: usize,
    /// How many letters of fields are not shown although the field never ends.
    pub lost_in_fields: usize,
    /// How many letters stand where no words can.
    pub stray: usize,
    /// How many pictures there are.
    pub pictures: usize,
    /// How many texts stand for pictures where these are not seen.
    pub alternatives: usize,
    /// How many signs stand as a symbol font numbers them.
    pub symbols: usize,
    /// How many objects of other programs there are.
    pub objects: usize,
    /// How many documents are to be put in from elsewhere.
    pub inserts: usize,
}

impl Met {
    /// What is said of it.
    pub fn remarks(&self) -> Vec<Remark> {
        use RemarkKind::{Aside, LeftOut};
        let counts = [
            (Aside, self.comments, "comment", "left out"),
            (Aside, self.deletions, "tracked deletion", "left out; tracked changes are read as accepted"),
            (Aside, self.hidden, "hidden letter", "left out"),
            (Aside, self.alternatives, "alternative text", "left out, which pictures or shapes have"),
            (Aside, self.symbols, "sign", "kept as a symbol font numbers them"),
            (LeftOut, self.lost_in_fields, "letter", "left out that stand in a field without an end"),
            (LeftOut, self.stray, "letter", "left out that stand where no words can"),
            (LeftOut, self.objects, "embedded object", "left out"),
            (LeftOut, self.inserts, "inserted document", "left out"),
        ];
        let told = counts.into_iter().filter(|(_, count, ..)| *count > 0);
        told.map(|(kind, count, what, fate)| {
            let (plural, verb) = if count == 1 { ("", "was") } else { ("s", "were") };
            Remark::new(kind, format!("{count} {what}{plural} {verb} {fate}"))
        })
        .collect()
    }
}
