//! A chain of choices, each with few candidates, weighed as a whole: a linear-chain conditional random field over a
//! bounded lattice (Lafferty, McCallum & Pereira 2001), exact by forward and backward sums.

use super::log_sum;

/// The scores of one step of a chain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    /// One for each candidate.
    pub nodes: Vec<f64>,
    /// One for each pair of a candidate of the step before and one of this, the former counting slowly; empty where
    /// nothing hangs together.
    pub edges: Vec<f64>,
}

impl Step {
    fn edge(&self, from: usize, to: usize) -> f64 {
        self.edges.get(from * self.nodes.len() + to).copied().unwrap_or(0.0)
    }
}

/// How probable each candidate and each pair is, given all scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    /// Probabilities of the candidates, step by step.
    pub nodes: Vec<Vec<f64>>,
    /// Probabilities of the pairs, step by step, in the order of [`Step::edges`].
    pub edges: Vec<Vec<f64>>,
    /// Logarithm of the sum over all sequences.
    pub log_total: f64,
}

/// The probabilities over all sequences. A score of minus infinity rules a candidate out; every step needs one that is not.
pub fn posterior(steps: &[Step]) -> Posterior {
    let (forward, backward) = (forward(steps), backward(steps));
    let log_total = log_total(&forward);
    let edges = (0..steps.len()).map(|at| pairs(steps, &forward, &backward, at, log_total));
    Posterior { nodes: nodes(&forward, &backward, log_total), edges: edges.collect(), log_total }
}

/// The probabilities of the candidates alone, as [`posterior`] has them.
pub fn marginals(steps: &[Step]) -> Vec<Vec<f64>> {
    let (forward, backward) = (forward(steps), backward(steps));
    nodes(&forward, &backward, log_total(&forward))
}

fn log_total(forward: &[Vec<f64>]) -> f64 {
    forward.last().map_or(0.0, |last| log_sum(last.iter().copied()))
}

fn nodes(forward: &[Vec<f64>], backward: &[Vec<f64>], log_total: f64) -> Vec<Vec<f64>> {
    let probable = |(ahead, behind): (&f64, &f64)| libm::exp(ahead + behind - log_total);
    forward.iter().zip(backward).map(|(ahead, behind)| ahead.iter().zip(behind).map(probable).collect()).collect()
}

fn forward(steps: &[Step]) -> Vec<Vec<f64>> {
    let mut sums: Vec<Vec<f64>> = Vec::with_capacity(steps.len());
    for step in steps {
        let next = match sums.last() {
            None => step.nodes.clone(),
            Some(before) => {
                let into = |to: usize| {
                    log_sum(before.iter().enumerate().map(|(from, sum)| sum + step.edge(from, to))) + step.nodes[to]
                };
                (0..step.nodes.len()).map(into).collect()
            }
        };
        sums.push(next);
    }
    sums
}

fn backward(steps: &[Step]) -> Vec<Vec<f64>> {
    let mut sums: Vec<Vec<f64>> = Vec::with_capacity(steps.len());
    for (at, step) in steps.iter().enumerate().rev() {
        let next = match (sums.last(), steps.get(at + 1)) {
            (Some(behind), Some(following)) => {
                let out = |from: usize| {
                    log_sum(
                        behind.iter().enumerate().map(|(to, sum)| sum + following.nodes[to] + following.edge(from, to)),
                    )
                };
                (0..step.nodes.len()).map(out).collect()
            }
            _ => vec![0.0; step.nodes.len()],
        };
        sums.push(next);
    }
    sums.reverse();
    sums
}

fn pairs(steps: &[Step], forward: &[Vec<f64>], backward: &[Vec<f64>], at: usize, log_total: f64) -> Vec<f64> {
    let step = &steps[at];
    if at == 0 || step.edges.is_empty() {
        return Vec::new();
    }
    let pair = |from: usize, to: usize| {
        libm::exp(forward[at - 1][from] + step.edge(from, to) + step.nodes[to] + backward[at][to] - log_total)
    };
    let ends = step.nodes.len();
    (0..forward[at - 1].len())
        .flat_map(|from| (0..ends).map(move |to| (from, to)))
        .map(|(from, to)| pair(from, to))
        .collect()
}
