//! Word documents: the package, its parts, and the text they make.
//!
//! A document is a ZIP of parts in XML that refer to one another. Every part that is read is checked to its end; one that
//! is missing or damaged is told as left out, and the rest is read all the same.

mod alternatives;
mod contents;
mod counter;
mod document;
mod drawings;
mod encoding;
mod fault;
mod field;
mod flow;
mod form;
mod furniture;
mod laid;
mod layout;
mod met;
mod notes;
mod numbering;
mod numeral;
mod package;
mod paragraph;
mod properties;
mod relations;
mod role;
mod run;
mod section;
mod space;
mod story;
mod styles;
mod symbol;
mod tag;
mod toggle;
mod xml;

pub(crate) use document::read;
