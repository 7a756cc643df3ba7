//! What tells an actor from the others: a State, a name, or who is held to be the same person.

use super::basis::Basis;
use super::person;
use crate::compare::record::Speaker;
use crate::compare::word::{phrase, words};
use crate::speech::speaker::SpeakerKind;
use rustc_hash::FxHashMap;

/// What tells an actor from the others.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    State(String),
    Named(String),
    /// The place of the first speaker who is this person.
    Person(usize),
    Unnamed(String),
}

/// What tells each speaker's actor, and how that was found; speakers come with the number of their report.
pub(super) fn keys(speakers: &[(usize, &Speaker)]) -> Vec<(Key, Basis)> {
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
    let key = |(at, (first, basis)): (usize, person::Same)| match states.get(&first) {
        Some(Some(code)) => (Key::State(code.to_string()), Basis::StateOfName),
        _ if first == at => (Key::Person(places[first]), Basis::Name),
        _ => (Key::Person(places[first]), basis),
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
