//! XML read as a stream: elements with the vocabulary they belong to, whatever prefix stands for it.
//!
//! No entity is expanded and no document type is followed. What is wrong with the XML ends or dims the reading, and is
//! told; what came before stands.

use super::encoding::encoding;
use super::fault::Fault;
use super::space::{Scope, Space};
use encoding_rs_io::DecodeReaderBytesBuilder;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;
use std::io::{BufRead, BufReader};

/// What hears of the elements and words of an XML stream.
pub(super) trait Handler {
    /// An element begins; tells whether what is in it is wanted. One that is not wanted is not closed either.
    fn open(&mut self, space: Space, name: &str, attributes: &Attributes) -> Follow;
    /// The innermost open element ends, be it that the stream does.
    fn close(&mut self);
    /// Words in the innermost open element.
    fn text(&mut self, text: &str);
}

/// Whether what is in an element is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// It is.
    In,
    /// It is passed over.
    Past,
}

/// An element nested deeper than this ends the reading.
const DEEPEST: u32 = 1 << 20;

/// The attributes of an element.
pub(super) struct Attributes<'a> {
    element: &'a BytesStart<'a>,
    scope: &'a Scope,
}

impl<'a> Attributes<'a> {
    /// The value of an attribute, which may stand without a prefix.
    pub fn get(&self, space: Space, name: &str) -> Option<Cow<'a, str>> {
        let mut attributes = self.element.attributes();
        let named = attributes.with_checks(false).filter_map(Result::ok);
        let mut named = named.filter(|attribute| attribute.key.local_name().as_ref() == name);
        let found = named.find(|attribute| {
            let prefix = attribute.key.prefix();
            prefix.is_none_or(|prefix| self.scope.space(prefix.as_ref()) == space)
        })?;
        found.normalized_value(XmlVersion::Implicit1_0).ok()
    }

    /// The value of an attribute of WordprocessingML.
    pub fn word(&self, name: &str) -> Option<Cow<'a, str>> {
        self.get(Space::Word, name)
    }
}

/// Reads a stream to its end or to where it breaks; tells what is wrong with it, each fault once.
pub(super) fn parse(input: impl BufRead, depth: u32, handler: &mut impl Handler) -> Vec<Fault> {
    let mut parser = Parser {
        handler,
        limit: depth,
        depth: 0,
        begun: false,
        past: None,
        scope: Scope::default(),
        faults: Vec::new(),
    };
    if let Err(fault) = parser.read(input) {
        parser.fault(fault);
    }
    let open = parser.past.unwrap_or(parser.depth);
    (0..open).for_each(|_| parser.handler.close());
    parser.faults
}

struct Parser<'a, H> {
    handler: &'a mut H,
    limit: u32,
    depth: u32,
    /// Whether there was any element.
    begun: bool,
    /// How deep the element lies that is passed over.
    past: Option<u32>,
    scope: Scope,
    faults: Vec<Fault>,
}

