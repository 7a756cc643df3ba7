//! The texts of the documents of a written dataset, wherever they are kept.

use super::error::Error;
use super::manifest::{Input, Manifest};
use super::reader::rows;
use super::record::of_document;
use super::shelf::Passing;
use rapporteur_readers::{self as readers, Columns, Isolation, Job, Options, Sources};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::Scope;

/// The text that all offsets of a document point into.
///
/// Where the dataset does not keep it, the source is read again, with these options; it must be what it was.
pub fn text(folder: &Path, document: &str, options: &Options) -> Result<String, Error> {
    if let Some(text) = from_file(folder, document)? {
        return Ok(text);
    }
    let kept = rows(folder, "texts", |row| row.get("document").is_some_and(|id| id == document))?;
    if let Some(text) = kept.first().and_then(|row| row.get("text")?.as_str()) {
        return Ok(text.to_string());
    }
    let input = inputs(folder).into_iter().find(|input| input.document == document);
    let input = input.ok_or_else(|| missing(folder, document))?;
    let file = file_of(&input.source).ok_or_else(|| changed(&input))?;
    from_sources(&mut Sources::new(vec![readers::Input::File(file)], options), &input, options)
}

/// How the sources of the dataset in a folder are read once more: by the columns that its run named.
pub fn again(folder: &Path, isolation: Isolation) -> Options {
    let options = Manifest::of(folder).map(|manifest| manifest.options).unwrap_or_default();
    let named = |option: &str| options[option].as_str().map(str::to_string);
    let text = named("text");
    let columns = Columns { named: text.is_some(), text: text.unwrap_or(Columns::default().text), id: named("id") };
    Options { job: Job { columns, ..Job::default() }, isolation, ..Options::default() }
}

/// The texts of documents that are asked for in the order of the dataset: each table, archive and source is read once.
pub(crate) struct TextReader<'a> {
    folder: &'a Path,
    options: &'a Options,
    table: Passing<Text>,
    inputs: std::vec::IntoIter<Input>,
    sources: Sources<'a>,
}

/// How many texts wait to be taken; each may be large.
const WAITING: usize = 2;

/// A row of `texts`.
#[derive(serde::Deserialize)]
struct Text {
    document: String,
    text: String,
}

of_document!(Text);

impl<'a> TextReader<'a> {
    /// The texts of the dataset in a folder, whose sources are read with these options where it does not keep them.
    pub fn new<'scope>(scope: &'scope Scope<'scope, 'a>, folder: &'a Path, options: &'a Options) -> TextReader<'a> {
        let inputs = inputs(folder);
        let mut files: Vec<PathBuf> = inputs.iter().filter_map(|input| file_of(&input.source)).collect();
        files.dedup();
        let files = files.into_iter().map(readers::Input::File).collect();
        TextReader {
            folder,
            options,
            table: Passing::read(scope, folder, "texts", WAITING),
            inputs: inputs.into_iter(),
            sources: Sources::new(files, options),
        }
    }

    /// The text of a document that comes later than those before.
    pub fn of(&mut self, document: &str) -> Result<String, Error> {
        if let Some(text) = from_file(self.folder, document)? {
            return Ok(text);
        }
        if let Some(row) = self.table.of(document)?.pop() {
            return Ok(row.text);
        }
        let input = self.inputs.find(|input| input.document == document);
        let input = input.ok_or_else(|| missing(self.folder, document))?;
        from_sources(&mut self.sources, &input, self.options)
    }
}

fn inputs(folder: &Path) -> Vec<Input> {
    Manifest::of(folder).map(|manifest| manifest.inputs).unwrap_or_default()
}

fn path(folder: &Path, document: &str) -> PathBuf {
    folder.join("texts").join(format!("{document}.txt"))
}

pub(super) fn missing(folder: &Path, document: &str) -> Error {
    Error::read(path(folder, document))(io::ErrorKind::NotFound.into())
}

fn changed(input: &Input) -> Error {
    Error::Changed { name: input.source.clone() }
}

/// The text as a file of the dataset, if it is kept so.
fn from_file(folder: &Path, document: &str) -> Result<Option<String>, Error> {
    let path = path(folder, document);
    match path.is_file() {
        true => std::fs::read_to_string(&path).map(Some).map_err(Error::read(&path)),
        false => Ok(None),
    }
}

/// The text of the next source of that name, which must be what it was.
fn from_sources(sources: &mut Sources, input: &Input, options: &Options) -> Result<String, Error> {
    let mut source = sources.find(|source| source.name == input.source).ok_or_else(|| changed(input))?;
    let fetched = source.fetch().map_err(|_| changed(input))?;
    if Some(&fetched.sha256) != input.sha256.as_ref() {
        return Err(changed(input));
    }
    readers::read(&source.name, fetched, options).map(|noted| noted.value.text).map_err(|_| changed(input))
}

/// The file that a source is, or is a row or member of.
fn file_of(source: &str) -> Option<PathBuf> {
    let table = source.rsplit_once('#').map(|(table, _)| table);
    let paths = [Some(source), table].into_iter().flatten().flat_map(|path| Path::new(path).ancestors());
    paths.filter(|path| path.is_file()).map(Path::to_path_buf).next()
}
