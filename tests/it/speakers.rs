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

/// A record of the Security Council with some paragraphs in it.
fn record(paragraphs: &str) -> String {
    format!(
        "S/PV.9001\n\nThe President: I now give the floor to the next speaker on the list.\n\n{paragraphs}\n\n\
         The President: I thank the speaker.\n\nMr. Ono (Japan): We thank the President for the floor.\n"
    )
}

/// The owner of the paragraphs put into a record.
fn in_record(paragraphs: &str) -> Vec<String> {
    let all = owners(&record(paragraphs));
    let end = all.len() - 2;
    all[1..end].to_vec()
}

#[test]
fn labels_of_every_form_give_the_floor() {
    let labels = [
        ("Mr. Diallo (Mali) (spoke in French; English text provided by the delegation):", "Diallo"),
        ("Mr. Cho Tae-yul (Republic of Korea):", "Cho Tae-yul"),
        ("Ms. al-Thani (Qatar):", "al-Thani"),
        ("Mr. d’Escoto (Nicaragua):", "d’Escoto"),
        ("H.E. Ms. Lund (Sweden):", "Lund"),
        ("The Under-Secretary-General for Peace Operations (Mr. Leroy):", "Leroy"),
        ("The representative of Peru:", "Peru"),
        ("Mr. Salehi (Iran (Islamic Republic of)):", "Salehi"),
    ];
    for (label, name) in labels {
        let speech = format!("{label} We regret this step and shall vote against it.");
        assert_eq!(in_record(&speech), [name], "{label}");
    }
}

#[test]
fn a_speech_that_breaks_off_at_a_page_is_the_speakers() {
    let text = "Ms. Lund (Sweden): We have always asked for the full help of the member\n\n\
        States in this matter. We thank the Chair.";
    assert_eq!(in_record(text), ["Lund", "Lund"]);
    let text = "Ms. Lund (Sweden): We agree with the text\n\nThe Council must act now, for all of us.";
    assert_eq!(in_record(text), ["Lund", "Lund"]);
}

#[test]
fn votes_are_the_records_own_words() {
    let text = "A vote was taken by show of hands.\n\nIn favour:\nAlgeria, China, Denmark, France\n\n\
        Abstaining:\nPakistan, Russian Federation";
    assert!(in_record(text).iter().all(|owner| owner == "-"));
    let text =
        "Ms. Lund (Sweden): We abstained.\n\nThe oral amendment was rejected by 5 votes to 4, with 6 abstentions.";
    assert_eq!(in_record(text), ["Lund", "-"]);
}

#[test]
fn a_transcript_of_any_house_is_laid_to_its_labels() {
    let houses = [
        ["SECRETARY HALE:", "QUESTION:"],
        [">> MAREN HOLT:", ">> JON PIKE:"],
        ["[00:01:02] Ana Lund:", "[00:02:03] Interviewer:"],
        ["Hon. (Dr.) Wekesa:", "The Temporary Speaker (Hon. (Ms.) Mbalu):"],
        ["HON. A. TIKO.-", "MR. SPEAKER.-"],
        ["Mr. SMITH of New Jersey.", "The PRESIDING OFFICER."],
        ["The Clerk at the Table:", "The Leader of the House:"],
    ];
    for [one, other] in houses {
        let text = format!(
            "Record of the Sitting\n\n{one} I thank you for the floor.\n\n{other} What is your view of the dam?\n\n\
             {one} We shall build it.\n\nIt will be done by May.\n\n{other} I am told it is late.\n\n{one} It is not.\n"
        );
        let found = owners(&text);
        let mut turns = found.clone();
        turns.dedup();
        let wanted = [0, 1, 0, 1, 0].map(|voice| turns[voice].clone());
        assert!(turns == wanted && turns[0] != turns[1] && !turns.contains(&"-".to_string()), "{one} {found:?}");
    }
}

