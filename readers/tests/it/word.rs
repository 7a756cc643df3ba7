//! Word documents made in code: a package from its parts.

use rapporteur_readers::remark::Noted;
use rapporteur_readers::{self as readers, Error, Options, Text};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

const HEAD: &str = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' \
    xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'";

/// A Word document under construction.
#[derive(Clone, Default)]
pub struct Word {
    parts: Vec<(String, String)>,
    relations: String,
}

impl Word {
    /// A document with this body.
    pub fn new(body: &str) -> Word {
        Word::default().part("document.xml", &format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>"))
    }

    /// The same with a further part of its folder as it is.
    pub fn part(mut self, name: &str, xml: &str) -> Word {
        self.parts.push((format!("word/{name}"), format!("{HEAD}{xml}")));
        self
    }

    /// The same with a further part of a kind, related by the kind's name.
    pub fn related(self, kind: &str, root: &str, inside: &str) -> Word {
        self.relation(kind, &format!("{kind}.xml"))
            .part(&format!("{kind}.xml"), &format!("<w:{root} {SPACES}>{inside}</w:{root}>"))
    }

    /// The same with a further relation.
    pub fn relation(mut self, kind: &str, target: &str) -> Word {
        self.relations.push_str(&format!("<Relationship Id='{kind}' Type='{OFFICE}/{kind}' Target='{target}'/>"));
        self
    }

    /// All parts by name, those that every package has first.
    pub fn parts(&self) -> Vec<(String, String)> {
        let relations = |inside: &str| {
            let space = "http://schemas.openxmlformats.org/package/2006/relationships";
            format!("{HEAD}<Relationships xmlns='{space}'>{inside}</Relationships>")
        };
        let main = format!("<Relationship Id='main' Type='{OFFICE}/officeDocument' Target='word/document.xml'/>");
        let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        let types = format!(
            "{HEAD}<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>\
             <Override PartName='/word/document.xml' ContentType='{kind}'/></Types>"
        );
        let mut parts = vec![("[Content_Types].xml".to_string(), types), ("_rels/.rels".into(), relations(&main))];
        if !self.relations.is_empty() {
            parts.push(("word/_rels/document.xml.rels".into(), relations(&self.relations)));
        }
        parts.extend(self.parts.clone());
        parts
    }

    /// The package.
    pub fn bytes(&self) -> Vec<u8> {
        package(&self.parts())
    }

    /// Its text.
    pub fn read(&self) -> Result<Noted<Text>, Error> {
        read(&self.bytes())
    }
}

/// A ZIP of parts.
pub fn package(parts: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive.start_file(name.as_ref(), SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes.as_ref()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Reads a source.
pub fn read(bytes: &[u8]) -> Result<Noted<Text>, Error> {
    readers::read("test.docx", bytes.to_vec().into(), &Options::default())
}

/// A paragraph of plain words.
pub fn p(words: &str) -> String {
    format!("<w:p>{}</w:p>", r(words))
}

/// A run of plain words.
pub fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>")
}

/// A paragraph with properties.
pub fn styled(properties: &str, inside: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>")
}
