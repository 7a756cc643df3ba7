//! Language taken over from an earlier side, word for word or nearly so, with what was inserted and struck.
//!
//! Each paragraph is laid beside the one of all earlier sides that shares most with it; what it shares is looked up by
//! fingerprints, so the work grows with the text and not with the pairs of documents.

mod diff;
mod fingerprint;
mod index;
mod moved;

pub(super) use diff::Diff;

use super::record::Sentence;
use super::side::Side;
use super::source::Report;
use super::word::words;
use index::Index;
use rayon::prelude::*;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// A paragraph with fewer words is no passage: formulas and headings are in all documents.
const LEAST: usize = 8;

/// A paragraph of prose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph<'s> {
    pub side: usize,
    pub report: &'s Report,
    /// Its sentences, furniture and notes in between left out.
    sentences: &'s [Sentence],
    /// Its words in one number.
    digest: u64,
}

impl<'s> Paragraph<'s> {
    fn new(side: usize, report: &'s Report, sentences: &'s [Sentence]) -> Option<Paragraph<'s>> {
        let mut paragraph = Paragraph { side, report, sentences, digest: 0 };
        let mut hasher = FxHasher::default();
        let mut count = 0;
        words(&paragraph.text()).inspect(|_| count += 1).for_each(|word| word.hash(&mut hasher));
        paragraph.digest = hasher.finish();
        (count >= LEAST).then_some(paragraph)
    }

    /// Its number in the document.
    pub fn number(&self) -> u32 {
        self.first().map_or(0, |sentence| sentence.paragraph)
    }

    /// Its first sentence.
    pub fn first(&self) -> Option<&'s Sentence> {
        self.sentences.iter().find(|sentence| sentence.is_prose())
    }

    /// Its sentences joined.
    pub fn text(&self) -> String {
        let prose = self.sentences.iter().filter(|sentence| sentence.is_prose());
        prose.map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it has the same words as another.
    fn is(&self, other: &Paragraph) -> bool {
        self.digest == other.digest && words(&self.text()).eq(words(&other.text()))
    }
}

/// A paragraph that takes over another.
#[derive(Debug)]
pub(super) struct Passage<'s> {
    pub from: Paragraph<'s>,
    pub to: Paragraph<'s>,
    /// What is inserted and struck; none where the words are the same.
    pub diff: Option<Diff>,
    /// Whether it stands elsewhere among the paragraphs that the document takes over from the same one.
    pub moved: bool,
}

/// The passages that sides take over from earlier ones, in the order of the text.
pub(super) fn passages<'s>(sides: &[Side<'s>]) -> Vec<Passage<'s>> {
    let mut index = Index::default();
    let mut found = Vec::new();
    for (number, side) in sides.iter().enumerate() {
        let paragraphs: Vec<Paragraph> =
            side.reports.par_iter().flat_map_iter(|report| paragraphs(number, report)).collect();
        found.par_extend(paragraphs.par_iter().filter_map(|paragraph| taken_over(paragraph, &index)));
        index.extend(paragraphs);
    }
    moved::mark(&mut found);
    found
}

fn paragraphs<'s>(side: usize, report: &'s Report) -> impl Iterator<Item = Paragraph<'s>> {
    let parts = report.sentences.chunk_by(|one, next| one.paragraph == next.paragraph);
    parts.filter_map(move |sentences| Paragraph::new(side, report, sentences))
}

/// The paragraph from which another takes over most, if it takes over enough.
fn taken_over<'s>(to: &Paragraph<'s>, index: &Index<'s>) -> Option<Passage<'s>> {
    let from = *index.nearest(to)?;
    if from.is(to) {
        return Some(Passage { from, to: *to, diff: None, moved: false });
    }
    let diff = diff::diff(&from.text(), &to.text())?;
    Some(Passage { from, to: *to, diff: Some(diff), moved: false })
}
