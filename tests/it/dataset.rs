//! What is written, laid beside what was analysed.

use crate::run::STAGE;
use rapporteur::analysis::Analysis;
use rapporteur::attribute::{Attribution, Attributions, Basis, Kind};
use rapporteur::dataset::schema::{Column, TABLES, Table};
use rapporteur::dataset::{self, ANALYSIS, Error, Failure, Formats, Memory, Row, Run, Writer};
use rapporteur::document::{Document, Genre, Origin, Paragraph, ParagraphKind, Running, Section};
use rapporteur::lexicon::{Act, DeonticForce, Entry, EntryId, Issue, Lexicon, Lexicons, Polarity, Sense};
use rapporteur::norm::{Bindingness, Mention, Norm, NormKind};
use rapporteur::position::{Position, Stance};
use rapporteur::reference::{Reference, ReferenceKind};
use rapporteur::remark::{Remark, RemarkKind};
use rapporteur::segment::Sentence;
use rapporteur::span::Span;
use rapporteur::speech::speaker::{Speaker, SpeakerId, SpeakerKind};
use rapporteur::statement::Statement;
use rapporteur::tag::Tag;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The columns of the datasets' interface. More may follow them in a table; none may go, move or change its name.
const INTERFACE: [(&str, &str); 14] = [
    (
        "documents",
        "document source sha256 media_type genre title symbol date language pages characters paragraphs sentences \
         status remarks",
    ),
    ("sections", "document section level title start end"),
    ("speakers", "document speaker name family_name honorific function affiliation state kind on_behalf_of start end"),
    (
        "sentences",
        "document sentence section paragraph page start end spans kind text speakers basis confidence act themes",
    ),
    ("tags", "document tag sentence theme lexicon entry start end text negated"),
    (
        "statements",
        "document statement sentence parent speaker source_start source_end source cue_start cue_end cue \
         content_spans content act force polarity confidence rule",
    ),
    (
        "norms",
        "document norm sentence statement speaker attribute attribute_start attribute_end deontic deontic_start \
         deontic_end aim aim_start aim_end object object_start object_end condition condition_start condition_end \
         or_else or_else_start or_else_end kind bindingness gge_norm confidence rule",
    ),
    ("positions", "document position sentence statement speaker issue stance force start end evidence confidence rule"),
    ("references", "document reference sentence kind symbol title url start end text"),
    ("remarks", "document remark page start end kind message"),
    ("norm_mentions", "document mention sentence gge_norm norm start end text"),
    ("issues", "lexicon issue label proposition"),
    ("gge_norms", "norm title"),
    ("texts", "document text"),
];

const ALL: Formats = Formats { csv: true, jsonl: true, json: true, ..Formats::NONE };

/// Two sentences of letters that all formats must keep; a page number cuts the first in two.
const BEFORE: &str = "=Ms Noor’s view, “1;2”\r\n";
const FURNITURE: &str = "12\u{c}\n";
const AFTER: &str = "was 😀 \"clear\"\t\\ é.";
const SECOND: &str = " Others, too.";

fn source_text() -> String {
    [BEFORE, FURNITURE, AFTER, SECOND].concat()
}

fn document(id: &str) -> Document {
    let text = source_text();
    let (cut, after) = (BEFORE.len() - 2, BEFORE.len() + FURNITURE.len());
    let mut running = Running::default();
    running.push(&text[..cut], 0, false);
    running.push_blank(cut);
    running.push(&text[after..], after, true);
    let words = Span::new(0, running.text.len());
    Document {
        id: id.into(),
        origin: Origin {
            source: format!("reports/{id}.txt"),
            name: id.into(),
            sha256: digest(text.as_bytes()),
            media_type: "text/plain",
            verbatim: true,
            metadata: Vec::new(),
        },
        genre: Genre::Seminar,
        title: Some("Views, \"plain\" and\nother".into()),
        symbol: None,
        date: Some("2016".into()),
        date_end: None,
        date_text: None,
        occasion: None,
        ocr: 0,
        session: None,
        language: Some("en"),
        pages: vec![0, (after - 1) as u32],
        paragraphs: vec![Paragraph { kind: ParagraphKind::Prose, span: words, marker: None, section: Some(0) }],
        sections: vec![Section { level: 1, heading: 0, span: Span::new(0, text.len()) }],
        running,
        text,
    }
}

