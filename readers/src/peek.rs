//! The beginning of a stream, seen before the stream is read.

use std::io::{self, Read};

/// How much of a stream is looked at to tell what it holds.
pub(crate) const HEAD: usize = 1 << 13;

/// The first bytes of a stream, and what comes behind them.
pub(crate) fn peek<R: Read>(mut stream: R) -> (Vec<u8>, Rest<R>) {
    let mut head = Vec::with_capacity(HEAD);
    match stream.by_ref().take(HEAD as u64).read_to_end(&mut head) {
        Ok(_) => (head, Rest::Stream(stream)),
        Err(error) => (head, Rest::Fault(Some(error))),
    }
}

/// What comes behind the first bytes: the rest of the stream, or the fault that ended it, told once.
pub(crate) enum Rest<R> {
    Stream(R),
    Fault(Option<io::Error>),
}

impl<R: Read> Read for Rest<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Rest::Stream(stream) => stream.read(buffer),
            Rest::Fault(fault) => fault.take().map_or(Ok(0), Err),
        }
    }
}
