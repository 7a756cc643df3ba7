//! Compiled lexicons as bytes, for a program that brings them along.

use super::lexicons::Lexicons;

impl Lexicons {
    /// The lexicons as bytes that the same version of this crate reads.
    ///
    /// # Errors
    ///
    /// Where memory does not suffice.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_allocvec(self)
    }

    /// The lexicons that [`Lexicons::to_bytes`] has written.
    ///
    /// # Errors
    ///
    /// Where the bytes are others.
    pub fn from_bytes(bytes: &[u8]) -> Result<Lexicons, postcard::Error> {
        postcard::from_bytes(bytes)
    }
}
