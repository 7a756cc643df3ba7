//! What is said of a sentence, as labels of a person who corrects it by hand.
//!
//! `evaluate` reads the same labels back. Each is a word, a colon and a value: `kind:statement`, `speaker:Jonas Pike`,
//! `act:support`, `theme:norms`, `position:law.applies=support`, `norm:should`. Whoever has no name in the text is told as
//! `speaker:anon:one participant`.

use super::annotated::Annotated;
use crate::dataset::shelf::Sentence;
use rustc_hash::FxHashMap;
use std::fmt;

/// A thing said of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// What part it plays.
    Kind(String),
    /// Who says it.
    Speaker(String),
    /// What is done in saying it.
    Act(String),
    /// A theme it speaks of.
    Theme(String),
    /// A side it takes.
    Position {
        /// The issue's id.
        issue: String,
        /// The side.
        stance: String,
    },
    /// A norm it states, by how it binds.
    Norm(String),
}

impl Label {
    /// A label by its name, as it is shown.
    pub fn read(label: &str) -> Option<Label> {
        let (sort, value) = label.split_once(':')?;
        Label::of(sort, value)
    }

    /// A label of a sort with a value.
    pub fn of(sort: &str, value: &str) -> Option<Label> {
        let text = value.trim().to_string();
        Some(match sort {
            "kind" => Label::Kind(text),
            "speaker" => Label::Speaker(text),
            "act" => Label::Act(text),
            "theme" => Label::Theme(text),
            "position" => {
                let (issue, stance) = text.rsplit_once('=')?;
                Label::Position { issue: issue.into(), stance: stance.into() }
            }
            "norm" => Label::Norm(text),
            _ => return None,
        })
    }

    /// What sort of label it is: a word.
    pub fn sort(&self) -> &'static str {
        match self {
            Label::Kind(_) => "kind",
            Label::Speaker(_) => "speaker",
            Label::Act(_) => "act",
            Label::Theme(_) => "theme",
            Label::Position { .. } => "position",
            Label::Norm(_) => "norm",
        }
    }

    /// Its value.
    pub fn value(&self) -> String {
        match self {
            Label::Position { issue, stance } => format!("{issue}={stance}"),
            Label::Kind(value)
            | Label::Speaker(value)
            | Label::Act(value)
            | Label::Theme(value)
            | Label::Norm(value) => value.clone(),
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        write!(to, "{}:{}", self.sort(), self.value())
    }
}

/// The sentences of a document, each with its labels, none of them twice.
pub(super) fn labels(document: &Annotated) -> impl Iterator<Item = (&Sentence, Vec<Label>)> {
    let positions = by_sentence(&document.positions, |position| position.sentence);
    let norms = by_sentence(&document.norms, |norm| norm.sentence);
    document.sentences.iter().map(move |sentence| {
        let mut labels = vec![Label::Kind(sentence.kind.clone())];
        labels.extend(sentence.speakers.iter().map(|id| Label::Speaker(document.key(id))));
        labels.extend(sentence.act.iter().cloned().map(Label::Act));
        labels.extend(sentence.themes.iter().cloned().map(Label::Theme));
        let positions = positions.get(&sentence.sentence).into_iter().flatten();
        labels.extend(positions.map(|row| Label::Position { issue: row.issue.clone(), stance: row.stance.clone() }));
        let norms = norms.get(&sentence.sentence).into_iter().flatten();
        labels.extend(norms.map(|row| Label::Norm(row.deontic.clone())));
        (sentence, once(labels))
    })
}

/// Rows by the sentence they are of.
fn by_sentence<T>(rows: &[T], sentence: impl Fn(&T) -> u32) -> FxHashMap<u32, Vec<&T>> {
    let mut found: FxHashMap<u32, Vec<&T>> = FxHashMap::default();
    rows.iter().for_each(|row| found.entry(sentence(row)).or_default().push(row));
    found
}

fn once(labels: Vec<Label>) -> Vec<Label> {
    let mut kept: Vec<Label> = Vec::with_capacity(labels.len());
    for label in labels {
        if !kept.contains(&label) {
            kept.push(label);
        }
    }
    kept
}
