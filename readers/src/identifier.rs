//! What each document is called: a name that is unique within a run and safe as the name of a file.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::BuildHasher;

/// The longest name, in bytes.
const LONGEST: usize = 120;

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
    /// A name made from a file's name without its ending: ASCII letters, digits, `_` and `-`.
    pub fn unique(&mut self, stem: &str) -> String {
        let name = safe(stem);
        let key = hash(&name);
        if self.is_new(key) {
            return name;
        }
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

fn safe(stem: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() || letter == '_' { letter } else { '-' };
    let safe: String = stem.chars().take(LONGEST).map(letter).collect();
    let safe = safe.trim_matches('-');
    if safe.is_empty() || is_reserved(safe) {
        format!("document-{safe}").trim_end_matches('-').to_string()
    } else {
        safe.to_string()
    }
}

/// Names that Windows keeps for devices.
fn is_reserved(name: &str) -> bool {
    const RESERVED: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let lower = name.to_ascii_lowercase();
    RESERVED.contains(&lower.trim_end_matches(|last: char| last.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_safe_and_unique() {
        let stems = ["Report 1", "report-1", "Report-1-3", "Report-1", "passwd", "con", "ß", "../..", ""];
        let mut identifiers = Identifiers::default();
        let names = stems.map(|stem| identifiers.unique(stem));
        assert_eq!(
            names,
            [
                "Report-1",
                "report-1-2",
                "Report-1-3",
                "Report-1-4",
                "passwd",
                "document-con",
                "document",
                "document-2",
                "document-3"
            ]
        );
    }
}
