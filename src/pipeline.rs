//! Many documents: read and analysed side by side, written in the order of the input.
//!
//! Memory holds the documents in flight and no more: they are taken up in order, and the next one only when the one to
//! be written is not too far behind, in number and in bytes.

mod queue;
mod unchanged;

pub use unchanged::unchanged;

use crate::analysis::{self, Analysis};
use crate::dataset::{self, Failure, Formats, Rendered, Writer};
use crate::document::{Document, Origin};
use crate::lexicon::Lexicons;
use crate::limits::{Limits, TooMany};
use crate::structure;
use queue::{Queue, StopOnDrop};
use rapporteur_readers::remark::{Noted, RemarkKind};
use rapporteur_readers::{self as readers, Options, Source, Sources};
use rayon::ThreadPool;
use std::panic::{AssertUnwindSafe, catch_unwind};
use unchanged::pass_over;

/// How many documents each thread may be ahead of the one to be written.
const AHEAD: usize = 4;

/// What happens on the way, for whoever watches.
pub trait Watch: Sync {
    /// A document has been written, which stands for so many bytes of the inputs.
    fn written(&self, share: u64);
    /// A document that an earlier run had written is what it was; it stands for so many bytes of the inputs.
    fn passed_over(&self, share: u64);
    /// A document could not be read.
    fn failed(&self, failure: &Failure);
    /// A document that an earlier run had finished has another source now; it is done again, with all behind it.
    fn changed(&self, _source: &str) {}
    /// Whether to stop before the next document.
    fn stops(&self) -> bool {
        false
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All documents have been written.
    Whole,
    /// The watch stopped it.
    Stopped,
}

/// What is done with each document.
pub struct Work<'a> {
    /// The lexicons.
    pub lexicons: &'a Lexicons,
    /// The formats to render.
    pub formats: Formats,
    /// How sources are read.
    pub options: &'a Options,
    /// How much of a document is analysed.
    pub limits: Limits,
}

