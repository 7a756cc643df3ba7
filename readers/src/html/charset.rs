//! In which encoding a page is written: as its first bytes say, else as its declarations say, else as its letters suggest.

use crate::decode;
use crate::remark::{Noted, Remark, RemarkKind};
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::{TokenizerResult, local_name};

/// How far into a page a declaration of its encoding may stand. The standard looks at 1,024 bytes and, while it parses,
/// at the rest of the head.
const PRESCAN: usize = 1 << 14;

/// Decodes a page; `told` is the encoding that came with it from outside.
pub(super) fn decode(bytes: &[u8], told: Option<&'static Encoding>) -> Noted<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode::with(encoding, &bytes[mark..]);
    }
    if let Some(encoding) = decode::utf16(bytes) {
        return decode::with(encoding, bytes);
    }
    let declared = told.or_else(|| declared(bytes)).filter(|encoding| *encoding != REPLACEMENT && *encoding != UTF_8);
    match (declared, std::str::from_utf8(bytes)) {
        (None, Ok(text)) => text.to_string().into(),
        (None, Err(_)) => decode::with(decode::legacy(bytes), bytes),
        (Some(encoding), Ok(text)) if encoding.is_single_byte() || is_utf8_beyond_doubt(text) => {
            let message = format!("is declared as {} and read as UTF-8, which it is", encoding.name());
            let remark = Remark::new(RemarkKind::Encoding, message);
            // No text in another encoding has whole sequences of UTF-8 and no others.
            let remarks = if text.is_ascii() { Vec::new() } else { vec![remark] };
            Noted { value: text.to_string(), remarks }
        }
        (Some(encoding), _) => decode::with(encoding, bytes),
    }
}

/// Whether a text has so many letters beyond ASCII that no other encoding would write only what UTF-8 allows.
fn is_utf8_beyond_doubt(text: &str) -> bool {
    const ENOUGH: usize = 8;
    text.chars().filter(|letter| !letter.is_ascii()).take(ENOUGH).count() == ENOUGH
}

/// The encoding that a page declares near its beginning.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(PRESCAN)];
    decode::declared_by_xml(head).and_then(labelled).or_else(|| meta(head))
}

/// The encoding of a label in a page whose declaration could be read: it is then no UTF-16.
pub(super) fn labelled(label: &[u8]) -> Option<&'static Encoding> {
    match Encoding::for_label(label)? {
        encoding if encoding == UTF_16BE || encoding == UTF_16LE => Some(UTF_8),
        encoding if encoding == X_USER_DEFINED => Some(WINDOWS_1252),
        encoding => Some(encoding),
    }
}

/// The first `<meta>` that declares an encoding, in tags as a browser cuts them.
fn meta(head: &[u8]) -> Option<&'static Encoding> {
    let queue = BufferQueue::default();
    queue.push_back(head.iter().copied().map(char::from).collect::<String>().into());
    let tokenizer = Tokenizer::new(Declarations, TokenizerOpts::default());
    loop {
        match tokenizer.feed(&queue) {
            TokenizerResult::EncodingIndicator(label) => return labelled(label.as_bytes()),
            TokenizerResult::Script(()) => {}
            TokenizerResult::Done => return None,
        }
    }
}

/// Stops at a tag that declares an encoding.
struct Declarations;

impl TokenSink for Declarations {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag && tag.name == local_name!("meta") => {
                let label = label(&tag).filter(|label| labelled(label.as_bytes()).is_some());
                label.map_or(TokenSinkResult::Continue, |label| TokenSinkResult::EncodingIndicator(label.into()))
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// What a `<meta>` declares.
fn label(tag: &Tag) -> Option<String> {
    let value = |name: &str| {
        let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
        attribute.map(|attribute| attribute.value.to_ascii_lowercase())
    };
    let content = || value("content").filter(|_| value("http-equiv").as_deref() == Some("content-type"));
    value("charset").or_else(|| Some(of_content(&content()?)?.to_string()))
}

/// The label in `text/html; charset=…`, in small letters.
fn of_content(content: &str) -> Option<&str> {
    let mut rest = content;
    loop {
        rest = rest.split_once("charset")?.1;
        if let Some(value) = rest.trim_ascii_start().strip_prefix('=') {
            let value = value.trim_ascii_start();
            return match value.chars().next()? {
                quote @ ('"' | '\'') => value[1..].split_once(quote).map(|(label, _)| label),
                _ => value.split([' ', '\t', '\n', '\r', '\x0c', ';']).next(),
            };
        }
    }
}
