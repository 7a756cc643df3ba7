//! Learning weights from annotated choices.
//!
//! The cost is the negative logarithm of the probability of the right choices, with a penalty on the squares of the
//! weights. Where several candidates are right, their probabilities add up; where none is, any may be chosen.

use super::chain::{self, Step};
use super::minimise::minimise;
use super::{Feature, Sink, Template, Values, Weights};
use std::collections::{BTreeMap, BTreeSet};

/// One annotated chain of choices; a single choice is a chain of one step.
#[derive(Clone, Debug, Default)]
pub struct Example {
    /// The document it is from, and the document's series.
    pub document: u32,
    /// The series of documents, left out together.
    pub series: u32,
    /// Its steps.
    pub steps: Vec<Choice>,
}

/// One step: the candidates, and how each pair with one of the step before hangs together.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// The candidates.
    pub candidates: Vec<Candidate>,
    /// The features of pairs, in the order of [`Step::edges`]; empty where nothing hangs together.
    pub pairs: Vec<Told>,
}

/// One candidate.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// What holds of it.
    pub features: Told,
    /// Whether the annotation has it.
    pub right: bool,
}

/// Features as they were told, with the words of those that are words.
#[derive(Clone, Debug, Default)]
pub struct Told {
    features: Vec<Feature>,
    words: Vec<(Feature, u8, String)>,
}

impl Told {
    /// Gathers the features that `tell` tells.
    pub fn by(tell: impl FnOnce(&mut Told)) -> Told {
        let mut told = Told::default();
        tell(&mut told);
        told
    }
}

impl Told {
    /// What was told, in order.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// The sum of the weights of what was told.
    pub fn score(&self, weights: &Weights) -> f64 {
        self.features.iter().map(|feature| weights.of_feature(*feature)).sum()
    }
}

impl Sink for Told {
    fn add(&mut self, feature: Feature) {
        self.features.push(feature);
    }

    fn add_word(&mut self, template: u8, value: u8, word: &str) {
        let feature = Feature::word(template, value, word);
        self.features.push(feature);
        self.words.push((feature, value, word.to_string()));
    }
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// The weight of the penalty.
    pub penalty: f64,
    /// In how many documents a feature must stand.
    pub documents: usize,
    /// In how many series a feature must stand.
    pub series: usize,
    /// The most steps of the search.
    pub rounds: usize,
}

impl Default for Plan {
    fn default() -> Plan {
        Plan { penalty: 1.0, documents: 3, series: 2, rounds: 120 }
    }
}

/// Weights with the names of their features.
#[derive(Clone, Debug, Default)]
pub struct Learnt {
    features: Vec<Feature>,
    words: BTreeMap<Feature, (u8, String)>,
    weights: Vec<f64>,
}

/// The weights under which the annotated choices are most probable.
pub fn learn(examples: &[&Example], plan: Plan) -> Learnt {
    let features = kept(examples, plan);
    let places: BTreeMap<Feature, u32> = features.iter().copied().zip(0..).collect();
    let placed: Vec<Vec<Placed>> = examples.iter().map(|example| place(example, &places)).collect();
    let weights = minimise(vec![0.0; features.len()], plan.rounds, |weights, gradient| {
        let mut cost = 0.0;
        gradient.iter_mut().zip(weights).for_each(|(slope, weight)| *slope = plan.penalty * weight);
        cost += plan.penalty * 0.5 * weights.iter().map(|weight| weight * weight).sum::<f64>();
        cost + placed.iter().map(|steps| add_cost(steps, weights, gradient)).sum::<f64>()
    });
    let mut words = BTreeMap::new();
    for (feature, value, word) in told(examples).flat_map(|told| &told.words) {
        words.entry(*feature).or_insert_with(|| (*value, word.clone()));
    }
    Learnt { features, words, weights }
}

impl Learnt {
    /// The same weights multiplied by a factor.
    pub fn scaled(mut self, factor: f64) -> Learnt {
        self.weights.iter_mut().for_each(|weight| *weight *= factor);
        self
    }

    /// The weights as a table that [`Weights::parse`] reads, in the order of the features; those that round to nothing are left out.
    pub fn table(&self, templates: &[Template]) -> String {
        let mut rows: Vec<(usize, String, Vec<String>)> = Vec::new();
        for (feature, weight) in self.features.iter().zip(&self.weights) {
            let Some(weight) = rounded(*weight) else { continue };
            let (values, cell) = self.cell(*feature, weight, templates);
            match rows.last_mut().filter(|(template, row, _)| *template == feature.template() && *row == values) {
                Some((.., cells)) => cells.push(cell),
                None => rows.push((feature.template(), values, vec![cell])),
            }
        }
        let line = |(template, values, cells): (usize, String, Vec<String>)| {
            format!("{}\t{values}\t{}\n", templates[template].name, cells.join("\t"))
        };
        rows.into_iter().map(line).collect()
    }

