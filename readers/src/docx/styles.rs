//! The styles of a document: what each makes of a paragraph or of letters.

use super::numbering::Listing;
use super::role::{Role, role};
use super::space::Space;
use super::toggle::is_on;
use super::xml::{Attributes, Follow, Handler};
use rustc_hash::FxHashMap;

/// What a style makes of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// What part the paragraph plays.
    pub role: Role,
    /// Its level of outline, from 0; 9 is none.
    pub outline: Option<u8>,
    /// Which list it belongs to.
    pub listing: Listing,
    /// Whether its words are not shown.
    pub hidden: Option<bool>,
}

/// The styles of a document by their ids.
#[derive(Default)]
pub(super) struct Styles {
    /// What each style makes of a paragraph, with what it has of the one it is based on.
    looks: FxHashMap<String, Look>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// What a style makes of a paragraph; of one without a style where none is named.
    pub fn look(&self, id: Option<&str>) -> Look {
        match id.or(self.default.as_deref()) {
            // A document without styles still names them.
            Some(id) => self.looks.get(id).cloned().unwrap_or_else(|| Look { role: role(id), ..Look::default() }),
            None => Look::default(),
        }
    }

    /// Whether a style hides words, if it says anything of it; that of paragraphs without a style where none is named.
    pub fn hides(&self, id: Option<&str>) -> Option<bool> {
        self.looks.get(id.or(self.default.as_deref())?)?.hidden
    }
}

/// Reads the part that defines the styles.
#[derive(Default)]
pub(super) struct StyleReader {
    written: Vec<Written>,
    default: Option<String>,
}

/// A style as it is written.
#[derive(Default)]
struct Written {
    id: String,
    name: String,
    based_on: Option<String>,
    own: Look,
}

/// How many styles may be based one on the other.
const LONGEST_CHAIN: usize = 32;

impl StyleReader {
    /// The styles, each with what it has of others.
    pub fn styles(self) -> Styles {
        let by_id: FxHashMap<&str, &Written> =
            self.written.iter().map(|written| (written.id.as_str(), written)).collect();
        let looks = self.written.iter().map(|written| (written.id.clone(), look(written, &by_id))).collect();
        Styles { looks, default: self.default }
    }

    fn style(&mut self, attributes: &Attributes) {
        let id = attributes.word("styleId").unwrap_or_default().into_owned();
        let is_default = attributes.word("default").is_some_and(|value| is_on(Some(&value)));
        if is_default && attributes.word("type").is_some_and(|kind| kind == "paragraph") {
            self.default = Some(id.clone());
        }
        self.written.push(Written { id, ..Written::default() });
    }

    fn property(&mut self, name: &str, attributes: &Attributes) {
        let Some(style) = self.written.last_mut() else { return };
        let value = attributes.word("val");
        match name {
            "name" => style.name = value.unwrap_or_default().into_owned(),
            "basedOn" => style.based_on = value.map(Into::into),
            "outlineLvl" => style.own.outline = value.and_then(|value| value.parse().ok()),
            "numId" => style.own.listing.number = value.map(Into::into),
            "ilvl" => style.own.listing.level = value.and_then(|value| value.parse().ok()),
            "vanish" => style.own.hidden = Some(is_on(value.as_deref())),
            _ => {}
        }
    }
}

impl Handler for StyleReader {
    fn open(&mut self, space: Space, name: &str, attributes: &Attributes) -> Follow {
        if name.ends_with("Change") || name == "tblStylePr" || name == "docDefaults" {
            return Follow::Past;
        }
        match (space, name) {
            (Space::Word, "style") => self.style(attributes),
            (Space::Word, _) => self.property(name, attributes),
            _ => {}
        }
        Follow::In
    }
    fn close(&mut self) {}
    fn text(&mut self, _: &str) {}
}

/// What a style makes of a paragraph, with what it has of those it is based on.
fn look(style: &Written, by_id: &FxHashMap<&str, &Written>) -> Look {
    let mut look = style.own.clone();
    look.role = role(&style.name);
    let mut base = style.based_on.as_deref();
    for _ in 0..LONGEST_CHAIN {
        let Some(style) = base.and_then(|id| by_id.get(id)) else { break };
        look.outline = look.outline.or(style.own.outline);
        look.hidden = look.hidden.or(style.own.hidden);
        look.listing.number = look.listing.number.or_else(|| style.own.listing.number.clone());
        look.listing.level = look.listing.level.or(style.own.listing.level);
        base = style.based_on.as_deref();
    }
    look
}
