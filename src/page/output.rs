//! Where a page goes, and the pages of documents beside it.

use super::Outcome;
use super::error::Error;
use super::html::link;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// How every page begins; a file that begins otherwise is none, and stays.
const BEGINNING: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"";

/// The file of a page, with the folder of those beside it.
pub(super) struct Output {
    file: PathBuf,
    name: String,
    /// The pages beside, until the page itself is done.
    stage: Option<TempDir>,
    pages: usize,
}

impl Output {
    /// A page to be; what an earlier one left is replaced when the new one is done.
    pub fn new(file: &Path) -> Result<Output, Error> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.is_empty() || file.exists() && !is_page(file) {
            return Err(Error::Foreign { path: file.into() });
        }
        let output = Output { file: file.into(), name, stage: None, pages: 0 };
        match output.earlier()?.into_iter().find(|path| !is_page(path)) {
            Some(path) => Err(Error::Foreign { path }),
            None => Ok(output),
        }
    }

    /// The pages that an earlier run put beside.
    fn earlier(&self) -> Result<Vec<PathBuf>, Error> {
        let folder = self.folder();
        match fs::read_dir(&folder) {
            Ok(entries) => {
                entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>().map_err(failed(&folder))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(failed(&folder)(error)),
        }
    }

    /// Puts the pages beside in the place of those of an earlier run.
    fn swap(&mut self) -> Result<(), Error> {
        let folder = self.folder();
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed(&folder))?;
        }
        let Some(stage) = self.stage.take() else { return Ok(()) };
        fs::rename(stage.keep(), &folder).map_err(failed(&folder))?;
        open_to_all(&folder, 0o755).map_err(failed(&folder))
    }

    fn folder(&self) -> PathBuf {
        let stem = self.file.file_stem().unwrap_or_default().to_string_lossy();
        self.file.with_file_name(format!("{stem}_files"))
    }

    /// The page as the pages beside it link to it.
    pub fn link(&self) -> String {
        link(&self.name)
    }

    /// The folder as the page links to it.
    pub fn folder_link(&self) -> String {
        link(&self.folder().file_name().unwrap_or_default().to_string_lossy())
    }

    /// How many pages stand beside.
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// The folder in which the page stands.
    fn parent(&self) -> Result<&Path, Error> {
        let parent = self.file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(failed(parent))?;
        Ok(parent)
    }

    /// Writes the page of a document.
    pub fn beside(&mut self, number: usize, html: &str) -> Result<(), Error> {
        if self.stage.is_none() {
            let parent = self.parent()?;
            self.stage = Some(tempfile::tempdir_in(parent).map_err(failed(parent))?);
        }
        let folder = self.stage.as_ref().map_or(Path::new("."), TempDir::path);
        let path = folder.join(format!("{number}.html"));
        fs::write(&path, html).map_err(failed(&path))?;
        self.pages += 1;
        Ok(())
    }

    /// Writes the page itself, whole or not at all, and puts the others beside it.
    pub fn finish(mut self, html: &str) -> Result<Outcome, Error> {
        let parent = self.parent()?;
        let mut file = tempfile::NamedTempFile::new_in(parent).map_err(failed(parent))?;
        file.write_all(html.as_bytes()).map_err(failed(&self.file))?;
        open_to_all(file.path(), 0o644).map_err(failed(&self.file))?;
        self.swap()?;
        file.persist(&self.file).map_err(|error| failed(&self.file)(error.error))?;
        Ok(Outcome { page: self.file, beside: self.pages })
    }
}

/// Whether a file begins as our pages do.
fn is_page(path: &Path) -> bool {
    let mut beginning = Vec::with_capacity(BEGINNING.len());
    let read = fs::File::open(path).and_then(|file| file.take(BEGINNING.len() as u64).read_to_end(&mut beginning));
    read.is_ok() && beginning == BEGINNING.as_bytes()
}

/// Lets everybody read what was made for its owner alone.
#[cfg(unix)]
fn open_to_all(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn open_to_all(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Error {
    move |source| Error::Write { path: path.into(), source }
}
