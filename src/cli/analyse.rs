//! `rapporteur analyse`: reports in, a dataset out.

use super::args::{Analyse, Format};
use super::messages::{self, Hint};
use super::{DONE, INCOMPLETE};
use anyhow::{Context, Result};
use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use rapporteur::dataset::{self, Counts, Failure, Formats, Writer};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::pipeline::{self, Watch};
use rapporteur::source;
use serde_json::json;
use std::io::IsTerminal;
use std::time::{Duration, Instant};

/// Work shorter than this shows no progress bar.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn run(options: &Analyse) -> Result<u8> {
    let began = Instant::now();
    let lexicons = load(options)?;
    let inputs = source::inputs(&options.inputs);
    let formats = formats(options);
    let mut writer = Writer::new(&options.out, formats).map_err(with_hint)?;
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0).into())
        .build()
        .context("cannot start threads")?;
    let progress = Progress::new(inputs.len() as u64, options.quiet, began);
    let result = pipeline::run(&inputs, &lexicons, formats, &pool, &mut writer, &progress);
    progress.bar.finish_and_clear();
    result?;
    let counts = writer.finish(&lexicons, what_changes_output(options))?;
    if !options.quiet {
        messages::say(summary(counts, began.elapsed()));
    }
    if inputs.is_empty() {
        messages::warning("no files were found");
    }
    Ok(if counts.failed > 0 || inputs.is_empty() { INCOMPLETE } else { DONE })
}

fn load(options: &Analyse) -> Result<Lexicons> {
    Lexicons::load(&options.lexicons).map_err(|error| match error {
        lexicon::Error::Faulty { ref faults } => {
            faults.iter().for_each(messages::warning);
            anyhow::Error::from(error)
                .context(Hint("`rapporteur check DIR` tells all faults of a folder of lexicons".into()))
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
    match error {
        dataset::Error::Foreign { .. } => {
            anyhow::Error::from(error).context(Hint("choose another folder for `--out`, or move that file away".into()))
        }
        error => error.into(),
    }
}

/// `37 documents, 4,114 sentences, 3,911 with an owner (95 %), 862 tags in 0.41 s (42.1 MB/s)`
fn summary(counts: Counts, took: Duration) -> String {
    let seconds = took.as_secs_f64().max(1e-3);
    let share = if counts.sentences > 0 { counts.owned * 100 / counts.sentences } else { 0 };
    let failed =
        if counts.failed > 0 { format!(", {} could not be read", grouped(counts.failed)) } else { String::new() };
    format!(
        "{} {}{failed}, {} sentences, {} with an owner ({share} %), {} tags in {seconds:.2} s ({:.1} MB/s)",
        grouped(counts.documents),
        if counts.documents == 1 { "document" } else { "documents" },
        grouped(counts.sentences),
        grouped(counts.owned),
        grouped(counts.tags),
        counts.bytes as f64 / 1e6 / seconds,
    )
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
    fn new(documents: u64, quiet: bool, began: Instant) -> Progress {
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} documents, {msg}, {eta} left")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar =
            ProgressBar::with_draw_target(Some(documents), indicatif::ProgressDrawTarget::hidden()).with_style(style);
        Progress { bar, began, shows: !quiet && std::io::stderr().is_terminal() }
    }
}

impl Watch for Progress {
    fn written(&self, bytes: u64) {
        self.bar.inc(1);
        if self.shows && self.began.elapsed() > PATIENCE {
            if self.bar.is_hidden() {
                self.bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            }
            self.bar.set_message(format!("the last {}", HumanBytes(bytes)));
        }
    }

    fn failed(&self, failure: &Failure) {
        self.bar.suspend(|| messages::warning(&failure.reason));
    }
}
