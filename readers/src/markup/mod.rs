//! Whether a source is a web page, or other markup, by how it begins.

mod block;
pub(crate) mod message;

pub(crate) use block::is_block;

use crate::decode;
use std::borrow::Cow;

/// Whether a source is a web page, as a file or packed as MHTML.
pub(crate) fn is_page(bytes: &[u8]) -> bool {
    markup(bytes) == Some(Markup::Page) || message::is_page(bytes)
}

/// What a source is that is markup but no web page.
pub(crate) fn other(bytes: &[u8]) -> Option<&'static str> {
    match markup(bytes)? {
        Markup::Page => None,
        Markup::Svg => Some("an SVG image"),
        Markup::Xml => Some("XML other than XHTML"),
    }
}

/// What a source of markup is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Markup {
    /// HTML or XHTML.
    Page,
    Svg,
    /// XML other than XHTML.
    Xml,
}

/// How much of a source is looked at.
const HEAD: usize = 1 << 20;

/// How much may stand before a page in its file, such as the lines of a protocol.
const LEAD: usize = 1 << 12;

/// What a source is, if it is markup.
fn markup(bytes: &[u8]) -> Option<Markup> {
    let text = match decode::utf16(bytes) {
        Some(encoding) => Cow::Owned(encoding.decode(&bytes[..bytes.len().min(HEAD) & !1]).0.into_owned().into_bytes()),
        None => Cow::Borrowed(bytes),
    };
    let mut prolog = Prolog { rest: text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text), xml: false, doctype: None };
    prolog.pass();
    let Prolog { rest, xml, doctype } = prolog;
    let root = name(rest.strip_prefix(b"<").unwrap_or_default());
    match (doctype.as_deref(), root.as_str()) {
        (Some("html"), _) | (_, "html") => Some(Markup::Page),
        (Some("svg"), _) | (_, "svg") => Some(Markup::Svg),
        _ if xml && declares_xhtml(rest) => Some(Markup::Page),
        (Some(_), _) => Some(Markup::Xml),
        _ if xml => Some(Markup::Xml),
        (_, "head" | "body" | "title" | "meta" | "base" | "frameset") => Some(Markup::Page),
        (_, "") => ends_as_page(&text).then_some(Markup::Page),
        (_, "script" | "style" | "link") if has_page(rest) => Some(Markup::Page),
        (_, root) if is_known(root) => is_fragment(rest).then_some(Markup::Page),
        (_, root) => is_xml(rest, root).then_some(Markup::Xml),
    }
}

/// What stands before the first element.
struct Prolog<'a> {
    rest: &'a [u8],
    /// Whether it declares XML.
    xml: bool,
    /// The name in `<!DOCTYPE name`, in small letters.
    doctype: Option<String>,
}

impl Prolog<'_> {
    fn pass(&mut self) {
        loop {
            self.rest = self.rest.trim_ascii_start();
            let after = |end: Option<usize>, length: usize| end.map(|end| end + length);
            let length = if self.rest.starts_with(b"<!--") {
                after(memchr::memmem::find(self.rest, b"-->"), 3)
            } else if self.rest.starts_with(b"<?") {
                self.xml |= self.rest.starts_with(b"<?xml");
                after(memchr::memchr(b'>', self.rest), 1)
            } else if self.rest.get(..9).is_some_and(|start| start.eq_ignore_ascii_case(b"<!doctype")) {
                self.doctype = self.doctype.take().or(Some(name(self.rest[9..].trim_ascii_start())));
                after(doctype_end(self.rest), 1)
            } else {
                return;
            };
            let Some(length) = length else {
                self.rest = &[];
                return;
            };
            self.rest = &self.rest[length..];
        }
    }
}

/// Where a document type ends, behind the declarations in brackets that it may hold.
fn doctype_end(rest: &[u8]) -> Option<usize> {
    let end = memchr::memchr(b'>', rest)?;
    match memchr::memchr(b'[', &rest[..end]) {
        Some(_) => memchr::memmem::find(rest, b"]>").map(|end| end + 1).or(Some(end)),
        None => Some(end),
    }
}

/// The name at the beginning of a text, in small letters.
fn name(text: &[u8]) -> String {
    let is_name =
        |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || matches!(byte, b'-' | b'_' | b':' | b'.');
    let length = text.iter().take(100).take_while(|byte| is_name(byte)).count();
    let begins = text.first().is_some_and(|first| first.is_ascii_alphabetic() || !first.is_ascii());
    let name = if begins { &text[..length] } else { &[] };
    String::from_utf8_lossy(name).to_ascii_lowercase()
}

/// Whether the first tag says that its elements are those of XHTML.
fn declares_xhtml(rest: &[u8]) -> bool {
    let tag = &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())];
    memchr::memmem::find(tag, b"http://www.w3.org/1999/xhtml").is_some()
}

/// Whether a text whose first tag is no element of HTML is XML: it declares a namespace, or ends as it begins.
fn is_xml(rest: &[u8], root: &str) -> bool {
    let tag = &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())];
    let end = rest.trim_ascii_end();
    let closes = end.strip_suffix(b">").is_some_and(|end| {
        let name = end.trim_ascii_end();
        name.len() > root.len() + 1
            && name[name.len() - root.len()..].eq_ignore_ascii_case(root.as_bytes())
            && name[..name.len() - root.len()].ends_with(b"</")
    });
    let alone = tag.ends_with(b"/") && end.len() == tag.len() + 1;
    memchr::memmem::find(tag, b"xmlns").is_some() || closes || alone
}

