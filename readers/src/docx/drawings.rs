//! The words of charts and diagrams, which have parts of their own.

use super::package::Package;
use super::relations::Relations;
use super::space::Space;
use super::xml::{Attributes, Follow, Handler};
use crate::limits::Refusal;
use crate::text::PartKind;
use rustc_hash::FxHashMap;

/// The words of a drawing, line by line, and what they are.
pub(super) struct Drawing {
    /// Numbers and labels of a chart are furniture; a diagram says something.
    pub kind: PartKind,
    pub lines: Vec<String>,
}

/// Reads the drawings that a part relates to, by the ids of their relations.
pub(super) fn drawings(package: &mut Package, relations: &Relations) -> Result<FxHashMap<String, Drawing>, Refusal> {
    let kinds = [("chart", PartKind::Furniture), ("chartEx", PartKind::Furniture), ("diagramData", PartKind::Block)];
    let mut drawings = FxHashMap::default();
    for (kind, part_kind) in kinds {
        for (id, part) in relations.of_kind(kind) {
            let mut words = Words::default();
            package.read(part, &mut words)?;
            drawings.insert(id.to_string(), Drawing { kind: part_kind, lines: words.lines });
        }
    }
    Ok(drawings)
}

/// Hears the words of a chart or diagram.
#[derive(Default)]
struct Words {
    lines: Vec<String>,
    line: String,
    path: Vec<Place>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A paragraph, or the values of one series.
    Line,
    /// Words.
    Text,
    /// A value.
    Value,
    Other,
}

impl Handler for Words {
    fn open(&mut self, space: Space, name: &str, _: &Attributes) -> Follow {
        let place = match (space, name) {
            (Space::Drawing, "p") | (Space::Chart, "tx" | "cat" | "val" | "xVal" | "yVal" | "txData") => Place::Line,
            (Space::Drawing, "t") => Place::Text,
            (Space::Chart, "v") => Place::Value,
            // Data that a chart is drawn from, or how it was drawn.
            (Space::Chart, "f" | "formatCode") => return Follow::Past,
            _ => Place::Other,
        };
        self.path.push(place);
        Follow::In
    }

    fn close(&mut self) {
        match self.path.pop() {
            Some(Place::Line) => {
                let line = std::mem::take(&mut self.line);
                self.lines.extend(Some(line).filter(|line| !line.trim().is_empty()));
            }
            Some(Place::Value) => self.line.push(' '),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if matches!(self.path.last(), Some(Place::Text | Place::Value)) {
            self.line.push_str(text);
        }
    }
}
