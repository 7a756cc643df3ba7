//! Corpora as tables and archives: the same texts as from a folder, and every fault told.

use crate::corpus::{Document, columns, documents};
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use rapporteur_readers::Options;
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

/// What comes out of one file.
fn read(name: &str, bytes: &[u8], options: &Options) -> Vec<Document> {
    let folder = tempfile::tempdir().unwrap();
    documents(&write(&folder, name, bytes), options)
}

fn ids(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(|document| document.id.as_str()).collect()
}

fn statuses(documents: &[Document]) -> Vec<&str> {
    documents.iter().map(Document::status).collect()
}

/// Whether a document of this name failed for this reason.
fn fails(documents: &[Document], end: &str, reason: &str) -> bool {
    documents.iter().any(|document| document.name.ends_with(end) && document.reason().contains(reason))
}

#[test]
fn a_corpus_gives_the_same_texts_however_it_is_packed() {
    let folder = tempfile::tempdir().unwrap();
    let members: Vec<(String, String)> =
        texts().into_iter().map(|(name, text)| (format!("reports/{name}.txt"), text)).collect();
    members.iter().for_each(|(name, text)| drop(write(&folder, name, text.as_bytes())));
    let plain = documents(&folder.path().join("reports"), &Options::default());
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
        let found = read(name, &bytes, &columns("speech", "name"));
        assert_eq!(ids(&found), NAMES, "{name}");
        assert!(found.iter().map(Document::text).eq(plain.iter().map(Document::text)), "{name}");
        let inside = found[1].name.rsplit_once(name).unwrap().1;
        assert!(matches!(inside, "/reports/second.txt" | "#2"), "{name}: {inside}");
    }
    let nested = self::zip(&[("inner.zip", &zip), ("more/c.tar.gz", &gzip(&tar))]);
    let found = read("outer.zip", &nested, &Options::default());
    assert_eq!(found.len(), 6);
    assert!(found[5].name.ends_with("outer.zip/more/c.tar.gz/reports/third.txt"));
}

#[test]
fn one_document_can_be_squeezed_and_a_cut_one_is_partial() {
    let text = texts()[0].1.repeat(400);
    let whole = gzip(text.as_bytes());
    let found = read("report.txt.gz", &whole, &Options::default());
    assert_eq!((ids(&found), statuses(&found)), (vec!["report"], vec!["ok"]));
    assert_eq!(found[0].text(), text);
    let found = read("report.txt.gz", &whole[..whole.len() / 2], &Options::default());
    assert_eq!(statuses(&found), ["partial"]);
}

#[test]
fn a_damaged_row_is_told_and_the_others_are_read() {
    let table = "id,text\na,The Chair opened.\nb,\"The end is missing.\nc,Third.\nd,Too,many.\ne,Fifth.\n";
    let found = read("c.csv", table.as_bytes(), &columns("text", "id"));
    assert_eq!(statuses(&found), ["ok", "failed", "ok", "failed", "ok"]);
    assert!(fails(&found, "c.csv#2", "has a quote that is never closed"));
    assert!(fails(&found, "c.csv#4", "has 3 cells; its table has 2 columns"));
    let lines = "{\"text\":\"One.\"}\n{\"text\":\n{\"speech\":\"x\"}\n{\"text\":\"Four.\"}\n";
    let found = read("c.jsonl", lines.as_bytes(), &Options::default());
    assert_eq!(statuses(&found), ["ok", "failed", "failed", "ok"]);
    assert_eq!(ids(&found), ["c-1", "c-2", "c-3", "c-4"]);
    let found = read("c.csv", b"speech,year\nHello.,2016\n", &Options::default());
    assert!(fails(&found, "c.csv", "has no column `text`; name the one of the text with `--text`: speech, year"));
}

#[test]
fn a_quote_that_nothing_closes_costs_no_more_than_its_row() {
    let mut table = String::from("id,text\n0,\"The Chair opened.\n");
    (1..2_000).for_each(|number| table.push_str(&format!("{number},Row {number}.\n")));
    let found = read("c.csv", table.as_bytes(), &columns("text", "id"));
    assert_eq!(found.len(), 2_000);
    assert_eq!(found.iter().filter(|document| document.status() == "failed").count(), 1);
}

