//! What the program gives as data, on standard output.

use anyhow::{Context, Result};
use std::io::{ErrorKind, Write};

/// Writes to standard output. A reader that has had enough, such as `head`, is no error.
pub(super) fn write(bytes: &[u8]) -> Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("cannot write to standard output"),
    }
}
