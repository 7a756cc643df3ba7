//! Where a page goes, and the pages of documents beside it.

use super::Outcome;
use super::error::Error;
use super::html::link;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// How every page begins; a file that begins otherwise is none, and stays.
const BEGINNING: &str = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"";

/// The file of a page, with the folder of those beside it.
pub(super) struct Output {
    file: PathBuf,
    name: String,
    pages: usize,
}

impl Output {
    /// A page to be; what an earlier one left is replaced when the new one is done.
    pub fn new(file: &Path) -> Result<Output, Error> {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let free = match fs::read(file) {
            Ok(bytes) => bytes.starts_with(BEGINNING.as_bytes()),
            Err(error) => error.kind() == io::ErrorKind::NotFound,
        };
        if !free || name.is_empty() {
            return Err(Error::Foreign { path: file.into() });
        }
        let output = Output { file: file.into(), name, pages: 0 };
        output.clear()?;
        Ok(output)
    }

    /// Takes away the pages that an earlier run put beside.
    fn clear(&self) -> Result<(), Error> {
        let folder = self.folder();
        let Ok(entries) = fs::read_dir(&folder) else { return Ok(()) };
        for entry in entries {
            let path = entry.map_err(failed(&folder))?.path();
            if !fs::read(&path).is_ok_and(|bytes| bytes.starts_with(BEGINNING.as_bytes())) {
                return Err(Error::Foreign { path });
            }
            fs::remove_file(&path).map_err(failed(&path))?;
        }
        fs::remove_dir(&folder).map_err(failed(&folder))
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

    /// Writes the page of a document.
    pub fn beside(&mut self, number: usize, html: &str) -> Result<(), Error> {
        let folder = self.folder();
        fs::create_dir_all(&folder).map_err(failed(&folder))?;
        let path = folder.join(format!("{number}.html"));
        fs::write(&path, html).map_err(failed(&path))?;
        self.pages += 1;
        Ok(())
    }

    /// Writes the page itself, whole or not at all.
    pub fn finish(self, html: &str) -> Result<Outcome, Error> {
        let folder = match self.file.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        fs::create_dir_all(folder).map_err(failed(folder))?;
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed(folder))?;
        io::Write::write_all(&mut file, html.as_bytes()).map_err(failed(&self.file))?;
        readable(file.as_file()).map_err(failed(&self.file))?;
        file.persist(&self.file).map_err(|error| failed(&self.file)(error.error))?;
        Ok(Outcome { page: self.file, beside: self.pages })
    }
}

/// Lets everybody read a file that was made for its owner alone.
#[cfg(unix)]
fn readable(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &fs::File) -> io::Result<()> {
    Ok(())
}

fn failed(path: &Path) -> impl Fn(io::Error) -> Error {
    move |source| Error::Write { path: path.into(), source }
}
