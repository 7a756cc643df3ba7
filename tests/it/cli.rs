//! The program as a person meets it: what it says, what it writes, how it ends.

use crate::run::{REPORT, files, reports};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn rapporteur(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(arguments).current_dir(folder).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn talk(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn analyse_writes_a_dataset_and_a_line_of_summary() {
    let folder = reports(2);
    let run = rapporteur(folder.path(), &["analyse", "in", "--out", "dataset"]);
    assert_eq!((code(&run), out(&run)), (0, ""));
    assert!(talk(&run).starts_with("2 documents, "), "{}", talk(&run));
    assert_eq!(talk(&run).lines().count(), 1, "{}", talk(&run));
    assert!(!talk(&run).contains('\u{1b}'), "no colours and no bar in a pipe");
    let text = fs::read(folder.path().join("dataset/texts/report-00.txt")).unwrap();
    assert_eq!(text, REPORT.as_bytes());
    let quiet = rapporteur(folder.path(), &["analyze", "in", "-o", "dataset", "--quiet"]);
    assert_eq!((code(&quiet), talk(&quiet)), (0, ""));
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = reports(30);
    for threads in ["1", "4"] {
        let run = rapporteur(
            folder.path(),
            &["analyse", "in", "--out", threads, "--threads", threads, "--format", "csv,jsonl,json"],
        );
        assert_eq!(code(&run), 0, "{}", talk(&run));
    }
    let (one, four) = (files(&folder.path().join("1")), files(&folder.path().join("4")));
    assert_eq!(one.keys().collect::<Vec<_>>(), four.keys().collect::<Vec<_>>());
    for (path, bytes) in one {
        assert!(four[&path] == bytes, "{} differs", path.display());
    }
}

#[test]
fn a_report_that_cannot_be_read_is_told_and_the_others_go_on() {
    let folder = reports(1);
    fs::write(folder.path().join("in/a.pdf"), b"%PDF-1.7 \0\0\0").unwrap();
    let run = rapporteur(folder.path(), &["analyse", "in", "missing.txt", "--out", "dataset"]);
    assert_eq!(code(&run), 2);
    assert!(talk(&run).contains("warning: cannot read `missing.txt`"), "{}", talk(&run));
    assert!(talk(&run).contains("(2 could not be read)"), "{}", talk(&run));
    let documents = fs::read_to_string(folder.path().join("dataset/documents.csv")).unwrap();
    let statuses: Vec<&str> = documents.lines().skip(1).map(|line| line.rsplit(',').nth(6).unwrap()).collect();
    assert_eq!(statuses, ["failed", "ok", "failed"]);
}

#[test]
fn with_nothing_to_read_an_earlier_dataset_stays() {
    let folder = reports(1);
    fs::create_dir(folder.path().join("empty")).unwrap();
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "in", "--out", "dataset"])), 0);
    let before = files(&folder.path().join("dataset"));
    for input in ["inn", "empty"] {
        let run = rapporteur(folder.path(), &["analyse", input, "--out", "dataset"]);
        assert_eq!(code(&run), 2);
        assert!(talk(&run).starts_with("error: there "), "{}", talk(&run));
        assert!(talk(&run).contains(&format!("`{input}`")), "{}", talk(&run));
        assert!(files(&folder.path().join("dataset")) == before);
    }
}

