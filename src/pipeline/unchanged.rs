//! What an earlier run has done and need not be done again.

use super::{Ending, Watch};
use crate::dataset::{self, Writer};
use crate::document;
use rapporteur_readers::{Source, Sources};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Takes the sources of the documents that are finished. What follows one that is not what it was is done again.
pub(super) fn pass_over(
    sources: &mut Sources,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<Ending, dataset::Error> {
    let Some(same) = unchanged(sources, writer.earlier(), watch) else { return Ok(Ending::Stopped) };
    let changed = writer.earlier().nth(same).map(|input| watch.changed(&input.source));
    if changed.is_some() {
        writer.keep(same)?;
    }
    Ok(Ending::Whole)
}

/// How many documents, from the first, would come out of the sources as they did before; none where the watch stops.
///
/// The sources are taken as far, and can be analysed from there.
pub fn unchanged<'a>(
    sources: &mut Sources,
    before: impl Iterator<Item = &'a dataset::Input>,
    watch: &dyn Watch,
) -> Option<usize> {
    let mut same = 0;
    for input in before {
        if watch.stops() {
            return None;
        }
        let Some(mut source) = next(sources) else { return Some(same) };
        if !is_same(&mut source, input) {
            sources.give_back(source);
            return Some(same);
        }
        watch.passed_over(source.share);
        same += 1;
    }
    Some(same)
}

fn is_same(source: &mut Source, input: &dataset::Input) -> bool {
    (&source.id, &source.name) == (&input.document, &input.source)
        && document::metadata_sha256(&source.metadata) == input.metadata
        && source.is(input.sha256.as_deref())
}

/// The next source. A fault in finding it ends the list, and is told as a document that could not be read.
pub(super) fn next(sources: &mut Sources) -> Option<Source> {
    match catch_unwind(AssertUnwindSafe(|| sources.next())) {
        Ok(source) => source,
        Err(_) => sources.broken(),
    }
}
