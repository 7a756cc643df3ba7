//! XML as it is written: elements one after the other, and only letters that XML can hold.

use super::error::Error;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file of XML while it is written.
pub(super) struct Markup<W: Write> {
    path: PathBuf,
    writer: Writer<W>,
    /// How many letters XML cannot hold.
    pub replaced: usize,
}

impl<W: Write> Markup<W> {
    /// A file with its declaration; `path` is what errors name.
    pub fn new(out: W, path: &Path) -> Result<Markup<W>, Error> {
        let mut markup = Markup::fragment(out, path);
        markup.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(markup)
    }

    /// A part of a file.
    pub fn fragment(out: W, path: &Path) -> Markup<W> {
        Markup { path: path.into(), writer: Writer::new_with_indent(out, b' ', 1), replaced: 0 }
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
        let element = self.element(name, attributes);
        self.write(Event::Start(element))
    }

    /// Ends an element.
    pub fn close(&mut self, name: &str) -> Result<(), Error> {
        self.write(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), Error> {
        let element = self.element(name, attributes);
        self.write(Event::Empty(element))
    }

    /// An element with a text in it.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<(), Error> {
        self.open(name, attributes)?;
        let text = self.holdable(text).into_owned();
        self.write(Event::Text(BytesText::new(&text)))?;
        self.close(name)
    }

    /// What is written to.
    pub fn get_mut(&mut self) -> &mut W {
        self.writer.get_mut()
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.writer.into_inner()
    }

    fn element<'n>(&mut self, name: &'n str, attributes: &[(&str, &str)]) -> BytesStart<'n> {
        let mut element = BytesStart::new(name);
        for (name, value) in attributes {
            element.push_attribute((*name, &*self.holdable(value)));
        }
        element
    }

    fn write(&mut self, event: Event) -> Result<(), Error> {
        self.writer.write_event(event).map_err(Error::write(&self.path))
    }

    /// A text with a mark for each letter that XML cannot hold.
    fn holdable<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let found = text.chars().filter(|letter| !is_holdable(*letter)).count();
        self.replaced += found;
        match found {
            0 => text.into(),
            _ => text.chars().map(|letter| if is_holdable(letter) { letter } else { '\u{fffd}' }).collect(),
        }
    }
}

/// Whether XML 1.0 can hold a letter.
fn is_holdable(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_xml_cannot_hold_are_marked_and_counted() {
        let mut markup = Markup::fragment(Vec::new(), Path::new(""));
        markup.text("name", &[("of", "\u{1}<")], "a\u{c}&\u{ffff}").unwrap();
        assert_eq!(markup.replaced, 3);
        let written = String::from_utf8(markup.into_inner()).unwrap();
        assert_eq!(written.trim(), "<name of=\"\u{fffd}&lt;\">a\u{fffd}&amp;\u{fffd}</name>");
    }
}
