//! Whether lexicons keep their word: every fault of every file, with its line.

use super::Lexicons;
use super::entry::EntryId;
use super::file::{Fault, Meaning, Written, WrittenEntry};
use super::load::{self, Error, Text};
use crate::segment::Sentence;
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::path::Path;

/// All faults of the lexicons in a folder, or of the embedded ones: unreadable files, doubles, broken evidence.
pub fn check(folder: Option<&Path>) -> Result<Vec<Fault>, Error> {
    let embedded = load::embedded();
    let own = folder.map(load::folder_texts).transpose()?;
    let read = load::read_all(own.as_deref().unwrap_or(&embedded));
    let mut faults = read.faults;
    for (file, _) in &read.written {
        faults.extend(doubles(file));
        faults.extend(broken_references(file));
        faults.extend(disorder(file));
    }
    faults.extend(unproved(&read.written, with_classes(&embedded, own.as_deref())));
    faults.sort();
    Ok(faults)
}

/// A user's lexicons are judged beside the embedded ones.
fn with_classes(embedded: &[Text], own: Option<&[Text]>) -> Lexicons {
    let texts = embedded.iter().chain(own.unwrap_or_default());
    let texts: Vec<Text> = texts.map(|text| Text { path: text.path.clone(), text: text.text.clone() }).collect();
    load::build(load::read_all(&texts).written)
}

fn fault(file: &Written, line: usize, message: String) -> Fault {
    Fault { path: file.path.clone(), line, message }
}

/// Ids and forms that occur twice in a file.
fn doubles(file: &Written) -> Vec<Fault> {
    let mut ids: FxHashMap<&str, ()> = FxHashMap::default();
    let mut forms: FxHashMap<String, &str> = FxHashMap::default();
    let mut faults = Vec::new();
    for entry in &file.entries {
        if ids.insert(&entry.id, ()).is_some() {
            faults.push(fault(file, entry.line, format!("the id `{}` is taken", entry.id)));
        }
        if matches!(entry.meaning, Meaning::Class(_)) {
            continue;
        }
        for form in &entry.forms {
            if let Some(other) = forms.insert(folded(form, entry), &entry.id) {
                faults.push(fault(file, entry.line, format!("`{}` and `{other}` share the form `{form}`", entry.id)));
            }
        }
    }
    faults
}

fn folded(form: &str, entry: &WrittenEntry) -> String {
    let exact = entry.exact || form.split([' ', '-']).any(|word| word.chars().skip(1).any(char::is_uppercase));
    let form = form.replace('-', " ");
    if exact { form } else { form.to_lowercase() }
}

fn broken_references(file: &Written) -> Vec<Fault> {
    let missing = |entry: &&WrittenEntry| {
        entry.broader.as_ref().is_some_and(|broader| !file.entries.iter().any(|other| other.id == *broader))
    };
    let broken = file.entries.iter().filter(missing);
    broken.map(|entry| fault(file, entry.line, format!("`{}` names an unknown broader entry", entry.id))).collect()
}

fn disorder(file: &Written) -> Vec<Fault> {
    let is_roster = file.path.extension().is_some_and(|extension| extension == "csv");
    let wrong = file.entries.windows(2).filter(|pair| !is_roster && pair[0].id > pair[1].id);
    wrong
        .map(|pair| {
            fault(
                file,
                pair[1].line,
                format!("`{}` stands behind `{}`: entries stand in order of id", pair[1].id, pair[0].id),
            )
        })
        .collect()
}

/// Hits that are not found and misses that are.
fn unproved(written: &[(Written, String)], lexicons: Lexicons) -> Vec<Fault> {
    let mut ids: FxHashMap<(&str, &str), EntryId> = FxHashMap::default();
    for number in 0..lexicons.entries.len() {
        let id = EntryId(number as u32);
        ids.insert(lexicons.citation(id), id);
    }
    let mut faults = Vec::new();
    for (file, _) in written {
        for entry in &file.entries {
            if let Some(id) = ids.get(&(file.id.as_str(), entry.id.as_str())) {
                faults.extend(judge(file, entry, *id, &lexicons));
            }
        }
    }
    faults
}

fn judge(file: &Written, entry: &WrittenEntry, id: EntryId, lexicons: &Lexicons) -> Vec<Fault> {
    let found = |text: &str| finds(lexicons, text, id);
    let lost = entry
        .hits
        .iter()
        .filter(|text| !found(text))
        .map(|text| format!("`{}` is not found in its hit: {text}", entry.id));
    let false_hits = entry
        .misses
        .iter()
        .filter(|text| found(text))
        .map(|text| format!("`{}` is found in its miss: {text}", entry.id));
    lost.chain(false_hits).map(|message| fault(file, entry.line, message)).collect()
}

/// Whether an entry is found in a sentence.
fn finds(lexicons: &Lexicons, text: &str, id: EntryId) -> bool {
    let sentence = Sentence { span: Span::new(0, text.len()), paragraph: 0 };
    lexicons.scan(text, &[sentence]).matches.iter().any(|hit| hit.entry == id)
}
