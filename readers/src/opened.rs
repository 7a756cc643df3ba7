//! An input opened, with its first bytes seen.

use crate::archive::tail;
use crate::error::Error;
use crate::input::Input;
use crate::kind::{Kind, kind};
use crate::peek::{Rest, peek};
use crate::steady::Steady;
use crate::table::Columns;
use std::fs::{self, File};
use std::io::{self, Chain, Cursor, Read, Seek, Stdin};
use std::path::Path;

/// An input opened for reading.
pub(crate) struct Opened {
    /// Its first bytes.
    head: Vec<u8>,
    rest: Handle,
    /// How many bytes it says it has; 0 where it does not.
    pub length: u64,
}

/// What comes behind the head.
enum Handle {
    File(Steady),
    Standard(Stdin),
}

impl Opened {
    /// Opens an input and reads its head.
    pub fn open(input: &Input) -> Result<Opened, Error> {
        let name = input.name();
        let (handle, length) = match input {
            Input::Standard => (Handle::Standard(io::stdin()), 0),
            Input::File(path) => open(path).map_err(Error::io(&name))?,
            Input::Broken { reason, .. } => return Err(Error::io(&name)(io::Error::other(reason.clone()))),
        };
        match peek(handle) {
            (head, Rest::Stream(rest)) => Ok(Opened { head, rest, length }),
            (_, Rest::Fault(error)) => Err(Error::io(&name)(error.unwrap_or(io::ErrorKind::Other.into()))),
        }
    }

    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// What it holds.
    pub fn kind(&mut self, name: &str, columns: &Columns) -> Kind {
        let Opened { head, rest, .. } = self;
        kind(name, head, columns, || match rest {
            Handle::File(file) => {
                let file = file.file();
                let at = file.stream_position().unwrap_or(0);
                let bytes = tail(file);
                // Where this fails, so does the reading that follows.
                let _ = file.seek(io::SeekFrom::Start(at));
                bytes
            }
            Handle::Standard(_) => Vec::new(),
        })
    }

    /// All its bytes, up to a limit; whether it has changed meanwhile.
    pub fn read(self, most: u64, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let Opened { head, rest, .. } = self;
        match rest {
            Handle::File(mut file) => {
                head.chain(file.file()).take(most).read_to_end(bytes)?;
                Ok(file.has_changed())
            }
            Handle::Standard(input) => head.chain(input).take(most).read_to_end(bytes).map(|_| false),
        }
    }

    /// All its bytes as a stream, which fails at its end where they have changed meanwhile.
    pub fn stream(self) -> impl Read + Send {
        let stream: Chain<Cursor<Vec<u8>>, Handle> = Cursor::new(self.head).chain(self.rest);
        stream
    }

    /// It as a file that can be read at any place, and to be asked for changes; standard input goes to a file without a
    /// name first.
    pub fn file(self) -> io::Result<(File, Option<Steady>)> {
        let (mut file, steady) = match self.rest {
            Handle::File(file) => (file.handle()?, Some(file)),
            Handle::Standard(mut input) => {
                let mut file = tempfile::tempfile()?;
                io::copy(&mut self.head.as_slice(), &mut file)?;
                io::copy(&mut input, &mut file)?;
                (file, None)
            }
        };
        file.rewind()?;
        Ok((file, steady))
    }
}

impl Read for Handle {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Handle::File(file) => file.read(buffer),
            Handle::Standard(input) => input.read(buffer),
        }
    }
}

/// Opens a file. What is no file, such as a pipe or device, could keep us waiting or never end; but a shell hands over
/// what a command writes as a pipe under `/dev/fd`.
fn open(path: &Path) -> io::Result<(Handle, u64)> {
    let data = fs::metadata(path)?;
    if data.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let handed_over =
        path.starts_with("/dev/fd") || path.starts_with("/proc/self/fd") || path == Path::new("/dev/stdin");
    if !data.is_file() && !handed_over {
        return Err(io::Error::other("it is a pipe, socket or device"));
    }
    Ok((Handle::File(Steady::new(File::open(path)?, &data)), data.len()))
}