/// Reads, analyses and writes all sources, on the threads of `pool`; those that the writer has already are passed over.
pub fn run(
    sources: Sources,
    work: &Work,
    pool: &ThreadPool,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<Ending, dataset::Error> {
    run_with(sources, work, &work.analyse(), pool, writer, watch)
}

/// The same for documents that somebody takes as they come, in order, on this thread; they are none's to resume.
pub fn stream<E: Send>(
    sources: Sources,
    work: &Work,
    pool: &ThreadPool,
    watch: &dyn Watch,
    take: impl FnMut(Rendered) -> Result<(), E> + Send,
) -> Result<Ending, E> {
    each(sources, work, &work.analyse(), pool, watch, take)
}

type Analyse<'a> = &'a (dyn Fn(Noted<Document>) -> Result<Analysis, TooMany> + Sync);

fn run_with(
    sources: Sources,
    work: &Work,
    analyse: Analyse,
    pool: &ThreadPool,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<Ending, dataset::Error> {
    let mut sources = sources;
    if pass_over(&mut sources, writer, watch)? == Ending::Stopped {
        return Ok(Ending::Stopped);
    }
    let ending = each(sources, work, analyse, pool, watch, |rendered| writer.add(rendered))?;
    if ending == Ending::Stopped {
        writer.check()?;
    }
    Ok(ending)
}

/// Hands over each document as it is rendered, in order; `take` is called on this thread.
fn each<E: Send>(
    sources: Sources,
    work: &Work,
    analyse: Analyse,
    pool: &ThreadPool,
    watch: &dyn Watch,
    mut take: impl FnMut(Rendered) -> Result<(), E> + Send,
) -> Result<Ending, E> {
    let workers = pool.current_num_threads();
    let queue = &Queue::new(sources, workers * AHEAD);
    pool.in_place_scope(|scope| {
        for _ in 0..workers {
            scope.spawn(move |_| {
                while let Some((number, source)) = queue.take() {
                    queue.put(number, work.outcome(source, analyse));
                }
            });
        }
        let _stop = StopOnDrop(queue);
        while let Some(done) = queue.outcome() {
            // What makes us stop may have ended a worker first, which is no fault of its document.
            if done.outcome.is_ok() || !watch.stops() {
                let (bytes, share) = (done.bytes, done.share);
                take(*done.rendered(work.formats, watch))?;
                queue.written(bytes);
                watch.written(share);
            }
            if watch.stops() {
                return Ok(Ending::Stopped);
            }
        }
        Ok(Ending::Whole)
    })
}

/// What became of one document.
struct Done {
    bytes: u64,
    share: u64,
    outcome: Result<Box<Rendered>, Failure>,
}

impl Done {
    fn rendered(self, formats: Formats, watch: &dyn Watch) -> Box<Rendered> {
        self.outcome.unwrap_or_else(|failure| {
            watch.failed(&failure);
            Box::new(dataset::render_failure(failure, formats))
        })
    }
}

/// Why a document fails.
#[derive(Debug, thiserror::Error)]
enum Fault {
    #[error(transparent)]
    Unreadable(#[from] readers::Error),
    #[error(transparent)]
    TooMany(#[from] TooMany),
}

impl Fault {
    fn kind(&self) -> RemarkKind {
        match self {
            Fault::Unreadable(error) => error.kind(),
            Fault::TooMany(_) => RemarkKind::Unreadable,
        }
    }

    fn is_pictured(&self) -> bool {
        matches!(self, Fault::Unreadable(error) if error.is_pictured())
    }
}

impl Work<'_> {
    fn analyse(&self) -> impl Fn(Noted<Document>) -> Result<Analysis, TooMany> + Sync {
        |document| analysis::analyse_within(document, self.lexicons, &self.limits)
    }

    /// Reads and analyses one document. A panic in it costs this document alone.
    fn outcome(&self, mut source: Source, analyse: Analyse) -> Done {
        let mut sha256 = None;
        let done = catch_unwind(AssertUnwindSafe(|| self.rendered(&mut source, analyse, &mut sha256)));
        let Source { id, name, metadata, bytes, share, .. } = source;
        let (kind, reason, pictured) = match done {
            Ok(Ok(rendered)) => return Done { bytes, share, outcome: Ok(Box::new(rendered)) },
            Ok(Err(fault)) => (fault.kind(), chain(&fault), fault.is_pictured()),
            Err(_) => {
                let reason = format!("the analysis of `{name}` failed; please report this document");
                (RemarkKind::Unreadable, reason, false)
            }
        };
        let failure = Failure { document: id, source: name, sha256, metadata, kind, reason, pictured };
        Done { bytes, share, outcome: Err(failure) }
    }

    fn rendered(&self, source: &mut Source, analyse: Analyse, sha256: &mut Option<String>) -> Result<Rendered, Fault> {
        let fetched = source.fetch()?;
        *sha256 = Some(fetched.sha256.clone());
        let Noted { value: text, remarks } = readers::read(&source.name, fetched, self.options)?;
        let origin = Origin {
            source: source.name.clone(),
            name: source.stem.clone(),
            sha256: sha256.clone().unwrap_or_default(),
            media_type: text.media_type,
            verbatim: text.verbatim,
            metadata: source.metadata.clone(),
        };
        let mut document = structure::document(source.id.clone(), origin, text);
        document.remarks.splice(0..0, remarks);
        Ok(dataset::render(analyse(document)?, self.lexicons, self.formats))
    }
}

/// An error with its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_readers::Input;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[derive(Default)]
    struct Count {
        written: AtomicUsize,
        failed: AtomicUsize,
    }

    impl Watch for Count {
        fn written(&self, _: u64) {
            self.written.fetch_add(1, Ordering::Relaxed);
        }

        fn passed_over(&self, _: u64) {}

        fn failed(&self, failure: &Failure) {
            assert!(failure.sha256.is_some());
            self.failed.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn a_panic_costs_one_document_and_the_order_stays() {
        let folder = tempfile::tempdir().unwrap();
        let inputs: Vec<Input> =
            (0..40).map(|number| folder.path().join(format!("{number}.txt"))).map(Input::File).collect();
        for input in &inputs {
            std::fs::write(input.path(), "The Chair opened the meeting.").unwrap();
        }
        let options = Options::default();
        let sources = Sources::new(inputs, &options);
        let lexicons = Lexicons::default();
        let analyse = |document: Noted<Document>| {
            assert_ne!(document.value.id, "document-7", "a fault in one document");
            Ok(analysis::analyse(document, &lexicons))
        };
        let out = folder.path().join("out");
        let formats = Formats { jsonl: true, ..Formats::default() };
        let work = Work { lexicons: &lexicons, formats, options: &options, limits: Limits::default() };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        let run = dataset::Run::new(&lexicons, formats, serde_json::Value::Null);
        let (mut writer, watch) = (Writer::new(&out, run).unwrap(), Count::default());
        run_with(sources, &work, &analyse, &pool, &mut writer, &watch).unwrap();
        writer.finish().unwrap();
        assert_eq!((watch.written.into_inner(), watch.failed.into_inner()), (40, 1));
        let rows = dataset::rows(&out, "documents", |_| true).unwrap();
        let ids: Vec<String> = rows.iter().map(|row| row["document"].as_str().unwrap().to_string()).collect();
        assert_eq!(ids, (0..40).map(|number| format!("document-{number}")).collect::<Vec<_>>());
        assert_eq!((&rows[7]["status"], &rows[8]["status"]), (&"failed".into(), &rows[0]["status"]));
    }
}
