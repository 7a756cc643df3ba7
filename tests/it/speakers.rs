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

/// The owner of every sentence of prose of a text: `-` for nobody's.
fn owners(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.txt");
    std::fs::write(&path, text).unwrap();
    let (out, _) = analyse(&[&path], &["--format", "jsonl"]);
    let speakers = rows(&out, "speakers");
    let name = |id: &str| {
        let row = speakers.iter().find(|row| row["speaker"] == id).unwrap();
        row["name"].as_str().unwrap().to_string()
    };
    let sentences = rows(&out, "sentences");
    let prose =
        sentences.iter().filter(|row| !["heading", "furniture", "roster"].contains(&row["kind"].as_str().unwrap()));
    let names = |row: &crate::run::Row| {
        let ids = row["speakers"].as_array().unwrap();
        let names: Vec<String> = ids.iter().map(|id| name(id.as_str().unwrap())).collect();
        if names.is_empty() { "-".to_string() } else { names.join("; ") }
    };
    prose.map(names).collect()
}

#[test]
fn a_declaration_is_its_signatories_throughout() {
    let text = "The Harbour Declaration by States Attending the Cable Conference, 3 May 2024\n\n\
        Undersea cables carry most of the world's traffic. We affirm that they must be protected.\n\n\
        Faults are costly. We welcome the work of the Cable Group and call on operators to share what they learn.\n\n\
        We will meet again next year.\n";
    assert_eq!(owners(text), vec!["States Attending the Cable Conference"; 5]);
}

#[test]
fn a_communique_in_the_third_person_is_its_ministers() {
    let text = "Meeting of Harbour Ministers\n\nCOMMUNIQUÉ\n\n\
        Ministers met in Lisbon on 3 May. Ministers welcomed the report of the Secretariat.\n\n\
        Piracy threatens every port. Ministers reaffirmed their commitment to patrols and called on all States to act.\n\n\
        They asked officials to report back.\n";
    assert_eq!(owners(text), vec!["Ministers"; 5]);
}

#[test]
fn sections_are_their_authors_who_are_named_above_them() {
    let text = "Reflections on the Talks\n\nThree observers look back on a year of talks and on what may follow it.\n\n\
        Ines Kolar\n\nThe talks were slow, and the paper that came of them is thin. Yet it stands.\n\n\
        Jonas Pike\n\nSmall States had more to say than in any year before. That is the true result of it.\n\n\
        Rosa Brandl\n\nWhat is missing is money, and without money no plan will be carried out at all.\n";
    let expected = ["-", "Ines Kolar", "Ines Kolar", "Jonas Pike", "Jonas Pike", "Rosa Brandl"];
    assert_eq!(owners(text), expected);
}

#[test]
fn a_few_labels_tell_a_transcript_that_speaks_in_the_first_person() {
    let text = "Joint press conference\n\nIVO MARSH: Good morning, and I thank you all for coming here.\n\n\
        We had a good talk about trade and about the cables between our countries.\n\n\
        I will be brief, as my guest has a flight to catch.\n\n\
        LENA HOLT: I thank my colleague. We agree on most of this.\n\n\
        Our ports will open to your ships in May.\n\n\
        JOURNALIST: What will you do about the tariffs?\n\n\
        IVO MARSH: We will lift them, as I have said before.\n";
    let expected =
        ["IVO MARSH", "IVO MARSH", "IVO MARSH", "LENA HOLT", "LENA HOLT", "LENA HOLT", "question", "IVO MARSH"];
    assert_eq!(owners(text), expected);
}

#[test]
fn minutes_name_their_speakers_by_initials() {
    let text = "Minutes of the Harbour Group, 3 May 2019\n\nParticipants\n\n\
        • Jon Tandy, Chair\n\n• Ada Lind, Port of Oslo\n\n\
        JT - Welcome everybody to the third meeting of the group.\n\n\
        AL - The cable was cut twice this year. Repairs took a month.\n\n\
        JT - Who paid for them?\n\n\
        AL - The owners paid for all of it.\n";
    let expected = ["Jon Tandy", "Ada Lind", "Ada Lind", "Jon Tandy", "Ada Lind"];
    assert_eq!(owners(text), expected);
}

#[test]
fn a_title_before_a_name_is_the_persons() {
    let text = "Report of the Lakeside Seminar\n\n\
        Ms Rosa Diaz, Permanent Representative of Chile to the United Nations, stressed the need for trust.\n\n\
        Norwegian delegate Lino Sette said that costs were high. Stephen Dorrit called for a ban on spyware.\n";
    assert_eq!(owners(text), ["Rosa Diaz", "Lino Sette", "Stephen Dorrit"]);
}
