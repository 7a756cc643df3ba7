//! Where an export goes: beside its place first, and into it when it is whole.

use super::error::Error;
use super::format::{Format, Holds};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The file that tells that a folder is an export, and of which format.
const MARK: &str = ".rapporteur-export";

/// An export that is being written.
pub(super) struct Output {
    out: PathBuf,
    format: Format,
    /// The folder beside it in which it is written.
    stage: TempDir,
    path: PathBuf,
}

impl Output {
    /// An export to be; what stands in its place is replaced only where that is wished, and a folder only if it is an
    /// export itself.
    pub fn new(out: &Path, format: Format, overwrite: bool) -> Result<Output, Error> {
        let name = out.file_name().ok_or_else(|| Error::Foreign { path: out.into() })?;
        match fs::symlink_metadata(out) {
            Ok(_) if !overwrite => return Err(Error::InTheWay { path: out.into() }),
            Ok(data) if data.is_dir() != (format.holds() == Holds::Folder) || data.is_dir() && !is_of(out, format) => {
                return Err(Error::Foreign { path: out.into() });
            }
            _ => {}
        }
        let parent = out.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(parent).map_err(Error::write(parent))?;
        let stage = tempfile::Builder::new().prefix(".export-").tempdir_in(parent).map_err(Error::write(parent))?;
        let path = stage.path().join(name);
        if format.holds() == Holds::Folder {
            fs::create_dir(&path).map_err(Error::write(&path))?;
            fs::write(path.join(MARK), format!("{}\n", format.name())).map_err(Error::write(&path))?;
        }
        Ok(Output { out: out.into(), format, stage, path })
    }

    /// Where to write it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Moves it into its place.
    pub fn finish(self) -> Result<(), Error> {
        let old = self.stage.path().join("old");
        if self.format.holds() == Holds::Folder && self.out.exists() {
            fs::rename(&self.out, &old).map_err(Error::write(&self.out))?;
        }
        fs::rename(&self.path, &self.out).map_err(Error::write(&self.out))
    }
}

/// Whether a folder is an export of a format.
fn is_of(folder: &Path, format: Format) -> bool {
    fs::read_to_string(folder.join(MARK)).is_ok_and(|name| name.trim_end() == format.name())
}
