//! Strange names, strange places and inputs that do not keep still: told or handled, and nothing outside the folder
//! is touched.
#![allow(clippy::print_stderr)]

use crate::run::{Row, STAGE, files, is_whole, journal, leave_unfinished, long_reports, reports, without_stage};
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rapporteur");

fn program(folder: &TempDir, arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap()
}

fn talk(run: &Output) -> &str {
    std::str::from_utf8(&run.stderr).unwrap()
}

fn documents(folder: &TempDir) -> Vec<Row> {
    let text = fs::read_to_string(folder.path().join("out/documents.jsonl")).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn column<'r>(rows: &'r [Row], name: &str) -> Vec<&'r str> {
    rows.iter().map(|row| row[name].as_str().unwrap()).collect()
}

#[test]
fn names_of_all_kinds_are_kept_apart() {
    let folder = tempfile::tempdir().unwrap();
    let names: [&[u8]; 8] =
        [b"a\nb.txt", b"a\"b.txt", b"a'b.txt", b"a\xfeb.txt", b"a\xffb.txt", b"a\\b.txt", b"b...txt", b"x/a'b.txt"];
    for name in names {
        let path = folder.path().join("in").join(OsStr::from_bytes(name));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "Ms Noor spoke.").unwrap();
    }
    fs::write(folder.path().join("in").join(OsStr::from_bytes(b"\x1b[2J\xff.pdf")), "%PDF-1.7 \0").unwrap();
    let run = program(&folder, &["analyse", "in", "--out", "out"]);
    assert_eq!(run.status.code(), Some(2));
    assert!(talk(&run).contains(r"warning: `in/\u{1b}[2J\xFF.pdf` "), "{}", talk(&run));
    let rows = documents(&folder);
    assert_eq!(
        column(&rows, "source"),
        [
            "in/\u{1b}[2J\\xFF.pdf",
            "in/a\nb.txt",
            "in/a\"b.txt",
            "in/a'b.txt",
            "in/a\\b.txt",
            r"in/a\xFEb.txt",
            r"in/a\xFFb.txt",
            "in/b...txt",
            "in/x/a'b.txt",
        ]
    );
    let ids = ["2J-xFF", "a-b", "a-b-2", "a-b-3", "a-b-4", "a-xFEb", "a-xFFb", "b", "x-a-b"];
    assert_eq!(column(&rows, "document"), ids);
    let csv = csv::Reader::from_path(folder.path().join("out/documents.csv")).unwrap().records().nth(1).unwrap();
    assert_eq!(&csv.unwrap()[1], "in/a\nb.txt");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_file_named_upwards_is_read_and_nothing_is_written_there() {
    let folder = reports(1);
    fs::create_dir(folder.path().join("deep")).unwrap();
    let run = Command::new(PROGRAM)
        .args(["analyse", "../in/report-00.txt", "../in/../in/report-00.txt", "--out", "../out"])
        .current_dir(folder.path().join("deep"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", talk(&run));
    assert_eq!(column(&documents(&folder), "document"), ["report-00"]);
    assert!(talk(&run).starts_with("passed over `../in/../in/report-00.txt` (named twice)"), "{}", talk(&run));
    assert_eq!(fs::read_dir(folder.path().join("deep")).unwrap().count(), 0);
}

#[test]
fn links_in_a_circle_and_links_to_nowhere_end() {
    let folder = reports(1);
    symlink("..", folder.path().join("in/up")).unwrap();
    symlink("loop", folder.path().join("in/loop")).unwrap();
    symlink("missing.txt", folder.path().join("in/nowhere.txt")).unwrap();
    symlink("report-00.txt", folder.path().join("in/same.txt")).unwrap();
    let run = program(&folder, &["analyse", "in", "--out", "out"]);
    assert_eq!(run.status.code(), Some(2));
    let rows = documents(&folder);
    assert_eq!(column(&rows, "document"), ["loop", "nowhere", "report-00", "same"]);
    assert_eq!(column(&rows, "status"), ["failed", "failed", "ok", "ok"]);
}

#[test]
fn the_output_may_stand_among_the_input_and_be_left_unfinished_there() {
    let folder = reports(3);
    let stage = folder.path().join("in/out").join(STAGE);
    for unfinished in [false, true] {
        if unfinished {
            fs::create_dir_all(stage.join("new/texts")).unwrap();
            fs::write(stage.join("new/texts/report-00.txt"), "Ms Roy spoke.").unwrap();
        }
        let run = program(&folder, &["analyse", "in", "--out", "in/out"]);
        assert!(run.status.success(), "{}", talk(&run));
        assert!(talk(&run).starts_with("3 documents, "), "{}", talk(&run));
        assert!(!stage.exists());
        // An output elsewhere does not read what an unfinished run has left.
        fs::create_dir_all(stage.join("new/texts")).unwrap();
        fs::write(stage.join("new/texts/report-00.txt"), "Ms Roy spoke.").unwrap();
        fs::write(folder.path().join("empty.txt"), "").unwrap();
        let run = program(&folder, &["analyse", "in/report-00.txt", "in/out/texts", "--out", "out"]);
        assert!(talk(&run).starts_with("4 documents, "), "{}", talk(&run));
        fs::remove_dir_all(&stage).unwrap();
    }
}

#[test]
fn an_output_that_is_a_link_is_followed_and_links_inside_it_are_not() {
    let folder = reports(1);
    let elsewhere = folder.path().join("elsewhere");
    for name in ["real", "elsewhere"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    symlink("real", folder.path().join("out")).unwrap();
    let run = program(&folder, &["analyse", "in", "--out", "out"]);
    assert!(run.status.success() && is_whole(&folder.path().join("real")), "{}", talk(&run));
    // The folder of texts has moved to another disk, and a table: both links go, what they lead to stays.
    fs::rename(folder.path().join("real/texts"), elsewhere.join("texts")).unwrap();
    symlink("../elsewhere/texts", folder.path().join("real/texts")).unwrap();
    fs::rename(folder.path().join("real/tags.csv"), elsewhere.join("tags.csv")).unwrap();
    symlink("../elsewhere/tags.csv", folder.path().join("real/tags.csv")).unwrap();
    let before = files(&elsewhere);
    fs::write(folder.path().join("in/report-00.txt"), "Ms Roy spoke.").unwrap();
    let run = program(&folder, &["analyse", "in", "--out", "out"]);
    assert!(run.status.success() && is_whole(&folder.path().join("real")), "{}", talk(&run));
    assert!(fs::symlink_metadata(folder.path().join("real/texts")).unwrap().is_dir());
    assert!(files(&elsewhere) == before);
}

#[test]
fn a_stage_that_is_a_link_is_in_the_way() {
    let folder = reports(2);
    fs::create_dir_all(folder.path().join("elsewhere/new")).unwrap();
    fs::create_dir(folder.path().join("out")).unwrap();
    fs::write(folder.path().join("elsewhere/journal"), "mine").unwrap();
    symlink("../elsewhere", folder.path().join("out").join(STAGE)).unwrap();
    let before = files(&folder.path().join("elsewhere"));
    for more in [&[][..], &["--resume"]] {
        let run = program(&folder, &[&["analyse", "in", "--out", "out"], more].concat());
        assert_eq!(run.status.code(), Some(2));
        assert!(talk(&run).contains("is in the way"), "{}", talk(&run));
    }
    assert!(files(&folder.path().join("elsewhere")) == before);
}

/// The links that somebody may lay into an unfinished run: none of them is written through.
#[test]
fn links_in_an_unfinished_run_are_not_followed() {
    for link in ["tables/tags.csv", "journal", "new/texts/report-01.txt", "lock", "new/datapackage.json"] {
        let folder = long_reports();
        let (stage, mine) = (folder.path().join("out").join(STAGE), folder.path().join("mine"));
        leave_unfinished(&folder, &["analyse", "in", "--out", "out"]);
        fs::write(&mine, "mine").unwrap();
        let _ = fs::remove_file(stage.join(link));
        symlink(&mine, stage.join(link)).unwrap();
        let run = program(&folder, &["analyse", "in", "--out", "out", "--resume"]);
        assert_eq!(fs::read_to_string(&mine).unwrap(), "mine", "{link}");
        assert_eq!(run.status.code(), Some(if link == "lock" { 2 } else { 0 }), "{link}: {}", talk(&run));
    }
}

#[test]
fn what_changes_while_it_is_read_is_told() {
    let folder = reports(1);
    let rows = folder.path().join("rows.jsonl");
    fs::write(&rows, "{\"text\":\"Ms Noor spoke.\"}\n".repeat(30_000)).unwrap();
    let mut child = Command::new(PROGRAM)
        .args(["analyse", "rows.jsonl", "--out", "out", "--format", "jsonl"])
        .current_dir(folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let has_begun = || fs::read_to_string(journal(&folder)).is_ok_and(|lines| lines.lines().count() > 2);
    while !has_begun() {
        assert!(child.try_wait().unwrap().is_none());
    }
    fs::File::options().append(true).open(&rows).unwrap().write_all(b"\n").unwrap();
    let run = child.wait_with_output().unwrap();
    assert_eq!(run.status.code(), Some(2), "{}", talk(&run));
    assert!(talk(&run).contains("could not be read: it changed while it was read"), "{}", talk(&run));
}

/// Permissions do not bind the superuser, so the program runs as somebody else then.
fn as_somebody(folder: &TempDir, arguments: &[&str]) -> Option<Output> {
    use std::os::unix::process::CommandExt;
    let mut program = Command::new(PROGRAM);
    program.args(arguments).current_dir(folder.path());
    if fs::write(folder.path().join("in/locked.txt"), "").is_ok() {
        program.uid(65534).gid(65534);
    }
    match program.output() {
        Ok(run) => Some(run),
        Err(error) => {
            eprintln!("permissions were not tried: {error}");
            None
        }
    }
}

#[test]
fn what_may_not_be_read_or_written_is_told() {
    let folder = reports(2);
    let mode = |path: &str, mode: u32| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    fs::create_dir_all(folder.path().join("in/shut")).unwrap();
    fs::create_dir(folder.path().join("closed")).unwrap();
    fs::create_dir(folder.path().join("open")).unwrap();
    fs::write(folder.path().join("in/locked.txt"), "x").unwrap();
    for (path, to) in [("", 0o755), ("in/locked.txt", 0), ("in/shut", 0), ("closed", 0o555), ("open", 0o777)] {
        mode(path, to);
    }
    let Some(run) = as_somebody(&folder, &["analyse", "in", "--out", "closed"]) else { return };
    assert_eq!(run.status.code(), Some(2));
    assert!(talk(&run).starts_with("error: cannot write `closed/"), "{}", talk(&run));
    let Some(run) = as_somebody(&folder, &["analyse", "in", "--out", "closed/new"]) else { return };
    assert!(talk(&run).starts_with("error: cannot write `closed/new`: Permission denied"), "{}", talk(&run));
    let Some(run) = as_somebody(&folder, &["analyse", "in", "--out", "open/new"]) else { return };
    assert_eq!(run.status.code(), Some(2));
    assert!(talk(&run).contains("warning: cannot read `in/locked.txt`: Permission denied"), "{}", talk(&run));
    assert!(talk(&run).contains("warning: cannot read `in/shut`"), "{}", talk(&run));
    assert!(is_whole(&folder.path().join("open/new")));
    mode("in/shut", 0o755);
}

/// A file system of one megabyte, in a name space of its own, so that nothing is left of it.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_the_earlier_dataset_stays() {
    let folder = reports(2);
    let big = fs::read_to_string(folder.path().join("in/report-01.txt")).unwrap().repeat(600);
    fs::create_dir(folder.path().join("big")).unwrap();
    for number in 0..4 {
        fs::write(folder.path().join(format!("big/{number}.txt")), &big).unwrap();
    }
    fs::create_dir(folder.path().join("small")).unwrap();
    let script = format!(
        "mount -t tmpfs -o size=1m none small || exit 77
         {PROGRAM} analyse in --out small/out --quiet || exit 78
         {PROGRAM} analyse big --out small/out --quiet; code=$?
         cp -r small/out found; exit $code"
    );
    let mut shell = Command::new("unshare");
    let run = shell.args(["--mount", "--map-root-user", "sh", "-c", &script]).current_dir(folder.path()).output();
    let run = match run {
        Ok(run) if run.status.code() != Some(77) && run.status.code() != Some(1) => run,
        other => return eprintln!("a full disk was not tried: {other:?}"),
    };
    assert_eq!(run.status.code(), Some(2), "{}", talk(&run));
    assert!(talk(&run).contains("No space left on device"), "{}", talk(&run));
    let found = folder.path().join("found");
    assert!(is_whole(&found));
    assert_eq!(without_stage(files(&found)).keys().filter(|path| path.starts_with("texts")).count(), 2);
}
