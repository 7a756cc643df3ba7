//! `rapporteur analyse`: reports in, a dataset out.

use super::args::{Analyse, Format};
use super::messages::{self, hinted};
use super::{DONE, INCOMPLETE};
use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rapporteur::dataset::{self, Counts, Failure, Formats, Writer};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::pipeline::{self, Watch, Work};
use rapporteur::source::{self, Columns, Input, Isolation, Job, Limits, Metadata, Sources};
use serde_json::json;
use std::collections::HashSet;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Work shorter than this shows no progress bar.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn run(options: &Analyse) -> Result<u8> {
    let began = Instant::now();
    let inputs = inputs(options)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0).into())
        .build()
        .context("cannot start threads")?;
    let lexicons = pool.install(|| load(options))?;
    let formats = formats(options);
    let reading = reading(options)?;
    let mut writer = Writer::new(&options.out, formats).map_err(with_hint)?;
    let progress = Progress::new(&inputs, options.quiet, began);
    let work = Work { lexicons: &lexicons, formats, options: &reading };
    let result = pipeline::run(Sources::new(inputs, &reading), &work, &pool, &mut writer, &progress);
    progress.bar.finish_and_clear();
    result?;
    let counts = writer.finish(&lexicons, what_changes_output(options)).map_err(with_hint)?;
    tell_unused(options, &reading);
    if !options.quiet {
        messages::say(summary(counts, began.elapsed()));
    }
    Ok(if counts.failed > 0 { INCOMPLETE } else { DONE })
}

/// The inputs, without the files of an earlier dataset that stands among them.
///
/// Nothing to read is an error before anything is written: a slip of the pen must not replace a dataset by an empty one.
fn inputs(options: &Analyse) -> Result<Vec<Input>> {
    if options.inputs.iter().all(|path| path != Path::new("-") && !path.exists()) {
        bail!("there is no {}", quoted(&options.inputs, " nor "));
    }
    let ours: Vec<PathBuf> = dataset::files(&options.out).iter().map(|file| options.out.join(file)).collect();
    let ours: HashSet<PathBuf> = ours.iter().filter_map(|file| file.canonicalize().ok()).collect();
    let mut inputs = source::inputs(&options.inputs);
    inputs.retain(|input| options.inputs.iter().any(|path| path == input.path()) || !is_among(input, &ours));
    if inputs.is_empty() {
        bail!("there are no files in {}", quoted(&options.inputs, " or "));
    }
    Ok(inputs)
}

/// How the inputs are read: the sources of strangers in workers, which are this program once more.
fn reading(options: &Analyse) -> Result<source::Options> {
    let columns = Columns {
        text: options.text.clone().unwrap_or(Columns::default().text),
        id: options.id.clone(),
        named: options.text.is_some(),
    };
    let program = std::env::current_exe().context("cannot find this program, to start workers of it")?;
    Ok(source::Options {
        job: Job { limits: Limits::from(&options.limits), columns },
        isolation: Isolation::Processes(program),
        metadata: options.metadata.as_deref().map(Metadata::load).transpose()?,
    })
}

/// Rows of the metadata that name no document are most often slips of the pen.
fn tell_unused(options: &Analyse, reading: &source::Options) {
    let (Some(path), Some(metadata)) = (&options.metadata, &reading.metadata) else { return };
    let unused = metadata.unused() as u64;
    if unused > 0 {
        messages::warning(format!("{} of `{}` name no document", counted(unused, "row"), path.display()));
    }
}

fn quoted(paths: &[PathBuf], between: &str) -> String {
    paths.iter().map(|path| format!("`{}`", path.display())).collect::<Vec<_>>().join(between)
}

fn is_among(input: &Input, files: &HashSet<PathBuf>) -> bool {
    !files.is_empty() && input.path().canonicalize().is_ok_and(|path| files.contains(&path))
}

fn load(options: &Analyse) -> Result<Lexicons> {
    Lexicons::load(&options.lexicons).map_err(|error| match error {
        lexicon::Error::Faulty { ref faults } => {
            faults.iter().for_each(messages::warning);
            hinted(error, "`rapporteur check DIR` tells all faults of a folder of lexicons")
        }
        error => error.into(),
    })
}

fn formats(options: &Analyse) -> Formats {
    let wants = |format| options.format.contains(&format);
    Formats {
        csv: wants(Format::Csv),
        jsonl: wants(Format::Jsonl),
        json: wants(Format::Json),
        spreadsheet_safe: options.spreadsheet_safe,
    }
}

fn what_changes_output(options: &Analyse) -> serde_json::Value {
    let mut formats: Vec<String> = options.format.iter().map(|format| format!("{format:?}").to_lowercase()).collect();
    formats.sort();
    formats.dedup();
    json!({ "format": formats, "spreadsheet_safe": options.spreadsheet_safe })
}

fn with_hint(error: dataset::Error) -> anyhow::Error {
    let hint = match error {
        dataset::Error::Foreign { .. } => "move it away, or choose another folder for `--out`",
        dataset::Error::NoFolder { .. } => "`--out` names the folder for the dataset, which holds several files",
        _ => return error.into(),
    };
    hinted(error, hint)
}

/// `37 documents, 4,114 sentences, 3,911 with an owner (95 %), 862 tags in 0.41 s (42.1 MB/s)`
fn summary(counts: Counts, took: Duration) -> String {
    let seconds = took.as_secs_f64().max(1e-3);
    let failed =
        if counts.failed > 0 { format!(" ({} could not be read)", grouped(counts.failed)) } else { String::new() };
    format!(
        "{}{failed}, {}, {} with an owner ({} %), {}, {}, {}, {} in {seconds:.2} s ({:.1} MB/s)",
        counted(counts.documents, "document"),
        counted(counts.sentences, "sentence"),
        grouped(counts.owned),
        counts.owned * 100 / counts.sentences.max(1),
        counted(counts.tags, "tag"),
        counted(counts.statements, "statement"),
        counted(counts.norms, "norm"),
        counted(counts.positions, "position"),
        counts.bytes as f64 / 1e6 / seconds,
    )
}

fn counted(count: u64, noun: &str) -> String {
    format!("{} {noun}{}", grouped(count), if count == 1 { "" } else { "s" })
}

fn grouped(number: u64) -> String {
    indicatif::HumanCount(number).to_string()
}

/// A bar on a terminal, for work that takes its time; a line for each document that could not be read.
struct Progress {
    bar: ProgressBar,
    began: Instant,
    shows: bool,
}

impl Progress {
    fn new(inputs: &[Input], quiet: bool, began: Instant) -> Progress {
        let shows = !quiet && std::io::stderr().is_terminal();
        let length = |input: &Input| std::fs::metadata(input.path()).map_or(0, |data| data.len());
        let bytes = if shows { inputs.iter().map(length).sum() } else { 0 };
        let style =
            ProgressStyle::with_template("{bar:30} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::hidden()).with_style(style);
        Progress { bar, began, shows }
    }
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
}
