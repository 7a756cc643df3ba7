//! Running the built program and reading what it wrote.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub type Row = Map<String, Value>;

/// Runs the program in a folder.
pub fn rapporteur_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(arguments).current_dir(folder).output().unwrap()
}

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

/// Files by their paths within a folder.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// All files under a folder.
pub fn files(folder: &Path) -> Files {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir()).map(|entry| entry.into_path());
    files.map(|path| (path.strip_prefix(folder).unwrap().to_path_buf(), std::fs::read(&path).unwrap())).collect()
}

/// Those that a person sees.
pub fn without_stage(files: Files) -> Files {
    files.into_iter().filter(|(path, _)| !path.starts_with(STAGE)).collect()
}

/// The folder in a dataset's folder that holds the work of an unfinished run.
pub const STAGE: &str = ".rapporteur-unfinished";

/// Whether every file of a dataset is as its manifest says.
pub fn is_whole(folder: &Path) -> bool {
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let listed = manifest["outputs"].as_array().unwrap();
    listed.iter().all(|output| {
        let bytes = std::fs::read(folder.join(output["path"].as_str().unwrap()));
        bytes.is_ok_and(|bytes| output["sha256"] == format!("{:x}", Sha256::digest(bytes)))
    })
}

pub const REPORT: &str = "Round table on norms\n\nMs Noor said that States should carry out the agreed norms. She noted \
     that the Charter of the United Nations applied.\n\nMr Lindqvist asked whether a treaty was needed.\n";

/// A folder with reports in `in`.
pub fn reports(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("in")).unwrap();
    for number in 0..count {
        let text = format!("{REPORT}{}", "Ms Noor agreed with that.\n\n".repeat(number * 7 % 50));
        std::fs::write(folder.path().join(format!("in/report-{number:02}.txt")), text).unwrap();
    }
    folder
}

/// Reports, with one among the last that takes its time.
pub fn long_reports() -> tempfile::TempDir {
    let folder = reports(12);
    std::fs::write(folder.path().join("in/report-08.txt"), REPORT.repeat(5_000)).unwrap();
    folder
}

/// The journal of the unfinished run in `out`.
pub fn journal(folder: &tempfile::TempDir) -> PathBuf {
    folder.path().join("out").join(STAGE).join("journal")
}

/// Starts a run that writes into `out`, and kills it once some of its documents are finished.
pub fn leave_unfinished(folder: &tempfile::TempDir, arguments: &[&str]) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    let mut child = program.args(arguments).current_dir(folder.path()).stderr(Stdio::null()).spawn().unwrap();
    while std::fs::read_to_string(journal(folder)).unwrap_or_default().lines().count() < 4 {
        assert!(child.try_wait().unwrap().is_none(), "the run ended before it could be killed");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
}
