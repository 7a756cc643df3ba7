//! Faults of a page that hide text in a comment, a tag or a script, where a browser would lose it in silence.

use super::tag::{first_of_page, is_tag};
use html5ever::{Attribute, LocalName, local_name};

/// Where text is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A comment whose end is missing or comes after the end of another.
    Comment,
    /// A tag whose quotation mark is missing or comes later.
    Attribute,
    /// An element of bare text whose end tag is missing or comes later: `title`, `textarea`.
    Raw,
    /// A script or style sheet whose end tag is missing or comes later.
    Script,
    /// Something else that begins with `<!`, `<?` or `</` and does not end.
    Declaration,
}

impl Fault {
    /// What it is, for a remark.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Comment => "a comment",
            Fault::Attribute => "a tag",
            Fault::Raw => "an element of bare text",
            Fault::Script => "a script or style sheet",
            Fault::Declaration => "a declaration",
        }
    }

    /// What is open at the end of a page that ends with these words.
    pub fn at_end(words: &str) -> Option<Fault> {
        let mut letters = words.chars().skip(1);
        let is_end = words.starts_with("</") && !words.contains(|letter: char| letter.is_whitespace());
        if is_end {
            return None;
        }
        match (letters.next()?, letters.next()) {
            ('!', Some('-')) if words.starts_with("<!--") => Some(Fault::Comment),
            ('/', Some(second)) if second.is_ascii_alphabetic() => Some(Fault::Attribute),
            ('/' | '!' | '?', Some(_)) => Some(Fault::Declaration),
            (first, _) if first.is_ascii_alphabetic() => Some(Fault::Attribute),
            _ => None,
        }
    }

    /// Whether what it hides can be read, `words` being the page from its beginning on.
    pub fn can_be_mended(self, words: &str) -> bool {
        match self {
            Fault::Comment => !words.starts_with("<!--[if"),
            Fault::Raw => true,
            Fault::Attribute => words.contains('>'),
            Fault::Script => first_of_page(words) < words.len(),
            Fault::Declaration => false,
        }
    }

    /// What an open element of bare text is.
    pub fn of_element(name: &LocalName) -> Option<Fault> {
        match *name {
            local_name!("script") | local_name!("style") => Some(Fault::Script),
            // They are shown to the end.
            local_name!("plaintext") | local_name!("xmp") => None,
            _ => Some(Fault::Raw),
        }
    }
}

/// A comment in which another begins, with words before it: that one should have ended it.
pub(super) fn of_comment(comment: &str) -> Option<Fault> {
    /// As many letters are words, not the name of a part of the page.
    const WORDS: usize = 20;
    let before = &comment[..memchr::memmem::find(comment.as_bytes(), b"<!--")?];
    let text = before.split('<').map(|piece| piece.rsplit_once('>').map_or(piece, |(_, text)| text));
    let letters: usize = text.map(|text| text.chars().filter(|letter| letter.is_alphabetic()).count()).sum();
    (letters > WORDS).then_some(Fault::Comment)
}

/// A value that holds the end of a tag, where the names behind it show that a quotation mark is missing.
pub(super) fn of_attributes(attributes: &[Attribute]) -> Option<Fault> {
    let broken = |own: &Attribute| own.name.local.contains(['"', '\'', '<']);
    let holds_text =
        |own: &Attribute| own.value.contains('>') && own.value.contains(|letter: char| letter.is_alphabetic());
    let at = attributes.iter().position(broken)?;
    attributes[..at].iter().any(holds_text).then_some(Fault::Attribute)
}

/// A tag that cannot stand in an element of bare text, so that the element ends later than it should; `before` is the
/// text up to the tag.
pub(super) fn of_raw(name: &LocalName, before: &str, tag: &str) -> Option<Fault> {
    let is = |tags: &[&str]| tags.iter().any(|name| is_tag(tag, name));
    let before = before.trim_end_matches([' ', '\t', '\r']);
    let behind_end_tag = || before.rfind('<').is_some_and(|at| before.ends_with('>') && before[at..].starts_with("</"));
    match *name {
        local_name!("title") => is(&["/head", "meta", "link", "body", "script", "p"]).then_some(Fault::Raw),
        local_name!("textarea") => is(&["/form", "/body", "textarea"]).then_some(Fault::Raw),
        local_name!("iframe") => is(&["/body", "/div", "/section", "iframe"]).then_some(Fault::Raw),
        local_name!("style") => is(&["/head", "body", "script", "style", "p", "div"]).then_some(Fault::Script),
        // A script may write tags, but between quotation marks.
        local_name!("script") => {
            let alone = before.ends_with('\n') || behind_end_tag();
            (alone && is(&["script", "/head", "body", "/body"])).then_some(Fault::Script)
        }
        _ => None,
    }
}
