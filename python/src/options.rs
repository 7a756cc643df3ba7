//! What Python's options say, in the words of the library.

use super::error::{SourceError, of_source};
use super::lexicons::Lexicons;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;
use rapporteur::dataset::{Formats, Run, Texts};
use rapporteur::limits;
use rapporteur::source::ocr::{Engine, Ocr, Pages};
use rapporteur::source::{self, Columns, Isolation, Job, Limits, Metadata, WorkerCommand};
use serde_json::json;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

/// The options of a run.
#[derive(FromPyObject)]
pub struct Options {
    lexicons: Py<Lexicons>,
    threads: Option<i64>,
    text: Option<String>,
    id: Option<String>,
    metadata: Option<PathBuf>,
    pub exclude: Vec<String>,
    ocr: String,
    ocr_language: String,
    limits: LimitsGiven,
    worker: Vec<OsString>,
}

/// What one document may take, as the program's flags have it: sizes in megabytes.
#[derive(Clone, Copy, FromPyObject)]
struct LimitsGiven {
    max_seconds: u64,
    max_memory: u64,
    max_pages: u32,
    max_text: u64,
    max_unpacked: u64,
    max_ratio: u64,
    max_depth: u32,
    max_sentences: u32,
    max_hits: u32,
    max_speakers: u32,
}

/// More threads than this are a slip of the pen.
const MOST_THREADS: i64 = 1024;

/// A column of text in memory counts its bytes by 31 bits, so no document may hold more megabytes.
const LONGEST: u64 = 512;

impl LimitsGiven {
    fn check(self) -> PyResult<()> {
        let bounds = [
            ("max_seconds", self.max_seconds, 1, u64::MAX),
            ("max_memory", self.max_memory, 64, 65_536),
            ("max_pages", self.max_pages.into(), 1, u64::MAX),
            ("max_text", self.max_text, 1, LONGEST),
            ("max_unpacked", self.max_unpacked, 1, 4095),
            ("max_ratio", self.max_ratio, 1, u64::MAX),
            ("max_depth", self.max_depth.into(), 1, 10_000),
            ("max_sentences", self.max_sentences.into(), 1, u64::MAX),
            ("max_hits", self.max_hits.into(), 1, u64::MAX),
            ("max_speakers", self.max_speakers.into(), 1, u64::MAX),
        ];
        match bounds.into_iter().find(|(_, value, least, most)| !(least..=most).contains(&value)) {
            Some((name, value, least, u64::MAX)) => {
                Err(PyValueError::new_err(format!("{name} is {value}; at least {least} is wanted")))
            }
            Some((name, value, least, most)) => {
                Err(PyValueError::new_err(format!("{name} is {value}; from {least} to {most} is wanted")))
            }
            None => Ok(()),
        }
    }

    fn of_reading(self) -> Limits {
        Limits {
            pages: self.max_pages,
            text: self.max_text << 20,
            unpacked: self.max_unpacked << 20,
            ratio: self.max_ratio,
            depth: self.max_depth,
            seconds: self.max_seconds,
            memory: self.max_memory << 20,
        }
    }

    fn of_analysis(self) -> limits::Limits {
        limits::Limits { sentences: self.max_sentences, hits: self.max_hits, speakers: self.max_speakers }
    }
}

/// What a run needs, freed from Python.
pub struct Settings {
    pub lexicons: Arc<rapporteur::lexicon::Lexicons>,
    pub reading: source::Options,
    pub limits: limits::Limits,
    pub run: Run,
    pub pool: rayon::ThreadPool,
}

/// The rows column by column, the texts among them.
pub const FORMATS: Formats = Formats { columns: true, texts: Texts::Table, ..Formats::NONE };

impl Options {
    /// What a run of these options needs.
    pub fn settings(&self) -> PyResult<Settings> {
        self.limits.check()?;
        let lexicons = self.lexicons.get().0.clone();
        if let Some(threads) = self.threads.filter(|threads| !(1..=MOST_THREADS).contains(threads)) {
            return Err(PyValueError::new_err(format!("threads is {threads}; from 1 to {MOST_THREADS} is wanted")));
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads.unwrap_or(0) as usize).build();
        let pool = pool.map_err(|error| PyValueError::new_err(format!("cannot start threads: {error}")))?;
        let reading = self.reading()?;
        let run = Run::new(&lexicons, FORMATS, self.what_changes_output(&reading));
        Ok(Settings { lexicons, reading, limits: self.limits.of_analysis(), run, pool })
    }

    fn reading(&self) -> PyResult<source::Options> {
        let columns = Columns {
            text: self.text.clone().unwrap_or(Columns::default().text),
            id: self.id.clone(),
            named: self.text.is_some(),
        };
        Ok(source::Options {
            job: Job { limits: self.limits.of_reading(), columns, ocr: self.ocr()? },
            isolation: isolation(&self.worker)?,
            metadata: self.metadata.as_deref().map(Metadata::load).transpose().map_err(of_source)?,
            ..source::Options::default()
        })
    }

    /// Which pages are read off their pictures, and by what on this machine.
    fn ocr(&self) -> PyResult<Option<Ocr>> {
        let pages = match self.ocr.as_str() {
            "never" => return Ok(None),
            "auto" => Pages::Auto,
            "always" => Pages::Always,
            other => return Err(PyValueError::new_err(format!("ocr is {other:?}; auto, never or always is wanted"))),
        };
        let engine = Engine::find(&self.ocr_language).map_err(|missing| SourceError::new_err(missing.to_string()))?;
        Ok(Some(Ocr { pages, engine }))
    }

    fn what_changes_output(&self, reading: &source::Options) -> serde_json::Value {
        let mut said = json!({
            "text": self.text,
            "id": self.id,
            "limits": self.limits.of_reading(),
            "analysis": self.limits.of_analysis(),
        });
        if let Some(ocr) = &reading.job.ocr {
            said["ocr"] = ocr.described();
        }
        said
    }
}

/// The sources of strangers are read in workers, which a command starts.
pub fn isolation(command: &[OsString]) -> PyResult<Isolation> {
    let (program, arguments) = command.split_first().ok_or_else(|| PyValueError::new_err("worker is empty"))?;
    Ok(Isolation::Processes(WorkerCommand { program: program.into(), arguments: arguments.to_vec() }))
}

/// The limits that hold where none are given, by the names of the program's flags.
#[pyfunction]
pub fn default_limits(py: Python) -> PyResult<Bound<PyDict>> {
    let (reading, analysis) = (Limits::default(), limits::Limits::default());
    let limits = PyDict::new(py);
    limits.set_item("max_seconds", reading.seconds)?;
    limits.set_item("max_memory", reading.memory >> 20)?;
    limits.set_item("max_pages", reading.pages)?;
    limits.set_item("max_text", reading.text >> 20)?;
    limits.set_item("max_unpacked", reading.unpacked >> 20)?;
    limits.set_item("max_ratio", reading.ratio)?;
    limits.set_item("max_depth", reading.depth)?;
    limits.set_item("max_sentences", analysis.sentences)?;
    limits.set_item("max_hits", analysis.hits)?;
    limits.set_item("max_speakers", analysis.speakers)?;
    Ok(limits)
}

/// What a document is called whose table names it so, where no other is called the same.
#[pyfunction]
pub fn safe_id(id: &str) -> String {
    source::safe_id(id)
}
