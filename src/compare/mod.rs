//! What differs between datasets, or between the documents of one: rates of themes, positions, norms, passages, networks.
//!
//! Only tables are read. Sides stand in an order, as they were given or in that of time, and each is compared with the
//! one before; so the work grows with the texts and not with the pairs that they make. What is doubtful stays apart, as
//! `uncertain`.

mod alignment;
mod bootstrap;
mod by;
mod change;
mod count;
mod error;
mod keyness;
mod networks;
mod norms;
mod outline;
mod passages;
mod person;
mod positions;
mod rates;
mod record;
mod series;
mod shared;
mod side;
mod significance;
mod source;
pub mod tables;
mod word;

pub use by::By;
pub use error::Error;

use crate::dataset::schema::Table;
use crate::dataset::{Formats, Input, Rows, Run, Sheets};
use alignment::{ActorId, Actors};
use bootstrap::Draws;
use change::Change;
use count::Counts;
use keyness::Keyness;
use norms::Asked;
use outline::Outline;
use positions::Held;
use rates::Rate;
use rayon::prelude::*;
use rustc_hash::FxHashSet;
use serde_json::json;
use side::Side;
use source::{Report, Source};
use std::path::{Path, PathBuf};

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

/// What came of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many sides were compared.
    pub sides: usize,
    /// How many sentences stand on one side alone.
    pub sentences: usize,
    /// Changes of positions and norms that are certain.
    pub changes: usize,
    /// Those that are uncertain.
    pub uncertain: usize,
    /// How many sides are of another genre or style than the one before: `sides` tells in its column `caveats`.
    pub caveats: usize,
    /// What a reader should mind.
    pub remarks: Vec<String>,
}

impl Outcome {
    /// Whether anything differs.
    pub fn differs(&self) -> bool {
        self.sentences + self.changes + self.uncertain > 0
    }

    fn count<R>(&mut self, shift: &change::Shift<R>) {
        if shift.change != Change::Kept {
            *if shift.doubts.is_empty() { &mut self.changes } else { &mut self.uncertain } += 1;
        }
    }
}

/// Compares the datasets in some folders and writes what differs into another.
pub fn compare(folders: &[PathBuf], out: &Path, options: &Options) -> Result<Outcome, Error> {
    let sources = sources(folders)?;
    let sides = match (&options.by, sources.as_slice()) {
        (None, sources) => side::of_sources(sources)?,
        (Some(by), [source]) => side::of_groups(source, by)?,
        (Some(_), sources) => return Err(Error::Grouped { datasets: sources.len() }),
    };
    let actors = alignment::actors(&sides);
    let comparison = Comparison { sources: &sources, sides, actors, least: options.min_confidence };
    let remarks = comparison.remarks();
    let mut sheets = Sheets::new(out, &tables::COMPARISON, run(&sources, options))?;
    let outcome = comparison.write(&mut sheets)?;
    sheets.finish(inputs(&sources))?;
    Ok(Outcome { remarks, ..outcome })
}

