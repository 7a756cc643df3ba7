//! Who speaks, with what the text says of each.

use crate::run::{analyse, rows};

#[test]
fn the_state_in_parentheses_is_the_speakers() {
    let text = "Mr. Duarte (Brazil) said that the proposal was premature.\n\n\
        ROBERT WOOD (United States), aligning himself with the European Union, rejected the proposal.\n\n\
        VLADISLAV ANTONIUK (Russian Federation), recalling the statement by the United States, said that a treaty was needed.\n\n\
        Ms. Roy (Chair of the Working Group) thanked them.\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("coverage.txt");
    std::fs::write(&path, text).unwrap();
    let (out, _) = analyse(&[&path], &["--format", "jsonl"]);
    let speakers = rows(&out, "speakers");
    let speakers: Vec<_> =
        speakers.iter().map(|row| (row["name"].as_str().unwrap(), row["state"].as_str().unwrap_or_default())).collect();
    let expected = [("Duarte", "BRA"), ("ROBERT WOOD", "USA"), ("VLADISLAV ANTONIUK", "RUS"), ("Roy", "")];
    assert_eq!(speakers, expected);
}
