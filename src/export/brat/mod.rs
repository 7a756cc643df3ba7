//! A folder of brat: for each document its text and its annotations as standoff, and the configuration they need.
//!
//! A statement is what PolNeAR makes of it: a `Source`, a `Cue` and a `Content`, bound by an event `Attribution` whose
//! trigger lies on the cue (`Attribution-no-source` where nobody is named). Themes are text bounds of a type each, a
//! position is one with its issue and stance as attributes, a norm is an event on the words that bind, with the other
//! parts of the wording as arguments. Who speaks is a note.
//!
//! brat counts code points, as the tables do, and counts the carriage return of a line's end.

mod configuration;
mod standoff;

use super::Exporter;
use super::annotated::Annotated;
use super::error::Error;
use crate::dataset::shelf::{Norm, Position, Statement, Tag};
use configuration::Configuration;
use rustc_hash::FxHashMap;
use standoff::Standoff;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder while documents are added.
pub(super) struct Brat {
    folder: PathBuf,
    configuration: Configuration,
    left_out: LeftOut,
}

/// How many rows there are that brat does not get.
#[derive(Default)]
struct LeftOut {
    sentences: usize,
    sections: usize,
    references: usize,
    blank: usize,
}

impl Brat {
    /// A folder without documents.
    pub fn new(folder: &Path) -> Brat {
        Brat { folder: folder.into(), configuration: Configuration::default(), left_out: LeftOut::default() }
    }

    fn write(&self, name: &str, content: &str) -> Result<(), Error> {
        let path = self.folder.join(name);
        fs::write(&path, content).map_err(Error::write(&path))
    }
}

impl Exporter for Brat {
    fn add(&mut self, document: &Annotated) -> Result<(), Error> {
        let mut standoff = Standoff::new(document);
        statements(&mut standoff, document);
        document.tags.iter().for_each(|row| tag(&mut standoff, row));
        document.positions.iter().for_each(|row| position(&mut standoff, document, row));
        document.norms.iter().for_each(|row| norm(&mut standoff, document, row));
        self.configuration.add(document);
        self.left_out.add(document, standoff.blank);
        self.write(&format!("{}.txt", document.id()), &document.text)?;
        self.write(&format!("{}.ann", document.id()), &standoff.lines)
    }

    fn finish(self) -> Result<Vec<String>, Error> {
        self.write("annotation.conf", &self.configuration.annotation())?;
        self.write("visual.conf", &self.configuration.visual())?;
        Ok(self.left_out.remarks())
    }
}

fn statements(standoff: &mut Standoff, document: &Annotated) {
    let mut contents = FxHashMap::default();
    for row in &document.statements {
        if let Some(content) = statement(standoff, document, row) {
            contents.insert(row.statement, content);
        }
    }
    for row in &document.statements {
        let outer = row.parent.and_then(|parent| contents.get(&parent));
        if let (Some(inner), Some(outer)) = (contents.get(&row.statement), outer) {
            standoff.relation("Within", inner, outer);
        }
    }
}

/// Writes a statement; the text bound of its content.
fn statement(standoff: &mut Standoff, document: &Annotated, row: &Statement) -> Option<String> {
    let cue = row.cue_start.zip(row.cue_end).map(|(start, end)| [start, end])?;
    let source = row.source_start.zip(row.source_end);
    let source = source.and_then(|(start, end)| standoff.shared("Source", &[[start, end]]));
    let content = standoff.shared("Content", row.content_spans.as_deref().unwrap_or_default());
    let name = if source.is_some() { "Attribution" } else { "Attribution-no-source" };
    let arguments = [("Content", content.clone()), ("Cue", standoff.shared("Cue", &[cue])), ("Source", source)];
    let event = standoff.event(name, cue, arguments)?;
    standoff.attribute("Act", &event, row.act.as_deref());
    standoff.attribute("Force", &event, row.force);
    standoff.attribute("Polarity", &event, row.polarity.as_deref());
    standoff.note(&event, row.speaker.as_deref().map(|id| document.called(id)));
    content
}

fn tag(standoff: &mut Standoff, row: &Tag) {
    if let Some(bound) = standoff.bound(&configuration::theme(&row.theme), &[[row.start, row.end]]) {
        standoff.attribute("Negated", &bound, row.negated.then_some(""));
        standoff.note(&bound, Some(&format!("{}/{}", row.lexicon, row.entry)));
    }
}

fn position(standoff: &mut Standoff, document: &Annotated, row: &Position) {
    if let Some(bound) = standoff.bound("Position", &[[row.start, row.end]]) {
        standoff.attribute("Issue", &bound, Some(&row.issue));
        standoff.attribute("Stance", &bound, Some(&row.stance));
        standoff.attribute("Force", &bound, row.force);
        standoff.note(&bound, row.speaker.as_deref().map(|id| document.called(id)));
    }
}

fn norm(standoff: &mut Standoff, document: &Annotated, row: &Norm) {
    let [attribute, deontic, parts @ ..] = row.parts();
    let Some(words) = deontic.span else { return };
    let mut argument = |name, span: Option<[u32; 2]>| (name, span.and_then(|span| standoff.shared(name, &[span])));
    let names = ["Aim", "Object", "Condition", "Or-else"];
    let mut arguments = vec![argument("Attribute", attribute.span)];
    arguments.extend(names.iter().zip(parts).map(|(name, part)| argument(name, part.span)));
    if let Some(event) = standoff.event("Norm", words, arguments) {
        standoff.attribute("Deontic", &event, Some(&row.deontic));
        standoff.attribute("GGE-norm", &event, row.gge_norm.as_deref());
        standoff.note(&event, row.speaker.as_deref().map(|id| document.called(id)));
    }
}

impl LeftOut {
    fn add(&mut self, document: &Annotated, blank: usize) {
        self.sentences += document.sentences.len();
        self.sections += document.sections.len();
        self.references += document.references.len();
        self.blank += blank;
    }

    fn remarks(&self) -> Vec<String> {
        let LeftOut { sentences, sections, references, blank } = self;
        let rows = format!(
            "brat gets statements, tags, positions and norms; {sentences} sentences, {sections} sections, {references} \
             references and the confidence of rows are left out"
        );
        let blank = (*blank > 0).then(|| format!("{blank} spans of white space alone are left out"));
        [Some(rows), blank].into_iter().flatten().collect()
    }
}
