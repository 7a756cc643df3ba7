//! The program's side of unpacking: what a worker tells, as documents and rows.

use super::worker::Task;
use super::{Isolation, end};
use crate::archive;
use crate::frame::{Frame, Member};
use crate::job::Job;
use crate::limits::Limits;
use crate::table::Row;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::process::Child;
use std::sync::{Arc, Mutex, PoisonError};

/// What comes out of an archive.
pub(crate) enum Item {
    /// A member, whose bytes are read from it.
    Member(Member, MemberReader),
    /// A row of a table.
    Row(Row),
    /// A member that nobody wants to have read.
    PassedOver,
    /// The archive is not told whole: why.
    Refused(String),
}

/// The items of one archive, in order. A member must be read to its end before the next item is asked for.
pub(crate) struct Unpacked(Arc<Mutex<Stream>>);

impl Unpacked {
    /// Unpacks a file, apart from this process if so wished.
    pub fn new(archive: File, job: &Job, isolation: &Isolation) -> io::Result<Unpacked> {
        let stream = match isolation {
            Isolation::Processes(command) => {
                let mut child = command.start(Task::Unpack, job, archive.into())?;
                let output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
                Stream::new(Box::new(output), Some(child), job.limits)
            }
            Isolation::None => {
                let (reader, mut writer) = io::pipe()?;
                let job = job.clone();
                let limits = job.limits;
                // A thread that nobody listens to any more ends by itself.
                std::thread::spawn(move || archive::unpack(archive, &job, &mut writer));
                Stream::new(Box::new(reader), None, limits)
            }
        };
        Ok(Unpacked(Arc::new(Mutex::new(stream))))
    }
}

impl Unpacked {
    /// How many bytes of the archive have been read for what came out of it so far.
    pub fn consumed(&self) -> u64 {
        lock(&self.0).consumed
    }
}

impl Iterator for Unpacked {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let mut stream = lock(&self.0);
        loop {
            match stream.frame()? {
                Frame::Member(member) => return Some(Item::Member(member, MemberReader::new(self.0.clone()))),
                Frame::Row(row) => return Some(Item::Row(row)),
                Frame::PassedOver => return Some(Item::PassedOver),
                Frame::Refused(reason) => return Some(Item::Refused(reason)),
                // What is left of a member that was not read to its end.
                Frame::Bytes(_) | Frame::End(_) | Frame::Consumed(_) => {}
                Frame::Done => return None,
            }
        }
    }
}

fn lock(stream: &Mutex<Stream>) -> std::sync::MutexGuard<'_, Stream> {
    stream.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The frames of a worker, and its end.
struct Stream {
    frames: BufReader<Box<dyn Read + Send>>,
    worker: Option<Child>,
    limits: Limits,
    consumed: u64,
    ended: bool,
}

impl Stream {
    fn new(frames: Box<dyn Read + Send>, worker: Option<Child>, limits: Limits) -> Stream {
        Stream { frames: BufReader::with_capacity(1 << 16, frames), worker, limits, consumed: 0, ended: false }
    }

    /// The next frame; where the worker breaks off, its reason once; then none.
    fn frame(&mut self) -> Option<Frame> {
        if self.ended {
            return None;
        }
        match Frame::read(&mut self.frames) {
            Ok(Frame::Done) => {
                self.ended = true;
                Some(Frame::Done)
            }
            Ok(frame) => {
                if let Frame::Consumed(bytes) | Frame::Member(Member { consumed: bytes, .. }) = &frame {
                    self.consumed = *bytes;
                }
                Some(frame)
            }
            Err(_) => {
                self.ended = true;
                Some(Frame::Refused(self.reason()))
            }
        }
    }

    fn reason(&mut self) -> String {
        let status = self.worker.as_mut().and_then(|worker| worker.wait().ok());
        status.map_or_else(|| "broke its reader".into(), |status| end(status, &self.limits))
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        if let Some(worker) = &mut self.worker {
            // It may have ended already.
            let _ = worker.kill();
            let _ = worker.wait();
        }
    }
}

/// The bytes of one member; an error of the kind `InvalidData` behind those of a damaged one.
pub(crate) struct MemberReader {
    stream: Arc<Mutex<Stream>>,
    chunk: io::Cursor<Vec<u8>>,
    ended: bool,
}

impl MemberReader {
    fn new(stream: Arc<Mutex<Stream>>) -> MemberReader {
        MemberReader { stream, chunk: io::Cursor::default(), ended: false }
    }
}

impl Read for MemberReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let length = self.chunk.read(buffer)?;
            if length > 0 || buffer.is_empty() {
                return Ok(length);
            }
            let frame = lock(&self.stream).frame();
            match frame {
                Some(Frame::Bytes(bytes)) => {
                    self.chunk = io::Cursor::new(bytes);
                    continue;
                }
                Some(Frame::Consumed(_)) => continue,
                Some(Frame::End(None)) => self.ended = true,
                Some(Frame::End(Some(missing))) => return self.fail(io::ErrorKind::InvalidData, missing),
                Some(Frame::Refused(reason)) => return self.fail(io::ErrorKind::Other, reason),
                _ => return self.fail(io::ErrorKind::UnexpectedEof, "breaks off".into()),
            }
        }
        Ok(0)
    }
}

impl MemberReader {
    fn fail(&mut self, kind: io::ErrorKind, reason: String) -> io::Result<usize> {
        self.ended = true;
        Err(io::Error::new(kind, reason))
    }
}
