//! Trains the weights of positions on annotated documents, or tells what they are worth on series left out.
//!
//!     cargo run --release --example train_positions -- GOLD [models/full/positions.tsv]
//!
//! `GOLD` holds `SOURCES.tsv` and a folder for each document with `source.txt` and `units.jsonl`. With a second
//! argument the table is written there; without, each series is left out in turn.

use rapporteur::analysis::{self, Analysis};
use rapporteur::document::Origin;
use rapporteur::lexicon::Lexicons;
use rapporteur::model::learn::Example;
use rapporteur::position::{self, Annotated, Model, Stance};
use rapporteur::source::Text;
use rapporteur::structure;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

struct Gold {
    round: String,
    series: u32,
    analysis: Analysis,
    annotated: Vec<Annotated>,
    examples: Vec<Example>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let lexicons = Lexicons::embedded().unwrap();
    let documents = read(Path::new(&arguments[0]), &lexicons);
    match arguments.get(1) {
        Some(out) => std::fs::write(out, table(&documents, |_| true)).unwrap(),
        None => leave_out(&documents, &lexicons),
    }
}

fn table(documents: &[Gold], is_in: impl Fn(&Gold) -> bool) -> String {
    let examples: Vec<&Example> = documents.iter().filter(|own| is_in(own)).flat_map(|own| &own.examples).collect();
    position::table(&examples)
}

/// Counts of one round.
#[derive(Default)]
struct Counts {
    right: usize,
    taken: usize,
    wanted: usize,
    proposed: usize,
}

#[allow(clippy::print_stdout)]
fn leave_out(documents: &[Gold], lexicons: &Lexicons) {
    let mut rounds: BTreeMap<&str, Counts> = BTreeMap::new();
    for series in documents.iter().map(|document| document.series).collect::<BTreeSet<u32>>() {
        let model = Model::parse(&table(documents, |document| document.series != series)).unwrap();
        for document in documents.iter().filter(|document| document.series == series) {
            let counts = rounds.entry(&document.round).or_default();
            count(document, lexicons, &model, counts);
        }
    }
    for (round, Counts { right, taken, wanted, proposed }) in rounds {
        let share = |part: usize, all: usize| part as f64 / all.max(1) as f64;
        println!(
            "round {round}: P {:.3} R {:.3} F1 {:.3}, proposed {:.3} ({right} of {taken}, {wanted} wanted)",
            share(right, taken),
            share(right, wanted),
            share(2 * right, taken + wanted),
            share(proposed, wanted)
        );
    }
}

fn count(gold: &Gold, lexicons: &Lexicons, model: &Model, counts: &mut Counts) {
    let Analysis { document, sentences, attributions, statements, .. } = &gold.analysis;
    let scan = lexicons.scan(&document.running.text, sentences);
    let taken = position::positions(document, &scan, lexicons, attributions, statements, model);
    let is_right = |position: &&position::Position| {
        let told = (lexicons.citation(position.issue).1.to_string(), position.stance);
        gold.annotated[position.sentence as usize].contains(&told)
    };
    counts.right += taken.iter().filter(is_right).count();
    counts.taken += taken.len();
    counts.wanted += gold.annotated.iter().map(Vec::len).sum::<usize>();
    counts.proposed += gold.examples.iter().filter(|example| !example.steps[0].candidates[0].right).count();
}

fn read(folder: &Path, lexicons: &Lexicons) -> Vec<Gold> {
    let table = std::fs::read_to_string(folder.join("SOURCES.tsv")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let series: BTreeSet<&str> = rows.iter().map(|row| row[5]).collect();
    let mut documents = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let own = folder.join(row[0]);
        if !own.exists() {
            continue;
        }
        let source = std::fs::read_to_string(own.join("source.txt")).unwrap();
        let origin = Origin { source: format!("{}.txt", row[0]), name: row[0].into(), ..Origin::default() };
        let document = structure::document(row[0].into(), origin, Text { text: source.clone(), ..Text::default() });
        let analysis = analysis::analyse(document, lexicons);
        let annotated = annotated(&own, &source, &analysis);
        let scan = lexicons.scan(&analysis.document.running.text, &analysis.sentences);
        let series = series.iter().position(|one| *one == row[5]).unwrap() as u32;
        let mut examples = position::examples(
            &analysis.document,
            &scan,
            lexicons,
            &analysis.attributions,
            &analysis.statements,
            &annotated,
        );
        for example in &mut examples {
            (example.document, example.series) = (number as u32, series);
        }
        documents.push(Gold { series, round: row[6].trim().into(), analysis, annotated, examples });
    }
    documents
}

/// The annotation of each sentence: of the units that it covers most.
fn annotated(folder: &Path, source: &str, analysis: &Analysis) -> Vec<Annotated> {
    let bytes: Vec<usize> = source.char_indices().map(|(at, _)| at).chain([source.len()]).collect();
    let mut owner = vec![u32::MAX; source.len() + 1];
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        for piece in analysis.document.running.pieces(sentence.span) {
            owner[piece.range()].fill(number as u32);
        }
    }
    let mut annotated: Vec<Annotated> = vec![Vec::new(); analysis.sentences.len()];
    for line in std::fs::read_to_string(folder.join("units.jsonl")).unwrap().lines().filter(|line| !line.is_empty()) {
        let unit: Value = serde_json::from_str(line).unwrap();
        let mut cover: BTreeMap<u32, usize> = BTreeMap::new();
        for span in unit["spans"].as_array().unwrap() {
            let (start, end) = (span[0].as_u64().unwrap() as usize, span[1].as_u64().unwrap() as usize);
            for at in bytes[start]..bytes[end] {
                if owner[at] != u32::MAX && !source.as_bytes()[at].is_ascii_whitespace() {
                    *cover.entry(owner[at]).or_default() += 1;
                }
            }
        }
        let Some((sentence, _)) = cover.iter().max_by_key(|(_, count)| **count) else { continue };
        for position in unit["positions"].as_array().unwrap() {
            let stance = Stance::ALL.into_iter().find(|stance| stance.name() == position["stance"]).unwrap();
            annotated[*sentence as usize].push((position["issue"].as_str().unwrap().into(), stance));
        }
    }
    annotated
}
