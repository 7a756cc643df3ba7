//! The head before each member's bytes in a ZIP.

use super::{Member, number, path};
use memchr::memmem;

const SIGNATURE: &[u8] = b"PK\x03\x04";
const LENGTH: usize = 30;

/// A name longer than this is none.
const LONGEST_NAME: usize = 512;

/// Methods of packing have lower numbers than this.
const METHODS: u64 = 100;

/// The flag of a member whose length and checksum stand behind its bytes.
const LENGTH_BEHIND: u64 = 1 << 3;

/// The head of one member.
pub(super) struct Head {
    flags: u64,
    method: u64,
    /// The checksum, if the head tells it.
    pub checksum: Option<u32>,
    packed: u64,
    name: String,
    /// Where it ends and the member's bytes begin.
    pub end: usize,
}

impl Head {
    /// Whether a head stands at a place.
    pub fn stands_at(bytes: &[u8], at: usize) -> bool {
        bytes.get(at..).is_some_and(|rest| rest.starts_with(SIGNATURE))
    }

    /// The head at a place, which may be damaged; what cannot be read of it is nought.
    pub fn at(bytes: &[u8], at: usize) -> Head {
        let rest = bytes.get(at..).unwrap_or_default();
        let field = |place| number::<2>(rest, place).unwrap_or(0);
        let (flags, name) = (field(6), field(26) as usize);
        let checksum = number::<4>(rest, 14).filter(|_| flags & LENGTH_BEHIND == 0);
        Head {
            flags,
            method: field(8),
            checksum: checksum.map(|checksum| checksum as u32),
            packed: number::<4>(rest, 18).unwrap_or(0),
            name: path(rest.get(LENGTH..LENGTH + name).unwrap_or_default()),
            end: at.saturating_add(LENGTH + name + field(28) as usize),
        }
    }

    /// Whether it is a head, not bytes that look like the beginning of one.
    fn is_likely(&self) -> bool {
        let is_name = (1..=LONGEST_NAME).contains(&self.name.len()) && !self.name.contains(char::is_control);
        is_name && self.method < METHODS
    }

    fn member(self) -> Member {
        Member {
            name: self.name,
            encrypted: self.flags & 1 != 0,
            method: self.method as u16,
            packed: self.packed,
            checksums: [self.checksum, None],
            start: self.end,
        }
    }
}

/// The name of the member whose head a file begins with.
pub(super) fn first_name(bytes: &[u8]) -> Option<String> {
    Head::stands_at(bytes, 0).then(|| Head::at(bytes, 0).name)
}

/// The members by their heads, in order.
///
/// A ZIP can hold ZIPs, whose members are not its own: a member is passed over to its end where something of the ZIP
/// follows there, so that nothing in it is taken for a head.
pub(super) fn heads(bytes: &[u8]) -> Vec<Member> {
    let mut members = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| memmem::find(rest, SIGNATURE)) {
        let head = Head::at(bytes, at + found);
        let next = head.end.saturating_add(usize::try_from(head.packed).unwrap_or(usize::MAX));
        let follows = next == bytes.len() || bytes.get(next..).is_some_and(|rest| rest.starts_with(b"PK"));
        at = if follows { next } else { at + found + SIGNATURE.len() };
        members.extend(head.is_likely().then(|| head.member()));
    }
    members
}
