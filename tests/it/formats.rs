//! Reports in the formats people have: what the readers tell reaches the tables.

use crate::run::{Row, analyse, root, rows};
use rapporteur::document::{Origin, ParagraphKind};
use rapporteur::source::{Part, PartKind, Text};
use rapporteur::span::Span;
use rapporteur::{segment, structure};
use std::collections::BTreeMap;

#[test]
fn a_page_says_who_spoke() {
    let (out, output) = analyse(&[&root().join("readers/tests/reports/seminar.html")], &["--format", "jsonl"]);
    assert!(output.status.success());
    let statements = rows(&out, "sentences");
    let owned = statements.iter().filter(|row| row["basis"] == "cue" || row["basis"] == "pronoun");
    let owned: Vec<&str> = owned.map(|row| row["text"].as_str().unwrap()).collect();
    assert_eq!(owned.len(), 5, "{owned:#?}");
    assert!(owned[2].starts_with("Ms. Noor (Jordania) said that all States"));
    let document = &rows(&out, "documents")[0];
    assert_eq!((&document["status"], &document["date"]), (&"ok".into(), &"2022-07-07".into()));
}

/// A seminar report as PDF and the same document as annotated text: prose word for word, blanks aside. Owners are weighed
/// over the whole text, so a line that only the PDF has may move one.
#[test]
fn a_pdf_has_the_sentences_of_its_text() {
    let from_pdf = sentences("readers/tests/reports/S_2025_31.pdf");
    let from_text = sentences("tests/gold/arria-ihl/source.txt");
    let units = std::fs::read_to_string(root().join("tests/gold/arria-ihl/units.jsonl")).unwrap();
    let units = units.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let prose = ["narration", "statement", "discussion"];
    let prose = units.filter(|unit| prose.contains(&unit["kind"].as_str().unwrap()));
    let prose: Vec<String> = prose.map(|unit| bare(unit["text"].as_str().unwrap())).collect();
    let missed: Vec<&String> = prose.iter().filter(|text| from_pdf.get(*text) != from_text.get(*text)).collect();
    assert_eq!(prose.len(), 56);
    assert!(missed.len() <= 1, "{missed:#?}");
    assert!(prose.iter().all(|text| from_pdf.contains_key(text)));
}

/// The sentences of a report by their letters, each with its kind and the names of its owners.
fn sentences(report: &str) -> BTreeMap<String, (String, Vec<String>)> {
    let (out, output) = analyse(&[&root().join(report)], &["--format", "jsonl"]);
    assert!(output.status.success());
    let word = |row: &serde_json::Value| row.as_str().unwrap().to_string();
    let speakers = rows(&out, "speakers");
    let names: BTreeMap<String, String> =
        speakers.iter().map(|row| (word(&row["speaker"]), word(&row["name"]))).collect();
    let owners = |row: &Row| row["speakers"].as_array().unwrap().iter().map(|id| names[&word(id)].clone()).collect();
    let sentences = rows(&out, "sentences");
    sentences.iter().map(|row| (bare(&word(&row["text"])), (word(&row["kind"]), owners(row)))).collect()
}

/// Letters without blanks, and without digits: a PDF tells which are the marks of notes, its annotated text does not.
fn bare(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && !letter.is_ascii_digit()).collect()
}

/// A text with parts of some kinds.
fn text(parts: &[(PartKind, &str)]) -> Text {
    let mut text = Text::default();
    for (kind, words) in parts {
        let start = text.text.len();
        text.text += words;
        text.parts.push(Part { span: Span::new(start, text.text.len()), kind: *kind });
        text.text += "\n\n";
    }
    text
}

#[test]
fn marks_of_notes_belong_to_no_sentence() {
    let words = "The Chair¹ spoke of cyberspace.² He said that States should carry out the norms.";
    let mut text = text(&[
        (PartKind::Block, words),
        (PartKind::Footnote, "1 Elected in May."),
        (PartKind::Block, "Ms Noor agreed."),
    ]);
    text.marks = words.match_indices(['¹', '²']).map(|(at, mark)| Span::new(at, at + mark.len())).collect();
    let document = structure::document("notes".into(), Origin::default(), text).value;
    let sentences = segment::sentences(&document);
    let prose = sentences
        .iter()
        .filter(|sentence| document.paragraphs[sentence.paragraph as usize].kind == ParagraphKind::Prose);
    let texts: Vec<&str> = prose.map(|sentence| sentence.span.of(&document.running.text)).collect();
    assert_eq!(
        texts,
        ["The Chair spoke of cyberspace.", "He said that States should carry out the norms.", "Ms Noor agreed."]
    );
}

#[test]
fn furniture_tells_symbol_and_date() {
    let kinds = [(PartKind::Furniture, "A/70/174"), (PartKind::Furniture, "22 July 2015"), (PartKind::Block, "Body.")];
    let document = structure::document("symbol".into(), Origin::default(), text(&kinds)).value;
    assert_eq!((document.symbol.as_deref(), document.date.as_deref()), (Some("A/70/174"), Some("2015-07-22")));
}

/// The status of each document of a run with limits, and what is said of those that failed: in a row and on a line.
fn within_limits(folder: &std::path::Path, limits: &[&str]) -> (String, String) {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    program.args(["analyse", "in", "--out", "out", "--quiet"]).args(limits).current_dir(folder);
    let run = program.output().unwrap();
    let column = |table: &str, column: &str, kind: Option<&str>| -> Vec<String> {
        let wanted = |row: &Row| kind.is_none_or(|kind| row["kind"] == kind);
        let rows = rapporteur::dataset::rows(&folder.join("out"), table, wanted).unwrap();
        rows.iter().map(|row| row[column].as_str().unwrap().to_string()).collect()
    };
    let reasons = column("remarks", "message", Some("unreadable"));
    let lines: String = reasons.iter().map(|reason| format!("warning: {reason}\n")).collect();
    assert_eq!(String::from_utf8(run.stderr).unwrap(), lines);
    assert_eq!(run.status.code(), Some(if reasons.is_empty() { 0 } else { 2 }));
    (column("documents", "status", None).join(" "), reasons.concat())
}

/// What is counted in a document bounds its analysis: one above a limit fails whole, one at it does not, the others go on.
#[test]
fn a_document_above_a_limit_fails_whole_and_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join("in").join(name), text).unwrap();
    write("a.txt", "We agreed. We left.");
    write("b.txt", "They agreed on norms. They agreed on law. They left.");
    write("d.txt", "Ms. Ada Lind (Norway) said that it was late. Mr. Ben Roe (Chad) said that it was early.");
    write("c.txt", &format!("We hold that {} is binding.", "the norm and the law ".repeat(1_000)));
    let cases = [
        ("--max-sentences=3", "ok ok ok ok", ""),
        ("--max-sentences=2", "ok failed ok ok", "`in/b.txt` has more than 2 sentences"),
        ("--max-hits=1000", "ok ok failed ok", "`in/c.txt` has more than 1000 hits of lexicons"),
        ("--max-speakers=1", "ok ok ok failed", "`in/d.txt` has more than 1 speakers"),
    ];
    for (limit, statuses, reason) in cases {
        assert_eq!(within_limits(folder.path(), &[limit]), (statuses.into(), reason.into()));
    }
    write("b.txt", &"They left. ".repeat(100_000));
    assert_eq!(
        within_limits(folder.path(), &["--max-text=1"]),
        ("ok failed ok ok".into(), "`in/b.txt` has more than 1 MB of text".into())
    );
}
