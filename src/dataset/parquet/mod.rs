//! Tables as Parquet files: columns with their types, lists as lists, compressed.
//!
//! A Parquet file cannot grow behind its end, as a run that is taken up again would need it. So tables grow as JSON
//! Lines, and are brought into this form when they are whole.

#[cfg(not(feature = "parquet"))]
mod absent;
#[cfg(feature = "parquet")]
mod levels;
#[cfg(feature = "parquet")]
mod read;
#[cfg(feature = "parquet")]
mod schema;
#[cfg(feature = "parquet")]
mod write;

#[cfg(not(feature = "parquet"))]
pub(super) use absent::{convert, rows, write};
#[cfg(feature = "parquet")]
pub(super) use read::rows;
#[cfg(feature = "parquet")]
pub(super) use write::{convert, write};
