//! What an annotated document teaches: the choices that each layer has in it, and which of them the annotation has.

use crate::analysis::{self, Models};
use crate::attribute::{self, Kind};
use crate::document::Document;
use crate::lexicon::{Act, Lexicons};
use crate::model::learn::{Choice, Example};
use crate::norm::{self, Norm};
use crate::position;
use crate::segment::Sentence;
use crate::speech::speaker::Speaker;
use crate::speech::words::Words;
use crate::{speech, statement};

/// What is annotated of a document, asked by sentence.
pub trait Annotation {
    /// Whether a sentence is of this kind and these speakers'.
    fn is_owned(&self, sentence: usize, kind: Kind, speakers: &[&Speaker]) -> bool;
    /// What is done in saying a sentence, where anything is said.
    fn act(&self, sentence: usize) -> Option<Act>;
    /// Whether something is stated as a norm.
    fn is_norm(&self, norm: &Norm) -> bool;
    /// The positions taken in a sentence.
    fn positions(&self, sentence: usize) -> position::Annotated;
}

/// What the layers above owners are learnt from.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    /// One for each sentence with an annotated act.
    pub acts: Vec<Example>,
    /// One for each candidate.
    pub norms: Vec<Example>,
    /// One for each candidate.
    pub positions: Vec<Example>,
}

/// The candidates for the owner of every sentence; none where owners are not weighed.
pub fn owners(
    document: &Document,
    sentences: &[Sentence],
    lexicons: &Lexicons,
    annotation: &impl Annotation,
) -> Option<Vec<Choice>> {
    let scan = lexicons.scan(&document.running.text, sentences);
    let words = Words::new(document, &scan, lexicons);
    let speech = speech::read(document, sentences, &words);
    let right = |sentence: usize, kind: Kind, speakers: &[&Speaker]| annotation.is_owned(sentence, kind, speakers);
    attribute::choices(document, sentences, &words, &speech, right)
}

/// What acts, norms and positions are learnt from, with owners as `models` lays them.
pub fn layers(
    document: &Document,
    sentences: &[Sentence],
    lexicons: &Lexicons,
    models: &Models,
    annotation: &impl Annotation,
) -> Layers {
    let scan = lexicons.scan(&document.running.text, sentences);
    let words = Words::new(document, &scan, lexicons);
    let (speech, attributions) = analysis::attributed(document, sentences, &scan, lexicons, models);
    let attributions = attributions.value;
    let statements = statement::statements(document, &speech, &words, &attributions);
    let owners = &models.attribution.owners;
    let acts = attribute::act_choices(document, sentences, &words, &speech, owners, |index| annotation.act(index));
    let positions: Vec<position::Annotated> =
        (0..sentences.len()).map(|sentence| annotation.positions(sentence)).collect();
    Layers {
        acts: acts.into_iter().map(|act| Example { steps: vec![act], ..Example::default() }).collect(),
        norms: norm::examples(document, sentences, &scan, lexicons, &attributions, |norm| annotation.is_norm(norm)),
        positions: position::examples(document, &scan, lexicons, &attributions, &statements, &positions),
    }
}
