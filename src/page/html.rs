//! Text as HTML shows it, whatever it holds.

use std::fmt::{self, Display, Write};

/// A text with its markup made text; letters that no page may hold become U+FFFD.
pub(super) struct Shown<T>(pub T);

impl<T: AsRef<str>> Display for Shown<T> {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        for letter in self.0.as_ref().chars() {
            match letter {
                '&' => to.write_str("&amp;")?,
                '<' => to.write_str("&lt;")?,
                '>' => to.write_str("&gt;")?,
                '"' => to.write_str("&quot;")?,
                '\'' => to.write_str("&#39;")?,
                '\n' | '\t' => to.write_char(letter)?,
                '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => to.write_char(' ')?,
                _ if letter.is_control() || is_nothing(letter) => to.write_char('\u{fffd}')?,
                _ => to.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// Letters that stand for none.
fn is_nothing(letter: char) -> bool {
    matches!(letter, '\u{fdd0}'..='\u{fdef}') || (letter as u32) & 0xfffe == 0xfffe
}

/// Values as JSON that may stand in a page.
pub(super) fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c")
}

/// A path of a file as a link.
pub(super) fn link(path: &str) -> String {
    let mut link = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => link.push(byte.into()),
            _ => write!(link, "%{byte:02X}").expect("a string takes all"),
        }
    }
    link
}

/// Whether a text is the address of a page.
pub(super) fn is_address(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| text.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_text() {
        assert_eq!(Shown("<b a='1'>&\u{0}\r").to_string(), "&lt;b a=&#39;1&#39;&gt;&amp;\u{fffd} ");
        assert_eq!(json(&["</script>"]), "[\"\\u003c/script>\"]");
        assert_eq!(link("a b/ü?.html"), "a%20b/%C3%BC%3F.html");
    }
}
