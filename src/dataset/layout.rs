//! What sort of dataset a folder holds: its tables, its folders, and how its manifest and data package call it.

use super::schema::{TABLES, Table};
use super::schemas;

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
pub static ANALYSIS: Layout = Layout {
    name: "analysis",
    title: "Who said what, in which words",
    tables: &TABLES,
    folders: &["texts", "json", schemas::FOLDER],
};
