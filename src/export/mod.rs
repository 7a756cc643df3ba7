//! A dataset in the formats of other people's tools.
//!
//! Most formats are written document by document, each with its text and its rows, so that a corpus passes through without
//! being held. `doccano.rs` is the one to copy for a new format: it says what to rename and where to register.

mod annotated;
mod brat;
mod cas;
#[cfg(feature = "sqlite")]
mod dna;
mod doccano;
mod error;
mod folded;
mod format;
mod gexf;
mod graphml;
mod label_studio;
mod labels;
mod network;
mod output;
mod place;
mod qdpx;
mod remark;
#[cfg(any(feature = "sqlite", feature = "xlsx"))]
mod row;
#[cfg(feature = "sqlite")]
mod sqlite;
mod tei;
mod web_annotation;
#[cfg(feature = "xlsx")]
mod xlsx;
mod xml;

pub use error::Error;
pub use format::Format;
pub use labels::Label;

use crate::dataset::{ANALYSIS, Manifest, TextReader, dossiers, records, shelf};
use annotated::Annotated;
use output::Output;
use rapporteur_readers as readers;
use std::path::Path;
use std::thread::scope;

/// How a dataset is exported.
#[derive(Debug, Default)]
pub struct Options {
    /// Whether what stands in the place of the export is replaced.
    pub overwrite: bool,
    /// How sources are read once more whose texts the dataset does not keep.
    pub sources: readers::Options,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the format cannot hold, and other doubts, a line each.
    pub remarks: Vec<String>,
}

/// Writes the dataset of an analysis in a format, to a file or folder as the format has it: whole, or not at all.
pub fn export(folder: &Path, format: Format, out: &Path, options: &Options) -> Result<Outcome, Error> {
    let manifest = Manifest::of(folder).filter(|manifest| manifest.dataset == ANALYSIS.name);
    manifest.ok_or_else(|| Error::NoDataset { folder: folder.into() })?;
    let output = Output::new(out, format, options.overwrite)?;
    let remarks = match format {
        Format::Brat => documents(folder, options, brat::Brat::new(output.path()))?,
        Format::Cas => documents(folder, options, cas::Cas::new(output.path())?)?,
        #[cfg(feature = "sqlite")]
        Format::Dna => documents(folder, options, dna::Dna::new(issues(folder)?, output.path())?)?,
        Format::Doccano => documents(folder, options, doccano::Doccano::new(output.path())?)?,
        Format::Gexf => network::files(folder, output.path(), "gexf", gexf::file)?,
        Format::Graphml => network::files(folder, output.path(), "graphml", graphml::file)?,
        Format::LabelStudio => {
            documents(folder, options, label_studio::LabelStudio::new(issues(folder)?, output.path())?)?
        }
        Format::Qdpx => documents(folder, options, qdpx::Qdpx::new(issues(folder)?, output.path())?)?,
        #[cfg(feature = "sqlite")]
        Format::Sqlite => sqlite::write(folder, options, output.path())?,
        Format::Tei => documents(folder, options, tei::Tei::new(output.path()))?,
        Format::WebAnnotation => documents(folder, options, web_annotation::WebAnnotation::new(output.path()))?,
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::write(folder, output.path())?,
    };
    output.finish()?;
    Ok(Outcome { remarks })
}

/// A format that is written document by document.
trait Exporter {
    /// Writes a document that could be read.
    fn add(&mut self, document: &Annotated) -> Result<(), Error>;

    /// Writes what comes last; the remarks.
    fn finish(self) -> Result<Vec<String>, Error>;
}

/// The issues that the dataset knows.
fn issues(folder: &Path) -> Result<Vec<shelf::Issue>, Error> {
    let mut issues = Vec::new();
    records(folder, "issues", |issue| issues.push(issue))?;
    Ok(issues)
}

/// Hands the documents of a dataset to a format; those that could not be read have no text and nothing to hand over.
fn documents(folder: &Path, options: &Options, mut exporter: impl Exporter) -> Result<Vec<String>, Error> {
    scope(|scope| {
        let mut texts = TextReader::new(scope, folder, &options.sources);
        dossiers(folder, |dossier| {
            if dossier.document.is_failed() {
                return Ok(());
            }
            let text = texts.of(&dossier.document.document)?;
            exporter.add(&Annotated::new(dossier, text)?)
        })?;
        exporter.finish()
    })
}

/// Hands over the text of each document that could be read, by its id.
#[cfg(feature = "sqlite")]
fn each_text(
    folder: &Path,
    options: &Options,
    mut take: impl FnMut(&str, &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut read: Vec<String> = Vec::new();
    records(folder, "documents", |row: shelf::Document| read.extend((!row.is_failed()).then_some(row.document)))?;
    scope(|scope| {
        let mut texts = TextReader::new(scope, folder, &options.sources);
        read.iter().try_for_each(|document| take(document, &texts.of(document)?))
    })
}
