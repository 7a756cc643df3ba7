//! Sixteen bytes of a text, looked at all at once.
//!
//! Most words are shorter than that, and a loop over letters costs more in wrongly guessed ends than
//! in work. Each test below sets the high bit of every byte that passes it.

const ONES: u128 = u128::MAX / 0xff;
const HIGH: u128 = 0x80 * ONES;

/// The bytes from some place of a text on, the first lowest; zeros behind the end of the text.
#[derive(Clone, Copy)]
pub(super) struct Window(u128);

impl Window {
    /// The window that starts at a byte.
    #[inline]
    pub fn new(bytes: &[u8], start: usize) -> Self {
        match bytes.get(start..start + 16).and_then(|window| window.try_into().ok()) {
            Some(window) => Window(u128::from_le_bytes(window)),
            None => Window::at_end(&bytes[start..]),
        }
    }

    #[cold]
    fn at_end(rest: &[u8]) -> Self {
        Window(rest.iter().take(16).rev().fold(0, |window, &byte| window << 8 | u128::from(byte)))
    }

    /// How many bytes of ASCII letters and digits the window starts with.
    #[inline]
    pub fn word(self) -> usize {
        let folded = Window(self.0 | (0x20 * ONES));
        let alphanumeric = (folded.between(b'a', b'z') | self.between(b'0', b'9')) & !self.0;
        ((!alphanumeric & HIGH).trailing_zeros() / 8) as usize
    }

    /// Whether there is a capital, and whether a small letter, among the first bytes but the very first.
    #[inline]
    pub fn cases(self, length: usize) -> (bool, bool) {
        let rest = Window(self.first(length).0 & !0xff);
        (rest.between(b'A', b'Z') != 0, rest.between(b'a', b'z') != 0)
    }

    /// The first bytes as a number, in lower case: no other ASCII word has the same.
    #[inline]
    pub fn key(self, length: usize) -> u128 {
        Window(self.0 | (0x20 * ONES)).first(length).0
    }

    #[inline]
    fn first(self, length: usize) -> Self {
        Window(if length < 16 { self.0 & !(u128::MAX << (8 * length)) } else { self.0 })
    }

    /// Which bytes of ASCII lie between two.
    #[inline]
    fn between(self, low: u8, high: u8) -> u128 {
        let seven = self.0 & !HIGH;
        let from_low = seven + u128::from(0x80 - low) * ONES;
        let above_high = seven + u128::from(0x7f - high) * ONES;
        from_low & !above_high & HIGH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_knows_its_word() {
        let word = |text: &str| Window::new(text.as_bytes(), 0).word();
        assert_eq!(["State of", "7,", "a", "@`[{/:", "é", "abcdefghijklmnopqrstuv"].map(word), [5, 1, 1, 0, 0, 16]);
    }

    #[test]
    fn case_does_not_change_the_key() {
        let key = |text: &str, length| Window::new(text.as_bytes(), 0).key(length);
        assert_eq!(key("IHL applies everywhere", 3), key("ihl", 3));
        assert_ne!(key("ihls", 4), key("ihl", 3));
        assert_eq!(Window::new(b"TCBMs", 0).cases(5), (true, true));
        assert_eq!(Window::new(b"State", 0).cases(5), (false, true));
    }
}
