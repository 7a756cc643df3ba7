//! What `compare` finds between datasets, and how it ends.

use crate::dataset::{assert_allowed, documented};
use crate::run::{Row, files, rapporteur, rapporteur_in, root};
use rapporteur::compare::tables::TABLES;
use rapporteur::dataset;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Compares datasets of a folder into its `changes`.
fn compare(folder: &TempDir, datasets: &[&str], more: &[&str]) -> Output {
    let mut arguments = vec!["compare"];
    arguments.extend(datasets);
    arguments.extend(["--out", "changes"]);
    arguments.extend(more);
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(arguments).current_dir(folder.path()).output().unwrap()
}

fn code(output: &Output) -> Option<i32> {
    output.status.code()
}

fn talk(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn rows(folder: &TempDir, table: &str) -> Vec<Row> {
    let path = folder.path().join("changes").join(format!("{table}.jsonl"));
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn analyse(folder: &TempDir, name: &str, inputs: &[PathBuf], more: &[&str]) {
    let out = folder.path().join(name);
    let mut arguments = vec!["analyse", "--quiet", "--out", out.to_str().unwrap()];
    arguments.extend(inputs.iter().map(|path| path.to_str().unwrap()));
    arguments.extend(more);
    let run = rapporteur(&arguments);
    assert_eq!(code(&run), Some(0), "{}", talk(&run));
}

fn report() -> PathBuf {
    root().join("input/unidir-2016-cyber-stability-seminar.txt")
}

fn gold(name: &str) -> PathBuf {
    root().join("tests/gold").join(name).join("source.txt")
}

fn python() -> Command {
    Command::new(std::env::var_os("PYTHON").unwrap_or("python3".into()))
}

/// A dataset written row by row, with a document of one paragraph a sentence.
struct Planted {
    folder: PathBuf,
    speakers: Vec<Value>,
    sentences: Vec<Value>,
    positions: Vec<Value>,
}

impl Planted {
    fn new(folder: &TempDir, name: &str) -> Planted {
        Planted { folder: folder.path().join(name), speakers: Vec::new(), sentences: Vec::new(), positions: Vec::new() }
    }

    fn person(self, document: &str, name: &str, family_name: &str, honorific: Option<&str>) -> Planted {
        let person = json!({"family_name": family_name, "honorific": honorific, "kind": "person"});
        self.speaker(document, name, person)
    }

    fn speaker(mut self, document: &str, name: &str, more: Value) -> Planted {
        let mut row = json!({"document": document, "speaker": name, "name": name, "kind": "person"});
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.speakers.push(row);
        self
    }

    /// A sentence in which a speaker takes a position.
    fn position(mut self, document: &str, speaker: &str, issue: &str, stance: &str) -> Planted {
        let number = self.sentences.len() + 1;
        self.sentences.push(json!({
            "document": document, "sentence": number, "paragraph": number, "kind": "statement", "basis": "cue",
            "text": format!("{speaker} takes the stance {stance} on {issue}."), "confidence": 1.0, "themes": [],
        }));
        self.positions.push(json!({
            "document": document, "position": number, "sentence": number, "speaker": speaker, "issue": issue,
            "stance": stance, "force": 3, "confidence": 0.9,
        }));
        self
    }

    fn write(self) {
        fs::create_dir(&self.folder).unwrap();
        let mut documents: Vec<&Value> = self.sentences.iter().map(|row| &row["document"]).collect();
        documents.dedup();
        let documents = documents.into_iter().map(|document| json!({"document": document})).collect();
        self.table("documents", documents);
        self.table("speakers", self.speakers.clone());
        self.table("sentences", self.sentences.clone());
        self.table("positions", self.positions.clone());
        self.table("tags", Vec::new());
        self.table("norms", Vec::new());
        let manifest = json!({"rapporteur": "0.1.0", "options": {}, "lexicons": [], "inputs": [], "outputs": []});
        fs::write(self.folder.join("manifest.json"), manifest.to_string()).unwrap();
    }

    fn table(&self, name: &str, rows: Vec<Value>) {
        let lines: String = rows.iter().map(|row| format!("{row}\n")).collect();
        fs::write(self.folder.join(format!("{name}.jsonl")), lines).unwrap();
    }
}

#[test]
fn the_same_twice_has_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    analyse(&folder, "a", &[report(), gold("arria-ihl"), gold("pv")], &[]);
    let run = compare(&folder, &["a", "a"], &[]);
    assert_eq!((code(&run), talk(&run)), (Some(0), "2 sides: no difference\n"));
    let names: Vec<Row> = rows(&folder, "sides");
    assert_eq!(
        (&names[0]["side"], &names[1]["side"], &names[1]["shared"]),
        (&json!("a"), &json!("a (2)"), &json!(1.0))
    );
    assert!(rows(&folder, "passages").iter().all(|row| row["change"] == "kept" && row["moved"] == false));
    assert!(rows(&folder, "keyness").iter().all(|row| row["log_odds"] == 0.0 && row["p"] == 1.0));
    for table in ["position_changes", "norm_changes"] {
        let rows = rows(&folder, table);
        assert!(!rows.is_empty() && rows.iter().all(|row| row["if_right"] == "kept"), "{table}");
    }
}

#[test]
fn nothing_in_common_is_told_without_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    analyse(&folder, "a", &[report()], &[]);
    fs::write(folder.path().join("b.txt"), "Gardens\n\nThe roses were watered. The lilies were not.\n").unwrap();
    analyse(&folder, "b", &[folder.path().join("b.txt")], &[]);
    let run = compare(&folder, &["a", "b"], &[]);
    assert_eq!(code(&run), Some(1), "{}", talk(&run));
    assert!(talk(&run).contains("see `caveats` in `sides`"), "{}", talk(&run));
    assert!(rows(&folder, "passages").is_empty() && rows(&folder, "series").is_empty());
    assert!(rows(&folder, "sides")[1]["caveats"].as_array().unwrap().len() > 1);
    assert!(rows(&folder, "position_changes").iter().all(|row| row["if_right"] == "dropped"));
}