fn speaker() -> Speaker {
    Speaker {
        name: "Ms Noor".into(),
        family_name: Some("Noor".into()),
        honorific: Some("Ms".into()),
        function: None,
        affiliation: Some("+1 Institute; \"Peace\", Law".into()),
        state: None,
        kind: SpeakerKind::Person,
        on_behalf_of: None,
        first: Some(Span::new(1, 8)),
    }
}

fn analysis(id: &str) -> Analysis {
    let document = document(id);
    let end = document.running.text.len();
    let middle = end - SECOND.len();
    let laid = Attribution {
        kind: Kind::Statement,
        speakers: vec![SpeakerId(0), SpeakerId(1)],
        basis: Basis::Cue,
        confidence: 0.954,
        act: Some(Act::Assert),
        cue: Some(Span::new(1, 8)),
        antecedent: None,
        rule: "subject and verb",
        candidates: Vec::new(),
    };
    let carried = Attribution { basis: Basis::Continuation, antecedent: Some(0), confidence: 1.0, ..laid.clone() };
    Analysis {
        sentences: [Span::new(0, middle), Span::new(middle + 1, end)]
            .map(|span| Sentence { span, paragraph: 0 })
            .to_vec(),
        attributions: Attributions { speakers: vec![speaker(), speaker()], sentences: vec![laid, carried] },
        tags: vec![Tag { sentence: 1, entry: EntryId(0), span: Span::new(middle + 1, middle + 7), negated: true }],
        statements: vec![statement(middle)],
        norms: vec![norm(middle)],
        norm_mentions: vec![Mention {
            sentence: 1,
            gge_norm: 'g',
            span: Span::new(middle + 1, middle + 7),
            norm: Some(0),
        }],
        positions: vec![position(middle)],
        references: vec![Reference {
            sentence: 0,
            kind: ReferenceKind::Resolution,
            symbol: Some("A/RES/70/237".into()),
            title: None,
            url: Some("https://undocs.org/A/RES/70/237".into()),
            span: Span::new(1, 8),
        }],
        remarks: vec![Remark { span: Some(Span::new(0, 2)), kind: RemarkKind::LeftOut, message: "a table".into() }],
        document,
    }
}

/// A statement whose content is in two pieces.
fn statement(middle: usize) -> Statement {
    Statement {
        sentence: 0,
        parent: None,
        speaker: Some(SpeakerId(0)),
        source: Some(Span::new(1, 8)),
        cue: Some(Span::new(13, 17)),
        content: vec![Span::new(0, 1), Span::new(middle + 1, middle + 7)],
        act: Some(Act::Propose),
        force: Some(3),
        polarity: Polarity::Positive,
        reports: true,
        confidence: 0.5,
        rule: "clause",
    }
}

/// A norm on the first words of the second sentence.
fn norm(middle: usize) -> Norm {
    let word = Span::new(middle + 1, middle + 7);
    Norm {
        sentence: 1,
        statement: Some(0),
        speaker: Some(SpeakerId(1)),
        attribute: Some(word),
        deontic: DeonticForce::Should,
        deontic_span: word,
        aim: Some(word),
        object: None,
        condition: None,
        or_else: None,
        kind: NormKind::Regulative,
        bindingness: Bindingness::Unspecified,
        gge_norm: Some('g'),
        confidence: 0.85,
        rule: "modal verb",
    }
}

fn position(middle: usize) -> Position {
    let span = Span::new(middle + 1, middle + 7);
    let (speaker, issue) = (Some(SpeakerId(0)), EntryId(1));
    Position {
        sentence: 1,
        statement: None,
        speaker,
        issue,
        stance: Stance::Oppose,
        force: 3,
        span,
        confidence: 0.8,
        rule: "denied",
    }
}

