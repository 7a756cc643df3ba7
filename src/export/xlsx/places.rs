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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(document: &str, sentence: u64) -> Row {
        json!({ "document": document, "sentence": sentence }).as_object().unwrap().clone()
    }

    #[test]
    fn links_lead_to_the_sheet_and_row_of_a_sentence() {
        let mut places = Places { rows: ROWS - 2, ..Places::default() };
        (1..=3).for_each(|sentence| places.add(&row("a", sentence)));
        let link = |sentence| places.of(&row("a", sentence)).map(|(_, link)| link);
        assert_eq!(link(1).as_deref(), Some("internal:'sentences'!A1048575"));
        assert_eq!(link(2).as_deref(), Some("internal:'sentences'!A1048576"));
        assert_eq!(link(3).as_deref(), Some("internal:'sentences 2'!A2"));
        assert_eq!(places.of(&row("b", 1)), None);
    }
}