#[test]
fn rows_are_the_same_from_every_format_and_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = Vec::new();
    for format in ["jsonl", "csv", "json", "parquet"] {
        fs::create_dir(folder.path().join(format)).unwrap();
        let inner = |name: &str| format!("{format}/{name}");
        analyse(&folder, &inner("a"), &[report()], &["--format", format]);
        analyse(&folder, &inner("b"), &[gold("arria-ihl"), gold("matias-tange")], &["--format", format]);
        let threads = if format == "csv" { "1" } else { "4" };
        let run = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .args(["compare", "a", "b", "--out", "changes", "--quiet"])
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(folder.path().join(format))
            .output()
            .unwrap();
        assert_eq!(code(&run), Some(1), "{}", talk(&run));
        let mut written = files(&folder.path().join(format).join("changes"));
        written.remove(Path::new("manifest.json"));
        seen.push(written);
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn cells_are_those_that_the_schema_and_the_documentation_tell() {
    let folder = tempfile::tempdir().unwrap();
    analyse(&folder, "a", &[report(), gold("arria-ihl"), gold("resolution")], &[]);
    let run = compare(&folder, &["a"], &["--by", "document"]);
    assert_eq!(code(&run), Some(1), "{}", talk(&run));
    let documentation = fs::read_to_string(root().join("docs/compare.md")).unwrap();
    for table in &TABLES {
        for row in rows(&folder, table.name) {
            assert_eq!(row.len(), table.columns.len());
            table.columns.iter().for_each(|column| assert_allowed(table, column, &row[column.name]));
        }
        let expected = documented(table);
        assert!(documentation.contains(&expected), "docs/compare.md should hold:\n\n{expected}");
    }
    assert!(!rows(&folder, "series").is_empty());
}

/// The judge of data packages, where it is installed: `./test` installs it and names its Python in `PYTHON`.
#[test]
fn frictionless_accepts_the_data_package_of_a_comparison() {
    let Some(python) = std::env::var_os("PYTHON") else { return };
    let folder = tempfile::tempdir().unwrap();
    analyse(&folder, "a", &[report(), gold("arria-ihl"), gold("resolution"), gold("sbsta-2016")], &[]);
    assert_eq!(code(&compare(&folder, &["a"], &["--by", "document"])), Some(1));
    let judged = Command::new(python)
        .args(["-m", "frictionless", "validate", "changes/datapackage.json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), talk(&judged));
}

#[test]
fn keyness_is_that_of_a_computation_in_python() {
    let folder = tempfile::tempdir().unwrap();
    analyse(&folder, "a", &[report()], &[]);
    analyse(&folder, "b", &[gold("arria-ihl"), gold("resolution")], &[]);
    assert_eq!(code(&compare(&folder, &["a", "b"], &[])), Some(1));
    let script = root().join("tests/keyness.py");
    let judged = python().arg(script).args(["a", "b", "changes"]).current_dir(folder.path()).output().unwrap();
    assert!(judged.status.success(), "{}{}", String::from_utf8_lossy(&judged.stdout), talk(&judged));
}

/// Plants changes by the script; what it says of them.
fn planted(how: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let reports =
        fs::read_dir(root().join("tests/gold")).unwrap().map(|entry| entry.unwrap().path().join("source.txt"));
    let mut reports: Vec<PathBuf> = reports.filter(|path| path.is_file()).collect();
    reports.sort();
    let script = root().join("tests/planted.py");
    let mut command = python();
    command.arg(script).arg(env!("CARGO_BIN_EXE_rapporteur")).arg(folder.path().join("work")).arg(how).args(reports);
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", talk(&done));
    serde_json::from_slice(&done.stdout).unwrap()
}

#[test]
fn changes_planted_in_tables_are_found() {
    let told = planted("tables");
    assert_eq!(told["edits"], 200, "{told:#}");
    assert!(told["share"].as_f64().unwrap() >= 0.99, "{told:#}");
    assert!(told["called_changed"].as_f64().unwrap() <= 0.02, "{told:#}");
}

#[test]
fn changes_planted_in_texts_are_found_where_they_are_read_rightly() {
    let told = planted("texts");
    assert_eq!(told["planted"], 200, "{told:#}");
    assert!(told["share"].as_f64().unwrap() >= 0.95, "{told:#}");
    assert!(told["lost_to_extraction"].as_f64().unwrap() <= 0.15, "{told:#}");
}

#[test]
fn networks_are_those_computed_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let people = |dataset: Planted| {
        ["Ann", "Ben", "Cleo"].into_iter().fold(dataset, |dataset, name| dataset.person("d", name, name, None))
    };
    people(Planted::new(&folder, "a"))
        .position("d", "Ann", "one", "support")
        .position("d", "Ben", "one", "support")
        .position("d", "Cleo", "one", "oppose")
        .position("d", "Ann", "two", "oppose")
        .position("d", "Ann", "two", "oppose")
        .position("d", "Ben", "two", "support")
        .position("d", "Ann", "three", "neutral")
        .write();
    people(Planted::new(&folder, "b")).position("d", "Ann", "one", "support").write();
    assert_eq!(code(&compare(&folder, &["a", "b"], &[])), Some(1));
    let edges = rows(&folder, "networks").into_iter().filter(|row| row["side"] == "a");
    let edges: Vec<Value> = edges
        .map(|row| {
            let target = if row["target_name"].is_null() { &row["target"] } else { &row["target_name"] };
            json!([row["network"], row["source_name"], target, row["weight"], row["normalized"]])
        })
        .collect();
    // Ann and Ben take sides on two issues each, Cleo on one: averages 2 and 1.5.
    let expected = json!([
        ["affiliation", "Ann", "one", 1.0, null],
        ["affiliation", "Ann", "three", 0.0, null],
        ["affiliation", "Ann", "two", -2.0, null],
        ["affiliation", "Ben", "one", 1.0, null],
        ["affiliation", "Ben", "two", 1.0, null],
        ["affiliation", "Cleo", "one", -1.0, null],
        ["congruence", "Ann", "Ben", 1.0, 0.5],
        ["conflict", "Ann", "Ben", 1.0, 0.5],
        ["subtract", "Ann", "Ben", 0.0, 0.0],
        ["conflict", "Ann", "Cleo", 1.0, 1.0 / 1.5],
        ["subtract", "Ann", "Cleo", -1.0, -1.0 / 1.5],
        ["conflict", "Ben", "Cleo", 1.0, 1.0 / 1.5],
        ["subtract", "Ben", "Cleo", -1.0, -1.0 / 1.5],
    ]);
    assert_eq!(json!(edges), expected);
}

#[test]
fn people_are_told_by_their_names_and_two_of_one_surname_stay_two() {
    let folder = tempfile::tempdir().unwrap();
    let rwanda = json!({"state": "RWA", "family_name": "Gasana"});
    Planted::new(&folder, "a")
        .person("d", "Lewis", "Lewis", Some("Mr"))
        .person("d", "Rivers", "Rivers", Some("Mr"))
        .person("d", "Holt", "Holt", Some("Ms"))
        .speaker("d", "Mr Gasana", rwanda)
        .position("d", "Lewis", "one", "support")
        .position("d", "Mr Gasana", "one", "support")
        .write();
    Planted::new(&folder, "b")
        .person("d", "James Lewis", "Lewis", None)
        .person("d", "Anna Rivers", "Rivers", None)
        .person("d", "Paul Rivers", "Rivers", None)
        .person("d", "Mark Holt", "Holt", Some("Mr"))
        .speaker("d", "Rwanda", json!({"kind": "state", "state": "RWA"}))
        .position("d", "James Lewis", "one", "oppose")
        .position("d", "Rwanda", "one", "oppose")
        .write();
    assert_eq!(code(&compare(&folder, &["a", "b"], &[])), Some(1));
    let aligned = rows(&folder, "alignments");
    let of = |name: &str| aligned.iter().find(|row| row["name"] == name).unwrap();
    assert_eq!(of("Lewis")["actor_name"], "James Lewis");
    assert_eq!((&of("Lewis")["basis"], &of("Lewis")["uncertain"]), (&json!("family-name"), &json!(true)));
    assert_eq!(of("Mr Gasana")["actor"], of("Rwanda")["actor"]);
    let rivers = ["Rivers", "Anna Rivers", "Paul Rivers"].map(|name| &of(name)["actor"]);
    assert!(rivers[0] != rivers[1] && rivers[1] != rivers[2] && rivers[0] != rivers[2], "{aligned:#?}");
    assert!(of("Holt")["actor"] != of("Mark Holt")["actor"]);
    let changes = rows(&folder, "position_changes");
    let told: Vec<(&Value, &Value, &Value)> =
        changes.iter().map(|row| (&row["actor_name"], &row["change"], &row["if_right"])).collect();
    assert_eq!(
        told,
        [
            (&json!("James Lewis"), &json!("uncertain"), &json!("reversed")),
            (&json!("Rwanda"), &json!("reversed"), &json!("reversed")),
        ]
    );
}

#[test]
fn documents_are_grouped_by_what_is_known_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let table = "id,text,committee\n1,Ms Noor said that the norms applied.,first\n2,Mr Lind said that a treaty was needed.,\
                 second\n3,Mr Lind said that the norms were voluntary.,first\n4,Others agreed with that view.,\n";
    fs::write(folder.path().join("t.csv"), table).unwrap();
    analyse(&folder, "a", &[folder.path().join("t.csv")], &["--text", "text", "--id", "id"]);
    let run = compare(&folder, &["a"], &["--by", "meta_committee"]);
    assert_eq!(code(&run), Some(1), "{}", talk(&run));
    let sides = rows(&folder, "sides");
    let told: Vec<(&str, u64)> =
        sides.iter().map(|row| (row["side"].as_str().unwrap(), row["documents"].as_u64().unwrap())).collect();
    assert_eq!(told, [("first", 2), ("second", 1), ("unknown", 1)]);
}

#[test]
fn wrong_use_is_told_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    Planted::new(&folder, "a").person("d", "Ann", "Ann", None).position("d", "Ann", "one", "support").write();
    Planted::new(&folder, "b").person("d", "Ann", "Ann", None).position("d", "Ann", "one", "support").write();
    Planted::new(&folder, "none").write();
    let faults: [(&[&str], &[&str], &str); 8] = [
        (&["a"], &[], "there is only `a`"),
        (&["a"], &["--by", "document"], "there is only `d`"),
        (&["a"], &["--by", "meta_place"], "has a `meta_place`"),
        (&["a", "b"], &["--by", "year"], "there are 2"),
        (&["a", "none"], &[], "`none` holds no sentence"),
        (&["a", "missing"], &[], "`missing` holds no dataset"),
        (&["a", "b"], &["--by", "weather"], "is wanted"),
        (&["a", "b"], &["--min-confidence", "7"], "a number from 0 to 1"),
    ];
    for (datasets, more, reason) in faults {
        let run = compare(&folder, datasets, more);
        assert_eq!(code(&run), Some(2), "{datasets:?}");
        assert!(talk(&run).contains(reason), "{}", talk(&run));
        assert!(!folder.path().join("changes/manifest.json").exists());
    }
    let newer = fs::read_to_string(folder.path().join("b/manifest.json")).unwrap().replace("0.1.0", "1.0.0");
    fs::write(folder.path().join("b/manifest.json"), newer).unwrap();
    let run = compare(&folder, &["a", "b"], &[]);
    assert_eq!((code(&run), talk(&run).contains("by version 1.0.0, `a` by version 0.1.0")), (Some(2), true));
}