impl<H: Handler> Parser<'_, H> {
    fn read(&mut self, mut input: impl BufRead) -> Result<(), Fault> {
        let encoding = encoding(input.fill_buf().map_err(|error| Fault::from(&error))?);
        let decoder =
            DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).strip_bom(true).build(input);
        let mut reader = Reader::from_reader(BufReader::with_capacity(1 << 16, decoder));
        reader.config_mut().expand_empty_elements = true;
        reader.config_mut().allow_dangling_amp = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer).map_err(Fault::from)? {
                Event::Eof if self.depth > 0 => return Err(Fault::Broken("it breaks off".into())),
                Event::Eof if !self.begun => return Err(Fault::Broken("it holds no element".into())),
                Event::Eof => return Ok(()),
                event => self.event(event)?,
            }
        }
    }

    fn event(&mut self, event: Event) -> Result<(), Fault> {
        match event {
            Event::Start(element) => return self.open(&element),
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(&text),
            Event::CData(text) => self.text(&text),
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::DocType(_) => self.fault(Fault::DocumentType),
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, element: &BytesStart) -> Result<(), Fault> {
        self.depth += 1;
        self.begun = true;
        if self.depth > DEEPEST {
            return Err(Fault::Deep(self.limit));
        }
        if self.past.is_some() {
            return Ok(());
        }
        self.scope.enter(self.depth, element)?;
        let name = element.name();
        let space = self.scope.space(name.prefix().as_ref().map_or("", |prefix| prefix.as_ref()));
        let attributes = Attributes { element, scope: &self.scope };
        let follow = if self.depth > self.limit {
            self.fault(Fault::Deep(self.limit));
            Follow::Past
        } else {
            self.handler.open(space, name.local_name().as_ref(), &attributes)
        };
        if follow == Follow::Past {
            self.past = Some(self.depth - 1);
        }
        Ok(())
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        match self.past {
            None => self.handler.close(),
            Some(depth) if depth == self.depth => self.past = None,
            Some(_) => return,
        }
        self.scope.leave(self.depth);
    }

    fn text(&mut self, text: &str) {
        if self.past.is_none() {
            self.handler.text(text);
            if text.contains('\u{fffd}') {
                self.fault(Fault::Undecodable);
            }
        }
    }

    fn reference(&mut self, reference: &BytesRef) {
        if self.past.is_some() {
            return;
        }
        let letter = match reference.resolve_char_ref() {
            Ok(Some(letter)) => Some(letter),
            Ok(None) => quick_xml::escape::resolve_predefined_entity(reference).and_then(|words| words.chars().next()),
            Err(_) => None,
        };
        match letter {
            Some(letter) => self.handler.text(letter.encode_utf8(&mut [0; 4])),
            None => {
                self.handler.text("\u{fffd}");
                self.fault(Fault::Entity);
            }
        }
    }

    fn fault(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down what it hears.
    #[derive(Default)]
    struct Heard(String);

    impl Handler for Heard {
        fn open(&mut self, space: Space, name: &str, attributes: &Attributes) -> Follow {
            if name == "past" {
                return Follow::Past;
            }
            let value = attributes.word("val").unwrap_or_default();
            self.0.push_str(&format!("<{space:?}:{name} {value}>"));
            Follow::In
        }
        fn close(&mut self) {
            self.0.push_str("</>");
        }
        fn text(&mut self, text: &str) {
            self.0.push_str(text);
        }
    }

    fn heard(bytes: &[u8]) -> (String, Vec<Fault>) {
        let mut heard = Heard::default();
        let faults = parse(bytes, 4, &mut heard);
        (heard.0, faults)
    }

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    #[test]
    fn prefixes_do_not_matter_but_vocabularies_do() {
        let xml = format!("<x:t xmlns:x='{WORD}' x:val='1'><t xmlns='urn:other'/><y:t/></x:t>");
        let (words, faults) = heard(xml.as_bytes());
        assert_eq!(words, "<Word:t 1><Other:t ></><Other:t ></></>");
        assert!(faults.is_empty());
        let strict = "<t xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main' val='2'/>";
        assert_eq!(heard(strict.as_bytes()).0, "<Word:t 2></>");
    }

    #[test]
    fn a_stream_that_breaks_keeps_what_came_before() {
        let (words, faults) = heard(b"<a><past>gone</past>kept &amp; &#65;<b>more</c>");
        assert_eq!(words, "<Other:a >kept & A<Other:b >more</></>");
        assert!(matches!(faults.as_slice(), [Fault::Broken(_)]));
        let (words, faults) = heard(b"<a><past>gone");
        assert_eq!(words, "<Other:a ></>");
        assert!(matches!(faults.as_slice(), [Fault::Broken(_)]));
    }

    #[test]
    fn nothing_is_expanded_and_nothing_goes_deep() {
        let (words, faults) = heard(b"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>");
        assert_eq!(words, "<Other:a >\u{fffd}</>");
        assert_eq!(faults, [Fault::DocumentType, Fault::Entity]);
        let (words, faults) = heard(b"<a><a><a><a>kept<a>gone</a></a></a></a></a>");
        assert!(words.contains("kept") && !words.contains("gone"));
        assert_eq!(faults, [Fault::Deep(4)]);
    }

    #[test]
    fn other_encodings_are_read() {
        let utf16: Vec<u8> = "\u{feff}<a>ü</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(heard(&utf16).0, "<Other:a >ü</>");
        assert_eq!(heard(&utf16[2..]).0, "<Other:a >ü</>");
        assert_eq!(heard(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc</a>").0, "<Other:a >ü</>");
        assert_eq!(heard(b"<a>\xfc</a>").1, [Fault::Undecodable]);
    }
}
