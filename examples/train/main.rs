//! Learns the weights of all decisions from annotated documents.
//!
//!     cargo run --release --example train -- GOLD… --out models/full
//!     cargo run --release --example train -- GOLD… --leave-out series --predictions DIR
//!
//! GOLD is a folder of annotated documents, see `docs/accuracy.md`. With `--licences un,public,cc-by` only those count.
//! With `--leave-out series` the series are left out in eight parts, every document is analysed with weights learnt from
//! the other parts, and the predictions are a dataset.

mod aligned;
mod gold;
mod learnt;

use aligned::Aligned;
use anyhow::{Context, Result, bail};
use gold::Gold;
use rapporteur::analysis::{self, Models};
use rapporteur::dataset::{self, Formats, Run, Writer};
use rapporteur::lexicon::{self, Lexicons};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn main() -> Result<()> {
    let options = Options::read()?;
    let lexicons = lexicon::embedded();
    let mut documents = Vec::new();
    for folder in &options.folders {
        documents.extend(gold::read(folder)?);
    }
    documents.retain(|document| options.licences.is_empty() || options.licences.contains(&document.licence));
    let numbers = numbers(&documents);
    let align = |(number, gold)| Aligned::of(gold, number as u32, numbers[&gold.series], &lexicons);
    let aligned: Vec<Aligned> = documents.par_iter().enumerate().map(align).collect();
    ceiling(&aligned);
    match options.predictions {
        Some(folder) => predict(&aligned, &lexicons, &folder),
        None => {
            let learnt = learnt::from(&aligned.iter().collect::<Vec<_>>(), &lexicons)?;
            let out = options.out.context("`--out` names the folder for the tables")?;
            std::fs::create_dir_all(&out)?;
            for (name, table) in learnt.tables {
                std::fs::write(out.join(name), table)?;
            }
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

/// The number of each series.
fn numbers(documents: &[Gold]) -> BTreeMap<String, u32> {
    let series: BTreeSet<&String> = documents.iter().map(|document| &document.series).collect();
    series.into_iter().cloned().zip(0..).collect()
}

/// Tells how often what is annotated is among the candidates.
#[allow(clippy::print_stderr)]
fn ceiling(documents: &[Aligned]) {
    let (mut all, mut found) = (0, 0);
    for document in documents {
        let Some(owners) = &document.owners else { continue };
        let right = owners.steps.iter().filter(|step| step.candidates.iter().any(|candidate| candidate.right)).count();
        (all, found) = (all + owners.steps.len(), found + right);
        eprintln!("{:50} {right:4} of {:4}", document.gold.name, owners.steps.len());
    }
    eprintln!("what is annotated is among the candidates of {found} of {all} sentences");
}

/// In how many parts the series are left out.
const PARTS: usize = 8;

/// Analyses every document with weights learnt without its series, and writes the dataset.
fn predict(documents: &[Aligned], lexicons: &Lexicons, folder: &Path) -> Result<()> {
    let series: BTreeSet<&String> = documents.iter().map(|document| &document.gold.series).collect();
    let parts: BTreeMap<&String, usize> = series.into_iter().zip((0..PARTS).cycle()).collect();
    let part = |document: &Aligned| parts[&document.gold.series];
    let models: Vec<Models> = (0..PARTS)
        .into_par_iter()
        .map(|left_out| {
            let kept: Vec<&Aligned> = documents.iter().filter(|document| part(document) != left_out).collect();
            Ok(learnt::from(&kept, lexicons)?.models)
        })
        .collect::<Result<_>>()?;
    let formats = Formats { jsonl: true, ..Formats::default() };
    let mut writer = Writer::new(folder, Run::new(lexicons, formats, serde_json::Value::Null))?;
    for document in documents {
        let analysis = analysis::analyse_with(aligned::laid_out(document.gold), lexicons, &models[part(document)]);
        writer.add(dataset::render(analysis, lexicons, formats))?;
    }
    writer.finish()?;
    Ok(())
}
