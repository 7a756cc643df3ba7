//! Which norms appear, vanish or change how they bind.
//!
//! A norm of the eleven is told by its letter, any other by its attribute, aim and object in normalized words.

use super::change::{Direction, Reading, Shift, shifts};
use super::record::Norm;
use super::side::Side;
use super::source::Report;
use super::word::phrase;
use crate::lexicon::DeonticForce;
use std::collections::BTreeMap;

/// What a norm asks of whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Matter<'s> {
    /// One of the norms of A/70/174, paragraph 13.
    Gge(&'s str),
    Free {
        attribute: String,
        aim: String,
        object: String,
    },
}

/// A norm with the report it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated<'s> {
    pub report: &'s Report,
    pub norm: &'s Norm,
}

/// The norms of a side by what they ask.
pub(super) type Asked<'s> = BTreeMap<Matter<'s>, Vec<Stated<'s>>>;

/// The norms of a side; one that says neither what is to be done nor to what is left out.
pub(super) fn asked<'s>(side: &Side<'s>) -> Asked<'s> {
    let mut asked = Asked::new();
    for report in &side.reports {
        for norm in &report.norms {
            if let Some(matter) = matter(norm) {
                asked.entry(matter).or_default().push(Stated { report, norm });
            }
        }
    }
    asked
}

fn matter(norm: &Norm) -> Option<Matter<'_>> {
    if let Some(letter) = norm.gge_norm.as_deref() {
        return Some(Matter::Gge(letter));
    }
    let part = |part: &Option<String>| part.as_deref().map(phrase).unwrap_or_default();
    let (attribute, aim, object) = (part(&norm.attribute), part(&norm.aim), part(&norm.object));
    (!aim.is_empty() || !object.is_empty()).then_some(Matter::Free { attribute, aim, object })
}

/// What becomes of every norm from one side to the next.
pub(super) fn changes<'s, 'm>(
    [before, after]: [&'m Asked<'s>; 2],
    least: f32,
) -> Vec<(&'m Matter<'s>, Shift<Stated<'s>>)> {
    shifts(before, after, reading, least).collect()
}

fn reading(stated: &Stated) -> Reading {
    let norm = stated.norm;
    let (direction, strength) = match norm.deontic {
        DeonticForce::May => (Direction::For, 1),
        DeonticForce::Should => (Direction::For, 2),
        DeonticForce::Must | DeonticForce::Obliged => (Direction::For, 3),
        DeonticForce::ShouldNot => (Direction::Against, 2),
        DeonticForce::MustNot | DeonticForce::Prohibited => (Direction::Against, 3),
    };
    Reading { direction, strength, confidence: norm.confidence.unwrap_or_default() }
}
