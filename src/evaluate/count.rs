//! Things counted: how many are right, how many are found.

use std::ops::{Add, AddAssign};

/// How many were found, how many there are, and how many are both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Matches {
    pub both: usize,
    pub found: usize,
    pub wanted: usize,
}

/// How many of some are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub right: usize,
    pub all: usize,
}

impl Matches {
    /// The share of what was found that is wanted.
    pub fn precision(self) -> f64 {
        share(self.both, self.found, self.wanted)
    }

    /// The share of what is wanted that was found.
    pub fn recall(self) -> f64 {
        share(self.both, self.wanted, self.found)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        let sum = self.precision() + self.recall();
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision() * self.recall() / sum }
    }
}

/// A share of some; of none it is 1 where there are none on the other side either.
fn share(right: usize, all: usize, others: usize) -> f64 {
    match all {
        0 => f64::from(u8::from(others == 0)),
        all => right as f64 / all as f64,
    }
}

impl Share {
    /// Counts one more.
    pub fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// How many of all; 0 of none.
    pub fn value(self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

impl Add for Matches {
    type Output = Matches;

    fn add(self, more: Matches) -> Matches {
        Matches { both: self.both + more.both, found: self.found + more.found, wanted: self.wanted + more.wanted }
    }
}

impl AddAssign for Matches {
    fn add_assign(&mut self, more: Matches) {
        *self = *self + more;
    }
}

impl AddAssign for Share {
    fn add_assign(&mut self, more: Share) {
        self.right += more.right;
        self.all += more.all;
    }
}
