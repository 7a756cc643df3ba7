//! The documents of a dataset, one after the other, each with its rows.
//!
//! All tables have the documents in the same order. Each is read by a thread of its own that waits while the page is not as
//! far, so a corpus passes through without being held.

use super::Error;
use super::record::{Document, Norm, Position, Reference, Remark, Sentence, Speaker, Statement, Tag};
use crate::dataset::{self, Record};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread::{Scope, scope};

/// How many rows of a table wait to be taken.
const WAITING: usize = 4096;

/// A document with its rows.
#[derive(Debug)]
pub(super) struct Report {
    /// Its number, from 1.
    pub number: usize,
    pub document: Document,
    pub speakers: Vec<Speaker>,
    /// How each speaker is called, by id.
    called: FxHashMap<String, String>,
    pub sentences: Vec<Sentence>,
    pub tags: Vec<Tag>,
    pub statements: Vec<Statement>,
    pub norms: Vec<Norm>,
    pub positions: Vec<Position>,
    pub references: Vec<Reference>,
    pub remarks: Vec<Remark>,
}

impl Report {
    /// How a speaker is called: a name, and the State or affiliation that tells who it is.
    pub fn called<'r>(&'r self, id: &'r str) -> &'r str {
        self.called.get(id).map_or(id, String::as_str)
    }

    /// The share of its sentences of prose that have an owner.
    pub fn owned(&self) -> Option<f64> {
        let prose = self.sentences.iter().filter(|sentence| sentence.is_prose());
        let (owned, all) =
            prose.fold((0, 0), |(owned, all), next| (owned + usize::from(!next.speakers.is_empty()), all + 1));
        (all > 0).then(|| owned as f64 / f64::from(all))
    }
}

/// Hands over the documents of the dataset in a folder, in order.
pub(super) fn reports(folder: &Path, mut take: impl FnMut(Report) -> Result<(), Error>) -> Result<(), Error> {
    let mut documents = Vec::new();
    dataset::records(folder, "documents", |document: Document| documents.push(document))?;
    scope(|scope| {
        let mut speakers = Rows::read(scope, folder, "speakers");
        let mut sentences = Rows::read(scope, folder, "sentences");
        let mut tags = Rows::read(scope, folder, "tags");
        let mut statements = Rows::read(scope, folder, "statements");
        let mut norms = Rows::read(scope, folder, "norms");
        let mut positions = Rows::read(scope, folder, "positions");
        let mut references = Rows::read(scope, folder, "references");
        let mut remarks = Rows::read(scope, folder, "remarks");
        for (at, document) in documents.into_iter().enumerate() {
            let id = document.document.clone();
            let named: Vec<Speaker> = speakers.of(&id)?;
            take(Report {
                number: at + 1,
                called: named.iter().map(|speaker| (speaker.speaker.clone(), speaker.called())).collect(),
                speakers: named,
                sentences: sentences.of(&id)?,
                tags: tags.of(&id)?,
                statements: statements.of(&id)?,
                norms: norms.of(&id)?,
                positions: positions.of(&id)?,
                references: references.of(&id)?,
                remarks: remarks.of(&id)?,
                document,
            })?;
        }
        speakers.end()?;
        sentences.end()?;
        tags.end()?;
        statements.end()?;
        norms.end()?;
        positions.end()?;
        references.end()?;
        remarks.end()
    })
}

/// The rows of a table, taken document by document.
struct Rows<T> {
    table: &'static str,
    rows: Receiver<Result<T, dataset::Error>>,
    /// The first row of a later document.
    next: Option<T>,
}

impl<T: DeserializeOwned + Record + Send + 'static> Rows<T> {
    fn read<'scope, 'env>(scope: &'scope Scope<'scope, 'env>, folder: &'env Path, table: &'static str) -> Rows<T> {
        let (sender, rows) = sync_channel(WAITING);
        scope.spawn(move || {
            // Nobody takes a row any more where the page has failed.
            let read = dataset::records(folder, table, |row: T| drop(sender.send(Ok(row))));
            if let Err(error) = read {
                drop(sender.send(Err(error)));
            }
        });
        Rows { table, rows, next: None }
    }

    /// The rows of the next document.
    fn of(&mut self, document: &str) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        loop {
            let row = match self.next.take() {
                Some(row) => row,
                None => match self.rows.recv() {
                    Ok(row) => row?,
                    Err(_) => return Ok(found),
                },
            };
            if row.document() != document {
                self.next = Some(row);
                return Ok(found);
            }
            found.push(row);
        }
    }

    /// That no row is left, as one of a document that is not listed, or is listed elsewhere.
    fn end(mut self) -> Result<(), Error> {
        let left = match self.next.take() {
            Some(row) => Some(row),
            None => self.rows.recv().ok().transpose()?,
        };
        let unlisted = |row: T| Error::Order { table: self.table, document: row.document().into() };
        left.map_or(Ok(()), |row| Err(unlisted(row)))
    }
}
