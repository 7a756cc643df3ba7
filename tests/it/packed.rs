//! Corpora as tables and archives: the same rows as from a folder, and every fault told.

use crate::run::{Row, analyse, rows};
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

const NAMES: [&str; 3] = ["first", "second", "third"];

/// Three short reports; the second needs all that a table has for quoting.
fn texts() -> [(&'static str, String); 3] {
    let text = |who: &str| {
        format!(
            "Round table on norms\n\n{who} said that States should carry out the agreed norms.\n\n\
             She asked, “Why not \"now\"?”, and noted;\tthat Türkiye agreed.\n"
        )
    };
    [("first", text("Ms Noor")), ("second", text("Ms Lind, speaking for all,")), ("third", text("Ms Roy"))]
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.as_gnu_mut().unwrap().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn csv(delimiter: u8) -> Vec<u8> {
    let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    table.write_record(["name", "year", "speech"]).unwrap();
    texts().iter().for_each(|(name, text)| table.write_record([name, "2016", text]).unwrap());
    table.into_inner().unwrap()
}

fn json_lines() -> Vec<u8> {
    let line = |(name, text)| format!("{}\n", serde_json::json!({ "name": name, "year": 2016, "speech": text }));
    texts().map(line).concat().into_bytes()
}

fn parquet() -> Vec<u8> {
    let schema =
        "message report { required binary name (UTF8); required binary year (UTF8); required binary speech (UTF8); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let columns: [Vec<String>; 3] = [
        texts().iter().map(|(name, _)| name.to_string()).collect(),
        vec!["2016".to_string(); 3],
        texts().iter().map(|(_, text)| text.clone()).collect(),
    ];
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::default()).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for cells in &columns {
        let cells: Vec<ByteArray> = cells.iter().map(|cell| cell.as_str().into()).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&cells, None, None).unwrap();
        column.close().unwrap();
    }
    group.close().unwrap();
    writer.close().unwrap();
    bytes
}

fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// The rows of a run over one file.
fn run(name: &str, bytes: &[u8], more: &[&str]) -> (Vec<Row>, TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = write(&folder, name, bytes);
    let (out, output) = analyse(&[&path], more);
    let talk = String::from_utf8(output.stderr).unwrap();
    (rows(&out, "documents"), out, talk)
}

fn texts_of(rows: &[Row], column: &str) -> Vec<String> {
    rows.iter().map(|row| row[column].as_str().unwrap_or_default().to_string()).collect()
}

#[test]
fn a_corpus_gives_the_same_rows_however_it_is_packed() {
    let folder = tempfile::tempdir().unwrap();
    let members: Vec<(String, String)> =
        texts().into_iter().map(|(name, text)| (format!("reports/{name}.txt"), text)).collect();
    members.iter().for_each(|(name, text)| drop(write(&folder, name, text.as_bytes())));
    let (plain, _) = analyse(&[&folder.path().join("reports")], &[]);
    let members: Vec<(&str, &[u8])> = members.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let (tar, zip) = (tar(&members), zip(&members));
    let bzip2 = || {
        let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
        encoder.write_all(&tar).unwrap();
        encoder.finish().unwrap()
    };
    let packings: [(&str, Vec<u8>); 11] = [
        ("c.csv", csv(b',')),
        ("c.tsv", csv(b'\t')),
        ("semicolons", csv(b';')),
        ("c.jsonl", json_lines()),
        ("c.csv.gz", gzip(&csv(b','))),
        ("c.parquet", parquet()),
        ("c.tar", tar.clone()),
        ("c.tar.gz", gzip(&tar)),
        ("c.tar.zst", zstd::encode_all(tar.as_slice(), 3).unwrap()),
        ("c.tar.bz2", bzip2()),
        ("c.zip", zip.clone()),
    ];
    for (name, bytes) in packings {
        let (documents, out, talk) = run(name, &bytes, &["--text", "speech", "--id", "name"]);
        assert_eq!(texts_of(&documents, "document"), NAMES, "{name}: {talk}");
        for table in ["sentences", "speakers", "tags", "statements", "norms", "positions"] {
            assert!(rows(&out, table) == rows(&plain, table), "{table} of {name}");
        }
        let inside = documents[1]["source"].as_str().unwrap().rsplit_once(name).unwrap().1;
        assert!(matches!(inside, "/reports/second.txt" | "#2"), "{name}: {inside}");
    }
    let nested = self::zip(&[("inner.zip", &zip), ("more/c.tar.gz", &gzip(&tar))]);
    let (documents, ..) = run("outer.zip", &nested, &[]);
    assert_eq!(documents.len(), 6);
    assert!(documents[5]["source"].as_str().unwrap().ends_with("outer.zip/more/c.tar.gz/reports/third.txt"));
}

