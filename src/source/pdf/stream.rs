//! Whether a compressed stream is whole.

use crate::source::limits::Limits;
use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::Stream;
use std::io::{self, Read};

/// Whether a stream can be unfolded to its end; by its checksum, where it has one.
pub(super) fn is_whole(stream: &Stream<'_>, limits: &Limits) -> bool {
    match stream.filters().first() {
        None => !is_filtered(stream),
        Some(Filter::FlateDecode) => inflates(&stream.raw_data(), limits.unpacked),
        Some(_) => stream.decoded_data().is_ok(),
    }
}

/// Whether a filter is named that is none.
fn is_filtered(stream: &Stream<'_>) -> bool {
    stream.dict().contains_key(b"Filter")
}

fn inflates(bytes: &[u8], most: u64) -> bool {
    let unfolded = io::copy(&mut ZlibDecoder::new(bytes).take(most), &mut io::sink());
    unfolded.is_ok_and(|length| length < most)
}
