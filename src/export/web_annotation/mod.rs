//! A folder of W3C Web Annotations in JSON-LD: `collection.json`, and for each document its text and a page of annotations.
//!
//! A row is an annotation that says labels (a word, a colon and a value) of its words; the source and the cue of a
//! statement and the parts of a norm are annotations of their own, linked to it. What lies in pieces has a target a piece.
//! Each target is told twice, by what is quoted and what stands around it, and by where it stands.
//!
//! The standard counts code points, as the tables do, and quotes what stands there letter by letter. Names of files and
//! ids are relative, so that the folder may be served from anywhere.

mod annotation;
mod rows;

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const COLLECTION: &str = "collection.json";

/// The folder while documents are added.
pub(super) struct WebAnnotation {
    folder: PathBuf,
    /// The page of the last document, which waits for the name of the next.
    page: Option<Page>,
    first: Option<String>,
    total: usize,
    left_out: [usize; 2],
}

/// A page that wants the name of the next, and its end.
struct Page {
    name: String,
    path: PathBuf,
    file: BufWriter<File>,
}

impl WebAnnotation {
    /// A folder without documents.
    pub fn new(folder: &Path) -> WebAnnotation {
        WebAnnotation { folder: folder.into(), page: None, first: None, total: 0, left_out: [0; 2] }
    }

    /// Writes a page but for what follows it.
    fn page(&self, document: &Annotated, before: Option<&str>) -> Result<(Page, usize), Error> {
        let name = format!("{}.json", document.id());
        let path = self.folder.join(&name);
        let file = File::create_new(&path).map_err(Error::write(&path))?;
        let mut page = Page { name, path, file: BufWriter::new(file) };
        let head = json!({
            "@context": CONTEXT, "id": page.name, "type": "AnnotationPage", "partOf": COLLECTION, "startIndex": self.total,
        });
        page.write(head.to_string().trim_end_matches('}'))?;
        if let Some(before) = before {
            page.write(&format!(",\"prev\":{}", json!(before)))?;
        }
        page.write(",\"items\":[")?;
        let mut count = 0;
        rows::annotations(document, &page.name.clone(), |annotation| {
            page.write(if count == 0 { "\n" } else { ",\n" })?;
            count += 1;
            page.write(&annotation.to_string())
        })?;
        page.write("\n]")?;
        Ok((page, count))
    }
}

impl Page {
    fn write(&mut self, text: &str) -> Result<(), Error> {
        self.file.write_all(text.as_bytes()).map_err(Error::write(&self.path))
    }

    /// Ends the page, before that of a name or as the last.
    fn end(mut self, next: Option<&str>) -> Result<String, Error> {
        if let Some(next) = next {
            self.write(&format!(",\"next\":{}", json!(next)))?;
        }
        self.write("}\n")?;
        self.file.flush().map_err(Error::write(&self.path))?;
        Ok(self.name)
    }
}

impl Exporter for WebAnnotation {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        let text = self.folder.join(format!("{}.txt", document.id()));
        fs::write(&text, &document.text).map_err(Error::write(&text))?;
        let name = format!("{}.json", document.id());
        let before = self.page.take().map(|page| page.end(Some(&name))).transpose()?;
        let (page, count) = self.page(document, before.as_deref())?;
        self.first.get_or_insert(name);
        self.page = Some(page);
        self.total += count;
        self.left_out[0] += document.sections.len();
        self.left_out[1] += document.remarks.len();
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<String>, Error> {
        let last = self.page.take().map(|page| page.end(None)).transpose()?;
        let mut collection = json!({
            "@context": CONTEXT, "id": COLLECTION, "type": "AnnotationCollection",
            "label": "Who says what", "total": self.total,
        });
        for (name, page) in [("first", self.first), ("last", last)] {
            if let Some(page) = page {
                collection[name] = Value::String(page);
            }
        }
        let path = self.folder.join(COLLECTION);
        fs::write(&path, format!("{collection}\n")).map_err(Error::write(&path))?;
        let [sections, remarks] = self.left_out;
        Ok(vec![format!("{sections} sections, {remarks} remarks and all of speakers but their names are left out")])
    }
}