#[test]
fn one_document_can_be_squeezed_and_a_cut_one_is_partial() {
    let text = texts()[0].1.repeat(400);
    let whole = gzip(text.as_bytes());
    let (documents, out, _) = run("report.txt.gz", &whole, &[]);
    assert_eq!((documents[0]["document"].as_str(), documents[0]["status"].as_str()), (Some("report"), Some("ok")));
    assert_eq!(fs::read_to_string(out.path().join("dataset/texts/report.txt")).unwrap(), text);
    let (documents, out, _) = run("report.txt.gz", &whole[..whole.len() / 2], &[]);
    assert_eq!(documents[0]["status"], "partial");
    assert!(rows(&out, "remarks").iter().any(|remark| remark["kind"] == "left-out"));
}

#[test]
fn a_damaged_row_is_told_and_the_others_are_read() {
    let table = "id,text\na,The Chair opened.\nb,\"The end is missing.\nc,Third.\nd,Too,many.\ne,Fifth.\n";
    let (documents, _, talk) = run("c.csv", table.as_bytes(), &["--id", "id"]);
    assert_eq!(texts_of(&documents, "status"), ["ok", "failed", "ok", "failed", "ok"]);
    assert!(talk.contains("c.csv#2` has a quote that is never closed"), "{talk}");
    assert!(talk.contains("c.csv#4` has 3 cells; its table has 2 columns"), "{talk}");
    let lines = "{\"text\":\"One.\"}\n{\"text\":\n{\"speech\":\"x\"}\n{\"text\":\"Four.\"}\n";
    let (documents, _, talk) = run("c.jsonl", lines.as_bytes(), &[]);
    assert_eq!(texts_of(&documents, "status"), ["ok", "failed", "failed", "ok"], "{talk}");
    assert_eq!(texts_of(&documents, "document"), ["c-1", "c-2", "c-3", "c-4"]);
    let (_, _, talk) = run("c.csv", b"speech,year\nHello.,2016\n", &[]);
    assert!(talk.contains("has no column `text`; name the one of the text with `--text`: speech, year"), "{talk}");
}

#[test]
fn a_quote_that_nothing_closes_costs_no_more_than_its_row() {
    let mut table = String::from("id,text\n0,\"The Chair opened.\n");
    (1..2_000).for_each(|number| table.push_str(&format!("{number},Row {number}.\n")));
    let (documents, ..) = run("c.csv", table.as_bytes(), &["--id", "id"]);
    assert_eq!(documents.len(), 2_000);
    assert_eq!(documents.iter().filter(|row| row["status"] == "failed").count(), 1);
}

#[test]
fn the_text_of_a_row_is_text_whatever_it_holds() {
    let lines = "{\"text\":\"a\\u0000b\\u0000c\\u0000d\\u0000\"}\n{\"text\":\"One.\",\"text\":\"Two.\"}\n";
    let (documents, out, talk) = run("c.jsonl", lines.as_bytes(), &[]);
    assert_eq!(texts_of(&documents, "status"), ["ok", "failed"], "{talk}");
    assert_eq!(text_of(&out, "c-1"), "a\0b\0c\0d\0");
    assert!(talk.contains("c.jsonl#2` has `text` twice"), "{talk}");
    let latin = b"id,text\n1,Plain.\n2,C\xf4te d\x92Ivoire agreed with C\xf4te d\x92Ivoire.\n";
    let (documents, out, _) = run("c.csv", &[&latin[..9], &vec![b'x'; 9_000], &latin[8..]].concat(), &[]);
    assert_eq!(text_of(&out, "c-2"), "Côte d’Ivoire agreed with Côte d’Ivoire.");
    assert_eq!(documents.len(), 2);
    let long = format!("{{\"text\":\"{}\"}}\n", "word ".repeat(300_000));
    let (documents, _, talk) = run("c.jsonl", long.as_bytes(), &["--max-text", "1"]);
    assert_eq!(texts_of(&documents, "status"), ["failed"]);
    assert!(talk.contains("c.jsonl#1` has more than 1 MB of text"), "{talk}");
}

#[test]
fn an_archive_can_hold_anything_and_nothing_leaves_it() {
    let text = texts()[0].1.clone();
    let text = text.as_bytes();
    let hostile = [
        "../../escape.txt",
        "/tmp/absolute.txt",
        "C:\\windows.txt",
        "a\nb.txt",
        ".\\..\\back.txt",
        ".hidden",
        "x/.git/config",
    ];
    let members: Vec<(&str, &[u8])> = hostile.iter().map(|name| (*name, text)).collect();
    for (name, bytes) in [("c.zip", zip(&members)), ("c.tar", tar(&members))] {
        let (documents, out, _) = run(name, &bytes, &[]);
        assert_eq!(texts_of(&documents, "document"), ["escape", "absolute", "C--windows", "a-b", "back"], "{name}");
        assert_eq!(fs::read_dir(out.path()).unwrap().count(), 1, "{name}");
        assert!(!Path::new("/tmp/absolute.txt").exists());
    }
    let mut links = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    links.append_link(&mut header, "passwd.txt", "/etc/passwd").unwrap();
    let (documents, _, talk) = run("links.tar", &links.into_inner().unwrap(), &[]);
    assert_eq!(texts_of(&documents, "status"), ["failed"]);
    assert!(talk.contains("links.tar/passwd.txt` is a link or device, no file"), "{talk}");
}

