//! Words put together as a browser puts them together: white space folded, what is not to be seen left out.

use std::ops::Range;

/// Text in the making.
#[derive(Default)]
pub(super) struct Fold {
    pub text: String,
    /// The marks of notes in the text.
    pub marks: Vec<Range<usize>>,
    /// Whether white space stands before the next word.
    blank: bool,
    /// Where the block begins.
    start: usize,
}

impl Fold {
    /// Begins a block.
    pub fn begin(&mut self) {
        self.start = self.text.len();
        self.blank = false;
    }

    /// The block so far, from its beginning.
    pub fn is_empty(&self) -> bool {
        self.text.len() == self.start
    }

    pub fn start(&self) -> usize {
        self.start
    }

    /// Writes words, their white space folded.
    pub fn push(&mut self, words: &str) {
        let mut rest = words;
        while let Some(first) = rest.chars().next() {
            let plain = rest.bytes().take_while(u8::is_ascii_graphic).count();
            if plain > 0 {
                self.word(&rest[..plain]);
                rest = &rest[plain..];
                continue;
            }
            rest = &rest[first.len_utf8()..];
            match first {
                _ if first.is_whitespace() => self.blank = true,
                _ if is_unseen(first) => {}
                _ => self.word(first.encode_utf8(&mut [0; 4])),
            }
        }
    }

    /// Writes words as they stand, line ends and all.
    pub fn push_lines(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '\n' => self.line_end(),
                '\t' => self.text.push('\t'),
                '\u{a0}' => self.text.push(' '),
                letter if is_unseen(letter) => {}
                letter => self.text.push(letter),
            }
        }
    }

    /// Ends a line inside the block.
    pub fn line_end(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end.max(self.start));
        if !self.is_empty() {
            self.text.push('\n');
        }
        self.blank = false;
    }

    /// Writes the mark of a note behind its word.
    pub fn mark(&mut self, mark: &str) {
        let start = self.text.len();
        self.glue(mark);
        self.marks.push(start..self.text.len());
    }

    /// Writes what belongs to the word before it.
    pub fn glue(&mut self, mark: &str) {
        self.blank = false;
        self.text.push_str(mark);
    }

    /// Ends a cell of a row.
    pub fn tab(&mut self) {
        self.text.push('\t');
        self.blank = false;
    }

    /// Parts what follows from what stands before.
    pub fn part(&mut self) {
        self.blank = true;
    }

    /// Ends the block; white space at its end is taken off.
    pub fn end(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end.max(self.start));
    }

    fn word(&mut self, word: &str) {
        if self.blank && !self.is_empty() && !self.text.ends_with(['\n', '\t', ' ']) {
            self.text.push(' ');
        }
        self.blank = false;
        self.text.push_str(word);
    }
}

/// Characters that are not seen and part no words: soft hyphens, marks of direction, controls.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_folded_as_browsers_do() {
        let mut fold = Fold::default();
        fold.begin();
        ["  The\n use", " of\u{a0}\u{a0}force", "\u{200b} in cy\u{ad}ber", "space "]
            .iter()
            .for_each(|words| fold.push(words));
        fold.mark("¹");
        fold.line_end();
        fold.push(" next ");
        fold.end();
        assert_eq!(fold.text, "The use of force in cyberspace¹\nnext");
        assert_eq!(&fold.text[fold.marks[0].clone()], "¹");
    }
}
