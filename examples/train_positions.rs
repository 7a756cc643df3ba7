//! Trains the weights of positions on annotated documents, and tells what they are worth on series left out.
//!
//!     cargo run --example train_positions -- GOLD [OUT.tsv] [--lexicons DIR]

use rapporteur::analysis::{self, Analysis};
use rapporteur::document::{Document, Origin};
use rapporteur::lexicon::Lexicons;
use rapporteur::model::learn::Example;
use rapporteur::position::{self, Annotated, Model, Stance};
use rapporteur::remark::Noted;
use rapporteur::source::Text;
use rapporteur::structure;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

struct Gold {
    name: String,
    series: u32,
    round: String,
    analysis: Analysis,
    annotated: Vec<Annotated>,
    examples: Vec<Example>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = PathBuf::from(&arguments[0]);
    let dirs: Vec<PathBuf> =
        arguments.iter().skip_while(|argument| *argument != "--lexicons").skip(1).map(PathBuf::from).collect();
    let lexicons = Lexicons::load(&dirs).unwrap_or_else(|error| panic!("{error:?}"));
    let documents = read(&folder, &lexicons);
    ceiling(&documents, &lexicons);
    if let Ok(out) = std::env::var("DUMP") { return dump(&documents, &lexicons, &out); }
    if std::env::var("TABLE").is_ok() {
        let all: Vec<&Example> = documents.iter().flat_map(|document| &document.examples).collect();
        return std::fs::write(&arguments[1], position::table(&all)).unwrap();
    }
    if arguments.iter().any(|a| a == "--ceiling") {
        return;
    }
    let all: Vec<&Example> = documents.iter().flat_map(|document| &document.examples).collect();
    let series: BTreeSet<u32> = documents.iter().map(|document| document.series).collect();
    let mut counts: BTreeMap<String, [usize; 4]> = BTreeMap::new();
    let mut curve: Vec<(f64, bool, bool)> = Vec::new();
    let show = std::env::var("SHOW").is_ok();
    for left in &series {
        if documents.iter().all(|document| document.series != *left || document.annotated.iter().all(Vec::is_empty))
            && std::env::var("FAST").is_ok()
        {
            continue;
        }
        let others: Vec<&Example> = all.iter().copied().filter(|example| example.series != *left).collect();
        let table = position::table(&others);
        let model = Model::parse(&table).unwrap();
        let open = Model::parse(&format!("{table}least\t\t0.020\n")).unwrap();
        for document in documents.iter().filter(|document| document.series == *left) {
            let taken = positions(document, &lexicons, &model);
            let any = positions(document, &lexicons, &open);
            for (sentence, issue, stance, p) in &any {
                let gold = document.annotated[*sentence].iter().find(|(i, _)| i == issue).map(|(_, s)| *s);
                if document.round == "2" {
                    curve.push((*p, gold == Some(*stance), gold.is_some()));
                }
                if show {
                    println!(
                        "P {p:.2} {} {} {issue} {} gold={} | {}",
                        document.name,
                        sentence,
                        stance.name(),
                        gold.map_or("-", Stance::name),
                        text(document, *sentence)
                    );
                }
            }
            let wanted: usize = document.annotated.iter().map(Vec::len).sum();
            let right = taken
                .iter()
                .filter(|(s, i, st, _)| document.annotated[*s].iter().any(|(gi, gs)| gi == i && gs == st))
                .count();
            let issue =
                taken.iter().filter(|(s, i, _, _)| document.annotated[*s].iter().any(|(gi, _)| gi == i)).count();
            for key in [format!("round {}", document.round), format!("  {}", document.name)] {
                let count = counts.entry(key).or_default();
                for (sum, own) in count.iter_mut().zip([right, taken.len(), wanted, issue]) {
                    *sum += own;
                }
            }
        }
    }
    for (key, [right, taken, wanted, issue]) in &counts {
        let (p, r) = (*right as f64 / (*taken).max(1) as f64, *right as f64 / (*wanted).max(1) as f64);
        println!(
            "{key:48} P {p:.3} R {r:.3} F1 {:.3} sign {:.3}  ({right}/{taken}/{wanted})",
            2.0 * *right as f64 / (*taken + *wanted).max(1) as f64,
            *right as f64 / (*issue).max(1) as f64
        );
    }
    curve.sort_by(|a, b| b.0.total_cmp(&a.0));
    let wanted = counts["round 2"][2];
    for least in [0.8, 0.7, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1] {
        let above: Vec<_> = curve.iter().filter(|c| c.0 >= least).collect();
        let right = above.iter().filter(|c| c.1).count();
        let mean = above.iter().map(|c| c.0).sum::<f64>() / above.len().max(1) as f64;
        println!(
            "least {least:.2}: P {:.3} R {:.3} F1 {:.3} mean p {mean:.3} n {}",
            right as f64 / above.len().max(1) as f64,
            right as f64 / wanted as f64,
            2.0 * right as f64 / (above.len() + wanted) as f64,
            above.len()
        );
    }
    if let Some(out) = arguments.get(1).filter(|a| a.ends_with(".tsv")) {
        std::fs::write(out, position::table(&all)).unwrap();
    }
}

