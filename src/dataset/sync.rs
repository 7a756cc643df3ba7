//! Bringing what was written onto the disk, so that it outlives a power cut.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// From how many files on it is faster to bring all of their file system onto the disk.
#[cfg(target_os = "linux")]
const MANY: usize = 100;

/// Brings files of one file system onto the disk.
pub(super) fn files(paths: &[PathBuf]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    if let (MANY.., Some(path)) = (paths.len(), paths.first()) {
        return Ok(rustix::fs::syncfs(File::open(path)?)?);
    }
    paths.iter().try_for_each(|path| written(path)?.sync_all())
}

/// Opens a file as its writer: some systems let nobody else bring it onto the disk.
fn written(path: &Path) -> io::Result<File> {
    File::options().write(true).open(path)
}

/// Brings the names in a folder onto the disk.
#[cfg(unix)]
pub(super) fn names(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Other systems keep names by themselves.
#[cfg(not(unix))]
pub(super) fn names(_: &Path) -> io::Result<()> {
    Ok(())
}
