//! What stands between the tokens of a page and the tree builder, so that no page takes more than linear time.
//!
//! The standard's tree builder looks through all open elements for nearly every tag, and opens elements that only say
//! how text looks anew in every paragraph. So an element nested too deep is closed as soon as it is opened: what would
//! be inside it follows it. Elements of mere looks are made ordinary ones. Neither moves a word.

use super::element::{is_formatting, is_void};
use super::fault::{Fault, of_attributes, of_comment};
use super::sink::{Handle, Sink};
use super::tree::Link;
use crate::markup::is_block;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, local_name};
use rustc_hash::FxHashMap;
use std::cell::{Cell, RefCell};

/// The tree builder with its guard.
pub(super) struct Guard {
    builder: TreeBuilder<Handle, Sink>,
    /// How deep elements may be nested.
    limit: u32,
    /// Whether it is XML, where `<p/>` is an element without content.
    xml: bool,
    /// How many elements of each name have been closed early and not yet met their end.
    closed: RefCell<FxHashMap<LocalName, u32>>,
    /// The names of formatting elements as ordinary ones.
    plain: RefCell<FxHashMap<LocalName, LocalName>>,
    /// The element whose text is no markup, while it is open.
    raw: RefCell<Option<LocalName>>,
    tokens: Cell<u64>,
    fault: Cell<Option<Fault>>,
    /// What was met.
    pub seen: Seen,
}

/// What was met on the way.
#[derive(Default)]
pub(super) struct Seen {
    /// Elements nested too deep.
    pub deep: Cell<u64>,
    /// Characters that are zero.
    pub zeros: Cell<u64>,
    /// Whether the page has the tag `<html>` or `<body>`.
    pub opened: Cell<bool>,
    /// Whether it has the end tag of one.
    pub ended: Cell<bool>,
    /// How many elements are open whose end may not be left out.
    pub open: Cell<i64>,
}

impl Guard {
    pub fn new(limit: u32, xml: bool) -> Guard {
        let options = TreeBuilderOpts { scripting_enabled: false, drop_doctype: true, ..TreeBuilderOpts::default() };
        Guard {
            builder: TreeBuilder::new(Sink::default(), options),
            limit,
            xml,
            closed: RefCell::default(),
            plain: RefCell::default(),
            raw: RefCell::default(),
            tokens: Cell::default(),
            fault: Cell::default(),
            seen: Seen::default(),
        }
    }

    /// The tree, and what was met.
    pub fn finish(self) -> (super::tree::Tree, Seen) {
        use html5ever::interface::TreeSink;
        (self.builder.sink.finish(), self.seen)
    }

    /// Takes note of the last end tag of a page, where even that is cut off.
    pub fn see_end(&self, words: &str) {
        let cut = |tag: &str| words.len() > 3 && tag.starts_with(&words.to_ascii_lowercase());
        self.seen.ended.set(self.seen.ended.get() || cut("</html") || cut("</body"));
    }

    /// How many tokens have come.
    pub fn tokens(&self) -> u64 {
        self.tokens.get()
    }

    /// The open element whose text is no markup.
    pub fn raw(&self) -> Option<LocalName> {
        self.raw.borrow().clone()
    }

    /// The fault that the last tokens show.
    pub fn take_fault(&self) -> Option<Fault> {
        self.fault.take()
    }

    fn tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<Handle> {
        self.raw.take();
        match (tag.kind, &tag.name) {
            (_, name) if *name == local_name!("frameset") || *name == local_name!("frame") => TokenSinkResult::Continue,
            (kind, name) if *name == local_name!("a") => self.link(kind, tag, line),
            (kind, _) => {
                tag.name = self.ordinary(&tag.name);
                self.see(&tag);
                match kind {
                    TagKind::StartTag => self.start(tag, line),
                    TagKind::EndTag => self.end_tag(tag, line),
                }
            }
        }
    }

    /// A link is no element here: it is kept beside the text that stands in it, however its tags overlap with others.
    fn link(&self, kind: TagKind, mut tag: Tag, line: u64) -> TokenSinkResult<Handle> {
        let value = |name: &str| tag.attrs.iter().find(|own| &*own.name.local == name).map(|own| own.value.to_string());
        let target = value("href").filter(|_| kind == TagKind::StartTag);
        let link = target.map(|target| Link {
            target,
            class: value("class").unwrap_or_default(),
            role: value("role").or(value("epub:type")).unwrap_or_default(),
        });
        self.builder.sink.set_link(link);
        let named = value("id").or(value("name")).is_some();
        if kind == TagKind::StartTag && named {
            tag.name = LocalName::from("anchor");
            tag.attrs.retain(|own| matches!(&*own.name.local, "id" | "name"));
            let end = end_tag(&tag.name);
            self.slip(Token::TagToken(tag), line);
            self.slip(Token::TagToken(end), line);
        }
        TokenSinkResult::Continue
    }

