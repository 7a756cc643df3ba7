//! What can be wrong with a part.

use quick_xml::Error;
use std::io;

/// What is wrong with an XML stream.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    /// It unfolds to more than it may.
    #[error("unfolds to more than it may")]
    TooLarge,
    /// What follows cannot be read.
    #[error("is damaged, what follows there was left out: {0}")]
    Broken(String),
    /// Some elements lie deeper than the limit.
    #[error("has elements nested more than {0} deep, whose words were left out")]
    Deep(u32),
    /// Words stand in entities, which are not expanded.
    #[error("has entities, whose words were left out")]
    Entity,
    /// It has a document type, which packages may not have.
    #[error("has a document type, which was not read")]
    DocumentType,
    /// Some bytes are no letters.
    #[error("has bytes that are no text; U+FFFD stands for them")]
    Undecodable,
}

impl From<&io::Error> for Fault {
    fn from(error: &io::Error) -> Fault {
        match error.kind() {
            io::ErrorKind::FileTooLarge => Fault::TooLarge,
            _ => Fault::Broken(error.to_string()),
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Fault {
        match error {
            Error::Io(error) => Fault::from(&*error),
            error => Fault::Broken(error.to_string()),
        }
    }
}
