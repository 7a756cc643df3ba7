//! The codes of a project.

use super::super::error::Error;
use super::super::xml::Xml;
use super::guid::guid;
use crate::dataset::shelf::Issue;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

/// What a selection is coded with.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Code {
    Theme(String),
    /// An issue by its lexicon and id, and the side taken.
    Position((String, String), String),
    Speaker(String),
}

/// The codes that are used.
pub(super) struct Codes {
    issues: BTreeMap<(String, String), Issue>,
    used: BTreeSet<Code>,
}

impl Codes {
    pub fn new(issues: Vec<Issue>) -> Codes {
        let key = |issue: &Issue| (issue.lexicon.clone(), issue.issue.clone());
        Codes { issues: issues.into_iter().map(|issue| (key(&issue), issue)).collect(), used: BTreeSet::new() }
    }

    /// The id of a code.
    pub fn of(&mut self, code: Code) -> String {
        let id = id(&code);
        self.used.insert(code);
        id
    }

    /// Writes the book of codes; it may not be empty.
    pub fn write<W: Write>(&self, xml: &mut Xml<W>) -> Result<(), Error> {
        if self.used.is_empty() {
            return Ok(());
        }
        xml.open("CodeBook", &[])?;
        xml.open("Codes", &[])?;
        self.themes(xml)?;
        self.positions(xml)?;
        self.speakers(xml)?;
        xml.close("Codes")?;
        xml.close("CodeBook")
    }

    fn themes<W: Write>(&self, xml: &mut Xml<W>) -> Result<(), Error> {
        let themes = self.used.iter().filter(|code| matches!(code, Code::Theme(_)));
        group(xml, "Themes", themes, |xml, code| leaf(xml, code, &self.name(code)))
    }

    fn speakers<W: Write>(&self, xml: &mut Xml<W>) -> Result<(), Error> {
        let speakers = self.used.iter().filter(|code| matches!(code, Code::Speaker(_)));
        group(xml, "Speakers", speakers, |xml, code| leaf(xml, code, &self.name(code)))
    }

    /// Each issue with the sides taken on it.
    fn positions<W: Write>(&self, xml: &mut Xml<W>) -> Result<(), Error> {
        let mut issues: BTreeMap<&(String, String), Vec<&Code>> = BTreeMap::new();
        for code in &self.used {
            if let Code::Position(issue, _) = code {
                issues.entry(issue).or_default().push(code);
            }
        }
        group(xml, "Issues", issues.iter(), |xml, (issue, codes)| {
            let (lexicon, id) = issue;
            open(xml, &guid(&["issue", lexicon, id]), &self.label(issue), false)?;
            if let Some(proposition) = self.issues.get(issue).and_then(|issue| issue.proposition.as_deref()) {
                xml.element("Description", &[], proposition)?;
            }
            codes.iter().try_for_each(|code| leaf(xml, code, &self.name(code)))?;
            xml.close("Code")
        })
    }

    /// The name of a code, unlike those of the others.
    fn name(&self, code: &Code) -> String {
        match code {
            Code::Theme(theme) => format!("theme: {theme}"),
            Code::Position(issue, stance) => format!("{}: {stance}", self.label(issue)),
            Code::Speaker(name) => format!("speaker: {name}"),
        }
    }

    /// The name of an issue, with its id where another has that name too.
    fn label(&self, key: &(String, String)) -> String {
        let id = format!("{}/{}", key.0, key.1);
        let Some(issue) = self.issues.get(key) else { return id };
        match self.issues.values().filter(|other| other.label == issue.label).count() {
            1 => issue.label.clone(),
            _ => format!("{} ({id})", issue.label),
        }
    }
}

fn id(code: &Code) -> String {
    match code {
        Code::Theme(theme) => guid(&["theme", theme]),
        Code::Position((lexicon, issue), stance) => guid(&["position", lexicon, issue, stance]),
        Code::Speaker(name) => guid(&["speaker", name]),
    }
}

/// Codes under a heading, if there are any.
fn group<W: Write, T>(
    xml: &mut Xml<W>,
    name: &str,
    mut codes: impl Iterator<Item = T>,
    mut each: impl FnMut(&mut Xml<W>, T) -> Result<(), Error>,
) -> Result<(), Error> {
    let Some(first) = codes.next() else { return Ok(()) };
    open(xml, &guid(&["group", name]), name, false)?;
    each(xml, first)?;
    codes.try_for_each(|code| each(xml, code))?;
    xml.close("Code")
}

fn leaf<W: Write>(xml: &mut Xml<W>, code: &Code, name: &str) -> Result<(), Error> {
    open(xml, &id(code), name, true)?;
    xml.close("Code")
}

fn open<W: Write>(xml: &mut Xml<W>, guid: &str, name: &str, is_codable: bool) -> Result<(), Error> {
    let is_codable = if is_codable { "true" } else { "false" };
    xml.open("Code", &[("guid", guid), ("name", name), ("isCodable", is_codable)])
}
