//! The ratchet: accuracy on the annotated documents of the repository may not fall below `tests/gold/scores.toml`.

use crate::run::{analyse, root};
use rapporteur::evaluate::{self, Scored};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A figure may differ from the recorded one by this much.
const ROUNDING: f64 = 0.0005;

/// The name in `scores.toml` of the figures of weights that saw no document of the series.
const LEFT_OUT: &str = "series-left-out";

/// The figures that are recorded.
const FIGURES: [&str; 7] =
    ["act_accuracy", "boundary_f1", "kind_accuracy", "norm_f1", "owner_accuracy_all", "position_f1", "theme_f1"];

type Figures = BTreeMap<String, f64>;

#[test]
fn accuracy_does_not_fall() {
    let sources: Vec<PathBuf> = recorded().keys().filter(|name| *name != LEFT_OUT).map(source).collect();
    let (out, output) = analyse(&sources.iter().map(PathBuf::as_path).collect::<Vec<_>>(), &["--format", "jsonl"]);
    assert!(output.status.success());
    let scored = scored(&out);
    let wrong: Vec<String> = recorded()
        .keys()
        .filter(|name| *name != LEFT_OUT)
        .flat_map(|name| changes(name, &scored.iter().find(|scored| scored.name == *name).map(figures).unwrap()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn accuracy_on_series_left_out_does_not_fall() {
    let scored = scored(&train(&["--leave-out", "series", "--predictions"]));
    let mut means = Figures::new();
    for (figure, value) in scored.iter().flat_map(figures) {
        *means.entry(figure).or_default() += value / scored.len() as f64;
    }
    let wrong = changes(LEFT_OUT, &means);
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

fn source(name: &String) -> PathBuf {
    root().join("tests/gold").join(name).join("source.txt")
}

/// The annotated documents of the repository as a dataset has them.
fn scored(out: &tempfile::TempDir) -> Vec<Scored> {
    evaluate::evaluate(&out.path().join("dataset"), &root().join("tests/gold")).unwrap().documents
}

fn figures(scored: &Scored) -> Figures {
    scored.tally.figures().into_iter().filter(|(name, _)| FIGURES.contains(&name.as_str())).collect()
}

fn recorded() -> toml::Table {
    toml::from_str(&fs::read_to_string(root().join("tests/gold/scores.toml")).unwrap()).unwrap()
}

/// What differs from the recorded figures, for the worse or the better.
fn changes(name: &str, figures: &Figures) -> Vec<String> {
    let recorded = recorded();
    let floors = recorded.get(name).unwrap_or_else(|| panic!("`{name}` has no scores")).as_table().unwrap();
    let change = |(figure, now): (&String, &f64)| {
        let floor = floors[figure].as_float().unwrap();
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
