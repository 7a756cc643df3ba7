//! Documents as they come, of a corpus that need not fit the memory.

use super::dataset::Dataset;
use super::error::Error;
use super::options::Options;
use super::run::{Progress, inputs, run};
use pyo3::prelude::*;
use rapporteur::dataset::{Memory, Rendered};
use rapporteur::source::Sources;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How many documents may wait to be taken.
const WAITING: usize = 8;

/// How often the interpreter is asked whether somebody interrupts.
const TICK: Duration = Duration::from_millis(50);

/// The documents of a corpus, one after the other, each a dataset of its own.
#[pyclass(frozen)]
pub struct Stream {
    documents: Mutex<Receiver<Dataset>>,
    progress: Arc<Progress>,
    /// The process that analyses.
    process: u32,
}

/// Begins to analyse the reports that some paths stand for.
#[pyfunction]
pub fn documents(paths: Vec<PathBuf>, options: Options) -> PyResult<Stream> {
    let inputs = inputs(&paths, &options.exclude)?;
    let settings = options.settings()?;
    let (sender, documents) = sync_channel(WAITING);
    let progress = Arc::new(Progress::default());
    let watch = progress.clone();
    std::thread::spawn(move || {
        // Nobody takes documents any more where the stream has been dropped.
        let take = |rendered: Rendered| {
            let name = rendered.document.clone();
            let mut memory = Memory::new(settings.run.clone());
            memory.add(rendered);
            sender.send(Dataset::in_memory(memory.finish(), name))
        };
        let _ = run(&settings, Sources::new(inputs, &settings.reading), &watch, take);
    });
    Ok(Stream { documents: Mutex::new(documents), progress, process: std::process::id() })
}

#[pymethods]
impl Stream {
    fn __iter__(stream: Py<Stream>) -> Py<Stream> {
        stream
    }

    fn __next__(&self, py: Python) -> PyResult<Option<Dataset>> {
        if std::process::id() != self.process {
            return Err(Error::new_err("documents come in the process that asked for them, not in a fork of it"));
        }
        loop {
            let waited = py.detach(|| {
                let documents = self.documents.lock().unwrap_or_else(PoisonError::into_inner);
                documents.recv_timeout(TICK)
            });
            match waited {
                Ok(document) => return Ok(Some(document)),
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
            }
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.progress.stop();
    }
}
