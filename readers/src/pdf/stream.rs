//! Whether a compressed stream is whole.

use crate::limits::Limits;
use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::object::Stream;
use std::io::{self, Read};

/// Whether a stream can be unfolded to its end; by its checksum, where it has one, and by what stands behind the end.
pub(super) fn is_whole(stream: &Stream<'_>, limits: &Limits) -> bool {
    match stream.filters().first() {
        None => !is_filtered(stream) && !is_zlib(&stream.raw_data()),
        Some(Filter::FlateDecode) => inflates(&stream.raw_data(), limits.unpacked),
        Some(filter) => stream.decoded_data().is_ok() && !goes_on(behind(*filter, &stream.raw_data())),
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
    let mut decoder = ZlibDecoder::new(bytes);
    let unfolded = io::copy(&mut decoder.by_ref().take(most), &mut io::sink());
    unfolded.is_ok_and(|length| length < most) && !goes_on(bytes.get(decoder.total_in() as usize..).unwrap_or_default())
}

/// What stands behind the sign that ends the data of a filter.
fn behind(filter: Filter, bytes: &[u8]) -> &[u8] {
    let end = match filter {
        Filter::Ascii85Decode => memchr::memmem::find(bytes, b"~>").map(|at| at + 2),
        Filter::AsciiHexDecode => memchr::memchr(b'>', bytes).map(|at| at + 1),
        Filter::RunLengthDecode => end_of_runs(bytes),
        _ => None,
    };
    end.map_or(&[], |end| &bytes[end..])
}

/// Where run-length data end: behind the length 128.
fn end_of_runs(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += match bytes.get(at)? {
            128 => return Some(at + 1),
            length @ 0..128 => *length as usize + 2,
            _ => 2,
        };
    }
}

/// Whether more stands behind the end of the data than writers pad it with.
fn goes_on(rest: &[u8]) -> bool {
    const PADDING: usize = 16;
    rest.iter().filter(|byte| !byte.is_ascii_whitespace() && **byte != 0).count() > PADDING
}
