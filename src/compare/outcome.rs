//! What came of a comparison.

use super::change::{Change, Shift};

/// What came of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many sides were compared.
    pub sides: usize,
    /// How many sentences stand on one side alone.
    pub sentences: usize,
    /// Changes of positions and norms that are certain.
    pub changes: usize,
    /// Those that are uncertain.
    pub uncertain: usize,
    /// How many sides are of another genre or style than the one before: `sides` tells in its column `caveats`.
    pub caveats: usize,
    /// What a reader should mind.
    pub remarks: Vec<String>,
}

impl Outcome {
    /// Whether anything differs.
    pub fn differs(&self) -> bool {
        self.sentences + self.changes + self.uncertain > 0
    }

    pub(super) fn count<R>(&mut self, shift: &Shift<R>) {
        if shift.change != Change::Kept {
            *if shift.doubts.is_empty() { &mut self.changes } else { &mut self.uncertain } += 1;
        }
    }
}
