//! From files, folders, tables and archives to text with places, whatever strangers send.
//!
//! A reader for each format yields a [`Text`]; the content of a file decides which reader it needs, never its name.
//! A further format is a module with one function from bytes to [`Text`], and one entry in the list of formats.

mod apart;
mod archive;
mod container;
mod decode;
mod docx;
mod error;
mod format;
mod frame;
mod html;
mod identifier;
mod input;
mod job;
mod kind;
mod limits;
mod metadata;
mod opened;
mod pdf;
mod peek;
pub mod raised;
mod read;
pub mod remark;
mod sources;
pub mod span;
mod steady;
mod table;
mod text;

pub use apart::{Isolation, Task, work};
pub use error::Error;
pub use input::{Input, inputs, shown};
pub use job::Job;
pub use limits::{LARGEST, Limits, Refusal};
pub use metadata::Metadata;
pub use read::read;
pub use sources::{Fetched, Options, Source, Sources};
pub use table::Columns;
pub use text::{Part, PartKind, Text};