fn lexicons() -> Lexicons {
    let mut lexicons = Lexicons::default();
    lexicons.themes.push("law".into());
    lexicons.lexicons.push(Lexicon { id: "law".into(), title: "Law".into(), sha256: digest(b"law") });
    let entry = Entry { lexicon: 0, id: "others".into(), label: "Others".into(), sense: Sense::Theme(0) };
    lexicons.entries.push(entry);
    let proposition = "There should be \"others\", too".into();
    let sense = Sense::Issue(Issue { proposition, within: None });
    lexicons.entries.push(Entry { lexicon: 0, id: "law.others".into(), label: "Others".into(), sense });
    let sense = Sense::GgeNorm('g');
    lexicons.entries.push(Entry { lexicon: 0, id: "g".into(), label: "Protect others".into(), sense });
    lexicons
}

fn digest(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Writes the documents of these names, and one that could not be read.
fn write(folder: &Path, ids: &[&str], formats: Formats) -> Result<(), Error> {
    let lexicons = lexicons();
    let mut writer = Writer::new(folder, run(formats))?;
    for id in ids {
        writer.add(dataset::render(analysis(id), &lexicons, formats))?;
    }
    writer.add(dataset::render_failure(lost(), formats))?;
    writer.finish().map(|_| ())
}

fn lost() -> Failure {
    Failure {
        metadata: Vec::new(),
        document: "lost".into(),
        source: "reports/lost.txt".into(),
        sha256: None,
        kind: RemarkKind::Unreadable,
        reason: "cannot read `reports/lost.txt`: permission denied".into(),
        pictured: false,
    }
}

fn run(formats: Formats) -> Run {
    Run::new(&lexicons(), formats, json!({ "format": ["csv"] }))
}

fn written(ids: &[&str], formats: Formats) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), ids, formats).unwrap();
    folder
}

fn rows(folder: &Path, table: &str) -> Vec<Row> {
    dataset::rows(folder, table, |_| true).unwrap()
}

/// All files under a folder, as paths within it.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files.map(|entry| entry.path().strip_prefix(folder).unwrap().to_path_buf()).collect()
}

fn json_file(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

#[test]
fn tables_keep_the_columns_of_the_interface() {
    assert_eq!(TABLES.len(), INTERFACE.len());
    for (table, (name, columns)) in TABLES.iter().zip(INTERFACE) {
        let ours: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        let wanted: Vec<&str> = columns.split_whitespace().collect();
        assert_eq!(table.name, name);
        assert!(ours.starts_with(&wanted), "{name}: {ours:?}");
        assert_eq!(ours.iter().collect::<BTreeSet<_>>().len(), ours.len(), "{name} has a column twice");
    }
}

#[test]
fn every_format_holds_the_same_rows() {
    let csv = written(&["a", "b"], Formats { csv: true, ..Formats::NONE });
    let lines = written(&["a", "b"], Formats { jsonl: true, ..Formats::NONE });
    let parquet = written(&["a", "b"], Formats { parquet: true, ..Formats::NONE });
    assert!(!parquet.path().join("sentences.jsonl").exists());
    for table in &TABLES {
        let from_lines = rows(lines.path(), table.name);
        assert_eq!(rows(csv.path(), table.name), from_lines, "{}", table.name);
        assert_eq!(rows(parquet.path(), table.name), from_lines, "{}", table.name);
        for row in from_lines {
            let keys: Vec<&str> = row.keys().map(String::as_str).collect();
            assert_eq!(keys, names(table), "{}", table.name);
        }
    }
}

fn names(table: &Table) -> Vec<&'static str> {
    table.columns.iter().map(|column| column.name).collect()
}

