//! Annotated documents, with what `SOURCES.tsv` beside them tells of their series and licence.

use anyhow::{Context, Result};
use rapporteur::evaluate::gold::{self, Duty};
use rapporteur::evaluate::name::{Known, Roster};
use rapporteur::lexicon::Act;
use rapporteur::position::Stance;
use rapporteur::speech::speaker::Speaker;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// One annotated document.
pub struct Gold {
    pub name: String,
    pub series: String,
    /// `un`, `public`, `cc-by` or `closed`: what may be done with it.
    pub licence: String,
    pub source: PathBuf,
    pub text: String,
    /// For each byte, how many code points stand before it.
    pub points: Vec<usize>,
    pub units: Vec<Unit>,
    roster: Roster,
}

/// One annotated unit.
pub struct Unit {
    pub kind: String,
    pub speakers: Vec<String>,
    /// Pairs of code points.
    pub spans: Vec<[u32; 2]>,
    pub act: Option<Act>,
    /// Issues by their id, each with its side.
    pub positions: Vec<(String, Stance)>,
    pub norms: Vec<Duty>,
}

/// The annotated documents of a folder, in the order of their names.
pub fn read(folder: &Path) -> Result<Vec<Gold>> {
    let table = fs::read_to_string(folder.join("SOURCES.tsv"))
        .with_context(|| format!("no table of sources in {}", folder.display()))?;
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let known: BTreeMap<&str, Vec<&str>> = rows.filter(|row| row.len() > 5).map(|row| (row[0], row)).collect();
    let folders = gold::folders(folder)?;
    folders.iter().map(|path| document(path, &known)).collect()
}

fn document(folder: &Path, known: &BTreeMap<&str, Vec<&str>>) -> Result<Gold> {
    let annotated = gold::Gold::read(folder)?;
    let source =
        known.get(annotated.name.as_str()).with_context(|| format!("`{}` is not in SOURCES.tsv", annotated.name))?;
    Ok(Gold {
        points: points(&annotated.text),
        series: source[5].to_string(),
        licence: source[4].to_string(),
        source: folder.join("source.txt"),
        units: annotated.units.into_iter().map(unit).collect(),
        name: annotated.name,
        text: annotated.text,
        roster: annotated.roster,
    })
}

fn unit(unit: gold::Unit) -> Unit {
    let act = unit.act.and_then(|name| Act::ALL.into_iter().find(|act| act.name() == name));
    let stance = |name: &str| Stance::ALL.into_iter().find(|stance| stance.name() == name);
    let position = |side: gold::Side| Some((side.issue, stance(&side.stance)?));
    Unit {
        kind: unit.kind,
        speakers: unit.speakers,
        spans: unit.spans,
        act,
        positions: unit.positions.into_iter().filter_map(position).collect(),
        norms: unit.norms,
    }
}

fn points(text: &str) -> Vec<usize> {
    let mut points = vec![0; text.len() + 1];
    for (number, (at, letter)) in text.char_indices().enumerate() {
        points[at..at + letter.len_utf8()].fill(number);
    }
    points[text.len()] = text.chars().count();
    points
}

impl Gold {
    /// For each stretch of the text, the unit that covers most of it; stretches are byte ranges.
    pub fn units_of(&self, stretches: &[Vec<(usize, usize)>]) -> Vec<Option<usize>> {
        let points = &self.points;
        let solid: Vec<bool> = self.text.chars().map(|letter| !letter.is_whitespace()).collect();
        let mut unit_at = vec![None; solid.len() + 1];
        for (number, unit) in self.units.iter().enumerate() {
            unit.spans.iter().for_each(|[start, end]| unit_at[*start as usize..*end as usize].fill(Some(number)));
        }
        let cover = |stretch: &Vec<(usize, usize)>| {
            let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
            for (start, end) in stretch {
                for point in points[*start]..points[*end] {
                    if let Some(unit) = unit_at[point].filter(|_| solid[point]) {
                        *counts.entry(unit).or_default() += 1;
                    }
                }
            }
            counts.into_iter().max_by_key(|(unit, count)| (*count, std::cmp::Reverse(*unit))).map(|(unit, _)| unit)
        };
        stretches.iter().map(cover).collect()
    }

    /// Whether some speakers are those of a unit.
    pub fn same(&self, unit: &Unit, speakers: &[&Speaker]) -> bool {
        unit.speakers.len() == speakers.len()
            && unit.speakers.iter().all(|wanted| speakers.iter().any(|speaker| self.roster.is(wanted, known(speaker))))
    }
}

fn known(speaker: &Speaker) -> Known<'_> {
    Known {
        name: &speaker.name,
        family_name: speaker.family_name.as_deref(),
        function: speaker.function.as_deref(),
        kind: speaker.kind.name(),
    }
}
