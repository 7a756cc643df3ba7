//! Lexicons: the embedded ones keep their word, forms match as the format says, faults are told.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use rapporteur::analysis;
use rapporteur::document::{Document, Genre, Origin, Running};
use rapporteur::lexicon::class::Class;
use rapporteur::lexicon::{self, Error, Lexicons, check};
use rapporteur::position::{Position, Stance};
use rapporteur::segment::Sentence;
use rapporteur::span::Span;
use rapporteur::structure;
use rapporteur::tag;

const HEADER: &str = "[lexicon]\nid = \"case\"\ntitle = \"Case\"\nlanguage = \"en\"\nlayer = \"theme\"\ntheme = \"case\"\norigin = \"A test\"\n";

/// A folder with one lexicon of theme `case`.
fn folder(entries: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.toml"), format!("{HEADER}{entries}")).unwrap();
    folder
}

fn load(folder: &Path) -> Lexicons {
    lexicon::load(&[folder.to_owned()]).unwrap()
}

/// Sentences that end at full stops.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut start = 0;
    let mut sentences = Vec::new();
    for piece in text.split_inclusive('.') {
        let span = Span { start, end: start + piece.len() as u32 };
        start = span.end;
        sentences.push(Sentence { span, paragraph: 0 });
    }
    sentences
}

/// What the entries of the lexicon `case` find in a text.
fn found<'t>(lexicons: &Lexicons, text: &'t str) -> Vec<&'t str> {
    let scan = lexicons.scan(text, &sentences(text));
    let ours = scan.matches.iter().filter(|hit| lexicons.citation(hit.entry).0 == "case");
    let span = |first: u32, last: u32| Span {
        start: scan.tokens[first as usize].span.start,
        end: scan.tokens[last as usize].span.end,
    };
    ours.map(|hit| span(hit.first, hit.last).of(text)).collect()
}

fn document(text: &str) -> Document {
    let mut running = Running::default();
    running.push(text, 0, false);
    Document {
        id: "test".into(),
        origin: Origin { source: "-".into(), sha256: String::new(), media_type: "text/plain", ..Origin::default() },
        genre: Genre::Other,
        title: None,
        symbol: None,
        date: None,
        date_end: None,
        date_text: None,
        occasion: None,
        ocr: 0,
        session: None,
        language: Some("en"),
        text: text.into(),
        pages: vec![],
        running,
        paragraphs: vec![],
        sections: vec![],
    }
}

#[test]
fn the_embedded_lexicons_have_no_faults() {
    let faults: Vec<String> = check(None).unwrap().iter().map(ToString::to_string).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_class_of_words_has_words() {
    let words = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/lexicons/words/words.toml")).unwrap();
    for (_, name) in Class::ALL {
        assert!(words.contains(&format!("\"{name}\"\n")), "no entry `{name}`");
    }
}

/// A case as entries, text and expectation.
fn parse(case: &str) -> (String, String, Vec<String>) {
    let (mut entries, mut text, mut expected) =
        (Vec::<(String, Vec<&str>)>::new(), String::new(), Vec::<String>::new());
    for line in case.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "->" => expected.push(rest.to_owned()),
            _ if !expected.is_empty() => *expected.last_mut().unwrap() += &format!("\n{line}"),
            "-" if text.is_empty() => entries.last_mut().unwrap().1.push(rest),
            "noun" | "verb" | "fixed" if text.is_empty() => {
                entries.push((format!("pos = \"{word}\"\nforms = [{rest:?}]"), vec![]));
            }
            "exact" if text.is_empty() => entries.push((format!("case = \"exact\"\nforms = [{rest:?}]"), vec![])),
            _ => text += &format!("{}{line}", if text.is_empty() { "" } else { "\n" }),
        }
    }
    let toml = entries.iter().enumerate().map(|(index, (form, except))| {
        format!("[[entry]]\nid = \"e{index:02}\"\nlabel = \"E\"\n{form}\nexcept = {except:?}\nhits = [\"-\"]\n")
    });
    (toml.collect(), text, expected)
}

