//! One file made smaller: gzip, Zstandard, bzip2.

use super::Unpacker;
use super::member::Counted;
use crate::kind::Packed;
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// The most memory that a Zstandard frame may ask for, as a power of two.
const WINDOW: u32 = 27;

impl Unpacker<'_> {
    /// Unpacks a squeezed file, which may be an archive in turn.
    pub(super) fn squeezed(&mut self, name: &str, packed: Packed, input: Box<dyn Read + '_>) -> io::Result<()> {
        let read = Rc::new(Cell::new(0));
        let input = BufReader::new(Counted::new(input, read.clone()));
        match decoder(packed, input) {
            Ok(mut decoder) => self.member(name, &mut decoder, &|| read.get()),
            Err(error) => self.refuse(name, format!("is damaged: {error}")),
        }
    }
}

fn decoder<'a>(packed: Packed, input: impl BufRead + 'a) -> io::Result<Box<dyn Read + 'a>> {
    Ok(match packed {
        Packed::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(input)),
        Packed::Bzip2 => Box::new(bzip2::bufread::MultiBzDecoder::new(input)),
        Packed::Zstandard => {
            let mut decoder = zstd::Decoder::with_buffer(input)?;
            decoder.window_log_max(WINDOW)?;
            Box::new(decoder)
        }
        Packed::Zip | Packed::Tar | Packed::Parquet => return Err(io::ErrorKind::Unsupported.into()),
    })
}

/// The name without the ending that says how it is squeezed.
pub(crate) fn inner_name(name: &str) -> &str {
    const ENDINGS: [&str; 4] = [".gz", ".zst", ".bz2", ".gzip"];
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}
