//! `rapporteur page`: a dataset in, a page to look at out.

use super::DONE;
use super::args::Page;
use super::messages::{self, hinted};
use super::summary::counted;
use anyhow::Result;
use rapporteur::dataset;
use rapporteur::page::{self, Error};

pub(super) fn run(options: &Page) -> Result<u8> {
    let file = options.out.clone().unwrap_or_else(|| options.dataset.join("page.html"));
    let outcome = page::page(&options.dataset, &file).map_err(with_hint)?;
    if !options.quiet {
        let beside = match outcome.beside {
            0 => String::new(),
            pages => format!(", with {} beside it", counted(pages as u64, "page")),
        };
        messages::say(format!("wrote `{}`{beside}", outcome.page.display()));
    }
    Ok(DONE)
}

fn with_hint(error: Error) -> anyhow::Error {
    let hint = match &error {
        Error::NoDataset { .. } => "give a folder that `rapporteur analyse` or `rapporteur compare` wrote",
        Error::Foreign { .. } => "give `--out` another name",
        Error::Dataset(dataset::Error::Order { .. }) => "analyse the documents again",
        _ => return error.into(),
    };
    hinted(error, hint)
}
