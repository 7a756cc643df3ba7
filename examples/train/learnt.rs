//! All weights learnt from some annotated documents: owners first, the other layers on what they lay.

use crate::aligned::Aligned;
use anyhow::Result;
use rapporteur::analysis::Models;
use rapporteur::annotation::Layers;
use rapporteur::attribute;
use rapporteur::lexicon::Lexicons;
use rapporteur::model::learn::{self, Example, Plan, learn};
use rapporteur::model::{Outcomes, Weights};
use rapporteur::norm;
use rapporteur::position;
use rayon::prelude::*;

/// The penalties under which documents of series left out were most probable.
const OWNERS: Plan = Plan { penalty: 5.0, documents: 3, series: 2, rounds: 120 };
const NORMS: Plan = Plan { penalty: 3.0, documents: 3, series: 2, rounds: 120 };

/// How acts are learnt from so many documents: the less evidence there is, the more cautious the weights.
fn acts_plan(documents: usize) -> Plan {
    Plan { penalty: 46.0 / (documents.max(1) as f64).sqrt(), documents: 5, series: 3, rounds: 100 }
}

/// The weights of every layer, with their tables.
pub struct Learnt {
    pub models: Models,
    /// The name of each table and what it holds.
    pub tables: [(&'static str, String); 4],
}

/// What positions are learnt from: the documents that take any, for others are on other matters.
fn positions<'l>(documents: &[&Aligned], layers: &'l [Layers]) -> Vec<&'l Example> {
    let on_issues = documents.iter().zip(layers).filter(|(document, _)| document.takes_positions());
    on_issues.flat_map(|(_, layers)| &layers.positions).collect()
}

/// In how many parts the series are left out to see what owners and acts are like where they were not learnt.
const PARTS: u32 = 3;

/// Learns from some documents. The layers that stand on owners and acts learn from documents whose owners and acts were
/// laid by weights of other series: what weights do on their own documents is better than what they do elsewhere.
pub fn from(documents: &[&Aligned], lexicons: &Lexicons) -> Result<Learnt> {
    let parts: Vec<Models> = (0..PARTS)
        .map(|part| {
            let others: Vec<&Aligned> = documents.iter().copied().filter(|own| own.series % PARTS != part).collect();
            owners_and_acts(&others, lexicons)
        })
        .collect::<Result<_>>()?;
    let owners = learn(&owner_examples(documents), OWNERS).scaled(softening(documents, &parts));
    let layers: Vec<Layers> = documents
        .par_iter()
        .map(|document| document.layers(lexicons, &parts[(document.series % PARTS) as usize]))
        .collect();
    let all = |layer: fn(&Layers) -> &Vec<Example>| layers.iter().flat_map(layer).collect::<Vec<&Example>>();
    let acts = acts(&all(|layers| &layers.acts), documents.len());
    let norms = learn(&all(|layers| &layers.norms), NORMS);
    let positions = position::table(&positions(documents, &layers));
    let attribution = attribute::Models { owners: owners.weights(attribute::OWNER_TEMPLATES), acts: read_acts(&acts)? };
    let models =
        Models { attribution, norms: norms.weights(&norm::TEMPLATES), positions: position::Model::parse(&positions)? };
    let tables = [
        ("owners.tsv", owners.table(attribute::OWNER_TEMPLATES)),
        ("acts.tsv", acts),
        ("norms.tsv", norms.table(&norm::TEMPLATES)),
        ("positions.tsv", positions),
    ];
    Ok(Learnt { models, tables })
}

/// How much softer the weights of owners are to be, by what those of other series make of each document.
fn softening(documents: &[&Aligned], parts: &[Models]) -> f64 {
    let weights = |document: &Aligned| &parts[(document.series % PARTS) as usize].attribution.owners;
    let held_out: Vec<(&Example, &Weights)> =
        documents.iter().filter_map(|own| Some((own.owners.as_ref()?, weights(own)))).collect();
    learn::softening(&held_out)
}

fn owner_examples<'l>(documents: &[&'l Aligned]) -> Vec<&'l Example> {
    documents.iter().filter_map(|document| document.owners.as_ref()).collect()
}

/// Owners, and acts on what they lay.
fn owners_and_acts(documents: &[&Aligned], lexicons: &Lexicons) -> Result<Models> {
    let mut models = Models::default();
    models.attribution.owners = learn(&owner_examples(documents), OWNERS).weights(attribute::OWNER_TEMPLATES);
    let layers: Vec<Layers> = documents.par_iter().map(|document| document.layers(lexicons, &models)).collect();
    let examples: Vec<&Example> = layers.iter().flat_map(|layers| &layers.acts).collect();
    models.attribution.acts = read_acts(&acts(&examples, documents.len()))?;
    Ok(models)
}

/// The table of acts learnt from so many documents.
fn acts(examples: &[&Example], documents: usize) -> String {
    learn(examples, acts_plan(documents)).outcomes(attribute::ACTS, attribute::ACT_TEMPLATES)
}

fn read_acts(table: &str) -> Result<Outcomes<{ attribute::ACTS }>> {
    Ok(Outcomes::parse(table, attribute::ACT_TEMPLATES)?)
}
