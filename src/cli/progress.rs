//! How far the work has come, and whether somebody wants it to end.

use super::{INCOMPLETE, messages};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rapporteur::dataset::Failure;
use rapporteur::pipeline::Watch;
use rapporteur::source::Input;
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Work shorter than this shows no progress bar.
const PATIENCE: Duration = Duration::from_secs(2);

/// A bar on a terminal, for work that takes its time; a line for each document that could not be read.
pub(super) struct Progress {
    bar: ProgressBar,
    began: Instant,
    shows: bool,
    ends: Arc<AtomicBool>,
}

impl Progress {
    pub fn new(inputs: &[Input], quiet: bool, began: Instant) -> Progress {
        let shows = !quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(total(inputs).filter(|_| shows), ProgressDrawTarget::hidden());
        let template = match bar.length() {
            Some(_) => "{bar:30} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left",
            None => "{bytes}, {binary_bytes_per_sec}",
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress { bar: bar.with_style(style), began, shows, ends: Arc::default() }
    }

    /// Lets Ctrl-C, or a signal that asks to end, end the work behind the document at hand; a second one ends all at
    /// once, which costs next to nothing either.
    ///
    /// Where one of these signals is ignored already, as `nohup` has it, all keep their meaning.
    pub fn listen(&self) {
        let (ends, bar) = (self.ends.clone(), self.bar.clone());
        let heard = move || {
            if ends.swap(true, Ordering::Relaxed) {
                std::process::exit(INCOMPLETE.into());
            }
            bar.suspend(|| messages::say("ending after the document at hand; once more ends at once"));
        };
        // Without it these signals end the work at once.
        let _ = ctrlc::try_set_handler(heard);
    }

    /// Starts over.
    pub fn reset(&self) {
        self.bar.set_position(0);
    }

    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// How many bytes there are to read; none where that cannot be known.
fn total(inputs: &[Input]) -> Option<u64> {
    let length = |input: &Input| match input {
        Input::Standard => None,
        input => Some(std::fs::metadata(input.path()).map_or(0, |data| data.len())),
    };
    inputs.iter().map(length).sum()
}

impl Watch for Progress {
    fn written(&self, share: u64) {
        self.bar.inc(share);
        if self.shows && self.bar.is_hidden() && self.began.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn failed(&self, failure: &Failure) {
        self.bar.suspend(|| messages::warning(&failure.reason));
    }

    fn changed(&self, source: &str) {
        let what = format!("`{source}` is not what it was; it is done again, with all after it");
        self.bar.suspend(|| messages::warning(what));
    }

    fn stops(&self) -> bool {
        self.ends.load(Ordering::Relaxed)
    }
}
