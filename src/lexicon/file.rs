//! What is written in a lexicon file: TOML for entries with meaning, CSV for rosters.
//!
//! All faults of a file are told at once, each with its line.

use super::class::Class;
use super::entry::{Act, Actor, ActorKind, Content, Cue, CuePos, Place, Polarity, Sense};
use super::inflect::{Inflection, Irregular};
use serde::Deserialize;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;

/// Something wrong in a lexicon file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What was found and what was wanted.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path.display(), self.line, self.message)
    }
}

/// A file, read.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub path: PathBuf,
    pub id: String,
    pub title: String,
    /// For a lexicon of layer `theme`, the theme.
    pub theme: Option<String>,
    pub entries: Vec<WrittenEntry>,
}

/// An entry, read.
#[derive(Clone, Debug)]
pub(super) struct WrittenEntry {
    pub id: String,
    pub label: String,
    pub broader: Option<String>,
    pub meaning: Meaning,
    pub forms: Vec<String>,
    pub except: Vec<String>,
    pub inflection: Inflection,
    pub irregular: Irregular,
    pub exact: bool,
    pub hits: Vec<String>,
    pub misses: Vec<String>,
    pub limits: Vec<String>,
    pub line: usize,
}

/// What an entry means.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// The file's theme.
    Theme,
    /// Anything the program acts on.
    Sense(Sense),
    /// A closed class of words.
    Class(Class),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TomlFile {
    lexicon: Spanned<Head>,
    #[serde(default)]
    entry: Vec<Spanned<TomlEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    title: String,
    #[serde(rename = "language")]
    _language: String,
    layer: Layer,
    theme: Option<String>,
    #[serde(rename = "origin")]
    _origin: String,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Layer {
    Theme,
    Cue,
    Content,
    Word,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TomlEntry {
    id: String,
    #[serde(default)]
    label: String,
    broader: Option<String>,
    forms: Vec<String>,
    pos: Option<Pos>,
    #[serde(default)]
    case: Case,
    #[serde(default)]
    except: Vec<String>,
    #[serde(rename = "scope")]
    _scope: Option<String>,
    #[serde(default)]
    hits: Vec<String>,
    #[serde(default)]
    misses: Vec<String>,
    #[serde(default)]
    limits: Vec<String>,
    past: Option<String>,
    participle: Option<String>,
    plural: Option<String>,
    act: Option<TomlAct>,
    force: Option<u8>,
    polarity: Option<TomlPolarity>,
    #[serde(default)]
    object: bool,
    #[serde(default)]
    manner: bool,
    place: Option<TomlPlace>,
    weight: Option<u8>,
}

#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Pos {
    Noun,
    Verb,
    Adjective,
    Phrase,
    Fixed,
}

#[derive(Clone, Copy, Default, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Case {
    #[default]
    Any,
    Exact,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TomlAct {
    Assert,
    Propose,
    Support,
    Oppose,
    Question,
    Warn,
    Commit,
    Procedural,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TomlPolarity {
    Positive,
    Negative,
    Neutral,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TomlPlace {
    Object,
    Start,
    Record,
    Any,
}

/// Reads a TOML file.
pub(super) fn toml(path: &Path, text: &str) -> Result<Written, Vec<Fault>> {
    let lines = Lines { path, text };
    let file: TomlFile =
        toml::from_str(text).map_err(|error| vec![lines.fault(error.span(), error.message().to_string())])?;
    let head_at = file.lexicon.span();
    let head = file.lexicon.into_inner();
    let mut faults = Vec::new();
    if (head.layer == Layer::Theme) != head.theme.is_some() {
        faults.push(lines.fault(Some(head_at), "`theme` is wanted in layer `theme`, and only there".into()));
    }
    let mut entries = Vec::new();
    for spanned in file.entry {
        let at = spanned.span();
        match entry(spanned.into_inner(), head.layer, lines.line(at.start)) {
            Ok(entry) => entries.push(entry),
            Err(message) => faults.push(lines.fault(Some(at), message)),
        }
    }
    if faults.is_empty() {
        Ok(Written { path: path.into(), id: head.id, title: head.title, theme: head.theme, entries })
    } else {
        Err(faults)
    }
}

fn entry(entry: TomlEntry, layer: Layer, line: usize) -> Result<WrittenEntry, String> {
    let meaning = meaning(&entry, layer)?;
    let inflection = match (entry.pos, layer) {
        (Some(Pos::Noun), _) | (None, Layer::Theme) => Inflection::Noun,
        (Some(Pos::Verb), _) | (None, Layer::Cue) => Inflection::Verb,
        _ => Inflection::Fixed,
    };
    if entry.forms.is_empty() {
        return Err(format!("`{}` has no forms", entry.id));
    }
    if entry.hits.is_empty() && layer != Layer::Word {
        return Err(format!("`{}` has no `hits`", entry.id));
    }
    Ok(WrittenEntry {
        meaning,
        inflection,
        label: if entry.label.is_empty() { entry.id.clone() } else { entry.label },
        id: entry.id,
        broader: entry.broader,
        forms: entry.forms,
        except: entry.except,
        irregular: Irregular { past: entry.past, participle: entry.participle, plural: entry.plural },
        exact: entry.case == Case::Exact,
        hits: entry.hits,
        misses: entry.misses,
        limits: entry.limits,
        line,
    })
}

fn meaning(entry: &TomlEntry, layer: Layer) -> Result<Meaning, String> {
    match layer {
        Layer::Theme => Ok(Meaning::Theme),
        Layer::Word => {
            Class::named(&entry.id).map(Meaning::Class).ok_or_else(|| format!("`{}` is no class of words", entry.id))
        }
        Layer::Cue => cue(entry).map(|cue| Meaning::Sense(Sense::Cue(cue))),
        Layer::Content => content(entry).map(|content| Meaning::Sense(Sense::Content(content))),
    }
}

fn cue(entry: &TomlEntry) -> Result<Cue, String> {
    let pos = match entry.pos {
        None | Some(Pos::Verb) => CuePos::Verb,
        Some(Pos::Noun) => CuePos::Noun,
        Some(Pos::Phrase) => CuePos::Phrase,
        Some(Pos::Adjective | Pos::Fixed) => {
            return Err(format!("`{}`: `pos` of a cue is verb, noun or phrase", entry.id));
        }
    };
    let force = entry
        .force
        .filter(|force| (1..=5).contains(force))
        .ok_or_else(|| format!("`{}` wants a `force` from 1 to 5", entry.id))?;
    let polarity = match entry.polarity {
        Some(TomlPolarity::Positive) => Polarity::Positive,
        Some(TomlPolarity::Negative) => Polarity::Negative,
        Some(TomlPolarity::Neutral) | None => Polarity::Neutral,
    };
    Ok(Cue { pos, act: act(entry)?, force, polarity, object: entry.object, manner: entry.manner })
}

fn content(entry: &TomlEntry) -> Result<Content, String> {
    let place = match entry.place {
        Some(TomlPlace::Object) => Place::Object,
        Some(TomlPlace::Start) => Place::Start,
        Some(TomlPlace::Record) => Place::Record,
        Some(TomlPlace::Any) => Place::Any,
        None => return Err(format!("`{}` wants a `place`", entry.id)),
    };
    let weight = entry
        .weight
        .filter(|weight| (1..=5).contains(weight))
        .ok_or_else(|| format!("`{}` wants a `weight` from 1 to 5", entry.id))?;
    Ok(Content { act: act(entry)?, place, weight })
}

fn act(entry: &TomlEntry) -> Result<Act, String> {
    match entry.act {
        Some(TomlAct::Assert) => Ok(Act::Assert),
        Some(TomlAct::Propose) => Ok(Act::Propose),
        Some(TomlAct::Support) => Ok(Act::Support),
        Some(TomlAct::Oppose) => Ok(Act::Oppose),
        Some(TomlAct::Question) => Ok(Act::Question),
        Some(TomlAct::Warn) => Ok(Act::Warn),
        Some(TomlAct::Commit) => Ok(Act::Commit),
        Some(TomlAct::Procedural) => Ok(Act::Procedural),
        None => Err(format!("`{}` wants an `act`", entry.id)),
    }
}

/// A line of `states.csv` or `groups.csv`; the columns that only people read are not named here.
#[derive(Deserialize)]
struct Row {
    code: String,
    name: String,
    #[serde(default)]
    formal: String,
    #[serde(default)]
    demonyms: String,
    #[serde(default)]
    aliases: String,
    #[serde(default)]
    kind: String,
}

/// Reads a roster of actors.
pub(super) fn csv(path: &Path, text: &str) -> Result<Written, Vec<Fault>> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut entries = Vec::new();
    let mut faults = Vec::new();
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    for (number, row) in reader.deserialize::<Row>().enumerate() {
        match row.map_err(|error| error.to_string()).and_then(|row| actor(row, number + 2)) {
            Ok(found) => entries.extend(found),
            Err(message) => faults.push(Fault { path: path.into(), line: number + 2, message }),
        }
    }
    let id = format!("actors.{stem}");
    if faults.is_empty() {
        Ok(Written { path: path.into(), title: id.clone(), id, theme: None, entries })
    } else {
        Err(faults)
    }
}

/// The entries of one row: the actor by its names and, apart, by its demonyms.
fn actor(row: Row, line: usize) -> Result<Vec<WrittenEntry>, String> {
    let kind = match row.kind.as_str() {
        "" => ActorKind::State,
        "group" => ActorKind::Group,
        "organization" => ActorKind::Organization,
        "body" => ActorKind::Body,
        other => return Err(format!("`{other}` is no kind of actor")),
    };
    if row.code.is_empty() || row.name.is_empty() {
        return Err("a row wants a code and a name".into());
    }
    let mut forms = vec![row.name.clone()];
    forms.extend(cells(&row.formal).chain(cells(&row.aliases)).filter(|form| *form != row.name));
    let by_name = |demonym: bool, id: String, forms: Vec<String>| WrittenEntry {
        meaning: Meaning::Sense(Sense::Actor(Actor { kind, code: row.code.clone(), name: row.name.clone(), demonym })),
        label: row.name.clone(),
        id,
        broader: None,
        forms,
        except: Vec::new(),
        inflection: Inflection::Fixed,
        irregular: Irregular::default(),
        exact: false,
        hits: Vec::new(),
        misses: Vec::new(),
        limits: Vec::new(),
        line,
    };
    let demonyms: Vec<String> = cells(&row.demonyms).collect();
    let mut entries = vec![by_name(false, row.code.clone(), forms)];
    if !demonyms.is_empty() {
        entries.push(by_name(true, format!("{}-demonym", row.code), demonyms));
    }
    Ok(entries)
}

fn cells(list: &str) -> impl Iterator<Item = String> {
    list.split('|').map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_string)
}

/// A text with its line numbers.
struct Lines<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Lines<'_> {
    fn line(&self, at: usize) -> usize {
        self.text[..at.min(self.text.len())].matches('\n').count() + 1
    }

    fn fault(&self, at: Option<Range<usize>>, message: String) -> Fault {
        Fault { path: self.path.into(), line: at.map_or(1, |at| self.line(at.start)), message }
    }
}
