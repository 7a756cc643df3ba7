//! The tidiest form of a lexicon: entries in order, no id and no form twice.

use rustc_hash::FxHashMap;

use super::fault::Fault;
use super::piece::{Pieces, has_inner_capital, is_joint};
use super::vocabulary::fold;
use super::written::{Case, Form, Inflection, Written, WrittenEntry, WrittenSense};

/// What is out of order or doubled in the files of a folder, which come sorted by id.
pub fn faults(files: &[Written]) -> Vec<Fault> {
    let mut faults = shared_ids(files);
    for file in files {
        faults.extend(doubled_ids(file));
        faults.extend(disorder(file));
        faults.extend(wordless_forms(file));
        faults.extend(doubled_forms(file));
    }
    faults
}

fn shared_ids(files: &[Written]) -> Vec<Fault> {
    let same = files.windows(2).filter(|pair| pair[0].id == pair[1].id);
    let fault = |pair: &[Written]| {
        pair[1].fault(0, format!("the id `{}` is that of {} too", pair[1].id, pair[0].path.display()))
    };
    same.map(fault).collect()
}

fn doubled_ids(file: &Written) -> Vec<Fault> {
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut faults = Vec::new();
    for entry in &file.entries {
        if let Some(before) = seen.insert(&entry.id.text, entry.id.at) {
            let line = file.lines.line(before);
            faults.push(file.fault(entry.id.at, format!("the id `{}` stands in line {line} already", entry.id.text)));
        }
    }
    faults
}

fn disorder(file: &Written) -> Vec<Fault> {
    let fault = |pair: &[WrittenEntry]| {
        let (before, entry) = (&pair[0].id, &pair[1].id);
        let is_free = pair.iter().any(|entry| matches!(entry.sense, WrittenSense::Actor(_) | WrittenSense::Concept));
        let message = format!("`{}` must stand before `{}`: entries are in order of `id`", entry.text, before.text);
        (entry.text < before.text && !is_free).then(|| file.fault(entry.at, message))
    };
    file.entries.windows(2).filter_map(fault).collect()
}

/// Plural forms of nouns whose singular is no form: they match as they are written and nothing else.
pub fn plurals(file: &Written) -> Vec<Fault> {
    let is_plural =
        |text: &str| text.len() > 3 && text.ends_with('s') && !["ss", "us", "is"].iter().any(|end| text.ends_with(end));
    let mut found = Vec::new();
    for entry in &file.entries {
        let plurals =
            entry.forms.iter().filter(|form| form.inflection == Inflection::Noun && is_plural(&form.text.text));
        for form in plurals {
            let singular = &form.text.text[..form.text.text.len() - 1];
            if !entry.forms.iter().any(|form| form.text.text == singular) {
                let message =
                    format!("`{}` does not find `{singular}`; a singular finds its plural too", form.text.text);
                found.push(file.fault(form.text.at, message));
            }
        }
    }
    found
}

fn all_forms(entry: &WrittenEntry) -> impl Iterator<Item = &Form> {
    entry.forms.iter().chain(&entry.except)
}

fn wordless_forms(file: &Written) -> Vec<Fault> {
    let mut faults = Vec::new();
    for entry in &file.entries {
        let is_class = matches!(entry.sense, WrittenSense::Class(_));
        for form in all_forms(entry) {
            let words = words_of(form).len();
            if words == 0 || is_class && words > 1 {
                let wanted = if is_class { "be a single word" } else { "have a word in it" };
                faults.push(file.fault(form.text.at, format!("the form `{}` must {wanted}", form.text.text)));
            }
        }
    }
    faults
}

/// Forms that two entries of a file share, or that one has twice.
///
/// A word may belong to several classes, and a State may be called the same in several cells of its row.
fn doubled_forms(file: &Written) -> Vec<Fault> {
    let mut seen: FxHashMap<Vec<String>, &str> = FxHashMap::default();
    let mut faults = Vec::new();
    for entry in &file.entries {
        if matches!(entry.sense, WrittenSense::Class(_) | WrittenSense::Concept) {
            seen.clear();
        }
        let is_actor = matches!(entry.sense, WrittenSense::Actor(_));
        for form in &entry.forms {
            let other = seen.insert(words_of(form), &entry.id.text);
            if let Some(other) = other.filter(|other| !is_actor || **other != entry.id.text) {
                let message = match other == entry.id.text {
                    true => format!("`{other}` has the form `{}` twice", form.text.text),
                    false => format!("`{other}` and `{}` share the form `{}`", entry.id.text, form.text.text),
                };
                faults.push(file.fault(form.text.at, message));
            }
        }
    }
    faults
}

/// The words of a form as the matcher compares them.
fn words_of(form: &Form) -> Vec<String> {
    let text = form.text.text.as_str();
    let words = Pieces::new(text, 0, text.len()).map(|piece| &text[piece.start..piece.stem]);
    words.filter(|word| !is_joint(word)).map(|word| as_compared(word, form.case)).collect()
}

fn as_compared(word: &str, case: Case) -> String {
    let mut folded = String::new();
    if case == Case::Exact || has_inner_capital(word) {
        word.clone_into(&mut folded);
    } else {
        fold(word, &mut folded);
    }
    folded
}
