//! One CAS: the annotations of a document, its text, and the view that holds them.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::super::xml::Xml;

/// A CAS that is being written.
pub(super) struct Record<'d> {
    xml: &'d mut Xml,
    document: &'d Annotated,
    /// The last number that was given; the text itself is 1.
    last: u32,
    /// The annotations of the view.
    members: Vec<u32>,
}

/// The text, by number.
const SOFA: &str = "1";

/// What is told of an annotation.
#[derive(Default)]
pub(super) struct Features(Vec<(&'static str, String)>);

impl Features {
    /// Those of the row of a number.
    pub fn numbered(number: u32) -> Features {
        Features(vec![("number", number.to_string())])
    }

    /// Adds one that has a value.
    pub fn add(&mut self, name: &'static str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| (name, value.to_string())));
    }
}

impl<'d> Record<'d> {
    pub fn new(xml: &'d mut Xml, document: &'d Annotated) -> Record<'d> {
        Record { xml, document, last: 1, members: Vec::new() }
    }

    /// The span of all of the text.
    pub fn whole(&self) -> [u32; 2] {
        [0, u32::try_from(self.document.text.chars().count()).unwrap_or(u32::MAX)]
    }

    /// Writes an annotation; its number.
    pub fn annotation(&mut self, name: &str, span: [u32; 2], features: Features) -> Result<u32, Error> {
        let place = self.document.utf16(span);
        let (begin, end) = (place.start.to_string(), place.end.to_string());
        let mut all = vec![("sofa", SOFA), ("begin", &begin), ("end", &end)];
        all.extend(features.0.iter().map(|(name, value)| (*name, value.as_str())));
        let number = self.structure(name, &all)?;
        self.members.push(number);
        Ok(number)
    }

    /// Writes the parts of an annotation and the links to them; the numbers of the links.
    pub fn slots(&mut self, link: &str, parts: &[(&str, &'static str, [u32; 2])]) -> Result<Option<String>, Error> {
        let mut links = Vec::with_capacity(parts.len());
        for (name, role, span) in parts {
            let mut features = Features::default();
            features.add("role", Some(role));
            let target = self.annotation(name, *span, features)?.to_string();
            links.push(self.structure(link, &[("role", role), ("target", &target)])?.to_string());
        }
        Ok((!links.is_empty()).then(|| links.join(" ")))
    }

    /// Writes the text and the view.
    pub fn finish(self) -> Result<(), Error> {
        let members: Vec<String> = self.members.iter().map(u32::to_string).collect();
        let text = [
            ("xmi:id", SOFA),
            ("sofaNum", "1"),
            ("sofaID", "_InitialView"),
            ("mimeType", "text/plain"),
            ("sofaString", &self.document.text),
        ];
        self.xml.line()?;
        self.xml.empty("cas:Sofa", &text)?;
        self.xml.line()?;
        self.xml.empty("cas:View", &[("sofa", SOFA), ("members", &members.join(" "))])
    }

    fn structure(&mut self, name: &str, features: &[(&'static str, &str)]) -> Result<u32, Error> {
        self.last += 1;
        let number = self.last.to_string();
        let mut all = vec![("xmi:id", number.as_str())];
        all.extend(features);
        self.xml.line()?;
        self.xml.empty(name, &all)?;
        Ok(self.last)
    }
}