#[test]
fn columns_in_memory_are_those_that_are_written() {
    let formats = Formats { columns: true, ..Formats::NONE };
    let mut memory = Memory::new(run(formats));
    for id in ["a", "b"] {
        memory.add(dataset::render(analysis(id), &lexicons(), formats));
    }
    memory.add(dataset::render_failure(lost(), formats));
    let memory = memory.finish();
    let folder = written(&["a", "b"], Formats { parquet: true, ..Formats::NONE });
    for table in &TABLES {
        let read = dataset::columns(&ANALYSIS, folder.path(), table.name).unwrap();
        let held = memory.pieces(table.name).unwrap();
        assert_eq!(read, held, "{}", table.name);
    }
    let (_, sentences, rows) = memory.tables_of_documents().find(|(name, ..)| *name == "sentences").unwrap();
    assert_eq!((sentences.len(), rows), (rows.iter().sum(), [2, 2, 0].as_slice()));
}

#[test]
fn a_cell_of_another_type_is_told() {
    let folder = written(&["a"], Formats { jsonl: true, ..Formats::NONE });
    let path = folder.path().join("sentences.jsonl");
    let damaged = fs::read_to_string(&path).unwrap().replacen("\"sentence\":1,", "\"sentence\":\"one\",", 1);
    fs::write(&path, damaged).unwrap();
    let error = dataset::columns(&ANALYSIS, folder.path(), "sentences").unwrap_err();
    assert!(error.to_string().contains("is damaged in row 1: `sentence` is no integer, or too long"), "{error}");
}

#[test]
fn a_sentence_leads_back_to_the_source_in_every_count() {
    let folder = written(&["a"], ALL);
    let row = &rows(folder.path(), "sentences")[0];
    let text = fs::read_to_string(folder.path().join("texts/a.txt")).unwrap();
    assert_eq!(text, source_text());
    let letters: Vec<char> = text.chars().collect();
    let spans: Vec<(usize, usize)> = serde_json::from_value(row["spans"].clone()).unwrap();
    let pieces: Vec<String> = spans.iter().map(|(start, end)| letters[*start..*end].iter().collect()).collect();
    assert_eq!(pieces, ["=Ms Noor’s view, “1;2”", "was 😀 \"clear\"\t\\ é."]);
    assert_eq!(row["text"], "=Ms Noor’s view, “1;2” was 😀 \"clear\"\t\\ é.");
    let at = |key: &str| row[key].as_u64().unwrap() as usize;
    assert_eq!((at("start"), at("end")), (spans[0].0, spans[1].1));
    assert!(text[at("start_byte")..at("end_byte")].ends_with(AFTER));
    let units: Vec<u16> = text.encode_utf16().collect();
    assert!(String::from_utf16(&units[at("start_utf16")..at("end_utf16")]).unwrap().ends_with(AFTER));
    assert_eq!((row["page"].as_u64(), row["confidence"].as_f64()), (Some(1), Some(0.95)));
    assert_eq!(row["speakers"], json!(["s1", "s2"]));
}

#[test]
fn a_blank_that_stands_for_part_of_a_letter_shifts_nothing() {
    let mut analysis = analysis("a");
    let text = "One end\u{a0}\u{a0}and more.\n\nfoot\n\nAnother.";
    let another = text.find("Another").unwrap();
    let mut running = Running::default();
    running.push("One end", 0, false);
    running.push(" ", text.find("and").unwrap() - 1, true);
    running.push("and more.", text.find("and").unwrap(), false);
    running.push(" ", another - 1, true);
    running.push("Another.", another, false);
    analysis.sentences = vec![Sentence { span: Span::new(0, running.text.len()), paragraph: 0 }];
    analysis.attributions.sentences.truncate(1);
    analysis.tags.clear();
    analysis.norms.clear();
    analysis.norm_mentions.clear();
    analysis.positions.clear();
    analysis.statements.clear();
    analysis.document.sections.clear();
    analysis.document.paragraphs[0] =
        Paragraph { kind: ParagraphKind::Prose, span: Span::new(0, running.text.len()), marker: None, section: None };
    (analysis.document.running, analysis.document.text) = (running, text.into());
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::new(folder.path(), run(ALL)).unwrap();
    writer.add(dataset::render(analysis, &lexicons(), ALL)).unwrap();
    writer.finish().unwrap();
    let spans: Vec<(usize, usize)> =
        serde_json::from_value(rows(folder.path(), "sentences")[0]["spans"].clone()).unwrap();
    let letters: Vec<char> = text.chars().collect();
    let pieces: Vec<String> = spans.iter().map(|(start, end)| letters[*start..*end].iter().collect()).collect();
    assert_eq!(pieces, ["One end", "and more.", "Another."]);
}

