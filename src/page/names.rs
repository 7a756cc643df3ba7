//! Names by number, in the order in which they were met.

use std::collections::BTreeMap;

/// Names by number.
#[derive(Debug, Default)]
pub(super) struct Names {
    numbers: BTreeMap<String, usize>,
    names: Vec<String>,
}

impl Names {
    /// The number of a name.
    pub fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        self.names.push(name.into());
        self.numbers.insert(name.into(), self.names.len() - 1);
        self.names.len() - 1
    }

    pub fn name(&self, number: usize) -> &str {
        &self.names[number]
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }
}
