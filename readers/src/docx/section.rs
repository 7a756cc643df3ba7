//! A section: a stretch of the text with headers and footers of its own.

use super::space::Space;
use super::xml::Attributes;

/// The headers and footers of a section, by the ids of their relations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// Headers, that of the first page before others.
    pub headers: Vec<String>,
    /// Footers, likewise.
    pub footers: Vec<String>,
}

impl Section {
    /// Takes in a property.
    pub fn property(&mut self, name: &str, attributes: &Attributes) {
        let id = || attributes.get(Space::Relation, "id").map(|id| id.into_owned());
        let is_first = attributes.word("type").is_some_and(|kind| kind == "first");
        let put = |ids: &mut Vec<String>| {
            if let Some(id) = id() {
                ids.insert(if is_first { 0 } else { ids.len() }, id);
            }
        };
        match name {
            "headerReference" => put(&mut self.headers),
            "footerReference" => put(&mut self.footers),
            _ => {}
        }
    }
}
