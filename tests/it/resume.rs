//! Runs that are broken off and resumed: the dataset is that of an unbroken run, and nothing is done twice.

use crate::run::{Files, STAGE, files, leave_unfinished, long_reports, reports, without_stage};
use rapporteur::analysis::analyse;
use rapporteur::dataset::{self, Error, Formats, Run, Writer};
use rapporteur::document::Origin;
use rapporteur::lexicon::Lexicons;
use rapporteur::structure;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const FORMATS: Formats = Formats { csv: true, jsonl: true, json: true, parquet: true, ..Formats::NONE };

fn lexicons() -> Lexicons {
    Lexicons::default()
}

fn run() -> Run {
    Run { inputs: vec!["in".into()], ..Run::new(&lexicons(), FORMATS, "options".into()) }
}

fn add(writer: &mut Writer, name: &str) {
    let text = format!("{name} said that all was well.");
    let origin = Origin { source: format!("in/{name}.txt"), media_type: "text/plain", ..Origin::default() };
    let text = rapporteur::source::Text { text, ..Default::default() };
    let document = structure::document(name.into(), origin, text);
    writer.add(dataset::render(analyse(document, &lexicons()), &lexicons(), FORMATS)).unwrap();
}

/// Begins a dataset and leaves it unfinished behind these documents.
fn leave(folder: &Path, names: &[&str]) {
    let mut writer = Writer::new(folder, run()).unwrap();
    names.iter().for_each(|name| add(&mut writer, name));
    writer.check().unwrap();
}

fn go_on(folder: &Path, names: &[&str]) -> Files {
    let mut writer = Writer::resume(folder, run()).unwrap();
    names.iter().for_each(|name| add(&mut writer, name));
    writer.finish().unwrap();
    files(folder)
}

fn unbroken(names: &[&str]) -> Files {
    go_on(tempfile::tempdir().unwrap().path(), names)
}

/// What is finished when a run resumes that was left behind `a`, `b` and `c` and then damaged.
fn finished_after(damage: impl Fn(&Path)) -> usize {
    let folder = tempfile::tempdir().unwrap();
    leave(folder.path(), &["a"]);
    let mut writer = Writer::resume(folder.path(), run()).unwrap();
    add(&mut writer, "b");
    writer.check().unwrap();
    add(&mut writer, "c");
    writer.check().unwrap();
    drop(writer);
    damage(&folder.path().join(STAGE));
    let finished = Writer::resume(folder.path(), run()).unwrap().documents();
    let rest = &["a", "b", "c", "d"][finished..];
    assert!(go_on(folder.path(), rest) == unbroken(&["a", "b", "c", "d"]));
    finished
}

fn cut(path: &Path, bytes: u64) {
    let file = fs::File::options().write(true).open(path).unwrap();
    file.set_len(file.metadata().unwrap().len() - bytes).unwrap();
}

enum Place {
    First,
    Last,
}

