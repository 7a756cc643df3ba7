//! Whether a file stays what it was while it is read.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::time::SystemTime;

/// What is said of one that does not.
pub(crate) const CHANGED: &str = "changed while it was read";

/// A file as it was when it was opened.
#[derive(Debug)]
pub(crate) struct Steady {
    file: File,
    before: Option<State>,
    told: bool,
}

/// None where it is no file that could change: a pipe.
type State = (u64, Option<SystemTime>);

fn state(data: &Metadata) -> Option<State> {
    data.is_file().then(|| (data.len(), data.modified().ok()))
}

impl Steady {
    /// A file that was opened when this was known of it.
    pub fn new(file: File, before: &Metadata) -> Steady {
        Steady { file, before: state(before), told: false }
    }

    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Whether somebody has written to it since.
    pub fn has_changed(&self) -> bool {
        self.before.is_some() && self.file.metadata().is_ok_and(|data| state(&data) != self.before)
    }

    /// Another handle of it.
    pub fn handle(&self) -> io::Result<File> {
        self.file.try_clone()
    }
}

/// A stream of a file: the fault that it has changed comes once, at its end.
impl Read for Steady {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        if length == 0 && !buffer.is_empty() && !self.told && self.has_changed() {
            self.told = true;
            return Err(io::Error::other(format!("it {CHANGED}")));
        }
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn what_is_written_meanwhile_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "one").unwrap();
        let open = || Steady::new(File::open(&path).unwrap(), &std::fs::metadata(&path).unwrap());
        let (mut still, mut text) = (open(), String::new());
        assert_eq!((still.read_to_string(&mut text).unwrap(), still.has_changed()), (3, false));
        let mut grown = open();
        File::options().append(true).open(&path).unwrap().write_all(b" two").unwrap();
        let mut bytes = Vec::new();
        assert!(grown.read_to_end(&mut bytes).is_err());
        assert_eq!((bytes.as_slice(), grown.read(&mut [0]).unwrap()), (&b"one two"[..], 0));
        let mut gone = open();
        std::fs::remove_file(&path).unwrap();
        assert_eq!(gone.read_to_string(&mut text).unwrap(), 7);
    }
}
