//! Byte offsets as code points and UTF-16 units, converted once, at the border.

/// A place of a text, counted three ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub byte: u32,
    /// Unicode code points.
    pub point: u32,
    pub utf16: u32,
}

/// How many bytes apart the places are that are counted beforehand.
const BLOCK: usize = 192;

/// Converts offsets into one text, each in the same short time wherever it lies.
pub(super) struct Offsets<'a> {
    bytes: &'a [u8],
    /// The code points and the code points of two UTF-16 units before each block; empty for ASCII, where all counts agree.
    blocks: Vec<(u32, u32)>,
}

impl<'a> Offsets<'a> {
    pub fn new(text: &'a str) -> Self {
        let blocks = if text.is_ascii() { Vec::new() } else { blocks(text.as_bytes()) };
        Offsets { bytes: text.as_bytes(), blocks }
    }

    /// The place at a byte offset.
    pub fn at(&self, byte: u32) -> Place {
        if self.blocks.is_empty() {
            return Place { byte, point: byte, utf16: byte };
        }
        let at = byte as usize;
        let (before, pairs_before) = self.blocks[at / BLOCK];
        let (points, pairs) = count(&self.bytes[at - at % BLOCK..at]);
        let point = before + points;
        Place { byte, point, utf16: point + pairs_before + pairs }
    }
}

fn blocks(bytes: &[u8]) -> Vec<(u32, u32)> {
    let mut blocks = Vec::with_capacity(bytes.len() / BLOCK + 2);
    let mut sum = (0, 0);
    blocks.push(sum);
    for block in bytes.chunks(BLOCK) {
        let (points, pairs) = count(block);
        sum = (sum.0 + points, sum.1 + pairs);
        blocks.push(sum);
    }
    blocks
}

/// Code points that begin in some bytes of UTF-8, and how many of them need two units of UTF-16.
///
/// A block is short enough for a count to fit a byte, which lets the compiler count many bytes at once.
fn count(block: &[u8]) -> (u32, u32) {
    let points: u8 = block.iter().map(|byte| ((*byte as i8) >= -0x40) as u8).sum();
    let pairs: u8 = block.iter().map(|byte| (*byte >= 0xf0) as u8).sum();
    (points.into(), pairs.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_three_ways_in_any_order() {
        let text = "aé€😀z".repeat(200);
        let offsets = Offsets::new(&text);
        let mut expected = Place::default();
        for letter in text.chars() {
            assert_eq!(offsets.at(expected.byte), expected);
            expected.byte += letter.len_utf8() as u32;
            expected.point += 1;
            expected.utf16 += letter.len_utf16() as u32;
        }
        assert_eq!(offsets.at(text.len() as u32), expected);
        assert_eq!(offsets.at(3), Place { byte: 3, point: 2, utf16: 2 });
    }
}