#[test]
fn a_persons_function_is_no_second_speaker() {
    let cases = [
        ("Ms. Lund, Permanent Representative of Sweden to the United Nations, said that the rules were clear.", "Lund"),
        ("Ms. Lund of the ICRC said that the rules were clear.", "Lund"),
        ("Ms. Lund, the representative of Sweden, said that the rules were clear.", "Lund"),
        ("Mr. King explained that the costs were low.", "King"),
        ("Ms. Clara May explained that the costs were low.", "Clara May"),
        ("Mr. J.-P. Roux said that the rules were clear.", "J.-P. Roux"),
        ("“Is this enough?” Ms. Lund asked.", "Lund"),
    ];
    for (sentence, name) in cases {
        let text = format!("Seminar on Cables\n\nMr. Ono said that the day was long.\n\n{sentence}\n");
        assert_eq!(owners(&text), ["Ono", name], "{sentence}");
    }
}

#[test]
fn one_person_is_one_whatever_the_spelling() {
    let cases = [
        ("Ambassador Ana Gómez said that the rules were clear. Ms. Gomez added that costs were low.", "Ana Gómez"),
        ("Mr. Jörg Müller said that the rules were clear. Mr. Mueller added that costs were low.", "Jörg Müller"),
        ("Mr. Luis Pérez Soto said that the rules were clear. Mr. Pérez added that costs were low.", "Luis Pérez Soto"),
        ("Judge Liu Daqun said that the rules were clear. Mr. Liu added that costs were low.", "Liu Daqun"),
    ];
    for (sentences, name) in cases {
        let text = format!("Seminar on Cables\n\nMr. Ono said that the day was long.\n\n{sentences}\n");
        assert_eq!(owners(&text), ["Ono", name, name], "{sentences}");
    }
}

#[test]
fn a_speech_is_whose_its_page_says() {
    let body = "\n\nMr. President,\n\nWe thank you for the floor. We are few and our islands are low.\n\n\
        Our people ask for help. I ask it in their name. We call on all States to act, and we shall do our part.\n";
    let pages = [
        (
            "Statement by\n\nH.E. Mr. Ioane Tafa\n\nMinister for Foreign Affairs of Samoa\n\nNew York, 3 May 2024",
            "Ioane Tafa",
        ),
        ("Address\n\nHis Excellency Dr. Karl Ross\n\nPresident\n\nRepublic of Malta", "Karl Ross"),
        (
            "PERMANENT MISSION OF PALAU TO THE UNITED NATIONS\n\nStatement by Ambassador Ilana Seid\n\nJune 7, 2022",
            "Ilana Seid",
        ),
        ("Statement by the Prime Minister of Fiji, the Honourable Mere Tiko, at the Summit of the Sea", "Mere Tiko"),
    ];
    for (page, name) in pages {
        let found = owners(&format!("{page}{body}"));
        assert!(found.iter().rev().take(6).all(|owner| owner == name), "{page}: {found:?}");
    }
}

#[test]
fn whoever_denies_support_opposes() {
    let text = "Seminar on Norms in Cyberspace\n\nMr. Ono did not support a legally binding treaty on cyberspace.\n\n\
        Ms. Lund said that she did not oppose a legally binding treaty on cyberspace.\n\n\
        No delegation supported a legally binding treaty on cyberspace.\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.txt");
    std::fs::write(&path, text).unwrap();
    let (out, _) = analyse(&[&path], &["--format", "jsonl"]);
    let sentences = rows(&out, "sentences");
    let of = |words: &str| sentences.iter().find(|row| row["text"].as_str().unwrap().contains(words)).unwrap();
    assert_eq!(of("Ono")["act"], "oppose");
    assert_ne!(of("Lund")["act"], "oppose");
    assert_eq!(of("No delegation")["speakers"], serde_json::json!([]));
    let positions = rows(&out, "positions");
    assert!(positions.iter().all(|row| row["speaker"] != of("Ono")["speakers"][0] || row["stance"] == "oppose"));
    assert!(positions.iter().all(|row| row["speaker"] != of("Lund")["speakers"][0] || row["stance"] != "oppose"));
}

