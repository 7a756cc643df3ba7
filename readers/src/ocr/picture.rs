//! A page as a picture: a byte of grey a pixel, row by row.

use std::io;

/// Pixels that a picture may have, and that it may have in a row or column.
pub(crate) const MOST: u32 = 1 << 24;
pub(crate) const LONGEST: u32 = 30_000;

/// A picture of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub width: u32,
    pub height: u32,
    pixels: Vec<u8>,
}

impl Picture {
    /// How many bytes one has at the most.
    pub const LONGEST: u64 = MOST as u64 + 8;

    /// A picture of its pixels; an error where their number is not that of its sides, or it is larger than any of ours.
    pub fn new(width: u32, height: u32, pixels: Vec<u8>) -> io::Result<Picture> {
        let fits = (1..=LONGEST).contains(&width) && (1..=LONGEST).contains(&height) && width * height <= MOST;
        if fits && pixels.len() == (width * height) as usize {
            Ok(Picture { width, height, pixels })
        } else {
            Err(io::ErrorKind::InvalidData.into())
        }
    }

    /// Whether nothing is drawn on it.
    #[cfg(any(feature = "pdf", test))]
    pub fn is_blank(&self) -> bool {
        const WHITE: u8 = 250;
        self.pixels.iter().all(|pixel| *pixel >= WHITE)
    }

    /// The picture as a file, in the plainest of formats (PGM).
    pub fn file(&self) -> Vec<u8> {
        let mut file = format!("P5\n{} {}\n255\n", self.width, self.height).into_bytes();
        file.extend(&self.pixels);
        file
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        [&self.width.to_le_bytes(), &self.height.to_le_bytes(), self.pixels.as_slice()].concat()
    }

    pub fn from_bytes(bytes: &[u8]) -> io::Result<Picture> {
        let (width, rest) = bytes.split_first_chunk().ok_or(io::ErrorKind::UnexpectedEof)?;
        let (height, pixels) = rest.split_first_chunk().ok_or(io::ErrorKind::UnexpectedEof)?;
        Picture::new(u32::from_le_bytes(*width), u32::from_le_bytes(*height), pixels.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_pixels_of_its_sides() {
        let picture = Picture::new(2, 3, vec![255, 255, 255, 255, 255, 0]).unwrap();
        assert_eq!(Picture::from_bytes(&picture.to_bytes()).unwrap(), picture);
        assert_eq!(picture.file(), b"P5\n2 3\n255\n\xff\xff\xff\xff\xff\0");
        assert!(!picture.is_blank() && Picture::new(1, 1, vec![255]).unwrap().is_blank());
        for (width, height, length) in [(0, 1, 0), (2, 3, 5), (LONGEST + 1, 1, 30_001), (1 << 16, 1 << 16, 0)] {
            assert!(Picture::new(width, height, vec![0; length]).is_err(), "{width} by {height}");
        }
        assert!(Picture::from_bytes(b"short").is_err());
    }
}
