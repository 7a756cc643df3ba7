//! Entries as the file of a lexicon.

use super::category::Dictionary;
use super::entries::Entry;
use super::error::Error;
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct File<'e> {
    lexicon: Header<'e>,
    entry: Vec<Row<'e>>,
}

#[derive(Serialize)]
struct Header<'e> {
    id: &'e str,
    title: &'e str,
    language: &'e str,
    layer: &'e str,
    theme: &'e str,
    origin: String,
}

#[derive(Serialize)]
struct Row<'e> {
    id: &'e str,
    label: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    broader: Option<&'e str>,
    forms: &'e [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'e str>,
    /// Nothing is added to the words of a dictionary.
    pos: &'e str,
    hits: [String; 1],
}

/// The file of a lexicon whose theme has its id.
pub(super) fn lexicon(id: &str, dictionary: &Dictionary, path: &Path, entries: &[Entry]) -> Result<String, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let rows = entries.iter().map(|entry| Row {
        id: &entry.id,
        label: &entry.label,
        broader: entry.broader.as_deref(),
        forms: &entry.forms,
        scope: entry.scope.as_deref(),
        pos: "fixed",
        hits: [evidence(entry)],
    });
    let lexicon = Header {
        id,
        title: dictionary.title.as_deref().unwrap_or(id),
        language: "en",
        layer: "theme",
        theme: id,
        origin: format!("Imported from {name}"),
    };
    Ok(toml::to_string_pretty(&File { lexicon, entry: rows.collect() })?)
}

/// A sentence in which an entry is found: a form of its own, best one without a star.
fn evidence(entry: &Entry) -> String {
    let whole = entry.forms.iter().find(|form| !form.contains('*'));
    match (whole, entry.forms.first()) {
        (Some(form), _) => form.clone(),
        // Letters that no other word goes on with.
        (None, Some(form)) => form.replace('*', "zz"),
        (None, None) => String::new(),
    }
}
