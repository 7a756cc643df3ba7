//! Where the row of each sentence stands.

use super::sheet::{ROWS, name};
use crate::dataset::Row;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// Where the sentences of each document begin.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// How many rows stand before that of a document's first sentence.
    before: FxHashMap<String, u64>,
    rows: u64,
}

impl Places {
    /// Takes in the next row of `sentences`; those of a document follow one another.
    pub fn add(&mut self, row: &Row) {
        if let Some((document, 1)) = sentence(row) {
            self.before.insert(document.into(), self.rows);
        }
        self.rows += 1;
    }

    /// The number of a row's sentence, and a link to it.
    pub fn of(&self, row: &Row) -> Option<(u64, String)> {
        let (document, number) = sentence(row)?;
        let at = self.before.get(document)? + number - 1;
        Some((number, format!("internal:'{}'!A{}", name("sentences", at / ROWS), at % ROWS + 2)))
    }
}

fn sentence(row: &Row) -> Option<(&str, u64)> {
    Some((row.get("document")?.as_str()?, row.get("sentence").and_then(Value::as_u64).filter(|number| *number > 0)?))
}