#[test]
fn forms_of_address_are_whole_and_offices_are_none() {
    let body = "\n\nMr. President,\n\nWe thank you for the floor. We are few and our islands are low.\n\n\
        I ask for help in the name of our people. We call on all States to act, and we shall do our part.\n";
    let pages = [
        (
            "Statement by\n\nHis Excellency Sheikh Omar Rifai\n\nMinister for Foreign Affairs of Jordan",
            ["Omar Rifai", "His Excellency Sheikh", "Minister for Foreign Affairs"],
        ),
        (
            "Statement by H.E. Sheikh Omar Rifai\n\nMinister for Foreign Affairs of Jordan",
            ["Omar Rifai", "H.E. Sheikh", "Minister for Foreign Affairs"],
        ),
        (
            "Statement by Her Excellency Ana Lund, Prime Minister of Norway",
            ["Ana Lund", "Her Excellency", "Prime Minister"],
        ),
        (
            "UN General Assembly Speech Prime Minister Owen Tiko\n\n24 September 2022",
            ["Owen Tiko", "-", "Prime Minister"],
        ),
    ];
    for (page, wanted) in pages {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("text.txt");
        std::fs::write(&path, format!("{page}{body}")).unwrap();
        let (out, _) = analyse(&[&path], &["--format", "jsonl"]);
        let speaker = &rows(&out, "speakers")[0];
        let found = ["name", "honorific", "function"].map(|column| speaker[column].as_str().unwrap_or("-"));
        assert_eq!(found, wanted, "{page}");
    }
}