#[test]
fn forms_match_as_the_cases_say() {
    let cases = include_str!("../cases/lexicon/matching.txt");
    let cases = cases.split("\n== ").skip(1).map(|case| case.split_once('\n').unwrap());
    for (title, case) in cases {
        let (entries, text, expected) = parse(case.trim_end());
        assert!(!entries.is_empty() && !text.is_empty(), "`{title}` has no forms or no text");
        assert_eq!(found(&load(folder(&entries).path()), &text), expected, "{title}");
    }
}

#[test]
fn all_faults_are_told_at_once_with_their_lines() {
    let folder = folder(
        "[[entry]]\nid = \"b\"\nlabel = \"B\"\nforms = [\"shared\"]\nhits = [\"Nothing here.\"]\nact = \"assert\"\n\
         [[entry]]\nid = \"a\"\nlabel = \"A\"\nforms = [\"Shared\", \"IHL\"]\nhits = [\"IHL binds.\"]\nmisses = [\"IHL\"]\nbroader = \"c\"\n",
    );
    let told: Vec<String> =
        check(Some(folder.path())).unwrap().iter().map(|fault| format!("{}: {}", fault.line, fault.message)).collect();
    let expected = [
        "12: `b` is not found in its hit `Nothing here.`",
        "13: `act` is not a key of the entry here",
        "15: `a` must stand before `b`: entries are in order of `id`",
        "17: `b` and `a` share the form `Shared`",
        "19: `a` is found in its miss `IHL`",
        "20: `broader` is `c`; it must be another entry of this file",
    ];
    assert_eq!(told, expected);
    let Err(Error::Faulty { faults }) = lexicon::load(&[folder.path().to_owned()]) else { panic!("faults are loaded") };
    assert_eq!(faults.len(), 4);
}

#[test]
fn what_is_healed_is_told() {
    let folder = folder(
        "[[entry]]\nid = \"a\"\nlabel = \"A\"\nforms = [\"force\"]\nhits = [\"By force.\"]\nlimits = [\"A task force.\", \"Peace.\"]\n\
         gaps = [\"Violence.\", \"Forces.\"]\n",
    );
    let told: Vec<String> = check(Some(folder.path())).unwrap().into_iter().map(|fault| fault.message).collect();
    let expected = [
        "`a` is no longer found in `Peace.`: the limit has healed and is a miss now",
        "`a` is found in `Forces.`: the gap has healed and is a hit now",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_lexicon_takes_the_place_of_one_with_the_same_id() {
    let entry =
        |form: &str| format!("[[entry]]\nid = \"a\"\nlabel = \"A\"\nforms = [\"{form}\"]\nhits = [\"{form}\"]\n");
    let (first, second) = (folder(&entry("first")), folder(&entry("second")));
    let lexicons = lexicon::load(&[first.path().to_owned(), second.path().to_owned()]).unwrap();
    assert_eq!(found(&lexicons, "The first and the second."), ["second"]);
}

#[test]
fn a_roster_names_actors_where_capitals_are_capitals() {
    let folder = tempfile::tempdir().unwrap();
    let roster = "code,name,formal,demonyms,aliases,region,status,since,until\n\
                  TCD,Chad,the Republic of Chad,Chadian,,African,member,,\n";
    fs::write(folder.path().join("states.csv"), roster).unwrap();
    let lexicons = load(folder.path());
    let text = "Chad, CHAD, a chad, the Republic of Chad and Chadians";
    let scan = lexicons.scan(text, &sentences(text));
    let ids: Vec<&str> = scan
        .matches
        .iter()
        .map(|hit| lexicons.citation(hit.entry))
        .filter(|at| at.0 == "states")
        .map(|at| at.1)
        .collect();
    assert_eq!(ids, ["TCD", "TCD", "TCD", "TCD-demonym"]);
    assert_eq!(lexicons.state_entries("tcd").len(), 1);
}

#[test]
fn tags_know_negations_and_acronyms() {
    let entry = "[[entry]]\nid = \"a\"\nlabel = \"A\"\nforms = [\"international humanitarian law\"]\nhits = [\"-\"]\n";
    let lexicons = load(folder(entry).path());
    let text = "IHL is new. There is no international humanitarian law (IHL) here. Not only IHL applies. It is not so, IHL said.";
    let document = document(text);
    let sentences = sentences(text);
    let tags = tag::tags(&document, &sentences, &lexicons.scan(text, &sentences), &lexicons);
    let ours = tags.iter().filter(|tag| lexicons.citation(tag.entry).0 == "case");
    let seen: Vec<_> = ours.map(|tag| (tag.sentence, tag.span.of(text), tag.negated)).collect();
    let expected =
        [(1, "international humanitarian law", true), (1, "IHL", false), (2, "IHL", false), (3, "IHL", false)];
    assert_eq!(seen, expected);
}

#[test]
fn two_denials_are_none() {
    let entry = "[[entry]]\nid = \"a\"\nlabel = \"A\"\nforms = [\"capacity-building\"]\nhits = [\"-\"]\n";
    let lexicons = load(folder(entry).path());
    let cases = [
        ("The draft fails to refer to capacity-building.", true),
        ("It can work without any capacity-building.", true),
        ("The draft is silent on capacity-building.", true),
        ("No group can work without capacity-building.", false),
        ("We cannot overstate the value of capacity-building.", false),
        ("There is no alternative to capacity-building.", false),
    ];
    for (text, negated) in cases {
        let (document, sentences) = (document(text), sentences(text));
        let tags = tag::tags(&document, &sentences, &lexicons.scan(text, &sentences), &lexicons);
        let ours = tags.iter().find(|tag| lexicons.citation(tag.entry).0 == "case").unwrap();
        assert_eq!(ours.negated, negated, "{text}");
    }
}

/// Texts of pieces that forms are made of, in any order.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("noted "),
        Just("the "),
        Just("according"),
        Just(" to"),
        Just("-"),
        Just("’"),
        Just("'s"),
        Just("é"),
        Just("("),
        Just("IHL"),
        Just(". "),
        Just("\u{a0}"),
        Just("no "),
        Just("concern"),
        Just("中"),
        Just("/"),
    ];
    prop_oneof![proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat()), any::<String>()]
}

