//! What sentences can be, as categories that they point to.

use super::super::error::Error;
use super::super::xml::Xml;
use crate::dataset::shelf::{Norm, Position};
use std::collections::BTreeMap;

/// The categories that the documents point to, by taxonomy and id.
#[derive(Default)]
pub(super) struct Taxonomies {
    used: BTreeMap<&'static str, BTreeMap<String, String>>,
}

/// What a taxonomy is of.
const TITLES: [(&str, &str); 7] = [
    ("act", "Speech acts"),
    ("genre", "Genres of documents"),
    ("gge", "Norms of A/70/174, paragraph 13"),
    ("kind", "Parts that sentences play"),
    ("norm", "How norms bind"),
    ("position", "Issues and the side taken"),
    ("theme", "Themes"),
];

impl Taxonomies {
    /// A pointer to a category.
    pub fn point(&mut self, taxonomy: &'static str, category: &str) -> String {
        let id = format!("{taxonomy}.{}", plain(category));
        let pointer = format!("#{id}");
        self.used.entry(taxonomy).or_default().entry(id).or_insert_with(|| category.into());
        pointer
    }

    /// A pointer to the side that a position takes.
    pub fn position(&mut self, position: &Position) -> String {
        self.point("position", &format!("{}.{}.{}", position.lexicon, position.issue, position.stance))
    }

    /// Pointers to what a norm is.
    pub fn norm(&mut self, norm: &Norm) -> impl Iterator<Item = String> + use<> {
        let gge = norm.gge_norm.as_deref().map(|letter| self.point("gge", letter));
        [Some(self.point("norm", &norm.deontic)), gge].into_iter().flatten()
    }

    pub fn write(&self, xml: &mut Xml) -> Result<(), Error> {
        if self.used.is_empty() {
            return Ok(());
        }
        xml.open("classDecl", &[])?;
        for (taxonomy, categories) in &self.used {
            xml.line()?;
            xml.open("taxonomy", &[("xml:id", &format!("taxonomy.{taxonomy}"))])?;
            let title = TITLES.iter().find(|(name, _)| name == taxonomy).map_or(*taxonomy, |(_, title)| title);
            xml.element("desc", &[], title)?;
            for (id, label) in categories {
                xml.line()?;
                xml.open("category", &[("xml:id", id)])?;
                xml.element("catDesc", &[], label)?;
                xml.close("category")?;
            }
            xml.close("taxonomy")?;
        }
        xml.close("classDecl")
    }
}

/// A name with nothing in it that an id of XML cannot have.
fn plain(name: &str) -> String {
    name.replace(|letter: char| !letter.is_ascii_alphanumeric() && !"._-".contains(letter), "_")
}
