//! `sides`: what is compared, and what to mind before.

use crate::attribute::Basis;
use crate::compare::comparison::Comparison;
use crate::compare::outline::Outline;
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Integer, List, Share, Text};
use crate::dataset::schema::{Column, Table};

pub(in crate::compare) const TABLE: Table = Table {
    name: "sides",
    about: "What is compared: a dataset, or the documents of one that have a value in common.",
    columns: &[
        Column::new("side", Text, "Its name: of the folder, or the value").always(),
        Column::new("dataset", Text, "The folder of the dataset, as it was given").always(),
        Column::new("documents", Integer, "Number of its documents").always(),
        Column::new("date", Text, "The first day of its documents, or the year where no day is told"),
        Column::new("date_end", Text, "The last day"),
        Column::new("genres", List, "Their genres, in order of the alphabet"),
        Column::new("paragraphs", Integer, "Number of paragraphs with a sentence of prose").always(),
        Column::new("sentences", Integer, "Number of sentences of prose: narration, statement, discussion").always(),
        Column::new("words", Integer, "Number of their words").always(),
        Column::new("owned", Share, "Share of these sentences that have an owner").always(),
        Column::new("cue", Share, "Share of these sentences whose owner a cue tells").always(),
        Column::new("label", Share, "Share of those whose owner a label tells").always(),
        Column::new("pronoun", Share, "Share of those whose owner a pronoun tells").always(),
        Column::new("continuation", Share, "Share of those that carry on what was being said").always(),
        Column::new("heading", Share, "Share of those whose owner a heading tells").always(),
        Column::new("body", Share, "Share of those in the words of the one whose text it is").always(),
        Column::new("sure", Share, "Share of these sentences whose confidence counts as certain").always(),
        Column::new("positions", Integer, "Number of positions").always(),
        Column::new(
            "positions_owned",
            Integer,
            "Number of positions whose speaker is settled; the others are not compared",
        )
        .always(),
        Column::new("norms", Integer, "Number of norms").always(),
        Column::new("shared", Share, "Share of its sentences that stand word for word on another side").always(),
        Column::new("caveats", List, "What to mind before differences from the side before are read"),
    ],
    key: &["side"],
    references: &[],
};

/// Fills a row for each side; `shared` are the numbers of sentences that stand on another side.
pub(in crate::compare) fn fill(comparison: &Comparison, outlines: &[Outline], shared: &[usize], row: &mut Rows) {
    for (at, (side, outline)) in comparison.sides.iter().zip(outlines).enumerate() {
        row.text(&side.name);
        row.text(side.reports.first().map_or("", |report| comparison.dataset(report)));
        row.integer(side.reports.len() as u64);
        row.optional_text(side.dates().map(|(first, _)| first));
        row.optional_text(side.dates().map(|(_, last)| last));
        row.list(outline.genres.iter().map(String::as_str));
        [outline.paragraphs, outline.sentences, outline.words].iter().for_each(|count| row.integer(*count as u64));
        row.share(outline.owned());
        let bases = Basis::ALL.into_iter().zip(outline.bases).filter(|(basis, _)| *basis != Basis::None);
        bases.for_each(|(_, share)| row.share(share));
        row.share(outline.sure);
        let positions = || side.reports.iter().flat_map(|report| &report.positions);
        row.integer(positions().count() as u64);
        row.integer(positions().filter(|position| position.speaker.is_some()).count() as u64);
        row.integer(side.reports.iter().map(|report| report.norms.len() as u64).sum::<u64>());
        row.share(shared[at] as f32 / outline.sentences.max(1) as f32);
        let caveats = at.checked_sub(1).map(|before| outline.caveats(&outlines[before])).unwrap_or_default();
        row.list(caveats.iter().map(String::as_str));
        row.end();
    }
}
