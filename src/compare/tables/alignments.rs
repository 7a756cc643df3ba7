//! `alignments`: which speaker of a document is which actor.

use super::cells;
use super::columns::{OF_SIDE, SIDE};
use crate::compare::alignment::Basis;
use crate::compare::comparison::Comparison;
use crate::dataset::Rows;
use crate::dataset::schema::Type::{Boolean, Text};
use crate::dataset::schema::{Column, Table};
use crate::speech::speaker::SpeakerKind;

pub(in crate::compare) const TABLE: Table = Table {
    name: "alignments",
    about: "A speaker of a document, and the actor of the comparison it is.",
    columns: &[
        SIDE,
        Column::new("dataset", Text, "The folder of the dataset").always(),
        Column::new("document", Text, "The document").always(),
        Column::new("speaker", Text, "The speaker, as in `speakers` of the dataset").always(),
        Column::new("name", Text, "The speaker's name there").always(),
        Column::new("actor", Text, "The actor").always(),
        Column::new("actor_name", Text, "The fullest name of the actor").always(),
        Column::new("actor_kind", Text, "What sort of speaker the actor is").always().one_of(speaker_kinds),
        Column::new("state", Text, "ISO 3166-1 alpha-3 code of the actor, where it is a State"),
        Column::new("basis", Text, "How the speaker was found to be the actor").always().one_of(bases),
        Column::new("uncertain", Boolean, "Whether somebody else may be meant").always(),
    ],
    key: &["side", "document", "speaker"],
    references: &[OF_SIDE],
};

/// Fills a row for each speaker.
pub(in crate::compare) fn fill(comparison: &Comparison, row: &mut Rows) {
    let reports = comparison.sides.iter().flat_map(|side| side.reports.iter().map(move |report| (side, report)));
    let speakers =
        reports.flat_map(|(side, report)| report.speakers.iter().map(move |speaker| (side, report, speaker)));
    for (side, report, speaker) in speakers {
        let Some((actor, basis)) = comparison.actors.of(report.number, &speaker.speaker) else { continue };
        row.text(&side.name);
        row.text(comparison.dataset(report));
        row.text(&report.document.document);
        row.text(&speaker.speaker);
        row.text(&speaker.name);
        cells::actor(comparison, actor, row);
        row.text(comparison.actors[actor].kind.name());
        row.optional_text(comparison.actors[actor].state.as_deref());
        row.text(basis.name());
        row.boolean(basis.is_uncertain());
        row.end();
    }
}

fn speaker_kinds() -> Vec<&'static str> {
    SpeakerKind::ALL.map(SpeakerKind::name).to_vec()
}

fn bases() -> Vec<&'static str> {
    Basis::ALL.map(Basis::name).to_vec()
}
