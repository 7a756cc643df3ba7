//! Analyses as tables: CSV, JSON Lines, nested JSON, with a data package and a manifest.
//!
//! A document is rendered to bytes beside the others; one writer appends the bytes in the order of the input. So the
//! order of rows never depends on threads.

mod cell;
pub mod columns;
mod described;
mod digested;
mod error;
mod folder;
mod journal;
mod kept;
mod layout;
mod manifest;
mod memory;
mod meta;
mod nested;
mod offsets;
mod package;
mod parquet;
mod reader;
mod record;
mod recovery;
mod render;
mod rows;
mod run;
pub mod schema;
mod schemas;
mod sheets;
pub(crate) mod shelf;
mod stage;
mod sync;
mod table_file;
mod tables;
mod text;
mod vocabulary;
mod whole;
mod writer;

pub use error::Error;
pub use folder::{files, holds, is_dataset};
pub(crate) use kept::Identity;
pub use kept::{Kept, columns};
pub use layout::{ANALYSIS, Layout};
pub use manifest::Input;
pub(crate) use manifest::Manifest;
pub use memory::Memory;
pub use reader::{Row, records, records_of, rows};
pub(crate) use record::{Record, of_document};
pub use render::{Counts, Failure, Rendered, render, render_failure};
pub(crate) use rows::Rows;
pub use rows::{Bytes, Formats, Texts};
pub use run::{Lexicon, Run};
pub(crate) use schemas::FOLDER as SCHEMAS;
pub(crate) use sheets::{Sheets, Take};
pub(crate) use shelf::{Dossier, dossiers};
pub(crate) use text::TextReader;
pub use text::{again, text};
pub use vocabulary::Vocabulary;
pub use whole::{Whole, whole};
pub use writer::Writer;
