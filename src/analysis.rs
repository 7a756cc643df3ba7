//! One document with all its layers, and the steps that find them, in order.

use crate::attribute::{self, Attributions};
use crate::document::Document;
use crate::lexicon::{Lexicons, Scan};
use crate::limits::{Limits, TooMany};
use crate::model::{self, Outcomes, Weights};
use crate::norm::{self, Norm};
use crate::position::{self, Model, Position};
use crate::reference::{self, Reference};
use crate::segment::{self, Sentence};
use crate::speech::words::Words;
use crate::speech::{self, Speech};
use crate::statement::{self, Statement};
use crate::tag::{self, Tag};
use rapporteur_readers::remark::{Noted, Remark};
use std::sync::LazyLock;

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
    /// Where it speaks of the eleven norms of A/70/174, in reading order.
    pub norm_mentions: Vec<norm::Mention>,
    /// The positions taken, in reading order.
    pub positions: Vec<Position>,
    /// The documents, treaties and reports that it cites, in reading order.
    pub references: Vec<Reference>,
    /// Who is reported to say or think what, in reading order.
    pub statements: Vec<Statement>,
    /// What was doubted on the way.
    pub remarks: Vec<Remark>,
}

/// The weights by which the steps decide.
#[derive(Clone, Debug, Default)]
pub struct Models {
    /// Who owns each sentence, and what is done in saying it.
    pub attribution: attribute::Models,
    /// What is a norm.
    pub norms: Weights,
    /// Who takes which side.
    pub positions: Model,
}

impl Models {
    /// The weights that the program brings along.
    pub fn embedded() -> &'static Models {
        static MODELS: LazyLock<Models> = LazyLock::new(|| Models::shipped().unwrap_or_default());
        &MODELS
    }

    /// Reads the tables that the program brings along.
    fn shipped() -> Result<Models, model::Error> {
        Ok(Models {
            attribution: attribute::Models {
                owners: Weights::parse(include_str!("../models/full/owners.tsv"), attribute::OWNER_TEMPLATES)?,
                acts: Outcomes::parse(include_str!("../models/full/acts.tsv"), attribute::ACT_TEMPLATES)?,
            },
            norms: Weights::parse(include_str!("../models/full/norms.tsv"), &norm::TEMPLATES)?,
            positions: Model::parse(include_str!("../models/full/positions.tsv"))?,
        })
    }
}

/// Runs all steps on one document, with the weights that the program brings along.
pub fn analyse(document: Noted<Document>, lexicons: &Lexicons) -> Analysis {
    analyse_with(document, lexicons, Models::embedded())
}

/// Runs all steps on one document.
pub fn analyse_with(document: Noted<Document>, lexicons: &Lexicons, models: &Models) -> Analysis {
    let sentences = segment::sentences(&document.value);
    let scan = lexicons.scan(&document.value.running.text, &sentences);
    layers(document, sentences, &scan, lexicons, models)
}

/// As [`analyse`], but a document that holds more than `limits` allow is an error.
pub fn analyse_within(document: Noted<Document>, lexicons: &Lexicons, limits: &Limits) -> Result<Analysis, TooMany> {
    let sentences = segment::sentences(&document.value);
    limits.sentences(&document.value.origin.source, sentences.len())?;
    let scan = lexicons.scan(&document.value.running.text, &sentences);
    limits.hits(&document.value.origin.source, scan.matches.len())?;
    let analysis = layers(document, sentences, &scan, lexicons, Models::embedded());
    limits.speakers(&analysis.document.origin.source, analysis.attributions.speakers.len())?;
    Ok(analysis)
}

/// Runs the steps behind the scan.
fn layers(
    document: Noted<Document>,
    sentences: Vec<Sentence>,
    scan: &Scan,
    lexicons: &Lexicons,
    models: &Models,
) -> Analysis {
    let Noted { value: document, mut remarks } = document;
    let tags = tag::tags(&document, &sentences, scan, lexicons);
    let references = reference::references(&document, &sentences, scan, lexicons);
    let (speech, attributions) = attributed(&document, &sentences, scan, lexicons, models);
    let Noted { value: attributions, remarks: doubts } = attributions;
    remarks.extend(doubts);
    let words = Words::new(&document, scan, lexicons);
    let statements = statement::statements(&document, &speech, &words, &attributions);
    let norms = norm::norms(&document, &sentences, scan, lexicons, &attributions, &statements, &models.norms);
    let norm_mentions = norm::mentions(sentences.len(), scan, lexicons, &norms);
    let positions = position::positions(&document, scan, lexicons, &attributions, &statements, &models.positions);
    Analysis {
        document,
        sentences,
        attributions,
        tags,
        references,
        statements,
        norms,
        norm_mentions,
        positions,
        remarks,
    }
}

/// What is reported in a document, and who owns each of its sentences.
pub fn attributed(
    document: &Document,
    sentences: &[Sentence],
    scan: &Scan,
    lexicons: &Lexicons,
    models: &Models,
) -> (Speech, Noted<Attributions>) {
    let words = Words::new(document, scan, lexicons);
    let speech = speech::read(document, sentences, &words);
    let attributions = attribute::attributions(document, sentences, &words, &speech, lexicons, &models.attribution);
    (speech, attributions)
}

#[cfg(test)]
mod tests {
    use super::Models;

    #[test]
    fn the_tables_of_weights_can_be_read() {
        Models::shipped().unwrap();
    }
}