#[test]
fn a_state_behind_its_article_is_that_state() {
    let text = "Report of the Committee on Cables\n\n\
        The Russian Federation said that it was late. THE UNITED STATES agreed. Russia asked for time.\n\n\
        The European Union and Norway rejected the draft. The Harbour Institute said that it was short.\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    std::fs::write(&path, text).unwrap();
    let (out, _) = analyse(&[&path], &["--format", "jsonl"]);
    let speakers = rows(&out, "speakers");
    let told = |row: &crate::run::Row| {
        ["name", "kind", "state"].map(|column| row[column].as_str().unwrap_or_default().to_string())
    };
    let told: Vec<[String; 3]> = speakers.iter().map(told).collect();
    let expected = [
        ["Russian Federation", "state", "RUS"],
        ["United States", "state", "USA"],
        ["European Union", "group", ""],
        ["Norway", "state", "NOR"],
        ["Harbour Institute", "organization", ""],
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_latter_and_both_are_known_from_the_sentence_before() {
    let text = "Seminar on Cables\n\nMs. Lund said that the text was long. Mr. Ono said that it was dull.\n\n\
        The latter, however, doubted that it would be read. They both suggested a break.\n";
    assert_eq!(owners(text), ["Lund", "Ono", "Ono", "Lund; Ono"]);
}

#[test]
fn headings_that_come_again_and_again_are_speakers() {
    let turn = |name: &str, words: &str| format!("**{name}**\n\n* {words}\n\n");
    let turns = [
        turn("Ada Lind", "Hello everyone, the agenda is in the chat."),
        turn("Jon Tandy", "We made blocks that were too large for the line."),
        turn("Ada Lind", "Does anyone from the other teams have thoughts on that?"),
        turn("fourbits", "It sounds fine to me as a user of it."),
        turn("Rosa Brandl", "We have a patch for that but we are waiting."),
        turn("Jon Tandy", "So are we."),
        turn("Ada Lind", "Then let us wait until Monday."),
        turn("fourbits", "Thanks."),
        turn("Jon Tandy", "Bye."),
        turn("fourbits", "Bye to all of you."),
    ];
    let text = format!("# Call 115 of the Builders\n\n{}", turns.concat());
    let mut found = owners(&text);
    found.dedup();
    let expected =
        ["Ada Lind", "Jon Tandy", "Ada Lind", "fourbits", "Rosa Brandl", "Jon Tandy", "Ada Lind", "fourbits"];
    assert_eq!(&found[..8], expected);
}

#[test]
fn sections_that_come_again_are_no_speakers() {
    let session = |number: usize| {
        format!(
            "## Session {number}\n\n### Presentations\n\nMs. Lund said that the presentations were short.\n\n\
             ### Discussion\n\nIn the discussion Mr. Ono asked for more time.\n\n"
        )
    };
    let text = format!("# Report of the Lakeside Workshop\n\n{}", (1..5).map(session).collect::<String>());
    let mut found = owners(&text);
    found.dedup();
    assert_eq!(found, ["Lund", "Ono", "Lund", "Ono", "Lund", "Ono", "Lund", "Ono"]);
}

#[test]
fn a_statement_behind_its_abstract_is_its_speakers() {
    let body = "\n\nMister President,\n\nWe thank you for the floor. Our islands are low, and our people are few.\n\n\
        War is a defeat for all and benefits no one.\n";
    let lead = "Council of the Harbours, 57th session\n\nThe work of the Council is of use to all. A renewed effort is needed.\n\n";
    let one = format!("{lead}Statement of H.E. Archbishop Ettore Bassi, Permanent Observer to the Council{body}");
    assert!(owners(&one).iter().all(|owner| owner == "Ettore Bassi"), "{:?}", owners(&one));
    let two = format!("{one}\nStatement by Ms. Ana Lund, Minister of Ports of Chile\n\nWe agree with him.\n");
    assert!(owners(&two).iter().any(|owner| owner != "Ettore Bassi"));
}

#[test]
fn who_is_opposed_by_others_supports() {
    let text = "Talks on Cyberspace\n\n\
        Singapore and Jamaica, opposed by Israel, supported a legally binding treaty on cyberspace.\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.txt");
    std::fs::write(&path, text).unwrap();
    let (out, _) = analyse(&[&path], &["--format", "jsonl"]);
    let speakers = rows(&out, "speakers");
    let state = |id: &serde_json::Value| {
        let row = speakers.iter().find(|row| row["speaker"] == *id).unwrap();
        row["state"].as_str().unwrap().to_string()
    };
    for row in rows(&out, "positions") {
        let wanted = if state(&row["speaker"]) == "ISR" { "oppose" } else { "support" };
        assert_eq!(row["stance"], wanted, "{row:?}");
    }
}

#[test]
fn a_sentence_of_a_speech_that_names_a_representative_is_no_label() {
    let speech = "Mr. Diallo (Mali): We thank the Chair.\n\n\
        The representative of Peru put it well: no one is above the law.";
    assert_eq!(in_record(speech), ["Diallo", "Diallo"]);
}

#[test]
fn a_speaker_is_found_where_first_named() {
    let text = "Report of the meeting\n\nIn her opening words, Ms. Ada Lind (Norway) said that the cables were old. Against that, the \
        representative of Chad said that they were new.\n\nLast year, several participants noted a fault. Mr. Lind was \
        absent. The Under-Secretary-General/Executive Director agreed that it was late.\n\nIt was recalled that ships anchor there.\n";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("text.txt");
    std::fs::write(&path, text).unwrap();
    let (out, _) = analyse(&[&path], &["--format", "jsonl"]);
    let place = |row: &crate::run::Row| {
        let (start, end) = (row["start"].as_u64()? as usize, row["end"].as_u64()? as usize);
        Some(text[start..end].to_string())
    };
    let found: Vec<Option<String>> = rows(&out, "speakers").iter().map(place).collect();
    let named = [
        "Ms. Ada Lind",
        "the representative of Chad",
        "several participants",
        "The Under-Secretary-General/Executive Director",
    ];
    let expected: Vec<Option<String>> = named.iter().map(|name| Some(name.to_string())).chain([None]).collect();
    assert_eq!(found, expected);
}

#[test]
fn bodies_and_holders_of_an_office_speak_without_an_article() {
    let text = "Report of the gathering\n\nHeads of Government reaffirmed that the lakes must be kept clean.\n\n\
        Summit noted with concern that the roads were bad.\n\n\
        The foreign ministers of the two countries stressed that the talks were long.\n\n\
        The Permanent Council stressed that the talks were long.\n";
    assert_eq!(owners(text), ["Heads of Government", "Summit", "foreign ministers", "Permanent Council"]);
}

#[test]
fn things_that_show_something_are_no_speakers() {
    let text = "Minutes of the Board\n\nMs. Lind said that growth was slow. Surveys of households suggested that \
        spending had fallen. Recent figures showed that prices had risen.\n";
    assert!(owners(text).iter().all(|owner| ["Lind", "Ada Lind", "-"].contains(&owner.as_str())), "{:?}", owners(text));
}

#[test]
fn a_name_behind_a_states_is_the_persons() {
    let text = "News\n\nMexico’s Pena Nieto said that the four countries had much in common.\n";
    assert_eq!(owners(text), ["Pena Nieto"]);
    let text = "News\n\nJapan's ambassador to Washington, Kunihiko Saito, said that he had no problem with it.\n\n\
        Norway's foreign minister Ana Lund said that the talks were long.\n";
    assert_eq!(owners(text), ["Kunihiko Saito", "Ana Lund"]);
}

/// Names that common words alone are made of are nobody's.
#[test]
fn a_plan_or_panel_is_no_person() {
    let text = "News\n\nAna Lund said that the talks were long. The ministers welcomed the Revised Implementation Plan. \
        Analysis Facilities suggested further work.\n";
    assert!(
        !owners(text).iter().any(|owner| owner.contains("Plan") || owner.contains("Facilities")),
        "{:?}",
        owners(text)
    );
}

/// The State that a speech names as its own, where no line above it tells whose it is.
#[test]
fn a_speech_names_its_own_state() {
    let text = "Madam President,\n\nI would like to thank Estonia for convening this debate. Cables carry most of the world's \
        traffic, and we all depend on them.\n\nSwitzerland welcomes the report of the Group. We in Switzerland know what it takes \
        to keep a network open. My country, Switzerland, hosts many of the talks.\n\nSwitzerland calls on all States to \
        share what they learn. I thank you.\n";
    assert_eq!(owners(text), vec!["Switzerland"; owners(text).len()]);
}

/// One label tells a transcript where a speech begins behind it, `>>` stands before it, or it is a line above the speech.
#[test]
fn a_speech_that_begins_behind_a_name_is_that_persons() {
    let body = "I am glad to be here. We have come a long way. Norway supported us in the summit, and we are grateful. \
        I will now turn to our second item, which we hold dear.";
    let cases = [
        (format!("PANEL ON CABLES LISBON, 3 MAY 2024\n\n2 KARE LUND: Good morning, everybody. {body}\n"), "KARE LUND"),
        (
            format!(
                "OPEN MEETING Lisbon 3 May 2024 >>CHAIR LUND: Please take your seats. >>CHAIR LUND: So good afternoon. {body}\n"
            ),
            "CHAIR LUND",
        ),
        (format!("Committee on Cables\n\nH.E. Mr. Jonas Lund\n\nI thank the Chair. {body}\n"), "Jonas Lund"),
        (
            format!(
                "Ambassador Lund\n\nGood afternoon, delegates. I give the floor to Chad.\n\nChad\n\nThank you, Chair. {body}\n"
            ),
            "Chad",
        ),
    ];
    for (text, owner) in cases {
        assert_eq!(owners(&text).last().unwrap(), owner, "{text}");
    }
}

#[test]
fn given_names_open_turns_in_the_items_of_a_list() {
    let text = "# Meeting of 3 May\n\n* Gordon Bradley, Harbour Ltd\n* Eric Enderton, Cable Inc\n* Sean Looper, Lake Corp\n\n## Notes\n\n\
        * Eric: the licence is hard to get. Gordon: where is the burden. Sean: we can help.\n\
        * Sean: nobody asked so far. Eric: we did.\n* Gordon: a word makes all the difference.\n";
    let found = owners(text);
    let spoken: Vec<&str> = found.iter().map(String::as_str).filter(|owner| *owner != "-").collect();
    assert_eq!(spoken, ["Eric", "Gordon", "Sean", "Sean", "Eric", "Gordon"]);
}
