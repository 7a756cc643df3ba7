//! Where a tag ends, and how much of it is worth reading.

use html5ever::LocalName;

/// A tag has no more attributes than this; further ones say nothing of its text, and the tokenizer compares each
/// attribute with all before it.
const ATTRIBUTES: usize = 256;

/// How far a tag reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// As much of it as is read.
    pub kept: usize,
    /// All of it, its `>` included.
    pub length: usize,
}

/// The extent of the tag at the beginning of a text; none if there is none, or it does not end.
pub(super) fn extent(text: &str) -> Option<Extent> {
    let bytes = text.as_bytes();
    let name = bytes.strip_prefix(b"</").or(bytes.strip_prefix(b"<"))?;
    if !name.first()?.is_ascii_alphabetic() {
        return None;
    }
    let mut scan = Scan { bytes, at: bytes.len() - name.len(), attributes: 0, kept: None };
    scan.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'));
    while *scan.bytes.get(scan.at)? != b'>' {
        scan.attribute();
    }
    let length = scan.at + 1;
    Some(Extent { kept: scan.kept.unwrap_or(length), length })
}

/// Whether a text begins with the end tag of an element.
pub(super) fn is_end_of(text: &str, name: &LocalName) -> bool {
    let rest = text.as_bytes().strip_prefix(b"</");
    rest.and_then(|rest| rest.get(..name.len())).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
}

/// Where, in a script that does not end, the page goes on.
pub(super) fn first_of_page(text: &str) -> usize {
    const TAGS: [&str; 12] =
        ["/head", "body", "/script", "/style", "script", "p", "div", "h1", "main", "table", "article", "section"];
    let mut starts = memchr::memchr_iter(b'<', text.as_bytes()).skip(1);
    starts.find(|at| TAGS.iter().any(|name| is_tag(&text[*at..], name))).unwrap_or(text.len())
}

/// Whether a text begins with a tag of this name, in any case of its letters.
pub(super) fn is_tag(text: &str, name: &str) -> bool {
    let rest = text.as_bytes().get(1..).unwrap_or_default();
    rest.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
        && rest.get(name.len()).is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'>' | b'/'))
}

/// A tag read attribute by attribute, as the standard's tokenizer does.
struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    attributes: usize,
    /// Where the first attribute too many begins.
    kept: Option<usize>,
}

impl Scan<'_> {
    fn attribute(&mut self) {
        self.until(|byte| !byte.is_ascii_whitespace() && byte != b'/');
        if self.bytes.get(self.at).is_none_or(|byte| *byte == b'>') {
            return;
        }
        if self.attributes == ATTRIBUTES {
            self.kept = Some(self.at);
        }
        self.attributes += 1;
        // A name may begin with `=`.
        self.at += 1;
        self.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'='));
        let name = self.at;
        self.until(|byte| !byte.is_ascii_whitespace());
        match self.bytes.get(self.at) {
            Some(b'=') => self.value(),
            _ => self.at = name,
        }
    }

    fn value(&mut self) {
        self.at += 1;
        self.until(|byte| !byte.is_ascii_whitespace());
        match self.bytes.get(self.at) {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                self.until(|byte| byte == *quote);
                self.at += 1;
            }
            _ => self.until(|byte| byte.is_ascii_whitespace() || byte == b'>'),
        }
    }

    /// Goes on to the next byte of a kind, or to the end.
    fn until(&mut self, is_kind: impl Fn(u8) -> bool) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| is_kind(*byte)).unwrap_or(rest.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_end_where_the_tokenizer_ends_them() {
        let length = |text| extent(text).map(|extent| extent.length);
        assert_eq!(length("<p>x"), Some(3));
        assert_eq!(length("<a href=\"a>b\" x = 'c>d' e=f>g"), Some(28));
        assert_eq!(length("<br/>"), Some(5));
        assert_eq!(length("<a =b>c>"), Some(6));
        assert_eq!(length("</p class=\">\">"), Some(14));
        assert_eq!(length("<a href=\"x>"), None);
        assert_eq!(length("<3"), None);
    }

    #[test]
    fn attributes_too_many_are_not_kept() {
        let tag: String = (0..1000).map(|number| format!(" a{number}=1")).collect();
        let found = extent(&format!("<p{tag}>")).unwrap();
        assert_eq!(found.length, tag.len() + 3);
        assert!(found.kept < found.length / 2);
    }
}
