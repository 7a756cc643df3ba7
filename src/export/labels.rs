//! What is said of a sentence, as labels of a person who corrects it by hand.
//!
//! `evaluate` reads the same labels back. Each is a word, a colon and a value: `kind:statement`, `speaker:Jonas Pike`,
//! `act:support`, `theme:norms`, `position:mechanism-binding=oppose`, `norm:should`.

use super::annotated::Annotated;
use crate::dataset::shelf::{Norm, Position, Sentence};
use rustc_hash::FxHashMap;

/// The sentences of a document, each with its labels.
pub(super) fn labels(document: &Annotated) -> impl Iterator<Item = (&Sentence, Vec<String>)> {
    let (positions, norms) = (positions(document), norms(document));
    document.sentences.iter().map(move |sentence| {
        let mut labels = vec![format!("kind:{}", sentence.kind)];
        labels.extend(sentence.speakers.iter().map(|id| format!("speaker:{}", document.name(id))));
        labels.extend(sentence.act.iter().map(|act| format!("act:{act}")));
        labels.extend(sentence.themes.iter().map(|theme| format!("theme:{theme}")));
        let positions = positions.get(&sentence.sentence).into_iter().flatten();
        labels.extend(positions.map(|position| format!("position:{}={}", position.issue, position.stance)));
        let norms = norms.get(&sentence.sentence).into_iter().flatten();
        labels.extend(norms.map(|norm| format!("norm:{}", norm.deontic)));
        labels.dedup();
        (sentence, labels)
    })
}

fn positions(document: &Annotated) -> FxHashMap<u32, Vec<&Position>> {
    by_sentence(&document.positions, |position| position.sentence)
}

fn norms(document: &Annotated) -> FxHashMap<u32, Vec<&Norm>> {
    by_sentence(&document.norms, |norm| norm.sentence)
}

/// Rows by the sentence they are of.
fn by_sentence<T>(rows: &[T], sentence: impl Fn(&T) -> u32) -> FxHashMap<u32, Vec<&T>> {
    let mut found: FxHashMap<u32, Vec<&T>> = FxHashMap::default();
    rows.iter().for_each(|row| found.entry(sentence(row)).or_default().push(row));
    found
}
