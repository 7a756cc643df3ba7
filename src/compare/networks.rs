//! Who takes which side on what, and who agrees with whom: the networks of Discourse Network Analyzer (Leifeld 2017).
//!
//! Two actors are congruent on an issue where both support or both oppose it, and in conflict where one does the one and
//! the other the other. Somebody who does both counts for both. The normalized weight is divided by the average number
//! of issues that the two take a side on.

use super::alignment::ActorId;
use super::change::Direction;
use super::congruence::meetings;
use super::positions::{Held, reading};
use std::collections::BTreeMap;

/// A network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Network {
    /// Actors and issues.
    Affiliation,
    Congruence,
    Conflict,
    /// Congruence less conflict.
    Subtract,
}

impl Network {
    pub const ALL: [Network; 4] = [Network::Affiliation, Network::Congruence, Network::Conflict, Network::Subtract];

    /// The name used in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Network::Affiliation => "affiliation",
            Network::Congruence => "congruence",
            Network::Conflict => "conflict",
            Network::Subtract => "subtract",
        }
    }
}

/// What an actor is tied to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'s> {
    /// An issue, and how often the actor opposes it, takes it up without a side, and supports it.
    Issue(&'s str, [u32; 3]),
    Actor(ActorId),
}

/// A tie.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Edge<'s> {
    pub network: Network,
    pub source: ActorId,
    pub target: Target<'s>,
    pub weight: f64,
    /// Of two actors.
    pub normalized: Option<f64>,
}

/// Ties between actors are told of so many, those with positions on most issues: ties grow with the square.
pub(crate) const MOST: usize = 500;

/// The networks of a side, from positions with a confidence of at least `least`.
pub(super) fn networks<'s>(held: &Held<'s>, least: f32) -> Vec<Edge<'s>> {
    let affiliations = affiliations(held, least);
    let edge = |((source, issue), times): (&(ActorId, &'s str), &[u32; 3])| Edge {
        network: Network::Affiliation,
        source: *source,
        target: Target::Issue(issue, *times),
        weight: f64::from(times[Direction::For as usize]) - f64::from(times[Direction::Against as usize]),
        normalized: None,
    };
    affiliations.iter().map(edge).chain(ties(&affiliations)).collect()
}

/// How often an actor is against, neither for nor against, and for an issue.
type Affiliations<'s> = BTreeMap<(ActorId, &'s str), [u32; 3]>;

fn affiliations<'s>(held: &Held<'s>, least: f32) -> Affiliations<'s> {
    let mut affiliations = Affiliations::new();
    for (matter, taken) in held {
        let readings = taken.iter().map(reading).filter(|reading| reading.confidence >= least);
        readings.for_each(|reading| affiliations.entry(*matter).or_default()[reading.direction as usize] += 1);
    }
    affiliations
}

/// The ties between actors.
fn ties<'s>(affiliations: &Affiliations) -> Vec<Edge<'s>> {
    let activity = activity(affiliations);
    let mut sided: BTreeMap<&str, [Vec<ActorId>; 2]> = BTreeMap::new();
    for ((actor, issue), [against, _, support]) in
        affiliations.iter().filter(|((actor, _), _)| activity.contains_key(actor))
    {
        let sides = sided.entry(issue).or_default();
        sides[0].extend((*against > 0).then_some(*actor));
        sides[1].extend((*support > 0).then_some(*actor));
    }
    meetings(sided.values()).into_iter().flat_map(|(pair, weights)| edges(pair, weights, &activity)).collect()
}

/// The number of issues on which the most active actors take a side.
fn activity(affiliations: &Affiliations) -> BTreeMap<ActorId, u32> {
    let mut activity: BTreeMap<ActorId, u32> = BTreeMap::new();
    for ((actor, _), [against, _, support]) in affiliations {
        if against + support > 0 {
            *activity.entry(*actor).or_default() += 1;
        }
    }
    let mut ranked: Vec<(ActorId, u32)> = activity.into_iter().collect();
    ranked.sort_by_key(|(actor, issues)| (std::cmp::Reverse(*issues), *actor));
    ranked.into_iter().take(MOST).collect()
}

fn edges<'s>(
    (source, target): (ActorId, ActorId),
    [congruence, conflict]: [u32; 2],
    activity: &BTreeMap<ActorId, u32>,
) -> impl Iterator<Item = Edge<'s>> {
    let average = f64::from(activity[&source] + activity[&target]) / 2.0;
    let (congruence, conflict) = (f64::from(congruence), f64::from(conflict));
    let weights = [
        (Network::Congruence, congruence, congruence > 0.0),
        (Network::Conflict, conflict, conflict > 0.0),
        (Network::Subtract, congruence - conflict, true),
    ];
    weights.into_iter().filter(|(.., is_tie)| *is_tie).map(move |(network, weight, _)| Edge {
        network,
        source,
        target: Target::Actor(target),
        weight,
        normalized: Some(weight / average),
    })
}
