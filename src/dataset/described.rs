//! The files that describe the tables of a dataset to machines.

use super::layout::Layout;
use super::rows::Formats;
use super::{meta, package, schemas};

/// The data package and the schemas, each by its path with what it holds; none without tables.
///
/// `further` are the columns of the first table that the corpus brings itself.
pub(super) fn files(layout: &Layout, formats: Formats, further: &meta::Columns) -> Vec<(String, String)> {
    let package = package::descriptor(layout, formats, further);
    let package = package.map(|descriptor| (package::NAME.to_string(), format!("{descriptor:#}\n")));
    package.into_iter().chain(schemas::files(layout.tables, formats, further)).collect()
}
