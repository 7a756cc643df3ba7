//! Reads reports of diplomatic meetings and says, as data, who said what, about which norm, in which words on which page.

pub mod analysis;
pub mod attribute;
pub mod document;
pub mod lexicon;
pub mod remark;
pub mod segment;
pub mod span;
pub mod tag;