    /// The row of a feature, and its cell there: the last value with the weight.
    fn cell(&self, feature: Feature, weight: String, templates: &[Template]) -> (String, String) {
        let mut names: Vec<&str> = feature.names(templates).collect();
        match (templates[feature.template()].values, self.words.get(&feature), names.pop()) {
            (Values::Word(values), Some((value, word)), _) => {
                let value = values.get(*value as usize).into_iter().copied();
                (value.chain([word.as_str()]).collect::<Vec<_>>().join(" "), weight)
            }
            (.., Some(last)) => (names.join(" "), format!("{last} {weight}")),
            (.., None) => (String::new(), weight),
        }
    }

    /// The weights as a table that [`Outcomes::parse`](super::Outcomes::parse) reads: the first value of each feature is one
    /// of so many outcomes, and each has a cell.
    pub fn outcomes(&self, outcomes: usize, templates: &[Template]) -> String {
        let mut rows: BTreeMap<(usize, String), Vec<String>> = BTreeMap::new();
        for (feature, weight) in self.features.iter().zip(&self.weights) {
            let Some(cell) = rounded(*weight) else { continue };
            let (outcome, values) = self.outcome(*feature, templates);
            let row = rows.entry((feature.template(), values)).or_insert_with(|| vec![String::new(); outcomes]);
            row[outcome] = cell;
        }
        let line = |((template, values), row): (&(usize, String), &Vec<String>)| {
            format!("{}\t{values}\t{}\n", templates[*template].name, row.join("\t"))
        };
        rows.iter().map(line).collect()
    }

    /// The outcome of a feature, and its other values.
    fn outcome(&self, feature: Feature, templates: &[Template]) -> (usize, String) {
        match self.words.get(&feature) {
            Some((outcome, word)) => (*outcome as usize, word.clone()),
            None => {
                let others: Vec<&str> = feature.names(templates).skip(1).collect();
                (feature.values()[0] as usize, others.join(" "))
            }
        }
    }

    /// The weights, rounded as the table has them.
    pub fn weights(&self, templates: &[Template]) -> Weights {
        let rounded = |weight: &f64| (weight * 100.0).round() / 100.0;
        Weights::of(templates, self.features.iter().copied().zip(self.weights.iter().map(rounded)))
    }
}

/// A weight as tables have it; none where it rounds to nothing.
fn rounded(weight: f64) -> Option<String> {
    let cell = format!("{weight:.2}");
    (!["0.00", "-0.00"].contains(&cell.as_str())).then_some(cell)
}

