//! Reads the values of one TOML table, noting everything that is not as it should be.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::Fault;
use super::written::{Lines, Text};

/// The faults of one file.
pub(super) struct Notes<'f> {
    path: &'f Path,
    pub lines: Lines,
    pub faults: Vec<Fault>,
    /// The keys that tables seem to misspell, by the byte where the table begins.
    misspelt: Vec<(usize, String)>,
}

impl<'f> Notes<'f> {
    pub fn new(path: &'f Path, text: &str) -> Self {
        Notes { path, lines: Lines::new(text), faults: Vec::new(), misspelt: Vec::new() }
    }

    /// Whether a table seems to misspell a key, which has been told.
    pub fn is_misspelt(&self, table: &Table, key: &str) -> bool {
        self.misspelt.iter().any(|(at, misspelt)| *at == table.at && misspelt == key)
    }

    /// Notes a fault at a byte of the file.
    pub fn fault(&mut self, at: usize, message: impl Into<String>) {
        self.faults.push(Fault { path: self.path.to_owned(), line: self.lines.line(at), message: message.into() });
    }
}

/// One table, such as an entry.
pub(super) struct Table<'t, 'i> {
    pub name: &'static str,
    pub table: &'t DeTable<'i>,
    pub at: usize,
}

impl Table<'_, '_> {
    /// Notes every key that is not among the known ones.
    pub fn refuse_unknown(&self, known: &[&[&str]], notes: &mut Notes) {
        for key in self.table.keys().filter(|key| !known.iter().any(|some| some.contains(&key.get_ref().as_ref()))) {
            let meant = known.iter().copied().flatten().find(|known| are_alike(known, key.get_ref()));
            let hint = meant.map_or(String::new(), |meant| format!("; is `{meant}` meant?"));
            notes.fault(key.span().start, format!("`{}` is not a key of {} here{hint}", key.get_ref(), self.name));
            notes.misspelt.extend(meant.map(|meant| (self.at, meant.to_string())));
        }
    }

    fn get(&self, key: &str) -> Option<&Spanned<DeValue<'_>>> {
        self.table.get(key)
    }

    /// A string, if the key is there.
    pub fn text(&self, key: &str, notes: &mut Notes) -> Option<Text> {
        text(key, self.get(key)?, notes)
    }

    /// A string that must be there and not be empty.
    pub fn required(&self, key: &str, notes: &mut Notes) -> Option<Text> {
        if self.get(key).is_none() && !notes.is_misspelt(self, key) {
            notes.fault(self.at, format!("{} has no `{key}`", self.name));
        }
        self.text(key, notes)
    }

    /// A list of strings; empty if the key is not there.
    pub fn list(&self, key: &str, notes: &mut Notes) -> Vec<Text> {
        let Some(value) = self.get(key) else { return Vec::new() };
        match value.get_ref().as_array() {
            Some(values) => values.iter().filter_map(|value| text(key, value, notes)).collect(),
            None => {
                notes.fault(value.span().start, format!("`{key}` must be a list of strings"));
                Vec::new()
            }
        }
    }

    /// `true` or `false`; false if the key is not there.
    pub fn flag(&self, key: &str, notes: &mut Notes) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            notes.fault(value.span().start, format!("`{key}` must be true or false"));
            false
        })
    }

    /// A number from 1 to 5 that must be there.
    pub fn grade(&self, key: &str, notes: &mut Notes) -> u8 {
        let value = self.get(key);
        let number =
            value.and_then(|value| value.get_ref().as_integer()).and_then(|number| number.as_str().parse().ok());
        number.filter(|number| (1..=5).contains(number)).unwrap_or_else(|| {
            let at = value.map_or(self.at, |value| value.span().start);
            notes.fault(at, format!("`{key}` must be a number from 1 to 5"));
            1
        })
    }

    /// One of some names that must be there; the first where it is not.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[(&str, T)], notes: &mut Notes) -> T {
        match self.required(key, notes) {
            Some(chosen) => choose(key, &chosen, choices, notes),
            None => choices[0].1,
        }
    }

    /// One of some names, or else the first.
    pub fn choice_or_first<T: Copy>(&self, key: &str, choices: &[(&str, T)], notes: &mut Notes) -> T {
        match self.text(key, notes) {
            Some(chosen) => choose(key, &chosen, choices, notes),
            None => choices[0].1,
        }
    }
}

/// Whether a key may be a slip of the pen for another.
fn are_alike(known: &str, written: &str) -> bool {
    let most = if known.len() > 4 { 2 } else { 1 };
    strsim::osa_distance(known, &written.to_lowercase()) <= most
}

fn choose<T: Copy>(key: &str, chosen: &Text, choices: &[(&str, T)], notes: &mut Notes) -> T {
    if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == chosen.text) {
        return *choice;
    }
    let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    notes.fault(chosen.at, format!("`{key}` is `{}`; it must be one of {}", chosen.text, names.join(", ")));
    choices[0].1
}

fn text(key: &str, value: &Spanned<DeValue>, notes: &mut Notes) -> Option<Text> {
    let at = value.span().start;
    match value.get_ref().as_str() {
        Some(text) if !text.trim().is_empty() => return Some(Text { text: text.to_owned(), at }),
        Some(_) => notes.fault(at, format!("`{key}` has nothing in it")),
        None => notes.fault(at, format!("`{key}` must be a string, not of type {}", value.get_ref().type_str())),
    }
    None
}
