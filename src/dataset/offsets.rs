//! Byte offsets as code points and UTF-16 units, converted once, at the border.

/// A place of a text, counted three ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub byte: u32,
    /// Unicode code points.
    pub point: u32,
    pub utf16: u32,
}

/// Converts offsets into one text. It remembers the last place, so that offsets in near order cost little.
pub(super) struct Offsets<'a> {
    bytes: &'a [u8],
    ascii: bool,
    last: Place,
}

impl<'a> Offsets<'a> {
    pub fn new(text: &'a str) -> Self {
        Offsets { bytes: text.as_bytes(), ascii: text.is_ascii(), last: Place::default() }
    }

    /// The code points of the whole text.
    pub fn characters(&self) -> u32 {
        count(self.bytes).0
    }

    /// The place at a byte offset.
    pub fn at(&mut self, byte: u32) -> Place {
        if self.ascii {
            return Place { byte, point: byte, utf16: byte };
        }
        let last = self.last;
        let (from, to) = (last.byte.min(byte) as usize, last.byte.max(byte) as usize);
        let (points, pairs) = count(&self.bytes[from..to]);
        let (point, utf16) = if byte >= last.byte {
            (last.point + points, last.utf16 + points + pairs)
        } else {
            (last.point - points, last.utf16 - points - pairs)
        };
        self.last = Place { byte, point, utf16 };
        self.last
    }
}

/// Code points in some bytes of UTF-8, and how many of them need two units of UTF-16.
///
/// Stretches short enough for a count to fit a byte let the compiler count many bytes at once.
fn count(bytes: &[u8]) -> (u32, u32) {
    bytes.chunks(192).fold((0, 0), |(points, pairs), chunk| {
        let starts: u8 = chunk.iter().map(|byte| ((*byte as i8) >= -0x40) as u8).sum();
        let wide: u8 = chunk.iter().map(|byte| (*byte >= 0xf0) as u8).sum();
        (points + u32::from(starts), pairs + u32::from(wide))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_three_ways_in_any_order() {
        let text = "aé€😀z";
        let mut offsets = Offsets::new(text);
        let z = text.len() as u32 - 1;
        assert_eq!(offsets.at(z), Place { byte: z, point: 4, utf16: 5 });
        assert_eq!(offsets.at(3), Place { byte: 3, point: 2, utf16: 2 });
        assert_eq!(offsets.at(z), Place { byte: z, point: 4, utf16: 5 });
    }
}