#[test]
fn tags_and_cues_name_their_places() {
    let folder = written(&["a"], ALL);
    let letters: Vec<char> = source_text().chars().collect();
    let words = |row: &Row, start: &str, end: &str| -> String {
        letters[row[start].as_u64().unwrap() as usize..row[end].as_u64().unwrap() as usize].iter().collect()
    };
    let tag = &rows(folder.path(), "tags")[0];
    assert_eq!((words(tag, "start", "end"), &tag["text"]), ("Others".into(), &json!("Others")));
    assert_eq!((&tag["entry"], &tag["sentence"], &tag["negated"]), (&json!("others"), &json!(2), &json!(true)));
    let second = &rows(folder.path(), "sentences")[1];
    assert_eq!(words(second, "cue_start", "cue_end"), "Ms Noor");
    assert_eq!((&second["antecedent"], &second["themes"]), (&json!(1), &json!(["law"])));
}

#[test]
fn csv_keeps_every_letter_and_guards_formulas_only_when_asked() {
    let texts = |formats| {
        let folder = written(&["a"], formats);
        let mut reader = csv::Reader::from_path(folder.path().join("sentences.csv")).unwrap();
        let texts: Vec<String> = reader.records().map(|row| row.unwrap()[9].to_string()).collect();
        let mut reader = csv::Reader::from_path(folder.path().join("speakers.csv")).unwrap();
        let affiliation = reader.records().next().unwrap().unwrap()[6].to_string();
        (texts[0].clone(), affiliation)
    };
    let words = "=Ms Noor’s view, “1;2” was 😀 \"clear\"\t\\ é.";
    let affiliation = "+1 Institute; \"Peace\", Law";
    assert_eq!(texts(ALL), (words.into(), affiliation.into()));
    let safe = Formats { spreadsheet_safe: true, ..ALL };
    assert_eq!(texts(safe), (format!("'{words}"), format!("'{affiliation}")));
    let folder = written(&["a"], safe);
    for table in &TABLES {
        let bytes = fs::read(folder.path().join(format!("{}.csv", table.name))).unwrap();
        assert!(bytes.starts_with("\u{feff}".as_bytes()), "{} is marked as UTF-8", table.name);
    }
    assert_eq!(rows(folder.path(), "sentences")[0]["text"], words, "JSON Lines are never altered");
}

#[test]
fn a_document_that_failed_is_a_row_with_a_remark() {
    let folder = written(&["a"], ALL);
    let documents = rows(folder.path(), "documents");
    let statuses: Vec<&Value> = documents.iter().map(|row| &row["status"]).collect();
    assert_eq!(statuses, ["partial", "failed"]);
    assert_eq!(documents[1]["genre"], Value::Null);
    let remark = rows(folder.path(), "remarks").pop().unwrap();
    assert_eq!((&remark["document"], &remark["kind"]), (&json!("lost"), &json!("unreadable")));
    assert!(!folder.path().join("texts/lost.txt").exists());
}

#[test]
fn a_json_file_holds_the_rows_of_its_document() {
    let folder = written(&["a"], Formats { json: true, ..Formats::default() });
    let nested = json_file(&folder.path().join("json/a.json"));
    let keys: Vec<&str> = nested.as_object().unwrap().keys().map(String::as_str).collect();
    let of_documents = TABLES.iter().map(|table| table.name).filter(|name| !["issues", "gge_norms"].contains(name));
    assert_eq!(keys, of_documents.collect::<Vec<_>>());
    assert_eq!(nested["sentences"].as_array().map(Vec::len), Some(2));
    assert_eq!(nested["norms"][0]["gge_norm"], "g");
    assert_eq!(nested["positions"][0]["stance"], "oppose");
    assert_eq!(json_file(&folder.path().join("json/lost.json"))["documents"][0]["status"], "failed");
}

