//! `keyness`: which entries tell two sides apart.

use super::cells;
use super::columns::{A_SIDE, B_SIDE, OF_SIDES};
use crate::compare::count::Counts;
use crate::compare::keyness::Keyness;
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Integer, Number, Text};
use crate::dataset::schema::{Column, Table};

pub(in crate::compare) const TABLE: Table = Table {
    name: "keyness",
    about: "An entry of a lexicon, and how far it tells two sides apart; above zero it is the second side's.",
    columns: &[
        A_SIDE,
        B_SIDE,
        Column::new("theme", Text, "The theme").always(),
        Column::new("lexicon", Text, "The lexicon").always(),
        Column::new("entry", Text, "The entry").always(),
        Column::new("a_count", Integer, "How often it stands in the prose of the first side").always(),
        Column::new("a_words", Integer, "Number of words there").always(),
        Column::new("b_count", Integer, "How often it stands in that of the second").always(),
        Column::new("b_words", Integer, "Number of words there").always(),
        Column::new("prior", Integer, "The prior of its count: how often it stands on both").always(),
        Column::new("prior_mass", Integer, "The prior of the number of words: that of both").always(),
        Column::new("log_odds", Number, "Log-odds ratio with that prior (Monroe, Colaresi & Quinn 2008)"),
        Column::new("bootstrap_low", Number, "Lower end of its interval at 95 % if paragraphs are drawn anew"),
        Column::new("bootstrap_high", Number, "Its upper end"),
        Column::new("z", Number, "The log-odds ratio in standard deviations"),
        Column::new("p", Number, "How probable a z as far from zero is by chance"),
        Column::new("q", Number, "The false discovery rate (Benjamini & Hochberg 1995), over the entries of two sides"),
        Column::new("log_likelihood", Number, "Log-likelihood ratio (Dunning 1993)"),
        Column::new("log_likelihood_p", Number, "How probable one as large is by chance"),
        Column::new("log_likelihood_q", Number, "Its false discovery rate"),
    ],
    key: &["a_side", "b_side", "lexicon", "entry"],
    references: &OF_SIDES,
};

/// Fills a row for each entry of two sides.
pub(in crate::compare) fn fill(sides: [&str; 2], counts: [&Counts; 2], keyness: &[Keyness], row: &mut Rows) {
    let words = counts.map(|counts| counts.words.total);
    for found in keyness {
        sides.into_iter().for_each(|side| row.text(side));
        [found.key.theme, found.key.lexicon, found.key.entry].into_iter().for_each(|part| row.text(part));
        found.counts.into_iter().zip(words).for_each(|(count, words)| {
            row.integer(count);
            row.integer(words);
        });
        row.integer(found.counts.iter().sum::<u64>());
        row.integer(words.iter().sum::<u64>());
        row.number(found.log_odds);
        cells::interval(found.drawn, row);
        [found.z, found.p, found.q].into_iter().for_each(|figure| row.number(figure));
        [found.log_likelihood, found.log_likelihood_p, found.log_likelihood_q]
            .into_iter()
            .for_each(|figure| row.number(figure));
        row.end();
    }
}
