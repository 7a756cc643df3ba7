//! Tar archives.

use super::Unpacker;
use super::member::is_passed_over;
use crate::source::apart::Frame;
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

const BLOCK: usize = 512;

impl Unpacker<'_> {
    /// Unpacks a tar archive; `name` is its own within others.
    pub(super) fn tar(&mut self, name: &str, input: Box<dyn Read + '_>) -> io::Result<()> {
        let ended = Rc::new(Cell::new(false));
        let mut archive = tar::Archive::new(Ending { input, ended: ended.clone() });
        archive.set_ignore_zeros(true);
        let entries = match archive.entries() {
            Ok(entries) => entries,
            Err(error) => return self.refuse(name, format!("is damaged: {error}")),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.tar_member(name, entry)?,
                Err(error) => {
                    return self.send(Frame::Refused(format!("is damaged, what follows was left out: {error}")));
                }
            }
        }
        if !ended.get() {
            self.send(Frame::Refused("has no end: it may have been cut off".into()))?;
        }
        Ok(())
    }

    fn tar_member(&mut self, archive: &str, mut entry: tar::Entry<impl Read>) -> io::Result<()> {
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        if kind.is_dir() || kind.is_pax_global_extensions() || is_passed_over(&path) {
            return Ok(());
        }
        let name = super::zip::joined(archive, &path);
        if kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse() {
            let consumed = self.consumed.clone();
            self.member(&name, &mut entry, &|| consumed.get())
        } else {
            self.refuse(&name, "is a link or device, no file".into())
        }
    }
}

/// Sees whether an archive ends as it should, with a block of zeros.
struct Ending<R> {
    input: R,
    ended: Rc<Cell<bool>>,
}

impl<R: Read> Read for Ending<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        if length > 0 {
            let last = &buffer[length.saturating_sub(BLOCK)..length];
            self.ended.set(last.iter().all(|byte| *byte == 0));
        }
        Ok(length)
    }
}
