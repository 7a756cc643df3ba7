//! Who of one report is who of another: the actors of a comparison.
//!
//! Whoever speaks for a State counts as the State, whoever speaks on behalf of a bloc as the bloc; persons without either
//! are told by their names, organizations and bodies too. Who the unnamed are, the Chair or several participants, is not known: they are laid
//! together by what they are called, and that is uncertain.

mod basis;
mod person;

pub(super) use basis::Basis;

use super::record::Speaker;
use super::side::Side;
use super::word::{phrase, words};
use crate::speech::speaker::SpeakerKind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::hash_map::Entry;
use std::fmt;

/// Index into the actors, in the order in which they first come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ActorId(pub u32);

impl fmt::Display for ActorId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "a{}", self.0 + 1)
    }
}

/// Somebody who may speak in several reports.
#[derive(Clone, Debug)]
pub(super) struct Actor {
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

/// What tells an actor from the others.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    State(String),
    Named(String),
    /// The place of the first speaker who is this person.
    Person(usize),
    Unnamed(String),
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

fn keys(speakers: &[(usize, &Speaker)]) -> Vec<(Key, Basis)> {
    let persons = persons(speakers);
    let acronyms = acronyms(speakers);
    let states = states(speakers);
    let key = |(at, (_, speaker)): (usize, &(usize, &Speaker))| match (speaker.kind, &speaker.on_behalf_of) {
        (_, Some(bloc)) => match states.get(bloc.as_str()) {
            Some(code) => (Key::State(code.to_string()), Basis::State),
            None => (Key::Named(phrase(bloc)), Basis::Bloc),
        },
        (SpeakerKind::Anonymous, _) => (Key::Unnamed(phrase(&speaker.name)), Basis::Unnamed),
        _ if speaker.state.is_some() => (Key::State(speaker.state.clone().unwrap_or_default()), Basis::State),
        (SpeakerKind::Person, _) => persons[&at].clone(),
        (SpeakerKind::Role, _) => (Key::Unnamed(phrase(&speaker.name)), Basis::Unnamed),
        _ => match acronyms.get(speaker.name.as_str()) {
            Some(Some(name)) => (Key::Named(name.clone()), Basis::Acronym),
            _ => (Key::Named(phrase(&speaker.name)), Basis::Name),
        },
    };
    speakers.iter().enumerate().map(key).collect()
}

/// The persons among speakers by their places; one who speaks for a single State elsewhere is taken for it here too.
fn persons(speakers: &[(usize, &Speaker)]) -> FxHashMap<usize, (Key, Basis)> {
    let is_person = |(_, (_, speaker)): &(usize, &(usize, &Speaker))| speaker.kind == SpeakerKind::Person;
    let (places, persons): (Vec<usize>, Vec<(usize, &Speaker)>) =
        speakers.iter().enumerate().filter(is_person).map(|(at, speaker)| (at, *speaker)).unzip();
    let same = person::same(&persons);
    let mut states: FxHashMap<usize, Option<&str>> = FxHashMap::default();
    for ((first, _), (_, speaker)) in same.iter().zip(&persons) {
        let Some(code) = speaker.state.as_deref() else { continue };
        states.entry(*first).and_modify(|known| *known = known.filter(|known| *known == code)).or_insert(Some(code));
    }
    let key = |(first, basis): (usize, person::Same)| match states.get(&basis.0) {
        Some(Some(code)) => (Key::State(code.to_string()), Basis::StateOfName),
        _ => (Key::Person(places[basis.0]), if basis.0 == first { Basis::Name } else { basis.1 }),
    };
    places.iter().copied().zip(same.into_iter().enumerate().map(key)).collect()
}

/// The codes of the States that are named.
fn states<'s>(speakers: &[(usize, &'s Speaker)]) -> FxHashMap<&'s str, &'s str> {
    let states = speakers.iter().filter(|(_, speaker)| speaker.kind == SpeakerKind::State);
    states.filter_map(|(_, speaker)| Some((speaker.name.as_str(), speaker.state.as_deref()?))).collect()
}

/// The names of organizations that are the initials of a single other's: `ICRC`; none where several fit.
fn acronyms<'s>(speakers: &[(usize, &'s Speaker)]) -> FxHashMap<&'s str, Option<String>> {
    let has_name = |kind| matches!(kind, SpeakerKind::Group | SpeakerKind::Organization | SpeakerKind::Body);
    let names = || speakers.iter().filter(|(_, speaker)| has_name(speaker.kind)).map(|(_, speaker)| &speaker.name);
    let mut full: FxHashMap<String, Option<String>> = FxHashMap::default();
    for name in names().filter(|name| words(name).count() > 1) {
        let phrase = phrase(name);
        let one = Some(phrase.clone());
        full.entry(initials(name))
            .and_modify(|known| *known = known.take().filter(|known| *known == phrase))
            .or_insert(one);
    }
    let short = names().filter(|name| name.len() > 1 && name.chars().all(char::is_uppercase));
    short.filter_map(|name| Some((name.as_str(), full.get(name.as_str())?.clone()))).collect()
}

/// `ICRC` of `International Committee of the Red Cross`.
fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).filter(|letter| letter.is_uppercase()).collect()
}
