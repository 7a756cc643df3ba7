//! The lines that close a run.

use rapporteur::dataset::Counts;
use std::time::Duration;

/// Below so much text or time, a speed says nothing.
const ENOUGH: (u64, Duration) = (1_000_000, Duration::from_millis(100));

/// `37 documents, 4,314 sentences (4,114 of prose, 95 % of them with an owner), 862 tags, 12 remarks in 0.41 s`
///
/// The sentences are the rows of the table. The speed is that of this run, which went on behind `before`.
pub(super) fn summary(counts: Counts, before: Counts, took: Duration) -> String {
    let failed =
        if counts.failed > 0 { format!(" ({} could not be read)", grouped(counts.failed)) } else { String::new() };
    let bytes = counts.bytes.saturating_sub(before.bytes);
    let speed = format!(" ({:.1} MB/s)", bytes as f64 / 1e6 / took.as_secs_f64());
    let speed = if bytes >= ENOUGH.0 && took >= ENOUGH.1 { speed } else { String::new() };
    let found = [
        counted(counts.tags, "tag"),
        counted(counts.statements, "statement"),
        counted(counts.norms, "norm"),
        counted(counts.positions, "position"),
        counted(counts.remarks, "remark"),
    ];
    format!(
        "{}{failed}, {} ({} of prose, {} % of them with an owner), {} in {:.2} s{speed}",
        counted(counts.documents, "document"),
        counted(counts.sentences, "sentence"),
        grouped(counts.prose),
        counts.owned * 100 / counts.prose.max(1),
        found.join(", "),
        took.as_secs_f64(),
    )
}

pub(super) fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" })
}

fn grouped(number: u64) -> String {
    indicatif::HumanCount(number).to_string()
}