#[test]
fn a_comparison_and_a_dataset_do_not_take_each_others_place() {
    let folder = tempfile::tempdir().unwrap();
    analyse(&folder, "a", &[report()], &[]);
    let before = files(&folder.path().join("a"));
    let run = rapporteur(&[
        "compare",
        folder.path().join("a").to_str().unwrap(),
        folder.path().join("a").to_str().unwrap(),
        "--out",
        folder.path().join("a").to_str().unwrap(),
    ]);
    assert_eq!(code(&run), Some(2));
    assert!(talk(&run).contains("hint: give `--out` a folder of its own"), "{}", talk(&run));
    assert!(files(&folder.path().join("a")) == before);
    assert_eq!(code(&compare(&folder, &["a", "a"], &[])), Some(0));
    assert_eq!(code(&compare(&folder, &["a", "a"], &[])), Some(0), "a comparison takes the place of another");
    let run =
        rapporteur(&["analyse", report().to_str().unwrap(), "--out", folder.path().join("changes").to_str().unwrap()]);
    assert_eq!(code(&run), Some(2), "{}", talk(&run));
    assert_eq!(code(&compare(&folder, &["changes", "a"], &[])), Some(2), "a comparison is no dataset to compare");
}

#[test]
fn hostile_names_are_text() {
    let folder = tempfile::tempdir().unwrap();
    let name = "=1+1\u{202e}\";DROP\r\n<script>";
    Planted::new(&folder, "a").person(name, name, name, None).position(name, name, name, "support").write();
    Planted::new(&folder, "b").person(name, name, name, None).position(name, name, name, "oppose").write();
    let run = compare(&folder, &["a", "b"], &["--spreadsheet-safe"]);
    assert_eq!(code(&run), Some(1), "{}", talk(&run));
    let changes = rows(&folder, "position_changes");
    assert_eq!((&changes[0]["actor_name"], &changes[0]["if_right"]), (&json!(name), &json!("reversed")));
    let mut csv = csv::Reader::from_path(folder.path().join("changes/position_changes.csv")).unwrap();
    let row: csv::StringRecord = csv.records().next().unwrap().unwrap();
    assert_eq!(&row[3], format!("'{name}"));
}

