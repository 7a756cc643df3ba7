//! The directory at the end of a ZIP: an entry for each member.

use super::head::Head;
use super::{Member, number, path};
use memchr::memmem;

/// How long a comment behind the directory may be.
const COMMENT: usize = 1 << 16;

const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const END64: &[u8] = b"PK\x06\x06";
const LOCATOR: &[u8] = b"PK\x06\x07";
const LOCATOR_LENGTH: usize = 20;
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_LENGTH: usize = 46;

/// What stands for a number that has its place elsewhere because it is large.
const ELSEWHERE: u64 = u32::MAX as u64;

/// Where a member is, as its entry in the directory tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Where its head begins, counted from the start of the ZIP.
    pub head: u64,
    /// How many bytes it is packed in.
    pub packed: u64,
}

/// The directory of a ZIP.
pub(super) struct Directory {
    /// What it lists, those of one name each by itself.
    pub entries: Vec<Entry>,
    /// How many bytes stand before the ZIP itself.
    pub base: i64,
    /// How many entries it says it has.
    announced: u64,
    /// Whether bytes in it are no entries.
    broken: bool,
}

impl Directory {
    /// Whether it lists what it says it does, and nothing in it is unreadable.
    pub fn is_whole(&self) -> bool {
        !self.broken && self.announced & 0xffff == self.entries.len() as u64 & 0xffff
    }
}

/// One entry of a directory.
pub(super) struct Entry {
    pub name: String,
    flags: u64,
    method: u64,
    checksum: u64,
    pub place: Place,
}

impl Entry {
    /// The member that it lists, which stands `base` bytes behind where it says.
    pub fn member(self, bytes: &[u8], base: i64) -> Member {
        let listed = usize::try_from(self.place.head).unwrap_or(usize::MAX);
        let shifted = usize::try_from((self.place.head as i64).wrapping_add(base)).unwrap_or(listed);
        let at = if Head::stands_at(bytes, shifted) { shifted } else { listed };
        let head = Head::at(bytes, at);
        Member {
            name: self.name,
            encrypted: self.flags & 1 != 0,
            method: self.method as u16,
            packed: self.place.packed,
            checksums: [Some(self.checksum as u32), head.checksum],
            start: head.end,
        }
    }
}

/// The places of all entries, by the last bytes of the file or by all of them; none where there is no directory.
pub(crate) fn places(tail: &[u8]) -> Vec<Place> {
    let entries = directory(tail).map(|directory| directory.entries).unwrap_or_default();
    entries.into_iter().map(|entry| entry.place).collect()
}

/// How many of the last bytes of a file hold its directory, as the very last of them tell.
pub(crate) fn reach(tail: &[u8]) -> Option<u64> {
    let record = Record::of(tail)?;
    record.length.checked_add((tail.len() - record.at) as u64)
}

/// The record at the end.
struct Record {
    at: usize,
    /// How many entries the directory has, how many bytes, and where it begins.
    announced: u64,
    length: u64,
    offset: u64,
}

impl Record {
    fn of(tail: &[u8]) -> Option<Record> {
        let end = end(tail)?;
        let Some(at) = large_end(tail, end) else {
            let (announced, length) = (number::<2>(tail, end + 10)?, number::<4>(tail, end + 12)?);
            return Some(Record { at: end, announced, length, offset: number::<4>(tail, end + 16)? });
        };
        let (announced, length) = (number::<8>(tail, at + 32)?, number::<8>(tail, at + 40)?);
        Some(Record { at, announced, length, offset: number::<8>(tail, at + 48)? })
    }
}