    fn start(&self, tag: Tag, line: u64) -> TokenSinkResult<Handle> {
        let (name, self_closing) = (tag.name.clone(), tag.self_closing);
        if let Some(fault) = of_attributes(&tag.attrs) {
            self.fault.set(Some(fault));
        }
        if is_cell(&name) {
            self.builder.sink.set_link(None);
        }
        self.builder.sink.take_placed();
        let result = self.pass(Token::TagToken(tag), line);
        let placed = self.builder.sink.take_placed();
        let (depth, html) = placed.unwrap_or_default();
        let empty = is_void(&name) || self_closing && !html;
        if depth <= self.limit && placed.is_some() {
            self.closed.borrow_mut().clear();
        }
        if placed.is_none() && is_block(&name) {
            // An element that has no place here still parts the words on its sides.
            self.slip(Token::CharacterTokens(StrTendril::from_char(' ')), line);
        }
        if placed.is_none() || empty {
            return result;
        }
        if self.xml && self_closing {
            self.slip(Token::TagToken(end_tag(&name)), line);
            return TokenSinkResult::Continue;
        }
        match result {
            TokenSinkResult::Continue if depth > self.limit => self.close_early(name, line),
            TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext => *self.raw.borrow_mut() = Some(name),
            _ => {}
        }
        result
    }

    /// The name under which the tree builder takes an element for an ordinary one.
    fn ordinary(&self, name: &LocalName) -> LocalName {
        match name {
            name if is_formatting(name) => {
                let mut plain = self.plain.borrow_mut();
                plain.entry(name.clone()).or_insert_with(|| LocalName::from(format!("plain-{name}"))).clone()
            }
            // Shown where there are no frames, and there are none here.
            name if *name == local_name!("noframes") => local_name!("div"),
            name => name.clone(),
        }
    }

    fn close_early(&self, name: LocalName, line: u64) {
        self.seen.deep.set(self.seen.deep.get() + 1);
        self.slip(Token::TagToken(end_tag(&name)), line);
        *self.closed.borrow_mut().entry(name).or_default() += 1;
    }

    fn end_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<Handle> {
        if let Some(count) = self.closed.borrow_mut().get_mut(&tag.name)
            && *count > 0
        {
            *count -= 1;
            return TokenSinkResult::Continue;
        }
        if is_cell(&tag.name) {
            self.builder.sink.set_link(None);
        }
        self.pass(Token::TagToken(tag), line)
    }

    /// Notes what tells whether the page is whole.
    fn see(&self, tag: &Tag) {
        let page = tag.name == local_name!("html") || tag.name == local_name!("body");
        match tag.kind {
            TagKind::StartTag if page => self.seen.opened.set(true),
            TagKind::EndTag if page => self.seen.ended.set(true),
            kind if needs_end(&tag.name) => {
                let more = if kind == TagKind::StartTag { 1 } else { -1 };
                self.seen.open.set((self.seen.open.get() + more).max(0));
            }
            _ => {}
        }
    }

    fn pass(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        self.builder.process_token(token, line)
    }

    /// Passes a token of our own making, of which the tokenizer need not know.
    fn slip(&self, token: Token, line: u64) {
        let _ = self.pass(token, line);
    }
}

impl TokenSink for Guard {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if !matches!(token, Token::ParseError(_)) {
            self.tokens.set(self.tokens.get() + 1);
        }
        let result = match token {
            Token::ParseError(_) => TokenSinkResult::Continue,
            Token::TagToken(tag) => self.tag(tag, line),
            Token::CommentToken(comment) => {
                self.fault.set(of_comment(&comment).or(self.fault.take()));
                TokenSinkResult::Continue
            }
            Token::NullCharacterToken => {
                self.seen.zeros.set(self.seen.zeros.get() + 1);
                TokenSinkResult::Continue
            }
            token => self.pass(token, line),
        };
        match result {
            // The encoding is known by now.
            TokenSinkResult::EncodingIndicator(_) => TokenSinkResult::Continue,
            result => result,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    /// `<![CDATA[…]]>` is text wherever it stands: in XHTML it is, and a page that has it elsewhere means it so.
    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        true
    }
}

fn end_tag(name: &LocalName) -> Tag {
    let attrs: Vec<Attribute> = Vec::new();
    Tag { kind: TagKind::EndTag, name: name.clone(), self_closing: false, attrs, had_duplicate_attributes: false }
}

/// A link does not reach out of the cell of a table.
fn is_cell(name: &LocalName) -> bool {
    matches!(*name, local_name!("td") | local_name!("th") | local_name!("caption"))
}

/// Elements whose end tag is always written.
fn needs_end(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("div")
            | local_name!("table")
            | local_name!("ul")
            | local_name!("ol")
            | local_name!("section")
            | local_name!("article")
            | local_name!("main")
            | local_name!("blockquote")
    )
}
