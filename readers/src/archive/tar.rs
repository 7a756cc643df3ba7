//! Tar archives.

use super::Unpacker;
use super::member::Standing;
use crate::frame::Frame;
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

const BLOCK: usize = 512;

impl Unpacker<'_> {
    /// Unpacks a tar archive; `name` is its own within others.
    pub(super) fn tar(&mut self, name: &str, input: Box<dyn Read + '_>) -> io::Result<()> {
        let zeros = Rc::new(Cell::new(0));
        let mut archive = tar::Archive::new(Zeros { input, count: zeros.clone() });
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
        if zeros.get() < BLOCK {
            self.send(Frame::Refused("has no end: it may have been cut off".into()))?;
        }
        Ok(())
    }

    fn tar_member(&mut self, archive: &str, mut entry: tar::Entry<impl Read>) -> io::Result<()> {
        let path = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        match Standing::of(&path) {
            _ if kind.is_dir() || kind.is_pax_global_extensions() => return Ok(()),
            Standing::Folder => return Ok(()),
            Standing::PassedOver => return self.send(Frame::PassedOver),
            Standing::Read => {}
        }
        let name = super::zip::joined(archive, &path);
        if kind.is_file() || kind.is_contiguous() || kind.is_gnu_sparse() {
            let consumed = self.consumed.clone();
            let left = entry.size();
            self.member(&name, &mut Whole { input: &mut entry, left }, &|| consumed.get())
        } else {
            self.refuse(&name, "is a link or device, no file".into())
        }
    }
}

/// Counts the zeros at the end of what has been read: an archive ends with a block of them.
struct Zeros<R> {
    input: R,
    count: Rc<Cell<usize>>,
}

impl<R: Read> Read for Zeros<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        let zeros = buffer[..length].iter().rev().take_while(|byte| **byte == 0).count();
        let before = if zeros == length { self.count.get() } else { 0 };
        self.count.set(before.saturating_add(zeros));
        Ok(length)
    }
}

/// A member that is an error where it ends before its length.
struct Whole<R> {
    input: R,
    left: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        self.left = self.left.saturating_sub(length as u64);
        if length == 0 && !buffer.is_empty() && self.left > 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, format!("{} bytes are missing", self.left)));
        }
        Ok(length)
    }
}
