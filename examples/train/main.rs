//! Learns the weights of all decisions from annotated documents.
//!
//!     cargo run --release --example train -- GOLD… --out models/full
//!     cargo run --release --example train -- GOLD… --leave-out series --predictions DIR
//!
//! GOLD is a folder of annotated documents, see `docs/accuracy.md`. With `--licences un,public,cc-by` only those count.
//! With `--leave-out series` every document is analysed with weights learnt from the other series, and the predictions
//! are a dataset.

mod gold;

use anyhow::{Context, Result, bail};
use gold::Gold;
use rapporteur::analysis::{self, Models};
use rapporteur::attribute::{self, Kind};
use rapporteur::dataset::{self, Formats, Run, Writer};
use rapporteur::document::Origin;
use rapporteur::lexicon::Lexicons;
use rapporteur::model::learn::{Choice, Example, Plan, learn};
use rapporteur::remark::Noted;
use rapporteur::source::Text;
use rapporteur::speech::speaker::Speaker;
use rapporteur::{document::Document, structure};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn main() -> Result<()> {
    let options = Options::read()?;
    let lexicons = Lexicons::embedded()?;
    let mut documents = Vec::new();
    for folder in &options.folders {
        documents.extend(gold::read(folder)?);
    }
    documents.retain(|document| options.licences.is_empty() || options.licences.contains(&document.licence));
    let examples: Vec<Vec<Example>> = {
        let numbers = numbers(&documents);
        documents.par_iter().enumerate().map(|(at, gold)| examples(gold, at, &numbers, &lexicons)).collect()
    };
    ceiling(&documents, &examples);
    match options.predictions {
        Some(folder) => predict(&documents, &examples, &lexicons, &folder),
        None => {
            let all: Vec<&Example> = examples.iter().flatten().collect();
            let table = learn(&all, plan()).table(attribute::TEMPLATES);
            let out = options.out.context("`--out` names the folder for the tables")?;
            std::fs::create_dir_all(&out)?;
            std::fs::write(out.join("attribution.tsv"), table)?;
            Ok(())
        }
    }
}

struct Options {
    folders: Vec<PathBuf>,
    licences: Vec<String>,
    out: Option<PathBuf>,
    predictions: Option<PathBuf>,
}

impl Options {
    fn read() -> Result<Options> {
        let mut options = Options { folders: Vec::new(), licences: Vec::new(), out: None, predictions: None };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut value = || words.next().with_context(|| format!("`{word}` wants a value"));
            match word.as_str() {
                "--out" => options.out = Some(value()?.into()),
                "--predictions" => options.predictions = Some(value()?.into()),
                "--licences" => options.licences = value()?.split(',').map(str::to_string).collect(),
                "--leave-out" if value()? == "series" => {}
                _ if word.starts_with("--") => bail!("`{word}` is no option"),
                _ => options.folders.push(word.into()),
            }
        }
        Ok(options)
    }
}

/// The penalty under which documents of series left out were most probable.
fn plan() -> Plan {
    Plan { penalty: 4.0, rounds: 100, ..Plan::default() }
}

/// The number of each series.
fn numbers(documents: &[Gold]) -> BTreeMap<String, u32> {
    let series: BTreeSet<&String> = documents.iter().map(|document| &document.series).collect();
    series.into_iter().cloned().zip(0..).collect()
}

fn laid_out(gold: &Gold) -> Noted<Document> {
    let origin = Origin {
        source: gold.source.display().to_string(),
        name: gold.name.clone(),
        sha256: format!("{:x}", Sha256::digest(gold.text.as_bytes())),
        media_type: "text/plain",
        verbatim: true,
        ..Origin::default()
    };
    structure::document(gold.name.clone(), origin, Text { text: gold.text.clone(), ..Text::default() })
}

fn examples(gold: &Gold, number: usize, series: &BTreeMap<String, u32>, lexicons: &Lexicons) -> Vec<Example> {
    let document = laid_out(gold).value;
    let example = |steps: Vec<Choice>| Example { document: number as u32, series: series[&gold.series], steps };
    let sentences = rapporteur::segment::sentences(&document);
    let stretches: Vec<Vec<(usize, usize)>> = sentences
        .iter()
        .map(|sentence| {
            document
                .running
                .pieces(sentence.span)
                .iter()
                .map(|piece| (piece.start as usize, piece.end as usize))
                .collect()
        })
        .collect();
    let units = gold.units_of(&stretches);
    let right = |sentence: usize, kind: Kind, speakers: &[&Speaker]| {
        units[sentence].is_some_and(|unit| {
            let unit = &gold.units[unit];
            unit.kind == kind.name() && gold.same(unit, speakers)
        })
    };
    analysis::choices(&document, &sentences, lexicons, right).map(example).into_iter().collect()
}

/// Tells how often what is annotated is among the candidates.
#[allow(clippy::print_stderr)]
fn ceiling(documents: &[Gold], examples: &[Vec<Example>]) {
    let (mut all, mut found) = (0, 0);
    for (gold, examples) in documents.iter().zip(examples) {
        let steps = || examples.iter().flat_map(|example| &example.steps);
        let own = steps().filter(|step| step.candidates.iter().any(|candidate| candidate.right)).count();
        (all, found) = (all + steps().count(), found + own);
        if steps().count() > 0 {
            eprintln!("{:50} {own:4} of {:4}", gold.name, steps().count());
        }
    }
    eprintln!("what is annotated is among the candidates of {found} of {all} sentences");
}

/// Analyses every document with weights learnt without its series, and writes the dataset.
fn predict(documents: &[Gold], examples: &[Vec<Example>], lexicons: &Lexicons, folder: &Path) -> Result<()> {
    let series: BTreeSet<&String> = documents.iter().map(|document| &document.series).collect();
    let models: BTreeMap<&String, Models> = series
        .into_par_iter()
        .map(|left_out| {
            let kept = documents.iter().zip(examples).filter(|(document, _)| document.series != *left_out);
            let kept: Vec<&Example> = kept.flat_map(|(_, examples)| examples).collect();
            (left_out, Models { attribution: learn(&kept, plan()).weights(), ..Models::embedded().clone() })
        })
        .collect();
    let formats = Formats { jsonl: true, ..Formats::default() };
    let mut writer = Writer::new(folder, Run::new(lexicons, formats, serde_json::Value::Null))?;
    for gold in documents {
        let analysis = analysis::analyse_with(laid_out(gold), lexicons, &models[&gold.series]);
        writer.add(dataset::render(analysis, lexicons, formats))?;
    }
    writer.finish()?;
    Ok(())
}
