//! A file digested as it is written.

use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A new file with the digest of what has been written into it.
pub(super) struct Digested(BufWriter<Digesting>);

/// What hands bytes on to a file and digests them; it is given many at a time.
struct Digesting {
    file: File,
    digest: Sha256,
}

impl Digested {
    /// Creates a file. There is none of its name, and no link either.
    pub fn create(path: &Path) -> io::Result<Digested> {
        Ok(Digested(BufWriter::new(Digesting { file: File::create_new(path)?, digest: Sha256::new() })))
    }

    /// Hands all of it to the system; the file, and its SHA-256.
    pub fn close(self) -> io::Result<(File, String)> {
        let Digesting { file, digest } = self.0.into_inner()?;
        Ok((file, format!("{:x}", digest.finalize())))
    }
}

impl Write for Digested {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
