//! Cases as text files: a name, a text, and what must come of it. They are added without Rust.

use rapporteur::document::Origin;
use rapporteur::lexicon::Lexicons;
use rapporteur::reference::{Reference, references};
use rapporteur::segment;
use rapporteur::source::Text;
use rapporteur::structure;
use std::fs;
use std::path::PathBuf;

/// One case: its name, its text, and the lines behind `->`.
struct Case {
    name: String,
    text: String,
    wanted: Vec<String>,
}

/// Reads all files of a folder of cases. What is no case fails here.
fn cases(folder: &str) -> Vec<Case> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| parse(file, &fs::read_to_string(file).unwrap())).collect()
}

fn parse(file: &std::path::Path, text: &str) -> Vec<Case> {
    let stem = file.file_stem().unwrap().to_string_lossy();
    let text = format!("\n{text}");
    let blocks = text.split("\n== ").skip(1);
    blocks
        .map(|block| {
            let (name, rest) = block.split_once('\n').unwrap_or_else(|| panic!("{stem}: `{block}` has no text"));
            let (text, wanted) = rest.split_once("\n-> ").unwrap_or_else(|| panic!("{stem}: `{name}` expects nothing"));
            let wanted = wanted.trim_end().split("\n-> ").map(str::to_string).collect();
            Case { name: format!("{stem}: {name}"), text: text.to_string(), wanted }
        })
        .collect()
}

fn check(folder: &str, least: usize, actual: impl Fn(&str) -> Vec<String>) {
    let cases = cases(folder);
    assert!(cases.len() >= least, "{folder} has {} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let found = actual(&case.text);
            (found != case.wanted).then(|| format!("{}\n  wanted {:#?}\n  found  {found:#?}", case.name, case.wanted))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// A paragraph's sentences; its number or bullet, if it has one, shown before the first.
#[test]
fn sentences_end_where_they_should() {
    check("segment", 300, |text| {
        let document = document(text);
        let mut found: Vec<String> = Vec::new();
        let mut last = None;
        for sentence in segment::sentences(&document) {
            let paragraph = &document.paragraphs[sentence.paragraph as usize];
            let marker = paragraph
                .marker
                .filter(|_| last != Some(sentence.paragraph))
                .map(|marker| format!("{} ", marker.of(&document.text)));
            found.push(format!("{}{}", marker.unwrap_or_default(), sentence.span.of(&document.running.text)));
            last = Some(sentence.paragraph);
        }
        found
    });
}

/// A text's paragraphs, each with its kind.
#[test]
fn paragraphs_are_what_they_look_like() {
    check("structure", 25, |text| {
        let document = document(text);
        let show = |paragraph: &rapporteur::document::Paragraph| {
            let kind = format!("{:?}", paragraph.kind).to_lowercase();
            let kind = kind.split('(').next().unwrap_or_default().to_string();
            format!("{kind}: {}", document.words(paragraph))
        };
        document.paragraphs.iter().map(show).collect()
    });
}

/// What a text cites: the words, then kind, symbol and title.
#[test]
fn references_are_found_and_named() {
    let lexicons = Lexicons::embedded().unwrap();
    check("reference", 60, |text| {
        let document = document(text);
        let sentences = segment::sentences(&document);
        let scan = lexicons.scan(&document.running.text, &sentences);
        let show = |found: Reference| {
            let words = found.span.of(&document.running.text);
            let told = [found.symbol, found.title].map(|name| name.unwrap_or_else(|| "-".into()));
            format!("{words} = {}: {}; {}", found.kind.name(), told[0], told[1])
        };
        let found = references(&document, &sentences, &scan, &lexicons);
        if found.is_empty() { vec!["nothing".into()] } else { found.into_iter().map(show).collect() }
    });
}

fn document(text: &str) -> rapporteur::document::Document {
    let origin = Origin { source: "case".into(), sha256: String::new(), media_type: "text/plain", verbatim: false };
    let text = Text { text: text.into(), pages: Vec::new(), media_type: "text/plain", verbatim: false };
    structure::document("case".into(), origin, text).value
}
