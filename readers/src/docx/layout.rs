//! The pieces of a story laid out as text: numbered, each with its kind, notes behind what refers to them.
//!
//! A footnote comes behind the paragraph or table that bears its mark, so that it cuts no sentence; endnotes come at the
//! end. Marks of notes stay in the text, raised, but are told apart from its words.

use super::counter::Counter;
use super::drawings::Drawing;
use super::laid::Laid;
use super::notes::Notes;
use super::paragraph::{NoteKind, Paragraph, Piece, Reference};
use super::role::Role;
use super::styles::{Look, Styles};
use crate::text::PartKind;
use rustc_hash::{FxHashMap, FxHashSet};

/// A paragraph longer than this, in bytes, is no heading, whatever its style.
const LONGEST_HEADING: usize = 400;

/// Lays out the body of a document.
pub(super) struct Layout<'a> {
    styles: &'a Styles,
    counter: Counter,
    footnotes: Notes,
    endnotes: Notes,
    drawings: FxHashMap<String, Drawing>,
    laid: Laid,
    /// Footnotes of the paragraph or table that is open.
    waiting: Vec<Reference>,
    /// Endnotes that have been referred to.
    ending: Vec<Reference>,
    /// References to notes that are not there.
    missing: usize,
    /// Whether a table here is one of contents.
    in_contents: bool,
}

impl<'a> Layout<'a> {
    /// Nothing laid out yet.
    pub fn new(
        styles: &'a Styles,
        counter: Counter,
        footnotes: Notes,
        endnotes: Notes,
        drawings: FxHashMap<String, Drawing>,
    ) -> Layout<'a> {
        let (laid, waiting, ending) = (Laid::default(), Vec::new(), Vec::new());
        Layout { styles, counter, footnotes, endnotes, drawings, laid, waiting, ending, missing: 0, in_contents: false }
    }

    /// Takes the next piece.
    pub fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Paragraph(paragraph) => {
                self.flush();
                self.paragraph(paragraph);
                self.flush();
            }
            Piece::Row(cells) => self.row(cells),
            Piece::Note(_) => {}
        }
    }

    fn paragraph(&mut self, paragraph: Paragraph) {
        let look = self.styles.look(paragraph.style.as_deref());
        let mark = self.mark(&paragraph, &look);
        let kind = match kind(&paragraph, &look, mark.is_some()) {
            PartKind::Prose if paragraph.in_row && self.in_contents => PartKind::Furniture,
            kind => kind,
        };
        if !paragraph.in_row && !paragraph.is_blank() {
            self.in_contents = is_contents(&paragraph.text);
        }
        self.laid.part(kind, &[(lead(mark), &paragraph)]);
        self.refer(paragraph);
    }

    fn row(&mut self, cells: Vec<Paragraph>) {
        let mut numbered = Vec::with_capacity(cells.len());
        for cell in &cells {
            let look = self.styles.look(cell.style.as_deref());
            numbered.push((lead(self.mark(cell, &look)), cell));
        }
        let kind = if self.in_contents { PartKind::Furniture } else { PartKind::Prose };
        self.laid.part(kind, &numbered);
        cells.into_iter().for_each(|cell| self.refer(cell));
    }

    /// The mark that a paragraph's list gives it.
    fn mark(&mut self, paragraph: &Paragraph, look: &Look) -> Option<String> {
        let mut listing = look.listing.clone();
        listing.level = paragraph.listing.level.or(listing.level);
        listing.number = paragraph.listing.number.clone().or(listing.number);
        self.counter.mark(&listing, paragraph.style.as_deref())
    }

    /// Takes in what a paragraph refers to.
    fn refer(&mut self, paragraph: Paragraph) {
        for id in paragraph.drawings {
            if let Some(Drawing { kind, lines }) = self.drawings.remove(&id) {
                for text in lines {
                    self.laid.part(kind, &[(String::new(), &Paragraph { text, ..Paragraph::default() })]);
                }
            }
        }
        let (footnotes, endnotes): (Vec<_>, Vec<_>) =
            paragraph.notes.into_iter().partition(|note| note.kind == NoteKind::Footnote);
        self.waiting.extend(footnotes);
        self.ending.extend(endnotes);
    }

    /// Lays out the footnotes that wait.
    fn flush(&mut self) {
        for Reference { id, number, .. } in std::mem::take(&mut self.waiting) {
            let known = self.footnotes.is_taken(&id);
            match self.footnotes.take(&id) {
                Some(note) => self.note(number, note),
                None => self.missing += !known as usize,
            }
        }
    }

    /// Lays out a note: its number before its first words.
    fn note(&mut self, number: Option<u32>, note: Vec<Paragraph>) {
        let mut lead = number.map(|number| format!("{number} ")).unwrap_or_default();
        for paragraph in note.iter().filter(|paragraph| !paragraph.is_blank()) {
            self.laid.part(PartKind::Footnote, &[(std::mem::take(&mut lead), paragraph)]);
        }
    }

    /// Lays out the endnotes, and those notes that nothing refers to unless their mark was deleted.
    pub fn finish(mut self, deleted: &FxHashSet<String>) -> (Laid, usize) {
        self.flush();
        for Reference { id, number, .. } in std::mem::take(&mut self.ending) {
            let known = self.endnotes.is_taken(&id);
            match self.endnotes.take(&id) {
                Some(note) => self.note(number, note),
                None => self.missing += !known as usize,
            }
        }
        let rest = std::mem::take(&mut self.footnotes).rest().chain(std::mem::take(&mut self.endnotes).rest());
        rest.filter(|(id, _)| !deleted.contains(id)).for_each(|(_, note)| self.note(None, note));
        (self.laid, self.missing)
    }
}

/// A mark with what parts it from the words: a number of several levels is told from a measure by a tab.
fn lead(mark: Option<String>) -> String {
    match mark {
        Some(mark) if mark.contains('.') && mark.ends_with(|last: char| last.is_alphanumeric()) => format!("{mark}\t"),
        Some(mark) => format!("{mark} "),
        None => String::new(),
    }
}

/// What a paragraph is.
fn kind(paragraph: &Paragraph, look: &Look, is_item: bool) -> PartKind {
    let is_short = paragraph.text.len() <= LONGEST_HEADING;
    let outline = |level: u8| (level < 9 && is_short).then_some(PartKind::Heading(level + 1));
    let of_role = match look.role {
        Role::Heading(level) if is_short => Some(PartKind::Heading(level)),
        Role::Note => Some(PartKind::Footnote),
        Role::Furniture => Some(PartKind::Furniture),
        Role::Heading(_) | Role::Plain => look.outline.and_then(outline),
    };
    match paragraph.outline {
        _ if paragraph.at_foot && opens_note(&paragraph.text) => PartKind::Footnote,
        Some(level) => outline(level).unwrap_or(plain(paragraph, is_item)),
        None => of_role.unwrap_or(plain(paragraph, is_item)),
    }
}

/// Whether a heading announces a table of contents.
fn is_contents(heading: &str) -> bool {
    ["contents", "table of contents"].iter().any(|words| heading.trim().eq_ignore_ascii_case(words))
}

/// What a paragraph is that is no heading.
fn plain(paragraph: &Paragraph, is_item: bool) -> PartKind {
    if is_item || paragraph.in_row { PartKind::Prose } else { PartKind::Block }
}

/// Whether words begin as a footnote does.
fn opens_note(words: &str) -> bool {
    words.trim_start().starts_with(|first: char| first == '*' || first.is_numeric())
}