/// Changes a byte of a file.
fn change(path: &Path, place: Place) {
    let mut bytes = fs::read(path).unwrap();
    let at = if matches!(place, Place::First) { 0 } else { bytes.len() - 2 };
    bytes[at] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn only_what_the_files_hold_is_taken_for_finished() {
    assert_eq!(finished_after(|_| ()), 3);
    assert_eq!(finished_after(|stage| cut(&stage.join("tables/documents.csv"), 1)), 2, "a table that is short");
    assert_eq!(finished_after(|stage| cut(&stage.join("journal"), 1)), 2, "a check that is cut");
    assert_eq!(finished_after(|stage| change(&stage.join("tables/documents.jsonl"), Place::Last)), 2);
    assert_eq!(
        finished_after(|stage| change(&stage.join("new/texts/c.txt"), Place::First)),
        2,
        "a text that is not so"
    );
    assert_eq!(finished_after(|stage| fs::remove_file(stage.join("new/json/b.json")).unwrap()), 1);
    assert_eq!(
        finished_after(|stage| change(&stage.join("tables/documents.csv"), Place::First)),
        0,
        "a header that is not so"
    );
    assert_eq!(finished_after(|stage| fs::remove_file(stage.join("tables/tags.csv")).unwrap()), 0);
    assert_eq!(finished_after(|stage| fs::remove_file(stage.join("journal")).unwrap()), 0);
    assert_eq!(finished_after(|stage| fs::write(stage.join("new/texts/stray.txt"), "x").unwrap()), 3);
    let garbage = |stage: &Path| {
        let journal = fs::read(stage.join("journal")).unwrap();
        fs::write(stage.join("journal"), [&journal[..], &[0; 4096]].concat()).unwrap();
    };
    assert_eq!(finished_after(garbage), 3);
    let grown = |stage: &Path| {
        let rows = fs::read(stage.join("tables/sentences.csv")).unwrap();
        fs::write(stage.join("tables/sentences.csv"), [&rows[..], b"half a row"].concat()).unwrap();
    };
    assert_eq!(finished_after(grown), 3);
}

#[test]
fn finished_documents_can_be_taken_back_one_by_one() {
    for kept in 0..=3 {
        let folder = tempfile::tempdir().unwrap();
        leave(folder.path(), &["a", "b", "c"]);
        let mut writer = Writer::resume(folder.path(), run()).unwrap();
        writer.keep(kept).unwrap();
        assert_eq!(writer.documents(), kept);
        drop(writer);
        let names = [&["a", "b", "c"][..kept], &["x", "y"]].concat();
        assert!(go_on(folder.path(), &names[kept..]) == unbroken(&names), "{kept}");
    }
}

#[test]
fn a_run_that_differs_does_not_go_on_with_the_work() {
    let others = [
        Run { rapporteur: "0.0.1".into(), ..run() },
        Run { build: Some("other".into()), ..run() },
        Run { options: "others".into(), ..run() },
        Run { formats: Formats { json: false, ..FORMATS }, ..run() },
        Run { inputs: vec!["others".into()], ..run() },
    ];
    for other in others {
        let folder = tempfile::tempdir().unwrap();
        leave(folder.path(), &["a", "b"]);
        let refused = Writer::resume(folder.path(), other.clone()).map(|_| ());
        assert!(matches!(refused, Err(Error::Different { .. })), "{refused:?}");
        let refused = Writer::new(folder.path(), other).map(|_| ());
        assert!(matches!(refused, Err(Error::Different { documents: 2, .. })), "{refused:?}");
        assert_eq!(Writer::resume(folder.path(), run()).unwrap().documents(), 2, "it is all still there");
    }
}

#[test]
fn work_is_not_done_over_by_mistake() {
    let folder = tempfile::tempdir().unwrap();
    leave(folder.path(), &["a", "b"]);
    let refused = Writer::new(folder.path(), run()).map(|_| ());
    assert!(matches!(refused, Err(Error::Unfinished { documents: 2, .. })), "{refused:?}");
    assert!(go_on(folder.path(), &[]) == unbroken(&["a", "b"]));
}

#[test]
fn one_run_at_a_time_writes_into_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let first = Writer::new(folder.path(), run()).unwrap();
    for second in [Writer::new(folder.path(), run()), Writer::resume(folder.path(), run())] {
        assert!(matches!(second.map(|_| ()), Err(Error::Busy { .. })));
    }
    drop(first);
    assert!(!folder.path().join(STAGE).exists(), "a run without documents leaves nothing");
    Writer::new(folder.path(), run()).unwrap().finish().unwrap();
}

