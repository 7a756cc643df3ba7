//! The line that closes a run.

use rapporteur::dataset::Counts;
use std::time::Duration;

/// `37 documents, 4,114 sentences, 3,911 with an owner (95 %), 862 tags in 0.41 s (42.1 MB/s)`
///
/// The speed is that of this run, which went on behind `before`.
pub(super) fn summary(counts: Counts, before: Counts, took: Duration) -> String {
    let seconds = took.as_secs_f64().max(1e-3);
    let failed =
        if counts.failed > 0 { format!(" ({} could not be read)", grouped(counts.failed)) } else { String::new() };
    format!(
        "{}{failed}, {}, {} with an owner ({} %), {}, {}, {}, {} in {seconds:.2} s ({:.1} MB/s)",
        counted(counts.documents, "document"),
        counted(counts.sentences, "sentence"),
        grouped(counts.owned),
        counts.owned * 100 / counts.sentences.max(1),
        counted(counts.tags, "tag"),
        counted(counts.statements, "statement"),
        counted(counts.norms, "norm"),
        counted(counts.positions, "position"),
        counts.bytes.saturating_sub(before.bytes) as f64 / 1e6 / seconds,
    )
}

pub(super) fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" })
}

fn grouped(number: u64) -> String {
    indicatif::HumanCount(number).to_string()
}
