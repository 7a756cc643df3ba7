//! What sort of dataset a folder holds: its tables, its folders, and how its manifest and data package call it.

use super::package;
use super::schema::{TABLES, Table};

/// A sort of dataset.
#[derive(Debug)]
pub struct Layout {
    /// Its name in the manifest.
    pub name: &'static str,
    /// What its data package says it is.
    pub title: &'static str,
    /// Its tables, in the order in which their files are listed.
    pub tables: &'static [Table],
    /// The folders it may have beside them.
    pub(crate) folders: &'static [&'static str],
}

/// What `analyse` writes.
pub static ANALYSIS: Layout =
    Layout { name: "analysis", title: "Who said what, in which words", tables: &TABLES, folders: &["texts", "json"] };

impl Layout {
    /// All names that such a dataset can have in its folder, but the manifest's.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        let folders = self.folders.iter().map(ToString::to_string);
        self.table_names().chain(folders).chain([package::NAME.to_string()])
    }

    /// The names that its tables can have.
    pub(super) fn table_names(&self) -> impl Iterator<Item = String> {
        self.tables.iter().flat_map(|table| [format!("{}.csv", table.name), format!("{}.jsonl", table.name)])
    }
}
