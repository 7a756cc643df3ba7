//! The patterns of issues, as a lexicon file writes them.
//!
//! `"@law ... apply|applies"` is a pattern of two parts: the first is a concept of the same file, the second either
//! of two words; up to nine words may stand between them.

use rustc_hash::FxHashMap;

use super::inflect::Irregular;
use super::table::{Notes, Table};
use super::written::{Case, Evidence, Form, Inflection, Text, WrittenEntry, WrittenPattern, WrittenSense};
use super::{Issue, Side};

/// What stands between the parts of a pattern.
const BETWEEN: &str = " ... ";

/// The parts of patterns that are no concepts, gathered while the entries of a file are read.
#[derive(Default)]
pub(super) struct Parts {
    ids: FxHashMap<String, usize>,
    pub entries: Vec<WrittenEntry>,
    /// The concepts that patterns name, and where.
    pub named: Vec<Text>,
}

impl Parts {
    /// An issue with its patterns.
    pub fn issue(&mut self, table: &Table, notes: &mut Notes) -> Option<WrittenSense> {
        let proposition = table.required("proposition", notes)?.text;
        let sides = [("for", Side::For), ("against", Side::Against), ("about", Side::About)];
        let patterns = self.patterns(&sides, table, notes);
        Some(WrittenSense::Issue { issue: Issue { proposition }, patterns })
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
                let parts = pattern.text.split(BETWEEN).map(|part| self.part(part.trim(), pattern.at, notes)).collect();
                patterns.push(WrittenPattern { side: *side, parts });
            }
        }
        if patterns.is_empty() {
            notes.fault(table.at, "the entry has no patterns");
        }
        patterns
    }

    /// The id of the entry that finds a part.
    fn part(&mut self, part: &str, at: usize, notes: &mut Notes) -> String {
        if let Some(concept) = part.strip_prefix('@') {
            self.named.push(Text { text: concept.to_owned(), at });
            return concept.to_owned();
        }
        if !self.ids.contains_key(part) {
            self.ids.insert(part.to_owned(), self.entries.len());
            self.entries.push(literal(part, at, notes));
        }
        part.to_owned()
    }
}

/// The entry that finds one of some words or phrases.
fn literal(part: &str, at: usize, notes: &mut Notes) -> WrittenEntry {
    let text = |text: &str| Text { text: text.trim().to_owned(), at };
    let form = |form| Form { text: text(form), inflection: Inflection::Fixed, case: Case::Free };
    let forms: Vec<Form> = part.split('|').map(form).collect();
    if forms.iter().any(|form| form.text.text.is_empty()) {
        notes.fault(at, format!("`{part}` has an empty part"));
    }
    WrittenEntry {
        id: text(part),
        label: part.to_owned(),
        sense: WrittenSense::Concept,
        forms: forms.into_iter().filter(|form| !form.text.text.is_empty()).collect(),
        except: Vec::new(),
        irregular: Irregular::default(),
        evidence: Evidence::default(),
    }
}
