//! JSON as programs write it whole, an array of objects or one object over many lines, as JSON Lines.
//!
//! A string of JSON holds no line break as such, so those between its marks may become blanks; each object that closes
//! ends a line.

use std::io::{self, Read};

/// A stream of JSON values turned into a line each.
pub(crate) struct Objects<R> {
    input: R,
    /// How many brackets and braces are open, the array of all not counted.
    depth: u32,
    /// Whether the array of all is open.
    listed: bool,
    begun: bool,
    string: bool,
    escaped: bool,
}

impl<R: Read> Objects<R> {
    pub fn new(input: R) -> Objects<R> {
        Objects { input, depth: 0, listed: false, begun: false, string: false, escaped: false }
    }

    /// The byte that stands for one of the input.
    fn turned(&mut self, byte: u8) -> u8 {
        if self.string {
            self.string = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return byte;
        }
        let first = !self.begun && byte == b'[';
        self.begun |= !(byte.is_ascii_whitespace() || byte >= 0x80);
        match byte {
            b'[' if first => {
                self.listed = true;
                b' '
            }
            b']' if self.listed && self.depth == 0 => {
                self.listed = false;
                b'\n'
            }
            b'{' | b'[' => {
                self.depth += 1;
                byte
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                byte
            }
            b'"' => {
                self.string = true;
                byte
            }
            b',' if self.depth == 0 => b'\n',
            b'\n' | b'\r' if self.depth > 0 || self.listed => b' ',
            byte => byte,
        }
    }
}

impl<R: Read> Read for Objects<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.input.read(buffer)?;
        buffer[..length].iter_mut().for_each(|byte| *byte = self.turned(*byte));
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(json: &str) -> Vec<String> {
        let mut lines = String::new();
        Objects::new(json.as_bytes()).read_to_string(&mut lines).unwrap();
        lines.lines().map(|line| line.trim().to_string()).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn each_object_is_a_line() {
        let array = "[\n  {\"text\": \"a, ]\\\" [{\",\n   \"n\": [1,\n 2]},\n  {\"text\": \"b\"}\n]\n";
        assert_eq!(lines(array), ["{\"text\": \"a, ]\\\" [{\",    \"n\": [1,  2]}", "{\"text\": \"b\"}"]);
        assert_eq!(lines("{\n\"text\":\n\"a\"\n}\n{\"text\":\"b\"}"), ["{ \"text\": \"a\" }", "{\"text\":\"b\"}"]);
        assert_eq!(lines("[]\n"), Vec::<String>::new());
        assert_eq!(lines("[{\"a\":1}] more"), ["{\"a\":1}", "more"]);
    }
}
