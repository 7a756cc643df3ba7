//! Headers and footers: each line of them once, whatever number of pages shows it.
//!
//! The headers of the first section open the text, for there a document of the United Nations has its symbol and date;
//! all others close it.

use super::laid::Laid;
use super::package::Package;
use super::paragraph::{Paragraph, Piece};
use super::relations::Relations;
use super::section::Section;
use super::story::Story;
use super::styles::Styles;
use crate::limits::Refusal;
use crate::text::PartKind;
use rustc_hash::FxHashSet;

/// The parts of headers and footers, and how many of them have none.
#[derive(Debug, Default)]
pub(super) struct Edges {
    /// Those that open the text.
    pub front: Vec<String>,
    /// Those that close it.
    pub back: Vec<String>,
    /// How many ids have no part.
    pub lost: usize,
}

/// Where the headers and footers of all sections are.
pub(super) fn edges(sections: &[Section], relations: &Relations) -> Edges {
    if relations.guessed {
        let parts = |kind| relations.targets(kind).map(str::to_string).collect();
        return Edges { front: parts("header"), back: parts("footer"), lost: 0 };
    }
    let mut seen = FxHashSet::default();
    let mut edges = Edges::default();
    let (first, rest) = sections.split_at(sections.len().min(1));
    let headers = |sections: &[Section]| sections.iter().flat_map(|section| section.headers.clone()).collect();
    let footers = sections.iter().flat_map(|section| section.footers.clone()).collect();
    let in_front: Vec<String> = headers(first);
    let others: [Vec<String>; 2] = [headers(rest), footers];
    let mut found = |ids: Vec<String>, lost: &mut usize| -> Vec<String> {
        let fresh: Vec<String> = ids.into_iter().filter(|id| seen.insert(id.clone())).collect();
        let parts: Vec<String> = fresh.iter().filter_map(|id| relations.by_id(id)).map(str::to_string).collect();
        *lost += fresh.len() - parts.len();
        parts
    };
    edges.front = found(in_front, &mut edges.lost);
    edges.back = found(others.concat(), &mut edges.lost);
    edges
}

/// Lays out headers and footers.
#[derive(Default)]
pub(super) struct Furniture {
    parts: FxHashSet<String>,
    lines: FxHashSet<String>,
}

impl Furniture {
    /// Reads some of them; one that has been read is not read again.
    pub fn lay(&mut self, package: &mut Package, parts: &[String], styles: &Styles) -> Result<Laid, Refusal> {
        let mut laid = Laid::default();
        for part in parts {
            if self.parts.insert(part.clone()) && package.require(part) {
                let mut sink = |piece| self.piece(piece, &mut laid);
                let mut story = Story::new(styles, &mut sink);
                package.read(part, &mut story)?;
                story.finish();
            }
        }
        Ok(laid)
    }

    /// Each paragraph by itself, be it in a table.
    fn piece(&mut self, piece: Piece, laid: &mut Laid) {
        match piece {
            Piece::Paragraph(paragraph) => self.line(&paragraph, laid),
            Piece::Row(cells) => cells.iter().for_each(|cell| self.line(cell, laid)),
            Piece::Note(_) => {}
        }
    }

    fn line(&mut self, paragraph: &Paragraph, laid: &mut Laid) {
        if self.lines.insert(paragraph.text.trim().to_string()) {
            laid.part(PartKind::Furniture, &[(String::new(), paragraph)]);
        }
    }
}
