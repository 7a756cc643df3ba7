//! `rapporteur analyse`: reports in, a dataset out.

use super::again::resume_command;
use super::args::Analyse;
use super::messages::{self, hinted};
use super::progress::Progress;
use super::summary::{counted, summary};
use super::{DONE, INCOMPLETE, listing, settings};
use anyhow::{Context, Result, bail};
use rapporteur::dataset::{self, Run, Writer};
use rapporteur::lexicon;
use rapporteur::pipeline::{self, Ending, Work};
use rapporteur::source::{self, Input, Sources};
use std::borrow::Cow;
use std::sync::atomic::Ordering;
use std::time::Instant;

pub(super) fn run(options: &Analyse) -> Result<u8> {
    let began = Instant::now();
    let listing = listing::listing(options)?;
    if options.list {
        return listing::write(&listing);
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads.unwrap_or(0).into())
        .build()
        .context("cannot start threads")?;
    let lexicons = pool.install(|| settings::lexicons(options))?;
    let reading = settings::reading(options)?;
    let run = settings::run(options, &lexicons, &reading)?;
    if let Some(told) = listing::passed_over(&listing).filter(|_| !options.quiet) {
        messages::say(told);
    }
    if !options.quiet {
        tell_replaced(options)?;
    }
    let mut writer = writer(options, run.clone()).map_err(with_hint)?;
    let inputs = listing.inputs;
    let progress = Progress::new(&inputs, options.quiet, began);
    progress.listen();
    if options.resume && writer.documents() == 0 {
        if let Some(whole) = pool.install(|| whole(options, &inputs, &reading, &run, &progress)) {
            return Ok(tell_whole(options, &whole));
        }
        progress.reset();
    }
    let before = writer.counts();
    let limits = (&options.limits).into();
    let work = Work { lexicons: &lexicons, formats: run.formats, options: &reading, limits };
    let result = pipeline::run(Sources::new(inputs, &reading), &work, &pool, &mut writer, &progress);
    progress.clear();
    let documents = writer.documents();
    if result.map_err(|error| left(error, documents))? == Ending::Stopped {
        tell_stopped(options, documents);
        return Ok(INCOMPLETE);
    }
    if writer.counts().failed == documents as u64 && dataset::is_dataset(&options.out) {
        writer.discard();
        bail!("none of the inputs could be read; the dataset in `{}` has not changed", options.out.display());
    }
    let counts = writer.finish().map_err(|error| left(error, documents))?;
    tell_unused(options, &reading);
    let members = reading.passed_over.load(Ordering::Relaxed);
    if members > 0 && !options.quiet {
        messages::say(format!(
            "passed over {} of archives, hidden or describing the others",
            counted(members, "member")
        ));
    }
    if !options.quiet {
        messages::say(summary(counts, before, began.elapsed()));
    }
    Ok(if counts.failed > 0 { INCOMPLETE } else { DONE })
}

/// The writer, which says what it found of earlier runs.
fn writer(options: &Analyse, run: Run) -> Result<Writer, dataset::Error> {
    if !options.resume {
        return Writer::new(&options.out, run);
    }
    let writer = Writer::resume(&options.out, run)?;
    let documents = writer.documents() as u64;
    if documents > 0 && !options.quiet {
        messages::say(format!("going on after {} of an unfinished run", counted(documents, "document")));
    }
    Ok(writer)
}

/// The dataset that the run would write, where it is there already; standard input can be read only once.
fn whole(
    options: &Analyse,
    inputs: &[Input],
    reading: &source::Options,
    run: &Run,
    progress: &Progress,
) -> Option<dataset::Whole> {
    let whole = dataset::whole(&options.out, run).filter(|_| !inputs.contains(&Input::Standard))?;
    let mut sources = Sources::new(inputs.to_vec(), reading);
    let same = pipeline::unchanged(&mut sources, whole.inputs.iter(), progress)?;
    progress.clear();
    (same == whole.inputs.len() && sources.next().is_none()).then_some(whole)
}

fn tell_whole(options: &Analyse, whole: &dataset::Whole) -> u8 {
    if !options.quiet {
        let documents = counted(whole.inputs.len() as u64, "document");
        messages::say(format!("`{}` holds this dataset already, whole: {documents}", options.out.display()));
    }
    if whole.failed > 0 { INCOMPLETE } else { DONE }
}

fn tell_stopped(options: &Analyse, documents: usize) {
    let out = options.out.display();
    let kept = if dataset::is_dataset(&options.out) {
        format!("the dataset in `{out}` has not changed")
    } else {
        format!("`{out}` holds no dataset yet")
    };
    messages::say(format!("stopped after {}; {kept}", counted(documents as u64, "document")));
    if documents > 0 {
        messages::hint(going_on());
    }
}

/// An error that leaves finished documents behind.
fn left(error: dataset::Error, documents: usize) -> anyhow::Error {
    match error {
        dataset::Error::Write { .. } if documents > 0 => hinted(error, going_on()),
        error => with_hint(error),
    }
}

fn going_on() -> String {
    format!("`{}` goes on from there", resume_command())
}

/// A lexicon that takes the place of one of the program's may be meant to stand beside it.
fn tell_replaced(options: &Analyse) -> Result<()> {
    for folder in &options.lexicons {
        lexicon::replaced(folder)?.iter().for_each(|told| messages::say(format!("note: {told}")));
    }
    Ok(())
}

/// Rows of the metadata that name no document, and documents without a row, are most often slips of the pen.
fn tell_unused(options: &Analyse, reading: &source::Options) {
    let (Some(path), Some(metadata)) = (&options.metadata, &reading.metadata) else { return };
    let (unused, unnamed) = (metadata.unused(), metadata.unnamed());
    if let Some(example) = unused.first() {
        let rows = counted(unused.len() as u64, "row");
        messages::warning(format!("no document for {rows} of `{}`, such as `{example}`", path.display()));
    }
    if unnamed > 0 {
        messages::warning(format!("no row in `{}` for {}", path.display(), counted(unnamed, "document")));
    }
}

fn with_hint(error: dataset::Error) -> anyhow::Error {
    let hint: Cow<str> = match &error {
        dataset::Error::Foreign { .. } => "move it away, or choose another folder for `--out`".into(),
        dataset::Error::NoFolder { .. } => "`--out` names the folder for the dataset, which holds several files".into(),
        dataset::Error::Unfinished { stage, .. } => {
            format!("`{}` goes on with it; to begin anew, remove `{}`", resume_command(), stage.display()).into()
        }
        dataset::Error::Different { stage, .. } => format!(
            "its own command goes on with it by `--resume`; choose another folder for `--out`, or remove `{}` to give it up",
            stage.display()
        )
        .into(),
        _ => return error.into(),
    };
    hinted(error, hint)
}
