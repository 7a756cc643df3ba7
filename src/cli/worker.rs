//! `rapporteur worker`: one source of a stranger, read within limits; started by `analyse`, not by people.

use super::DONE;
use super::args::{Task, Worker};
use anyhow::Result;
use rapporteur::source;

pub(super) fn run(worker: &Worker) -> Result<u8> {
    // Ctrl-C reaches workers too, but it is for `analyse` to say what becomes of the document at hand.
    let _ = ctrlc::try_set_handler(|| {});
    let task = match worker.task {
        Task::Read => source::Task::Read,
        Task::Unpack => source::Task::Unpack,
    };
    source::work(task, &serde_json::from_str(&worker.job)?)?;
    Ok(DONE)
}