#[test]
fn the_manifest_lists_every_file_with_its_digest() {
    let folder = written(&["a", "b"], ALL);
    let manifest = json_file(&folder.path().join("manifest.json"));
    let mut listed = BTreeSet::from([PathBuf::from("manifest.json")]);
    for output in manifest["outputs"].as_array().unwrap() {
        let path = PathBuf::from(output["path"].as_str().unwrap());
        assert_eq!(output["sha256"], digest(&fs::read(folder.path().join(&path)).unwrap()), "{}", path.display());
        listed.insert(path);
    }
    assert_eq!(listed, files(folder.path()));
    assert_eq!(listed, dataset::files(folder.path()).into_iter().collect());
    assert_eq!(manifest["inputs"][0]["sha256"], digest(source_text().as_bytes()));
    assert_eq!(manifest["inputs"][2]["sha256"], Value::Null);
    assert_eq!(manifest["lexicons"], json!([{ "id": "law", "sha256": digest(b"law") }]));
}

#[test]
fn the_package_describes_the_files_that_are_there() {
    let csv = written(&["a"], ALL);
    let package = json_file(&csv.path().join("datapackage.json"));
    for (resource, table) in package["resources"].as_array().unwrap().iter().zip(&TABLES) {
        let path = csv.path().join(resource["path"].as_str().unwrap());
        let header = csv::Reader::from_path(path).unwrap().headers().unwrap().clone();
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let fields: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(fields, header.iter().collect::<Vec<_>>());
        assert_eq!(fields, names(table));
    }
    let lines = written(&["a"], Formats { jsonl: true, ..Formats::default() });
    let package = json_file(&lines.path().join("datapackage.json"));
    assert_eq!(package["resources"][0]["path"], "documents.jsonl");
}

#[test]
fn issues_and_norms_stand_in_tables_of_their_own() {
    let folder = written(&["a", "b"], ALL);
    let issues = rows(folder.path(), "issues");
    assert_eq!(issues.len(), 1);
    assert_eq!(issues[0]["proposition"], "There should be \"others\", too");
    let position = &rows(folder.path(), "positions")[0];
    assert_eq!((&position["lexicon"], &position["issue"]), (&issues[0]["lexicon"], &issues[0]["issue"]));
    assert_eq!(rows(folder.path(), "gge_norms")[0]["title"], "Protect others");
    let mention = &rows(folder.path(), "norm_mentions")[1];
    assert_eq!((&mention["document"], &mention["gge_norm"], &mention["norm"]), (&json!("b"), &json!("g"), &json!(1)));
}

#[test]
fn schemas_name_a_type_for_every_column_of_every_file() {
    let folder = written(&["a"], ALL);
    for name in ["duckdb.json", "pandas.json", "polars.json"] {
        let schema = json_file(&folder.path().join("schemas").join(name));
        for table in &TABLES {
            for ending in ["csv", "jsonl"] {
                let columns = schema[format!("{}.{ending}", table.name)].as_object().unwrap();
                assert_eq!(columns.keys().map(String::as_str).collect::<Vec<_>>(), names(table), "{name}");
            }
        }
    }
    let spark = fs::read_to_string(folder.path().join("schemas/spark.ddl")).unwrap();
    assert!(spark.contains("issues.csv `lexicon` STRING, `issue` STRING, "), "{spark}");
    assert!(spark.contains("`speakers` ARRAY<STRING>, "), "{spark}");
}

#[test]
fn values_are_those_that_the_schema_lists() {
    let folder = written(&["a"], ALL);
    for table in &TABLES {
        for row in rows(folder.path(), table.name) {
            table.columns.iter().for_each(|column| assert_allowed(table, column, &row[column.name]));
        }
    }
}

