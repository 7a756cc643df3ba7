//! What a norm is about: whether it rules conduct, whether it binds, and which agreed norm it restates.

use super::clause::Clause;
use super::frame::Parts;
use super::{Bindingness, Norm, NormKind};
use crate::lexicon::Sense;
use crate::speech::speaker::SpeakerId;
use crate::speech::words::{Any, any};
use rapporteur_readers::span::Span;
use std::ops::Range;

/// Verbs that set something up rather than rule conduct.
const CONSTITUTING: Any = Any::of(&[
    "consist",
    "comprise",
    "comprised",
    "composed",
    "constitute",
    "established",
    "known",
    "called",
    "mean",
    "include",
    "serve",
    "deemed",
    "named",
]);

/// What holds for all norms of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct About {
    bindingness: Bindingness,
    gge_norm: Option<char>,
}

impl About {
    pub fn of(clause: &Clause) -> About {
        About { bindingness: bindingness(clause), gge_norm: gge_norm(clause) }
    }
}

/// The norm that some parts of a sentence make.
pub(super) fn norm(clause: &Clause, parts: Parts, speaker: Option<SpeakerId>, about: About) -> Norm {
    let span = |range: &Range<usize>| (!range.is_empty()).then(|| trimmed(clause, range)).flatten();
    let aim = span(&parts.aim);
    Norm {
        sentence: clause.sentence as u32,
        statement: None,
        speaker,
        attribute: parts.attribute.as_ref().and_then(span),
        deontic: parts.deontic,
        deontic_span: clause.words.span(parts.words.start, parts.words.end - 1),
        aim,
        object: span(&parts.object),
        condition: span(&parts.condition),
        or_else: or_else(clause, &parts),
        kind: kind(clause, &parts.aim),
        bindingness: about.bindingness,
        gge_norm: about.gge_norm,
        confidence: 0.0,
        rule: parts.rule.name(),
    }
}

/// The words of some tokens without marks at either end.
fn trimmed(clause: &Clause, range: &Range<usize>) -> Option<Span> {
    let plain = |at: &usize| !clause.words.is_mark(*at) || clause.is_any(*at, any!["(", ")"]);
    let first = range.clone().find(plain)?;
    let last = range.clone().rfind(plain)?;
    Some(clause.words.span(first, last))
}

/// `or else be expelled`, `failing which`, `on pain of`
fn or_else(clause: &Clause, parts: &Parts) -> Option<Span> {
    let opens = |at: &usize| {
        let phrase = |first: &str, second: &str| clause.is(*at, first) && clause.is(at + 1, second);
        phrase("or", "else") || phrase("failing", "which") || phrase("on", "pain") || phrase("otherwise", "it")
    };
    let start = (parts.aim.end..clause.range.end).find(opens)?;
    trimmed(clause, &(start..clause.end(start)))
}

fn kind(clause: &Clause, aim: &Range<usize>) -> NormKind {
    let constitutes = aim.clone().any(|at| clause.is_any(at, &CONSTITUTING));
    if constitutes { NormKind::Constitutive } else { NormKind::Regulative }
}

fn bindingness(clause: &Clause) -> Bindingness {
    let any = |words: &Any| clause.range.clone().any(|at| clause.words.is_any(at, words));
    match () {
        _ if any(any!["voluntary", "non-binding", "nonbinding", "voluntarily"]) => Bindingness::Voluntary,
        _ if any(any!["shall", "binding", "obligation", "obligations", "obliged", "unlawful", "treaty", "law"]) => {
            Bindingness::Binding
        }
        _ => Bindingness::Unspecified,
    }
}

/// The letter of the agreed norm that the sentence speaks of, where there is but one.
fn gge_norm(clause: &Clause) -> Option<char> {
    let hits = clause.words.scan.matches_of(clause.sentence);
    let found = clause.words.lexicons.patterns.found(hits);
    let mut letters: Vec<char> = found.iter().filter_map(|found| letter(clause, found.entry)).collect();
    letters.sort_unstable();
    letters.dedup();
    match letters[..] {
        [only] => Some(only),
        _ => None,
    }
}

fn letter(clause: &Clause, entry: crate::lexicon::EntryId) -> Option<char> {
    match clause.words.lexicons.entries[entry.0 as usize].sense {
        Sense::GgeNorm(letter) => Some(letter),
        _ => None,
    }
}
