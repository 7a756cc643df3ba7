//! The directory of a ZIP archive as it stands there, entry by entry: the reader by names shows the entries of one name
//! once, and no more entries than the directory tells to have.

use crate::container::{Place, places as listed, reach};
use std::io::{self, Read, Seek, SeekFrom};

/// How many of the last bytes tell where the directory begins.
const TAIL: u64 = 1 << 17;

/// A directory has no more bytes than this; the entries of a larger one are not sought.
const LARGEST: u64 = 1 << 27;

/// The places of all entries; none where they cannot be told.
pub(super) fn places(input: &mut (impl Read + Seek)) -> Vec<Place> {
    let places = last(input, TAIL).and_then(|tail| match reach(&tail) {
        Some(reach) if reach > TAIL && reach <= LARGEST => Ok(listed(&last(input, reach)?)),
        _ => Ok(listed(&tail)),
    });
    // Where this fails, so does the reading that follows.
    let _ = input.rewind();
    places.unwrap_or_default()
}

/// The last bytes of a file, or all.
fn last(input: &mut (impl Read + Seek), length: u64) -> io::Result<Vec<u8>> {
    let end = input.seek(SeekFrom::End(0))?;
    input.seek(SeekFrom::Start(end.saturating_sub(length)))?;
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}
