//! What is known of documents beside their text: from their names, from the columns of tables, from `--metadata`.

use crate::run::{Row, analyse, rows};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const SPEECH: &str =
    "We thank the Secretary-General for his report. On 3 May 2019 we met. We call on all States to act.\n";

fn folder(files: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("corpus");
    for (name, text) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    (folder, root)
}

fn cells(row: &Row, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| row[*column].as_str().map_or(row[*column].to_string(), str::to_string)).collect()
}

#[test]
fn speeches_are_laid_to_whom_their_names_tell() {
    let files = [
        ("Session 36 - 1981/DDR_36_1981.txt", SPEECH),
        ("Session 66 - 2011/EU_66_2011.txt", SPEECH),
        ("Session 75 - 2020/USA_75_2020.txt", SPEECH),
        ("Session 75 - 2020/XQX_75_2020.txt", SPEECH),
        ("again/USA_75_2020.txt", SPEECH),
    ];
    let (_folder, root) = folder(&files);
    let (out, _) = analyse(&[&root], &[]);
    let documents = rows(&out, "documents");
    let known =
        documents.iter().map(|row| cells(row, &["document", "genre", "date", "date_text", "session"]).join(" "));
    assert_eq!(
        known.collect::<Vec<_>>(),
        [
            "DDR_36_1981 speech null 1981 36",
            "EU_66_2011 speech null 2011 66",
            "Session-75---2020-USA_75_2020 speech null 2020 75",
            "XQX_75_2020 speech null 2020 75",
            "again-USA_75_2020 speech null 2020 75"
        ]
    );
    let speakers = rows(&out, "speakers");
    let speakers = speakers.iter().map(|row| cells(row, &["name", "kind", "state"]).join(", "));
    assert_eq!(
        speakers.collect::<Vec<_>>(),
        [
            "German Democratic Republic, state, DDR",
            "European Union, group, null",
            "United States of America, state, USA",
            "XQX, state, null",
            "United States of America, state, USA"
        ]
    );
    let remarks = rows(&out, "remarks");
    assert_eq!(remarks.len(), 1, "{remarks:?}");
    assert_eq!(remarks[0]["message"], "`XQX` in the name of the document is the code of no State");
    assert!(rows(&out, "sentences").iter().all(|row| row["speakers"] == serde_json::json!(["s1"])));
}

#[test]
fn columns_of_a_corpus_follow_those_of_documents_and_replace_none() {
    let files = [
        ("a.txt", SPEECH),
        ("b.csv", "key,text,date,note\nb1,We agree.,yesterday,=1+1\nb2,We do not.,,\nb3,Only,\n"),
        ("c.jsonl", "{\"text\":\"We agree.\",\"note\":7,\"tags\":[\"x\"]}\n"),
    ];
    let (folder, root) = folder(&files);
    let table = folder.path().join("known.csv");
    fs::write(&table, "file;date;post\na.txt;today;Minister\nb1;tomorrow;\nc#1;;\nnobody;;x\n").unwrap();
    let more = ["--id", "key", "--spreadsheet-safe", "--metadata", table.to_str().unwrap()];
    let (out, output) = analyse(&[&root], &more);
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(talk.contains("no document for ") && talk.contains(" rows of"), "{talk}");
    let documents = rows(&out, "documents");
    let own = ["meta_date", "meta_post", "meta_note", "meta_date_2", "meta_tags"];
    let found: Vec<String> = documents.iter().map(|row| cells(row, &own).join("|")).collect();
    assert_eq!(
        found,
        [
            "today|Minister|null|null|null",
            "yesterday|null|=1+1|tomorrow|null",
            "null|null|null|null|null",
            "null|null|null|null|null",
            "null|null|7|null|[\"x\"]"
        ]
    );
    assert!(documents.iter().all(|row| row.keys().skip(20).eq(own)), "{:?}", documents[0].keys());
    assert_eq!(documents[3]["status"], "failed");
    let path = |name: &str| out.path().join("dataset").join(name);
    let csv = fs::read_to_string(path("documents.csv")).unwrap();
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .ends_with(&format!(",remarks,session,date_end,date_text,occasion,ocr,{}", own.join(",")))
    );
    assert!(csv.lines().nth(2).unwrap().ends_with(",yesterday,,'=1+1,tomorrow,"), "{csv}");
    let read = |name: &str| -> Value { serde_json::from_slice(&fs::read(path(name)).unwrap()).unwrap() };
    let fields = read("datapackage.json")["resources"][0]["schema"]["fields"].as_array().unwrap().clone();
    assert!(fields.iter().skip(20).map(|field| field["name"].as_str().unwrap()).eq(own));
    let digests = read("manifest.json")["outputs"].as_array().unwrap().clone();
    for name in ["documents.csv", "documents.jsonl"] {
        let digest = format!("{:x}", Sha256::digest(fs::read(path(name)).unwrap()));
        assert!(digests.iter().any(|output| output["path"] == name && output["sha256"] == digest), "{name}");
    }
}
