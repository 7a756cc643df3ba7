//! The documents of a dataset, one after the other, each with its rows.
//!
//! All tables have the documents in the same order. Each is read by a thread of its own that waits while the taker is not as
//! far, so a corpus passes through without being held.

mod passing;
mod rows;

pub(super) use passing::Passing;
pub(crate) use rows::{Document, Issue, Norm, Position, Reference, Remark, Section, Sentence, Speaker, Statement, Tag};

use super::error::Error;
use super::reader::records;
use passing::WAITING;
use rustc_hash::FxHashMap;
use std::path::Path;
use std::thread::scope;

/// A document with its rows.
#[derive(Debug, Default)]
pub(crate) struct Dossier {
    /// Its number, from 1.
    pub number: usize,
    pub document: Document,
    pub sections: Vec<Section>,
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

impl Dossier {
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
pub(crate) fn dossiers<E: From<Error>>(folder: &Path, mut take: impl FnMut(Dossier) -> Result<(), E>) -> Result<(), E> {
    let mut documents = Vec::new();
    records(folder, "documents", |document: Document| documents.push(document))?;
    scope(|scope| {
        let mut sections = Passing::<Section>::read(scope, folder, "sections", WAITING);
        let mut speakers = Passing::<Speaker>::read(scope, folder, "speakers", WAITING);
        let mut sentences = Passing::<Sentence>::read(scope, folder, "sentences", WAITING);
        let mut tags = Passing::<Tag>::read(scope, folder, "tags", WAITING);
        let mut statements = Passing::<Statement>::read(scope, folder, "statements", WAITING);
        let mut norms = Passing::<Norm>::read(scope, folder, "norms", WAITING);
        let mut positions = Passing::<Position>::read(scope, folder, "positions", WAITING);
        let mut references = Passing::<Reference>::read(scope, folder, "references", WAITING);
        let mut remarks = Passing::<Remark>::read(scope, folder, "remarks", WAITING);
        for (at, document) in documents.into_iter().enumerate() {
            let id = document.document.clone();
            let speakers = speakers.of(&id)?;
            take(Dossier {
                number: at + 1,
                sections: sections.of(&id)?,
                called: speakers.iter().map(|speaker| (speaker.speaker.clone(), speaker.called())).collect(),
                speakers,
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
        sections.end()?;
        speakers.end()?;
        sentences.end()?;
        tags.end()?;
        statements.end()?;
        norms.end()?;
        positions.end()?;
        references.end()?;
        Ok(remarks.end()?)
    })
}