fn text(document: &Gold, sentence: usize) -> &str {
    document.analysis.sentences[sentence].span.of(&document.analysis.document.running.text)
}

/// Whether the annotated issues are among the candidates.
fn ceiling(documents: &[Gold], lexicons: &Lexicons) {
    let mut sums: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    for document in documents {
        let Analysis { document: text_, sentences, attributions, statements, .. } = &document.analysis;
        let scan = lexicons.scan(&text_.running.text, sentences);
        let every = Model::parse("least\t\t0.000\n").unwrap();
        let proposed: BTreeSet<(u32, String)> =
            position::positions(text_, &scan, lexicons, attributions, statements, &every)
                .iter()
                .map(|p| (p.sentence, lexicons.citation(p.issue).1.to_string()))
                .collect();
        let mut all = 0;
        let mut found = 0;
        for (sentence, annotated) in document.annotated.iter().enumerate() {
            for (issue, stance) in annotated {
                all += 1;
                let own = proposed.contains(&(sentence as u32, issue.clone()));
                found += usize::from(own);
                if !own && std::env::var("MISSED").is_ok() {
                    println!(
                        "M {} {:?} {issue} {} | {}",
                        document.name,
                        attributions.sentences[sentence].kind,
                        stance.name(),
                        text(document, sentence)
                    );
                }
            }
        }
        let sum = sums.entry(&document.round).or_default();
        sum[0] += found;
        sum[1] += all;
        sum[2] += document.examples.len();
        sum[3] += sentences.len();
    }
    for (round, [found, all, candidates, sentences]) in sums {
        println!(
            "ceiling round {round}: {found}/{all} = {:.3}; {candidates} candidates in {sentences} sentences",
            found as f64 / all as f64
        );
    }
}

fn positions(gold: &Gold, lexicons: &Lexicons, model: &Model) -> Vec<(usize, String, Stance, f64)> {
    let Analysis { document, sentences, attributions, statements, .. } = &gold.analysis;
    let scan = lexicons.scan(&document.running.text, sentences);
    let taken = position::positions(document, &scan, lexicons, attributions, statements, model);
    taken
        .iter()
        .map(|p| (p.sentence as usize, lexicons.citation(p.issue).1.to_string(), p.stance, f64::from(p.confidence)))
        .collect()
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
        let document: Noted<Document> =
            structure::document(row[0].into(), origin, Text { text: source.clone(), ..Text::default() });
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
        documents.push(Gold {
            name: row[0].into(),
            series,
            round: row[6].trim().into(),
            analysis,
            annotated,
            examples,
        });
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

/// Every choice with its features by name, for experiments.
fn dump(documents: &[Gold], lexicons: &Lexicons, out: &str) {
    use std::fmt::Write;
    let every = Model::parse("least\t\t0.000\n").unwrap();
    let mut lines = String::new();
    for document in documents {
        let candidates = positions(document, lexicons, &every);
        assert_eq!(candidates.len(), document.examples.len());
        let wanted: usize = document.annotated.iter().map(Vec::len).sum();
        writeln!(lines, "D\t{}\t{}\t{}\t{wanted}", document.name, document.series, document.round).unwrap();
        for ((sentence, issue, ..), example) in candidates.iter().zip(&document.examples) {
            let right = example.steps[0].candidates.iter().position(|candidate| candidate.right).unwrap();
            write!(lines, "C\t{sentence}\t{issue}\t{right}\t{}", text(document, *sentence).replace(['\t', '\n'], " ")).unwrap();
            for candidate in &example.steps[0].candidates[1..] {
                let names: Vec<String> = candidate.features.features().iter().map(|f| format!("{}={}", position::TEMPLATES[f.template()].name, f.names(&position::TEMPLATES).unwrap_or_default())).collect();
                write!(lines, "\t{}", names.join(";")).unwrap();
            }
            lines.push('\n');
        }
    }
    std::fs::write(out, lines).unwrap();
}
