//! The tables as other tools read them: cell by cell what stands in the files.

use crate::run::reports;
use std::fs;
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rapporteur");

const FORMATS: &str = "csv,jsonl,parquet";

/// The names of files, and cells of metadata, that a reader may take for something else than a word.
const NO_WORDS: [&str; 9] = ["007", "1e5", "NA", "true", "null", "2016-06-07", "inf", "01", "1"];

/// pandas, polars, DuckDB, frictionless, R and LibreOffice, where they are installed: `./test` installs them and names their Python in
/// `PYTHON`.
#[test]
fn readers_find_every_cell_as_it_was_written() {
    let Some(python) = std::env::var_os("PYTHON") else { return };
    let folder = reports(3);
    for place in ["odd", "bare"] {
        fs::create_dir(folder.path().join(place)).unwrap();
    }
    let mut metadata = "file,year,code,words\n".to_string();
    for (number, name) in NO_WORDS.iter().enumerate() {
        let text =
            "Ms Noor (Kenya) asked: “None\r\nof it?” States should protect critical infrastructure, norm 13(f) says.\n";
        fs::write(folder.path().join(format!("odd/{name}.txt")), text).unwrap();
        metadata += &format!("{name}.txt,{},{name},\"a\r\n;b\"\n", 2000 + number);
    }
    fs::write(folder.path().join("metadata.csv"), metadata).unwrap();
    fs::write(folder.path().join("bare/heading.txt"), "Report\n").unwrap();
    let runs: [&[&str]; 3] = [
        &["analyse", "in", "--out", "reports", "--format", FORMATS],
        &["analyse", "odd", "--metadata", "metadata.csv", "--out", "words", "--format", FORMATS],
        &["analyse", "bare", "--out", "empty", "--format", FORMATS],
    ];
    for arguments in runs {
        let run = Command::new(PROGRAM).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/readers.py");
    let judged =
        Command::new(python).args([script, "reports", "words", "empty"]).current_dir(folder.path()).output().unwrap();
    assert!(
        judged.status.success(),
        "{}{}",
        String::from_utf8_lossy(&judged.stdout),
        String::from_utf8_lossy(&judged.stderr)
    );
}
