//! A dataset as a comparison reads it: its tables alone, each row with its document.

use super::error::Error;
use super::record::{Document, Norm, Position, Sentence, Speaker, Tag};
use crate::dataset::{self, Lexicon, Manifest, Record};
use rapporteur_readers::shown;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

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
    /// Reads the dataset in a folder, which comes behind others.
    pub fn read(folder: &Path, before: &[Source]) -> Result<Source, Error> {
        let (source, mut rows) = Source::open(folder, before)?;
        rows.read("speakers", |report, row| report.speakers.push(row))?;
        rows.read("sentences", |report, row| report.sentences.push(row))?;
        rows.read("tags", |report, row| report.tags.push(row))?;
        rows.read("norms", |report, row| report.norms.push(row))?;
        rows.read("positions", |report, row| report.positions.push(row))?;
        Ok(Source { reports: rows.reports, ..source })
    }

    /// Reads of the dataset in a folder only who takes which position.
    pub fn positions(folder: &Path) -> Result<Source, Error> {
        let (source, mut rows) = Source::open(folder, &[])?;
        rows.read("speakers", |report, row| report.speakers.push(row))?;
        rows.read("positions", |report, row| report.positions.push(row))?;
        Ok(Source { reports: rows.reports, ..source })
    }

    /// A dataset without its reports, and the reports without rows but their documents.
    fn open<'f>(folder: &'f Path, before: &[Source]) -> Result<(Source, Rows<'f>), Error> {
        let no_dataset = || Error::NoDataset { folder: folder.into() };
        let bytes = std::fs::read(folder.join(dataset::MANIFEST)).map_err(|_| no_dataset())?;
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|_| no_dataset())?;
        if manifest.dataset != dataset::ANALYSIS.name {
            return Err(no_dataset());
        }
        let (source, first) = (before.len(), before.iter().map(|source| source.reports.len()).sum::<usize>());
        let mut reports = Vec::new();
        dataset::records(folder, "documents", |document| {
            reports.push(report(document, first + reports.len(), source));
        })?;
        let source = Source {
            folder: folder.into(),
            name: shown(folder),
            version: manifest.rapporteur,
            lexicons: manifest.lexicons,
            sha256: format!("{:x}", Sha256::digest(&bytes)),
            reports: Vec::new(),
        };
        Ok((source, Rows { folder, numbers: numbers(&reports), reports }))
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
    folder: &'a Path,
    numbers: FxHashMap<String, usize>,
    reports: Vec<Report>,
}

impl Rows<'_> {
    /// Lays each row of a table to its report; one of a document that is not listed is passed over.
    fn read<T: DeserializeOwned + Record>(&mut self, table: &str, put: fn(&mut Report, T)) -> Result<(), Error> {
        let Rows { folder, numbers, reports } = self;
        dataset::records(folder, table, |row: T| {
            if let Some(at) = numbers.get(row.document()) {
                put(&mut reports[*at], row);
            }
        })?;
        Ok(())
    }
}
