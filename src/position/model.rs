//! The weights at work: which side, if any, and how probably.

use super::Stance;
use super::feature::{LEAST, TEMPLATES, View};
use crate::model::chain::{self, Step};
use crate::model::{Error, Weights};

/// What decides on positions.
#[derive(Clone, Debug)]
pub struct Model {
    weights: Weights,
    least: f64,
}

impl Default for Model {
    /// A model that takes nothing for a position.
    fn default() -> Model {
        Model { weights: Weights::default(), least: 1.0 }
    }
}

impl Model {
    /// Reads a table of weights, as [`table`](super::table) writes it.
    ///
    /// # Errors
    ///
    /// Where a line names no feature.
    pub fn parse(table: &str) -> Result<Model, Error> {
        let weights = Weights::parse(table, &TEMPLATES)?;
        Ok(Model { least: weights.of_feature(LEAST), weights })
    }

    /// The most probable side and its probability; none where it is less probable than the model demands.
    pub(super) fn stance(&self, view: &View) -> Option<(Stance, f64)> {
        let stances = self.stances(view);
        let best = (1..stances.len()).max_by(|one, other| stances[*one].total_cmp(&stances[*other]))?;
        (stances[best] >= self.least).then(|| (Stance::ALL[best - 1], stances[best]))
    }

    /// The probabilities of no position and of each side.
    pub(super) fn stances(&self, view: &View) -> Vec<f64> {
        let any = self.weights.score(|sink| view.tell(sink));
        let side = |stance: Stance| any + self.weights.score(|sink| view.tell_stance(stance, sink));
        let nodes = std::iter::once(0.0).chain(Stance::ALL.map(side)).collect();
        chain::marginals(&[Step { nodes, edges: Vec::new() }]).pop().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_weights_are_read() {
        let model = Model::parse(include_str!("../../models/full/positions.tsv")).unwrap();
        assert!(model.least > 0.0 && model.least < 1.0);
    }
}
