//! The lexicons of themes as a dictionary: a theme is a category, and so is each entry in it.
//!
//! Forms are written out in every inflection and spelling, since these tools know none.

use super::error::Error;
use crate::lexicon::{self, Listed};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// The form of a dictionary that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// quanteda's YAML.
    Quanteda,
    /// LIWC's `.dic`.
    Liwc,
}

/// A dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub text: String,
    /// What the dictionary does not say, a line each.
    pub remarks: Vec<String>,
}

/// Writes the themes of a folder of lexicons, or of those in the program, as a dictionary.
pub fn export(folder: Option<&Path>, to: To) -> Result<Exported, Error> {
    let entries = lexicon::listed(folder)?;
    let text = match to {
        To::Quanteda => quanteda(&entries),
        To::Liwc => liwc(&entries),
    };
    Ok(Exported { text, remarks: remarks(&entries) })
}

fn remarks(entries: &[Listed]) -> Vec<String> {
    let (exact, except) =
        entries.iter().fold((0, 0), |(exact, except), entry| (exact + entry.exact, except + entry.except));
    let exact =
        (exact > 0).then(|| format!("{exact} forms are found by rapporteur only in capitals, by a dictionary in any"));
    let except =
        (except > 0).then(|| format!("{except} exceptions are left out: what they hide, the dictionary finds"));
    exact.into_iter().chain(except).collect()
}

/// Categories in categories; every word in quotation marks, as JSON has them, so that none is a number or truth value.
fn quanteda(entries: &[Listed]) -> String {
    let mut text = String::new();
    let mut theme = None;
    for entry in entries {
        if theme != Some(&entry.theme) {
            line(&mut text, format_args!("{}:", quoted(&entry.theme)));
            theme = Some(&entry.theme);
        }
        line(&mut text, format_args!("  {}:", quoted(&entry.id)));
        entry.forms.iter().for_each(|form| line(&mut text, format_args!("    - {}", quoted(form))));
    }
    text
}

fn quoted(text: &str) -> serde_json::Value {
    text.into()
}

/// Numbered categories, then each form with the numbers of its themes and entries.
fn liwc(entries: &[Listed]) -> String {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<String> = entries.iter().map(|entry| entry.theme.clone()).collect();
    names.dedup();
    names.extend(entries.iter().map(|entry| format!("{}/{}", entry.theme, entry.id)));
    let mut text = "%\n".to_string();
    for (number, name) in (1..).zip(names) {
        line(&mut text, format_args!("{number}\t{name}"));
        numbers.insert(name, number);
    }
    text.push_str("%\n");
    let mut forms: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for entry in entries {
        let of = [numbers[&entry.theme], numbers[&format!("{}/{}", entry.theme, entry.id)]];
        entry.forms.iter().for_each(|form| forms.entry(form).or_default().extend(of));
    }
    for (form, of) in forms {
        let of: Vec<String> = of.iter().map(usize::to_string).collect();
        line(&mut text, format_args!("{form}\t{}", of.join("\t")));
    }
    text
}

/// Writes a line into a text, which cannot fail.
fn line(text: &mut String, what: std::fmt::Arguments) {
    let _ = writeln!(text, "{what}");
}
