//! Running the built program and reading what it wrote.

use serde_json::{Map, Value};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub type Row = Map<String, Value>;

/// The program with some arguments, run in the repository's root.
pub fn rapporteur(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(arguments).current_dir(root()).output().unwrap()
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Analyses inputs into a folder of its own.
pub fn analyse(inputs: &[&Path], more: &[&str]) -> (tempfile::TempDir, Output) {
    let out = tempfile::tempdir().unwrap();
    let mut arguments = vec!["analyse"];
    arguments.extend(inputs.iter().map(|path| path.to_str().unwrap()));
    let folder = out.path().join("dataset");
    arguments.extend(["--out", folder.to_str().unwrap(), "--quiet"]);
    arguments.extend(more);
    let output = rapporteur(&arguments);
    (out, output)
}

/// The rows of a table of a dataset.
pub fn rows(out: &tempfile::TempDir, table: &str) -> Vec<Row> {
    let path = out.path().join("dataset").join(format!("{table}.jsonl"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
