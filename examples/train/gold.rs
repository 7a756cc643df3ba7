//! Annotated documents: a folder each, with `source.txt`, `units.jsonl` and `ROSTER.tsv`, and `SOURCES.tsv` beside them.

use anyhow::{Context, Result};
use rapporteur::lexicon::Act;
use rapporteur::position::Stance;
use rapporteur::speech::speaker::{Speaker, SpeakerKind};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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
    /// Each speaker's names in the text.
    roster: BTreeMap<String, Vec<String>>,
}

/// One annotated unit.
pub struct Unit {
    pub kind: String,
    pub speakers: Vec<String>,
    /// Pairs of code points.
    pub spans: Vec<(usize, usize)>,
    pub act: Option<Act>,
    /// Issues by their id, each with its side.
    pub positions: Vec<(String, Stance)>,
    pub norms: Vec<AnnotatedNorm>,
}

/// An annotated norm, as far as it is compared.
pub struct AnnotatedNorm {
    pub deontic: String,
    pub aim: String,
    pub object: String,
}

/// The annotated documents of a folder, in the order of their names.
pub fn read(folder: &Path) -> Result<Vec<Gold>> {
    let table = fs::read_to_string(folder.join("SOURCES.tsv"))
        .with_context(|| format!("no table of sources in {}", folder.display()))?;
    let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
    let known: BTreeMap<&str, Vec<&str>> = rows.filter(|row| row.len() > 5).map(|row| (row[0], row)).collect();
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    folders.retain(|path| path.join("units.jsonl").exists());
    folders.sort();
    folders.iter().map(|path| document(path, &known)).collect()
}

fn document(folder: &Path, known: &BTreeMap<&str, Vec<&str>>) -> Result<Gold> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let source = known.get(name.as_str()).with_context(|| format!("`{name}` is not in SOURCES.tsv"))?;
    let units = fs::read_to_string(folder.join("units.jsonl"))?;
    let roster = fs::read_to_string(folder.join("ROSTER.tsv")).unwrap_or_default();
    let names = |line: &str| {
        let mut cells = line.split('\t');
        Some((cells.next()?.to_string(), cells.next()?.split('|').map(|form| form.trim().to_string()).collect()))
    };
    let text = fs::read_to_string(folder.join("source.txt"))?;
    Ok(Gold {
        points: points(&text),
        series: source[5].to_string(),
        licence: source[4].to_string(),
        source: folder.join("source.txt"),
        text,
        units: units.lines().map(unit).collect::<Result<_>>()?,
        roster: roster.lines().filter_map(names).collect(),
        name,
    })
}

fn unit(line: &str) -> Result<Unit> {
    let row: Value = serde_json::from_str(line)?;
    let list = |key: &str| row[key].as_array().into_iter().flatten();
    let spans = list("spans").filter_map(|span| Some((span[0].as_u64()? as usize, span[1].as_u64()? as usize)));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let act = row["act"].as_str().and_then(|name| Act::ALL.into_iter().find(|act| act.name() == name));
    let stance = |name: &str| Stance::ALL.into_iter().find(|stance| stance.name() == name);
    let position = |row: &Value| Some((text(&row["issue"]), stance(row["stance"].as_str()?)?));
    let norm = |row: &Value| AnnotatedNorm {
        deontic: text(&row["deontic"]),
        aim: text(&row["aim"]),
        object: text(&row["object"]),
    };
    Ok(Unit {
        kind: text(&row["kind"]),
        speakers: list("speakers").map(text).collect(),
        spans: spans.collect(),
        act,
        positions: list("positions").filter_map(position).collect(),
        norms: list("norms").map(norm).collect(),
    })
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
            unit.spans.iter().for_each(|(start, end)| unit_at[*start..*end].fill(Some(number)));
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
            && unit.speakers.iter().all(|wanted| speakers.iter().any(|speaker| self.is(wanted, speaker)))
    }

    /// Whether a speaker is an annotated one: the words of one name are among those of the other.
    fn is(&self, wanted: &str, speaker: &Speaker) -> bool {
        if wanted.starts_with("anon:") {
            return matches!(speaker.kind, SpeakerKind::Anonymous | SpeakerKind::Group);
        }
        if speaker.kind == SpeakerKind::Anonymous {
            return false;
        }
        let bare =
            ["State:", "Group:", "Role:", "Org:"].iter().find_map(|kind| wanted.strip_prefix(kind)).unwrap_or(wanted);
        let forms = self.roster.get(wanted).into_iter().flatten().map(String::as_str);
        let mine = words(&speaker.name);
        let family = words(speaker.family_name.as_deref().unwrap_or_default());
        let function = words(speaker.function.as_deref().unwrap_or_default());
        let without = bare.split('(').next().unwrap_or(bare);
        [bare, without].into_iter().chain(forms).map(words).filter(|name| !name.is_empty()).any(|name| {
            name.is_subset(&mine)
                || !mine.is_empty() && mine.is_subset(&name)
                || !family.is_empty() && family.is_subset(&name)
                || wanted.starts_with("Role:") && name.is_subset(&function)
        })
    }
}

/// The words of a name in small ASCII letters, titles left out.
fn words(name: &str) -> BTreeSet<String> {
    const TITLES: [&str; 16] = [
        "mr",
        "ms",
        "mrs",
        "dr",
        "prof",
        "professor",
        "ambassador",
        "sir",
        "h",
        "e",
        "his",
        "her",
        "excellency",
        "the",
        "minister",
        "senator",
    ];
    let folded: String = name.to_lowercase().chars().map(plain).collect();
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !TITLES.contains(word)).map(str::to_string).collect()
}

/// A letter without its accent.
fn plain(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'š' | 'ś' | 'ş' => 's',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ğ' => 'g',
        letter => letter,
    }
}
