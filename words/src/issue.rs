//! The patterns and concepts of issues, as a lexicon file writes them.
//!
//! `"@law ... apply|applies"` is a pattern of two parts: the first is a concept of the same file, the second either
//! of two words; up to nine words may stand between them. `"@crime + @remedy"` is two concepts that meet, in any order.

use rustc_hash::FxHashSet;

use super::entry::Side;
use super::inflect::Irregular;
use super::meeting::Telling;
use super::table::{Notes, Table};
use super::written::{
    Case, Evidence, Form, Inflection, Text, WrittenEntry, WrittenMeeting, WrittenPattern, WrittenSense,
};

/// What stands between the parts of a pattern.
const BETWEEN: &str = " ... ";

/// What stands between concepts that meet.
const BESIDE: &str = " + ";

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
        let sides = [("for", Side::For), ("against", Side::Against), ("open", Side::Open)];
        let patterns = self.patterns(&sides, table, notes);
        let meetings = self.meetings(&[("names", Telling::Names), ("hints", Telling::Hints)], table, notes);
        if patterns.is_empty() && meetings.is_empty() {
            notes.fault(table.at, "the entry has neither patterns nor concepts");
        }
        let within = table.text("within", notes);
        self.named.extend(within.clone());
        Some(WrittenSense::Issue { proposition, within: within.map(|within| within.text), patterns, meetings })
    }

    /// A norm of A/70/174, paragraph 13; its id is its letter.
    pub fn gge_norm(&mut self, id: &Text, table: &Table, notes: &mut Notes) -> Option<WrittenSense> {
        let patterns = self.patterns(&[("about", Side::About)], table, notes);
        if patterns.is_empty() {
            notes.fault(table.at, "the entry has no patterns");
        }
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
                patterns.push(WrittenPattern { side: *side, parts: self.parts(&pattern, BETWEEN, notes) });
            }
        }
        patterns
    }

    fn meetings(&mut self, keys: &[(&str, Telling)], table: &Table, notes: &mut Notes) -> Vec<WrittenMeeting> {
        let mut meetings = Vec::new();
        for (key, telling) in keys {
            for meeting in table.list(key, notes) {
                meetings.push(WrittenMeeting { telling: *telling, parts: self.parts(&meeting, BESIDE, notes) });
            }
        }
        meetings
    }

    fn parts(&mut self, written: &Text, parted: &str, notes: &mut Notes) -> Vec<Vec<String>> {
        written.text.split(parted).map(|part| self.part(part.trim(), written.at, notes)).collect()
    }

    /// The ids of the entries that find a part: the concepts that it names, and its words.
    fn part(&mut self, part: &str, at: usize, notes: &mut Notes) -> Vec<String> {
        part.split('|').map(|form| self.form(form.trim(), at, notes)).collect()
    }

    /// The id of the entry that finds one form of a part. Words that several patterns have are one entry.
    fn form(&mut self, form: &str, at: usize, notes: &mut Notes) -> String {
        if form.contains(BETWEEN.trim()) {
            notes
                .fault(at, format!("`{form}`: the parts of a pattern are parted by `...` with a blank on either side"));
            return form.to_owned();
        }
        if let Some(concept) = form.strip_prefix('@') {
            self.named.push(Text { text: concept.to_owned(), at });
            return concept.to_owned();
        }
        let id = format!("`{form}`");
        if self.known.insert(id.clone()) {
            self.entries.push(literal(&id, form, at, notes));
        }
        id
    }
}

/// The entry that finds a word or phrase as it is written.
fn literal(id: &str, words: &str, at: usize, notes: &mut Notes) -> WrittenEntry {
    let text = |text: &str| Text { text: text.to_owned(), at };
    let forms = vec![Form { text: text(words), inflection: Inflection::Fixed, case: Case::Free }];
    if words.is_empty() {
        notes.fault(at, "a part of the pattern is empty");
    }
    WrittenEntry {
        id: text(id),
        label: id.to_owned(),
        sense: WrittenSense::Concept,
        forms,
        except: Vec::new(),
        irregular: Irregular::default(),
        evidence: Evidence::default(),
    }
}
