//! The networks of a dataset as graphs: actors and issues, and actors who agree or are at odds.
//!
//! They are those of `compare`, of all documents together: actors are told apart as there, and positions count from the
//! confidence on that counts as certain there by default.

use super::error::Error;
use super::remark::counted;
use crate::compare::alignment::{Actor, ActorId};
use crate::compare::networks::{Edge, MOST, Network, Target};
use crate::compare::whole::networks_of;
use crate::dataset::records;
use crate::dataset::shelf::{Issue, Position};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a file of a network does not hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Loss {
    pub letters: usize,
    pub ties: usize,
}

/// The confidence from which on a position counts.
const LEAST: f32 = 0.7;

/// A network as a graph.
#[derive(Debug)]
pub(super) struct Graph {
    pub name: &'static str,
    pub nodes: Vec<Node>,
    pub ties: Vec<Tie>,
}

/// An actor or an issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node {
    /// Unlike those of the others.
    pub id: String,
    pub label: String,
    /// What else is told of it, by the names of [`NODE`].
    pub told: Vec<(&'static str, String)>,
}

/// A tie between two nodes.
#[derive(Clone, Debug)]
pub(super) struct Tie {
    pub source: String,
    pub target: String,
    /// Of an actor and an issue, the number of positions; of two actors, the number of issues.
    pub weight: f64,
    /// What else is told of it, by the names of [`TIE`].
    pub told: Vec<(&'static str, String)>,
}

/// What is told of nodes, and whether it is a text.
pub(super) const NODE: [(&str, Holds); 4] =
    [("sort", Holds::Text), ("kind", Holds::Text), ("state", Holds::Text), ("proposition", Holds::Text)];

/// What is told of ties beside their weight.
pub(super) const TIE: [(&str, Holds); 5] = [
    ("net", Holds::Integer),
    ("support", Holds::Integer),
    ("oppose", Holds::Integer),
    ("neutral", Holds::Integer),
    ("normalized", Holds::Number),
];

/// What a value of a node or tie holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Text,
    Integer,
    Number,
}

/// Writes each network of a dataset into a folder, to a file of that ending.
pub(super) fn files(
    folder: &Path,
    out: &Path,
    ending: &str,
    write: fn(&Graph, &Path) -> Result<Loss, Error>,
) -> Result<Vec<String>, Error> {
    let (graphs, mut remarks) = graphs(folder)?;
    for graph in &graphs {
        let Loss { letters, ties } = write(graph, &out.join(format!("{}.{ending}", graph.name)))?;
        remarks.extend(counted([
            (letters, format!("`{}`: {letters} letters of names were replaced that XML cannot hold", graph.name)),
            (ties, format!("`{}`: {ties} ties of weight 0 are left out, as Gephi reads none", graph.name)),
        ]));
    }
    Ok(remarks)
}

/// The graphs of a dataset, and the remarks on them.
fn graphs(folder: &Path) -> Result<(Vec<Graph>, Vec<String>), Error> {
    let mut issues: BTreeMap<String, Issue> = BTreeMap::new();
    records(folder, "issues", |issue: Issue| drop(issues.insert(issue.issue.clone(), issue)))?;
    let mut uncounted = 0;
    let is_counted = |row: &Position| row.speaker.is_some() && row.confidence.is_some_and(|share| share >= LEAST);
    records(folder, "positions", |row: Position| uncounted += usize::from(!is_counted(&row)))?;
    let told = format!("{uncounted} positions do not count: less sure than {LEAST}, or of nobody who is named");
    let (graphs, active) = networks_of(folder, LEAST, |actors, edges| {
        (Network::ALL.map(|network| graph(network, actors, edges, &issues)).into(), active(edges))
    })?;
    let most = format!("ties between actors are told of the {MOST} with positions on most issues, of {active} in all");
    let remarks = [(uncounted, told), (active.saturating_sub(MOST), most)];
    Ok((graphs, counted(remarks).collect()))
}

fn graph(network: Network, actors: &[Actor], edges: &[Edge], issues: &BTreeMap<String, Issue>) -> Graph {
    let of_network = || edges.iter().filter(|edge| edge.network == network);
    let nodes: BTreeSet<(bool, u32, &str)> = of_network().flat_map(ends).collect();
    let node = |(_, actor, issue): &(bool, u32, &str)| match issue.is_empty() {
        true => of_actor(ActorId(*actor), &actors[*actor as usize]),
        false => of_issue(issue, issues.get(*issue)),
    };
    Graph { name: network.name(), nodes: nodes.iter().map(node).collect(), ties: of_network().map(tie).collect() }
}

/// What a tie is between: actors before issues, each in their order.
fn ends<'e>(edge: &'e Edge) -> [(bool, u32, &'e str); 2] {
    let target = match edge.target {
        Target::Issue(issue, _) => (true, 0, issue),
        Target::Actor(actor) => (false, actor.0, ""),
    };
    [(false, edge.source.0, ""), target]
}

fn of_actor(id: ActorId, actor: &Actor) -> Node {
    let mut told = vec![("sort", "actor".to_string()), ("kind", actor.kind.name().to_string())];
    told.extend(actor.state.iter().map(|state| ("state", state.clone())));
    Node { id: id.to_string(), label: actor.name.clone(), told }
}

fn of_issue(id: &str, issue: Option<&Issue>) -> Node {
    let mut told = vec![("sort", "issue".to_string())];
    told.extend(issue.and_then(|issue| issue.proposition.clone()).map(|proposition| ("proposition", proposition)));
    Node { id: issue_id(id), label: issue.map_or(id, |issue| &issue.label).to_string(), told }
}

fn tie(edge: &Edge) -> Tie {
    let source = edge.source.to_string();
    match edge.target {
        Target::Issue(issue, [oppose, neutral, support]) => {
            let times = [("support", support), ("oppose", oppose), ("neutral", neutral)];
            let mut told = vec![("net", edge.weight.to_string())];
            told.extend(times.map(|(name, times)| (name, times.to_string())));
            Tie { source, target: issue_id(issue), weight: f64::from(oppose + neutral + support), told }
        }
        Target::Actor(actor) => {
            let normalized = edge.normalized.map(|normalized| ("normalized", normalized.to_string()));
            Tie { source, target: actor.to_string(), weight: edge.weight, told: normalized.into_iter().collect() }
        }
    }
}

/// The id of an issue, which no actor has.
fn issue_id(issue: &str) -> String {
    format!("issue:{issue}")
}

/// How many actors take a side.
fn active(edges: &[Edge]) -> usize {
    let is_sided = |edge: &&Edge| matches!(edge.target, Target::Issue(_, [oppose, _, support]) if oppose + support > 0);
    edges.iter().filter(is_sided).map(|edge| edge.source).collect::<BTreeSet<ActorId>>().len()
}