#[test]
fn the_text_of_a_row_is_text_whatever_it_holds() {
    let lines = "{\"text\":\"a\\u0000b\\u0000c\\u0000d\\u0000\"}\n{\"text\":\"One.\",\"text\":\"Two.\"}\n";
    let found = read("c.jsonl", lines.as_bytes(), &Options::default());
    assert_eq!(found[0].text(), "a\0b\0c\0d\0");
    assert!(fails(&found, "c.jsonl#2", "has `text` twice"));
    let latin = b"id,text\n1,Plain.\n2,C\xf4te d\x92Ivoire agreed with C\xf4te d\x92Ivoire.\n";
    let found = read("c.csv", &[&latin[..9], &vec![b'x'; 9_000], &latin[8..]].concat(), &Options::default());
    assert_eq!(found[1].text(), "Côte d’Ivoire agreed with Côte d’Ivoire.");
    assert_eq!(found.len(), 2);
    let long = format!("{{\"text\":\"{}\"}}\n", "word ".repeat(300_000));
    let mut options = Options::default();
    options.job.limits.text = 1 << 20;
    let found = read("c.jsonl", long.as_bytes(), &options);
    assert!(fails(&found, "c.jsonl#1", "has more than 1 MB of text"));
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
        let folder = tempfile::tempdir().unwrap();
        let found = documents(&write(&folder, name, &bytes), &Options::default());
        assert_eq!(ids(&found), ["escape", "absolute", "C--windows", "a-b", "back"], "{name}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{name}");
        assert!(!Path::new("/tmp/absolute.txt").exists());
    }
    let mut links = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    links.append_link(&mut header, "passwd.txt", "/etc/passwd").unwrap();
    let found = read("links.tar", &links.into_inner().unwrap(), &Options::default());
    assert!(fails(&found, "links.tar/passwd.txt", "is a link or device, no file"));
    assert_eq!(found.len(), 1);
}

#[test]
fn what_an_archive_hides_is_told() {
    let (text, other) = (texts()[0].1.clone(), texts()[1].1.clone());
    let members = [("first.txt", text.as_bytes()), ("other.txt", other.as_bytes())];
    let mut bytes = zip(&members);
    replace(&mut bytes, b"other.txt", b"first.txt");
    let found = read("twice.zip", &bytes, &Options::default());
    assert_eq!(statuses(&found), ["ok", "ok"]);
    let mut read_texts: Vec<&str> = found.iter().map(Document::text).collect();
    read_texts.sort();
    let mut expected = [text.as_str(), &other];
    expected.sort();
    assert_eq!(read_texts, expected);
    let mut bytes = zip(&members);
    let end = bytes.len() - 22;
    bytes[end + 8..end + 12].copy_from_slice(&[1, 0, 1, 0]);
    assert_eq!(statuses(&read("uncounted.zip", &bytes, &Options::default())), ["ok", "ok"]);
    let whole = tar(&members);
    let found = read("cut.tar", &whole[..whole.len() - 1024], &Options::default());
    assert_eq!(statuses(&found), ["ok", "ok", "failed"]);
    assert!(fails(&found, "cut.tar", "has no end: it may have been cut off"));
    assert_eq!(statuses(&read("cut.tar", &whole[..600], &Options::default())), ["partial", "failed"]);
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
    let found = read("c.zip", &bytes, &Options::default());
    assert_eq!(statuses(&found), ["failed", "ok"]);
    assert!(fails(&found, "c.zip/bomb.txt", "unfolds to more than 200 times its size"));
    assert_eq!(statuses(&read("bomb.txt.gz", &gzip(&zeros), &Options::default())), ["failed"]);
    let mut doll = text.into_bytes();
    for depth in 0..6 {
        doll = zip(&[(if depth == 0 { "report.txt" } else { "doll.zip" }, &doll)]);
    }
    assert!(fails(&read("doll.zip", &doll, &Options::default()), "doll.zip", "is packed more than 4 times over"));
}

#[test]
fn a_member_of_a_wrong_size_is_read_unless_it_may_be_as_large() {
    let text = texts()[0].1.clone();
    let mut bytes = zip(&[("report.txt", text.as_bytes())]);
    let entry = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&0xf000_0000u32.to_le_bytes());
    let found = read("c.zip", &bytes, &Options::default());
    assert_eq!((statuses(&found), found[0].text()), (vec!["ok"], text.as_str()));
    let large = zip(&[("report.txt", &vec![b' '; 2 << 20])]);
    let mut options = Options::default();
    (options.job.limits.unpacked, options.job.limits.ratio) = (1 << 20, 5_000);
    assert!(fails(&read("c.zip", &large, &options), "report.txt", "or 1 MB"));
}

#[test]
fn a_column_that_a_table_does_not_have_is_told() {
    let found = read("c.csv", &csv(b','), &columns("speech", "nmae"));
    assert!(fails(&found, "c.csv", "has no column `nmae`; name the one that names a document with `--id`: name, year"));
    assert_eq!(statuses(&read("c.jsonl", &json_lines(), &columns("speech", "nmae"))), ["partial"; 3]);
}
