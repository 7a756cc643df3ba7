//! What a worker that unpacks an archive says to the program, message by message.

use crate::parcel;
use crate::table::Row;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// One message.
#[derive(Debug, PartialEq)]
pub(crate) enum Frame {
    /// So many bytes of the archive have been read by now.
    Consumed(u64),
    /// A member begins.
    Member(Member),
    /// Bytes of the member.
    Bytes(Vec<u8>),
    /// The member ends: whole, or with words on what is missing.
    End(Option<String>),
    /// A row of a table.
    Row(Row),
    /// A member is passed over, as its like in a folder is.
    PassedOver,
    /// The member, or the whole archive where none is open, cannot be read.
    Refused(String),
    /// All members have been told.
    Done,
}

/// A member of an archive.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Member {
    /// Its path in the archive; empty for what a compressed file holds.
    pub name: String,
    /// How many bytes of the archive lie before it, about.
    pub consumed: u64,
}

/// A frame longer than this was written by no worker of ours.
const LONGEST: u64 = 1 << 30;

impl Frame {
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Frame::Consumed(bytes) => send(out, b'C', &bytes.to_le_bytes()),
            Frame::Member(member) => send(out, b'M', &json(member)?),
            Frame::Bytes(bytes) => send(out, b'B', bytes),
            Frame::End(missing) => send(out, b'E', missing.as_deref().unwrap_or_default().as_bytes()),
            Frame::Row(row) => send(out, b'R', &json(row)?),
            Frame::PassedOver => send(out, b'P', b""),
            Frame::Refused(reason) => send(out, b'X', reason.as_bytes()),
            Frame::Done => send(out, b'D', b""),
        }
    }

    /// The next frame; an error where a worker died in the middle of one, or before it was done.
    pub fn read(input: &mut dyn Read) -> io::Result<Frame> {
        let mut tag = [0];
        input.read_exact(&mut tag)?;
        let bytes = parcel::receive(input, LONGEST)?;
        match tag[0] {
            b'C' => Ok(Frame::Consumed(number(&bytes)?)),
            b'M' => Ok(Frame::Member(serde_json::from_slice(&bytes)?)),
            b'B' => Ok(Frame::Bytes(bytes)),
            b'E' => Ok(Frame::End((!bytes.is_empty()).then(|| words(&bytes)))),
            b'R' => Ok(Frame::Row(serde_json::from_slice(&bytes)?)),
            b'P' => Ok(Frame::PassedOver),
            b'X' => Ok(Frame::Refused(words(&bytes))),
            b'D' => Ok(Frame::Done),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

fn send(out: &mut dyn Write, tag: u8, bytes: &[u8]) -> io::Result<()> {
    if bytes.len() as u64 > LONGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    out.write_all(&[tag])?;
    parcel::send(out, bytes)
}

fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    Ok(serde_json::to_vec(value)?)
}

fn number(bytes: &[u8]) -> io::Result<u64> {
    bytes.try_into().map(u64::from_le_bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_come_out_as_they_went_in_and_a_cut_one_is_an_error() {
        let frames = [
            Frame::Consumed(7),
            Frame::Member(Member { name: "a/ü.txt".into(), consumed: 7 }),
            Frame::Bytes(vec![0, 255]),
            Frame::End(None),
            Frame::End(Some("cut".into())),
            Frame::Row(Row { number: 1, text: Ok("words".into()), ..Row::default() }),
            Frame::PassedOver,
            Frame::Refused("is encrypted".into()),
            Frame::Done,
        ];
        let mut bytes = Vec::new();
        frames.iter().for_each(|frame| frame.write(&mut bytes).unwrap());
        let mut rest = bytes.as_slice();
        frames.iter().for_each(|frame| assert_eq!(&Frame::read(&mut rest).unwrap(), frame));
        assert!(Frame::read(&mut rest).is_err());
        assert!(Frame::read(&mut &bytes[..8]).is_err());
    }
}
