//! `rapporteur worker`: one source of a stranger, read within limits; started by `analyse`, not by people.

use super::DONE;
use super::args::Worker;
use anyhow::Result;
use rapporteur::source::{self, WorkerCommand};
use std::path::PathBuf;

pub(super) fn run(worker: &Worker) -> Result<u8> {
    // Ctrl-C reaches workers too, but it is for `analyse` to say what becomes of the document at hand.
    let _ = ctrlc::try_set_handler(|| {});
    source::work(&worker.task, &worker.job)?;
    Ok(DONE)
}

/// What starts this program as a worker.
pub(super) fn command(program: PathBuf) -> WorkerCommand {
    WorkerCommand { program, arguments: vec!["worker".into()] }
}
