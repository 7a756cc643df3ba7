//! The sides of a comparison: a dataset each, or the documents of one dataset that have a value in common.

use super::by::By;
use super::error::Error;
use super::record::Sentence;
use super::source::{Report, Source};
use std::collections::BTreeMap;
use std::path::Path;

/// What is compared with another.
#[derive(Debug)]
pub(super) struct Side<'s> {
    /// Its name, unlike those of the others.
    pub name: String,
    pub reports: Vec<&'s Report>,
}

/// What documents without a value are grouped under.
const UNKNOWN: &str = "unknown";

impl<'s> Side<'s> {
    /// The sentences of what its reports say.
    pub fn prose(&self) -> impl Iterator<Item = &'s Sentence> {
        self.reports.iter().flat_map(|report| &report.sentences).filter(|sentence| sentence.is_prose())
    }

    /// The first and last day of its reports, where they are known; a year where no day is.
    pub fn dates(&self) -> Option<(&'s str, &'s str)> {
        let dates = || self.reports.iter().filter_map(|report| report.document.when());
        Some((dates().min()?, dates().max()?))
    }

    fn is_empty(&self) -> bool {
        self.prose().next().is_none()
    }
}

/// A side for each dataset, in the order given.
pub(super) fn of_sources(sources: &[Source]) -> Result<Vec<Side<'_>>, Error> {
    let names = names(sources);
    let sides = sources.iter().zip(names).map(|(source, name)| Side { name, reports: source.reports.iter().collect() });
    let sides: Vec<Side> = sides.collect();
    match sides.iter().find(|side| side.is_empty()) {
        Some(side) => Err(Error::Empty { side: side.name.clone() }),
        None => checked(sides),
    }
}

/// A side for each value that documents of a dataset have, in the order of time; documents without a sentence are left
/// out.
pub(super) fn of_groups<'s>(source: &'s Source, by: &By) -> Result<Vec<Side<'s>>, Error> {
    let readable = source.reports.iter().filter(|report| report.sentences.iter().any(Sentence::is_prose));
    let mut groups: BTreeMap<String, Vec<&Report>> = BTreeMap::new();
    let mut known = false;
    for report in readable {
        let value = by.value(&report.document);
        known |= value.is_some();
        groups.entry(value.map_or(UNKNOWN.into(), Into::into)).or_default().push(report);
    }
    if !known && !groups.is_empty() {
        return Err(Error::NoColumn { folder: source.folder.clone(), column: by.to_string() });
    }
    let mut sides: Vec<Side> = groups.into_iter().map(|(name, reports)| Side { name, reports }).collect();
    let time = |side: &Side<'s>| (side.name == UNKNOWN, side.dates().is_none(), side.dates().map(|(first, _)| first));
    sides.sort_by(|one, other| time(one).cmp(&time(other)));
    checked(sides)
}

fn checked(sides: Vec<Side>) -> Result<Vec<Side>, Error> {
    match sides.as_slice() {
        [] => Err(Error::Empty { side: "the dataset".into() }),
        [side] => Err(Error::OneSide { side: side.name.clone() }),
        _ => Ok(sides),
    }
}

/// The names of the datasets' folders, with as much of the path as tells them apart; what is left alike is numbered.
fn names(sources: &[Source]) -> Vec<String> {
    let longest = sources.iter().map(|source| source.folder.components().count()).max().unwrap_or(1);
    let named = |parts| sources.iter().map(move |source| tail(&source.folder, parts)).collect::<Vec<_>>();
    numbered((1..=longest).map(named).find(|names| are_unlike(names)).unwrap_or_else(|| named(1)))
}

/// Names with a number behind those that are taken.
fn numbered(names: Vec<String>) -> Vec<String> {
    let mut taken: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let others = (2..).map(|number| format!("{name} ({number})"));
        let free = std::iter::once(name.clone()).chain(others).find(|name| !taken.contains(name));
        taken.push(free.unwrap_or(name));
    }
    taken
}

/// The last parts of a path.
fn tail(path: &Path, parts: usize) -> String {
    let all: Vec<String> = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    all[all.len().saturating_sub(parts)..].join("/")
}

fn are_unlike(names: &[String]) -> bool {
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort();
    sorted.windows(2).all(|pair| pair[0] != pair[1])
}
