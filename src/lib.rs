//! Reads reports of diplomatic meetings and says, as data, who said what, about which norm, in which words on which page.

pub mod analysis;
pub mod annotation;
pub mod attribute;
pub mod compare;
pub mod dataset;
#[cfg(feature = "dictionaries")]
pub mod dictionary;
pub mod document;
pub mod evaluate;
pub mod export;
pub mod lexicon;
pub mod limits;
pub mod model;
pub mod norm;
pub mod page;
pub mod pipeline;
pub mod position;
pub mod reference;
pub mod segment;
pub mod speech;
pub mod statement;
pub mod structure;
pub mod tag;

pub use rapporteur_readers as source;
pub use rapporteur_readers::{remark, span};
