//! From the text of a page to its tree.
//!
//! The text is handed to the tokenizer tag by tag, so that it is known at each moment where the tag, comment or script
//! began that is not yet done. One that hides what follows it is passed over, and the page read anew from its start:
//! what it hid is then read as text.

use super::fault::{Fault, of_raw};
use super::guard::{Guard, Seen};
use super::tag::{self, Extent};
use super::tree::Tree;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};

/// How often a page is read anew.
const TRIES: usize = 8;

/// A page as a tree, with what is wrong with it.
pub(super) struct Parsed {
    pub tree: Tree,
    pub seen: Seen,
    /// The faults that hide text, and where they begin.
    pub faults: Vec<(Fault, usize)>,
    /// Those that are not mended: what stands in them is left out.
    pub hidden: Vec<(Fault, usize)>,
}

/// Parses a page; elements may be nested to `depth`.
pub(super) fn parse(text: &StrTendril, depth: u32) -> Parsed {
    let xml = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with("<?xml");
    let mut faults: Vec<(Fault, usize)> = Vec::new();
    loop {
        let feed = Feed::new(text, Guard::new(depth, xml), &faults);
        match feed.run(faults.len() < TRIES) {
            Ok((tree, seen, hidden)) => return Parsed { tree, seen, faults, hidden },
            Err(fault) => {
                faults.push(fault);
                faults.sort_unstable_by_key(|(_, at)| *at);
            }
        }
    }
}

/// A page on its way to the tokenizer.
struct Feed<'a> {
    text: &'a StrTendril,
    tokenizer: Tokenizer<Guard>,
    queue: BufferQueue,
    /// The faults known by now, which are passed over.
    known: &'a [(Fault, usize)],
    at: usize,
    /// Where the tag or comment begins that is not yet done.
    pending: Option<usize>,
    /// Where the element of bare text begins that is open.
    raw: Option<usize>,
}

/// What comes of a page: its tree, or where to pass something over.
type Outcome = Result<(Tree, Seen, Vec<(Fault, usize)>), (Fault, usize)>;

impl<'a> Feed<'a> {
    fn new(text: &'a StrTendril, guard: Guard, known: &'a [(Fault, usize)]) -> Feed<'a> {
        let options = TokenizerOpts { discard_bom: true, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(guard, options);
        Feed { text, tokenizer, queue: BufferQueue::default(), known, at: 0, pending: None, raw: None }
    }

    fn run(mut self, mends: bool) -> Outcome {
        let mut hidden = Vec::new();
        while self.at < self.text.len() {
            if self.pass_over() {
                continue;
            }
            let from = self.at;
            if let Some(fault) = self.piece() {
                let found = (fault, self.pending.take().or(self.raw).unwrap_or(from));
                if mends {
                    return Err(found);
                }
                hidden.push(found);
            }
        }
        if let Some((fault, at)) = self.open() {
            if mends && fault.can_be_mended(&self.text[at..]) {
                return Err((fault, at));
            }
            hidden.push((fault, at));
        }
        self.tokenizer.end();
        let (tree, seen) = self.tokenizer.sink.finish();
        Ok((tree, seen, hidden))
    }

    /// Passes over the beginning of something that hides what follows it.
    fn pass_over(&mut self) -> bool {
        let Ok(found) = self.known.binary_search_by_key(&self.at, |(_, at)| *at) else { return false };
        let rest = &self.text[self.at..];
        let length = match self.known[found].0 {
            // Whatever else begins with `<!`, `<?` or `</` is a comment too.
            Fault::Comment => if rest.starts_with("<!--") { "<!--" } else { "<!" }.len(),
            Fault::Script => tag::first_of_page(rest),
            Fault::Attribute | Fault::Raw | Fault::Declaration => rest.find('>').map_or(rest.len(), |end| end + 1),
        };
        self.at += length;
        self.feed_text();
        true
    }

    /// Feeds what follows up to the next tag.
    fn feed_text(&mut self) {
        let end = self.next_tag(self.at);
        self.feed(self.at, end);
        self.at = end;
    }

    /// Feeds a tag, or whatever begins here, with the text behind it; tells the fault that it shows.
    fn piece(&mut self) -> Option<Fault> {
        let (from, before) = (self.at, self.tokenizer.sink.tokens());
        if let Some(raw) = self.tokenizer.sink.raw()
            && let Some(fault) = of_raw(&raw, &self.text[..from], &self.text[from..])
        {
            self.at = self.text.len();
            return Some(fault);
        }
        let extent = self.extent();
        self.at = self.next_tag((from + 1).max(extent.map_or(0, |extent| from + extent.length)));
        match extent {
            Some(Extent { kept, length }) if kept < length => {
                self.feed(from, from + kept);
                self.push(StrTendril::from_char('>'));
                self.feed(from + length, self.at);
            }
            _ => self.feed(from, self.at),
        }
        let done = self.tokenizer.sink.tokens() > before || self.is_text(from, self.at);
        self.raw = self.tokenizer.sink.raw().map(|_| self.raw.unwrap_or(from));
        let fault = self.tokenizer.sink.take_fault();
        if fault.is_none() {
            self.pending = if done { None } else { self.pending.or(Some(from)) };
        }
        fault
    }

    /// How far the tag reaches that begins here, where it surely is one.
    fn extent(&self) -> Option<Extent> {
        let rest = self.text.get(self.at..)?;
        match self.tokenizer.sink.raw() {
            _ if self.pending.is_some() => None,
            Some(raw) => tag::is_end_of(rest, &raw).then(|| tag::extent(rest)).flatten(),
            None => tag::extent(rest),
        }
    }

    /// Whether a piece that yields no token is done all the same.
    fn is_text(&self, from: usize, end: usize) -> bool {
        let piece = &self.text[from..end];
        let second = piece.as_bytes().get(1).copied();
        self.pending.is_none()
            && (!piece.starts_with('<')
                || second.is_none_or(|second| !second.is_ascii_alphabetic() && !matches!(second, b'/' | b'!' | b'?'))
                || piece.starts_with("</>")
                || piece.starts_with("<![CDATA[") && piece.contains("]]>"))
    }

    /// What is open at the end of the page.
    fn open(&self) -> Option<(Fault, usize)> {
        let raw = || self.tokenizer.sink.raw().and_then(|name| Some((Fault::of_element(&name)?, self.raw?)));
        match self.pending {
            Some(at) if self.raw.is_none() => {
                self.tokenizer.sink.see_end(&self.text[at..]);
                Fault::at_end(&self.text[at..]).map(|fault| (fault, at))
            }
            _ => raw(),
        }
    }

    fn next_tag(&self, from: usize) -> usize {
        let from = from.min(self.text.len());
        memchr::memchr(b'<', &self.text.as_bytes()[from..]).map_or(self.text.len(), |at| from + at)
    }

    fn feed(&self, from: usize, to: usize) {
        if from < to {
            self.push(self.text.subtendril(from as u32, (to - from) as u32));
        }
    }

    fn push(&self, text: StrTendril) {
        self.queue.push_back(text);
        while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
    }
}
