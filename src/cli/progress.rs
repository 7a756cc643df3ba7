//! How far the work has come, and whether somebody wants it to end.

use super::summary::counted;
use super::{INCOMPLETE, messages};
use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use rapporteur::dataset::Failure;
use rapporteur::pipeline::Watch;
use rapporteur::source::Input;
use std::io::IsTerminal;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Work shorter than this shows no progress bar.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many documents of one source are told that could not be read; further ones are counted.
const TOLD: u64 = 10;

/// A bar on a terminal, for work that takes its time; a line for each document that could not be read.
pub(super) struct Progress {
    bar: ProgressBar,
    began: Instant,
    shows: bool,
    ends: Arc<AtomicBool>,
    done: Mutex<Done>,
}

/// What has been done so far.
#[derive(Default)]
struct Done {
    documents: u64,
    failed: u64,
    /// Bytes that this run has read itself, and since when.
    bytes: u64,
    since: Option<Instant>,
    /// The file or table whose documents could not be read of late, and how many of them.
    failing: (String, u64),
    /// Whether somebody was told how pictures are read.
    hinted: bool,
}

impl Progress {
    pub fn new(inputs: &[Input], quiet: bool, began: Instant) -> Progress {
        let shows = !quiet && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(total(inputs).filter(|_| shows), ProgressDrawTarget::hidden());
        let template = if bar.length().is_some() { "{msg} {wide_bar} {percent:>3} %" } else { "{msg}" };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress { bar: bar.with_style(style), began, shows, ends: Arc::default(), done: Mutex::default() }
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
        *self.done() = Done::default();
    }

    pub fn clear(&self) {
        self.tell_counted(&mut self.done());
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

impl Progress {
    fn done(&self) -> MutexGuard<'_, Done> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells of documents that could not be read and were only counted.
    fn tell_counted(&self, done: &mut Done) {
        let (source, count) = std::mem::take(&mut done.failing);
        if count > TOLD {
            let more = counted(count - TOLD, "more document");
            self.bar
                .suspend(|| messages::warning(format!("{more} of `{source}` could not be read; `remarks` tells why")));
        }
    }
}

impl Done {
    /// How many documents, and how fast, since this run began reading itself.
    fn told(&self, left: Option<u64>) -> String {
        let failed = if self.failed > 0 { format!(" ({} not read)", self.failed) } else { String::new() };
        let seconds = self.since.map_or(0.0, |since| since.elapsed().as_secs_f64());
        let rate = self.bytes as f64 / seconds.max(1e-3);
        let left = left.filter(|_| self.bytes > 0).map(|left| Duration::from_secs_f64(left as f64 / rate));
        let left = left.map_or(String::new(), |left| format!(", {} left", HumanDuration(left)));
        format!("{}{failed}, {:.1} MB/s{left}", counted(self.documents, "document"), rate / 1e6)
    }
}

impl Watch for Progress {
    fn written(&self, share: u64) {
        self.bar.inc(share);
        let mut done = self.done();
        done.documents += 1;
        done.bytes += share;
        done.since.get_or_insert(self.began);
        if !self.shows {
            return;
        }
        self.bar.set_message(done.told(self.bar.length().map(|all| all.saturating_sub(self.bar.position()))));
        if self.bar.is_hidden() && self.began.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    fn passed_over(&self, share: u64) {
        self.bar.inc(share);
        let mut done = self.done();
        done.documents += 1;
        done.since = Some(Instant::now());
    }

    fn failed(&self, failure: &Failure) {
        let mut done = self.done();
        done.failed += 1;
        let source = failure.source.rsplit_once('#').map_or(failure.source.as_str(), |(table, _)| table);
        if done.failing.0 != source {
            self.tell_counted(&mut done);
            done.failing = (source.to_string(), 0);
        }
        done.failing.1 += 1;
        if done.failing.1 <= TOLD {
            self.bar.suspend(|| messages::warning(&failure.reason));
        }
        if failure.pictured && !std::mem::replace(&mut done.hinted, true) {
            let hint = "`--ocr auto` reads pages that are pictures, where the program `tesseract` is installed";
            self.bar.suspend(|| messages::hint(hint));
        }
    }

    fn changed(&self, source: &str) {
        let what = format!("`{source}` is not what it was; it is done again, with all after it");
        self.bar.suspend(|| messages::warning(what));
    }

    fn stops(&self) -> bool {
        self.ends.load(Ordering::Relaxed)
    }
}
