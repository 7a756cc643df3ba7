//! Which actor's side on which issue is new, dropped, kept, reversed, hardened or softened.

use super::alignment::{ActorId, Actors};
use super::change::{Direction, Doubt, Reading, Shift, shifts};
use super::record::Position;
use super::side::Side;
use super::source::Report;
use crate::position::Stance;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;

/// A position with the report it stands in, and whether somebody else may be its actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Taken<'s> {
    pub report: &'s Report,
    pub position: &'s Position,
    pub actor_is_uncertain: bool,
}

/// The positions of a side by actor and issue.
pub(super) type Held<'s> = BTreeMap<(ActorId, &'s str), Vec<Taken<'s>>>;

/// The positions of a side; those of nobody are left out.
pub(super) fn held<'s>(side: &Side<'s>, actors: &Actors) -> Held<'s> {
    let mut held = Held::new();
    for report in &side.reports {
        for position in &report.positions {
            let speaker = position.speaker.as_deref();
            let Some((actor, basis)) = speaker.and_then(|speaker| actors.of(report.number, speaker)) else { continue };
            let taken = Taken { report, position, actor_is_uncertain: basis.is_uncertain() };
            held.entry((actor, &position.issue)).or_default().push(taken);
        }
    }
    held
}

/// What becomes of an actor's position on an issue.
pub(super) struct PositionChange<'s> {
    pub actor: ActorId,
    pub issue: &'s str,
    /// Which of the two sides the actor is named in.
    pub present: [bool; 2],
    pub shift: Shift<Taken<'s>>,
}

/// What becomes of every position from one side to the next; `present` are the actors of both.
pub(super) fn changes<'s>(
    held: [&Held<'s>; 2],
    present: [&FxHashSet<ActorId>; 2],
    least: f32,
) -> Vec<PositionChange<'s>> {
    let shifts = shifts(held[0], held[1], reading, least);
    let told = shifts.map(|((actor, issue), mut shift)| {
        let (actor, issue) = (*actor, *issue);
        shift.doubts.extend(is_unsettled(&shift).then_some(Doubt::Actor));
        shift.doubts.extend((!present.iter().all(|side| side.contains(&actor))).then_some(Doubt::Absent));
        PositionChange { actor, issue, present: present.map(|side| side.contains(&actor)), shift }
    });
    told.collect()
}

pub(super) fn reading(taken: &Taken) -> Reading {
    let direction = match taken.position.stance {
        Stance::Support => Direction::For,
        Stance::Oppose => Direction::Against,
        Stance::Neutral => Direction::Neither,
    };
    let (strength, confidence) =
        (taken.position.force.unwrap_or_default(), taken.position.confidence.unwrap_or_default());
    Reading { direction, strength, confidence }
}

fn is_unsettled(shift: &Shift<Taken>) -> bool {
    shift.standings().any(|standing| standing.row.actor_is_uncertain)
}
