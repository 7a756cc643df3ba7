//! All weights learnt from some annotated documents: owners first, the other layers on what they lay.

use crate::aligned::Aligned;
use anyhow::Result;
use rapporteur::analysis::Models;
use rapporteur::annotation::Layers;
use rapporteur::attribute;
use rapporteur::lexicon::Lexicons;
use rapporteur::model::learn::{Example, Plan, learn};
use rapporteur::norm;
use rapporteur::position;
use rayon::prelude::*;

/// The penalties under which documents of series left out were most probable.
const OWNERS: Plan = Plan { penalty: 12.0, documents: 4, series: 3, rounds: 100 };
const ACTS: Plan = Plan { penalty: 4.0, documents: 5, series: 3, rounds: 100 };
const NORMS: Plan = Plan { penalty: 3.0, documents: 3, series: 2, rounds: 120 };

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

/// Learns from some documents.
pub fn from(documents: &[&Aligned], lexicons: &Lexicons) -> Result<Learnt> {
    let owners: Vec<&Example> = documents.iter().filter_map(|document| document.owners.as_ref()).collect();
    let owners = learn(&owners, OWNERS);
    let mut models = Models::default();
    models.attribution.owners = owners.weights();
    let layers: Vec<Layers> = documents.par_iter().map(|document| document.layers(lexicons, &models)).collect();
    let all = |layer: fn(&Layers) -> &Vec<Example>| layers.iter().flat_map(layer).collect::<Vec<&Example>>();
    let acts = learn(&all(|layers| &layers.acts), ACTS);
    let norms = learn(&all(|layers| &layers.norms), NORMS);
    let positions = position::table(&positions(documents, &layers));
    models.attribution.acts = acts.weights();
    models.norms = norms.weights();
    models.positions = position::Model::parse(&positions)?;
    let tables = [
        ("owners.tsv", owners.table(attribute::OWNER_TEMPLATES)),
        ("acts.tsv", acts.table(attribute::ACT_TEMPLATES)),
        ("norms.tsv", norms.table(&norm::TEMPLATES)),
        ("positions.tsv", positions),
    ];
    Ok(Learnt { models, tables })
}
