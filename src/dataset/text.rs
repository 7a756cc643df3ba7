//! The text of a document of a written dataset, wherever it is kept.

use super::error::Error;
use super::manifest::{Input, Manifest};
use super::reader::rows;
use rapporteur_readers::{self as readers, Options, Sources};
use std::io;
use std::path::{Path, PathBuf};

/// The text that all offsets of a document point into.
///
/// Where the dataset does not keep it, the source is read again, with these options; it must be what it was.
pub fn text(folder: &Path, document: &str, options: &Options) -> Result<String, Error> {
    let file = folder.join("texts").join(format!("{document}.txt"));
    if file.is_file() {
        return std::fs::read_to_string(&file).map_err(Error::read(&file));
    }
    let kept = rows(folder, "texts", |row| row.get("document").is_some_and(|id| id == document))?;
    if let Some(text) = kept.first().and_then(|row| row.get("text")?.as_str()) {
        return Ok(text.to_string());
    }
    let inputs = Manifest::of(folder).map(|manifest| manifest.inputs).unwrap_or_default();
    let input = inputs.into_iter().find(|input| input.document == document);
    from_source(&input.ok_or_else(|| missing(&file))?, options)
}

fn missing(file: &Path) -> Error {
    Error::read(file)(io::ErrorKind::NotFound.into())
}

/// The text of a source that is what it was.
fn from_source(input: &Input, options: &Options) -> Result<String, Error> {
    let changed = || Error::Changed { name: input.source.clone() };
    let file = file_of(&input.source).ok_or_else(changed)?;
    let mut sources = Sources::new(vec![readers::Input::File(file)], options);
    let mut source = sources.find(|source| source.name == input.source).ok_or_else(changed)?;
    let fetched = source.fetch().map_err(|_| changed())?;
    if Some(&fetched.sha256) != input.sha256.as_ref() {
        return Err(changed());
    }
    readers::read(&source.name, fetched, options).map(|noted| noted.value.text).map_err(|_| changed())
}

/// The file that a source is, or is a row or member of.
fn file_of(source: &str) -> Option<PathBuf> {
    let table = source.rsplit_once('#').map(|(table, _)| table);
    let paths = [Some(source), table].into_iter().flatten().flat_map(|path| Path::new(path).ancestors());
    paths.filter(|path| path.is_file()).map(Path::to_path_buf).next()
}