#[test]
fn standard_input_is_a_document() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .args(["analyse", "-", "--out", "dataset", "--quiet"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(REPORT.as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(fs::read_to_string(folder.path().join("dataset/texts/stdin.txt")).unwrap(), REPORT);
}

#[test]
fn a_dataset_among_the_reports_is_not_read_as_reports() {
    let folder = reports(2);
    for _ in 0..2 {
        let run = rapporteur(folder.path(), &["analyse", "in", "--out", "in"]);
        assert_eq!(code(&run), 0);
        assert!(talk(&run).starts_with("2 documents, "), "{}", talk(&run));
    }
}

#[test]
fn files_in_the_way_are_told_with_a_hint() {
    let folder = reports(1);
    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/tags.csv"), "my,tags\n").unwrap();
    let run = rapporteur(folder.path(), &["analyse", "in", "--out", "mine"]);
    assert_eq!(code(&run), 2);
    let lines: Vec<&str> = talk(&run).lines().collect();
    assert_eq!(lines[0], "error: `mine/tags.csv` is in the way: rapporteur did not write it");
    assert!(lines[1].starts_with("hint: "), "{lines:?}");
    assert_eq!(fs::read_to_string(folder.path().join("mine/tags.csv")).unwrap(), "my,tags\n");
    let run = rapporteur(folder.path(), &["analyse", "in", "--out", "in/report-00.txt"]);
    assert_eq!((code(&run), talk(&run).lines().next()), (2, Some("error: `in/report-00.txt` is no folder")));
}

#[test]
fn explain_tells_the_same_from_csv_and_json_lines() {
    let folder = reports(1);
    let explained = |format: &str| {
        let analysed = rapporteur(folder.path(), &["analyse", "in", "--out", format, "--format", format]);
        assert_eq!(code(&analysed), 0);
        let run = rapporteur(folder.path(), &["explain", format, "--document", "report-00", "--sentence", "2"]);
        assert_eq!(code(&run), 0, "{}", talk(&run));
        out(&run).to_string()
    };
    let words = explained("jsonl");
    assert_eq!(explained("csv"), words);
    assert!(words.starts_with("Sentence 2 of report-00: "), "{words}");
    assert!(words.contains("“Ms Noor said that States should carry out the agreed norms.”"), "{words}");
    for label in ["Kind ", "Speaker ", "Rule ", "Confidence "] {
        assert!(words.lines().any(|line| line.starts_with(label)), "{label} in {words}");
    }
}

#[test]
fn explain_helps_to_find_what_is_not_there() {
    let folder = reports(8);
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "in", "--out", "dataset"])), 0);
    let told = |document: &str, sentence: &str, dataset: &str| {
        let run = rapporteur(folder.path(), &["explain", dataset, "-d", document, "-s", sentence]);
        assert_eq!(code(&run), 2);
        talk(&run).to_string()
    };
    let document = told("reprot-03", "1", "dataset");
    assert!(
        document.starts_with("error: `dataset` holds no document `reprot-03`\nhint: nearest of its 8"),
        "{document}"
    );
    assert!(document.contains("`report-03`"), "{document}");
    let sentence = told("report-00", "999", "dataset");
    assert!(sentence.contains("hint: its sentences are numbered 1 to "), "{sentence}");
    assert!(sentence.contains("Mr Lindqvist asked"), "{sentence}");
    assert!(told("report-00", "1", "in").contains("`in` holds no table `sentences`\nhint: OUT is a folder"));
}

#[test]
fn check_tells_faults_a_line_and_ends_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let clean = rapporteur(folder.path(), &["check"]);
    assert_eq!((code(&clean), out(&clean), talk(&clean)), (0, "", "no faults\n"));
    let none = rapporteur(folder.path(), &["check", "."]);
    assert_eq!(code(&none), 2);
    assert!(talk(&none).contains("`.` holds no lexicon"), "{}", talk(&none));
    fs::write(folder.path().join("broken.toml"), "[lexicon]\nid = \n").unwrap();
    let faulty = rapporteur(folder.path(), &["check", "."]);
    assert_eq!(code(&faulty), 1);
    assert!(out(&faulty).lines().any(|line| line.contains("broken.toml:2: ")), "{}", out(&faulty));
    assert!(out(&faulty).lines().all(|line| line.contains("broken.toml:")), "{}", out(&faulty));
    assert_eq!(code(&rapporteur(folder.path(), &["check", "missing"])), 2);
}

#[test]
fn help_completions_and_the_manual_page_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let bare = rapporteur(folder.path(), &[]);
    assert_eq!(code(&bare), 2);
    assert!(talk(&bare).contains("Examples:"), "{}", talk(&bare));
    for arguments in [
        ["analyse", "--help"],
        ["compare", "--help"],
        ["explain", "--help"],
        ["completions", "bash"],
        ["man", "--help"],
    ] {
        let run = rapporteur(folder.path(), &arguments);
        assert_eq!(code(&run), 0, "{arguments:?}");
        assert!(out(&run).contains("rapporteur"), "{arguments:?}");
    }
    assert!(out(&rapporteur(folder.path(), &["man"])).contains(".TH rapporteur"));
    for command in ["analyse", "compare", "check", "explain"] {
        let page = rapporteur(folder.path(), &["man", command]);
        assert!(out(&page).contains("OPTIONS") || command == "check", "{command}: {}", out(&page));
    }
    assert_eq!(code(&rapporteur(folder.path(), &["man", "weather"])), 2);
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "x", "--out", "y", "--format", "xml"])), 2);
}

