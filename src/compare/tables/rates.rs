//! `rates`: how often each side speaks of what.

use super::cells;
use super::columns::{OF_SIDE, SIDE};
use crate::compare::rates::{Of, Rate};
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Integer, Number, Text};
use crate::dataset::schema::{Column, Table};

pub(in crate::compare) const TABLE: Table = Table {
    name: "rates",
    about: "How often a side speaks of a theme or an entry of a lexicon, of a thousand sentences.",
    columns: &[
        SIDE,
        Column::new("measure", Text, "What is counted: sentences with a `theme` or with an `entry`")
            .always()
            .one_of(measures),
        Column::new("subject", Text, "The theme, or lexicon and entry: `law/use-of-force`").always(),
        Column::new("theme", Text, "The theme").always(),
        Column::new("lexicon", Text, "The lexicon, of an entry"),
        Column::new("entry", Text, "The entry"),
        Column::new("sentences", Integer, "Number of sentences of prose that bear it").always(),
        Column::new("rate", Number, "Of a thousand sentences, how many").always(),
        Column::new("low", Number, "Lower end of the interval of Wilson at 95 %"),
        Column::new("high", Number, "Its upper end"),
        Column::new("bootstrap_low", Number, "Lower end of the interval at 95 % if paragraphs are drawn anew"),
        Column::new("bootstrap_high", Number, "Its upper end"),
    ],
    key: &["side", "measure", "subject"],
    references: &[OF_SIDE],
};

/// Fills a row for each rate of a side.
pub(in crate::compare) fn fill(side: &str, rates: &[Rate], row: &mut Rows) {
    for rate in rates {
        row.text(side);
        match rate.of {
            Of::Theme(theme) => {
                ["theme", theme, theme].into_iter().for_each(|part| row.text(part));
                row.nulls(2);
            }
            Of::Entry(key) => {
                row.text("entry");
                row.text(&format!("{}/{}", key.lexicon, key.entry));
                [key.theme, key.lexicon, key.entry].into_iter().for_each(|part| row.text(part));
            }
        }
        row.integer(rate.sentences);
        row.number(rate.rate);
        cells::interval(rate.wilson, row);
        cells::interval(rate.drawn, row);
        row.end();
    }
}

fn measures() -> Vec<&'static str> {
    vec!["theme", "entry"]
}
