//! Every offset of every table lies inside the text, on the border of a letter, and quotes the words that the row says:
//! in code points, bytes and UTF-16 units.

use crate::properties;
use crate::run::{Row, analyse, rows};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use unicode_normalization::UnicodeNormalization;

/// How many documents are drawn.
const DOCUMENTS: usize = 4_000;

/// Columns that quote the words between two others.
const QUOTED: [(&str, &str, &str); 11] = [
    ("text", "start", "end"),
    ("evidence", "start", "end"),
    ("source", "source_start", "source_end"),
    ("cue", "cue_start", "cue_end"),
    ("attribute", "attribute_start", "attribute_end"),
    ("deontic_text", "deontic_start", "deontic_end"),
    ("aim", "aim_start", "aim_end"),
    ("object", "object_start", "object_end"),
    ("condition", "condition_start", "condition_end"),
    ("or_else", "or_else_start", "or_else_end"),
    ("title", "start", "end"),
];

/// A text in the three ways to count it.
struct Counted {
    text: String,
    points: Vec<char>,
    units: Vec<u16>,
}

impl Counted {
    fn new(text: String) -> Counted {
        Counted { points: text.chars().collect(), units: text.encode_utf16().collect(), text }
    }

    /// The words between two code points.
    fn words(&self, start: u64, end: u64) -> String {
        assert!(start <= end && end as usize <= self.points.len(), "{start} to {end} of {:?}", self.text);
        self.points[start as usize..end as usize].iter().collect()
    }

    /// Checks that a row's other offsets quote the same.
    fn check_counts(&self, row: &Row) {
        let at = |key: &str| row.get(key).and_then(Value::as_u64).map(|at| at as usize);
        let (Some(start), Some(end)) = (at("start_byte"), at("end_byte")) else { return };
        let words = self.words(row["start"].as_u64().unwrap(), row["end"].as_u64().unwrap());
        assert_eq!(self.text.get(start..end), Some(words.as_str()), "{row:?}");
        let units = &self.units[at("start_utf16").unwrap()..at("end_utf16").unwrap()];
        assert_eq!(String::from_utf16(units).unwrap(), words, "{row:?}");
    }

    /// Checks that a row quotes what it says; furniture between the halves of a sentence is not said.
    fn check_quotes(&self, table: &str, row: &Row) {
        for (quote, start, end) in QUOTED {
            let at = |key: &str| row.get(key).and_then(Value::as_u64);
            let (Some(start), Some(end)) = (at(start), at(end)) else { continue };
            let found = letters(&self.words(start, end));
            let is_section = table == "sections";
            if let Some(said) = row.get(quote).and_then(Value::as_str).filter(|_| quote != "title" || is_section) {
                assert!(is_within(&letters(said), &found), "{quote} of {row:?}: {found:?}");
            }
        }
        for (spans, quote) in [("spans", "text"), ("content_spans", "content")] {
            let Some(pairs) = row.get(spans).and_then(Value::as_array) else { continue };
            let pair = |pair: &Value| self.words(pair[0].as_u64().unwrap(), pair[1].as_u64().unwrap());
            let found: String = pairs.iter().map(pair).collect();
            let said = letters(row[quote].as_str().unwrap());
            // The tags of Markdown are not said.
            let is_marked = found.contains('<') && is_within(&said, &letters(&found));
            assert!(is_marked || said == letters(&found), "{table}: {row:?} of {:?}", self.text);
        }
    }
}

/// The letters and digits of a text; those that printing ties into one stand apart, as in what is said.
fn letters(text: &str) -> String {
    let mut letters = String::new();
    for letter in text.chars() {
        match letter {
            '\u{fb00}'..='\u{fb06}' => letters.extend(std::iter::once(letter).nfkd()),
            _ if letter.is_alphanumeric() => letters.push(letter),
            _ => {}
        }
    }
    letters
}

/// Whether all letters stand in others, in their order.
fn is_within(said: &str, found: &str) -> bool {
    let mut rest = found.chars();
    said.chars().all(|letter| rest.any(|other| other == letter))
}

#[test]
fn every_offset_of_every_table_quotes_its_words() {
    let mut runner = TestRunner::deterministic();
    let strategy = properties::text();
    let lines: String = (0..DOCUMENTS)
        .map(|number| {
            let text = strategy.new_tree(&mut runner).unwrap().current();
            format!("{}\n", serde_json::json!({ "id": format!("d{number}"), "text": text }))
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let corpus = folder.path().join("corpus.jsonl");
    fs::write(&corpus, lines).unwrap();
    let (out, _) = analyse(&[&corpus], &["--id", "id", "--format", "jsonl", "--texts", "files"]);
    let documents = rows(&out, "documents");
    assert_eq!(documents.len(), DOCUMENTS);
    let read = documents.iter().filter(|row| row["status"] != "failed").map(|row| row["document"].as_str().unwrap());
    let text = |id: &str| fs::read_to_string(out.path().join(format!("dataset/texts/{id}.txt"))).unwrap();
    let texts: BTreeMap<&str, Counted> = read.map(|id| (id, Counted::new(text(id)))).collect();
    assert!(texts.len() > DOCUMENTS * 9 / 10);
    for table in
        ["sections", "speakers", "sentences", "tags", "statements", "norms", "positions", "references", "remarks"]
    {
        let rows = rows(&out, table);
        assert!(rows.len() > 50, "{table} has {} rows", rows.len());
        for row in rows {
            let Some(text) = texts.get(row["document"].as_str().unwrap()) else { continue };
            text.check_counts(&row);
            text.check_quotes(table, &row);
        }
    }
}
