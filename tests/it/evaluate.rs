//! Datasets scored against what people say is right.

use crate::run::{rapporteur_in, root};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// How many sentences are corrected.
const CORRECTED: usize = 50;

/// A dataset `out` of the example.
fn dataset() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    fs::copy(root().join("tests/gold/unidir-2016/source.txt"), folder.path().join("in/seminar.txt")).unwrap();
    run(folder.path(), &["analyse", "in", "--out", "out", "--quiet"], 0);
    folder
}

/// The program run in a folder, which ends with a code; what it wrote.
fn run(folder: &Path, arguments: &[&str], code: i32) -> Vec<u8> {
    let run = rapporteur_in(folder, arguments);
    assert_eq!(run.status.code(), Some(code), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    run.stdout
}

/// What `evaluate` says of a folder of corrections: the figures of all, and the differences by layer.
fn evaluated(folder: &Path, gold: &str) -> (Value, BTreeMap<String, usize>) {
    let figures =
        run(folder, &["evaluate", "out", "--gold", gold, "--format", "json", "--errors", "differences.csv"], 0);
    let figures: Value = serde_json::from_slice(&figures).unwrap();
    let mut layers = BTreeMap::new();
    for row in csv::Reader::from_path(folder.join("differences.csv")).unwrap().into_records() {
        *layers.entry(row.unwrap()[3].to_string()).or_default() += 1;
    }
    (figures["ALL"].clone(), layers)
}

#[test]
fn corrections_in_doccano_come_back() {
    let folder = dataset();
    run(folder.path(), &["export", "out", "--to", "doccano", "--out", "out.jsonl"], 0);
    fs::create_dir(folder.path().join("corrected")).unwrap();
    let mut task: Value = serde_json::from_slice(&fs::read(folder.path().join("out.jsonl")).unwrap()).unwrap();
    let write = |task: &Value| fs::write(folder.path().join("corrected/admin.jsonl"), format!("{task}\n")).unwrap();
    write(&task);
    assert_eq!(evaluated(folder.path(), "corrected").1, BTreeMap::new());
    let labels = task["label"].as_array_mut().unwrap();
    let acts = labels.iter_mut().filter(|label| label[2].as_str().unwrap().starts_with("act:"));
    let mut changed = 0;
    for label in acts.take(CORRECTED) {
        label[2] = if label[2] == "act:warn" { "act:oppose" } else { "act:warn" }.into();
        changed += 1;
    }
    assert_eq!(changed, CORRECTED);
    write(&task);
    assert_eq!(evaluated(folder.path(), "corrected").1, BTreeMap::from([("act".to_string(), CORRECTED)]));
}

#[test]
fn corrections_in_label_studio_come_back() {
    let folder = dataset();
    run(folder.path(), &["export", "out", "--to", "label-studio", "--out", "tasks"], 0);
    fs::create_dir(folder.path().join("corrected")).unwrap();
    let mut tasks: Value = serde_json::from_slice(&fs::read(folder.path().join("tasks/tasks.json")).unwrap()).unwrap();
    let mut result = tasks[0]["predictions"][0]["result"].take();
    tasks[0]["predictions"] = json!([]);
    let regions = result.as_array_mut().unwrap();
    let owners = regions.iter_mut().filter(|region| region["from_name"] == "speaker");
    owners.take(CORRECTED).for_each(|region| region["value"]["text"] = json!(["Xanthippe Quill"]));
    // An annotation that was given up does not count, nor one before the last.
    tasks[0]["annotations"] = json!([
        { "result": [] },
        { "result": result },
        { "result": [], "was_cancelled": true },
    ]);
    fs::write(folder.path().join("corrected/project.json"), tasks.to_string()).unwrap();
    let (figures, layers) = evaluated(folder.path(), "corrected");
    assert_eq!(layers, BTreeMap::from([("speaker".to_string(), CORRECTED)]));
    for figure in ["boundary_f1", "kind_accuracy", "act_accuracy", "theme_f1", "position_f1", "norm_f1"] {
        assert_eq!(figures[figure], 1.0, "{figure}");
    }
}

#[test]
fn offsets_in_utf16_are_told_by_their_words() {
    let folder = tempfile::tempdir().unwrap();
    let text = "\u{1f310} Ms. Noor (Kenya) said that States should cooperate.\n";
    fs::write(folder.path().join("speech.txt"), text).unwrap();
    run(folder.path(), &["analyse", "speech.txt", "--out", "out", "--quiet"], 0);
    fs::create_dir(folder.path().join("corrected")).unwrap();
    let words = text.trim_end();
    let region = json!({
        "id": "a", "from_name": "kind", "to_name": "text", "type": "labels",
        "value": { "start": 3, "end": words.encode_utf16().count(), "text": &words[5..], "labels": ["statement"] },
    });
    let mut owner = region.clone();
    owner["from_name"] = "speaker".into();
    owner["value"] = json!({ "start": 3, "end": region["value"]["end"], "text": ["Noor"] });
    let task =
        json!([{ "data": { "document": "speech", "text": text }, "annotations": [{ "result": [region, owner] }] }]);
    fs::write(folder.path().join("corrected/project.json"), task.to_string()).unwrap();
    let (figures, _) = evaluated(folder.path(), "corrected");
    assert_eq!((&figures["boundary_f1"], &figures["speaker_accuracy"]), (&json!(1.0), &json!(1.0)));
}

#[test]
fn what_is_not_in_the_dataset_is_told_and_missed() {
    let folder = dataset();
    let gold = root().join("tests/gold");
    let out = run(folder.path(), &["evaluate", "out", "--gold", gold.to_str().unwrap(), "--format", "json"], 2);
    let figures: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(figures["resolution"]["kind_accuracy"], 0.0);
    assert!(figures["unidir-2016"]["kind_accuracy"].as_f64().unwrap() > 0.9);
}

#[test]
fn an_annotation_that_is_not_as_it_should_be_is_named() {
    let folder = dataset();
    let gold = folder.path().join("gold/seminar");
    fs::create_dir_all(&gold).unwrap();
    let evaluate = || {
        let run = rapporteur_in(folder.path(), &["evaluate", "out", "--gold", "gold"]);
        assert_eq!(run.status.code(), Some(2));
        String::from_utf8_lossy(&run.stderr).into_owned()
    };
    assert!(evaluate().contains("holds no annotated document"));
    fs::write(gold.join("source.txt"), "A word.").unwrap();
    for (line, wrong) in [("{", "line 1"), (r#"{"spans": [[0, 9]], "kind": "narration"}"#, "its spans leave the text")]
    {
        fs::write(gold.join("units.jsonl"), line).unwrap();
        let said = evaluate();
        assert!(said.contains("units.jsonl") && said.contains(wrong), "{said}");
    }
}
