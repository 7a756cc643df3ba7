//! What a package holds: a Word document and its main part, or why it is not read.

use super::package::Package;
use super::relations::Relations;
use super::space::Space;
use super::xml::{Attributes, Follow, Handler};
use crate::limits::Refusal;

/// The part that lists the types of all.
const TYPES: &str = "[Content_Types].xml";

/// The main part of a Word document; a refusal where the package is something else.
pub(super) fn main_part(package: &mut Package, relations: &Relations) -> Result<String, Refusal> {
    let mut types = Types::default();
    let faults = package.remarks.len();
    package.read(TYPES, &mut types)?;
    let is_whole = package.remarks.len() == faults;
    let related = relations.target("officeDocument").filter(|part| package.has(part)).map(str::to_string);
    let listed = || types.main_part().filter(|part| package.has(part));
    let usual = || Some("word/document.xml".to_string()).filter(|part| package.has(part));
    let part = related.or_else(listed).or_else(usual);
    let of_type = part.as_deref().filter(|_| is_whole).and_then(|part| types.of(part)).and_then(other_office);
    let other = of_type.or_else(|| other_by_names(package));
    match (part, other) {
        (_, Some(other)) => Err(Refusal::new(format!("is {other}, which is not read"))),
        (Some(part), None) => Ok(part),
        (None, None) => Err(missing(package, relations)),
    }
}

/// What is said of a package without a text.
fn missing(package: &mut Package, relations: &Relations) -> Refusal {
    match relations.target("officeDocument") {
        Some(part) => Refusal::new(format!("is damaged: its part `{part}` is missing")),
        None if package.remarks.is_empty() && package.has(TYPES) => {
            Refusal::new("is an Office document other than Word's, which is not read")
        }
        None => Refusal::new("is damaged: its text is missing"),
    }
}

/// The types of the parts.
#[derive(Default)]
struct Types(Vec<(String, String)>);

impl Types {
    fn of(&self, part: &str) -> Option<&str> {
        let named = |(name, _): &&(String, String)| name.trim_start_matches('/').eq_ignore_ascii_case(part);
        self.0.iter().find(named).map(|(_, kind)| kind.as_str())
    }

    /// The part whose type is that of a Word document or template.
    fn main_part(&self) -> Option<String> {
        let is_main = |kind: &str| kind.ends_with("main+xml") && !kind.contains("glossary") && is_word(kind);
        let found = self.0.iter().find(|(_, kind)| is_main(kind));
        found.map(|(name, _)| name.trim_start_matches('/').to_string())
    }
}

impl Handler for Types {
    fn open(&mut self, _: Space, name: &str, attributes: &Attributes) -> Follow {
        if name == "Override" {
            let value = |name| attributes.get(Space::Other, name).unwrap_or_default().into_owned();
            self.0.push((value("PartName"), value("ContentType")));
        }
        Follow::In
    }
    fn close(&mut self) {}
    fn text(&mut self, _: &str) {}
}

fn is_word(kind: &str) -> bool {
    kind.contains("wordprocessingml") || kind.contains("ms-word")
}

/// What a main part of this type makes of the package, if no Word document.
fn other_office(kind: &str) -> Option<&'static str> {
    match kind {
        _ if is_word(kind) => None,
        _ if kind.contains("spreadsheetml") || kind.contains("ms-excel") => Some("a spreadsheet (XLSX)"),
        _ if kind.contains("presentationml") || kind.contains("ms-powerpoint") => Some("a presentation (PPTX)"),
        _ if kind.contains("visio") => Some("a Visio drawing"),
        _ if kind.contains("vnd.") => Some("an Office document other than Word's"),
        _ => None,
    }
}

/// What the names of its parts make of a package, if no Word document.
fn other_by_names(package: &Package) -> Option<&'static str> {
    const NAMES: [(&str, &str); 7] = [
        ("xl/workbook.xml", "a spreadsheet (XLSX)"),
        ("xl/workbook.bin", "a spreadsheet (XLSB)"),
        ("ppt/presentation.xml", "a presentation (PPTX)"),
        ("visio/document.xml", "a Visio drawing"),
        ("FixedDocumentSequence.fdseq", "an XPS document"),
        ("FixedDocSeq.fdseq", "an XPS document"),
        ("META-INF/container.xml", "an e-book (EPUB)"),
    ];
    if package.has("word/document.xml") {
        return None;
    }
    let found = NAMES.iter().find(|(name, _)| package.has(name));
    found.map(|(_, words)| *words).or_else(|| open_document(&package.beginning("mimetype")))
}

/// What the type makes of a package that states it in a part of its own.
fn open_document(kind: &str) -> Option<&'static str> {
    match kind.rsplit_once("opendocument.").map(|(_, kind)| kind) {
        Some(kind) if kind.starts_with("text") => Some("an OpenDocument text (ODT)"),
        Some(kind) if kind.starts_with("spreadsheet") => Some("an OpenDocument spreadsheet (ODS)"),
        Some(kind) if kind.starts_with("presentation") => Some("an OpenDocument presentation (ODP)"),
        Some(_) => Some("an OpenDocument file"),
        None => None,
    }
}