pub fn assert_allowed(table: &Table, column: &Column, value: &Value) {
    let place = format!("{}.{}: {value}", table.name, column.name);
    assert!(!column.required || !value.is_null(), "{place}");
    if let (Some(values), Some(value)) = (column.values, value.as_str()) {
        assert!(values().contains(&value), "{place}");
    }
}

#[test]
fn a_second_run_takes_the_place_of_the_first_and_leaves_the_rest() {
    let folder = written(&["old", "both"], ALL);
    fs::write(folder.path().join("README.md"), "mine").unwrap();
    write(folder.path(), &["both", "new"], Formats { csv: true, ..Formats::default() }).unwrap();
    let fresh = written(&["both", "new"], Formats { csv: true, ..Formats::default() });
    let mut expected = files(fresh.path());
    for file in &expected {
        assert_eq!(fs::read(folder.path().join(file)).unwrap(), fs::read(fresh.path().join(file)).unwrap());
    }
    expected.insert("README.md".into());
    assert_eq!(files(folder.path()), expected);
}

#[test]
fn a_run_that_does_not_finish_leaves_the_dataset_as_it_was() {
    let folder = written(&["a"], ALL);
    let before = files(folder.path());
    let mut writer = Writer::new(folder.path(), run(ALL)).unwrap();
    writer.add(dataset::render(analysis("b"), &lexicons(), ALL)).unwrap();
    drop(writer);
    let found: BTreeSet<PathBuf> = files(folder.path()).into_iter().filter(|file| !file.starts_with(STAGE)).collect();
    assert_eq!(found, before);
}

#[test]
fn files_of_others_are_neither_replaced_nor_removed() {
    for name in ["documents.csv", "manifest.json", "texts/notes.txt", "datapackage.json", "json/a/b.json"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "{}").unwrap();
        let refused = write(folder.path(), &["a"], ALL);
        assert!(matches!(refused, Err(Error::Foreign { .. })), "{name}: {refused:?}");
        assert_eq!(files(folder.path()), BTreeSet::from([name.into()]));
    }
    let folder = written(&["a"], ALL);
    fs::write(folder.path().join("texts/notes.txt"), "mine").unwrap();
    let refused = write(folder.path(), &["b"], ALL);
    assert!(matches!(refused, Err(Error::Foreign { path }) if path.ends_with("texts/notes.txt")));
    assert!(folder.path().join("texts/a.txt").exists());
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(write(&file, &["a"], ALL), Err(Error::NoFolder { .. })));
    assert!(matches!(write(&file.join("inside"), &["a"], ALL), Err(Error::Write { .. })));
}

#[test]
fn damaged_tables_are_told_with_their_row() {
    let folder = written(&["a"], Formats { jsonl: true, ..Formats::default() });
    let path = folder.path().join("documents.jsonl");
    let whole = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{}{{\"document\":", whole.lines().next().unwrap().to_owned() + "\n")).unwrap();
    let read = dataset::rows(folder.path(), "documents", |_| true);
    assert!(matches!(read, Err(Error::Damaged { row: 2, .. })), "{read:?}");
    assert!(matches!(dataset::rows(folder.path(), "weather", |_| true), Err(Error::NoTable { .. })));
}

#[test]
fn the_documentation_tells_every_column_as_the_schema_does() {
    let documentation = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/datasets.md")).unwrap();
    for table in &TABLES {
        let expected = documented(table);
        assert!(documentation.contains(&expected), "docs/datasets.md should hold:\n\n{expected}");
    }
}

/// The heading and the lines that `docs/datasets.md` has for a table.
pub fn documented(table: &Table) -> String {
    let mut lines = format!("## {}\n\n{}\n\n| column | type | meaning |\n|---|---|---|\n", table.name, table.about);
    for column in table.columns {
        let null = if column.required { "" } else { " or null" };
        let values = column.values.map_or(String::new(), |values| format!(": `{}`", values().join("`, `")));
        let holds = column.holds.name();
        let null = if matches!(holds, "list") { "" } else { null };
        lines += &format!("| `{}` | {holds}{null} | {}{values} |\n", column.name, column.about);
    }
    lines
}
