//! Bytes behind their number, as processes hand them to each other.

use std::io::{self, Read, Write};

/// Sends bytes.
pub(crate) fn send(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)
}

/// The bytes that were sent; an error where there are fewer, or they are told to be more than somebody takes. Room is made as
/// they come.
pub(crate) fn receive(input: &mut dyn Read, longest: u64) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    if length > longest || (input.take(length).read_to_end(&mut bytes)? as u64) < length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}