#[test]
fn passages_are_told_with_what_was_struck_and_inserted() {
    let folder = tempfile::tempdir().unwrap();
    let agreed =
        "States should not conduct or knowingly support activity that damages critical infrastructure of others.";
    let kept = "The Group recommends that all States respond to appropriate requests for assistance by another State.";
    let between = "Delegations then spoke at some length about the calendar of the coming year and its many meetings.";
    fs::write(folder.path().join("a.txt"), format!("Report\n\n{kept}\n\n{between}\n\n{between} Twice.\n\n{agreed}\n"))
        .unwrap();
    let revised = agreed.replace("should", "must").replace(" of others", "");
    fs::write(folder.path().join("b.txt"), format!("Report\n\n{between}\n\n{between} Twice.\n\n{revised}\n\n{kept}\n"))
        .unwrap();
    for name in ["a", "b"] {
        analyse(&folder, name, &[folder.path().join(format!("{name}.txt"))], &[]);
    }
    assert_eq!(code(&compare(&folder, &["a", "b"], &[])), Some(1));
    let passages = rows(&folder, "passages");
    let told: Vec<(&Value, &Value)> = passages.iter().map(|row| (&row["change"], &row["moved"])).collect();
    let (kept, revised, still) = (json!("kept"), json!("revised"), json!(false));
    assert_eq!(told, [(&kept, &still), (&kept, &still), (&revised, &still), (&kept, &json!(true))]);
    let diff = "States [-should-] {+must+} not conduct or knowingly support activity that damages critical infrastructure. \
                [-of others.-]";
    assert_eq!(passages[2]["diff"], diff);
    assert_eq!((&passages[2]["inserted"], &passages[2]["struck"]), (&json!(1), &json!(3)));
}

