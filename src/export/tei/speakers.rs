//! The lists of speakers: persons in `listPerson.xml`, everybody else in `listOrg.xml`.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::super::xml::Xml;
use super::{TEI, document_id};
use crate::dataset::shelf::Speaker;
use std::path::{Path, PathBuf};

/// The lists while documents are added.
pub(super) struct Speakers {
    organizations: List,
    persons: List,
}

/// The lists when they are written.
pub(super) struct Lists {
    /// The names of their files.
    pub names: Vec<&'static str>,
    /// How many letters were written as U+FFFD.
    pub replaced: usize,
}

/// A list that is begun with its first entry, as none may be empty.
struct List {
    path: PathBuf,
    file: &'static str,
    element: &'static str,
    xml: Option<Xml>,
}

impl Speakers {
    pub fn new(folder: &Path) -> Speakers {
        let list = |file, element| List { path: folder.join(file), file, element, xml: None };
        Speakers { organizations: list("listOrg.xml", "listOrg"), persons: list("listPerson.xml", "listPerson") }
    }

    /// Adds the speakers of a document.
    pub fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        for speaker in &document.speakers {
            let id = format!("{}.{}", document_id(document), speaker.speaker);
            match speaker.kind.as_str() {
                "person" | "role" | "anonymous" => person(self.persons.entry()?, &id, speaker)?,
                _ => organization(self.organizations.entry()?, &id, speaker)?,
            }
        }
        Ok(())
    }

    pub fn finish(self) -> Result<Lists, Error> {
        let mut lists = Lists { names: Vec::new(), replaced: 0 };
        for list in [self.organizations, self.persons] {
            if let Some(mut xml) = list.xml {
                xml.close(list.element)?;
                lists.replaced += xml.finish()?;
                lists.names.push(list.file);
            }
        }
        Ok(lists)
    }
}

impl List {
    /// Its file, at a new entry.
    fn entry(&mut self) -> Result<&mut Xml, Error> {
        let begun = match self.xml.take() {
            Some(xml) => xml,
            None => self.begin()?,
        };
        let xml = self.xml.insert(begun);
        xml.line()?;
        Ok(xml)
    }

    fn begin(&self) -> Result<Xml, Error> {
        let mut xml = Xml::new(&self.path)?;
        xml.open(self.element, &[("xmlns", TEI)])?;
        Ok(xml)
    }
}

fn person(xml: &mut Xml, id: &str, speaker: &Speaker) -> Result<(), Error> {
    xml.open("person", &[("xml:id", id), ("role", &speaker.kind)])?;
    xml.open("persName", &[])?;
    if let Some(honorific) = &speaker.honorific {
        xml.element("roleName", &[], honorific)?;
        xml.text(" ")?;
    }
    let family = speaker.family_name.as_deref().filter(|family| !family.is_empty());
    match family.and_then(|family| speaker.name.strip_suffix(family).map(|given| (given.trim(), family))) {
        Some((given, family)) => {
            if !given.is_empty() {
                xml.element("forename", &[], given)?;
                xml.text(" ")?;
            }
            xml.element("surname", &[], family)?;
        }
        None => xml.text(&speaker.name)?,
    }
    xml.close("persName")?;
    if let Some(function) = &speaker.function {
        xml.element("occupation", &[], function)?;
    }
    of(xml, speaker, "affiliation")?;
    xml.close("person")
}

fn organization(xml: &mut Xml, id: &str, speaker: &Speaker) -> Result<(), Error> {
    xml.open("org", &[("xml:id", id), ("role", &speaker.kind)])?;
    xml.element("orgName", &[], &speaker.name)?;
    if let Some(function) = &speaker.function {
        xml.element("note", &[("type", "function")], function)?;
    }
    of(xml, speaker, "note")?;
    xml.close("org")
}

/// For whom somebody speaks, an element each.
fn of(xml: &mut Xml, speaker: &Speaker, element: &str) -> Result<(), Error> {
    let key = if element == "affiliation" { "role" } else { "type" };
    for (name, organization) in [("member", &speaker.affiliation), ("on-behalf-of", &speaker.on_behalf_of)] {
        if let Some(organization) = organization {
            xml.open(element, &[(key, name)])?;
            xml.element("orgName", &[], organization)?;
            xml.close(element)?;
        }
    }
    if let Some(state) = &speaker.state {
        xml.open(element, &[(key, "state")])?;
        xml.element("country", &[("key", state)], state)?;
        xml.close(element)?;
    }
    Ok(())
}
