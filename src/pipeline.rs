//! Many documents: read and analysed side by side, written in the order of the input.
//!
//! Memory holds the documents in flight and no more: they are taken up in order, and the next one only when the one to
//! be written is not too far behind, in number and in bytes.

use crate::analysis::{self, Analysis};
use crate::dataset::{self, Failure, Formats, Rendered, Writer};
use crate::document::{Document, Origin};
use crate::lexicon::Lexicons;
use crate::remark::Noted;
use crate::source::{self, Options, Source, Sources};
use crate::structure;
use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many documents each thread may be ahead of the one to be written.
const AHEAD: usize = 4;
/// How many bytes of input may be in flight; a larger document goes alone.
const IN_FLIGHT: u64 = 32 << 20;

/// What happens on the way, for whoever watches.
pub trait Watch: Sync {
    /// A document has been written, which stands for so many bytes of the inputs.
    fn written(&self, share: u64);
    /// A document could not be read.
    fn failed(&self, failure: &Failure);
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
}

/// Reads, analyses and writes all sources, on the threads of `pool`.
pub fn run(
    sources: Sources,
    work: &Work,
    pool: &ThreadPool,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<Ending, dataset::Error> {
    let analyse = |document| analysis::analyse(document, work.lexicons);
    run_with(sources, work, &analyse, pool, writer, watch)
}

type Analyse<'a> = &'a (dyn Fn(Noted<Document>) -> Analysis + Sync);

fn run_with(
    sources: Sources,
    work: &Work,
    analyse: Analyse,
    pool: &ThreadPool,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<Ending, dataset::Error> {
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
            let rendered = done.outcome.unwrap_or_else(|failure| {
                watch.failed(&failure);
                Box::new(dataset::render_failure(failure, work.formats))
            });
            writer.add(*rendered)?;
            queue.written(done.bytes);
            watch.written(done.share);
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

impl Work<'_> {
    /// Reads and analyses one document. A panic in it costs this document alone.
    fn outcome(&self, mut source: Source, analyse: Analyse) -> Done {
        let mut sha256 = None;
        let done = catch_unwind(AssertUnwindSafe(|| self.rendered(&mut source, analyse, &mut sha256)));
        let Source { id, name, metadata, bytes, share, .. } = source;
        let reason = match done {
            Ok(Ok(rendered)) => return Done { bytes, share, outcome: Ok(Box::new(rendered)) },
            Ok(Err(error)) => chain(&error),
            Err(_) => format!("the analysis of `{name}` failed; please report this document"),
        };
        Done { bytes, share, outcome: Err(Failure { document: id, source: name, sha256, metadata, reason }) }
    }

    fn rendered(
        &self,
        source: &mut Source,
        analyse: Analyse,
        sha256: &mut Option<String>,
    ) -> Result<Rendered, source::Error> {
        let fetched = source.fetch()?;
        *sha256 = Some(fetched.sha256.clone());
        let Noted { value: text, remarks } = source::read(&source.name, fetched, self.options)?;
        let origin = Origin {
            source: source.name.clone(),
            name: source.stem.clone(),
            sha256: sha256.clone().unwrap_or_default(),
            media_type: text.media_type,
            verbatim: text.verbatim,
            metadata: std::mem::take(&mut source.metadata),
        };
        let mut document = structure::document(source.id.clone(), origin, text);
        document.remarks.splice(0..0, remarks);
        Ok(dataset::render(analyse(document), self.lexicons, self.formats))
    }
}

/// An error with its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Hands out sources and brings the outcomes back into order.
struct Queue<'a> {
    feed: Mutex<Feed<'a>>,
    ahead: usize,
    state: Mutex<State>,
    changed: Condvar,
}

/// The sources that have not been taken.
struct Feed<'a> {
    sources: Sources<'a>,
    taken: usize,
}

#[derive(Default)]
struct State {
    done: BTreeMap<usize, Done>,
    written: usize,
    in_flight: u64,
    /// How many sources there are, once that is known.
    total: Option<usize>,
    stopped: bool,
}

impl<'a> Queue<'a> {
    fn new(sources: Sources<'a>, ahead: usize) -> Queue<'a> {
        let feed = Mutex::new(Feed { sources, taken: 0 });
        Queue { feed, ahead, state: Mutex::default(), changed: Condvar::new() }
    }

    /// The next source to work on, once there is room for it; none when all are taken.
    fn take(&self) -> Option<(usize, Source)> {
        let mut feed = self.feed.lock().unwrap_or_else(PoisonError::into_inner);
        let number = feed.taken;
        drop(self.wait_until(|state| number < state.written + self.ahead)?);
        let Some(source) = self.next(&mut feed) else {
            self.state().total = Some(number);
            self.changed.notify_all();
            return None;
        };
        feed.taken += 1;
        let fits = |state: &State| number == state.written || state.in_flight + source.bytes <= IN_FLIGHT;
        self.wait_until(fits)?.in_flight += source.bytes;
        Some((number, source))
    }

    /// The next source. A fault in finding it ends the list, and is told as a document that could not be read.
    fn next(&self, feed: &mut Feed) -> Option<Source> {
        match catch_unwind(AssertUnwindSafe(|| feed.sources.next())) {
            Ok(source) => source,
            Err(_) => feed.sources.broken(),
        }
    }

    /// Waits for a condition; none where the work was stopped.
    fn wait_until(&self, holds: impl Fn(&State) -> bool) -> Option<MutexGuard<'_, State>> {
        let mut state = self.state();
        while !state.stopped {
            if holds(&state) {
                return Some(state);
            }
            state = self.wait(state);
        }
        None
    }

    fn put(&self, number: usize, done: Done) {
        self.state().done.insert(number, done);
        self.changed.notify_all();
    }

    /// Waits for the outcome that is to be written next; none when all are written.
    fn outcome(&self) -> Option<Done> {
        let mut state = self.state();
        loop {
            let next = state.written;
            match state.done.remove(&next) {
                None if state.total == Some(next) => return None,
                None => state = self.wait(state),
                done => return done,
            }
        }
    }

    /// Makes room for others: a document has been written.
    fn written(&self, bytes: u64) {
        let mut state = self.state();
        state.written += 1;
        state.in_flight -= bytes;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'s>(&self, state: MutexGuard<'s, State>) -> MutexGuard<'s, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets the workers go home, however the writing ends.
struct StopOnDrop<'a, 's>(&'a Queue<'s>);

impl Drop for StopOnDrop<'_, '_> {
    fn drop(&mut self) {
        self.0.state().stopped = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Input;
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
            assert_ne!(document.value.id, "7", "a fault in one document");
            analysis::analyse(document, &lexicons)
        };
        let out = folder.path().join("out");
        let formats = Formats { jsonl: true, ..Formats::default() };
        let work = Work { lexicons: &lexicons, formats, options: &options };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        let (mut writer, watch) = (Writer::new(&out, formats).unwrap(), Count::default());
        run_with(sources, &work, &analyse, &pool, &mut writer, &watch).unwrap();
        writer.finish(&lexicons, serde_json::Value::Null).unwrap();
        assert_eq!((watch.written.into_inner(), watch.failed.into_inner()), (40, 1));
        let rows = dataset::rows(&out, "documents", |_| true).unwrap();
        let ids: Vec<String> = rows.iter().map(|row| row["document"].as_str().unwrap().to_string()).collect();
        assert_eq!(ids, (0..40).map(|number| number.to_string()).collect::<Vec<_>>());
        assert_eq!((&rows[7]["status"], &rows[8]["status"]), (&"failed".into(), &rows[0]["status"]));
    }
}