fn told<'a>(examples: &'a [&'a Example]) -> impl Iterator<Item = &'a Told> {
    examples
        .iter()
        .flat_map(|example| &example.steps)
        .flat_map(|step| step.candidates.iter().map(|candidate| &candidate.features).chain(&step.pairs))
}

/// The features that stand in enough documents and series.
fn kept(examples: &[&Example], plan: Plan) -> Vec<Feature> {
    let mut met: BTreeMap<Feature, (BTreeSet<u32>, BTreeSet<u32>)> = BTreeMap::new();
    for example in examples {
        for told in told(&[*example]) {
            for feature in &told.features {
                let (documents, series) = met.entry(*feature).or_default();
                documents.insert(example.document);
                series.insert(example.series);
            }
        }
    }
    let enough = |(documents, series): &(BTreeSet<u32>, BTreeSet<u32>)| {
        documents.len() >= plan.documents && series.len() >= plan.series
    };
    met.into_iter().filter(|(_, met)| enough(met)).map(|(feature, _)| feature).collect()
}

/// A step with its features as places among the weights.
struct Placed {
    nodes: Vec<Vec<u32>>,
    right: Vec<bool>,
    edges: Vec<Vec<u32>>,
}

fn place(example: &Example, places: &BTreeMap<Feature, u32>) -> Vec<Placed> {
    let of = |told: &Told| told.features.iter().filter_map(|feature| places.get(feature).copied()).collect();
    let step = |step: &Choice| Placed {
        nodes: step.candidates.iter().map(|candidate| of(&candidate.features)).collect(),
        right: step.candidates.iter().map(|candidate| candidate.right).collect(),
        edges: step.pairs.iter().map(of).collect(),
    };
    example.steps.iter().map(step).collect()
}

/// The cost of one chain; its slope is added to the gradient.
fn add_cost(steps: &[Placed], weights: &[f64], gradient: &mut [f64]) -> f64 {
    let sum = |features: &Vec<u32>| features.iter().map(|at| weights[*at as usize]).sum::<f64>();
    let free: Vec<Step> = steps
        .iter()
        .map(|step| Step { nodes: step.nodes.iter().map(sum).collect(), edges: step.edges.iter().map(sum).collect() })
        .collect();
    let bound: Vec<Step> = free.iter().zip(steps).map(|(free, step)| only_right(free, &step.right)).collect();
    let (all, right) = (chain::posterior(&free), chain::posterior(&bound));
    for (at, step) in steps.iter().enumerate() {
        let nodes = step.nodes.iter().zip(&all.nodes[at]).zip(&right.nodes[at]);
        let edges = step.edges.iter().zip(&all.edges[at]).zip(&right.edges[at]);
        for ((features, all), right) in nodes.chain(edges) {
            for feature in features {
                gradient[*feature as usize] += all - right;
            }
        }
    }
    all.log_total - right.log_total
}

/// What weights are to be multiplied by so that examples that they were not learnt from are most probable: weights are
/// too sure of themselves elsewhere (temperature scaling, Guo et al. 2017).
pub fn softening(held_out: &[(&Example, &Weights)]) -> f64 {
    let cost = |factor: f64| held_out.iter().map(|(example, weights)| cost(example, weights, factor)).sum::<f64>();
    let factors = (8..=20).map(|twentieth| f64::from(twentieth) / 20.0);
    factors
        .map(|factor| (factor, cost(factor)))
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map_or(1.0, |best| best.0)
}

/// The negative logarithm of the probability of an example's right choices.
fn cost(example: &Example, weights: &Weights, factor: f64) -> f64 {
    let score = |told: &Told| told.score(weights) * factor;
    let free = |step: &Choice| Step {
        nodes: step.candidates.iter().map(|candidate| score(&candidate.features)).collect(),
        edges: step.pairs.iter().map(score).collect(),
    };
    let right = |step: &Choice| step.candidates.iter().map(|candidate| candidate.right).collect::<Vec<bool>>();
    let free: Vec<Step> = example.steps.iter().map(free).collect();
    let bound: Vec<Step> =
        free.iter().zip(&example.steps).map(|(step, choice)| only_right(step, &right(choice))).collect();
    chain::posterior(&free).log_total - chain::posterior(&bound).log_total
}

/// The step with all but the right candidates ruled out; as it is where none is right.
fn only_right(step: &Step, right: &[bool]) -> Step {
    if !right.contains(&true) {
        return step.clone();
    }
    let nodes = step.nodes.iter().zip(right).map(|(score, right)| if *right { *score } else { f64::NEG_INFINITY });
    Step { nodes: nodes.collect(), edges: step.edges.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATES: [Template; 2] = [
        Template { name: "colour", values: Values::Named(&[&["red", "green"]]) },
        Template { name: "word", values: Values::Word(&[]) },
    ];

    fn choice(colour: u8, right: bool) -> Candidate {
        let features = Told::by(|told| {
            told.add(Feature::new(0, [colour, 0, 0]));
            told.add_word(1, 0, "same");
        });
        Candidate { features, right }
    }

    #[test]
    fn what_is_right_more_often_weighs_more_and_the_table_reads_back() {
        let example = |right: u8, document: u32| Example {
            document,
            series: document,
            steps: vec![Choice { candidates: vec![choice(0, right == 0), choice(1, right == 1)], pairs: Vec::new() }],
        };
        let examples: Vec<Example> = (0..9).map(|at| example(u8::from(at % 3 == 0), at)).collect();
        let learnt = learn(&examples.iter().collect::<Vec<_>>(), Plan { penalty: 0.01, ..Plan::default() });
        let table = learnt.table(&TEMPLATES);
        let read = Weights::parse(&table, &TEMPLATES).unwrap();
        let (red, green) = (read.of_feature(Feature::new(0, [0, 0, 0])), read.of_feature(Feature::new(0, [1, 0, 0])));
        assert!((red - green - 2.0_f64.ln()).abs() < 0.05, "{table}");
        assert_eq!(red, learnt.weights(&TEMPLATES).of_feature(Feature::new(0, [0, 0, 0])));
    }
}
