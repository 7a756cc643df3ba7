//! `rapporteur import-lexicon` and `export-lexicon`: dictionaries of other tools in and out.

use super::args::{DictionaryForm, ExportLexicon, ImportLexicon};
use super::messages::{self, hinted};
use super::summary::counted;
use super::{DONE, SOMETHING, output};
use anyhow::Result;
use rapporteur::dictionary::{self, Error, To};

pub(super) fn import(options: &ImportLexicon) -> Result<u8> {
    let imported = dictionary::import(&options.file, &options.id).map_err(with_hint)?;
    output::file(&options.out, imported.toml.as_bytes())?;
    imported.faults.iter().for_each(messages::say);
    let forms = counted(imported.forms as u64, "form");
    messages::say(format!("wrote `{}`: {forms} in {} entries", options.out.display(), imported.entries));
    if imported.faults.is_empty() {
        return Ok(DONE);
    }
    messages::warning(format!("{} left out", counted(imported.faults.len() as u64, "word")));
    Ok(SOMETHING)
}

pub(super) fn export(options: &ExportLexicon) -> Result<u8> {
    let to = match options.to {
        DictionaryForm::Quanteda => To::Quanteda,
        DictionaryForm::Liwc => To::Liwc,
    };
    let exported = dictionary::export(options.folder.as_deref(), to).map_err(with_hint)?;
    output::file(&options.out, exported.text.as_bytes())?;
    exported.remarks.iter().for_each(messages::warning);
    messages::say(format!("wrote `{}`", options.out.display()));
    Ok(DONE)
}

fn with_hint(error: Error) -> anyhow::Error {
    let hint = match &error {
        Error::Unknown { .. } => {
            "read are .yml and .yaml of quanteda, .dic of LIWC, .lcd of Lexicoder, .ttl, .nt, .rdf and .xml of SKOS"
        }
        Error::Taken { .. } => "give `--id` another name",
        Error::Lexicon(_) => "`rapporteur check DIR` tells all faults of a folder of lexicons",
        _ => return error.into(),
    };
    hinted(error, hint)
}
