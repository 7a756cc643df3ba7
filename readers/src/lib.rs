//! From files, folders, tables and archives to text with places, whatever strangers send.
//!
//! ```
//! use rapporteur_readers::{self as readers, Input, Options, Sources};
//!
//! let path = std::env::temp_dir().join("rapporteur-readers-minutes.txt");
//! std::fs::write(&path, "The Chair opened the meeting.")?;
//! let options = Options::default();
//! for mut source in Sources::new(vec![Input::File(path)], &options) {
//!     let fetched = source.fetch()?;
//!     let noted = readers::read(&source.name, fetched, &options)?;
//!     assert_eq!(noted.value.text, "The Chair opened the meeting.");
//!     assert!(noted.remarks.is_empty());
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A reader for each format yields a [`Text`]; the content of a file decides which reader it needs, never its name. What
//! could not be read is a [`remark::Remark`] or an [`Error`], which costs its source alone. [`Limits`] say what a source may cost, and
//! with [`Isolation::Processes`] worker processes hold to them.
//!
//! A further format is a module with one function from bytes to [`Text`], and one entry in the list of formats.

mod apart;
mod archive;
mod compound;
// Members are read by Word documents alone; whether a ZIP is a package is asked of every one.
#[cfg_attr(not(feature = "docx"), allow(dead_code, unused_imports))]
mod container;
mod decode;
#[cfg(feature = "docx")]
mod docx;
mod error;
mod format;
mod frame;
#[cfg(feature = "html")]
mod html;
mod identifier;
mod input;
mod job;
mod kind;
mod limits;
mod listing;
mod markup;
mod means;
mod metadata;
pub mod ocr;
mod opened;
mod parcel;
#[cfg(feature = "pdf")]
mod pdf;
mod peek;
pub mod raised;
mod read;
pub mod remark;
#[cfg(any(feature = "docx", feature = "html"))]
mod roman;
mod sources;
mod steady;
mod table;
mod text;

pub use rapporteur_span as span;

pub use apart::{Isolation, WorkerCommand, work};
pub use error::Error;
pub use input::{Input, shown};
pub use job::Job;
pub use limits::{LARGEST, Limits, Refusal};
pub use listing::{Listing, Rules, Why};
pub use metadata::Metadata;
pub use read::read;
pub use sources::{Fetched, Given, Options, Source, Sources, holds_documents, safe_id};
pub use table::Columns;
pub use text::{Part, PartKind, Text};
