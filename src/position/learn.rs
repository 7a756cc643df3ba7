//! Learning from annotated positions.

use super::Stance;
use super::candidate::{Candidate, candidates};
use super::feature::{LEAST, TEMPLATES, View};
use super::surroundings::Surroundings;
use crate::attribute::Attributions;
use crate::document::Document;
use crate::lexicon::{Lexicons, Scan};
use crate::model::Weights;
use crate::model::chain::{self, Step};
use crate::model::learn::{self, Choice, Example, Plan, Told};
use crate::statement::Statement;
use std::collections::BTreeSet;

/// The positions that the annotation has in one sentence: issues by their id, each with its side.
pub type Annotated = Vec<(String, Stance)>;

/// How to learn the weights of positions.
pub const PLAN: Plan = Plan { penalty: 2.0, documents: 3, series: 2, rounds: 120 };

/// In how many parts the series are left out to see what the weights are worth.
const PARTS: u32 = 6;

/// The choices that a document puts, with what its annotation says of them, one for each of its sentences.
pub fn examples(
    document: &Document,
    scan: &Scan,
    lexicons: &Lexicons,
    attributions: &Attributions,
    statements: &[Statement],
    annotated: &[Annotated],
) -> Vec<Example> {
    let surroundings = Surroundings::new(document, scan, lexicons, attributions, statements);
    let candidates = candidates(&surroundings);
    let example = |candidate: &Candidate| {
        let id = lexicons.citation(candidate.issue).1;
        let right = annotated.get(candidate.sentence as usize).and_then(|sentence| side_on(sentence, id));
        Example { document: 0, series: 0, steps: vec![choice(&View::new(&surroundings, candidate), right)] }
    };
    candidates.iter().map(example).collect()
}

fn side_on(sentence: &Annotated, issue: &str) -> Option<Stance> {
    sentence.iter().find(|(annotated, _)| annotated == issue).map(|(_, stance)| *stance)
}

/// Four candidates: no position, and each side.
fn choice(view: &View, right: Option<Stance>) -> Choice {
    let nothing = learn::Candidate { features: Told::default(), right: right.is_none() };
    let side = |stance: Stance| learn::Candidate {
        features: Told::by(|told| {
            view.tell(told);
            view.tell_stance(stance, told);
        }),
        right: right == Some(stance),
    };
    Choice { candidates: std::iter::once(nothing).chain(Stance::ALL.map(side)).collect(), pairs: Vec::new() }
}

/// The table of weights learnt from annotated choices, with the least probability that serves best where whole series
/// are left out.
pub fn table(examples: &[&Example]) -> String {
    let held: Vec<Held> = parts(examples).iter().flat_map(|part| held_out(examples, part)).collect();
    let learnt = learn::learn(examples, PLAN);
    format!("{}\t\t{:.3}\n{}", TEMPLATES[LEAST.template()].name, least(held), learnt.table(&TEMPLATES))
}

/// The series in some parts of about the same number.
fn parts(examples: &[&Example]) -> Vec<BTreeSet<u32>> {
    let series: BTreeSet<u32> = examples.iter().map(|example| example.series).collect();
    let mut parts = vec![BTreeSet::new(); PARTS as usize];
    for (place, series) in series.into_iter().enumerate() {
        parts[place % PARTS as usize].insert(series);
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A choice judged by weights that its series had no part in.
#[derive(Clone, Copy, Debug)]
struct Held {
    /// Probability of the most probable side.
    pub probability: f64,
    /// Whether that side is right.
    pub right: bool,
    /// Whether some side is right.
    pub wanted: bool,
}

/// The choices of some series, judged by weights learnt from the others.
fn held_out(examples: &[&Example], part: &BTreeSet<u32>) -> Vec<Held> {
    let (out, others): (Vec<&Example>, Vec<&Example>) =
        examples.iter().partition(|example| part.contains(&example.series));
    let weights = learn::learn(&others, PLAN).weights(&TEMPLATES);
    out.iter().map(|example| judged(&weights, example)).collect()
}

fn judged(weights: &Weights, example: &Example) -> Held {
    let choice = &example.steps[0];
    let nodes = choice.candidates.iter().map(|candidate| candidate.features.score(weights)).collect();
    let posterior = chain::posterior(&[Step { nodes, edges: Vec::new() }]);
    let sides = &posterior.nodes[0][1..];
    let best = (0..sides.len()).max_by(|one, other| sides[*one].total_cmp(&sides[*other])).unwrap_or_default();
    Held { probability: sides[best], right: choice.candidates[best + 1].right, wanted: !choice.candidates[0].right }
}

/// How much of the best harmonic mean of precision and recall is given for fewer wrong positions.
const SLACK: f64 = 0.005;

/// The highest of the probabilities from which on the harmonic mean of precision and recall is hardly lower than the best: a
/// wrong position costs more than none.
fn least(mut held: Vec<Held>) -> f64 {
    held.sort_by(|one, other| other.probability.total_cmp(&one.probability));
    let wanted = held.iter().filter(|held| held.wanted).count();
    let mut right = 0;
    let mean = |(at, held): (usize, &Held)| {
        right += usize::from(held.right);
        (2.0 * f64::from(right as u32) / f64::from((at + 1 + wanted) as u32), held.probability)
    };
    let means: Vec<(f64, f64)> = held.iter().enumerate().map(mean).collect();
    let best = means.iter().map(|(mean, _)| *mean).fold(0.0, f64::max);
    means.iter().find(|(mean, _)| best > 0.0 && *mean >= best - SLACK).map_or(0.5, |(_, probability)| *probability)
}
