//! Whether a compressed stream is whole.

use crate::limits::Limits;
use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::Stream;
use std::io::{self, Read};

/// Whether a stream can be unfolded to its end; by its checksum, where it has one.
pub(super) fn is_whole(stream: &Stream<'_>, limits: &Limits) -> bool {
    match stream.filters().first() {
        None => !is_filtered(stream) && !is_zlib(&stream.raw_data()),
        Some(Filter::FlateDecode) => inflates(&stream.raw_data(), limits.unpacked),
        Some(_) => stream.decoded_data().is_ok(),
    }
}

/// Whether a filter is named that is none.
fn is_filtered(stream: &Stream<'_>) -> bool {
    stream.dict().contains_key(b"Filter")
}

/// Whether bytes begin as those that zlib has packed, although no filter is named.
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [first @ (0x48 | 0x58 | 0x68 | 0x78), second, ..]
        if (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31))
}

fn inflates(bytes: &[u8], most: u64) -> bool {
    let unfolded = io::copy(&mut ZlibDecoder::new(bytes).take(most), &mut io::sink());
    unfolded.is_ok_and(|length| length < most)
}
