//! A run: letters that look alike.

use super::paragraph::Paragraph;
use super::styles::Styles;
use super::symbol::{is_symbol_font, symbol};
use super::toggle::is_on;
use super::xml::Attributes;

/// What a run makes of its letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    /// Whether they are not shown, if the run or its style says anything of it.
    pub hidden: Option<bool>,
    /// Whether they are the mark of a note.
    pub is_mark: bool,
    /// Whether they stand above the line.
    raised: bool,
    /// Their font, if it is one of symbols.
    font: Option<String>,
}

impl Run {
    /// Takes in a property.
    pub fn property(&mut self, name: &str, attributes: &Attributes, styles: &Styles) {
        let value = attributes.word("val");
        match name {
            "vanish" => self.hidden = Some(is_on(value.as_deref())),
            "rStyle" => self.hidden = self.hidden.or_else(|| styles.hides(Some(value.as_deref()?))),
            "vertAlign" => self.raised = value.is_some_and(|value| value == "superscript"),
            "rFonts" => {
                let font = attributes.word("ascii").or_else(|| attributes.word("hAnsi"));
                self.font = font.filter(|font| is_symbol_font(font)).map(Into::into);
            }
            _ => {}
        }
    }

    /// Writes words or signs into a paragraph; how many of them stand as a symbol font numbers them.
    pub fn write(&self, words: &str, paragraph: &mut Paragraph) -> usize {
        let letters: String = words.chars().filter_map(|letter| self.letter(letter)).collect();
        if self.is_mark && !letters.trim().is_empty() {
            paragraph.push_mark(&letters);
        } else if self.raised {
            paragraph.push_raised(&letters);
        } else {
            paragraph.text.push_str(&letters);
        }
        let unknown = |font: &String| words.chars().filter(|letter| symbol(font, *letter).is_none()).count();
        self.font.as_ref().map_or(0, unknown)
    }

    /// A letter as the text has it; none for one that only allows a line to end.
    fn letter(&self, letter: char) -> Option<char> {
        match (letter, &self.font) {
            ('\u{ad}', _) => None,
            ('\r' | '\u{b}' | '\u{c}', _) => Some(' '),
            (_, Some(font)) => Some(symbol(font, letter).unwrap_or(letter)),
            _ => Some(letter),
        }
    }
}
