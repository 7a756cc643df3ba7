//! The worker's side: limits on oneself, then the task.

use crate::job::Job;
use crate::{archive, format, limits::Refusal};
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::process::exit;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// How a worker ends that took too long.
pub(super) const TOO_LONG: i32 = 124;

/// What a worker does with standard input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Reads it as one document.
    Read,
    /// Unpacks it as an archive of documents.
    Unpack,
}

impl Task {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Task::Read => "read",
            Task::Unpack => "unpack",
        }
    }

    fn named(name: &str) -> io::Result<Task> {
        let task = [Task::Read, Task::Unpack].into_iter().find(|task| task.name() == name);
        task.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, format!("no worker has the task `{name}`")))
    }
}

/// Does a worker's task, from standard input to standard output, as the last two arguments of its command line say it.
///
/// The process is confined to the limits of the job, and is good for nothing else afterwards: it can open no file.
pub fn work(task: &str, job: &str) -> io::Result<()> {
    let job: &Job = &serde_json::from_str(job)?;
    let watch = Watch::start(job.limits.seconds);
    match Task::named(task)? {
        Task::Read => {
            confine(job.limits.memory)?;
            read(job)
        }
        Task::Unpack => {
            let archive = standard_input()?;
            confine(job.limits.memory)?;
            let mut out = BufWriter::with_capacity(1 << 16, Watched { out: io::stdout(), watch });
            archive::unpack(archive, job, &mut out)?;
            out.flush()
        }
    }
}

fn read(job: &Job) -> io::Result<()> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    let result = match format::format(&bytes) {
        Some(format) => (format.read)(&bytes, &job.limits),
        None => Err(Refusal::new("is of no known format")),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &result)?;
    out.flush()
}

/// Standard input as a file that can be read at any place.
#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdin().as_fd().try_clone_to_owned()?))
}

#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdin().as_handle().try_clone_to_owned()?))
}

/// Takes from this process what it does not need: memory beyond a limit, files, connections, dumps.
#[cfg(unix)]
fn confine(memory: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (resource, most) in [(Resource::Core, 0), (Resource::Fsize, 0), (Resource::Nofile, 0), (Resource::As, memory)] {
        let most = getrlimit(resource).maximum.map_or(most, |allowed| allowed.min(most));
        match setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }) {
            // Some systems know no limit of this kind.
            Err(rustix::io::Errno::INVAL) => {}
            result => result?,
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn confine(_: u64) -> io::Result<()> {
    Ok(())
}

/// Ends the process when one document takes too long. Waiting for the reader of the output does not count.
#[derive(Clone)]
struct Watch(Arc<AtomicU64>);

/// The watch stands still.
const WAITING: u64 = u64::MAX;

impl Watch {
    fn start(seconds: u64) -> Watch {
        let watch = Watch(Arc::new(AtomicU64::new(0)));
        let seen = watch.clone();
        thread::spawn(move || seen.run(seconds));
        watch
    }

    /// Counts tenths of a second since the last sign of life.
    fn run(&self, seconds: u64) {
        const TICK: Duration = Duration::from_millis(100);
        loop {
            thread::sleep(TICK);
            let counted = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |ticks| ticks.checked_add(1));
            if counted.is_ok_and(|ticks| ticks >= seconds.saturating_mul(10)) {
                exit(TOO_LONG);
            }
        }
    }
}

/// An output during whose writing the watch stands still, and begins anew behind it.
struct Watched<W> {
    out: W,
    watch: Watch,
}

impl<W: Write> Write for Watched<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.watch.0.store(WAITING, Ordering::Relaxed);
        let written = self.out.write(bytes);
        self.watch.0.store(0, Ordering::Relaxed);
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
