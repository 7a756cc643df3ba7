//! The tables of a comparison: a file each, with its columns and how a row is filled.

pub(super) mod alignments;
mod cells;
mod columns;
pub(super) mod keyness;
pub(super) mod networks;
pub(super) mod norm_changes;
pub(super) mod passages;
pub(super) mod position_changes;
pub(super) mod rates;
pub(super) mod series;
pub(super) mod sides;

use crate::dataset::schema::Table;
use crate::dataset::{Layout, SCHEMAS};

/// What `compare` writes.
pub static COMPARISON: Layout = Layout {
    name: "comparison",
    title: "What differs between reports, and in which words",
    tables: &TABLES,
    folders: &[SCHEMAS],
};

/// All tables, in the order in which their files are listed.
pub static TABLES: [Table; 9] = [
    sides::TABLE,
    rates::TABLE,
    keyness::TABLE,
    position_changes::TABLE,
    norm_changes::TABLE,
    passages::TABLE,
    series::TABLE,
    networks::TABLE,
    alignments::TABLE,
];