/// Every state in which a swap can be killed: the next run finds the old dataset whole, and the work of the new one.
#[test]
fn a_swap_that_is_killed_is_taken_back_by_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    leave(folder.path(), &["a", "b"]);
    let (out, stage) = (folder.path(), folder.path().join(STAGE));
    for name in ["documents.csv", "tags.csv"] {
        fs::rename(stage.join("tables").join(name), stage.join("new").join(name)).unwrap();
    }
    fs::write(out.join("documents.csv"), "old\n").unwrap();
    fs::write(out.join("norms.csv"), "old\n").unwrap();
    let manifest = |names: &[&str]| {
        let outputs: Vec<_> = names.iter().map(|name| serde_json::json!({ "path": name, "sha256": "" })).collect();
        let empty =
            serde_json::json!({ "rapporteur": "", "options": null, "lexicons": [], "inputs": [], "outputs": outputs });
        serde_json::to_vec(&empty).unwrap()
    };
    fs::write(stage.join("old/manifest.json"), manifest(&["documents.csv", "norms.csv"])).unwrap();
    fs::write(stage.join("new/manifest.json"), manifest(&["documents.csv", "tags.csv", "texts/a.txt"])).unwrap();
    fs::rename(out.join("documents.csv"), stage.join("old/documents.csv")).unwrap();
    fs::rename(stage.join("new/documents.csv"), out.join("documents.csv")).unwrap();
    fs::rename(stage.join("new/texts"), out.join("texts")).unwrap();
    assert_eq!(Writer::resume(out, run()).unwrap().documents(), 2);
    let seen: Vec<_> = without_stage(files(out)).into_keys().collect();
    assert_eq!(seen, ["documents.csv", "manifest.json", "norms.csv"].map(std::path::PathBuf::from));
    assert_eq!(fs::read_to_string(out.join("documents.csv")).unwrap(), "old\n");
    assert!(go_on(out, &["c"]) == unbroken(&["a", "b", "c"]));
}

fn program(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    program.args(arguments).current_dir(folder.path()).stdin(Stdio::null()).output().unwrap()
}

fn talk(run: &Output) -> &str {
    std::str::from_utf8(&run.stderr).unwrap()
}

const RUN: [&str; 5] = ["analyse", "in", "--out", "out", "--threads=1"];

fn resumed(folder: &TempDir) -> Output {
    program(folder, &[&RUN[..], &["--resume"]].concat())
}

fn unbroken_run(folder: &TempDir, out: &str) -> Files {
    let run = program(folder, &["analyse", "in", "--out", out]);
    assert!(run.status.code().is_some_and(|code| code != 1), "{}", talk(&run));
    files(&folder.path().join(out))
}

#[test]
fn a_killed_run_goes_on_where_it_stopped() {
    let folder = long_reports();
    leave_unfinished(&folder, &RUN);
    assert!(without_stage(files(&folder.path().join("out"))).is_empty());
    let refused = program(&folder, &RUN);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        talk(&refused).starts_with("error: `out` holds an unfinished run of this kind, with "),
        "{}",
        talk(&refused)
    );
    assert!(talk(&refused).contains("--resume` goes on with it; to begin anew, remove `out/.rapporteur-unfinished`"));
    let other = program(&folder, &["analyse", "in", "--out", "out", "--resume", "--format", "csv"]);
    assert_eq!(other.status.code(), Some(2));
    assert!(
        talk(&other).starts_with("error: the unfinished run in `out` is one with other options"),
        "{}",
        talk(&other)
    );
    let run = resumed(&folder);
    assert_eq!(run.status.code(), Some(0), "{}", talk(&run));
    assert!(talk(&run).starts_with("going on after "), "{}", talk(&run));
    assert!(files(&folder.path().join("out")) == unbroken_run(&folder, "other"));
}

#[test]
fn another_kind_of_run_lets_the_work_be_and_says_what_to_do() {
    let folder = long_reports();
    leave_unfinished(&folder, &RUN);
    let other = ["analyse", "in/report-00.txt", "--out", "out"];
    let run = program(&folder, &other);
    assert_eq!(run.status.code(), Some(2));
    let (error, hint) = talk(&run).trim_end().split_once('\n').unwrap();
    assert!(error.starts_with("error: the unfinished run in `out` is one with other inputs, and has "), "{error}");
    assert_eq!(
        hint,
        "hint: its own command goes on with it by `--resume`; choose another folder for `--out`, or remove \
         `out/.rapporteur-unfinished` to give it up"
    );
    assert!(talk(&resumed(&folder)).starts_with("going on after "));
    leave_unfinished(&folder, &RUN);
    fs::remove_dir_all(folder.path().join("out").join(STAGE)).unwrap();
    assert_eq!(program(&folder, &other).status.code(), Some(0));
}

