//! A folder of TEI in the shape of ParlaMint: `corpus.xml`, which includes a file a document and the lists of speakers.
//!
//! What somebody says is a `u` with its speakers, in a `seg` a paragraph and an `s` a sentence; what nobody says is a `note`
//! a sentence, headings are the `head` of a `div` a section, and what belongs to the page is `fw`. A form feed is a `pb`;
//! numbers and bullets that stand outside sentences are `metamark`. Acts, themes, positions and norms are pointers of the
//! sentence into the taxonomies of the corpus.
//!
//! Nothing is counted here: a sentence is its own words. White space is kept within sentences but for carriage returns.

mod body;
mod header;
mod milestone;
mod sections;
mod speakers;
mod taxonomies;

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use super::xml::{self, Xml};
use body::Body;
use header::Corpus;
use speakers::Speakers;
use std::path::{Path, PathBuf};
use taxonomies::Taxonomies;

const TEI: &str = "http://www.tei-c.org/ns/1.0";
const XINCLUDE: &str = "http://www.w3.org/2001/XInclude";

/// The folder while documents are added.
pub(super) struct Tei {
    folder: PathBuf,
    corpus: Corpus,
    speakers: Speakers,
    taxonomies: Taxonomies,
    replaced: usize,
    left_out: [usize; 4],
}

impl Tei {
    /// A folder without documents.
    pub fn new(folder: &Path) -> Tei {
        Tei {
            folder: folder.into(),
            corpus: Corpus::default(),
            speakers: Speakers::new(folder),
            taxonomies: Taxonomies::default(),
            replaced: 0,
            left_out: [0; 4],
        }
    }
}

impl Exporter for Tei {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        let mut xml = Xml::new(&self.folder.join(format!("{}.xml", document.id())))?;
        let id = document_id(document);
        let mut attributes = vec![("xmlns", TEI), ("xml:id", &id)];
        attributes.extend(document.document.language.as_deref().map(|language| ("xml:lang", language)));
        xml.open("TEI", &attributes)?;
        header::component(&mut xml, document, &mut self.taxonomies)?;
        Body::new(&mut xml, document, &mut self.taxonomies).write()?;
        xml.close("TEI")?;
        xml.line()?;
        self.replaced += xml.finish()?;
        self.speakers.add(document)?;
        self.corpus.add(document);
        let rows = [document.statements.len(), document.tags.len(), document.references.len(), document.norms.len()];
        self.left_out.iter_mut().zip(rows).for_each(|(sum, rows)| *sum += rows);
        Ok(())
    }

    fn finish(mut self) -> Result<Vec<String>, Error> {
        let lists = self.speakers.finish()?;
        let mut xml = Xml::new(&self.folder.join("corpus.xml"))?;
        self.corpus.write(&mut xml, &lists.names, &self.taxonomies)?;
        self.replaced += xml.finish()? + lists.replaced;
        let [statements, tags, references, norms] = self.left_out;
        let places = format!(
            "TEI gets acts, themes, positions and norms with their sentences; the words of {statements} statements, {tags} tags, \
             {references} references and the parts of {norms} norms are left out"
        );
        Ok([Some(places), xml::remark(self.replaced)].into_iter().flatten().collect())
    }
}

/// The id of a document's file in XML, where an id must not begin with a digit.
fn document_id(document: &Annotated) -> String {
    format!("doc.{}", document.id())
}

/// Pointers to the speakers of a sentence, by their ids.
fn pointers(document: &Annotated, speakers: &[String]) -> String {
    let id = document_id(document);
    speakers.iter().map(|speaker| format!("#{id}.{speaker}")).collect::<Vec<_>>().join(" ")
}