static LEXICONS: LazyLock<Lexicons> = LazyLock::new(lexicon::embedded);

proptest! {
    #[test]
    fn tokens_and_hits_lie_in_their_sentences(text in text()) {
        let sentences = sentences(&text);
        let scan = LEXICONS.scan(&text, &sentences);
        for (index, sentence) in sentences.iter().enumerate() {
            let tokens = scan.tokens_of(index);
            let mut at = sentence.span.start;
            for token in &scan.tokens[tokens.clone()] {
                prop_assert!(at <= token.span.start && token.span.start < token.span.end);
                prop_assert!(text.get(token.span.start as usize..token.span.end as usize).is_some());
                at = token.span.end;
            }
            prop_assert!(at <= sentence.span.end);
            for hit in scan.matches_of(index) {
                prop_assert!(tokens.contains(&(hit.first as usize)) && tokens.contains(&(hit.last as usize)));
                prop_assert!(hit.first <= hit.last);
            }
        }
    }
}

const FISHERIES: &str = r#"
[lexicon]
id       = "issues.fisheries"
title    = "Fisheries"
language = "en"
layer    = "issue"
origin   = "A test"

[[concept]]
id    = "quota"
forms = ["catch quota", "fishing quota"]

[[entry]]
id          = "quota.lower"
label       = "Lower quotas"
proposition = "Quotas should be lowered"
for         = ["lower|reduce|cut ... @quota"]
names       = ["@quota"]
open        = ["whether ... @quota"]
hits        = ["States should cut their catch quotas."]
misses      = ["The fish was cut."]
"#;

/// A new domain of issues is a file, and its faults are told like any other's.
#[test]
fn a_domain_of_issues_is_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fisheries.toml");
    fs::write(&file, FISHERIES).unwrap();
    assert!(check(Some(folder.path())).unwrap().is_empty());
    let lexicons = load(folder.path());
    let text = "Ms Okafor urged States to reduce their fishing quotas. Mr Berg asked whether fishing quotas mattered.";
    let origin = Origin { source: "-".into(), ..Origin::default() };
    let text = rapporteur::source::Text { text: text.into(), ..Default::default() };
    let analysis = analysis::analyse(structure::document("test".into(), origin, text), &lexicons);
    let told = |position: &Position| (lexicons.citation(position.issue).1.to_string(), position.stance);
    let taken: Vec<(String, Stance)> = analysis.positions.iter().map(told).collect();
    assert_eq!(taken, [("quota.lower".into(), Stance::Support), ("quota.lower".into(), Stance::Neutral)]);
    fs::write(&file, FISHERIES.replace("... @quota\"]", "... @fish\"]")).unwrap();
    let faults = check(Some(folder.path())).unwrap();
    assert!(faults.iter().any(|fault| fault.message.contains("`@fish` is no concept")), "{faults:?}");
}

