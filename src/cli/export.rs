//! `rapporteur export`: a dataset in, a file or folder of another tool out.

use super::args::Export;
use super::messages::{self, hinted};
use super::{DONE, output, settings};
use anyhow::Result;
use rapporteur::dataset;
use rapporteur::export::{self, Error, Format, Options};

pub(super) fn run(options: &Export) -> Result<u8> {
    match (&options.dataset, options.to, &options.out) {
        (Some(folder), Some(format), Some(out)) => {
            let how = Options { overwrite: options.overwrite, sources: settings::again(folder)? };
            let outcome = export::export(folder, format, out, &how).map_err(with_hint)?;
            if !options.quiet {
                outcome.remarks.iter().for_each(messages::warning);
                messages::say(format!("wrote `{}`", out.display()));
            }
        }
        _ => output::write(formats().as_bytes())?,
    }
    Ok(DONE)
}

/// The formats, a line each.
fn formats() -> String {
    let width = Format::ALL.iter().map(|format| format.name().len()).max().unwrap_or_default();
    Format::ALL.iter().map(|format| format!("{:width$}  {}\n", format.name(), format.about())).collect()
}

fn with_hint(error: Error) -> anyhow::Error {
    let hint = match &error {
        Error::NoDataset { .. } => "give a folder that `rapporteur analyse` wrote",
        Error::InTheWay { .. } => "give `--out` another name, or `--overwrite` to replace an earlier export",
        Error::Foreign { .. } => "give `--out` another name",
        Error::Outside { .. } | Error::Dataset(dataset::Error::Order { .. }) => "analyse the documents again",
        Error::Dataset(dataset::Error::NoTable { .. }) => "a table is missing; analyse the documents again",
        _ => return error.into(),
    };
    hinted(error, hint)
}
