//! The queue of a run: hands out sources, and brings what became of them back into order.

use super::Done;
use super::unchanged::next;
use rapporteur_readers::{Source, Sources};
use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many bytes of input may be in flight; a larger document goes alone.
const IN_FLIGHT: u64 = 32 << 20;

/// Hands out sources and brings the outcomes back into order.
pub(super) struct Queue<'a> {
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
    pub fn new(sources: Sources<'a>, ahead: usize) -> Queue<'a> {
        let feed = Mutex::new(Feed { sources, taken: 0 });
        Queue { feed, ahead, state: Mutex::default(), changed: Condvar::new() }
    }

    /// The next source to work on, once there is room for it; none when all are taken.
    pub fn take(&self) -> Option<(usize, Source)> {
        let mut feed = self.feed.lock().unwrap_or_else(PoisonError::into_inner);
        let number = feed.taken;
        drop(self.wait_until(|state| number < state.written + self.ahead)?);
        let Some(source) = next(&mut feed.sources) else {
            self.state().total = Some(number);
            self.changed.notify_all();
            return None;
        };
        feed.taken += 1;
        let fits = |state: &State| number == state.written || state.in_flight + source.bytes <= IN_FLIGHT;
        self.wait_until(fits)?.in_flight += source.bytes;
        Some((number, source))
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

    pub fn put(&self, number: usize, done: Done) {
        self.state().done.insert(number, done);
        self.changed.notify_all();
    }

    /// Waits for the outcome that is to be written next; none when all are written.
    pub fn outcome(&self) -> Option<Done> {
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
    pub fn written(&self, bytes: u64) {
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
pub(super) struct StopOnDrop<'a, 's>(pub &'a Queue<'s>);

impl Drop for StopOnDrop<'_, '_> {
    fn drop(&mut self) {
        self.0.state().stopped = true;
        self.0.changed.notify_all();
    }
}
