//! Many documents: read and analysed side by side, written in the order of the input.
//!
//! Memory holds the documents in flight and no more: a worker starts a document only when the one that is next to be
//! written is not too far behind.

use crate::analysis;
use crate::dataset::{self, Failure, Formats, Rendered, Writer};
use crate::document::Origin;
use crate::lexicon::Lexicons;
use crate::remark::Noted;
use crate::source::{self, Input};
use crate::structure;
use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many documents each thread may be ahead of the one to be written.
const AHEAD: usize = 8;

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
    let ids = source::identifiers(inputs);
    let workers = pool.current_num_threads();
    let queue = Queue::new(inputs.len(), workers * AHEAD);
    pool.in_place_scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|_| {
                while let Some(number) = queue.take() {
                    queue.put(number, document(&inputs[number], &ids[number], lexicons, formats));
                }
            });
        }
        write_all(&queue, inputs.len(), formats, writer, watch)
    })
}

/// What became of one document.
enum Outcome {
    Done(Box<Rendered>),
    Failed(Failure),
}

/// Reads and analyses one document. A panic in it costs this document alone.
fn document(input: &Input, id: &str, lexicons: &Lexicons, formats: Formats) -> Outcome {
    let source = input.path().to_string_lossy().into_owned();
    let failure =
        |sha256, reason| Outcome::Failed(Failure { document: id.into(), source: source.clone(), sha256, reason });
    let content = match source::fetch(input) {
        Ok(content) => content,
        Err(error) => return failure(None, chain(&error)),
    };
    let sha256 = content.sha256.clone();
    let analysed = catch_unwind(AssertUnwindSafe(|| {
        let Noted { value: text, remarks } = source::read(input, content.bytes)?;
        let origin = Origin { source: source.clone(), sha256: content.sha256, media_type: text.media_type };
        let mut document = structure::document(id.into(), origin, text);
        document.remarks.splice(0..0, remarks);
        Ok(dataset::render(analysis::analyse(document, lexicons), lexicons, formats))
    }));
    match analysed {
        Ok(Ok(rendered)) => Outcome::Done(Box::new(rendered)),
        Ok(Err(error)) => failure(Some(sha256), chain::<source::Error>(&error)),
        Err(_) => failure(Some(sha256), "the analysis failed; please report this document".into()),
    }
}

/// An error with its causes, on one line.
fn chain<E: std::error::Error>(error: &E) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        line.push_str(": ");
        line.push_str(&inner.to_string());
        cause = inner.source();
    }
    line
}

fn write_all(
    queue: &Queue,
    count: usize,
    formats: Formats,
    writer: &mut Writer,
    watch: &dyn Watch,
) -> Result<(), dataset::Error> {
    for number in 0..count {
        let rendered = match queue.next(number) {
            Outcome::Done(rendered) => *rendered,
            Outcome::Failed(failure) => {
                watch.failed(&failure);
                dataset::render_failure(failure, formats)
            }
        };
        let bytes = rendered.counts.bytes;
        if let Err(error) = writer.add(rendered) {
            queue.stop();
            return Err(error);
        }
        watch.written(bytes);
    }
    Ok(())
}

/// Hands out documents and brings the outcomes back into order.
struct Queue {
    count: usize,
    ahead: usize,
    taken: AtomicUsize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    done: BTreeMap<usize, Outcome>,
    written: usize,
    stopped: bool,
}

impl Queue {
    fn new(count: usize, ahead: usize) -> Queue {
        Queue { count, ahead, taken: AtomicUsize::new(0), state: Mutex::default(), changed: Condvar::new() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next document to work on, when it is not too far ahead of the writer; none when all are taken.
    fn take(&self) -> Option<usize> {
        let number = self.taken.fetch_add(1, Ordering::Relaxed);
        if number >= self.count {
            return None;
        }
        let mut state = self.state();
        while number >= state.written + self.ahead && !state.stopped {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        (!state.stopped).then_some(number)
    }

    fn put(&self, number: usize, outcome: Outcome) {
        self.state().done.insert(number, outcome);
        self.changed.notify_all();
    }

    /// Waits for a document's outcome.
    fn next(&self, number: usize) -> Outcome {
        let mut state = self.state();
        loop {
            if let Some(outcome) = state.done.remove(&number) {
                state.written = number + 1;
                self.changed.notify_all();
                return outcome;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn stop(&self) {
        self.state().stopped = true;
        self.changed.notify_all();
    }
}