/// The directory, by the last bytes of the file or by all of them.
pub(super) fn directory(tail: &[u8]) -> Option<Directory> {
    let Record { at: record, announced, length, offset } = Record::of(tail)?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    let start = record.saturating_sub(length);
    let offset_in_tail = usize::try_from(offset).unwrap_or(usize::MAX);
    let is_entry = |at: usize| tail.get(at..).is_some_and(|rest| rest.starts_with(ENTRY));
    let is_elsewhere = !is_entry(start) && offset_in_tail < record && is_entry(offset_in_tail);
    let start = if is_elsewhere { offset_in_tail } else { start };
    let (entries, broken) = entries(&tail[start..record]);
    Some(Directory { entries, base: (start as i64).wrapping_sub(offset as i64), announced, broken })
}

/// Where the record at the end stands: the last whose comment reaches the end of the file, else the last at all.
fn end(tail: &[u8]) -> Option<usize> {
    let from = tail.len().saturating_sub(COMMENT + END_LENGTH);
    let fits = |at: &usize| at + END_LENGTH <= tail.len();
    let places = || memmem::rfind_iter(&tail[from..], END).map(|at| from + at).filter(fits);
    let closes = |at: &usize| number::<2>(tail, at + 20) == Some((tail.len() - at - END_LENGTH) as u64);
    places().take(COMMENT / END.len()).find(closes).or_else(|| places().next())
}

/// Where the record of a large ZIP stands, which is followed by a locator and by the record at the end.
fn large_end(tail: &[u8], end: usize) -> Option<usize> {
    let locator = end.checked_sub(LOCATOR_LENGTH)?;
    tail[locator..].starts_with(LOCATOR).then(|| memmem::rfind(&tail[..locator], END64)).flatten()
}

/// The entries in a directory's bytes, and whether other bytes stand among them.
fn entries(bytes: &[u8]) -> (Vec<Entry>, bool) {
    let mut entries = Vec::new();
    let mut broken = false;
    let mut at = 0;
    while let Some(skipped) = bytes.get(at..).and_then(|rest| memmem::find(rest, ENTRY)) {
        broken |= skipped > 0;
        at += skipped;
        match entry(&bytes[at..]) {
            Some((entry, length)) => {
                entries.push(entry);
                at += length;
            }
            None => {
                broken = true;
                at += ENTRY.len();
            }
        }
    }
    // A signature may close the directory.
    let rest = bytes.get(at..).unwrap_or_default();
    (entries, broken || !rest.is_empty() && !rest.starts_with(b"PK\x05\x05"))
}

/// The entry that some bytes begin with, and its length.
fn entry(bytes: &[u8]) -> Option<(Entry, usize)> {
    let name = number::<2>(bytes, 28)? as usize;
    let extra = number::<2>(bytes, 30)? as usize;
    let comment = number::<2>(bytes, 32)? as usize;
    let name_end = ENTRY_LENGTH + name;
    let mut entry = Entry {
        name: path(bytes.get(ENTRY_LENGTH..name_end)?),
        flags: number::<2>(bytes, 8)?,
        method: number::<2>(bytes, 10)?,
        checksum: number::<4>(bytes, 16)?,
        place: Place { packed: number::<4>(bytes, 20)?, head: number::<4>(bytes, 42)? },
    };
    let unpacked = number::<4>(bytes, 24)?;
    entry.enlarge(bytes.get(name_end..name_end + extra)?, unpacked);
    Some((entry, name_end + extra + comment))
}

impl Entry {
    /// Takes large numbers from where they stand: in a field of the number 1, those that are needed one after the other.
    fn enlarge(&mut self, extra: &[u8], unpacked: u64) {
        let mut at = 0;
        while let (Some(kind), Some(length)) = (number::<2>(extra, at), number::<2>(extra, at + 2)) {
            at += 4;
            if kind == 1 {
                let mut place = if unpacked == ELSEWHERE { at + 8 } else { at };
                for small in [&mut self.place.packed, &mut self.place.head] {
                    if *small == ELSEWHERE {
                        *small = number::<8>(extra, place).unwrap_or(*small);
                        place += 8;
                    }
                }
            }
            at += length as usize;
        }
    }
}
