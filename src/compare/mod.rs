//! What differs between datasets, or between the documents of one: rates of themes, positions, norms, passages, networks.
//!
//! Only tables are read. Sides stand in an order, as they were given or in that of time, and each is compared with the
//! one before; so the work grows with the texts and not with the pairs that they make. What is doubtful stays apart, as
//! `uncertain`.

pub(crate) mod alignment;
mod bootstrap;
mod by;
mod change;
mod comparison;
pub(crate) mod congruence;
mod count;
mod error;
mod keyness;
pub(crate) mod networks;
mod norms;
mod outcome;
mod outline;
mod passages;
mod positions;
mod rates;
mod record;
mod series;
mod shared;
mod side;
mod significance;
mod source;
pub mod tables;
pub(crate) mod whole;
mod word;
mod write;

pub use by::By;
pub use error::Error;
pub use outcome::Outcome;

use crate::dataset::{Formats, Input, Kept, Memory, Run, Sheets, Vocabulary};
use comparison::Comparison;
use serde_json::json;
use source::Source;
use std::path::Path;

/// How datasets are compared.
#[derive(Clone, Debug)]
pub struct Options {
    /// By what the documents of one dataset are grouped; none where each dataset is a side.
    pub by: Option<By>,
    /// The confidence from which on a row counts as certain.
    pub min_confidence: f32,
    /// The formats to write.
    pub formats: Formats,
}

/// Compares datasets and writes what differs into a folder.
pub fn compare(datasets: &[Kept], out: &Path, options: &Options) -> Result<Outcome, Error> {
    let sources = sources(datasets)?;
    let comparison = comparison(&sources, options)?;
    let mut sheets = Sheets::new(out, &tables::COMPARISON, run(&sources, options))?;
    let outcome = write::write(&comparison, &mut sheets)?;
    sheets.finish(inputs(&sources))?;
    Ok(outcome)
}

/// Compares datasets; what differs stays in memory.
pub fn compare_in_memory(datasets: &[Kept], options: &Options) -> Result<(Memory, Outcome), Error> {
    let sources = sources(datasets)?;
    let comparison = comparison(&sources, options)?;
    let mut memory = Memory::of(&tables::COMPARISON, run(&sources, options));
    let outcome = write::write(&comparison, &mut memory)?;
    memory.inputs = inputs(&sources);
    Ok((memory, outcome))
}

fn comparison<'s>(sources: &'s [Source], options: &Options) -> Result<Comparison<'s>, Error> {
    let sides = match (&options.by, sources) {
        (None, sources) => side::of_sources(sources)?,
        (Some(by), [source]) => side::of_groups(source, by)?,
        (Some(_), sources) => return Err(Error::Grouped { datasets: sources.len() }),
    };
    let actors = alignment::actors(&sides);
    Ok(Comparison { sources, sides, actors, least: options.min_confidence })
}

fn sources(datasets: &[Kept]) -> Result<Vec<Source>, Error> {
    let mut sources: Vec<Source> = Vec::with_capacity(datasets.len());
    for dataset in datasets {
        let source = Source::read(dataset, &sources)?;
        if let Some(first) = sources.first().filter(|first| first.major() != source.major()) {
            let (first, wanted) = (first.folder.clone(), first.version.clone());
            return Err(Error::Versions { first, wanted, folder: source.folder, found: source.version });
        }
        sources.push(source);
    }
    Ok(sources)
}

/// What decides which comparison is written.
fn run(sources: &[Source], options: &Options) -> Run {
    let Options { by, min_confidence, formats } = options;
    let confidence: f64 = f64::from((min_confidence * 100.0).round()) / 100.0;
    Run {
        rapporteur: env!("CARGO_PKG_VERSION").into(),
        formats: *formats,
        options: json!({
            "by": by.as_ref().map(ToString::to_string),
            "min_confidence": confidence,
            "prior": "counts of both sides, as in `prior` and `prior_mass` of `keyness`",
            "bootstrap": {
                "generator": bootstrap::GENERATOR,
                "seed": bootstrap::SEED,
                "replicates": bootstrap::REPLICATES,
            },
        }),
        lexicons: sources.first().map(|source| source.lexicons.clone()).unwrap_or_default(),
        inputs: Vec::new(),
        build: None,
        vocabulary: Vocabulary::default(),
    }
}

/// The datasets, each with the digest of its manifest.
fn inputs(sources: &[Source]) -> Vec<Input> {
    let input = |source: &Source| Input {
        document: source.name.clone(),
        source: source.name.clone(),
        sha256: Some(source.sha256.clone()),
        metadata: None,
    };
    sources.iter().map(input).collect()
}
