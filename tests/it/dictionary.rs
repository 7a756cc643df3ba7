//! Dictionaries of other tools made lexicons, and lexicons made dictionaries.

use crate::run::{rapporteur_in, root};
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Categories and their words, written in each form below.
const CATEGORIES: [(&str, &[&str]); 3] = [
    ("menace", &["attack*", "threat", "threats", "harm*", "weapon*", "conflict"]),
    ("order", &["law*", "norm*", "rule", "rules", "treaty", "treaties", "lawful", "weaponis*"]),
    ("accord", &["agree*", "cooperat*", "peace", "peaceful", "treaty", "no"]),
];

fn quanteda() -> String {
    let category = |(name, words): (&str, &[&str])| format!("{name}:\n  - {}\n", words.join("\n  - "));
    CATEGORIES.map(category).concat()
}

fn liwc() -> String {
    let names: String = (1..).zip(CATEGORIES).map(|(number, (name, _))| format!("{number}\t{name}\n")).collect();
    let words = (1..).zip(CATEGORIES).flat_map(|(number, (_, words))| words.iter().map(move |word| (*word, number)));
    let mut words: Vec<(&str, usize)> = words.collect();
    words.sort_unstable();
    let lines = words.chunk_by(|one, other| one.0 == other.0).map(|chunk| {
        let numbers: Vec<String> = chunk.iter().map(|(_, number)| number.to_string()).collect();
        format!("{}\t{}\n", chunk[0].0, numbers.join("\t"))
    });
    format!("%\n{names}%\n{}", lines.collect::<String>())
}

fn lexicoder() -> String {
    let word = |word: &&str| format!("<pnode name=\"{}\"/>", word.to_uppercase());
    let category = |(name, words): (&str, &[&str])| {
        format!("<cnode name=\"{name}\">{}</cnode>\n", words.iter().map(word).collect::<String>())
    };
    format!("<?xml version=\"1.0\"?>\n<dictionary>{}</dictionary>\n", CATEGORIES.map(category).concat())
}

fn skos() -> String {
    let label = |word: &&str| format!("skos:hiddenLabel \"{word}\"@en");
    let concept = |(name, words): (&str, &[&str])| {
        let labels: Vec<String> = words.iter().map(label).collect();
        format!("<#{name}> {} .\n", labels.join(" ; "))
    };
    format!("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n{}", CATEGORIES.map(concept).concat())
}

/// A folder with the dictionary in all forms.
fn dictionaries() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = [("words.yml", quanteda()), ("words.dic", liwc()), ("words.lcd", lexicoder()), ("words.ttl", skos())];
    files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
    folder
}

/// The program run in a folder, which ends with a code; what it said.
fn run(folder: &Path, arguments: &[&str], code: i32) -> String {
    let run = rapporteur_in(folder, arguments);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(code), "{arguments:?}: {said}{}", String::from_utf8_lossy(&run.stdout));
    said
}

/// Imports a file into a folder of lexicons and checks it; the lexicon's forms by entry.
fn imported(folder: &Path, file: &str) -> Vec<(String, Vec<String>)> {
    let lexicons = folder.join(format!("from-{file}"));
    fs::create_dir_all(&lexicons).unwrap();
    let out = lexicons.join("words.toml");
    run(folder, &["import-lexicon", file, "--id", "tone", "--layer", "theme", "--out", out.to_str().unwrap()], 0);
    run(folder, &["check", lexicons.to_str().unwrap()], 0);
    let lexicon: toml::Table = toml::from_str(&fs::read_to_string(out).unwrap()).unwrap();
    let forms = |entry: &toml::Value| {
        entry["forms"].as_array().unwrap().iter().map(|form| form.as_str().unwrap().into()).collect()
    };
    let entries = lexicon["entry"].as_array().unwrap();
    entries.iter().map(|entry| (entry["id"].as_str().unwrap().to_string(), forms(entry))).collect()
}

