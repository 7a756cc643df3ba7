//! Exports, each read back by a reader that is not ours.
//!
//! `tests/exported/` has a script a format; `./test` installs what they import and names their Python in `PYTHON`.

use crate::run::{rapporteur_in, root};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// A document whose letters are counted differently by bytes, code points and UTF-16 units, with what no XML can hold.
const STRANGE: &str = "R\u{e9}union on ICT \u{1f310}\r\n\r\nMs. No\u{f6}r (Kenya) \u{1f600} said that States should \
    protect critical infrastructure & \u{202e}<hospitals>\u{202c} \u{2014} \u{201c}always\u{201d}.\r\n\u{c}\r\nMr. Ono \
    (Japan): I support a legally binding treaty \u{1d4d0}\u{1d4d1}. Cafe\u{301} talks; \"quoted, cells\";\r\n\r\nShe asked \
    whether international law applied to ransomware.\r\n";

/// The program run in a folder; what it said.
fn run(folder: &Path, arguments: &[&str]) -> String {
    let run = rapporteur_in(folder, arguments);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success(), "{arguments:?}: {said}");
    said
}

/// A folder with a dataset `out` of the example, a speech, a strange document and one that cannot be read.
fn dataset() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("in");
    fs::create_dir(&input).unwrap();
    for (name, document) in [("seminar", "unidir-2016"), ("speech", "EST_76_2021")] {
        fs::copy(root().join("tests/gold").join(document).join("source.txt"), input.join(format!("{name}.txt")))
            .unwrap();
    }
    fs::write(input.join("007 strange.txt"), STRANGE).unwrap();
    fs::write(input.join("empty.txt"), "").unwrap();
    let run = rapporteur_in(folder.path(), &["analyse", "in", "--out", "out", "--quiet"]);
    assert_eq!(run.status.code(), Some(2));
    folder
}

/// Exports the dataset, twice the same, and lets a reader loose on it.
fn exported(format: &str, out: &str) {
    let folder = dataset();
    run(folder.path(), &["export", "out", "--to", format, "--out", out]);
    if let Some(python) = std::env::var_os("PYTHON") {
        let script = root().join(format!("tests/exported/{}.py", format.replace('-', "_")));
        let judged = Command::new(python).arg(script).args([out, "out"]).current_dir(folder.path()).output().unwrap();
        let said = [judged.stdout, judged.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
        assert!(judged.status.success(), "{format}: {}", said.concat());
    }
    run(folder.path(), &["export", "out", "--to", format, "--out", "again"]);
    let files = |name: &str| crate::run::files(&folder.path().join(name));
    assert!(files(out).into_values().eq(files("again").into_values()), "{format}: other bytes the second time");
}

#[test]
fn brat_reads_what_is_exported() {
    exported("brat", "out.brat");
}

#[test]
fn cas_reads_what_is_exported() {
    exported("cas", "out.cas");
}

#[test]
fn doccano_reads_what_is_exported() {
    exported("doccano", "out.jsonl");
}

#[test]
fn label_studio_reads_what_is_exported() {
    exported("label-studio", "label-studio");
}

#[test]
fn dna_reads_what_is_exported() {
    exported("dna", "dna");
}

#[test]
fn gexf_reads_what_is_exported() {
    exported("gexf", "out.gexf");
}

#[test]
fn graphml_reads_what_is_exported() {
    exported("graphml", "out.graphml");
}

#[test]
fn qdpx_reads_what_is_exported() {
    exported("qdpx", "out.qdpx");
}

#[test]
fn sqlite_reads_what_is_exported() {
    exported("sqlite", "out.sqlite");
}

#[test]
fn xlsx_reads_what_is_exported() {
    exported("xlsx", "out.xlsx");
}

#[test]
fn tei_reads_what_is_exported() {
    exported("tei", "out.tei");
}

#[test]
fn web_annotation_reads_what_is_exported() {
    exported("web-annotation", "out.web_annotation");
}

#[test]
fn texts_are_found_wherever_they_are_kept() {
    let folder = dataset();
    run(folder.path(), &["export", "out", "--to", "doccano", "--out", "files.jsonl"]);
    fs::remove_file(folder.path().join("in/empty.txt")).unwrap();
    for kept in ["table", "none"] {
        run(folder.path(), &["analyse", "in", "--out", kept, "--texts", kept]);
        run(folder.path(), &["export", kept, "--to", "doccano", "--out", &format!("{kept}.jsonl")]);
        let read = |name: &str| fs::read(folder.path().join(format!("{name}.jsonl"))).unwrap();
        assert!(read("files") == read(kept), "{kept}");
    }
}

#[test]
fn what_is_there_stays_unless_it_is_an_export_to_be_replaced() {
    let folder = dataset();
    fs::write(folder.path().join("mine.jsonl"), "mine").unwrap();
    let export = |more: &[&str]| {
        let run = rapporteur_in(folder.path(), &[&["export", "out", "--to", "doccano", "--out"], more].concat());
        (run.status.code(), String::from_utf8_lossy(&run.stderr).into_owned())
    };
    let (code, said) = export(&["mine.jsonl"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("is there already") && said.contains("--overwrite"), "{said}");
    assert_eq!(export(&["in", "--overwrite"]).0, Some(2));
    assert_eq!(fs::read_to_string(folder.path().join("mine.jsonl")).unwrap(), "mine");
    assert_eq!(export(&["mine.jsonl", "--overwrite"]).0, Some(0));
    assert_ne!(fs::read_to_string(folder.path().join("mine.jsonl")).unwrap(), "mine");
    let left = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with('.')), "something is left over");
}
