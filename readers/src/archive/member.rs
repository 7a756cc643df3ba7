//! A member of an archive on its way out: as a document, or unpacked once more.

use super::{DEEPEST, Unpacker, inner_name};
use crate::frame::{Frame, Member};
use crate::kind::{Kind, Packed, kind};
use crate::listing::{is_description, is_hidden, is_leftover};
use crate::peek::peek;
use std::cell::Cell;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

/// How much of a member is sent at a time.
const CHUNK: u64 = 1 << 16;

/// A member smaller than this may be as much larger than its packed form as it likes.
const SMALL: u64 = 1 << 20;

/// Counts what is read.
pub(super) struct Counted<R> {
    input: R,
    count: Rc<Cell<u64>>,
}

impl<R> Counted<R> {
    pub fn new(input: R, count: Rc<Cell<u64>>) -> Counted<R> {
        Counted { input, count }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        self.count.set(self.count.get() + length as u64);
        Ok(length)
    }
}

/// What becomes of a member, by its path.
pub(super) enum Standing {
    /// It is a folder.
    Folder,
    /// It is passed over, as its like in a folder is.
    PassedOver,
    /// It is read.
    Read,
}

impl Standing {
    pub fn of(path: &str) -> Standing {
        let last = path.rsplit('/').next().unwrap_or_default();
        let passed_over = path.split(['/', '\\']).any(is_hidden) || is_description(last) || is_leftover(last);
        match path.ends_with('/') {
            true => Standing::Folder,
            false if passed_over => Standing::PassedOver,
            false => Standing::Read,
        }
    }
}

impl Unpacker<'_> {
    /// Sends a member, or what it holds where it is packed itself. `packed` tells how many bytes it was made of so far.
    pub fn member(&mut self, name: &str, input: &mut dyn Read, packed: &dyn Fn() -> u64) -> io::Result<()> {
        let (head, mut input) = peek(input);
        match kind(inner_name(name), &head, &self.job.columns, || head.clone()) {
            Kind::Packed(_) if self.depth >= DEEPEST => {
                self.refuse(name, format!("is packed more than {DEEPEST} times over"))
            }
            // Whether a ZIP is a document is told by its directory, at its end.
            Kind::Packed(Packed::Zip) => self.inner_zip(name, head, &mut input, packed),
            Kind::Packed(Packed::Parquet) => {
                self.refuse(name, "is a Parquet file inside an archive; unpack it first".into())
            }
            Kind::Packed(inner) => self.inner(|within| within.stream(name, inner, Box::new(head.chain(input)))),
            Kind::Document | Kind::Table(_) => self.plain(name, &head, &mut input, packed),
        }
    }

    /// Tells that a member cannot be read.
    pub fn refuse(&mut self, name: &str, reason: String) -> io::Result<()> {
        self.begin(name)?;
        self.send(Frame::Refused(reason))
    }

    fn begin(&mut self, name: &str) -> io::Result<()> {
        let consumed = self.consumed.get();
        self.send(Frame::Member(Member { name: name.into(), consumed }))
    }

    fn inner(&mut self, unpack: impl FnOnce(&mut Unpacker) -> io::Result<()>) -> io::Result<()> {
        let consumed = self.consumed.clone();
        unpack(&mut Unpacker { job: self.job, out: self.out, consumed, depth: self.depth + 1 })
    }

    fn inner_zip(
        &mut self,
        name: &str,
        head: Vec<u8>,
        input: &mut dyn Read,
        packed: &dyn Fn() -> u64,
    ) -> io::Result<()> {
        let mut bytes = head;
        let limit = self.job.limits.unpacked;
        if let Err(error) = input.take(limit).read_to_end(&mut bytes) {
            return self.refuse(name, format!("is damaged: {error}"));
        }
        if bytes.len() as u64 >= limit || self.is_bomb(bytes.len() as u64, packed()) {
            return self.refuse(name, self.too_large());
        }
        match kind(name, &bytes, &self.job.columns, || bytes.clone()) {
            Kind::Packed(_) => self.inner(|within| within.zip(name, &mut Cursor::new(bytes))),
            _ => self.plain(name, &bytes, &mut io::empty(), &|| u64::MAX),
        }
    }

    /// Sends a member as it is.
    fn plain(&mut self, name: &str, head: &[u8], input: &mut dyn Read, packed: &dyn Fn() -> u64) -> io::Result<()> {
        self.begin(name)?;
        let mut chunk = head.to_vec();
        let mut sent = 0;
        loop {
            sent += chunk.len() as u64;
            if self.is_bomb(sent, packed()) {
                return self.send(Frame::Refused(self.too_large()));
            }
            if !chunk.is_empty() {
                self.send(Frame::Bytes(std::mem::take(&mut chunk)))?;
            }
            match input.take(CHUNK).read_to_end(&mut chunk) {
                Ok(0) => {
                    self.send(Frame::Consumed(self.consumed.get()))?;
                    return self.send(Frame::End(None));
                }
                Ok(_) => self.send(Frame::Consumed(self.consumed.get()))?,
                Err(error) => {
                    self.send(Frame::Bytes(chunk))?;
                    return self.send(Frame::End(Some(format!("is damaged: {error}"))));
                }
            }
        }
    }

    /// Whether so many bytes came out of so few that somebody means harm.
    fn is_bomb(&self, unpacked: u64, packed: u64) -> bool {
        unpacked > SMALL && unpacked / packed.max(1) > self.job.limits.ratio
    }

    /// Whether a member says that it holds too much, and can be believed.
    pub fn is_too_large(&self, unpacked: u64, packed: u64) -> bool {
        /// Deflate unfolds nothing to more than so many times its size.
        const MOST: u64 = 1032;
        unpacked > self.job.limits.unpacked && unpacked / MOST <= packed
    }

    /// Why a member that holds too much is not read.
    pub fn too_large(&self) -> String {
        let limits = &self.job.limits;
        format!("unfolds to more than {} times its size or {} MB", limits.ratio, limits.unpacked >> 20)
    }
}
