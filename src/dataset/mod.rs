//! Analyses as tables: CSV, JSON Lines, nested JSON, with a data package and a manifest.
//!
//! A document is rendered to bytes beside the others; one writer appends the bytes in the order of the input. So the
//! order of rows never depends on threads.

mod offsets;
mod package;
mod render;
mod rows;
pub mod schema;
mod writer;

pub use render::{Counts, Failure, Rendered, render, render_failure};
pub use rows::Formats;
pub use writer::{Error, Writer};
