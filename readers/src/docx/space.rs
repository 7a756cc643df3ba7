//! The vocabularies of XML that a Word document is written in, and which prefix stands for which.

use super::fault::Fault;
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// A vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML: paragraphs, runs, tables.
    Word,
    /// Ids of relations to other parts.
    Relation,
    /// Alternatives of which a reader takes the one it knows.
    Markup,
    /// DrawingML: shapes and the words in them.
    Drawing,
    /// Where a drawing stands in the text.
    Anchor,
    /// Charts.
    Chart,
    /// Diagrams.
    Diagram,
    /// Formulas.
    Math,
    /// VML: shapes of older documents.
    Vml,
    /// Objects of other programs.
    Office,
    /// Any other.
    Other,
}

impl Space {
    /// The vocabulary of a name, in the transitional, the strict and the early forms.
    fn of(name: &str) -> Space {
        match name {
            "urn:schemas-microsoft-com:vml" => Space::Vml,
            "urn:schemas-microsoft-com:office:office" => Space::Office,
            _ if name.contains("wordprocessingml") && name.ends_with("main") => Space::Word,
            _ if name.contains("officeDocument") && name.ends_with("relationships") => Space::Relation,
            _ if name.contains("markup-compatibility") => Space::Markup,
            _ if name.contains("drawing") && name.contains("/chart") => Space::Chart,
            _ if name.contains("drawingml") && name.ends_with("diagram") => Space::Diagram,
            _ if name.contains("drawingml") && name.ends_with("main") => Space::Drawing,
            _ if name.contains("drawingml") && name.ends_with("wordprocessingDrawing") => Space::Anchor,
            _ if name.ends_with("/math") => Space::Math,
            _ => Space::Other,
        }
    }
}

/// How many declarations of prefixes may hold at one place.
const MOST: usize = 1000;

/// Which prefix stands for which vocabulary at a place.
#[derive(Default)]
pub(super) struct Scope(Vec<Binding>);

struct Binding {
    /// How deep the element lies that declares it.
    depth: u32,
    prefix: String,
    space: Space,
}

impl Scope {
    /// Takes in what an element declares.
    pub fn enter(&mut self, depth: u32, element: &BytesStart) -> Result<(), Fault> {
        if !element.attributes_raw().contains("xmlns") {
            return Ok(());
        }
        for attribute in element.attributes().with_checks(false).filter_map(Result::ok) {
            let name = attribute.key.as_ref();
            let Some(prefix) = name.strip_prefix("xmlns:").or((name == "xmlns").then_some("")) else { continue };
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default();
            self.0.push(Binding { depth, prefix: prefix.into(), space: Space::of(&value) });
        }
        if self.0.len() > MOST { Err(Fault::Broken("it declares too many prefixes".into())) } else { Ok(()) }
    }

    /// Forgets what elements deeper than this declared.
    pub fn leave(&mut self, depth: u32) {
        while self.0.last().is_some_and(|binding| binding.depth > depth) {
            self.0.pop();
        }
    }

    /// The vocabulary that a prefix stands for; the empty one for names without.
    pub fn space(&self, prefix: &str) -> Space {
        let found = self.0.iter().rev().find(|binding| binding.prefix == prefix);
        found.map_or(Space::Other, |binding| binding.space)
    }
}
