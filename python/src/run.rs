//! A run over a corpus, off the interpreter's lock; whoever waits for it can be interrupted.

use super::arrow;
use super::dataset::Dataset;
use super::error::{DatasetError, Error, SourceError};
use super::options::{FORMATS, Options, Settings};
use super::table::Table;
use pyo3::prelude::*;
use rapporteur::dataset::{self, Failure, Memory, Rendered};
use rapporteur::pipeline::{self, Watch, Work};
use rapporteur::source::{self, Given, Input, Listing, Rules, Sources};
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

/// How often the interpreter is asked whether somebody interrupts, and told how far the work is.
const TICK: Duration = Duration::from_millis(50);

/// How far a run is, and whether it is to stop.
#[derive(Default)]
pub struct Progress {
    documents: AtomicU64,
    bytes: AtomicU64,
    stops: AtomicBool,
}

impl Progress {
    /// Lets the run end behind the document at hand.
    pub fn stop(&self) {
        self.stops.store(true, Ordering::Relaxed);
    }

    fn told(&self) -> (u64, u64) {
        (self.documents.load(Ordering::Relaxed), self.bytes.load(Ordering::Relaxed))
    }
}

impl Watch for Progress {
    fn written(&self, share: u64) {
        self.documents.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(share, Ordering::Relaxed);
    }

    fn passed_over(&self, _: u64) {}

    fn failed(&self, _: &Failure) {}

    fn stops(&self) -> bool {
        self.stops.load(Ordering::Relaxed)
    }
}

/// Analyses the reports that some paths stand for.
#[pyfunction]
pub fn analyse(
    py: Python,
    paths: Vec<PathBuf>,
    options: Options,
    name: String,
    progress: Option<Py<PyAny>>,
) -> PyResult<Dataset> {
    let inputs = inputs(&paths, &options.exclude)?;
    in_memory(py, &options, name, progress, |reading| Sources::new(inputs, reading))
}

/// A text with its id and source, where it has them, and what is known of it by name.
type Known = (Option<String>, Option<String>, String, Vec<(String, String)>);

/// Analyses texts that are at hand, each with its id and source where it has them, and what is known of it by name.
#[pyfunction]
pub fn analyse_texts(
    py: Python,
    texts: Vec<Known>,
    options: Options,
    name: String,
    progress: Option<Py<PyAny>>,
) -> PyResult<Dataset> {
    let texts = texts.into_iter().map(|(id, source, text, metadata)| Given { id, source, text, metadata });
    in_memory(py, &options, name, progress, |reading| Sources::given(texts, reading))
}

fn in_memory(
    py: Python,
    options: &Options,
    name: String,
    progress: Option<Py<PyAny>>,
    sources: impl FnOnce(&source::Options) -> Sources<'_> + Send,
) -> PyResult<Dataset> {
    let settings = options.settings()?;
    let memory = Memory::new(settings.run.clone());
    let gathered = gather(py, &settings, memory, progress, || sources(&settings.reading))?;
    Ok(Dataset::in_memory(gathered, name))
}

/// Analyses texts that are at hand into one table with a row for each, in which every table of the dataset is a list.
#[pyfunction]
pub fn nested(py: Python, texts: Vec<(Option<String>, Option<String>, String)>, options: Options) -> PyResult<Table> {
    let settings = options.settings()?;
    let memory = Memory::new(settings.run.clone()).whole();
    let texts = texts.into_iter().map(|(id, source, text)| Given { id, source, text, ..Given::default() });
    let memory = Arc::new(gather(py, &settings, memory, None, || Sources::given(texts, &settings.reading))?);
    let lists: Vec<_> = memory.tables_of_documents().collect();
    let id = lists.first().and_then(|(_, documents, _)| documents.columns().first());
    let batch = id.map(|id| py.detach(|| arrow::nested(id, &lists, &(memory.clone() as arrow::Owner))));
    let batch = batch.transpose().map_err(|error| DatasetError::new_err(error.to_string()))?;
    Ok(Table::of(batch.into_iter().collect()))
}

/// The files that paths stand for.
pub fn inputs(paths: &[PathBuf], exclude: &[String]) -> PyResult<Vec<Input>> {
    if let Some(missing) = paths.iter().find(|path| path.as_path() == Path::new("-") || !path.exists()) {
        return Err(SourceError::new_err(format!("there is no `{}`", missing.display())));
    }
    let rules = Rules::new(exclude, dataset::is_dataset);
    let rules = rules.map_err(|error| SourceError::new_err(error.to_string()))?;
    let inputs = Listing::of(paths, &rules).inputs;
    if inputs.is_empty() {
        let paths: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
        return Err(SourceError::new_err(format!("there are no files to read in {}", paths.join(", "))));
    }
    Ok(inputs)
}

/// Runs over sources and gathers all rows.
fn gather<'s>(
    py: Python,
    settings: &'s Settings,
    mut memory: Memory,
    progress: Option<Py<PyAny>>,
    sources: impl FnOnce() -> Sources<'s> + Send,
) -> PyResult<Memory> {
    watched(py, progress, |watch| {
        let take = |rendered: Rendered| {
            memory.add(rendered);
            Ok::<(), Infallible>(())
        };
        let Ok(_) = run(settings, sources(), watch, take);
        memory.finish()
    })
}

/// Runs over sources, each document taken as it comes.
pub fn run<E: Send>(
    settings: &Settings,
    sources: Sources,
    watch: &Progress,
    take: impl FnMut(Rendered) -> Result<(), E> + Send,
) -> Result<pipeline::Ending, E> {
    let Settings { lexicons, reading, limits, pool, .. } = settings;
    let work = Work { lexicons, formats: FORMATS, options: reading, limits: *limits };
    pipeline::stream(sources, &work, pool, watch, take)
}

/// Does work on a thread of its own, while this one listens to the interpreter.
fn watched<T: Send>(py: Python, progress: Option<Py<PyAny>>, work: impl FnOnce(&Progress) -> T + Send) -> PyResult<T> {
    let (watch, (sender, mut done)) = (&Progress::default(), sync_channel(1));
    let tell = || progress.as_ref().map_or(Ok(()), |progress| progress.call1(py, watch.told()).map(drop));
    std::thread::scope(|scope| {
        let worker = scope.spawn(move || drop(sender.send(work(watch))));
        let mut interrupted = None;
        loop {
            let waited;
            (waited, done) = py.detach(move || (done.recv_timeout(TICK), done));
            match waited {
                Ok(result) => return interrupted.map_or_else(tell, Err).map(|()| result),
                Err(RecvTimeoutError::Disconnected) => {
                    // What it said has gone to stderr.
                    let _ = worker.join();
                    return Err(Error::new_err("the analysis broke off; please report this"));
                }
                Err(RecvTimeoutError::Timeout) if interrupted.is_none() => {
                    interrupted = tell().and_then(|()| py.check_signals()).err();
                    if interrupted.is_some() {
                        watch.stop();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    })
}
