//! The README's commands do what it says.

use crate::run::{rapporteur, root};
use std::fs;

/// The lines of the README's blocks of shell commands.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_string());
    blocks
        .flat_map(|block| block.lines().map(str::to_string).collect::<Vec<_>>())
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect()
}

#[test]
fn the_commands_of_the_readme_run() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("dataset");
    let mut ran = 0;
    for command in commands() {
        let Some((_, arguments)) =
            command.split_once("rapporteur ").or_else(|| command.split_once("cargo run --release -- "))
        else {
            continue;
        };
        let arguments =
            arguments.split(" #").next().unwrap_or_default().replace(" output", &format!(" {}", folder.display()));
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let output = rapporteur(&arguments);
        assert!(output.status.success(), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
        ran += 1;
    }
    assert!(ran >= 3, "the README shows the three commands");
}

#[test]
fn the_row_that_the_readme_shows_is_written() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let sentence = readme.split("```text\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    let row = readme.split("```json\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    let shown: serde_json::Map<String, serde_json::Value> = serde_json::from_str(row).unwrap();
    let (out, output) = crate::run::analyse(&[&root().join("input")], &[]);
    assert!(output.status.success());
    let rows = crate::run::rows(&out, "sentences");
    let written = rows.iter().find(|row| row["text"] == sentence).expect("the sentence is in the dataset");
    for (key, value) in &shown {
        assert_eq!(&written[key], value, "{key}");
    }
}
