//! How much a side's counts would be others if it were made of other paragraphs of its kind (Efron 1979).
//!
//! The sentences of a paragraph speak of one thing, so paragraphs are drawn and not sentences. Long sides are drawn in
//! blocks of adjacent paragraphs, which keeps the work in proportion to the text.

use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// How often a side is drawn anew.
pub(super) const REPLICATES: usize = 1000;
/// The seed of the generator, to which the number of the side is added.
pub(super) const SEED: u64 = 2008;
/// The generator by name.
pub(super) const GENERATOR: &str = "PCG XSL RR 128/64";
/// How many units a side is drawn from at most.
const UNITS: usize = 2048;

/// The units that a side is drawn from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    paragraphs: usize,
}

impl Units {
    pub fn new(paragraphs: usize) -> Units {
        Units { paragraphs }
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.paragraphs.min(UNITS)
    }

    /// The unit of a paragraph, by its number on the side from 0.
    pub fn of(self, paragraph: usize) -> usize {
        if self.paragraphs > UNITS { paragraph * UNITS / self.paragraphs } else { paragraph }
    }
}

/// How often each unit is drawn, once for each replicate.
#[derive(Debug)]
pub(super) struct Draws {
    units: usize,
    times: Vec<u16>,
}

impl Draws {
    /// The draws of a side by its number.
    pub fn new(units: Units, side: usize) -> Draws {
        let count = units.count();
        let mut generator = Pcg64::seed_from_u64(SEED + side as u64);
        let mut times = vec![0; count * REPLICATES];
        for replicate in times.chunks_mut(count.max(1)) {
            for _ in 0..count {
                // The upper bits of a product are a number below `count`.
                replicate[((u64::from(generator.next_u32()) * count as u64) >> 32) as usize] += 1;
            }
        }
        Draws { units: count, times }
    }

    /// What a count comes to in each replicate, of which units have a part.
    pub fn sums<'p>(&'p self, parts: &'p [(u32, u32)]) -> impl Iterator<Item = f64> + 'p {
        self.times.chunks(self.units.max(1)).map(|times| {
            let sum: u64 = parts.iter().map(|(unit, part)| u64::from(times[*unit as usize]) * u64::from(*part)).sum();
            sum as f64
        })
    }
}

/// The interval that holds a figure in 19 of 20 replicates; none where it has no value in one of them.
pub(super) fn interval(figures: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let mut figures: Vec<f64> = figures.collect();
    if figures.is_empty() || figures.iter().any(|figure| !figure.is_finite()) {
        return None;
    }
    figures.sort_by(f64::total_cmp);
    let at = |share: usize| figures[(figures.len() - 1) * share / 1000];
    Some((at(25), at(975)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_replicate_draws_as_many_units_as_there_are() {
        let draws = Draws::new(Units::new(7), 0);
        let all: Vec<(u32, u32)> = (0..7).map(|unit| (unit, 1)).collect();
        assert!(draws.sums(&all).all(|sum| sum == 7.0));
        assert_eq!(draws.sums(&all).count(), REPLICATES);
    }

    #[test]
    fn the_interval_of_a_mean_is_that_of_its_theory() {
        // A count of 200 in 400 units: within two standard errors, 20, of 200.
        let parts: Vec<(u32, u32)> = (0..200).map(|unit| (unit, 1)).collect();
        let (low, high) = interval(Draws::new(Units::new(400), 1).sums(&parts)).unwrap();
        assert!((178.0..=183.0).contains(&low) && (217.0..=222.0).contains(&high), "{low} to {high}");
    }

    #[test]
    fn long_sides_are_drawn_in_blocks_in_order() {
        let units = Units::new(10 * UNITS);
        assert_eq!((units.count(), units.of(9), units.of(10), units.of(10 * UNITS - 1)), (UNITS, 0, 1, UNITS - 1));
    }
}
