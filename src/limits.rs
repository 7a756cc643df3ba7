//! How much of one document the analysis takes on: counts, never the clock, so that the same input gives the same bytes.

use serde::Serialize;

/// What one document may hold of what the steps count; one with more fails whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Sentences, the headings, lines of lists and furniture among them.
    pub sentences: u32,
    /// Hits of lexicons.
    pub hits: u32,
    /// Rows of `speakers`.
    pub speakers: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { sentences: 1_000_000, hits: 10_000_000, speakers: 100_000 }
    }
}

impl Limits {
    pub(crate) fn sentences(&self, name: &str, found: usize) -> Result<(), TooMany> {
        within(name, self.sentences, found, "sentences")
    }

    pub(crate) fn hits(&self, name: &str, found: usize) -> Result<(), TooMany> {
        within(name, self.hits, found, "hits of lexicons")
    }

    pub(crate) fn speakers(&self, name: &str, found: usize) -> Result<(), TooMany> {
        within(name, self.speakers, found, "speakers")
    }
}

fn within(name: &str, limit: u32, found: usize, what: &'static str) -> Result<(), TooMany> {
    if found > limit as usize { Err(TooMany { name: name.into(), limit, what }) } else { Ok(()) }
}

/// That a document holds more than it may.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` has more than {limit} {what}")]
pub struct TooMany {
    /// The source.
    pub name: String,
    /// How many it may hold.
    pub limit: u32,
    /// Of what: `sentences`.
    pub what: &'static str,
}
