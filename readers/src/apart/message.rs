//! What the program and a worker that reads a document say to each other.
//!
//! The program sends the document. The worker answers with what it has found; but it can start nothing, so it may first send
//! pictures of pages, one by one, and is told their letters. What is found comes last and is written as it is made, for the
//! worker may have no room for it twice; all else are parcels.

use crate::limits::Refusal;
use crate::ocr::Picture;
use crate::parcel;
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
            Message::Picture(picture) => {
                out.write_all(b"P")?;
                parcel::send(out, &picture.to_bytes())?;
            }
            Message::Found(found) => {
                out.write_all(b"F")?;
                serde_json::to_writer(&mut *out, found)?;
            }
        }
        out.flush()
    }

    pub fn read(input: &mut dyn Read) -> io::Result<Message> {
        let (mut kind, mut found) = ([0], Vec::new());
        input.read_exact(&mut kind)?;
        match &kind {
            b"P" => Picture::from_bytes(&parcel::receive(input, Picture::LONGEST)?).map(Message::Picture),
            b"F" => {
                input.read_to_end(&mut found)?;
                Ok(Message::Found(serde_json::from_slice(&found)?))
            }
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }
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
        for found in &messages[1..] {
            let mut bytes = Vec::new();
            messages[0].write(&mut bytes).unwrap();
            let second = bytes.len();
            found.write(&mut bytes).unwrap();
            let mut rest = bytes.as_slice();
            assert_eq!(&Message::read(&mut rest).unwrap(), &messages[0]);
            assert_eq!(&Message::read(&mut rest).unwrap(), found);
            assert!(Message::read(&mut rest).is_err());
            for cut in 0..second {
                assert!(Message::read(&mut &bytes[..cut]).is_err(), "{cut}");
            }
            for cut in second..bytes.len() {
                assert!(Message::read(&mut &bytes[second..cut]).is_err(), "{cut}");
            }
        }
    }
}
