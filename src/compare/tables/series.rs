//! `series`: themes, issues and actors through time.

use super::cells;
use super::columns::{OF_SIDE, SIDE};
use crate::compare::comparison::Comparison;
use crate::compare::series::{Followed, Series, Trend};
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Integer, Number, Text};
use crate::dataset::schema::{Column, Table};

pub(in crate::compare) const TABLE: Table = Table {
    name: "series",
    about: "A figure of a side, among those of the other sides in the order of time; there are three sides or more.",
    columns: &[
        Column::new("measure", Text, "What is followed").always().one_of(measures),
        Column::new("subject", Text, "The theme or issue; of an actor, actor and issue").always(),
        Column::new("actor", Text, "The actor, as in `alignments`, where one is followed"),
        Column::new("actor_name", Text, "The actor's name"),
        Column::new("order", Integer, "The place of the side in the order of time, from 1").always(),
        SIDE,
        Column::new("date", Text, "The first day of the side"),
        Column::new("count", Integer, "Number of sentences, positions, or rows it stands for").always(),
        Column::new("total", Integer, "What the count is a share of; null of an actor"),
        Column::new("value", Number, "The share; of an actor the force of the stance, below zero where it opposes")
            .always(),
        Column::new(
            "trend_z",
            Number,
            "Whether the share rises (above zero) or falls, in standard deviations (Cochran & Armitage)",
        ),
        Column::new("trend_p", Number, "How probable a trend as strong is by chance"),
        Column::new("trend_q", Number, "Its false discovery rate, over all series"),
    ],
    key: &["measure", "subject", "side"],
    references: &[OF_SIDE],
};

/// Fills a row for each point; `order` are the sides in the order of time.
pub(in crate::compare) fn fill(comparison: &Comparison, order: &[usize], series: &[Series], row: &mut Rows) {
    let mut places = vec![0_u64; order.len()];
    order.iter().zip(1..).for_each(|(side, place)| places[*side] = place);
    for Series { followed, points, trend } in series {
        for point in points {
            let side = &comparison.sides[point.side];
            subject(comparison, followed, row);
            row.integer(places[point.side]);
            row.text(&side.name);
            row.optional_text(side.dates().map(|(first, _)| first));
            row.integer(point.count);
            row.optional_integer(point.of);
            row.number(point.value);
            let figures = trend.map(|Trend { z, p, q }| [z, p, q]);
            (0..3).for_each(|at| row.optional_number(figures.map(|figures| figures[at])));
            row.end();
        }
    }
}

fn subject(comparison: &Comparison, followed: &Followed, row: &mut Rows) {
    let (measure, subject) = match followed {
        Followed::Theme(theme) => ("theme", theme.to_string()),
        Followed::Issue(issue) => ("issue", issue.to_string()),
        Followed::Support(issue) => ("support", issue.to_string()),
        Followed::Actor(actor, issue) => ("actor", format!("{actor} {issue}")),
    };
    row.text(measure);
    row.text(&subject);
    match followed {
        Followed::Actor(actor, _) => cells::actor(comparison, *actor, row),
        _ => row.nulls(2),
    }
}

fn measures() -> Vec<&'static str> {
    vec!["theme", "issue", "support", "actor"]
}