#[test]
fn a_table_that_is_missing_or_damaged_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b"] {
        Planted::new(&folder, name).person("d", "Ann", "Ann", None).position("d", "Ann", "one", "support").write();
    }
    fs::write(folder.path().join("b/positions.jsonl"), "{\"document\":\"d\",\"stance\":\"maybe\"}\n").unwrap();
    let run = compare(&folder, &["a", "b"], &[]);
    assert_eq!(code(&run), Some(2));
    assert!(talk(&run).contains("positions.jsonl` is damaged in row 1"), "{}", talk(&run));
    fs::remove_file(folder.path().join("b/positions.jsonl")).unwrap();
    let run = compare(&folder, &["a", "b"], &[]);
    assert!(talk(&run).contains("holds no table `positions`"), "{}", talk(&run));
    assert!(dataset::rows(&folder.path().join("a"), "positions", |_| true).is_ok());
}

#[test]
fn a_year_that_is_told_without_a_day_groups_documents() {
    let folder = tempfile::tempdir().unwrap();
    let speech = |words: &str| format!("Mr. Ono (Japan): {words}\n\nMr. Ono (Japan): We thank all.\n");
    fs::create_dir(folder.path().join("in")).unwrap();
    for (name, words) in [("JPN_74_2019", "We support the treaty."), ("JPN_75_2020", "We oppose the treaty.")] {
        fs::write(folder.path().join(format!("in/{name}.txt")), speech(words)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let run = rapporteur_in(folder.path(), arguments);
        assert!(run.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&run.stderr));
    };
    run(&["analyse", "in", "--out", "out"]);
    run(&["compare", "out", "--by", "year", "--out", "years"]);
    let sides = fs::read_to_string(folder.path().join("years/sides.csv")).unwrap();
    let names: Vec<&str> = sides.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(names, ["2019", "2020"]);
}
