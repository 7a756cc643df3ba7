//! `rapporteur compare`: datasets in, what differs out.

use super::args::{Compare, TableFormat};
use super::messages::{self, hinted};
use super::summary::counted;
use super::{DONE, SOMETHING};
use anyhow::Result;
use rapporteur::compare::{self, Error, Options, Outcome};
use rapporteur::dataset::{self, Formats, Kept};

pub(super) fn run(options: &Compare) -> Result<u8> {
    let datasets: Vec<Kept> = options.datasets.iter().cloned().map(Kept::Folder).collect();
    let outcome = compare::compare(&datasets, &options.out, &how(options)).map_err(with_hint)?;
    if !options.quiet {
        tell(&outcome);
    }
    Ok(if outcome.differs() { SOMETHING } else { DONE })
}

fn tell(outcome: &Outcome) {
    outcome.remarks.iter().for_each(messages::warning);
    if outcome.caveats > 0 {
        let sides = counted(outcome.caveats as u64, "side");
        messages::warning(format!("{sides} of another genre or style than the one before: see `caveats` in `sides`"));
    }
    messages::say(summary(outcome));
}

fn how(options: &Compare) -> Options {
    let wants = |format| options.format.contains(&format);
    let formats = Formats {
        csv: wants(TableFormat::Csv),
        jsonl: wants(TableFormat::Jsonl),
        parquet: wants(TableFormat::Parquet),
        spreadsheet_safe: options.spreadsheet_safe,
        ..Formats::default()
    };
    Options { by: options.by.clone(), min_confidence: options.min_confidence, formats }
}

/// `2 sides: 12 changes and 30 uncertain ones, 41 sentences on one side alone`
fn summary(outcome: &Outcome) -> String {
    if !outcome.differs() {
        return format!("{}: no difference", counted(outcome.sides as u64, "side"));
    }
    format!(
        "{}: {}, {} uncertain, {} on one side alone",
        counted(outcome.sides as u64, "side"),
        counted(outcome.changes as u64, "change"),
        outcome.uncertain,
        counted(outcome.sentences as u64, "sentence"),
    )
}

fn with_hint(error: Error) -> anyhow::Error {
    let hint = match &error {
        Error::NoDataset { .. } => "give folders that `rapporteur analyse` wrote",
        Error::OneSide { .. } => "give a second dataset, or `--by document` to compare the documents of one",
        Error::Grouped { .. } => "analyse all documents into one dataset and group that",
        Error::NoColumn { .. } => "group by another column of the table `documents`",
        Error::Versions { .. } => "analyse both with the same version",
        Error::Dataset(dataset::Error::NoTable { .. }) => "a table is missing; analyse the documents again",
        Error::Dataset(dataset::Error::OtherSort { .. } | dataset::Error::Foreign { .. }) => {
            "give `--out` a folder of its own"
        }
        Error::Dataset(dataset::Error::Unfinished { .. }) => "give `--out` a folder of its own, or finish that run",
        _ => return error.into(),
    };
    hinted(error, hint)
}
