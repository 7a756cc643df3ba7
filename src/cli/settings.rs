//! What the options of `analyse` say, in the words of the library.

use super::args::{Analyse, Format, Kept, OcrFlags, When};
use super::messages::{self, hinted};
use super::worker;
use anyhow::{Context, Result, bail};
use rapporteur::dataset::{self, Formats, Run, Texts};
use rapporteur::lexicon::{self, Lexicons};
use rapporteur::limits;
use rapporteur::source::ocr::{Engine, Missing, Ocr, Pages};
use rapporteur::source::{self, Columns, Isolation, Job, Limits, Metadata};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::path::Path;

pub(super) fn lexicons(options: &Analyse) -> Result<Lexicons> {
    if let Some(missing) = options.lexicons.iter().find(|folder| !folder.exists()) {
        bail!("there is no folder `{}`", missing.display());
    }
    lexicon::load(&options.lexicons).map_err(|error| match error {
        lexicon::Error::Faulty { ref faults } => {
            faults.iter().for_each(messages::say);
            hinted(error, "`rapporteur check DIR` tells all faults of a folder of lexicons")
        }
        error => error.into(),
    })
}

/// How the inputs are read.
pub(super) fn reading(options: &Analyse) -> Result<source::Options> {
    Ok(source::Options {
        job: Job { limits: Limits::from(&options.limits), columns: columns(options), ocr: ocr(&options.ocr)? },
        isolation: isolation()?,
        metadata: options.metadata.as_deref().map(Metadata::load).transpose()?,
        ..source::Options::default()
    })
}

/// Which pages are read off their pictures, and by what on this machine.
fn ocr(flags: &OcrFlags) -> Result<Option<Ocr>> {
    let pages = match flags.when {
        When::Never => return Ok(None),
        When::Auto => Pages::Auto,
        When::Always => Pages::Always,
    };
    let engine = Engine::find(&flags.language).map_err(|missing| {
        let hint = match &missing {
            Missing::Language { .. } => {
                "install its data (on Debian `tesseract-ocr-` with the language), or name another with `--ocr-language`"
            }
            _ => "install it (on Debian `tesseract-ocr`), or leave out `--ocr`",
        };
        hinted(missing, hint)
    })?;
    Ok(Some(Ocr { pages, engine }))
}

/// How the sources of a written dataset are read once more.
pub(super) fn again(folder: &Path) -> Result<source::Options> {
    Ok(dataset::again(folder, isolation()?))
}

/// The sources of strangers are read in workers, which are this program once more.
fn isolation() -> Result<Isolation> {
    let program = std::env::current_exe().context("cannot find this program, to start workers of it")?;
    Ok(Isolation::Processes(worker::command(program)))
}

/// What decides which dataset is written.
pub(super) fn run(options: &Analyse, lexicons: &Lexicons, reading: &source::Options) -> Result<Run> {
    let mut said = what_changes_output(options)?;
    if let Some(ocr) = &reading.job.ocr {
        said["ocr"] = ocr.described();
    }
    let mut run = Run::new(lexicons, formats(options), said);
    run.inputs = options.inputs.iter().map(|path| source::shown(path)).collect();
    run.build = build();
    Ok(run)
}

/// What tells this build of the program from others of its version.
fn build() -> Option<String> {
    let data = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    let modified = data.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(format!("{} bytes of {}", data.len(), modified.as_nanos()))
}

fn what_changes_output(options: &Analyse) -> Result<serde_json::Value> {
    let mut formats: Vec<String> = options.format.iter().map(|format| format!("{format:?}").to_lowercase()).collect();
    formats.sort();
    formats.dedup();
    let metadata = options.metadata.as_ref().map(|path| {
        let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
        Ok::<String, anyhow::Error>(format!("{:x}", Sha256::digest(bytes)))
    });
    Ok(json!({
        "format": formats,
        "spreadsheet_safe": options.spreadsheet_safe,
        "texts": texts(options),
        "text": options.text,
        "id": options.id,
        "metadata": metadata.transpose()?,
        "limits": Limits::from(&options.limits),
        "analysis": limits::Limits::from(&options.limits),
    }))
}

fn formats(options: &Analyse) -> Formats {
    let wants = |format| options.format.contains(&format);
    Formats {
        csv: wants(Format::Csv),
        jsonl: wants(Format::Jsonl),
        json: wants(Format::Json),
        parquet: wants(Format::Parquet),
        columns: false,
        spreadsheet_safe: options.spreadsheet_safe,
        texts: texts(options),
    }
}

/// Where the texts are kept: as the user says, else in a table where all comes from tables and archives.
fn texts(options: &Analyse) -> Texts {
    match options.texts {
        Some(Kept::Files) => Texts::Files,
        Some(Kept::Table) => Texts::Table,
        Some(Kept::None) => Texts::None,
        None if options.inputs.iter().all(|path| source::holds_documents(path, &columns(options))) => Texts::Table,
        None => Texts::Files,
    }
}

fn columns(options: &Analyse) -> Columns {
    Columns {
        text: options.text.clone().unwrap_or(Columns::default().text),
        id: options.id.clone(),
        named: options.text.is_some(),
    }
}
