//! One document with all its layers, and the steps that find them, in order.

use crate::attribute::{self, Attributions};
use crate::document::Document;
use crate::lexicon::Lexicons;
use crate::norm::{self, Norm};
use crate::position::{self, Model, Position};
use crate::reference::{self, Reference};
use crate::remark::{Noted, Remark};
use crate::segment::{self, Sentence};
use crate::statement::{self, Statement};
use crate::tag::{self, Tag};

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
    /// The expectations it states, in reading order.
    pub norms: Vec<Norm>,
    /// The positions taken, in reading order.
    pub positions: Vec<Position>,
    /// The documents, treaties and reports that it cites, in reading order.
    pub references: Vec<Reference>,
    /// Who is reported to say or think what, in reading order.
    pub statements: Vec<Statement>,
    /// What was doubted on the way.
    pub remarks: Vec<Remark>,
}

/// Runs all steps on one document.
pub fn analyse(document: Noted<Document>, lexicons: &Lexicons) -> Analysis {
    let Noted { value: document, mut remarks } = document;
    let sentences = segment::sentences(&document);
    let scan = lexicons.scan(&document.running.text, &sentences);
    let tags = tag::tags(&document, &sentences, &scan, lexicons);
    let references = reference::references(&document, &sentences, &scan, lexicons);
    let attributions = attribute::attributions(&document, &sentences, &scan, lexicons);
    let Noted { value: attributions, remarks: doubts } = attributions;
    remarks.extend(doubts);
    let statements = statement::statements(&document, &sentences, &scan, lexicons, &attributions);
    let norms = norm::norms(&document, &sentences, &scan, lexicons, &attributions, &statements);
    let positions = position::positions(&document, &scan, lexicons, &attributions, &statements, Model::embedded());
    Analysis { document, sentences, attributions, tags, references, statements, norms, positions, remarks }
}
