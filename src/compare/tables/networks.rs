//! `networks`: who takes which side on what, who agrees with whom.

use super::cells;
use super::columns::{OF_SIDE, SIDE};
use crate::compare::comparison::Comparison;
use crate::compare::networks::{Edge, Network, Target};
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Integer, Number, Text};
use crate::dataset::schema::{Column, Table};

pub(in crate::compare) const TABLE: Table = Table {
    name: "networks",
    about: "A tie between an actor and an issue, or between two actors.",
    columns: &[
        SIDE,
        Column::new("network", Text, "The network").always().one_of(networks),
        Column::new("source", Text, "An actor, as in `alignments`").always(),
        Column::new("source_name", Text, "The actor's name").always(),
        Column::new("target", Text, "An issue, in the network `affiliation`; else another actor").always(),
        Column::new("target_name", Text, "That actor's name"),
        Column::new("weight", Number, "Number of issues; of an issue, positions for it less those against").always(),
        Column::new("normalized", Number, "The weight divided by the average number of issues of the two actors"),
        Column::new("support", Integer, "Number of positions for the issue"),
        Column::new("oppose", Integer, "Number of positions against it"),
        Column::new("neutral", Integer, "Number of positions that take no side"),
    ],
    key: &["side", "network", "source", "target"],
    references: &[OF_SIDE],
};

/// Fills a row for each tie of a side.
pub(in crate::compare) fn fill(comparison: &Comparison, side: &str, edges: &[Edge], row: &mut Rows) {
    for Edge { network, source, target, weight, normalized } in edges {
        row.text(side);
        row.text(network.name());
        cells::actor(comparison, *source, row);
        match target {
            Target::Issue(issue, _) => {
                row.text(issue);
                row.null();
            }
            Target::Actor(actor) => cells::actor(comparison, *actor, row),
        }
        row.number(*weight);
        row.optional_number(*normalized);
        match target {
            Target::Issue(_, [oppose, neutral, support]) => {
                [support, oppose, neutral].into_iter().for_each(|times| row.integer(*times));
            }
            Target::Actor(_) => row.nulls(3),
        }
        row.end();
    }
}

fn networks() -> Vec<&'static str> {
    Network::ALL.map(Network::name).to_vec()
}
