//! The directory of a ZIP archive as it stands there, entry by entry.
//!
//! A reader by names shows the entries of one name once, and no more entries than the directory tells to have; here all
//! are seen.

use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// Where a member is, as its entry in the directory tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Where its header begins, without what stands before the archive in its file.
    pub header: u64,
    /// How many bytes it is packed in.
    pub packed: u64,
}

/// What both numbers are where others, of 64 bits, stand in their place.
const ELSEWHERE: u64 = u32::MAX as u64;

/// The places of all entries; none where they cannot be told.
pub(super) fn places(input: &mut (impl Read + Seek)) -> Vec<Place> {
    let places = find(input).map(|size| entries(&mut BufReader::new(input.by_ref().take(size))));
    // Where this fails, so does the reading that follows.
    let _ = input.rewind();
    places.unwrap_or_default()
}

/// Goes to where the directory begins; its size.
fn find(input: &mut (impl Read + Seek)) -> io::Result<u64> {
    const END: u64 = 22;
    const COMMENT: u64 = 1 << 16;
    let length = input.seek(SeekFrom::End(0))?;
    let from = input.seek(SeekFrom::Start(length.saturating_sub(COMMENT + END)))?;
    let mut bytes = Vec::new();
    input.by_ref().take(COMMENT + END).read_to_end(&mut bytes)?;
    let at = memchr::memmem::rfind(&bytes, b"PK\x05\x06").ok_or(io::ErrorKind::NotFound)?;
    let size = bytes.get(at..at + 16).map(|end| number(end, 12)).filter(|size| *size != ELSEWHERE);
    let size = size.ok_or(io::ErrorKind::NotFound)?;
    let start = (from + at as u64).checked_sub(size).ok_or(io::ErrorKind::NotFound)?;
    input.seek(SeekFrom::Start(start))?;
    Ok(size)
}

fn entries(directory: &mut impl Read) -> Vec<Place> {
    let mut places = Vec::new();
    let mut head = [0; 46];
    while directory.read_exact(&mut head).is_ok() && head.starts_with(b"PK\x01\x02") {
        places.push(Place { header: number(&head, 42), packed: number(&head, 20) });
        let further = [28, 30, 32].map(|at| u64::from(u16::from_le_bytes([head[at], head[at + 1]]))).iter().sum();
        if io::copy(&mut directory.take(further), &mut io::sink()).ok() != Some(further) {
            break;
        }
    }
    if places.iter().any(|place| place.header == ELSEWHERE || place.packed == ELSEWHERE) { Vec::new() } else { places }
}

/// The number of 32 bits at a place of a header, which is long enough.
fn number(head: &[u8], at: usize) -> u64 {
    head[at..].iter().take(4).rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}
