//! The patterns of issues, as a lexicon file writes them.
//!
//! `"@law ... apply|applies"` is a pattern of two parts: the first is a concept of the same file, the second either
//! of two words; up to nine words may stand between them.

use rustc_hash::FxHashSet;

use super::Side;
use super::inflect::Irregular;
use super::table::{Notes, Table};
use super::written::{Case, Evidence, Form, Inflection, Text, WrittenEntry, WrittenPattern, WrittenSense};

/// What stands between the parts of a pattern.
const BETWEEN: &str = " ... ";

/// The parts of patterns that are no concepts, gathered while the entries of a file are read.
#[derive(Default)]
pub(super) struct Parts {
    known: FxHashSet<String>,
    pub entries: Vec<WrittenEntry>,
    /// The concepts that patterns name, and where.
    pub named: Vec<Text>,
}

impl Parts {
    /// An issue with its patterns.
    pub fn issue(&mut self, table: &Table, notes: &mut Notes) -> Option<WrittenSense> {
        let proposition = table.required("proposition", notes)?.text;
        let sides = [("for", Side::For), ("against", Side::Against), ("about", Side::About), ("open", Side::Open)];
        let patterns = self.patterns(&sides, table, notes);
        let within = table.text("within", notes);
        self.named.extend(within.clone());
        Some(WrittenSense::Issue { proposition, within: within.map(|within| within.text), patterns })
    }

    /// A norm of A/70/174, paragraph 13; its id is its letter.
    pub fn gge_norm(&mut self, id: &Text, table: &Table, notes: &mut Notes) -> Option<WrittenSense> {
        let patterns = self.patterns(&[("about", Side::About)], table, notes);
        match id.text.chars().next().filter(|letter| id.text.len() == 1 && ('a'..='k').contains(letter)) {
            Some(letter) => Some(WrittenSense::GgeNorm { letter, patterns }),
            None => {
                notes.fault(id.at, format!("`{}` is no letter from a to k", id.text));
                None
            }
        }
    }

    fn patterns(&mut self, sides: &[(&str, Side)], table: &Table, notes: &mut Notes) -> Vec<WrittenPattern> {
        let mut patterns = Vec::new();
        for (key, side) in sides {
            for pattern in table.list(key, notes) {
                let parts = pattern.text.split(BETWEEN).map(|part| self.part(part.trim(), pattern.at, notes));
                let spelt = parts.fold(vec![Vec::new()], |spelt, choices| extended(&spelt, &choices));
                patterns.extend(spelt.into_iter().map(|parts| WrittenPattern { side: *side, parts }));
            }
        }
        if patterns.is_empty() {
            notes.fault(table.at, "the entry has no patterns");
        }
        patterns
    }

    /// The ids of the entries that find a part: each concept it names, and one for all its words.
    fn part(&mut self, part: &str, at: usize, notes: &mut Notes) -> Vec<String> {
        let (concepts, words): (Vec<&str>, Vec<&str>) =
            part.split('|').map(str::trim).partition(|form| form.starts_with('@'));
        let concepts = concepts.iter().map(|concept| concept.trim_start_matches('@'));
        self.named.extend(concepts.clone().map(|concept| Text { text: concept.to_owned(), at }));
        let mut ids: Vec<String> = concepts.map(str::to_owned).collect();
        if !words.is_empty() {
            let id = format!("`{}`", words.join("|"));
            if self.known.insert(id.clone()) {
                self.entries.push(literal(&id, &words, at, notes));
            }
            ids.push(id);
        }
        ids
    }
}

/// Each of some beginnings with each of some parts behind it.
fn extended(beginnings: &[Vec<String>], parts: &[String]) -> Vec<Vec<String>> {
    let with = |beginning: &Vec<String>, part: &String| beginning.iter().chain([part]).cloned().collect();
    beginnings.iter().flat_map(|beginning| parts.iter().map(move |part| with(beginning, part))).collect()
}

/// The entry that finds one of some words or phrases.
fn literal(id: &str, words: &[&str], at: usize, notes: &mut Notes) -> WrittenEntry {
    let text = |text: &str| Text { text: text.to_owned(), at };
    let form = |form| Form { text: text(form), inflection: Inflection::Fixed, case: Case::Free };
    let forms: Vec<Form> = words.iter().map(|words| form(words)).collect();
    if forms.iter().any(|form| form.text.text.is_empty()) {
        notes.fault(at, format!("the part {id} has an empty form"));
    }
    WrittenEntry {
        id: text(id),
        label: id.to_owned(),
        sense: WrittenSense::Concept,
        forms: forms.into_iter().filter(|form| !form.text.text.is_empty()).collect(),
        except: Vec::new(),
        irregular: Irregular::default(),
        evidence: Evidence::default(),
    }
}
