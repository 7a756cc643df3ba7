//! What the program gives as data, on standard output or in a file of its own.

use anyhow::{Context, Result};
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes to standard output. A reader that has had enough, such as `head`, is no error.
pub(super) fn write(bytes: &[u8]) -> Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("cannot write to standard output"),
    }
}

/// Writes a file, whole or not at all.
pub(super) fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let stage = tempfile::tempdir_in(parent)?;
        let staged = stage.path().join("new");
        std::fs::write(&staged, bytes)?;
        std::fs::rename(staged, path)
    };
    write().with_context(|| format!("cannot write `{}`", path.display()))
}