#[test]
fn what_an_archive_hides_is_told() {
    let (text, other) = (texts()[0].1.clone(), texts()[1].1.clone());
    let members = [("first.txt", text.as_bytes()), ("other.txt", other.as_bytes())];
    let mut bytes = zip(&members);
    replace(&mut bytes, b"other.txt", b"first.txt");
    let (documents, out, talk) = run("twice.zip", &bytes, &[]);
    assert_eq!(texts_of(&documents, "status"), ["ok", "ok"], "{talk}");
    let mut read = ["first", "first-2"].map(|name| text_of(&out, name));
    read.sort();
    let mut expected = [text.clone(), other.clone()];
    expected.sort();
    assert_eq!(read, expected);
    let mut bytes = zip(&members);
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[1, 0, 1, 0]);
    let (documents, ..) = run("uncounted.zip", &bytes, &[]);
    assert_eq!(texts_of(&documents, "status"), ["ok", "ok"]);
    let whole = tar(&members);
    let cut = &whole[..whole.len() - 1024];
    let (documents, _, talk) = run("cut.tar", cut, &[]);
    assert_eq!(texts_of(&documents, "status"), ["ok", "ok", "failed"]);
    assert!(talk.contains("cut.tar` has no end: it may have been cut off"), "{talk}");
    let (documents, _, talk) = run("cut.tar", &whole[..600], &[]);
    assert_eq!(texts_of(&documents, "status"), ["partial", "failed"], "{talk}");
}

fn text_of(out: &TempDir, document: &str) -> String {
    fs::read_to_string(out.path().join(format!("dataset/texts/{document}.txt"))).unwrap()
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let places: Vec<usize> = memchr::memmem::find_iter(bytes, from).collect();
    places.into_iter().for_each(|at| bytes[at..at + to.len()].copy_from_slice(to));
}

#[test]
fn a_bomb_costs_itself_alone() {
    let zeros = vec![b' '; 64 << 20];
    let text = texts()[0].1.clone();
    let bytes = zip(&[("bomb.txt", &zeros), ("report.txt", text.as_bytes())]);
    let (documents, _, talk) = run("c.zip", &bytes, &[]);
    assert_eq!(texts_of(&documents, "status"), ["failed", "ok"]);
    assert!(talk.contains("c.zip/bomb.txt` unfolds to more than 200 times its size"), "{talk}");
    let (documents, ..) = run("bomb.txt.gz", &gzip(&zeros), &[]);
    assert_eq!(texts_of(&documents, "status"), ["failed"]);
    let mut doll = text.into_bytes();
    for depth in 0..6 {
        doll = zip(&[(if depth == 0 { "report.txt" } else { "doll.zip" }, &doll)]);
    }
    let (_, _, talk) = run("doll.zip", &doll, &[]);
    assert!(talk.contains("is packed more than 4 times over"), "{talk}");
}

#[test]
fn a_member_of_a_wrong_size_is_read_unless_it_may_be_as_large() {
    let text = texts()[0].1.clone();
    let mut bytes = zip(&[("report.txt", text.as_bytes())]);
    let entry = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&0xf000_0000u32.to_le_bytes());
    let (documents, out, _) = run("c.zip", &bytes, &[]);
    assert_eq!(texts_of(&documents, "status"), ["ok"]);
    assert_eq!(text_of(&out, "report"), text);
    let large = zip(&[("report.txt", &vec![b' '; 2 << 20])]);
    let (documents, _, talk) = run("c.zip", &large, &["--max-unpacked", "1", "--max-ratio", "5000"]);
    assert_eq!(texts_of(&documents, "status"), ["failed"]);
    assert!(talk.contains("or 1 MB"), "{talk}");
}

#[test]
fn a_column_that_a_table_does_not_have_is_told() {
    let (documents, _, talk) = run("c.csv", &csv(b','), &["--text", "speech", "--id", "nmae"]);
    assert_eq!(texts_of(&documents, "status"), ["failed"]);
    assert!(
        talk.contains("has no column `nmae`; name the one that names a document with `--id`: name, year"),
        "{talk}"
    );
    let (documents, ..) = run("c.jsonl", &json_lines(), &["--text", "speech", "--id", "nmae"]);
    assert_eq!(texts_of(&documents, "status"), ["partial"; 3]);
}
