//! The worker's side: limits on oneself, then the task.

use super::message::Message;
use crate::job::Job;
use crate::means::Means;
use crate::ocr::{Picture, Recogniser};
use crate::parcel;
use crate::{archive, format, limits::Refusal};
use std::fs::File;
use std::io::{self, BufWriter, Write};
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
    /// Has a program read it as a picture, by becoming that program.
    Recognise,
}

impl Task {
    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Task::Read => "read",
            Task::Unpack => "unpack",
            Task::Recognise => "recognise",
        }
    }

    fn named(name: &str) -> io::Result<Task> {
        let task = [Task::Read, Task::Unpack, Task::Recognise].into_iter().find(|task| task.name() == name);
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
            read(job, &watch)
        }
        Task::Unpack => {
            let archive = standard_input()?;
            confine(job.limits.memory)?;
            let mut out = BufWriter::with_capacity(1 << 16, Watched { out: io::stdout(), watch });
            archive::unpack(archive, job, &mut out)?;
            out.flush()
        }
        Task::Recognise => recognise(job),
    }
}

fn read(job: &Job, watch: &Watch) -> io::Result<()> {
    let bytes = parcel::receive(&mut io::stdin(), u64::MAX)?;
    let mut program = Program { watch };
    let ocr = job.ocr.as_ref().map(|ocr| (ocr.pages, &mut program as &mut dyn Recogniser));
    let result = match format::format(&bytes) {
        Some(format) => (format.read)(&bytes, &mut Means { limits: &job.limits, ocr }),
        None => Err(Refusal::new("is of no known format")),
    };
    Message::Found(Box::new(result)).write(&mut BufWriter::new(io::stdout().lock()))
}

/// The program that has started this worker, and has pictures read for it.
struct Program<'a> {
    watch: &'a Watch,
}

impl Recogniser for Program<'_> {
    /// The time of each page counts for itself: the watch stands still meanwhile, and begins anew.
    fn recognise(&mut self, picture: Picture) -> Result<String, String> {
        self.watch.0.store(WAITING, Ordering::Relaxed);
        let sent = Message::Picture(picture).write(&mut io::stdout().lock());
        let answer = sent
            .and_then(|()| parcel::receive(&mut io::stdin(), u64::MAX))
            .and_then(|answer| Ok(serde_json::from_slice(&answer)?));
        self.watch.0.store(0, Ordering::Relaxed);
        answer.unwrap_or_else(|error| Err(format!("the program is gone: {error}")))
    }
}

/// Becomes the program that reads pictures, which ends with whoever has started it.
#[cfg(unix)]
fn recognise(job: &Job) -> io::Result<()> {
    use rustix::process::Resource::{As, Core, Cpu, Fsize, Nofile};
    use std::os::unix::process::CommandExt;
    /// Its parts and its data.
    const FILES: u64 = 64;
    let ocr = job.ocr.as_ref().ok_or(io::ErrorKind::InvalidInput)?;
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    let seconds = crate::ocr::seconds(&job.limits).saturating_add(1);
    limit(&[(Core, 0), (Fsize, 0), (Nofile, FILES), (Cpu, seconds), (As, job.limits.memory)])?;
    Err(crate::ocr::command(&ocr.engine).exec())
}

#[cfg(not(unix))]
fn recognise(job: &Job) -> io::Result<()> {
    let ocr = job.ocr.as_ref().ok_or(io::ErrorKind::InvalidInput)?;
    exit(crate::ocr::command(&ocr.engine).status()?.code().unwrap_or(1))
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
    use rustix::process::Resource::{As, Core, Fsize, Nofile};
    limit(&[(Core, 0), (Fsize, 0), (Nofile, 0), (As, memory)])
}

#[cfg(unix)]
fn limit(most: &[(rustix::process::Resource, u64)]) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    for (resource, most) in most.iter().copied() {
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
