//! How much a source may ask for, and what is said of one that cannot be read.

use serde::{Deserialize, Serialize};

/// A source larger than this is refused: spans count 32 bits.
pub const LARGEST: u64 = u32::MAX as u64 - 1;

/// What a reader may spend on one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Pages of a document; further ones are left out with a remark.
    pub pages: u32,
    /// Bytes of text that one document may hold.
    pub text: u64,
    /// Bytes that one file of its own may have, and that one compressed source or member of an archive may unfold to.
    pub unpacked: u64,
    /// How many times larger than its compressed form a member may be, once it passes a megabyte.
    pub ratio: u64,
    /// How deep elements, forms or archives may be nested.
    pub depth: u32,
    /// Seconds that reading one document may take.
    pub seconds: u64,
    /// Bytes of memory that reading one document may take.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            pages: 10_000,
            text: 64 << 20,
            unpacked: 256 << 20,
            ratio: 200,
            depth: 256,
            seconds: 10,
            memory: 512 << 20,
        }
    }
}

impl Limits {
    /// How long a row of a table may be as it is written, with its quotes and escapes.
    pub(crate) fn row(&self) -> u64 {
        self.text.saturating_mul(2)
    }
}

/// Why a source cannot be read, as what one says of it: `is encrypted`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{words}")]
pub struct Refusal {
    /// The words.
    pub words: String,
    /// Whether its pages may be pictures of words, which nobody was asked to read.
    pub pictured: bool,
}

impl Refusal {
    /// A refusal in these words.
    pub fn new(words: impl Into<String>) -> Refusal {
        Refusal { words: words.into(), pictured: false }
    }
}