/// Whether a text that begins with a script has a page behind it.
fn has_page(text: &[u8]) -> bool {
    let text = &text[..text.len().min(HEAD)];
    memchr::memchr_iter(b'<', text).any(|at| matches!(name(&text[at + 1..]).as_str(), "html" | "body"))
}

/// Whether a text ends with `</html>` and has its beginning behind a few lines of something else.
fn ends_as_page(text: &[u8]) -> bool {
    let end = text.trim_ascii_end();
    let ends = end.len() >= 7 && end[end.len() - 7..].eq_ignore_ascii_case(b"</html>");
    let starts = memchr::memchr_iter(b'<', &text[..text.len().min(LEAD)]);
    ends && starts.into_iter().any(|at| {
        let tag = &text[at..];
        let own_line = text[..at].trim_ascii_end().len() < at || at == 0;
        own_line
            && ["<!doctype html", "<html"]
                .iter()
                .any(|start| tag.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start.as_bytes())))
    })
}

/// Whether an element is one of HTML that a fragment can begin with.
fn is_known(name: &str) -> bool {
    const INLINE: [&str; 20] = [
        "a", "abbr", "b", "br", "cite", "code", "em", "font", "i", "img", "link", "q", "script", "small", "span",
        "strong", "style", "sub", "sup", "u",
    ];
    is_block(name) || INLINE.contains(&name)
}

/// Whether nearly all words of a text stand inside elements of HTML, as they do not in a text that only has some tags.
fn is_fragment(text: &[u8]) -> bool {
    let text = &text[..text.len().min(HEAD)];
    let mut fragment = Fragment::default();
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'<', &text[at..]) {
        fragment.words(&text[at..at + start]);
        at += start;
        at += fragment.tag(&text[at..]);
    }
    fragment.words(&text[at..]);
    fragment.inside > 0 && fragment.inside >= 9 * fragment.outside
}

/// How many letters stand inside elements and outside of them.
#[derive(Default)]
struct Fragment {
    open: usize,
    in_paragraph: bool,
    inside: usize,
    outside: usize,
}

impl Fragment {
    fn words(&mut self, words: &[u8]) {
        let letters = words.iter().filter(|byte| !byte.is_ascii_whitespace()).count();
        if self.open > 0 || self.in_paragraph { self.inside += letters } else { self.outside += letters }
    }

    /// Takes note of a tag; tells its length, and that of a comment or script.
    fn tag(&mut self, text: &[u8]) -> usize {
        let behind = |end: &str| memchr::memmem::find(text, end.as_bytes()).map_or(text.len(), |at| at + end.len());
        if text.starts_with(b"<!--") {
            return behind("-->");
        }
        let ends = text.get(1) == Some(&b'/');
        let name = name(&text[(1 + ends as usize).min(text.len())..]);
        let Some(end) = memchr::memchr(b'>', text).filter(|_| is_known(&name)) else {
            self.words(b"<");
            return 1;
        };
        match name.as_str() {
            "script" | "style" if !ends => return behind(&format!("</{name}")),
            "p" => self.in_paragraph = !ends,
            // Those without content, and those inside another whose end may be left out.
            "br" | "hr" | "img" | "link" | "script" | "style" | "li" | "dt" | "dd" | "tr" | "td" | "th" | "option" => {}
            _ if ends => self.open = self.open.saturating_sub(1),
            _ => self.open += 1,
        }
        end + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_text_and_other_markup() {
        let page = [
            "<!DOCTYPE html><p>x",
            "\u{feff}\n <!-- a --> <HTML>",
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\"><html/>",
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><p/></html>",
            "<p>One paragraph.</p>\n<p>Another.</p>",
            "<div><table><tr><td>x</table></div>",
            "<ul><li>One<li>Two</ul>",
            "<script>a < b</script>\n<title>x</title><body>The text.",
            "<b>All of it.</b>",
            "HTTP/1.1 200 OK\n\n<html><p>x</p></html>\n",
        ];
        page.iter().for_each(|text| assert_eq!(markup(text.as_bytes()), Some(Markup::Page), "{text}"));
        let text = [
            "The Chair opened the meeting.<br>",
            "<br>A line.<br>Another.",
            "<chair@example.org> wrote:\n> The norms.",
            "<p align=\"center\">Logo</p>\n\n# Title\n\nA long paragraph of Markdown with <br> tags.",
            "<!-- a comment -->\n# Title",
            "<excerpt/>\n\nThe text goes on.",
            "<b>Note</b> that the text goes on behind it.",
            "Write `<html>` first.",
            "<",
            "",
        ];
        text.iter().for_each(|text| assert_eq!(markup(text.as_bytes()), None, "{text}"));
        let xml = [
            "<?xml version='1.0'?><rss/>",
            "<!DOCTYPE book [<!ENTITY a 'b'>]><book/>",
            "<feed xmlns='x'>",
            "<TEI>x</TEI>",
            "<doc a='b'/>\n",
        ];
        xml.iter().for_each(|text| assert_eq!(markup(text.as_bytes()), Some(Markup::Xml), "{text}"));
        assert_eq!(markup(b"<svg xmlns='x'>"), Some(Markup::Svg));
        let wide: Vec<u8> = "<html><p>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(markup(&wide), Some(Markup::Page));
    }
}