fn sources(folders: &[PathBuf]) -> Result<Vec<Source>, Error> {
    let mut sources: Vec<Source> = Vec::with_capacity(folders.len());
    for folder in folders {
        let source = Source::read(folder, &sources)?;
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

/// What is compared.
struct Comparison<'s> {
    sources: &'s [Source],
    sides: Vec<Side<'s>>,
    actors: Actors,
    least: f32,
}

impl Comparison<'_> {
    /// The dataset of a report.
    fn dataset(&self, report: &Report) -> &str {
        &self.sources[report.source].name
    }

    /// What a reader should mind of all that is compared.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        for source in &self.sources[1..] {
            if source.lexicons != self.sources[0].lexicons {
                let (first, other) = (&self.sources[0].name, &source.name);
                remarks
                    .push(format!("`{other}` was analysed with other lexicons than `{first}`: what they find differs"));
            }
        }
        let compared: usize = self.sides.iter().map(|side| side.reports.len()).sum();
        let all: usize = self.sources.iter().map(|source| source.reports.len()).sum();
        if compared < all {
            remarks.push(format!("{} documents without a sentence are left out", all - compared));
        }
        remarks
    }

    fn write(&self, sheets: &mut Sheets) -> Result<Outcome, Error> {
        let mut outcome = Outcome { sides: self.sides.len(), ..Outcome::default() };
        self.write_sides(sheets, &mut outcome)?;
        let counts: Vec<Counts> = self.sides.par_iter().map(count::counts).collect();
        self.write_vocabulary(sheets, &counts)?;
        let held: Vec<Held> = self.sides.iter().map(|side| positions::held(side, &self.actors)).collect();
        self.write_position_changes(sheets, &held, &mut outcome)?;
        self.write_norm_changes(sheets, &mut outcome)?;
        add(sheets, &tables::passages::TABLE, |rows| {
            tables::passages::fill(self, &passages::passages(&self.sides), rows);
        })?;
        add(sheets, &tables::series::TABLE, |rows| {
            let series = series::series(&self.sides, &counts, &held, self.least);
            tables::series::fill(self, &series::in_time(&self.sides), &series, rows);
        })?;
        add(sheets, &tables::networks::TABLE, |rows| {
            for (side, held) in self.sides.iter().zip(&held) {
                tables::networks::fill(self, &side.name, &networks::networks(held, self.least), rows);
            }
        })?;
        add(sheets, &tables::alignments::TABLE, |rows| tables::alignments::fill(self, rows))?;
        Ok(outcome)
    }

    fn write_sides(&self, sheets: &mut Sheets, outcome: &mut Outcome) -> Result<(), Error> {
        let outlines: Vec<Outline> = self.sides.par_iter().map(|side| Outline::of(side, self.least)).collect();
        outcome.caveats = (1..outlines.len()).filter(|at| !outlines[*at].caveats(&outlines[at - 1]).is_empty()).count();
        let shared = shared::shared(&self.sides);
        outcome.sentences = outlines.iter().zip(&shared).map(|(outline, shared)| outline.sentences - shared).sum();
        add(sheets, &tables::sides::TABLE, |rows| tables::sides::fill(self, &outlines, &shared, rows))
    }

    fn write_vocabulary(&self, sheets: &mut Sheets, counts: &[Counts]) -> Result<(), Error> {
        let draws = |side: usize| Draws::new(counts[side].units, side);
        let rates: Vec<Vec<Rate>> =
            (0..counts.len()).into_par_iter().map(|side| rates::rates(&counts[side], &draws(side))).collect();
        add(sheets, &tables::rates::TABLE, |rows| {
            self.sides.iter().zip(&rates).for_each(|(side, rates)| tables::rates::fill(&side.name, rates, rows));
        })?;
        let pairs = self.pairs().collect::<Vec<_>>().into_par_iter();
        let keyness = pairs.map(|[a, b]| keyness::keyness([&counts[a], &counts[b]], [&draws(a), &draws(b)]));
        let keyness: Vec<Vec<Keyness>> = keyness.collect();
        add(sheets, &tables::keyness::TABLE, |rows| {
            for (pair, keyness) in self.pairs().zip(&keyness) {
                tables::keyness::fill(self.names(pair), pair.map(|side| &counts[side]), keyness, rows);
            }
        })
    }

    fn write_position_changes(&self, sheets: &mut Sheets, held: &[Held], outcome: &mut Outcome) -> Result<(), Error> {
        let present: Vec<FxHashSet<ActorId>> = self.sides.iter().map(|side| self.actors.present(side)).collect();
        add(sheets, &tables::position_changes::TABLE, |rows| {
            for pair in self.pairs() {
                let changes =
                    positions::changes(pair.map(|side| &held[side]), pair.map(|side| &present[side]), self.least);
                changes.iter().for_each(|change| outcome.count(&change.shift));
                tables::position_changes::fill(self, self.names(pair), &changes, rows);
            }
        })
    }

    fn write_norm_changes(&self, sheets: &mut Sheets, outcome: &mut Outcome) -> Result<(), Error> {
        let asked: Vec<Asked> = self.sides.iter().map(norms::asked).collect();
        add(sheets, &tables::norm_changes::TABLE, |rows| {
            for pair in self.pairs() {
                let changes = norms::changes(pair.map(|side| &asked[side]), self.least);
                changes.iter().for_each(|(_, shift)| outcome.count(shift));
                tables::norm_changes::fill(self, self.names(pair), changes.iter(), rows);
            }
        })
    }

    /// Each side with the one before it.
    fn pairs(&self) -> impl Iterator<Item = [usize; 2]> {
        (1..self.sides.len()).map(|side| [side - 1, side])
    }

    fn names(&self, pair: [usize; 2]) -> [&str; 2] {
        pair.map(|side| self.sides[side].name.as_str())
    }
}

/// Adds a table with the rows that are filled in.
fn add(sheets: &mut Sheets, table: &'static Table, fill: impl FnOnce(&mut Rows)) -> Result<(), Error> {
    let mut rows = sheets.rows(table);
    fill(&mut rows);
    Ok(sheets.add(table, rows)?)
}
