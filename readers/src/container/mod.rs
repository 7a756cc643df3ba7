//! A ZIP file as the list of its members, whole or damaged.
//!
//! A ZIP says twice what it holds: a directory at the end lists all members, and each has a head before its bytes. Where
//! the directory is cut off or broken the heads tell what is left; where the two disagree, a member is found by either.
//! No path of a ZIP is ever opened, so that names such as `/etc/passwd` or `..` are names like others.

mod directory;
mod head;
mod package;
mod unpacked;

pub(crate) use directory::{Place, places, reach};
pub(crate) use package::is_package;
pub(crate) use unpacked::{Allowance, Unpacked};

use directory::directory;
use head::heads;
use rustc_hash::{FxHashMap, FxHashSet};

/// One member of a ZIP.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its path, with `/` between folders.
    pub name: String,
    /// Whether one needs a password to read it.
    pub encrypted: bool,
    /// How it is packed: 0 not at all, 8 deflated.
    method: u16,
    /// Its bytes when packed, as far as that is told before them.
    packed: u64,
    /// Checksums that its bytes may have: by the directory, by its own head.
    checksums: [Option<u32>; 2],
    /// Where its packed bytes begin.
    start: usize,
}

/// A ZIP file and what is known of its members.
pub(crate) struct Container<'a> {
    bytes: &'a [u8],
    members: Vec<Member>,
    /// Numbers of the members by their names in small letters; of those of one name, the last.
    names: FxHashMap<String, usize>,
    /// What is wrong with the file as a whole.
    pub faults: Vec<String>,
}

impl<'a> Container<'a> {
    /// Lists the members.
    pub fn new(bytes: &'a [u8]) -> Container<'a> {
        let mut container = Container { bytes, members: Vec::new(), names: FxHashMap::default(), faults: Vec::new() };
        match directory(bytes) {
            Some(directory) => {
                let is_whole = directory.is_whole();
                let listed = directory.entries.into_iter().map(|entry| entry.member(bytes, directory.base));
                container.members = listed.collect();
                if !is_whole {
                    container.faults.push("its directory is damaged".into());
                    container.add_unlisted();
                }
            }
            None => {
                container.faults.push("its end is missing".into());
                container.members = heads(bytes);
            }
        }
        container.index();
        container
    }

    /// Adds the members that no directory lists, before those it does.
    fn add_unlisted(&mut self) {
        let known: FxHashSet<usize> = self.members.iter().map(|member| member.start).collect();
        let mut members = heads(self.bytes);
        members.retain(|member| !known.contains(&member.start));
        members.append(&mut self.members);
        self.members = members;
    }

    fn index(&mut self) {
        let mut twice = 0;
        for (number, member) in self.members.iter().enumerate().filter(|(_, member)| !member.name.ends_with('/')) {
            twice += self.names.insert(member.name.to_ascii_lowercase(), number).is_some() as usize;
        }
        if twice > 0 {
            let fault = format!("{twice} of its parts stand under names that occur twice; the last of each was read");
            self.faults.push(fault);
        }
    }

    /// The names of all members.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| member.name.as_str())
    }

    /// The member of a name, whatever the case of its letters.
    pub fn find(&self, name: &str) -> Option<&Member> {
        self.names.get(&name.to_ascii_lowercase()).map(|number| &self.members[*number])
    }

    /// Where the directory leads astray: the member of the same name as its own head has it.
    pub fn by_head(&self, member: &Member) -> Option<Member> {
        let place = |member: &Member| (member.start, member.method, member.packed);
        let is_other = |other: &Member| other.name.eq_ignore_ascii_case(&member.name) && place(other) != place(member);
        heads(self.bytes).into_iter().find(is_other)
    }

    /// The bytes of a member.
    pub fn open(&self, member: &Member, allowance: Allowance) -> Unpacked<'a> {
        Unpacked::new(self.bytes, member, allowance)
    }
}

/// A name with `/` between folders and none before the first.
fn path(name: &[u8]) -> String {
    String::from_utf8_lossy(name).replace('\\', "/").trim_start_matches('/').to_string()
}

/// A little-endian number at a place of some bytes.
fn number<const LENGTH: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(LENGTH)?)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | u64::from(*digit)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read, Write};
    use zip::write::SimpleFileOptions;

    fn zip(members: &[(&str, &str)]) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in members {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(text.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn read(container: &Container, name: &str) -> Result<String, std::io::Error> {
        let mut text = String::new();
        let member = container.find(name).ok_or(std::io::ErrorKind::NotFound)?;
        container.open(member, Allowance { bytes: 1 << 20, ratio: 200 }).read_to_string(&mut text)?;
        Ok(text)
    }

    fn members() -> [(&'static str, &'static str); 2] {
        [("word/first.xml", "The first member of two."), ("second.xml", "The second member of two.")]
    }

    #[test]
    fn members_are_found_by_directory_or_head() {
        let whole = zip(&members());
        let directory = memchr::memmem::find(&whole, b"PK\x01\x02").unwrap();
        for bytes in [whole.as_slice(), &whole[..directory], &[b"junk", whole.as_slice()].concat()] {
            let container = Container::new(bytes);
            assert_eq!(read(&container, "WORD/first.xml").unwrap(), members()[0].1);
            assert_eq!(read(&container, "second.xml").unwrap(), members()[1].1);
        }
        assert!(Container::new(&whole).faults.is_empty());
        assert_eq!(Container::new(&whole[..directory]).faults, ["its end is missing"]);
    }

    #[test]
    fn a_broken_entry_costs_nothing() {
        let mut bytes = zip(&members());
        let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
        bytes[directory..directory + 60].fill(0);
        let container = Container::new(&bytes);
        assert_eq!(container.faults, ["its directory is damaged"]);
        assert_eq!(read(&container, "word/first.xml").unwrap(), members()[0].1);
        assert_eq!(read(&container, "second.xml").unwrap(), members()[1].1);
    }

    #[test]
    fn a_name_that_occurs_twice_is_a_fault() {
        let mut bytes = zip(&[("a.xml", "first"), ("b.xml", "last")]);
        let places: Vec<usize> = memchr::memmem::find_iter(&bytes, b"b.xml").collect();
        places.into_iter().for_each(|at| bytes[at] = b'a');
        let container = Container::new(&bytes);
        assert_eq!(container.faults.len(), 1);
        assert_eq!(read(&container, "a.xml").unwrap(), "last");
    }

    #[test]
    fn a_member_is_checked_to_its_end_and_may_not_be_too_large() {
        let words = "words ".repeat(300);
        let whole = zip(&[("a.xml", &words)]);
        let read = |bytes: &[u8], allowed| {
            let container = Container::new(bytes);
            let mut text = Vec::new();
            let mut unpacked = container.open(&container.members[0], Allowance { bytes: allowed, ratio: 200 });
            let read = unpacked.read_to_end(&mut text);
            (text.len(), read.map_err(|error| error.kind()))
        };
        assert_eq!(read(&whole, 1800), (1800, Ok(1800)));
        assert_eq!(read(&whole, 1799).1, Err(std::io::ErrorKind::FileTooLarge));
        let mut bytes = whole.clone();
        // Both checksums: of the head and of the directory.
        let directory = memchr::memmem::find(&bytes, b"PK\x01\x02").unwrap();
        bytes[14] ^= 1;
        assert_eq!(read(&bytes, 1800), (1800, Ok(1800)));
        bytes[directory + 16] ^= 1;
        assert_eq!(read(&bytes, 1800), (1800, Err(std::io::ErrorKind::InvalidData)));
    }
}
