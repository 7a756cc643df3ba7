//! What a file is: the headers of the documents and of the corpus.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::super::xml::Xml;
use super::taxonomies::Taxonomies;
use super::{TEI, XINCLUDE};
use crate::dataset::shelf::Document;

/// What has been added to the corpus.
#[derive(Default)]
pub(super) struct Corpus {
    documents: Vec<String>,
    sentences: usize,
}

impl Corpus {
    pub fn add(&mut self, document: &Annotated) {
        self.documents.push(format!("{}.xml", document.id()));
        self.sentences += document.sentences.len();
    }

    /// The file that includes all others.
    pub fn write(&self, xml: &mut Xml, lists: &[&str], taxonomies: &Taxonomies) -> Result<(), Error> {
        xml.open("teiCorpus", &[("xmlns", TEI), ("xmlns:xi", XINCLUDE), ("xml:id", "corpus")])?;
        xml.open("teiHeader", &[])?;
        xml.open("fileDesc", &[])?;
        xml.open("titleStmt", &[])?;
        xml.element("title", &[], "Reports of meetings, with who says what")?;
        xml.close("titleStmt")?;
        measure(xml, &[("documents", self.documents.len()), ("sentences", self.sentences)])?;
        publication(xml)?;
        xml.open("sourceDesc", &[])?;
        xml.element("p", &[], "The source of each document is told in its own header.")?;
        xml.close("sourceDesc")?;
        xml.close("fileDesc")?;
        encoding(xml, taxonomies)?;
        if !lists.is_empty() {
            xml.open("profileDesc", &[])?;
            xml.open("particDesc", &[])?;
            lists.iter().try_for_each(|list| include(xml, list))?;
            xml.close("particDesc")?;
            xml.close("profileDesc")?;
        }
        xml.close("teiHeader")?;
        self.documents.iter().try_for_each(|document| include(xml, document))?;
        xml.close("teiCorpus")
    }
}

/// The header of a document.
pub(super) fn component(xml: &mut Xml, document: &Annotated, taxonomies: &mut Taxonomies) -> Result<(), Error> {
    let row = &document.document;
    xml.open("teiHeader", &[])?;
    xml.open("fileDesc", &[])?;
    xml.open("titleStmt", &[])?;
    xml.element("title", &[], row.name())?;
    meeting(xml, row)?;
    xml.close("titleStmt")?;
    measure(xml, &[("sentences", document.sentences.len())])?;
    publication(xml)?;
    source(xml, row)?;
    xml.close("fileDesc")?;
    if let Some(genre) = &row.genre {
        xml.open("profileDesc", &[])?;
        xml.open("textClass", &[])?;
        let target = taxonomies.point("genre", genre);
        xml.empty("catRef", &[("scheme", "#taxonomy.genre"), ("target", &target)])?;
        xml.close("textClass")?;
        xml.close("profileDesc")?;
    }
    xml.close("teiHeader")
}

/// The occasion and the session.
fn meeting(xml: &mut Xml, row: &Document) -> Result<(), Error> {
    let session = row.session.map(|session| session.to_string());
    if session.is_none() && row.occasion.is_none() {
        return Ok(());
    }
    let number: Vec<_> = session.iter().map(|session| ("n", session.as_str())).collect();
    xml.element("meeting", &number, row.occasion.as_deref().unwrap_or("session"))
}

fn measure(xml: &mut Xml, quantities: &[(&str, usize)]) -> Result<(), Error> {
    xml.open("extent", &[])?;
    for (unit, quantity) in quantities {
        let (quantity, words) = (quantity.to_string(), format!("{quantity} {unit}"));
        xml.element("measure", &[("unit", unit), ("quantity", &quantity)], &words)?;
    }
    xml.close("extent")
}

fn publication(xml: &mut Xml) -> Result<(), Error> {
    xml.open("publicationStmt", &[])?;
    xml.element("p", &[], "Not published: made of reports by rapporteur for further work.")?;
    xml.close("publicationStmt")
}

/// What the document was read from.
fn source(xml: &mut Xml, row: &Document) -> Result<(), Error> {
    xml.open("sourceDesc", &[])?;
    xml.open("bibl", &[])?;
    xml.element("title", &[], row.name())?;
    xml.element("idno", &[("type", "document")], &row.document)?;
    for (name, value) in [("symbol", &row.symbol), ("sha256", &row.sha256)] {
        value.iter().try_for_each(|value| xml.element("idno", &[("type", name)], value))?;
    }
    xml.element("ref", &[], &row.source)?;
    let when = match (&row.date, &row.date_end) {
        (Some(from), Some(to)) => vec![("from", from.as_str()), ("to", to)],
        (Some(when), None) => vec![("when", when.as_str())],
        _ => Vec::new(),
    };
    let told = row.date_text.as_deref().unwrap_or(row.day());
    if !told.is_empty() {
        xml.element("date", &when, told)?;
    }
    xml.close("bibl")?;
    xml.close("sourceDesc")
}

/// How the texts are written down.
fn encoding(xml: &mut Xml, taxonomies: &Taxonomies) -> Result<(), Error> {
    let declarations = [
        ("normalization", "Words are left as they are; white space between sentences is not kept."),
        ("hyphenation", "Hyphens at the ends of lines are left as they are."),
        ("segmentation", "Utterances are parted by speaker, their segments by paragraph, and those into sentences."),
    ];
    xml.open("encodingDesc", &[])?;
    xml.open("editorialDecl", &[])?;
    for (name, told) in declarations {
        xml.open(name, &[])?;
        xml.element("p", &[], told)?;
        xml.close(name)?;
    }
    xml.close("editorialDecl")?;
    taxonomies.write(xml)?;
    xml.close("encodingDesc")
}

fn include(xml: &mut Xml, file: &str) -> Result<(), Error> {
    xml.line()?;
    xml.empty("xi:include", &[("href", file)])
}
