//! The bytes of one member of a ZIP, unpacked as they are read, within limits and with their checksum.

use super::{Member, number};
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::io::{self, Read};

/// A member smaller than this may be as much larger than its packed form as it likes.
const SMALL: u64 = 1 << 20;

/// How much a member may unfold to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowance {
    /// Bytes.
    pub bytes: u64,
    /// Times its packed size, once it is no longer small.
    pub ratio: u64,
}

/// The bytes of a member.
///
/// An error of the kind `InvalidData` stands behind those of a damaged one, of the kind `FileTooLarge` behind those of
/// one that unfolds to more than it may.
pub(crate) struct Unpacked<'a> {
    /// All bytes of the ZIP from the first of the member on.
    bytes: &'a [u8],
    packing: Packing<'a>,
    checksum: Crc,
    /// Checksums of which one must be that of the bytes; none where it stands behind them.
    checksums: [Option<u32>; 2],
    allowance: Allowance,
    ended: bool,
}

enum Packing<'a> {
    Stored { rest: &'a [u8], missing: bool },
    Deflated(DeflateDecoder<&'a [u8]>),
    Unknown(u16),
}

impl<'a> Unpacked<'a> {
    pub(super) fn new(bytes: &'a [u8], member: &Member, allowance: Allowance) -> Unpacked<'a> {
        let bytes = bytes.get(member.start..).unwrap_or_default();
        let packing = match member.method {
            0 => {
                let length = usize::try_from(member.packed).unwrap_or(usize::MAX);
                Packing::Stored { rest: &bytes[..length.min(bytes.len())], missing: length > bytes.len() }
            }
            // A deflated member tells its own end, whatever length a head or directory claims.
            8 => Packing::Deflated(DeflateDecoder::new(bytes)),
            method => Packing::Unknown(method),
        };
        Unpacked { bytes, packing, checksum: Crc::new(), checksums: member.checksums, allowance, ended: false }
    }

    /// How many bytes have been unpacked so far.
    pub fn count(&self) -> u64 {
        match &self.packing {
            Packing::Deflated(decoder) => decoder.total_out(),
            _ => self.checksum.amount().into(),
        }
    }

    /// Checks what all bytes together must be.
    fn finish(&mut self) -> io::Result<usize> {
        self.ended = true;
        let found = self.checksum.sum();
        let [listed, own] = self.checksums;
        let is_right = match (listed, own) {
            (None, None) => self.checksum_behind().is_none_or(|checksums| checksums.contains(&found)),
            _ => listed == Some(found) || own == Some(found),
        };
        let missing = matches!(self.packing, Packing::Stored { missing: true, .. });
        if is_right && !missing { Ok(0) } else { Err(damaged("its checksum is wrong")) }
    }

    /// The checksum behind a deflated member's bytes, which may follow a signature.
    fn checksum_behind(&self) -> Option<[u32; 2]> {
        let Packing::Deflated(decoder) = &self.packing else { return None };
        let end = usize::try_from(decoder.total_in()).ok()?;
        let at = |place| number::<4>(self.bytes, place).map_or(0, |checksum| checksum as u32);
        Some([at(end), at(end.saturating_add(4))])
    }

    fn is_too_large(&self) -> bool {
        let count = self.count();
        let packed = match &self.packing {
            Packing::Deflated(decoder) => decoder.total_in().max(1),
            _ => count,
        };
        count > self.allowance.bytes || count > SMALL && count / packed.max(1) > self.allowance.ratio
    }
}

impl Read for Unpacked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.ended || buffer.is_empty() {
            return Ok(0);
        }
        let read = match &mut self.packing {
            Packing::Stored { rest, .. } => rest.read(buffer),
            Packing::Deflated(decoder) => decoder.read(buffer),
            Packing::Unknown(method) => Err(damaged(&format!("it is packed by an unknown method, {method}"))),
        };
        match read {
            Ok(0) => self.finish(),
            Ok(length) => {
                self.checksum.update(&buffer[..length]);
                if self.is_too_large() { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(length) }
            }
            Err(error) => {
                self.ended = true;
                Err(damaged(&error.to_string()))
            }
        }
    }
}

fn damaged(reason: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, reason.to_string())
}
