//! The lists of a document as they are defined: how each level counts and what its numbers look like.

use super::space::Space;
use super::toggle::is_on;
use super::xml::{Attributes, Follow, Handler};
use rustc_hash::FxHashMap;

/// Which list a paragraph belongs to, and how deep in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// The list's number; `0` takes the paragraph out of the list of its style.
    pub number: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

/// How many levels a list has.
pub(super) const LEVELS: usize = 9;

/// One level of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// The first number; nought where none is given.
    pub start: u32,
    /// How numbers are written: `decimal`, `lowerRoman`, `bullet`.
    pub format: String,
    /// The mark, with `%1` for the number of the first level.
    pub text: String,
    /// The level from which on, counted from 1, a further item of it starts this one anew; 0 is none.
    pub restart: Option<usize>,
    /// Whether the numbers of all levels are written in digits.
    pub legal: bool,
    /// The style of paragraphs that is tied to this level.
    pub style: Option<String>,
}

impl Default for Level {
    fn default() -> Level {
        Level { start: 0, format: "decimal".into(), text: String::new(), restart: None, legal: false, style: None }
    }
}

/// A list that shares its way of counting with others.
#[derive(Clone, Debug, Default)]
struct Scheme {
    levels: FxHashMap<usize, Level>,
    /// The name that other schemes link to.
    name: Option<String>,
    /// The scheme that stands for this one.
    link: Option<String>,
}

/// A list as paragraphs name it.
#[derive(Clone, Debug, Default)]
struct List {
    scheme: String,
    /// What the list changes in levels of its scheme.
    levels: FxHashMap<usize, Level>,
    starts: FxHashMap<usize, u32>,
}

/// The lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    schemes: FxHashMap<String, Scheme>,
    lists: FxHashMap<String, List>,
}

impl Numbering {
    /// The scheme that a list counts by.
    pub fn scheme(&self, list: &str) -> Option<&str> {
        let id = self.lists.get(list)?.scheme.as_str();
        let Some(link) = self.schemes.get(id).and_then(|scheme| scheme.link.as_ref()) else { return Some(id) };
        let mut named: Vec<&str> = self
            .schemes
            .iter()
            .filter(|(_, scheme)| scheme.name.as_ref() == Some(link))
            .map(|(id, _)| id.as_str())
            .collect();
        named.sort_unstable();
        Some(named.first().copied().unwrap_or(id))
    }

    /// A level of a list.
    pub fn level(&self, list: &str, level: usize) -> Option<&Level> {
        let changed = self.lists.get(list)?.levels.get(&level);
        changed.or_else(|| self.schemes.get(self.scheme(list)?)?.levels.get(&level))
    }

    /// Where a list starts a level, if otherwise than its scheme.
    pub fn start(&self, list: &str, level: usize) -> Option<u32> {
        self.lists.get(list)?.starts.get(&level).copied()
    }

    /// The level of a list that is tied to a style.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        (0..LEVELS).find(|level| self.level(list, *level).is_some_and(|level| level.style.as_deref() == Some(style)))
    }
}

/// Reads the part that defines the lists.
#[derive(Default)]
pub(super) struct NumberingReader {
    pub numbering: Numbering,
    scheme: Option<String>,
    list: Option<String>,
    level: usize,
}

impl NumberingReader {
    /// The level that is open, in the list or scheme that is open.
    fn level(&mut self) -> Option<&mut Level> {
        let Numbering { schemes, lists } = &mut self.numbering;
        let levels = match (&self.list, &self.scheme) {
            (Some(list), _) => &mut lists.get_mut(list)?.levels,
            (None, Some(scheme)) => &mut schemes.get_mut(scheme)?.levels,
            (None, None) => return None,
        };
        (self.level < LEVELS).then(|| levels.entry(self.level).or_default())
    }

    fn begin(&mut self, name: &str, attributes: &Attributes) {
        let id = |name| attributes.word(name).unwrap_or_default().into_owned();
        match name {
            "abstractNum" => {
                let scheme = id("abstractNumId");
                self.numbering.schemes.insert(scheme.clone(), Scheme::default());
                (self.scheme, self.list) = (Some(scheme), None);
            }
            "num" => {
                let list = id("numId");
                self.numbering.lists.insert(list.clone(), List::default());
                (self.scheme, self.list) = (None, Some(list));
            }
            "lvl" | "lvlOverride" => {
                self.level = id("ilvl").parse().unwrap_or(if name == "lvl" { self.level } else { LEVELS });
                if name == "lvl" {
                    // A level is there even if nothing is said of it.
                    self.level();
                }
            }
            _ => {}
        }
    }

    fn property(&mut self, name: &str, value: Option<&str>) {
        let number = || value.and_then(|value| value.trim().parse::<u32>().ok());
        if let Some(scheme) = self.scheme.as_ref().and_then(|id| self.numbering.schemes.get_mut(id)) {
            match name {
                "styleLink" => scheme.name = value.map(str::to_string),
                "numStyleLink" => scheme.link = value.map(str::to_string),
                _ => {}
            }
        }
        if let Some(list) = self.list.as_ref().and_then(|id| self.numbering.lists.get_mut(id)) {
            match name {
                "abstractNumId" => list.scheme = value.unwrap_or_default().to_string(),
                "startOverride" => drop(number().map(|start| list.starts.insert(self.level, start))),
                _ => {}
            }
        }
        if matches!(name, "start" | "numFmt" | "lvlText" | "lvlRestart" | "isLgl" | "pStyle") {
            self.level_property(name, value, number());
        }
    }

    fn level_property(&mut self, name: &str, value: Option<&str>, number: Option<u32>) {
        let Some(level) = self.level() else { return };
        match name {
            "start" => level.start = number.unwrap_or(level.start),
            "numFmt" => level.format = value.unwrap_or("decimal").to_string(),
            "lvlText" => level.text = value.unwrap_or_default().to_string(),
            "lvlRestart" => level.restart = number.map(|number| number as usize),
            "isLgl" => level.legal = is_on(value),
            _ => level.style = value.map(str::to_string),
        }
    }
}

impl Handler for NumberingReader {
    fn open(&mut self, space: Space, name: &str, attributes: &Attributes) -> Follow {
        if space == Space::Word {
            self.begin(name, attributes);
            self.property(name, attributes.word("val").as_deref());
        }
        Follow::In
    }
    fn close(&mut self) {}
    fn text(&mut self, _: &str) {}
}
