//! Who of one report is who of another: the actors of a comparison.
//!
//! Whoever speaks for a State counts as the State, whoever speaks on behalf of a bloc as the bloc; persons without either
//! are told by their names, organizations and bodies too. Who the unnamed are, the Chair or several participants, is not
//! known: they are laid together by what they are called, and that is uncertain.

mod basis;
mod key;
mod person;

pub(super) use basis::Basis;

use super::record::Speaker;
use super::side::Side;
use crate::speech::speaker::SpeakerKind;
use key::{Key, keys};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;
use std::fmt;

/// Index into the actors, in the order in which they first come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ActorId(pub u32);

impl fmt::Display for ActorId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a{}", self.0 + 1)
    }
}

/// Somebody who may speak in several reports.
#[derive(Clone, Debug)]
pub(crate) struct Actor {
    /// The fullest name.
    pub name: String,
    pub kind: SpeakerKind,
    /// ISO 3166-1 alpha-3 code, of a State.
    pub state: Option<String>,
}

/// The actors of a comparison.
#[derive(Debug, Default)]
pub(super) struct Actors {
    pub actors: Vec<Actor>,
    /// For each report, its speakers by their ids.
    speakers: Vec<FxHashMap<String, (ActorId, Basis)>>,
}

impl Actors {
    /// The actor that a speaker of a report is, and how that was found.
    pub fn of(&self, report: usize, speaker: &str) -> Option<(ActorId, Basis)> {
        self.speakers.get(report)?.get(speaker).copied()
    }

    /// The actors that are named on a side.
    pub fn present(&self, side: &Side) -> FxHashSet<ActorId> {
        let speakers = side.reports.iter().filter_map(|report| self.speakers.get(report.number));
        speakers.flat_map(|speakers| speakers.values().map(|(actor, _)| *actor)).collect()
    }
}

impl std::ops::Index<ActorId> for Actors {
    type Output = Actor;

    fn index(&self, id: ActorId) -> &Actor {
        &self.actors[id.0 as usize]
    }
}

/// Lays the speakers of all sides together.
pub(super) fn actors(sides: &[Side]) -> Actors {
    let reports = sides.iter().flat_map(|side| &side.reports);
    let speakers: Vec<(usize, &Speaker)> =
        reports.flat_map(|report| report.speakers.iter().map(|speaker| (report.number, speaker))).collect();
    let keys = keys(&speakers);
    let mut known: FxHashMap<&Key, ActorId> = FxHashMap::default();
    let mut actors = Actors::default();
    for ((report, speaker), (key, basis)) in speakers.iter().zip(&keys) {
        let id = match known.entry(key) {
            Entry::Occupied(entry) => *entry.get(),
            Entry::Vacant(entry) => *entry.insert(ActorId(actors.actors.len() as u32)),
        };
        if id.0 as usize == actors.actors.len() {
            actors.actors.push(actor(key, speaker));
        } else {
            rename(&mut actors.actors[id.0 as usize], key, speaker);
        }
        if actors.speakers.len() <= *report {
            actors.speakers.resize_with(report + 1, FxHashMap::default);
        }
        actors.speakers[*report].insert(speaker.speaker.clone(), (id, *basis));
    }
    actors
}

fn actor(key: &Key, speaker: &Speaker) -> Actor {
    match key {
        Key::State(code) => {
            let name = if speaker.kind == SpeakerKind::State { &speaker.name } else { code };
            Actor { name: name.clone(), kind: SpeakerKind::State, state: Some(code.clone()) }
        }
        Key::Named(_) if speaker.on_behalf_of.is_some() => {
            Actor { name: speaker.on_behalf_of.clone().unwrap_or_default(), kind: SpeakerKind::Group, state: None }
        }
        _ => Actor { name: speaker.name.clone(), kind: speaker.kind, state: None },
    }
}

/// Gives an actor the name that a further speaker has, where it is fuller; a State the one that is no code.
fn rename(actor: &mut Actor, key: &Key, speaker: &Speaker) {
    match key {
        Key::State(code) if speaker.kind == SpeakerKind::State && actor.name == *code => {
            actor.name.clone_from(&speaker.name);
        }
        Key::Person(_) if speaker.name.len() > actor.name.len() => actor.name.clone_from(&speaker.name),
        _ => {}
    }
}
