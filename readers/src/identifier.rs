//! What each document is called: a name that is unique within a run, safe as the name of a file, and a word to every
//! reader of tables.

mod label;
mod word;

pub(crate) use label::{Labels, stem};

use label::within;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::BuildHasher;
use word::word;

/// The names given so far.
///
/// It holds a hash of each, so that a table of millions of rows does not fill the memory; two names of one hash get
/// different numbers, as if they were the same.
pub struct Identifiers {
    /// The hashes, parted among many small sets, so that none takes much room when it grows.
    used: Vec<FxHashSet<u64>>,
    /// The last number of each name that was asked for again.
    numbers: FxHashMap<u64, u32>,
}

/// How many sets there are.
const SETS: usize = 256;

impl Default for Identifiers {
    fn default() -> Identifiers {
        Identifiers { used: vec![FxHashSet::default(); SETS], numbers: FxHashMap::default() }
    }
}

impl Identifiers {
    /// A name made from a label: ASCII letters, digits, `_` and `-`; one that is taken is numbered.
    pub fn unique(&mut self, label: &str) -> String {
        self.first_free(std::iter::once(word(label))).unwrap_or_else(|| self.numbered(&word(label)))
    }

    /// The same; one that is taken is joined first by the folders in which its source stands, as many as it takes.
    pub fn unique_within(&mut self, source: &str, stem: &str) -> String {
        let joined =
            (1..).map_while(|folders| within(source, folders)).map(|folders| word(&format!("{folders}-{stem}")));
        let free = self.first_free(std::iter::once(word(stem)).chain(joined));
        free.unwrap_or_else(|| self.numbered(&word(stem)))
    }

    fn first_free(&mut self, mut names: impl Iterator<Item = String>) -> Option<String> {
        names.find(|name| self.is_new(hash(name)))
    }

    fn numbered(&mut self, name: &str) -> String {
        let key = hash(name);
        let mut number = self.numbers.get(&key).copied().unwrap_or(1);
        loop {
            number += 1;
            let candidate = format!("{name}-{number}");
            if self.is_new(hash(&candidate)) {
                self.numbers.insert(key, number);
                return candidate;
            }
        }
    }

    /// Takes note of a hash; whether it was new.
    fn is_new(&mut self, key: u64) -> bool {
        self.used[(key >> 40) as usize % SETS].insert(key)
    }
}

/// Names differ even where a file system ignores case.
fn hash(name: &str) -> u64 {
    FxBuildHasher.hash_one(name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_safe_and_unique() {
        let names = ["in/Report 1", "in/report-1", "x/in/Report-1", "x/in/Report-1", "passwd", "in/ß", "../..", ""];
        let mut identifiers = Identifiers::default();
        let given = names.map(|name| identifiers.unique_within(name, name.rsplit('/').next().unwrap_or_default()));
        assert_eq!(
            given,
            [
                "Report-1",
                "in-report-1",
                "x-in-Report-1",
                "Report-1-2",
                "passwd",
                "document",
                "document-2",
                "document-3"
            ]
        );
        assert_eq!(["passwd", "new", "NEW"].map(|label| identifiers.unique(label)), ["passwd-2", "new", "NEW-2"]);
    }
}
