//! The footnotes or endnotes of a document, each to be taken when the text refers to it.

use super::package::Package;
use super::paragraph::{Paragraph, Piece};
use super::story::Story;
use super::styles::Styles;
use crate::limits::Refusal;
use rustc_hash::{FxHashMap, FxHashSet};

/// Notes by their ids.
#[derive(Default)]
pub(super) struct Notes {
    /// The ids in the order of the source.
    order: Vec<String>,
    by_id: FxHashMap<String, Vec<Paragraph>>,
    taken: FxHashSet<String>,
}

impl Notes {
    /// Reads the part that holds them.
    pub fn read(package: &mut Package, part: &str, styles: &Styles) -> Result<Notes, Refusal> {
        let mut notes = Notes::default();
        let mut sink = |piece| notes.add(piece);
        let mut story = Story::new(styles, &mut sink);
        package.read(part, &mut story)?;
        story.finish();
        Ok(notes)
    }

    fn add(&mut self, piece: Piece) {
        let Some(last) = self.order.last() else {
            return if let Piece::Note(id) = piece {
                self.order.push(id)
            };
        };
        let note = self.by_id.entry(last.clone()).or_default();
        match piece {
            Piece::Note(id) => self.order.push(id),
            Piece::Paragraph(paragraph) => note.push(paragraph),
            Piece::Row(cells) => note.extend(cells),
        }
    }

    /// The paragraphs of a note, once; none where there is no such note.
    pub fn take(&mut self, id: &str) -> Option<Vec<Paragraph>> {
        self.taken.insert(id.to_string());
        self.by_id.remove(id)
    }

    /// Whether a note has been taken before.
    pub fn is_taken(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    /// The notes that nothing has referred to.
    pub fn rest(mut self) -> impl Iterator<Item = (String, Vec<Paragraph>)> {
        let order = std::mem::take(&mut self.order);
        order.into_iter().filter_map(move |id| self.by_id.remove(&id).map(|note| (id, note)))
    }
}
