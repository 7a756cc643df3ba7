//! `rapporteur evaluate`: how right a dataset is, by documents that people have annotated.

use super::args::{Evaluate, EvaluationFormat};
use super::messages::{self, hinted};
use super::summary::counted;
use super::{DONE, INCOMPLETE, output};
use anyhow::Result;
use rapporteur::evaluate::{self, Error, Evaluation, Figures, Scored};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The figures that every document is shown with, and their names at the head of a column.
const SHOWN: [(&str, &str); 9] = [
    ("boundary_f1", "ends"),
    ("kind_accuracy", "kind"),
    ("owner_accuracy_all", "owner"),
    ("speaker_accuracy", "speaker"),
    ("speaker_precision", "precise"),
    ("theme_f1", "theme"),
    ("act_accuracy", "act"),
    ("position_f1", "position"),
    ("norm_f1", "norm"),
];

/// What all documents together are called.
const ALL: &str = "ALL";

pub(super) fn run(options: &Evaluate) -> Result<u8> {
    let evaluation = evaluate::evaluate(&options.dataset, &options.gold).map_err(with_hint)?;
    if let Some(path) = &options.errors {
        output::file(path, &faults(&evaluation)?)?;
    }
    match options.format {
        EvaluationFormat::Text => output::write(text(&evaluation)?.as_bytes())?,
        EvaluationFormat::Json => output::write(&json(&evaluation)?)?,
    }
    let missing: Vec<&Scored> = evaluation.documents.iter().filter(|scored| scored.document.is_none()).collect();
    missing
        .iter()
        .for_each(|scored| messages::warning(format!("`{}` is not in the dataset: all of it is missed", scored.name)));
    Ok(if missing.is_empty() { DONE } else { INCOMPLETE })
}

/// A row a document, then all figures.
fn text(evaluation: &Evaluation) -> Result<String> {
    let all = evaluation.all().figures();
    let rows: Vec<(&str, Figures)> =
        evaluation.documents.iter().map(|scored| (scored.name.as_str(), scored.tally.figures())).collect();
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default().max(ALL.len());
    let mut table = format!("{:width$}", "");
    SHOWN.iter().try_for_each(|(_, head)| write!(table, " {head:>8}"))?;
    for (name, figures) in rows.into_iter().chain([(ALL, all.clone())]) {
        write!(table, "\n{name:width$}")?;
        for (wanted, _) in SHOWN {
            let value = figures.iter().find(|(figure, _)| figure == wanted).map(|(_, value)| *value);
            write!(table, " {:>8.3}", value.unwrap_or_default())?;
        }
    }
    table.push_str("\n\n");
    let width = all.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    all.iter().try_for_each(|(name, value)| writeln!(table, "{name:width$} {value:.3}"))?;
    writeln!(table, "\n{}", differences(evaluation))?;
    Ok(table)
}

/// `12 differences: 3 act, 9 speaker`
fn differences(evaluation: &Evaluation) -> String {
    let mut layers: BTreeMap<&str, usize> = BTreeMap::new();
    let faults = evaluation.documents.iter().flat_map(|scored| &scored.faults);
    faults.for_each(|fault| *layers.entry(fault.layer).or_default() += 1);
    let all = counted(layers.values().sum::<usize>() as u64, "difference");
    let each: Vec<String> = layers.into_iter().map(|(layer, count)| format!("{count} {layer}")).collect();
    if each.is_empty() { all } else { format!("{all}: {}", each.join(", ")) }
}

/// The figures of each document and of all.
fn json(evaluation: &Evaluation) -> Result<Vec<u8>> {
    let object =
        |figures: Figures| -> Value { figures.into_iter().map(|(name, value)| (name, json!(value))).collect() };
    let mut documents: Map<String, Value> =
        evaluation.documents.iter().map(|scored| (scored.name.clone(), object(scored.tally.figures()))).collect();
    documents.insert(ALL.into(), object(evaluation.all().figures()));
    let mut bytes = serde_json::to_vec_pretty(&documents)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Where dataset and annotation differ, a row each, as CSV.
fn faults(evaluation: &Evaluation) -> Result<Vec<u8>> {
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(["name", "document", "sentence", "layer", "annotated", "found", "text"])?;
    for scored in &evaluation.documents {
        let document = scored.document.as_deref().unwrap_or_default();
        for fault in &scored.faults {
            let sentence = fault.sentence.map(|number| number.to_string()).unwrap_or_default();
            rows.write_record([
                &scored.name,
                document,
                &sentence,
                fault.layer,
                &fault.annotated,
                &fault.found,
                &fault.text,
            ])?;
        }
    }
    Ok(rows.into_inner()?)
}

fn with_hint(error: Error) -> anyhow::Error {
    let hint = match &error {
        Error::NoDataset { .. } => "give a folder that `rapporteur analyse` wrote",
        Error::NoGold { .. } => {
            "a folder a document with `source.txt` and `units.jsonl` is wanted, or `.json` of Label Studio or `.jsonl` of doccano"
        }
        Error::Damaged { .. } => "`docs/accuracy.md` tells the form of an annotation",
        _ => return error.into(),
    };
    hinted(error, hint)
}
