//! The file of a project: a ZIP with the texts and `project.qde`.
//!
//! The book of codes stands before the sources, and is known only after them. So the sources wait in a file beside it.

use super::super::annotated::Annotated;
use super::super::error::Error;
use super::super::folded::Folded;
use super::super::xml::Xml;
use super::code::Codes;
use super::guid::{guid, user};
use super::selection::Selection;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const PROJECT: [(&str, &str); 5] = [
    ("name", "rapporteur"),
    ("origin", concat!("rapporteur ", env!("CARGO_PKG_VERSION"))),
    ("xmlns", "urn:QDA-XML:project:1.0"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xsi:schemaLocation", "urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"),
];

pub(super) struct Package {
    path: PathBuf,
    zip: ZipWriter<BufWriter<File>>,
    /// The file in which the sources wait.
    waiting: PathBuf,
    sources: Xml<BufWriter<File>>,
    /// The id of the document that is being written.
    document: String,
    documents: usize,
}

impl Package {
    pub fn create(path: &Path) -> Result<Package, Error> {
        let create = |path: &Path| File::create_new(path).map(BufWriter::new).map_err(Error::write(path));
        let waiting = path.with_extension("sources");
        Ok(Package {
            zip: ZipWriter::new(create(path)?),
            sources: Xml::part(create(&waiting)?, path),
            path: path.into(),
            waiting,
            document: String::new(),
            documents: 0,
        })
    }

    /// Begins a document with its text.
    pub fn begin(&mut self, document: &Annotated, text: &Folded) -> Result<(), Error> {
        self.document = document.id().into();
        self.documents += 1;
        let id = guid(&["source", document.id()]);
        self.file(&format!("sources/{id}.txt"), |zip| zip.write_all(text.text.as_bytes()))?;
        let path = format!("internal://{id}.txt");
        let attributes = [("guid", &*id), ("name", document.id()), ("plainTextPath", &path), ("creatingUser", &user())];
        self.sources.open("TextSource", &attributes)?;
        let row = &document.document;
        let about = [row.name(), row.day(), &row.source];
        let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
        self.sources.element("Description", &[], &about.join("; "))
    }

    /// Adds a selection to the document.
    pub fn select(&mut self, selection: &Selection) -> Result<(), Error> {
        selection.write(&self.document, &mut self.sources)
    }

    /// Ends the document.
    pub fn end(&mut self) -> Result<(), Error> {
        self.sources.close("TextSource")
    }

    /// Writes the project; how many letters were replaced.
    pub fn finish(mut self, codes: &Codes) -> Result<usize, Error> {
        let failed = Error::write(&self.path);
        self.zip.start_file("project.qde", options()).map_err(|error| failed(error.into()))?;
        let mut xml = Xml::of_elements(self.zip, &self.path)?;
        xml.open("Project", &PROJECT)?;
        xml.open("Users", &[])?;
        xml.empty("User", &[("guid", &user()), ("name", "rapporteur")])?;
        xml.close("Users")?;
        codes.write(&mut xml)?;
        let replaced = self.sources.replaced;
        self.sources.into_inner().flush().map_err(&failed)?;
        if self.documents > 0 {
            xml.open("Sources", &[])?;
            let mut waiting = BufReader::new(File::open(&self.waiting).map_err(&failed)?);
            io::copy(&mut waiting, xml.get_mut()).map_err(&failed)?;
            xml.close("Sources")?;
        }
        xml.close("Project")?;
        let replaced = replaced + xml.replaced;
        let mut out = xml.into_inner().finish().map_err(|error| failed(error.into()))?;
        out.flush().map_err(&failed)?;
        std::fs::remove_file(&self.waiting).map_err(&failed)?;
        Ok(replaced)
    }

    fn file(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut ZipWriter<BufWriter<File>>) -> io::Result<()>,
    ) -> Result<(), Error> {
        let failed = Error::write(&self.path);
        self.zip.start_file(name, options()).map_err(|error| failed(error.into()))?;
        write(&mut self.zip).map_err(&failed)
    }
}

/// How a file is kept: without a time, so that it is the same each time, and of any size.
fn options() -> SimpleFileOptions {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    options.last_modified_time(DateTime::default()).large_file(true)
}
