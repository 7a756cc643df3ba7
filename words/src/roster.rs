//! Rosters in CSV: the States, and the blocs, organizations and bodies that can speak.

use std::path::Path;

use serde::Deserialize;

use super::entry::{Actor, ActorKind};
use super::fault::Fault;
use super::inflect::Irregular;
use super::written::{Case, Evidence, Form, Inflection, Lines, Text, Written, WrittenEntry, WrittenSense};

/// A row of `states.csv`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateRow {
    code: String,
    name: String,
    formal: String,
    demonyms: String,
    aliases: String,
    region: String,
    status: String,
    since: String,
    until: String,
}

/// A row of `groups.csv`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupRow {
    code: String,
    name: String,
    aliases: String,
    kind: String,
}

/// Reads a roster; its file name tells which.
pub(super) fn read(path: &Path, text: &str, sha256: String) -> (Option<Written>, Vec<Fault>) {
    let mut faults = Faults { path, lines: Lines::new(text), faults: Vec::new() };
    let (id, title, entries) = match path.file_name().and_then(|name| name.to_str()) {
        Some("states.csv") => ("states", "States", rows(text, state, &mut faults)),
        Some("groups.csv") => ("groups", "Blocs, organizations and bodies", rows(text, group, &mut faults)),
        _ => {
            faults.add(0, "a roster is named `states.csv` or `groups.csv`".to_owned());
            return (None, faults.faults);
        }
    };
    let written = Written {
        path: path.to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
        sha256,
        entries,
        lines: faults.lines,
    };
    (Some(written), faults.faults)
}

struct Faults<'f> {
    path: &'f Path,
    lines: Lines,
    faults: Vec<Fault>,
}

impl Faults<'_> {
    fn add(&mut self, at: usize, message: String) {
        self.faults.push(Fault { path: self.path.to_owned(), line: self.lines.line(at), message });
    }
}

/// Reads every row and makes an entry of it.
fn rows<R: for<'d> Deserialize<'d>>(
    text: &str,
    entries_of: fn(R, usize, &mut Faults) -> Vec<WrittenEntry>,
    faults: &mut Faults,
) -> Vec<WrittenEntry> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
    let headers = match reader.headers() {
        Ok(headers) => headers.clone(),
        Err(error) => {
            faults.add(0, error.to_string());
            return Vec::new();
        }
    };
    let mut entries = Vec::new();
    for record in reader.into_records() {
        let row = record.and_then(|record| {
            let at = record.position().map_or(0, |position| position.byte() as usize);
            Ok((record.deserialize(Some(&headers))?, at))
        });
        match row {
            Ok((row, at)) => entries.extend(entries_of(row, at, faults)),
            Err(error) => faults.add(error.position().map_or(0, |at| at.byte() as usize), told(&error)),
        }
    }
    entries
}

/// What is wrong with a row, without its place, which the fault has.
fn told(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells where the header has {expected_len}")
        }
        _ => error.to_string(),
    }
}

/// The entry of a State by its names, and one by its demonyms.
fn state(row: StateRow, at: usize, faults: &mut Faults) -> Vec<WrittenEntry> {
    if !(row.code.len() == 3 && row.code.bytes().all(|letter| letter.is_ascii_uppercase())) {
        faults.add(at, format!("`{}` must be three capital letters", row.code));
    }
    refuse_unknown("status", &row.status, &["member", "observer", "former", "other"], at, faults);
    for year in [&row.since, &row.until].into_iter().filter(|year| !year.is_empty() && year.parse::<u16>().is_err()) {
        faults.add(at, format!("`{year}` must be a year"));
    }
    let _ = row.region;
    refuse_nameless(&row.code, &row.name, at, faults);
    let actor = |demonym| Actor { kind: ActorKind::State, code: row.code.clone(), name: row.name.clone(), demonym };
    let forms = names(&[&row.name, &row.formal, &row.aliases], Inflection::Fixed, at);
    let demonyms = names(&[&row.demonyms], Inflection::Noun, at);
    let by_demonym = (!demonyms.is_empty()).then(|| entry(actor(true), demonyms, at));
    std::iter::once(entry(actor(false), forms, at)).chain(by_demonym).collect()
}

fn group(row: GroupRow, at: usize, faults: &mut Faults) -> Vec<WrittenEntry> {
    refuse_unknown("kind", &row.kind, &["group", "organization", "body"], at, faults);
    let kind = match row.kind.as_str() {
        "organization" => ActorKind::Organization,
        "body" => ActorKind::Body,
        _ => ActorKind::Group,
    };
    refuse_nameless(&row.code, &row.name, at, faults);
    let forms = names(&[&row.name, &row.aliases], Inflection::Fixed, at);
    vec![entry(Actor { kind, code: row.code, name: row.name, demonym: false }, forms, at)]
}

fn refuse_unknown(column: &str, value: &str, known: &[&str], at: usize, faults: &mut Faults) {
    if !known.contains(&value) {
        faults.add(at, format!("`{column}` is `{value}`; it must be one of {}", known.join(", ")));
    }
}

/// The names in some cells, each once.
fn names(cells: &[&str], inflection: Inflection, at: usize) -> Vec<Form> {
    let mut names: Vec<Form> = Vec::new();
    for name in cells.iter().flat_map(|cell| cell.split('|')).map(str::trim).filter(|name| !name.is_empty()) {
        if !names.iter().any(|known| known.text.text == name) {
            names.push(Form { text: Text { text: name.to_owned(), at }, inflection, case: Case::Name });
        }
    }
    names
}

fn refuse_nameless(code: &str, name: &str, at: usize, faults: &mut Faults) {
    if code.is_empty() || name.is_empty() {
        faults.add(at, "the row has no `code` or no `name`".to_owned());
    }
}

fn entry(actor: Actor, forms: Vec<Form>, at: usize) -> WrittenEntry {
    let ending = if actor.demonym { "-demonym" } else { "" };
    WrittenEntry {
        id: Text { text: format!("{}{ending}", actor.code), at },
        label: actor.name.clone(),
        sense: WrittenSense::Actor(actor),
        forms,
        except: Vec::new(),
        irregular: Irregular::default(),
        evidence: Evidence::default(),
    }
}
