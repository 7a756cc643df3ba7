//! What the program and a worker that reads a document say to each other: bytes behind their number.
//!
//! The program sends the document. The worker answers with what it has found; but it can start nothing, so it may first send
//! pictures of pages, one by one, and is told their letters.

use crate::limits::Refusal;
use crate::ocr::Picture;
use crate::remark::Noted;
use crate::text::Text;
use std::io::{self, Read, Write};

/// What a worker says.
#[derive(Debug, PartialEq)]
pub(super) enum Message {
    /// Whose letters are these?
    Picture(Picture),
    /// All that is found.
    Found(Box<Result<Noted<Text>, Refusal>>),
}

impl Message {
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Message::Picture(picture) => send(out, &[b"P", picture.to_bytes().as_slice()].concat()),
            Message::Found(found) => send(out, &[b"F", serde_json::to_vec(found)?.as_slice()].concat()),
        }
    }

    pub fn read(input: &mut dyn Read) -> io::Result<Message> {
        let bytes = receive(input)?;
        match bytes.split_first() {
            Some((b'P', picture)) => Picture::from_bytes(picture).map(Message::Picture),
            Some((b'F', found)) => Ok(Message::Found(serde_json::from_slice(found)?)),
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
}

/// Sends bytes.
pub(super) fn send(out: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    out.write_all(&(bytes.len() as u64).to_le_bytes())?;
    out.write_all(bytes)?;
    out.flush()
}

/// The bytes that were sent; an error where there are fewer. Room is made as they come.
pub(super) fn receive(input: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_out_as_they_went_in_and_a_cut_one_is_an_error() {
        let text = Text { text: "words".into(), ..Text::default() };
        let messages = [
            Message::Picture(Picture::new(2, 1, vec![0, 255]).unwrap()),
            Message::Found(Box::new(Err(Refusal::new("is encrypted")))),
            Message::Found(Box::new(Ok(text.into()))),
        ];
        let mut bytes = Vec::new();
        messages.iter().for_each(|message| message.write(&mut bytes).unwrap());
        let mut rest = bytes.as_slice();
        messages.iter().for_each(|message| assert_eq!(&Message::read(&mut rest).unwrap(), message));
        assert!(Message::read(&mut rest).is_err());
        assert!(Message::read(&mut &bytes[..12]).is_err());
    }
}