#[test]
fn the_same_dictionary_in_four_forms_is_the_same_lexicon() {
    let folder = dictionaries();
    let forms = imported(folder.path(), "words.yml");
    let entry = |id: &str| forms.iter().find(|(entry, _)| entry == id).map(|(_, forms)| forms.join(" "));
    assert_eq!(entry("order-and-accord").as_deref(), Some("treaty"));
    assert_eq!(entry("menace-and-order").as_deref(), Some("weaponis*"));
    assert_eq!(entry("accord").as_deref(), Some("agree* cooperat* no peace peaceful"));
    for file in ["words.dic", "words.lcd"] {
        assert_eq!(imported(folder.path(), file), forms, "{file}");
    }
    // A concept without a preferred label is called by its first word.
    let named = |forms: Vec<(String, Vec<String>)>| {
        let mut forms: Vec<Vec<String>> = forms.into_iter().map(|(_, forms)| forms).collect();
        forms.sort();
        forms
    };
    assert_eq!(named(imported(folder.path(), "words.ttl")), named(forms));
}

#[test]
fn an_imported_dictionary_finds_what_its_own_reader_finds() {
    let Some(python) = std::env::var_os("PYTHON") else { return };
    let folder = dictionaries();
    imported(folder.path(), "words.dic");
    let gold = root().join("tests/gold");
    let gold = gold.to_str().unwrap();
    let arguments = [
        "analyse",
        gold,
        "--exclude",
        "*.toml",
        "--exclude",
        "*.tsv",
        "--exclude",
        "*.jsonl",
        "--lexicons",
        "from-words.dic",
    ];
    run(folder.path(), &[&arguments[..], &["--out", "out", "--quiet", "--format", "jsonl"]].concat(), 0);
    let script = root().join("tests/dictionary.py");
    let judged = Command::new(python)
        .arg(script)
        .args(["words.dic", "out", "tone"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = [judged.stdout, judged.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    assert!(judged.status.success(), "{}", said.concat());
}

#[test]
fn what_a_form_cannot_say_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("words.yml"), "law:\n  - treat*\n  - ^law.*\n  - c*urt\n").unwrap();
    let said = run(folder.path(), &["import-lexicon", "words.yml", "--id", "tone", "--out", "words.toml"], 1);
    assert!(said.contains("words.yml:3: `^law.*` is a pattern"), "{said}");
    assert!(said.contains("words.yml:4: `c*urt` has a star that does not end a word"), "{said}");
    assert!(fs::read_to_string(folder.path().join("words.toml")).unwrap().contains("treat*"));
    for (file, text, wrong) in [
        ("words.dic", "law\t1\n", "in line 1"),
        ("words.lcd", "<dictionary>\n<cnode/></dictionary>", "in line 2"),
        ("words.ttl", "<a> <b>\n", "no dictionary of its form"),
        ("words.txt", "law", "ending of no dictionary"),
        ("empty.yml", "law:\n", "holds no word"),
    ] {
        fs::write(folder.path().join(file), text).unwrap();
        let said = run(folder.path(), &["import-lexicon", file, "--id", "tone", "--out", "other.toml"], 2);
        assert!(said.contains(wrong), "{file}: {said}");
    }
    let said = run(folder.path(), &["import-lexicon", "words.yml", "--id", "law", "--out", "other.toml"], 2);
    assert!(said.contains("`law` is the id of a lexicon of the program"), "{said}");
    assert!(!folder.path().join("other.toml").exists());
}

#[test]
fn the_own_lexicons_are_exported_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    for (form, file) in [("quanteda", "own.yml"), ("liwc", "own.dic")] {
        let said = run(folder.path(), &["export-lexicon", "--to", form, "--out", file], 0);
        assert!(said.contains("only in capitals") && said.contains("exceptions are left out"), "{said}");
        let lexicons = folder.path().join(form);
        fs::create_dir(&lexicons).unwrap();
        let out = lexicons.join("own.toml");
        // A form with a mark in it is a pattern to others.
        let arguments = ["import-lexicon", file, "--id", "own", "--out", out.to_str().unwrap()];
        let code = rapporteur_in(folder.path(), &arguments).status.code().unwrap();
        assert!(code < 2);
        assert!(fs::read_to_string(out).unwrap().contains("[[entry]]"));
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        for form in ["codes of conduct", "zero days", "defense", "defence"] {
            assert!(text.contains(form), "{form}");
        }
    }
}
