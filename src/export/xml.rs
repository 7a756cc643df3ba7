//! XML that is written element by element.
//!
//! XML 1.0 can hold no control letters but tab and line ends; each of the others is written as U+FFFD, which is as long, and
//! counted.

use super::error::Error;
use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file of XML, or a part of one.
pub(super) struct Xml<W: Write = BufWriter<File>> {
    path: PathBuf,
    writer: Writer<W>,
    /// How many letters were written as U+FFFD.
    pub replaced: usize,
}

/// An attribute: its name and its value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// A new file of text with nothing but its declaration.
    pub fn new(path: &Path) -> Result<Xml, Error> {
        let file = File::create_new(path).map_err(Error::write(path))?;
        let mut xml = Xml { path: path.into(), writer: Writer::new(BufWriter::new(file)), replaced: 0 };
        xml.event(declaration())?;
        xml.line()?;
        Ok(xml)
    }
}

impl<W: Write> Xml<W> {
    /// A file of elements alone, each in a line of its own; `path` is what errors name.
    pub fn of_elements(out: W, path: &Path) -> Result<Xml<W>, Error> {
        let mut xml = Xml::part(out, path);
        xml.event(declaration())?;
        Ok(xml)
    }

    /// A part of such a file.
    pub fn part(out: W, path: &Path) -> Xml<W> {
        Xml { path: path.into(), writer: Writer::new_with_indent(out, b' ', 1), replaced: 0 }
    }

    /// What is written to.
    pub fn get_mut(&mut self) -> &mut W {
        self.writer.get_mut()
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.writer.into_inner()
    }

    /// Begins an element.
    pub fn open(&mut self, name: &str, attributes: &[Attribute]) -> Result<(), Error> {
        let tag = self.tag(name, attributes);
        self.event(Event::Start(tag))
    }

    /// Ends an element.
    pub fn close(&mut self, name: &str) -> Result<(), Error> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute]) -> Result<(), Error> {
        let tag = self.tag(name, attributes);
        self.event(Event::Empty(tag))
    }

    /// An element that holds words alone.
    pub fn element(&mut self, name: &str, attributes: &[Attribute], text: &str) -> Result<(), Error> {
        self.open(name, attributes)?;
        self.text(text)?;
        self.close(name)
    }

    /// Words between tags.
    pub fn text(&mut self, text: &str) -> Result<(), Error> {
        let text = self.letters(text);
        self.event(Event::Text(BytesText::from_escaped(partial_escape(text))))
    }

    /// A new line, for the eyes.
    pub fn line(&mut self) -> Result<(), Error> {
        self.event(Event::Text(BytesText::from_escaped("\n")))
    }

    /// Writes what is left; how many letters were written as U+FFFD.
    pub fn finish(self) -> Result<usize, Error> {
        self.writer.into_inner().flush().map_err(Error::write(&self.path))?;
        Ok(self.replaced)
    }

    fn tag<'n>(&mut self, name: &'n str, attributes: &[Attribute]) -> BytesStart<'n> {
        let mut tag = BytesStart::new(name);
        for (key, value) in attributes {
            tag.push_attribute((*key, &*self.letters(value)));
        }
        tag
    }

    /// A text with nothing in it that XML cannot hold.
    fn letters<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let foreign = text.chars().filter(|letter| is_foreign(*letter)).count();
        if foreign == 0 {
            return Cow::Borrowed(text);
        }
        self.replaced += foreign;
        Cow::Owned(text.replace(is_foreign, "\u{fffd}"))
    }

    fn event(&mut self, event: Event) -> Result<(), Error> {
        self.writer.write_event(event).map_err(Error::write(&self.path))
    }
}

fn declaration() -> Event<'static> {
    Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))
}

/// Whether XML 1.0 cannot hold a letter.
fn is_foreign(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// The remark about letters that were written as U+FFFD.
pub(super) fn remark(replaced: usize) -> Option<String> {
    (replaced > 0).then(|| format!("{replaced} letters that XML cannot hold are written as U+FFFD"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_xml_cannot_hold_are_marked_and_counted() {
        let mut xml = Xml::part(Vec::new(), Path::new(""));
        xml.element("name", &[("of", "\u{1}<")], "a\u{c}&\u{ffff}").unwrap();
        assert_eq!(xml.replaced, 3);
        let written = String::from_utf8(xml.into_inner()).unwrap();
        assert_eq!(written.trim(), "<name of=\"\u{fffd}&lt;\">a\u{fffd}&amp;\u{fffd}</name>");
    }
}
