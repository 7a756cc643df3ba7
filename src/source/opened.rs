//! An input opened, with its first bytes seen.

use super::archive::{read_full, tail};
use super::error::Error;
use super::input::Input;
use super::kind::{HEAD, Kind, kind};
use super::table::Columns;
use std::fs::{self, File};
use std::io::{self, Chain, Cursor, Read, Seek, Stdin};
use std::path::Path;

/// An input opened for reading.
pub(super) struct Opened {
    /// Its first bytes.
    head: Vec<u8>,
    rest: Rest,
    /// How many bytes it says it has; 0 where it does not.
    pub length: u64,
}

/// What comes behind the head.
enum Rest {
    File(File),
    Standard(Stdin),
}

impl Opened {
    /// Opens an input and reads its head.
    pub fn open(input: &Input) -> Result<Opened, Error> {
        let name = input.path().to_string_lossy();
        let (mut rest, length) = match input {
            Input::Standard => (Rest::Standard(io::stdin()), 0),
            Input::File(path) => open(path).map_err(Error::io(&name))?,
            Input::Broken { reason, .. } => return Err(Error::io(&name)(io::Error::other(reason.clone()))),
        };
        let mut head = vec![0; HEAD];
        let read = read_full(&mut rest, &mut head).map_err(Error::io(&name))?;
        head.truncate(read);
        Ok(Opened { head, rest, length })
    }

    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// What it holds.
    pub fn kind(&mut self, name: &str, columns: &Columns) -> Kind {
        let Opened { head, rest, .. } = self;
        kind(name, head, columns, || match rest {
            Rest::File(file) => {
                let at = file.stream_position().unwrap_or(0);
                let bytes = tail(file);
                // Where this fails, so does the reading that follows.
                let _ = file.seek(io::SeekFrom::Start(at));
                bytes
            }
            Rest::Standard(_) => Vec::new(),
        })
    }

    /// All its bytes as a stream.
    pub fn stream(self) -> impl Read + Send {
        let stream: Chain<Cursor<Vec<u8>>, Rest> = Cursor::new(self.head).chain(self.rest);
        stream
    }

    /// It as a file that can be read at any place; standard input goes to a file without a name first.
    pub fn file(self) -> io::Result<File> {
        let mut file = match self.rest {
            Rest::File(file) => file,
            Rest::Standard(mut input) => {
                let mut file = tempfile::tempfile()?;
                io::copy(&mut self.head.as_slice(), &mut file)?;
                io::copy(&mut input, &mut file)?;
                file
            }
        };
        file.rewind()?;
        Ok(file)
    }
}

impl Read for Rest {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Rest::File(file) => file.read(buffer),
            Rest::Standard(input) => input.read(buffer),
        }
    }
}

/// Opens a file. What is no file, such as a pipe or device, could keep us waiting or never end; but a shell hands over
/// what a command writes as a pipe under `/dev/fd`.
fn open(path: &Path) -> io::Result<(Rest, u64)> {
    let data = fs::metadata(path)?;
    if data.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let handed_over =
        path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd") || path == Path::new("/dev/stdin");
    if !data.is_file() && !handed_over {
        return Err(io::Error::other("it is a pipe, socket or device"));
    }
    Ok((Rest::File(File::open(path)?), data.len()))
}
