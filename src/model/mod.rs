//! Decisions by weight: features of the choices at hand, the weights learnt for them, and what the sum says.
//!
//! A room that has to decide lists its [`Template`]s, tells the [`Feature`]s of every choice to a [`Sink`], and asks
//! [`Weights`] for the sum. Where choices hang together along a text, a [`chain`] weighs whole sequences. The weights
//! are tables in `models/`, one line a feature, written by [`learn`].

pub mod chain;
pub mod feature;
pub mod learn;
mod minimise;
mod outcomes;
mod table;
mod weights;

pub use feature::{Feature, Sink, Template, Values};
pub use outcomes::{Outcome, Outcomes};
pub use table::Error;
pub use weights::Weights;

/// The logistic function, the same bytes on every machine.
pub fn logistic(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-score))
}

/// The logarithm of the sum of exponentials.
pub(crate) fn log_sum(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let most = values.clone().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return most;
    }
    most + libm::log(values.map(|value| libm::exp(value - most)).sum())
}
