//! A dataset scored against documents that people have annotated.
//!
//! An annotation is a folder a document (`source.txt`, `units.jsonl`, perhaps `ROSTER.tsv`), or what Label Studio and doccano
//! give back of an export that was corrected there. Each annotated unit is laid to the sentence that covers most of its
//! letters.

mod calibration;
mod corrected;
mod count;
mod error;
mod found;
pub mod gold;
pub mod name;
mod score;
mod tally;

pub use error::Error;
pub use score::Fault;
pub use tally::{Figures, Tally};

use crate::dataset::{ANALYSIS, Dossier, Manifest, dossiers};
use gold::{Gold, Identity};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A dataset scored.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// The annotated documents in the order of their names.
    pub documents: Vec<Scored>,
}

/// An annotated document scored.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The name of the annotated document.
    pub name: String,
    /// Its id in the dataset; none where it is not in it.
    pub document: Option<String>,
    /// What was counted; of a document that is not in the dataset all is missed.
    pub tally: Tally,
    /// Where the two differ.
    pub faults: Vec<Fault>,
}

impl Evaluation {
    /// What was counted of all documents together.
    pub fn all(&self) -> Tally {
        let mut all = Tally::default();
        self.documents.iter().for_each(|scored| all += &scored.tally);
        all
    }
}

/// Scores the dataset in a folder against the annotations in another.
pub fn evaluate(dataset: &Path, gold: &Path) -> Result<Evaluation, Error> {
    let manifest = Manifest::of(dataset).filter(|manifest| manifest.dataset == ANALYSIS.name);
    manifest.ok_or_else(|| Error::NoDataset { folder: dataset.into() })?;
    let annotated = annotations(gold)?;
    if annotated.is_empty() {
        return Err(Error::NoGold { folder: gold.into() });
    }
    let mut scored: BTreeMap<usize, Scored> = BTreeMap::new();
    dossiers(dataset, |dossier| -> Result<(), Error> {
        for (at, gold) in annotated.iter().enumerate().filter(|(_, gold)| gold.is_of(&dossier)) {
            scored.entry(at).or_insert_with(|| gold.scored(&dossier, Some(dossier.document.document.clone())));
        }
        Ok(())
    })?;
    let missing = |gold: &Gold| gold.scored(&Dossier::default(), None);
    let documents = annotated.iter().enumerate().map(|(at, gold)| scored.remove(&at).unwrap_or_else(|| missing(gold)));
    Ok(Evaluation { documents: documents.collect() })
}

/// The annotated documents of a folder, in the order of their names.
fn annotations(folder: &Path) -> Result<Vec<Gold>, Error> {
    let mut annotated = Vec::new();
    for folder in gold::folders(folder)? {
        annotated.push(Gold::read(&folder)?);
    }
    for file in files(folder)? {
        annotated.extend(corrected::read(&file)?);
    }
    annotated.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(annotated)
}

/// The files of tools in a folder.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::read(folder))? {
        let path = entry.map_err(Error::read(folder))?.path();
        if path.is_file() && path.extension().is_some_and(|ending| ending == "json" || ending == "jsonl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

impl Gold {
    fn is_of(&self, dossier: &Dossier) -> bool {
        match &self.is {
            Identity::Source(sha256) => dossier.document.sha256.as_ref() == Some(sha256),
            Identity::Document(id) => dossier.document.document == *id,
        }
    }

    fn scored(&self, dossier: &Dossier, document: Option<String>) -> Scored {
        let (tally, faults) = score::score(&self.with_pieces(dossier), dossier);
        Scored { name: self.name.clone(), document, tally, faults }
    }

    /// The same, where units that begin and end as a sentence does have the pieces of that sentence.
    fn with_pieces(&self, dossier: &Dossier) -> Cow<'_, Gold> {
        if matches!(self.is, Identity::Source(_)) {
            return Cow::Borrowed(self);
        }
        let pieces: BTreeMap<[u32; 2], &Vec<[u32; 2]>> =
            dossier.sentences.iter().map(|row| ([row.start, row.end], &row.spans)).collect();
        let mut gold = self.clone();
        for unit in &mut gold.units {
            if let [span] = unit.spans[..]
                && let Some(spans) = pieces.get(&span)
            {
                unit.spans = spans.to_vec();
            }
        }
        Cow::Owned(gold)
    }
}
