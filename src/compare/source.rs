//! A dataset as a comparison reads it: its tables alone, each row with its document.

use super::error::Error;
use super::record::{Document, Norm, Position, Sentence, Speaker, Tag};
use crate::dataset::{Identity, Kept, Lexicon, Record};
use rapporteur_readers::shown;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use std::path::PathBuf;

/// A dataset.
#[derive(Debug)]
pub(super) struct Source {
    pub folder: PathBuf,
    /// The folder as it is shown.
    pub name: String,
    /// The version of rapporteur that wrote it.
    pub version: String,
    pub lexicons: Vec<Lexicon>,
    /// SHA-256 of its manifest, which tells all of it.
    pub sha256: String,
    pub reports: Vec<Report>,
}

/// A document with its rows.
#[derive(Debug)]
pub(super) struct Report {
    /// Its number among all reports that are compared.
    pub number: usize,
    /// The number of its dataset.
    pub source: usize,
    pub document: Document,
    pub speakers: Vec<Speaker>,
    pub sentences: Vec<Sentence>,
    pub tags: Vec<Tag>,
    pub norms: Vec<Norm>,
    pub positions: Vec<Position>,
}

impl Report {
    /// A sentence by its number.
    pub fn sentence(&self, number: u32) -> Option<&Sentence> {
        let expected = self.sentences.get((number as usize).wrapping_sub(1));
        let found = expected.filter(|sentence| sentence.sentence == number);
        found.or_else(|| self.sentences.iter().find(|sentence| sentence.sentence == number))
    }
}

impl Source {
    /// Reads a dataset, which comes behind others.
    pub fn read(kept: &Kept, before: &[Source]) -> Result<Source, Error> {
        let (source, mut rows) = Source::open(kept, before)?;
        rows.read("speakers", |report, row| report.speakers.push(row))?;
        rows.read("sentences", |report, row| report.sentences.push(row))?;
        rows.read("tags", |report, row| report.tags.push(row))?;
        rows.read("norms", |report, row| report.norms.push(row))?;
        rows.read("positions", |report, row| report.positions.push(row))?;
        Ok(Source { reports: rows.reports, ..source })
    }

    /// Reads of a dataset only who takes which position.
    pub fn positions(kept: &Kept) -> Result<Source, Error> {
        let (source, mut rows) = Source::open(kept, &[])?;
        rows.read("speakers", |report, row| report.speakers.push(row))?;
        rows.read("positions", |report, row| report.positions.push(row))?;
        Ok(Source { reports: rows.reports, ..source })
    }

    /// A dataset without its reports, and the reports without rows but their documents.
    fn open<'f>(kept: &'f Kept, before: &[Source]) -> Result<(Source, Rows<'f>), Error> {
        let folder = kept.path();
        let no_dataset = || Error::NoDataset { folder: folder.into() };
        let Identity { version, lexicons, sha256 } = kept.identity().ok_or_else(no_dataset)?;
        let (source, first) = (before.len(), before.iter().map(|source| source.reports.len()).sum::<usize>());
        let mut reports = Vec::new();
        kept.records("documents", |document| reports.push(report(document, first + reports.len(), source)))?;
        let (folder, name) = (folder.to_path_buf(), shown(folder));
        let source = Source { folder, name, version, lexicons, sha256, reports: Vec::new() };
        Ok((source, Rows { kept, numbers: numbers(&reports), reports }))
    }

    /// The major version, which alone may change what columns mean.
    pub fn major(&self) -> &str {
        self.version.split('.').next().unwrap_or_default()
    }
}

fn report(document: Document, number: usize, source: usize) -> Report {
    let (speakers, sentences, tags, norms, positions) = Default::default();
    Report { number, source, document, speakers, sentences, tags, norms, positions }
}

fn numbers(reports: &[Report]) -> FxHashMap<String, usize> {
    reports.iter().enumerate().map(|(at, report)| (report.document.document.clone(), at)).collect()
}

/// The reports while their rows are read.
struct Rows<'a> {
    kept: &'a Kept,
    numbers: FxHashMap<String, usize>,
    reports: Vec<Report>,
}

impl Rows<'_> {
    /// Lays each row of a table to its report; one of a document that is not listed is passed over.
    fn read<T: DeserializeOwned + Record>(&mut self, table: &str, put: fn(&mut Report, T)) -> Result<(), Error> {
        let Rows { kept, numbers, reports } = self;
        kept.records(table, |row: T| {
            if let Some(at) = numbers.get(row.document()) {
                put(&mut reports[*at], row);
            }
        })?;
        Ok(())
    }
}