#[test]
fn sources_that_have_changed_are_done_again_with_all_behind_them() {
    let changes: [fn(&Path); 4] = [
        |folder| fs::write(folder.join("report-00.txt"), "Ms Roy said something else.").unwrap(),
        |folder| fs::write(folder.join("report-00-a.txt"), "Ms Roy said something more.").unwrap(),
        |folder| fs::remove_file(folder.join("report-00.txt")).unwrap(),
        |folder| fs::rename(folder.join("report-01.txt"), folder.join("a.txt")).unwrap(),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let folder = long_reports();
        leave_unfinished(&folder, &RUN);
        change(&folder.path().join("in"));
        let run = resumed(&folder);
        assert!(run.status.success(), "{}", talk(&run));
        assert!(
            talk(&run).contains("` is not what it was; it is done again, with all after it"),
            "{number}: {}",
            talk(&run)
        );
        assert!(files(&folder.path().join("out")) == unbroken_run(&folder, "other"), "{number}");
    }
}

#[test]
fn a_whole_dataset_is_left_alone() {
    let folder = reports(3);
    fs::write(folder.path().join("in/empty.txt"), "").unwrap();
    let first = resumed(&folder);
    assert_eq!(first.status.code(), Some(2), "there is nothing to resume: {}", talk(&first));
    let out = folder.path().join("out");
    let (before, modified) = (files(&out), fs::metadata(out.join("manifest.json")).unwrap().modified().unwrap());
    let run = resumed(&folder);
    assert_eq!(run.status.code(), Some(2), "a document of it failed");
    assert_eq!(talk(&run), "`out` holds this dataset already, whole: 4 documents\n");
    assert_eq!(fs::metadata(out.join("manifest.json")).unwrap().modified().unwrap(), modified);
    let mends: [fn(&Path); 3] = [
        |folder| fs::write(folder.join("out/tags.csv"), "").unwrap(),
        |folder| fs::write(folder.join("in/report-03.txt"), "Ms Roy spoke.").unwrap(),
        |folder| fs::write(folder.join("in/report-01.txt"), "Ms Roy spoke.").unwrap(),
    ];
    for change in mends {
        change(folder.path());
        let run = resumed(&folder);
        assert!(talk(&run).contains(" documents (1 could not be read)"), "{}", talk(&run));
        assert!(files(&out) == unbroken_run(&folder, "other"));
    }
    assert!(files(&out) != before);
}

#[test]
fn tables_and_standard_input_are_resumed_row_by_row() {
    let folder = tempfile::tempdir().unwrap();
    let row = |number: usize| {
        let text = "Ms Noor said that all was well. ".repeat(if number == 8 { 20_000 } else { number + 1 });
        format!("{}\n", serde_json::json!({ "text": text, "year": number }))
    };
    let table: String = (0..12).map(row).collect();
    fs::write(folder.path().join("in"), &table).unwrap();
    let arguments = ["analyse", "in", "--out", "out", "--threads=1", "--text=text"];
    leave_unfinished(&folder, &arguments);
    let run = program(&folder, &[&arguments[..], &["--resume"]].concat());
    assert!(run.status.success() && talk(&run).starts_with("going on after "), "{}", talk(&run));
    let whole = program(&folder, &["analyse", "in", "--out", "other", "--text=text"]);
    assert!(whole.status.success());
    assert!(files(&folder.path().join("out")) == files(&folder.path().join("other")));
    // What is known of a row counts as much as its text.
    fs::remove_dir_all(folder.path().join("out")).unwrap();
    leave_unfinished(&folder, &arguments);
    fs::write(folder.path().join("in"), table.replacen("\"year\":0", "\"year\":9", 1)).unwrap();
    let run = program(&folder, &[&arguments[..], &["--resume"]].concat());
    assert!(talk(&run).contains("warning: `in#1` is not what it was"), "{}", talk(&run));
}
