//! Language taken over from an earlier side, word for word or nearly so, with what was inserted and struck.
//!
//! Each paragraph is laid beside the one of all earlier sides that shares most with it; what it shares is looked up by
//! fingerprints, so the work grows with the text and not with the pairs of documents.

mod diff;
mod fingerprint;
mod index;
mod moved;
mod passage;

pub(super) use passage::{Paragraph, Passage};

use super::side::Side;
use super::source::Report;
use index::{Index, Printed};
use rayon::prelude::*;

/// The passages that sides take over from earlier ones, in the order of the text.
pub(super) fn passages<'s>(sides: &[Side<'s>]) -> Vec<Passage<'s>> {
    let mut index = Index::default();
    let mut found = Vec::new();
    for (number, side) in sides.iter().enumerate() {
        let paragraphs = side.reports.par_iter().flat_map_iter(|report| paragraphs(number, report));
        let paragraphs: Vec<Printed> = paragraphs.filter_map(Printed::new).collect();
        found.par_extend(paragraphs.par_iter().filter_map(|paragraph| taken_over(paragraph, &index)));
        if number + 1 < sides.len() {
            index.extend(paragraphs);
        }
    }
    moved::mark(&mut found);
    found
}

fn paragraphs<'s>(side: usize, report: &'s Report) -> impl Iterator<Item = Paragraph<'s>> {
    let parts = report.sentences.chunk_by(|one, next| one.paragraph == next.paragraph);
    parts.map(move |sentences| Paragraph { side, report, sentences })
}

/// The paragraph from which another takes over most, if it takes over enough.
fn taken_over<'s>(to: &Printed<'s>, index: &Index<'s>) -> Option<Passage<'s>> {
    let passage = |from, diff| Passage { from, to: to.paragraph, diff, moved: false };
    if let Some(from) = index.same(to) {
        return Some(passage(from, None));
    }
    let from = index.nearest(to)?;
    let diff = diff::diff(&from.text(), &to.paragraph.text())?;
    Some(passage(from, Some(diff)))
}