#[test]
fn what_is_read_and_what_not_is_told() {
    let folder = reports(2);
    for name in ["README.md", ".hidden", "a.txt~", "~$b.docx", "notes.bak", "skip.txt"] {
        fs::write(folder.path().join("in").join(name), "Ms Noor spoke.").unwrap();
    }
    let listed = rapporteur(folder.path(), &["analyse", "in", "--out", "dataset", "--list", "--exclude", "sk*"]);
    assert_eq!(code(&listed), 0);
    let lines: Vec<&str> = out(&listed).lines().collect();
    assert!(lines[0].ends_with("in/report-00.txt") && lines[1].ends_with("in/report-01.txt"), "{lines:?}");
    assert_eq!(lines.iter().filter(|line| line.starts_with(" passed over")).count(), 6, "{lines:?}");
    assert!(!folder.path().join("dataset").exists());
    let run = rapporteur(folder.path(), &["analyse", "in", "--out", "dataset", "--exclude", "sk*"]);
    assert!(talk(&run).starts_with("passed over "), "{}", talk(&run));
    assert!(talk(&run).contains("`in/README.md` (describes the other files)"), "{}", talk(&run));
    assert!(talk(&run).contains("2 documents, "), "{}", talk(&run));
    // An earlier dataset is no report.
    let run = rapporteur(folder.path(), &["analyse", ".", "--out", "other", "--exclude", "in"]);
    assert!(talk(&run).contains("there are no files in `.`"), "{}", talk(&run));
}

#[test]
fn a_dataset_stays_where_nothing_could_be_read() {
    let folder = reports(2);
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "in", "--out", "dataset"])), 0);
    fs::write(folder.path().join("t.csv"), "body\nMs Noor spoke.\n").unwrap();
    let run = rapporteur(folder.path(), &["analyse", "t.csv", "--out", "dataset", "--text", "boddy"]);
    assert_eq!(code(&run), 2);
    assert!(talk(&run).contains("none of the inputs could be read; the dataset in `dataset` has not changed"));
    assert_eq!(fs::read_to_string(folder.path().join("dataset/documents.jsonl")).unwrap().lines().count(), 2);
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "in", "--out", "dataset", "--resume"])), 0);
}

#[test]
fn an_array_of_objects_is_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "[{\"id\":\"a\",\"text\":\"Ms Noor spoke.\"},\n {\"id\":\"b\",\"text\":\"Mr Roy spoke.\"}]";
    fs::write(folder.path().join("rows.json"), rows).unwrap();
    fs::write(folder.path().join("columns.json"), "{\"text\":{\"0\":\"Ms Noor spoke.\"}}").unwrap();
    let run = rapporteur(folder.path(), &["analyse", "rows.json", "columns.json", "--id", "id", "--out", "dataset"]);
    assert_eq!(code(&run), 2);
    assert!(talk(&run).contains("`columns.json#1` `text` holds no words"), "{}", talk(&run));
    let documents = fs::read_to_string(folder.path().join("dataset/documents.jsonl")).unwrap();
    assert!(documents.starts_with("{\"document\":\"a\"") && documents.lines().count() == 3, "{documents}");
}

