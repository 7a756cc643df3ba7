//! Archives unpacked, member by member, as messages to whoever asked.
//!
//! Nothing is written to the file system and no path of an archive is ever opened. A member that cannot be read costs
//! itself alone; what a damaged archive holds behind the damage is told as left out.

mod directory;
mod member;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "parquet")]
mod shared;
mod squeezed;
mod tar;
mod zip;

pub(crate) use squeezed::inner_name;

#[cfg(not(feature = "parquet"))]
use crate::format::absent;
use crate::frame::Frame;
use crate::job::Job;
use crate::kind::{Kind, Packed, kind};
use crate::peek::peek;
use member::Counted;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::rc::Rc;

/// How deep archives may stand in archives.
const DEEPEST: u32 = 4;

/// Unpacks an archive; an error means that nobody listens any more.
pub(crate) fn unpack(mut archive: File, job: &Job, out: &mut dyn Write) -> io::Result<()> {
    let consumed = Rc::new(Cell::new(0));
    let mut unpacker = Unpacker { job, out, consumed: consumed.clone(), depth: 0 };
    let (head, _) = peek(&mut archive);
    match archive.rewind() {
        Err(error) => unpacker.send(Frame::Refused(format!("cannot be read: {error}")))?,
        Ok(()) => match kind("", &head, &job.columns, || tail(&mut archive)) {
            Kind::Packed(Packed::Zip) => unpacker.zip("", &mut archive)?,
            #[cfg(feature = "parquet")]
            Kind::Packed(Packed::Parquet) => unpacker.parquet(archive)?,
            #[cfg(not(feature = "parquet"))]
            Kind::Packed(Packed::Parquet) => {
                unpacker.send(Frame::Refused(absent("a Parquet file", "parquet").to_string()))?
            }
            Kind::Packed(packed) => {
                unpacker.stream("", packed, Box::new(BufReader::new(Counted::new(archive, consumed))))?
            }
            _ => unpacker.send(Frame::Refused("is no archive".into()))?,
        },
    }
    unpacker.send(Frame::Done)
}

/// The last bytes of a file, where a ZIP has its directory.
pub(crate) fn tail(file: &mut File) -> Vec<u8> {
    const LENGTH: u64 = 1 << 16;
    let mut bytes = Vec::new();
    let read = file.metadata().and_then(|data| {
        file.seek(SeekFrom::Start(data.len().saturating_sub(LENGTH)))?;
        file.take(LENGTH).read_to_end(&mut bytes)
    });
    // What cannot be read tells nothing; whoever reads the file itself will say so.
    let rewound = file.rewind();
    if read.is_ok() && rewound.is_ok() { bytes } else { Vec::new() }
}

/// What unpacks one archive and those in it.
struct Unpacker<'a> {
    job: &'a Job,
    out: &'a mut dyn Write,
    /// How many bytes of the outermost archive have been read.
    consumed: Rc<Cell<u64>>,
    depth: u32,
}

impl Unpacker<'_> {
    fn send(&mut self, frame: Frame) -> io::Result<()> {
        frame.write(self.out)
    }

    /// Unpacks what is read in one go from its beginning to its end.
    fn stream(&mut self, name: &str, packed: Packed, input: Box<dyn Read + '_>) -> io::Result<()> {
        match packed {
            Packed::Tar => self.tar(name, input),
            packed => self.squeezed(name, packed, input),
        }
    }
}
