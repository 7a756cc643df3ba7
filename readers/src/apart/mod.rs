//! Sources of strangers read apart: in a process of their own, with limits of time and memory.
//!
//! A file of seven kilobytes can ask for four gigabytes, call itself for ever or overflow the stack; nothing inside a
//! process holds that. So a worker is started for each such document or archive, by a command that the program names: it reads
//! standard input, writes its finding to standard output, and can open no file and no connection. What becomes of it
//! costs that one source.

mod message;
mod packed;
mod worker;

pub(crate) use packed::{Item, MemberReader, Unpacked};
pub use worker::work;

use crate::format::Format;
use crate::job::Job;
use crate::limits::{Limits, Refusal};
use crate::means::Means;
use crate::ocr::{Picture, Recogniser, Tesseract};
use crate::parcel;
use crate::remark::Noted;
use crate::text::Text;
use message::Message;
use std::ffi::OsString;
use std::io::{self, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{PoisonError, RwLock};
use worker::Task;

/// Where the sources of strangers are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// In this process: an abort or an endless loop takes all with it.
    #[default]
    None,
    /// Each in a process that this command starts.
    Processes(WorkerCommand),
}

/// What starts a worker. Two further arguments are put behind these, and the program must hand them to [`work`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkerCommand {
    /// The program, which may be the one that runs.
    pub program: PathBuf,
    /// Its first arguments, by which it knows that it is to work.
    pub arguments: Vec<OsString>,
}

/// Reads a document of a format, apart from this process if so wished.
pub(crate) fn read(format: &Format, bytes: &[u8], job: &Job, isolation: &Isolation) -> Result<Noted<Text>, Refusal> {
    match isolation {
        Isolation::None => read_here(format, bytes, job),
        Isolation::Processes(command) => read_in_worker(command, bytes, job),
    }
}

fn read_here(format: &Format, bytes: &[u8], job: &Job) -> Result<Noted<Text>, Refusal> {
    let Some(ocr) = &job.ocr else { return (format.read)(bytes, &mut Means::of(&job.limits)) };
    let mut recogniser = Tesseract::new(ocr, &job.limits);
    (format.read)(bytes, &mut Means { limits: &job.limits, ocr: Some((ocr.pages, &mut recogniser)) })
}

/// Held by every reading; alone by one that the system has killed once, as it does where memory is short for all.
static ROOM: RwLock<()> = RwLock::new(());

fn read_in_worker(command: &WorkerCommand, bytes: &[u8], job: &Job) -> Result<Noted<Text>, Refusal> {
    {
        let _with_others = ROOM.read().unwrap_or_else(PoisonError::into_inner);
        match attempt(command, bytes, job)? {
            Attempt::Answer(answer) => return answer,
            Attempt::Killed => {}
        }
    }
    let _alone = ROOM.write().unwrap_or_else(PoisonError::into_inner);
    match attempt(command, bytes, job)? {
        Attempt::Answer(answer) => answer,
        Attempt::Killed => Err(Refusal::new("was given up: the system killed its reader twice, the second time alone")),
    }
}

/// What came of a worker.
enum Attempt {
    Answer(Result<Noted<Text>, Refusal>),
    /// The system killed it.
    Killed,
}

fn attempt(command: &WorkerCommand, bytes: &[u8], job: &Job) -> Result<Attempt, Refusal> {
    let failed = |error: io::Error| Refusal::new(format!("cannot be handed to a worker: {error}"));
    let mut child = command.start(Task::Read, job, Stdio::piped()).map_err(failed)?;
    let found = match (child.stdin.take(), child.stdout.take()) {
        (Some(input), Some(output)) => talk(input, output, bytes, &mut |picture| command.recognise(picture, job)),
        _ => None,
    };
    let status = child.wait().map_err(failed)?;
    Ok(match found {
        Some(found) if status.success() => Attempt::Answer(found),
        _ if was_killed(status) => Attempt::Killed,
        _ => Attempt::Answer(Err(Refusal::new(end(status, &job.limits)))),
    })
}

/// Hands a document to a worker and answers it until it has found all; none where it breaks off.
fn talk(
    mut input: ChildStdin,
    output: ChildStdout,
    bytes: &[u8],
    recognise: &mut dyn FnMut(Picture) -> Result<String, String>,
) -> Option<Result<Noted<Text>, Refusal>> {
    // A worker that hangs up early says why by how it ends.
    let _ = parcel::send(&mut input, bytes);
    let mut output = BufReader::new(output);
    loop {
        match Message::read(&mut output).ok()? {
            Message::Found(found) => return Some(*found),
            Message::Picture(picture) => {
                parcel::send(&mut input, &serde_json::to_vec(&recognise(picture)).ok()?).ok()?
            }
        }
    }
}

/// Whether a process was killed from outside: none of its own limits ends it so.
#[cfg(unix)]
fn was_killed(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::KILL.as_raw())
}

#[cfg(not(unix))]
fn was_killed(_: ExitStatus) -> bool {
    false
}

impl WorkerCommand {
    /// The letters of a picture, told by a program that a worker has become.
    fn recognise(&self, picture: Picture, job: &Job) -> Result<String, String> {
        let ocr = job.ocr.as_ref().ok_or("nobody reads pictures")?;
        let arguments = self.arguments_of(Task::Recognise, job).map_err(|error| error.to_string())?;
        let command = |_: &_| self.command(&arguments);
        Tesseract::started_by(ocr, &job.limits, command).recognise(picture)
    }

    fn arguments_of(&self, task: Task, job: &Job) -> io::Result<Vec<OsString>> {
        let own = [task.name().into(), serde_json::to_string(job)?.into()];
        Ok(self.arguments.iter().cloned().chain(own).collect())
    }

    fn start(&self, task: Task, job: &Job, input: Stdio) -> io::Result<Child> {
        let mut command = self.command(&self.arguments_of(task, job)?);
        command.stdin(input).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    }

    fn command(&self, arguments: &[OsString]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            // The allocator keeps no memory in reserve, for the limit counts what is kept.
            .env("MIMALLOC_DISALLOW_ARENA_ALLOC", "1")
            .env_remove("RUST_BACKTRACE");
        command
    }
}

/// What the end of a worker says of its source.
fn end(status: ExitStatus, limits: &Limits) -> String {
    match status.code() {
        Some(worker::TOO_LONG) => format!("takes longer than {} s to read", limits.seconds),
        _ => format!("broke its reader, or needs more than {} MB of memory", limits.memory >> 20),
    }
}
