//! Cases as text files: a name, a text, and what must come of it. They are added without Rust.

use rapporteur::analysis;
use rapporteur::document::{Document, Origin};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::norm::Norm;
use rapporteur::position::Position;
use rapporteur::reference::{Reference, references};
use rapporteur::remark::Noted;
use rapporteur::segment;
use rapporteur::source::Text;
use rapporteur::span::Span;
use rapporteur::statement::Statement;
use rapporteur::structure;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(lexicon::embedded);

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

/// What a document says of itself: its title; its date, the last day of several, the date as told; its session.
#[test]
fn front_pages_tell_title_and_date() {
    check("front", 20, |text| {
        let document = document(text);
        let told = |value: Option<String>| value.unwrap_or_else(|| "-".into());
        let Document { title, date, date_end, date_text, session, .. } = document;
        vec![
            format!("title: {}", told(title)),
            format!("date: {} {} {}", told(date), told(date_end), told(date_text)),
            format!("session: {}", told(session.map(|session| session.to_string()))),
        ]
    });
}

/// The norms of a text: attribute, deontic, aim, object and condition; `none` where it states none.
#[test]
fn norms_have_their_parts() {
    check("norm", 60, |text| {
        let analysis = analysis::analyse(noted(text), &LEXICONS);
        let words = |span: Option<Span>| span.map_or("", |span| span.of(&analysis.document.running.text)).to_string();
        let parts = |norm: &Norm| {
            [
                words(norm.attribute),
                norm.deontic.name().into(),
                words(norm.aim),
                words(norm.object),
                words(norm.condition),
            ]
        };
        or_none(
            analysis
                .norms
                .iter()
                .map(|norm| parts(norm).join(" | ").trim_end_matches([' ', '|']).to_string())
                .collect(),
        )
    });
}

/// Words that make a document one on the issues of the cases.
const SUBJECTS: &str = "Cyberspace, cyberspace, cyberspace. The veto power, the veto power, the veto power.\n\n";

/// The positions taken in a text; `none` where there is none.
#[test]
fn positions_are_on_the_right_side() {
    check("position", 40, |text| {
        let analysis = analysis::analyse(noted(&format!("{SUBJECTS}{text}")), &LEXICONS);
        let told = |position: &Position| format!("{} {}", LEXICONS.citation(position.issue).1, position.stance.name());
        or_none(analysis.positions.iter().map(told).collect())
    });
}

#[test]
fn issues_of_a_domain_are_not_sought_elsewhere() {
    let analysis = analysis::analyse(noted("Mr Novak said that a treaty would be premature."), &LEXICONS);
    assert!(analysis.positions.is_empty());
}

fn or_none(found: Vec<String>) -> Vec<String> {
    if found.is_empty() { vec!["none".into()] } else { found }
}

/// The statements of a text: source, cue, content, act and polarity; behind `>` those inside another.
#[test]
fn statements_are_found_where_they_stand() {
    check("statement", 60, |text| {
        let analysis = analysis::analyse(noted(text), &LEXICONS);
        let running = &analysis.document.running.text;
        let show = |statement: &Statement| {
            let words = |span: Option<Span>| span.map_or("-", |span| span.of(running));
            let content: Vec<&str> = statement.content.iter().map(|piece| piece.of(running)).collect();
            format!(
                "{}{} | {} | {} | {} {}",
                statement.parent.map_or("", |_| "> "),
                words(statement.source),
                words(statement.cue),
                content.join(" … "),
                statement.act.map_or("-", |act| act.name()),
                statement.polarity.name()
            )
        };
        let found: Vec<String> = analysis.statements.iter().map(show).collect();
        if found.is_empty() { vec!["nothing".into()] } else { found }
    });
}

fn document(text: &str) -> Document {
    noted(text).value
}

/// What a text cites: the words, then kind, symbol and title.
#[test]
fn references_are_found_and_named() {
    check("reference", 60, |text| {
        let document = document(text);
        let sentences = segment::sentences(&document);
        let scan = LEXICONS.scan(&document.running.text, &sentences);
        let show = |found: Reference| {
            let words = found.span.of(&document.running.text);
            let told = [found.symbol, found.title].map(|name| name.unwrap_or_else(|| "-".into()));
            format!("{words} = {}: {}; {}", found.kind.name(), told[0], told[1])
        };
        let found = references(&document, &sentences, &scan, &LEXICONS);
        if found.is_empty() { vec!["nothing".into()] } else { found.into_iter().map(show).collect() }
    });
}

fn noted(text: &str) -> Noted<Document> {
    let origin = Origin { source: "case".into(), sha256: String::new(), media_type: "text/plain", ..Origin::default() };
    let text = Text { text: text.into(), ..Text::default() };
    structure::document("case".into(), origin, text)
}
