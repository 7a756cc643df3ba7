//! The ratchet: accuracy on the annotated documents of the repository may not fall below `tests/gold/scores.toml`.

use crate::run::{Row, analyse, root, rows};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A figure may differ from the recorded one by this much.
const ROUNDING: f64 = 0.0005;

/// The name in `scores.toml` of the figures of weights that saw no document of the series.
const LEFT_OUT: &str = "series-left-out";

#[test]
fn accuracy_does_not_fall() {
    let recorded = recorded();
    let documents = recorded.keys().filter(|name| *name != LEFT_OUT);
    let wrong: Vec<String> = documents.flat_map(|name| changes(&recorded, name, &score(name))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn accuracy_on_series_left_out_does_not_fall() {
    let out = train(&["--leave-out", "series", "--predictions"]);
    let dataset = Dataset::read(&out);
    let documents = annotated();
    let mut means: BTreeMap<&'static str, f64> = BTreeMap::new();
    for document in &documents {
        for (figure, value) in dataset.figures(document) {
            *means.entry(figure).or_default() += value / documents.len() as f64;
        }
    }
    let wrong = changes(&recorded(), LEFT_OUT, &means);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_open_weights_are_those_that_the_repository_teaches() {
    let out = train(&["--out"]);
    for table in ["owners.tsv", "acts.tsv", "norms.tsv", "positions.tsv"] {
        let (kept, learnt) = (root().join("models/open").join(table), out.path().join("dataset").join(table));
        assert!(fs::read(kept).unwrap() == fs::read(learnt).unwrap(), "models/open/{table} is not what is learnt");
    }
}

/// Runs the example that trains on the annotated documents; the last option names the folder that it writes.
fn train(options: &[&str]) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    let own = std::env::current_exe().unwrap();
    let program = own.parent().and_then(Path::parent).unwrap().join("examples/train");
    let run =
        Command::new(&program).arg(root().join("tests/gold")).args(options).arg(out.path().join("dataset")).output();
    let run = run.unwrap_or_else(|error| panic!("{}: {error}; `cargo build --examples`", program.display()));
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    out
}

fn recorded() -> toml::Table {
    toml::from_str(&fs::read_to_string(root().join("tests/gold/scores.toml")).unwrap()).unwrap()
}

/// What differs from the recorded figures, for the worse or the better.
fn changes(recorded: &toml::Table, name: &str, figures: &BTreeMap<&'static str, f64>) -> Vec<String> {
    let floors = recorded.get(name).unwrap_or_else(|| panic!("`{name}` has no scores")).as_table().unwrap();
    let change = |(figure, now): (&&str, &f64)| {
        let floor = floors[*figure].as_float().unwrap();
        match () {
            _ if now + ROUNDING < floor => Some(format!("{name}: {figure} fell from {floor:.3} to {now:.3}")),
            _ if *now > floor + ROUNDING => {
                Some(format!("{name}: {figure} rose from {floor:.3} to {now:.3}; write the rise down"))
            }
            _ => None,
        }
    };
    figures.iter().filter_map(change).collect()
}

/// The annotated documents.
fn annotated() -> Vec<String> {
    let folders = fs::read_dir(root().join("tests/gold")).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> =
        folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// All figures for one document, as the program analyses it.
fn score(document: &str) -> BTreeMap<&'static str, f64> {
    let source = root().join("tests/gold").join(document).join("source.txt");
    let (out, output) = analyse(&[&source], &["--format", "jsonl"]);
    assert!(output.status.success());
    let mut dataset = Dataset::read(&out);
    let name = word(&dataset.sentences[0], "document");
    dataset.rename(&name, document);
    dataset.figures(document)
}

/// The tables of a dataset that are compared.
struct Dataset {
    sentences: Vec<Row>,
    speakers: Vec<Row>,
    positions: Vec<Row>,
    norms: Vec<Row>,
}

impl Dataset {
    fn read(out: &tempfile::TempDir) -> Dataset {
        let [sentences, speakers, positions, norms] =
            ["sentences", "speakers", "positions", "norms"].map(|table| rows(out, table));
        Dataset { sentences, speakers, positions, norms }
    }

    /// Calls a document by another name.
    fn rename(&mut self, from: &str, to: &str) {
        for row in [&mut self.sentences, &mut self.speakers, &mut self.positions, &mut self.norms].into_iter().flatten()
        {
            if word(row, "document") == from {
                row.insert("document".into(), to.into());
            }
        }
    }

    /// All figures for one document.
    fn figures(&self, document: &str) -> BTreeMap<&'static str, f64> {
        let gold = Gold::read(&root().join("tests/gold").join(document));
        let own = |rows: &[Row]| -> Vec<Row> {
            rows.iter().filter(|row| word(row, "document") == document).cloned().collect()
        };
        let sentences: Vec<Found> = own(&self.sentences).iter().map(|row| Found::of(row, &gold.text)).collect();
        let speakers: HashMap<String, Row> =
            own(&self.speakers).into_iter().map(|row| (word(&row, "speaker"), row)).collect();
        let kind = |unit: &Unit, found: &Found| unit.kind == word(&found.row, "kind");
        let act = |unit: &Unit, found: &Found| unit.act == word(&found.row, "act");
        BTreeMap::from([
            ("boundary_f1", gold.boundaries(&sentences)),
            ("kind", gold.share(&sentences, |unit| unit.kind != "furniture", kind)),
            ("owner", gold.share(&sentences, Unit::is_prose, |unit, found| gold.same_owners(unit, found, &speakers))),
            ("act", gold.share(&sentences, |unit| !unit.act.is_empty(), act)),
            ("theme_f1", gold.themes(&sentences)),
            ("position_f1", gold.positions(&sentences, &own(&self.positions))),
            ("norm_f1", gold.norms(&sentences, &own(&self.norms))),
        ])
    }
}

/// One annotated unit.
struct Unit {
    kind: String,
    speakers: Vec<String>,
    themes: BTreeSet<String>,
    act: String,
    /// Issues with stances.
    positions: BTreeSet<(String, String)>,
    /// Whether it states a norm.
    rules: bool,
    characters: BTreeSet<usize>,
}

impl Unit {
    fn is_prose(&self) -> bool {
        !matches!(self.kind.as_str(), "furniture" | "heading" | "roster")
    }
}

/// One sentence of the dataset.
struct Found {
    row: Row,
    characters: BTreeSet<usize>,
}

impl Found {
    fn of(row: &Row, text: &[char]) -> Found {
        Found { characters: characters(&row["spans"], text), row: row.clone() }
    }
}

/// The annotation of one document.
struct Gold {
    text: Vec<char>,
    units: Vec<Unit>,
    /// Each speaker's names in the text.
    roster: HashMap<String, Vec<String>>,
}

impl Gold {
    fn read(folder: &Path) -> Gold {
        let text: Vec<char> = fs::read_to_string(folder.join("source.txt")).unwrap().chars().collect();
        let lines = fs::read_to_string(folder.join("units.jsonl")).unwrap();
        let unit = |line: &str| {
            let row: Row = serde_json::from_str(line).unwrap();
            Unit {
                kind: word(&row, "kind"),
                speakers: list(&row, "speakers"),
                themes: list(&row, "themes").into_iter().collect(),
                act: word(&row, "act"),
                positions: rows_of(&row["positions"]).map(position).collect(),
                rules: rows_of(&row["norms"]).next().is_some(),
                characters: characters(&row["spans"], &text),
            }
        };
        let units = lines.lines().map(unit).collect();
        let roster = fs::read_to_string(folder.join("ROSTER.tsv")).unwrap();
        let names = |line: &str| {
            line.split_once('\t').map(|(id, forms)| (id.to_string(), forms.split(" | ").map(str::to_string).collect()))
        };
        Gold { roster: roster.lines().filter_map(names).collect(), units, text }
    }

    /// F1 of the last characters of sentences, inside annotated prose.
    fn boundaries(&self, sentences: &[Found]) -> f64 {
        let footnotes = |unit: &&Unit| unit.is_prose();
        let region: BTreeSet<usize> =
            self.units.iter().filter(footnotes).flat_map(|unit| unit.characters.iter().copied()).collect();
        let wanted: BTreeSet<usize> =
            self.units.iter().filter(footnotes).filter_map(|unit| unit.characters.last().copied()).collect();
        let found: BTreeSet<usize> =
            sentences.iter().filter_map(|found| found.characters.intersection(&region).last().copied()).collect();
        f1(wanted.intersection(&found).count(), found.len(), wanted.len())
    }

    /// The share of the units in question whose sentence is right.
    fn share(&self, sentences: &[Found], counts: impl Fn(&Unit) -> bool, right: impl Fn(&Unit, &Found) -> bool) -> f64 {
        let units: Vec<&Unit> = self.units.iter().filter(|unit| counts(unit)).collect();
        if units.is_empty() {
            return 1.0;
        }
        let correct =
            units.iter().filter(|unit| covering(unit, sentences).is_some_and(|found| right(unit, found))).count();
        correct as f64 / units.len() as f64
    }

    fn themes(&self, sentences: &[Found]) -> f64 {
        let (mut both, mut tagged, mut wanted) = (0, 0, 0);
        for unit in self.units.iter().filter(|unit| unit.is_prose()) {
            let found: BTreeSet<String> = covering(unit, sentences)
                .map(|found| list(&found.row, "themes").into_iter().collect())
                .unwrap_or_default();
            both += found.intersection(&unit.themes).count();
            tagged += found.len();
            wanted += unit.themes.len();
        }
        f1(both, tagged, wanted)
    }

    /// F1 of issues with stances; a sentence counts for the first unit that it covers.
    fn positions(&self, sentences: &[Found], taken: &[Row]) -> f64 {
        let (mut both, mut told, mut wanted) = (0, 0, 0);
        for (unit, number) in self.firsts(sentences) {
            let own = taken.iter().filter(|row| row["sentence"].as_u64() == number && number.is_some());
            let found: BTreeSet<(String, String)> = own.map(position).collect();
            both += found.intersection(&unit.positions).count();
            told += found.len();
            wanted += unit.positions.len();
        }
        f1(both, told, wanted)
    }

    /// F1 of sentences that state a norm.
    fn norms(&self, sentences: &[Found], norms: &[Row]) -> f64 {
        let (mut both, mut told, mut wanted) = (0, 0, 0);
        for (unit, number) in self.firsts(sentences) {
            let found = norms.iter().any(|row| row["sentence"].as_u64() == number && number.is_some());
            both += usize::from(found && unit.rules);
            told += usize::from(found);
            wanted += usize::from(unit.rules);
        }
        f1(both, told, wanted)
    }

    /// The units of prose, each with the number of its sentence unless an earlier unit had the same.
    fn firsts(&self, sentences: &[Found]) -> Vec<(&Unit, Option<u64>)> {
        let mut seen = BTreeSet::new();
        let prose = self.units.iter().filter(|unit| unit.is_prose());
        let number = |unit: &Unit| covering(unit, sentences).and_then(|found| found.row["sentence"].as_u64());
        prose.map(|unit| (unit, number(unit).filter(|number| seen.insert(*number)))).collect()
    }

    fn same_owners(&self, unit: &Unit, found: &Found, speakers: &HashMap<String, Row>) -> bool {
        let owners: Vec<&Row> = list(&found.row, "speakers").iter().map(|id| &speakers[id]).collect();
        owners.len() == unit.speakers.len()
            && unit.speakers.iter().all(|wanted| owners.iter().any(|owner| self.is(wanted, owner)))
    }

    /// Whether a speaker of the dataset is an annotated one: the words of one name are among those of the other.
    fn is(&self, wanted: &str, speaker: &Row) -> bool {
        if wanted.starts_with("anon:") {
            return matches!(word(speaker, "kind").as_str(), "anonymous" | "group");
        }
        let names = self.roster.get(wanted).cloned().unwrap_or_default();
        let mine = words(&word(speaker, "name"));
        names
            .iter()
            .chain([&wanted.replace(['_', ':'], " ")])
            .map(|name| words(name))
            .any(|name| name.is_subset(&mine) || mine.is_subset(&name))
    }
}

/// The objects of a list.
fn rows_of(list: &Value) -> impl Iterator<Item = &Row> {
    list.as_array().into_iter().flatten().filter_map(Value::as_object)
}

fn position(row: &Row) -> (String, String) {
    (word(row, "issue"), word(row, "stance"))
}

/// The sentence that covers most of a unit.
fn covering<'f>(unit: &Unit, sentences: &'f [Found]) -> Option<&'f Found> {
    let shared = |found: &&Found| found.characters.intersection(&unit.characters).count();
    sentences.iter().filter(|found| shared(found) > 0).max_by_key(shared)
}

/// The characters of some spans that are not white space.
fn characters(spans: &Value, text: &[char]) -> BTreeSet<usize> {
    let pair = |span: &Value| (span[0].as_u64().unwrap() as usize)..(span[1].as_u64().unwrap() as usize);
    spans.as_array().unwrap().iter().flat_map(pair).filter(|at| !text[*at].is_whitespace()).collect()
}

fn words(name: &str) -> BTreeSet<String> {
    const TITLES: [&str; 9] = ["mr", "ms", "mrs", "dr", "ambassador", "the", "role", "state", "chair"];
    let lower = name.to_lowercase();
    let words =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && !TITLES.contains(word));
    words.map(str::to_string).collect()
}

fn word(row: &Row, key: &str) -> String {
    row[key].as_str().unwrap_or_default().to_string()
}

fn list(row: &Row, key: &str) -> Vec<String> {
    row[key].as_array().unwrap_or(&Vec::new()).iter().filter_map(Value::as_str).map(str::to_string).collect()
}

fn f1(both: usize, found: usize, wanted: usize) -> f64 {
    if found + wanted == 0 { 1.0 } else { 2.0 * both as f64 / (found + wanted) as f64 }
}
