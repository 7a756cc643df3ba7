//! Pages of datasets, opened in a real browser.
//!
//! `./test` installs Chromium and names the Python that drives it in `PYTHON`. Where there is none these tests say so and
//! pass, but in continuous integration (`CI` is set) they fail.
#![allow(clippy::print_stderr)]

use crate::run::{rapporteur_in, root};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Runs the program in a folder; the exit code.
fn run(folder: &Path, arguments: &[&str]) -> i32 {
    let run = rapporteur_in(folder, arguments);
    let code = run.status.code().unwrap();
    assert!(code < 2, "{}", String::from_utf8_lossy(&run.stderr));
    code
}

/// Lets a reader loose on a page.
fn read(folder: &Path, kind: &str, page: &str) {
    let set = |name: &str| std::env::var_os(name).is_some();
    let has = set("CHROMIUM") || Command::new("chromium").arg("--version").output().is_ok();
    let python = std::env::var_os("PYTHON").filter(|_| has);
    let Some(python) = python else {
        assert!(!set("CI"), "there is no browser, or no Python to drive it");
        return eprintln!("pages were not opened: there is no browser, or no Python to drive it");
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/page.py");
    let judged = Command::new(python).args([script, kind, page]).current_dir(folder).output().unwrap();
    let said = [judged.stdout, judged.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    assert!(judged.status.success(), "{kind}: {}", said.concat());
}

/// The example, and another report, in a folder.
fn reports() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    for (name, document) in [("seminar", "unidir-2016"), ("meeting", "arria-ihl")] {
        let source = root().join("tests/gold").join(document).join("source.txt");
        fs::copy(source, folder.path().join(format!("in/{name}.txt"))).unwrap();
    }
    folder
}

#[test]
fn an_analysis_is_read_in_a_browser() {
    let folder = reports();
    run(folder.path(), &["analyse", "in/seminar.txt", "--out", "out"]);
    run(folder.path(), &["page", "out"]);
    read(folder.path(), "analysis", "out/page.html");
}

#[test]
fn a_comparison_is_read_in_a_browser() {
    let folder = reports();
    run(folder.path(), &["analyse", "in", "--out", "out"]);
    assert_eq!(run(folder.path(), &["compare", "out", "--by", "document", "--out", "changes"]), 1);
    run(folder.path(), &["page", "changes", "--out", "changes.html"]);
    read(folder.path(), "comparison", "changes.html");
}

#[test]
fn the_documents_of_a_large_corpus_have_pages_of_their_own() {
    let folder = reports();
    let report = fs::read_to_string(folder.path().join("in/seminar.txt")).unwrap();
    for number in 0..80 {
        fs::write(folder.path().join(format!("in/report-{number}.txt")), &report).unwrap();
    }
    run(folder.path(), &["analyse", "in", "--out", "out", "--texts", "none", "--format", "jsonl"]);
    run(folder.path(), &["page", "out"]);
    assert_eq!(fs::read_dir(folder.path().join("out/page_files")).unwrap().count(), 82);
    assert!(fs::metadata(folder.path().join("out/page.html")).unwrap().len() < 15 << 20);
    read(folder.path(), "large", "out/page.html");
    // A smaller corpus leaves nothing of it.
    run(folder.path(), &["analyse", "in/seminar.txt", "--out", "out"]);
    run(folder.path(), &["page", "out"]);
    assert!(!folder.path().join("out/page_files").exists());
}

#[test]
fn what_documents_hold_is_shown_and_does_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let name = "\"><script>alert(0)</script>.txt".replace('/', "∕");
    let text = "Seminar on </span><svg onload=alert(3)> Norms\n\n\
        Ms <img src=x onerror=alert(2)> Noor (Kenya) said that States should protect critical infrastructure.\n\n\
        Mr. Ono (Japan): I support a legally binding treaty. <script>alert(1)</script> \u{202e}International law applies\u{202c}.\n\n\
        Mr. Ono (Japan): See javascript:alert(4) and data:text/html,<script>alert(5)</script>, A/70/174, \u{1}\u{b}\u{fffe}.\n";
    fs::write(folder.path().join(&name), text).unwrap();
    fs::write(folder.path().join("meta.csv"), format!("file,title\n\"{}\",<b>t</b>\n", name.replace('"', "\"\"")))
        .unwrap();
    run(folder.path(), &["analyse", &name, "--metadata", "meta.csv", "--out", "out"]);
    run(folder.path(), &["page", "out", "--out", "a page.html"]);
    read(folder.path(), "hostile", "a page.html");
}

#[test]
fn the_same_tables_give_the_same_page_from_every_format() {
    let folder = reports();
    // Nested JSON has no table of issues, so their propositions are not told there.
    for format in ["csv", "jsonl", "json"] {
        run(folder.path(), &["analyse", "in", "--out", format, "--format", format]);
        run(folder.path(), &["page", format]);
    }
    let page = |format: &str| fs::read(folder.path().join(format).join("page.html")).unwrap();
    assert!(page("csv") == page("jsonl"));
    let sentences = |format: &str| String::from_utf8(page(format)).unwrap().matches("class=\"s\"").count();
    assert_eq!(sentences("json"), sentences("csv"));
}

#[test]
fn what_is_no_page_stays() {
    let folder = reports();
    run(folder.path(), &["analyse", "in", "--out", "out"]);
    fs::write(folder.path().join("mine.html"), "<!DOCTYPE html>\nmine").unwrap();
    for (dataset, file) in [("out", "mine.html"), ("in", "page.html")] {
        let run = rapporteur_in(folder.path(), &["page", dataset, "--out", file]);
        assert_eq!(run.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&run.stderr).starts_with("error: "));
    }
    assert_eq!(fs::read_to_string(folder.path().join("mine.html")).unwrap(), "<!DOCTYPE html>\nmine");
}