#[test]
fn texts_are_kept_where_the_user_wants_them() {
    let folder = reports(2);
    fs::write(folder.path().join("t.csv"), "id,text\na,Ms Noor asked for a treaty.\nb,\"Mr Roy\r\nspoke.\"\n").unwrap();
    let explained = |dataset: &str, document: &str| {
        let run = rapporteur(folder.path(), &["explain", dataset, "--document", document, "--sentence", "1"]);
        (code(&run), out(&run).to_string(), talk(&run).to_string())
    };
    for texts in ["files", "table", "none"] {
        let run =
            rapporteur(folder.path(), &["analyse", "in", "t.csv", "--id", "id", "--out", texts, "--texts", texts]);
        assert_eq!(code(&run), 0, "{}", talk(&run));
        assert_eq!(folder.path().join(texts).join("texts/report-00.txt").exists(), texts == "files");
        let kept = fs::read_to_string(folder.path().join(texts).join("texts.jsonl")).unwrap();
        assert_eq!(kept.lines().count(), if texts == "table" { 4 } else { 0 });
        for document in ["report-00", "b"] {
            assert_eq!(explained(texts, document), explained("files", document), "{texts}");
            assert_eq!(explained(texts, document).0, 0);
        }
    }
    // A corpus that is a table keeps its texts in one.
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "t.csv", "--id", "id", "--out", "corpus"])), 0);
    assert!(!folder.path().join("corpus/texts").exists());
    // A source that is not what it was is told; so is an input whose text is not its bytes.
    fs::write(folder.path().join("in/report-00.txt"), "Other words.").unwrap();
    let changed = explained("none", "report-00");
    assert!(changed.0 == 2 && changed.2.contains("its source has gone or changed"), "{changed:?}");
    fs::write(folder.path().join("latin.txt"), b"Caf\xe9 is said by Ms Noor.").unwrap();
    let refused = rapporteur(folder.path(), &["analyse", "latin.txt", "--out", "refused", "--texts", "none"]);
    assert!(code(&refused) == 2 && talk(&refused).contains("`latin.txt` is no UTF-8 text"), "{}", talk(&refused));
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "-", "--out", "refused", "--texts", "none"])), 2);
}

#[test]
fn a_sentence_is_found_by_its_words() {
    let folder = reports(2);
    for format in ["csv", "json"] {
        assert_eq!(code(&rapporteur(folder.path(), &["analyse", "in", "--out", format, "--format", format])), 0);
        let several = rapporteur(folder.path(), &["explain", format, "--find", "lindqvist ASKED"]);
        assert_eq!(code(&several), 0);
        assert!(out(&several).starts_with("--document report-00 --sentence "), "{}", out(&several));
        let arguments = ["explain", format, "--find", "Lindqvist asked", "--document", "report-01"];
        let one = rapporteur(folder.path(), &arguments);
        assert!(out(&one).contains("of report-01") && out(&one).contains("Kind"), "{}", out(&one));
        let none = rapporteur(folder.path(), &["explain", format, "--find", "weather"]);
        assert_eq!((code(&none), out(&none)), (1, ""));
        let which = rapporteur(folder.path(), &["explain", format, "--sentence", "1"]);
        assert!(talk(&which).contains("holds 2 documents"), "{}", talk(&which));
    }
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "in/report-00.txt", "--out", "one"])), 0);
    assert_eq!(code(&rapporteur(folder.path(), &["explain", "one", "--sentence", "1"])), 0);
}

#[test]
fn slips_of_the_pen_are_told_with_what_may_be_meant() {
    let folder = reports(1);
    let told = |arguments: &[&str]| {
        let run = rapporteur(folder.path(), arguments);
        assert_eq!(code(&run), 2, "{arguments:?}");
        talk(&run).to_string()
    };
    assert!(told(&["analyse", "https://example.org/a.pdf", "--out", "x"]).contains("an address is not read"));
    assert!(told(&["analyse", "in", "--out", "x", "--lexicons", "nolex"]).contains("there is no folder `nolex`"));
    fs::write(folder.path().join("m.xlsx"), b"PK\x03\x04").unwrap();
    assert!(told(&["analyse", "in", "--out", "x", "--metadata", "m.xlsx"]).contains("save the sheet as CSV"));
    assert!(told(&["analyse", "in", "--ouput", "x"]).contains("--output"));
    fs::write(folder.path().join("m.csv"), "file,year\nreport-99.txt,2016\n").unwrap();
    let run = rapporteur(folder.path(), &["analyse", "in", "--out", "x", "--metadata", "m.csv"]);
    assert!(talk(&run).contains("no document for 1 row of `m.csv`, such as `report-99.txt`"), "{}", talk(&run));
    assert!(talk(&run).contains("no row in `m.csv` for 1 document"), "{}", talk(&run));
}

/// The judge of data packages, where it is installed: `./test` installs it and names its Python in `PYTHON`.
#[test]
fn frictionless_accepts_the_data_package() {
    let Some(python) = std::env::var_os("PYTHON") else { return };
    let folder = reports(3);
    fs::write(folder.path().join("in/a.pdf"), b"%PDF-1.7").unwrap();
    assert_eq!(code(&rapporteur(folder.path(), &["analyse", "in", "--out", "dataset"])), 2);
    let judged = Command::new(python)
        .args(["-m", "frictionless", "validate", "dataset/datapackage.json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(judged.status.success(), "{}{}", out(&judged), talk(&judged));
}
