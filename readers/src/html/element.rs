//! What the elements of HTML are, by their names.

use crate::markup::is_block;
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName, Namespace, local_name, ns};

/// An element with the attributes that say something of its text.
#[derive(Debug)]
pub(super) struct Element {
    pub name: LocalName,
    /// Whether it is of SVG or MathML.
    pub foreign: bool,
    attributes: Box<[(LocalName, StrTendril)]>,
}

impl Element {
    pub fn new(namespace: &Namespace, name: LocalName, attributes: Vec<Attribute>) -> Element {
        let telling = attributes.into_iter().filter(|attribute| is_telling(&attribute.name.local));
        let attributes = telling.map(|attribute| (attribute.name.local, attribute.value)).collect();
        Element { name, foreign: *namespace != ns!(html), attributes }
    }

    /// The value of an attribute; empty where it has none.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| &**own == name).map(|(_, value)| &**value)
    }

    /// Whether an attribute has a value, in any case of its letters.
    pub fn says(&self, attribute: &str, value: &str) -> bool {
        self.attribute(attribute).is_some_and(|own| own.trim().eq_ignore_ascii_case(value))
    }

    /// The value of a property that the element's own style sets, in small letters.
    pub fn style(&self, property: &str) -> Option<String> {
        let style = self.attribute("style")?;
        let set = style.split(';').filter_map(|declaration| declaration.split_once(':'));
        set.filter(|(name, _)| name.trim().eq_ignore_ascii_case(property))
            .map(|(_, value)| value.trim().trim_end_matches("!important").trim_end().to_ascii_lowercase())
            .next_back()
    }

    /// The words of its class, in their order.
    pub fn classes(&self) -> impl Iterator<Item = &str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    pub fn is_block(&self) -> bool {
        !self.foreign && is_block(&self.name)
    }

    /// The level of a heading.
    pub fn heading(&self) -> Option<u8> {
        match &*self.name {
            "h1" => Some(1),
            "h2" => Some(2),
            "h3" => Some(3),
            "h4" => Some(4),
            "h5" => Some(5),
            "h6" => Some(6),
            _ if self.says("role", "heading") => {
                let level = self.attribute("aria-level").and_then(|level| level.trim().parse().ok());
                Some(level.unwrap_or(2).clamp(1, 6))
            }
            _ => None,
        }
    }
}

/// Whether an attribute says anything of the text: the others are not kept.
fn is_telling(name: &LocalName) -> bool {
    const TELLING: [&str; 19] = [
        "id",
        "class",
        "role",
        "style",
        "hidden",
        "aria-hidden",
        "aria-level",
        "start",
        "value",
        "type",
        "reversed",
        "open",
        "epub:type",
        "shadowrootmode",
        "property",
        "name",
        "content",
        "alt",
        "colspan",
    ];
    TELLING.contains(&&**name)
}

/// Elements that have no content and no end.
pub(super) fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("basefont")
            | local_name!("bgsound")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("image")
            | local_name!("img")
            | local_name!("input")
            | local_name!("keygen")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// Elements that only say how their text looks, which the standard lets overlap, links apart.
pub(super) fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}
