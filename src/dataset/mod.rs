//! Analyses as tables: CSV, JSON Lines, nested JSON, with a data package and a manifest.
//!
//! A document is rendered to bytes beside the others; one writer appends the bytes in the order of the input. So the
//! order of rows never depends on threads.

mod error;
mod folder;
mod manifest;
mod meta;
mod offsets;
mod package;
mod reader;
mod render;
mod rows;
pub mod schema;
mod tables;
mod writer;

pub use error::Error;
pub use folder::files;
pub use reader::{Row, rows};
pub use render::{Counts, Failure, Rendered, render, render_failure};
pub use rows::{Bytes, Formats};
pub use writer::Writer;