#[test]
fn a_folder_without_lexicons_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "none here").unwrap();
    assert!(matches!(check(Some(folder.path())), Err(Error::Empty { .. })));
    assert!(matches!(lexicon::load(&[folder.path().to_owned()]), Err(Error::Empty { .. })));
}

const ISSUES: &str = "[lexicon]\nid = \"case\"\ntitle = \"Case\"\nlanguage = \"en\"\nlayer = \"issue\"\norigin = \"A test\"\n\
    [[concept]]\nid = \"treaty\"\nforms = [\"treaty\"]\n\
    [[entry]]\nid = \"treaty.new\"\nlabel = \"A treaty\"\nproposition = \"There should be a treaty\"\n";

/// The faults of a folder with one file.
fn faults_of(file: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("case.toml"), file).unwrap();
    check(Some(folder.path())).unwrap().into_iter().map(|fault| fault.message).collect()
}

#[test]
fn sides_that_are_swapped_are_told() {
    let sides = |right: &str, wrong: &str| {
        faults_of(&format!(
            "{ISSUES}{right} = [\"call for ... @treaty\"]\n{wrong} = [\"no need for ... @treaty\"]\n\
             hits_for = [\"Some call for a treaty.\"]\nhits_against = [\"There is no need for a treaty.\"]\n"
        ))
    };
    assert_eq!(sides("for", "against"), Vec::<String>::new());
    let swapped = sides("against", "for");
    assert!(swapped[0].contains("under `against` is found in `Some call for a treaty.`"), "{swapped:?}");
    assert!(swapped[1].contains("which is in `hits_against`"), "{swapped:?}");
}

#[test]
fn one_slip_is_one_fault_that_says_what_may_be_meant() {
    let entry = "[[entry]]\nid = \"a\"\nlabel = \"A\"\nform = [\"norm\"]\nhits = [\"A norm.\"]\n";
    let misspelt = faults_of(&format!("{HEADER}{entry}"));
    assert!(misspelt[0].contains("`form` is not a key of the entry here; is `forms` meant?"), "{misspelt:?}");
    assert!(!misspelt.iter().any(|fault| fault.contains("has no `forms`")), "{misspelt:?}");
    let unclosed =
        faults_of(&format!("{HEADER}[[entry]]\nid = \"a\nlabel = \"A\"\nforms = [\"norm\"]\nhits = [\"A norm.\"]\n"));
    assert_eq!(unclosed.len(), 1, "{unclosed:?}");
    let parted = faults_of(&format!("{ISSUES}for = [\"@treaty...binding\"]\nhits = [\"A treaty.\"]\n"));
    assert!(parted.iter().any(|fault| fault.contains("parted by `...` with a blank on either side")), "{parted:?}");
    assert!(!parted.iter().any(|fault| fault.contains("no concept")), "{parted:?}");
}

#[test]
fn what_is_no_fault_and_may_surprise_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let entry = "[[entry]]\nid = \"a\"\nlabel = \"A\"\nforms = [\"cyber norms\"]\nhits = [\"Some cyber norms.\"]\n";
    fs::write(folder.path().join("law.toml"), format!("{HEADER}{entry}").replace("id = \"case\"", "id = \"law\""))
        .unwrap();
    assert_eq!(check(Some(folder.path())).unwrap(), []);
    let told: Vec<String> =
        rapporteur::lexicon::surprises(folder.path()).unwrap().iter().map(|fault| fault.message.clone()).collect();
    assert!(told[0].contains("`law` takes the place of the program's lexicon"), "{told:?}");
    assert!(told[1].contains("`cyber norms` does not find `cyber norm`"), "{told:?}");
}
