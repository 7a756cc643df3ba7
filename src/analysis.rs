//! One document with all its layers.

use crate::attribute::Attributions;
use crate::document::Document;
use crate::remark::Remark;
use crate::segment::Sentence;
use crate::tag::Tag;

/// One document with all that was found in it.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The document.
    pub document: Document,
    /// Its sentences, in reading order.
    pub sentences: Vec<Sentence>,
    /// Who says each sentence.
    pub attributions: Attributions,
    /// The hits of theme lexicons, in reading order.
    pub tags: Vec<Tag>,
    /// What was doubted on the way.
    pub remarks: Vec<Remark>,
}
