//! Many documents: read and analysed side by side, written in the order of the input.
//!
//! Memory holds the documents in flight and no more: they are taken up in order, and the next one only when the one to
//! be written is not too far behind, in number and in bytes.

use crate::analysis::{self, Analysis};
use crate::dataset::{self, Failure, Formats, Rendered, Writer};
use crate::document::{Document, Origin};
use crate::lexicon::Lexicons;
use crate::remark::Noted;
use crate::source::{self, Input, Limits};
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
    /// A document has been written; `bytes` is the length of its text.
    fn written(&self, bytes: u64);
    /// A document could not be read.
    fn failed(&self, failure: &Failure);
}

/// Reads, analyses and writes all inputs, on the threads of `pool`.
pub fn run(
    inputs: &[Input],
    lexicons: &Lexicons,
    formats: Formats,
    pool: &ThreadPool,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<(), dataset::Error> {
    let analyse = |document| analysis::analyse(document, lexicons);
    run_with(inputs, &Work { lexicons, formats, analyse: &analyse }, pool, writer, watch)
}

/// What is done with each document.
struct Work<'a> {
    lexicons: &'a Lexicons,
    formats: Formats,
    analyse: &'a (dyn Fn(Noted<Document>) -> Analysis + Sync),
}

fn run_with(
    inputs: &[Input],
    work: &Work,
    pool: &ThreadPool,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<(), dataset::Error> {
    let ids = source::identifiers(inputs);
    let workers = pool.current_num_threads();
    let queue = Queue::new(inputs.iter().map(size).collect(), workers * AHEAD);
    pool.in_place_scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|_| {
                while let Some(number) = queue.take() {
                    queue.put(number, work.outcome(&inputs[number], &ids[number]));
                }
            });
        }
        let _stop = StopOnDrop(&queue);
        for number in 0..inputs.len() {
            let rendered = queue.outcome(number).unwrap_or_else(|failure| {
                watch.failed(&failure);
                Box::new(dataset::render_failure(failure, work.formats))
            });
            let bytes = rendered.counts.bytes;
            writer.add(*rendered)?;
            queue.written(number);
            watch.written(bytes);
        }
        Ok(())
    })
}

/// The length of a file; 0 where it is not known beforehand.
fn size(input: &Input) -> u64 {
    match input {
        Input::File(path) => std::fs::metadata(path).map_or(0, |data| data.len()),
        Input::Standard | Input::Broken { .. } => 0,
    }
}

/// What became of one document.
type Outcome = Result<Box<Rendered>, Failure>;

impl Work<'_> {
    /// Reads and analyses one document. A panic in it costs this document alone.
    fn outcome(&self, input: &Input, id: &str) -> Outcome {
        let source = input.path().to_string_lossy().into_owned();
        let mut sha256 = None;
        let done = catch_unwind(AssertUnwindSafe(|| self.rendered(input, id, &source, &mut sha256)));
        let reason = match done {
            Ok(Ok(rendered)) => return Ok(Box::new(rendered)),
            Ok(Err(error)) => chain(&error),
            Err(_) => format!("the analysis of `{source}` failed; please report this document"),
        };
        Err(Failure { document: id.into(), source, sha256, reason })
    }

    fn rendered(
        &self,
        input: &Input,
        id: &str,
        source: &str,
        sha256: &mut Option<String>,
    ) -> Result<Rendered, source::Error> {
        let content = source::fetch(input)?;
        *sha256 = Some(content.sha256.clone());
        let Noted { value: text, remarks } = source::read(input, content.bytes, &Limits::default())?;
        let origin = Origin {
            source: source.into(),
            sha256: content.sha256,
            media_type: text.media_type,
            verbatim: text.verbatim,
        };
        let mut document = structure::document(id.into(), origin, text);
        document.remarks.splice(0..0, remarks);
        Ok(dataset::render((self.analyse)(document), self.lexicons, self.formats))
    }
}

/// An error with its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Hands out documents and brings the outcomes back into order.
struct Queue {
    sizes: Vec<u64>,
    ahead: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    done: BTreeMap<usize, Outcome>,
    taken: usize,
    written: usize,
    in_flight: u64,
    stopped: bool,
}

impl Queue {
    fn new(sizes: Vec<u64>, ahead: usize) -> Queue {
        Queue { sizes, ahead, state: Mutex::default(), changed: Condvar::new() }
    }

    /// The next document to work on, once there is room for it; none when all are taken.
    fn take(&self) -> Option<usize> {
        let mut state = self.state();
        while !state.stopped && state.taken < self.sizes.len() {
            let number = state.taken;
            if self.has_room(&state, number) {
                state.taken += 1;
                state.in_flight += self.sizes[number];
                return Some(number);
            }
            state = self.wait(state);
        }
        None
    }

    fn has_room(&self, state: &State, number: usize) -> bool {
        let near = number < state.written + self.ahead;
        number == state.written || near && state.in_flight + self.sizes[number] <= IN_FLIGHT
    }

    fn put(&self, number: usize, outcome: Outcome) {
        self.state().done.insert(number, outcome);
        self.changed.notify_all();
    }

    /// Waits for a document's outcome.
    fn outcome(&self, number: usize) -> Outcome {
        let mut state = self.state();
        loop {
            match state.done.remove(&number) {
                Some(outcome) => return outcome,
                None => state = self.wait(state),
            }
        }
    }

    /// Makes room for others: a document has been written.
    fn written(&self, number: usize) {
        let mut state = self.state();
        state.written = number + 1;
        state.in_flight -= self.sizes[number];
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets the workers go home, however the writing ends.
struct StopOnDrop<'a>(&'a Queue);

impl Drop for StopOnDrop<'_> {
    fn drop(&mut self) {
        self.0.state().stopped = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let lexicons = Lexicons::default();
        let analyse = |document: Noted<Document>| {
            assert_ne!(document.value.id, "7", "a fault in one document");
            analysis::analyse(document, &lexicons)
        };
        let out = folder.path().join("out");
        let formats = Formats { jsonl: true, ..Formats::default() };
        let work = Work { lexicons: &lexicons, formats, analyse: &analyse };
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        let (mut writer, watch) = (Writer::new(&out, formats).unwrap(), Count::default());
        run_with(&inputs, &work, &pool, &mut writer, &watch).unwrap();
        writer.finish(&lexicons, serde_json::Value::Null).unwrap();
        assert_eq!((watch.written.into_inner(), watch.failed.into_inner()), (40, 1));
        let rows = dataset::rows(&out, "documents", |_| true).unwrap();
        let ids: Vec<String> = rows.iter().map(|row| row["document"].as_str().unwrap().to_string()).collect();
        assert_eq!(ids, (0..40).map(|number| number.to_string()).collect::<Vec<_>>());
        assert_eq!((&rows[7]["status"], &rows[8]["status"]), (&"failed".into(), &rows[0]["status"]));
    }

    #[test]
    fn a_document_waits_until_there_is_room_and_the_next_to_be_written_never_does() {
        let queue = Queue::new(vec![IN_FLIGHT, 1, IN_FLIGHT * 3, 1], 2);
        assert_eq!(queue.take(), Some(0));
        assert!(!queue.has_room(&queue.state(), 1), "the bytes in flight are used up");
        queue.written(0);
        assert_eq!(queue.take(), Some(1));
        assert!(!queue.has_room(&queue.state(), 2), "it is too large to go beside another");
        queue.written(1);
        assert_eq!(queue.take(), Some(2));
        queue.written(2);
        drop(StopOnDrop(&queue));
        assert_eq!(queue.take(), None);
    }
}
