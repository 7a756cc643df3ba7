//! Which persons of several reports are the same: Mr Lewis and James Lewis, J. Lewis and James Lewis.
//!
//! Persons of one family name are laid together by their given names. Whoever is named without one is the only person
//! of that family name there is, or nobody else: two persons of one surname stay two.

use super::basis::Basis;
use crate::compare::record::Speaker;
use crate::compare::word::words;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A person as one report names them.
struct Named {
    /// The report that names them.
    report: usize,
    given: Vec<String>,
    gender: Option<Gender>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gender {
    Woman,
    Man,
}

/// Somebody by the place among the persons that were asked about, and how they were found to be the same.
pub(super) type Same = (usize, Basis);

/// For each person, the first one who is the same; `persons` are speakers with the number of their report.
pub(super) fn same(persons: &[(usize, &Speaker)]) -> Vec<Same> {
    let named: Vec<(String, Named)> = persons.iter().map(|(report, speaker)| named(*report, speaker)).collect();
    let mut families: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (family, _)) in named.iter().enumerate() {
        families.entry(family).or_default().push(at);
    }
    let mut same: Vec<Same> = (0..persons.len()).map(|at| (at, Basis::Name)).collect();
    let named: Vec<&Named> = named.iter().map(|(_, named)| named).collect();
    families.values().for_each(|members| family(members, &named, &mut same));
    same
}

fn named(report: usize, speaker: &Speaker) -> (String, Named) {
    let all: Vec<String> = words(&speaker.name).collect();
    let family: Vec<String> = match &speaker.family_name {
        Some(name) => words(name).collect(),
        None => all.last().cloned().into_iter().collect(),
    };
    let given = all.strip_suffix(family.as_slice()).unwrap_or_default().to_vec();
    (family.join(" "), Named { report, given, gender: gender(speaker) })
}

fn gender(speaker: &Speaker) -> Option<Gender> {
    match speaker.honorific.as_deref()?.trim_end_matches('.').to_lowercase().as_str() {
        "mr" | "sir" | "lord" | "prince" | "sheikh" => Some(Gender::Man),
        "ms" | "mrs" | "miss" | "dame" | "lady" | "baroness" | "princess" => Some(Gender::Woman),
        _ => None,
    }
}

/// How many persons one who is named in short is laid beside.
const MOST: usize = 64;

/// Lays the members of one family name together.
fn family(members: &[usize], named: &[&Named], same: &mut [Same]) {
    let mut firsts: Vec<usize> = Vec::new();
    let mut whole: FxHashMap<&[String], usize> = FxHashMap::default();
    let (full, rest): (Vec<usize>, Vec<usize>) = members.iter().partition(|at| is_full(&named[**at].given));
    for at in full {
        let first = *whole.entry(&named[at].given).or_insert(at);
        match first == at {
            true => firsts.push(at),
            false => same[at] = (first, Basis::Name),
        }
    }
    let (initialled, bare): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(|at| !named[*at].given.is_empty());
    join(&initialled, Basis::Initials, &mut firsts, named, same);
    join(&bare, Basis::FamilyName, &mut firsts, named, same);
}

fn is_full(given: &[String]) -> bool {
    given.iter().any(|name| name.chars().count() > 1)
}

/// Joins persons to the only one of `firsts` whom each may be; those with none or several are laid together by how they
/// are named themselves.
fn join(members: &[usize], basis: Basis, firsts: &mut Vec<usize>, named: &[&Named], same: &mut [Same]) {
    let known = firsts.clone();
    for at in members {
        let mut fitting = known.iter().take(MOST).filter(|first| may_be(named[*at], named[**first]));
        if let (Some(first), None) = (fitting.next(), fitting.next()) {
            same[*at] = (*first, basis);
            continue;
        }
        match firsts[known.len()..].iter().take(MOST).find(|first| may_be(named[*at], named[**first])) {
            Some(first) => same[*at] = (*first, basis),
            None => firsts.push(*at),
        }
    }
}

/// Whether somebody named in short may be somebody named in full. One report does not name a person in two ways.
fn may_be(short: &Named, full: &Named) -> bool {
    let genders = short.gender.is_none() || full.gender.is_none() || short.gender == full.gender;
    let given = short.given.iter().zip(&full.given).all(|(initial, name)| name.starts_with(initial.as_str()));
    genders && given && short.report != full.report
}
