//! From code points, in which tables count, to bytes and UTF-16 units, in which others do.

/// How many code points apart the places are that are counted beforehand.
const BLOCK: usize = 128;

/// Converts offsets into one text, each in the same short time wherever it lies.
pub(super) struct Places {
    /// The byte and the UTF-16 unit at every so many code points; empty for ASCII, where all counts agree.
    blocks: Vec<(usize, usize)>,
    points: usize,
}

impl Places {
    pub fn new(text: &str) -> Places {
        if text.is_ascii() {
            return Places { blocks: Vec::new(), points: text.len() };
        }
        let (mut blocks, mut points, mut utf16) = (Vec::with_capacity(text.len() / BLOCK + 1), 0, 0);
        for (byte, letter) in text.char_indices() {
            if points % BLOCK == 0 {
                blocks.push((byte, utf16));
            }
            points += 1;
            utf16 += letter.len_utf16();
        }
        blocks.push((text.len(), utf16));
        Places { blocks, points }
    }

    /// How many code points the text has.
    pub fn points(&self) -> usize {
        self.points
    }

    /// The byte at a code point of the text.
    pub fn byte(&self, text: &str, point: u32) -> usize {
        self.place(text, point).0
    }

    /// The UTF-16 unit at a code point of the text.
    pub fn utf16(&self, text: &str, point: u32) -> usize {
        self.place(text, point).1
    }

    fn place(&self, text: &str, point: u32) -> (usize, usize) {
        let point = point as usize;
        if self.blocks.is_empty() {
            return (point, point);
        }
        if point >= self.points {
            return self.blocks[self.blocks.len() - 1];
        }
        let (byte, utf16) = self.blocks[point / BLOCK];
        let before = text[byte..].chars().take(point % BLOCK);
        before.fold((byte, utf16), |(byte, utf16), letter| (byte + letter.len_utf8(), utf16 + letter.len_utf16()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_three_ways() {
        for text in ["", "plain", &"aé€😀z".repeat(200), &"x".repeat(BLOCK), &"€".repeat(2 * BLOCK)] {
            let (places, mut byte, mut utf16, mut point) = (Places::new(text), 0, 0, 0);
            for letter in text.chars() {
                assert_eq!((places.byte(text, point), places.utf16(text, point)), (byte, utf16));
                byte += letter.len_utf8();
                utf16 += letter.len_utf16();
                point += 1;
            }
            assert_eq!((places.byte(text, point), places.utf16(text, point)), (byte, utf16));
            assert_eq!(places.points(), point as usize);
        }
    }
}
