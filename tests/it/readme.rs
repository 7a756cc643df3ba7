//! The README's commands do what it says.

use crate::run::root;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::process::{Command, Output};
use tempfile::TempDir;

/// The lines of the README's blocks of shell commands.
fn commands() -> Vec<String> {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_string());
    blocks
        .flat_map(|block| block.lines().map(str::to_string).collect::<Vec<_>>())
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect()
}

#[cfg(unix)]
fn program(desk: &TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(arguments).current_dir(desk.path()).output().unwrap()
}

/// A folder with what the README speaks of: the repository's own files, a corpus as a table and as an archive, and datasets
/// to compare.
#[cfg(unix)]
fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    let place = |name: &str| desk.path().join(name);
    fs::create_dir(place("input")).unwrap();
    let report = "input/unidir-2016-cyber-stability-seminar.txt";
    fs::copy(root().join(report), place(report)).unwrap();
    std::os::unix::fs::symlink(root().join("lexicons"), place("lexicons")).unwrap();
    fs::write(place("speeches.csv"), "name,year,speech\nfirst,2016,Ms Noor said that norms mattered.\n").unwrap();
    fs::write(place("speakers.csv"), "file,place\nfirst.txt,Geneva\n").unwrap();
    let gzip = GzEncoder::new(fs::File::create(place("corpus.tar.gz")).unwrap(), Compression::default());
    let mut archive = tar::Builder::new(gzip);
    let text = b"Ms Noor said that norms mattered.\n";
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o644);
    archive.append_data(&mut header, "corpus/first.txt", &text[..]).unwrap();
    archive.into_inner().unwrap().finish().unwrap();
    fs::create_dir(place("speeches")).unwrap();
    fs::write(place("speeches/first.txt"), text).unwrap();
    fs::write(place("speeches/second.txt"), "Mr Lind said that norms were voluntary.\n").unwrap();
    for (dataset, input) in [("seminar-2016", report), ("seminar-2024", "speeches"), ("corpus", "speeches")] {
        let output = program(&desk, &["analyse", input, "--out", dataset]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    desk
}

#[cfg(unix)]
#[test]
fn the_commands_of_the_readme_run() {
    let desk = desk();
    let mut ran = 0;
    for command in commands() {
        let Some((_, arguments)) =
            command.split_once("rapporteur ").or_else(|| command.split_once("cargo run --release -- "))
        else {
            continue;
        };
        let arguments: Vec<&str> = arguments.split(" #").next().unwrap_or_default().split_whitespace().collect();
        let output = program(&desk, &arguments);
        // Datasets that are compared differ.
        let wanted = if arguments[0] == "compare" { 1 } else { 0 };
        assert_eq!(output.status.code(), Some(wanted), "{command}\n{}", String::from_utf8_lossy(&output.stderr));
        ran += 1;
    }
    assert!(ran >= 6, "the README shows its commands");
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
