//! Lines grouped into blocks: the paragraphs as they stand on the page, before pages are stitched together.

use super::furniture::{cuts_sentences, is_furniture, is_rule};
use super::heading;
use super::label::{is_label, opens_speech};
use super::line::{LONGEST_WRAPPED, Line, Wrapping, ends_sentence, starts_lower, starts_upper};
use super::marker::{Mark, Marker, marker};
use crate::document::ParagraphKind;
use rapporteur_readers::span::Span;
use rapporteur_readers::{Part, PartKind};
use rustc_hash::FxHashMap;

/// A run of lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Block {
    pub kind: ParagraphKind,
    /// The words of each line, without the marker.
    pub lines: Vec<Span>,
    pub marker: Option<Span>,
    pub mark: Option<Mark>,
    /// Whether blank lines or a page's edge part it from the block before.
    pub apart: bool,
    /// Whether the source's format says what it is, so that its words need not tell.
    pub settled: bool,
}

impl Block {
    /// The first line's words.
    pub fn first<'a>(&self, text: &'a str) -> &'a str {
        self.lines.first().map_or("", |line| line.of(text))
    }

    /// The last line's words.
    pub fn last<'a>(&self, text: &'a str) -> &'a str {
        self.lines.last().map_or("", |line| line.of(text))
    }

    /// Length of all words, in bytes.
    pub fn len(&self) -> usize {
        self.lines.iter().map(|line| line.len()).sum()
    }

    fn is_prose(&self) -> bool {
        self.kind == ParagraphKind::Prose
    }
}

/// How many lines of a masthead may stand together.
const MASTHEAD: usize = 4;

/// How many footnotes and lines of furniture may stand between the halves of a paragraph.
const NOTES: usize = 64;

/// Groups the lines of a text, `front` lines of front matter first.
pub(super) fn blocks(lines: &[Line], text: &str, wrapping: Wrapping, front: usize) -> Vec<Block> {
    let mut grouper = Grouper { text, wrapping, blocks: Vec::new(), apart: true, noted: false, indented: false };
    grouper.front_matter(&lines[..front]);
    for (at, line) in lines.iter().enumerate().skip(front) {
        grouper.line(lines, at, *line);
    }
    grouper.blocks
}

/// The blocks that the source's format tells apart.
pub(super) fn of_parts(parts: &[Part], lines: &[Line], text: &str) -> Vec<Block> {
    parts.iter().filter_map(|part| of_part(*part, lines, text)).collect()
}

/// Tells which blocks are headings.
pub(super) fn head(blocks: &mut Vec<Block>, text: &str, wrapping: Wrapping) {
    split_glued_headings(blocks, text);
    mark_headings(blocks, text, wrapping);
}

/// One part as a block: its lines without their white space, its number or bullet taken off; none without words.
fn of_part(part: Part, lines: &[Line], text: &str) -> Option<Block> {
    let first = lines.partition_point(|line| line.span.end <= part.span.start);
    let inside = lines[first..].iter().take_while(|line| line.span.start < part.span.end).map(|line| {
        Span { start: line.span.start.max(part.span.start), end: line.span.end.min(part.span.end) }.trim(text)
    });
    let mut spans: Vec<Span> = inside.filter(|span| !span.is_empty()).collect();
    let head = *spans.first()?;
    let furniture =
        |count: usize| spans.len() <= count && (first..first + spans.len()).all(|at| is_furniture(lines, at, text));
    let kind = match part.kind {
        // Large letters of a masthead are no heading.
        PartKind::Block | PartKind::Heading(_) if furniture(MASTHEAD) => ParagraphKind::Furniture,
        PartKind::Block | PartKind::Prose => ParagraphKind::Prose,
        PartKind::Heading(level) => ParagraphKind::Heading(level),
        PartKind::Footnote => ParagraphKind::Footnote,
        PartKind::Furniture => ParagraphKind::Furniture,
    };
    let words = head.of(text);
    let found = match kind {
        ParagraphKind::Prose => marker(words).filter(|found| found.length < words.len() || spans.len() > 1),
        ParagraphKind::Footnote => footnote_number(words).map(|length| Marker { mark: Mark::Number, length }),
        _ => None,
    };
    let cut = found.map_or(0, |found| found.length);
    spans[0] = Span::new(head.start as usize + cut, head.end as usize).trim(text);
    let marker = found.map(|_| Span::new(head.start as usize, head.start as usize + cut).trim(text));
    let settled = part.kind != PartKind::Block;
    Some(Block { kind, lines: spans, marker, mark: found.map(|found| found.mark), apart: true, settled })
}

/// The length of the number, letter or star before a footnote's words.
fn footnote_number(words: &str) -> Option<usize> {
    let first = words.split_whitespace().next()?;
    let bare = first.trim_matches(['[', ']', '(', ')', '.', '^']);
    let number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit())
        || first.bytes().all(|byte| byte == b'*')
        || bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    let length = words.len() - words[first.len()..].trim_start().len();
    (number && bare.len() <= 4 && first.len() < words.len()).then_some(length)
}

struct Grouper<'a> {
    text: &'a str,
    wrapping: Wrapping,
    blocks: Vec<Block>,
    /// Whether the next line stands apart from the one before.
    apart: bool,
    /// Whether a rule has opened the footnotes of this page.
    noted: bool,
    /// Whether the line before was indented.
    indented: bool,
}

impl Grouper<'_> {
    fn front_matter(&mut self, lines: &[Line]) {
        for line in lines.iter().filter(|line| !line.is_blank()) {
            self.open(ParagraphKind::Furniture, line.span, None);
        }
    }

    fn line(&mut self, lines: &[Line], at: usize, line: Line) {
        if line.opens_page {
            self.noted = false;
            self.apart = true;
        }
        if line.is_blank() {
            self.apart = true;
            return;
        }
        let words = line.of(self.text);
        if self.number_alone(words) {
            self.open(ParagraphKind::Prose, line.span, marker(words));
        } else if is_furniture(lines, at, self.text) && !self.finishes_sentence(words) {
            self.noted |= is_rule(words) && words.starts_with('_');
            self.open(ParagraphKind::Furniture, line.span, None);
        } else if let Some(mark) = self.footnote_mark(words) {
            self.noted = true;
            self.open(ParagraphKind::Footnote, line.span, Some(Marker { mark: Mark::Number, length: mark }));
        } else if self.goes_on(line, lines.get(at + 1)) {
            self.append(line.span);
        } else {
            self.open(ParagraphKind::Prose, line.span, self.marker_of(words));
        }
        self.apart = line.breaks && !self.wrapping.wrapped;
        self.indented = line.indented;
    }

    /// `1.` alone: the number of the paragraph on the next line.
    fn number_alone(&self, words: &str) -> bool {
        words.len() <= 5
            && words.ends_with('.')
            && marker(words).is_some_and(|found| found.mark == Mark::Number && found.length == words.len())
    }

    /// The last words of a wrapped sentence can look like furniture: `A/RES/70/237.`, `2015`.
    fn finishes_sentence(&self, words: &str) -> bool {
        let open = self.blocks.last().is_some_and(|block| block.is_prose() && !ends_sentence(block.last(self.text)));
        let full = self.blocks.last().is_some_and(|block| block.last(self.text).len() * 10 >= self.wrapping.width * 7);
        self.wrapping.wrapped && !self.apart && open && full && !cuts_sentences(words)
    }

    fn marker_of(&self, words: &str) -> Option<Marker> {
        marker(words).filter(|found| found.mark != Mark::Number || found.length < words.len())
    }

    /// The length of the mark that opens a footnote: `1   See resolution`, `[12] Ibid.`, or any number under a rule.
    fn footnote_mark(&self, words: &str) -> Option<usize> {
        let bracketed = words.starts_with('[') || words.starts_with("[^");
        let bare = words.trim_start_matches(['[', '^']);
        let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
        let star = bare.bytes().take_while(|byte| *byte == b'*').count();
        let number = if digits > 0 { digits } else { star };
        let rest = bare.get(number..)?.trim_start_matches([']', ':']);
        let blanks = rest.len() - rest.trim_start().len();
        let wide = blanks >= 2 || rest.starts_with('\t');
        let opens = self.apart || self.noted;
        let is_mark = (1..=3).contains(&number)
            && opens
            && (starts_upper(rest.trim_start()) || rest.trim_start().starts_with("http"));
        let enough = if bracketed { blanks >= 1 } else { wide && digits > 0 || self.noted && blanks >= 1 };
        (is_mark && enough).then_some(words.len() - rest.trim_start().len())
    }

    /// Whether a line continues the block before it.
    fn goes_on(&self, line: Line, next: Option<&Line>) -> bool {
        let Some(block) = self.blocks.last() else { return false };
        let words = line.of(self.text);
        if block.lines.is_empty() || block.lines.len() == 1 && block.lines[0].is_empty() {
            return block.is_prose() && !is_list_item(words);
        }
        if block.kind == ParagraphKind::Footnote {
            return !self.apart && !line.indented && !self.resumes(block.last(self.text), words);
        }
        if self.apart || !block.is_prose() {
            return false;
        }
        let last = block.last(self.text);
        if !self.wrapping.wrapped {
            let lower = starts_lower(words) && !ends_sentence(last);
            let open = lower || self.is_cut(block, last, words) || self.is_open_item(block, last);
            return open && !is_list_item(words) && !is_label(words);
        }
        let title = ends_sentence(last) && self.stands_as_title(words, next);
        let page = line.indented && !self.indented && ends_sentence(last);
        !(title || page || self.breaks(block, last, words))
    }

    /// Whether the line before breaks off: at a hyphen, or so near the width of a full line that the words go on.
    fn is_cut(&self, block: &Block, last: &str, words: &str) -> bool {
        const FULL: usize = 60;
        let hyphen = last.ends_with('-') && last.chars().rev().nth(1).is_some_and(char::is_alphabetic);
        let full =
            last.len() >= FULL && last.len() * 10 >= self.wrapping.width * 7 && self.wrapping.width <= LONGEST_WRAPPED;
        let open = !ends_sentence(last) || awaits_more(last);
        let prose = block.mark.is_none() && !heading::is_capitals(last);
        starts_upper(words) && prose && (hyphen && words.starts_with(char::is_alphabetic) || full && open)
    }

    /// Whether a bullet goes on, whatever letters the next line has: its last line is full and ends at a comma.
    fn is_open_item(&self, block: &Block, last: &str) -> bool {
        block.mark == Some(Mark::Bullet) && last.ends_with(',') && last.len() * 100 >= self.wrapping.width * 60
    }

    /// Whether a line is too short for a line of its paragraph and the next begins anew.
    fn stands_as_title(&self, words: &str, next: Option<&Line>) -> bool {
        let next = next.map_or("", |next| next.of(self.text));
        words.len() * 100 < self.wrapping.width * 60
            && heading::may_be_heading(words)
            && starts_upper(next)
            && next.len() > words.len()
    }

    /// Whether a line takes up the prose that the footnote ending in `last` interrupted.
    fn resumes(&self, last: &str, words: &str) -> bool {
        let prose = self.blocks.iter().rev().take(NOTES).find(|block| block.is_prose());
        let interrupted = prose.is_some_and(|block| !ends_sentence(block.last(self.text)));
        interrupted && starts_lower(words) && (ends_sentence(last) || last.contains("http"))
    }

    /// Whether, in a wrapped text without a blank line between, a new block begins.
    fn breaks(&self, block: &Block, last: &str, words: &str) -> bool {
        let short = |share: usize| last.len() * 100 < self.wrapping.width * share;
        let ended = ends_sentence(last) && !awaits_more(last);
        let titled = || {
            block.lines.len() <= 4
                && starts_upper(block.first(self.text))
                && !is_label(block.first(self.text))
                && block.lines.iter().all(|line| !has_end(line.of(self.text)))
        };
        let hash = matches!(block.mark, Some(Mark::Hashes(_)));
        match () {
            _ if hash => true,
            _ if is_list_item(words) => ended || short(60) || block.mark.is_some() && titled(),
            _ if is_label(words) => ended || short(75),
            _ if starts_lower(words) => false,
            _ if self.is_open_item(block, last) => false,
            _ if heading::plain_level(words).is_some_and(|_| heading::is_capitals(words)) => ended || titled(),
            _ if ended => short(75) || block.mark == Some(Mark::Bullet) && short(85),
            _ => short(if self.wrapping.width < 62 { 45 } else { 60 }) && starts_upper(words) && titled(),
        }
    }

    fn open(&mut self, kind: ParagraphKind, span: Span, found: Option<Marker>) {
        let cut = found.map_or(0, |found| found.length);
        let start = span.start as usize;
        let rest = Span::new(start + cut, span.end as usize);
        let marker = found.map(|_| Span::new(start, start + cut).trim(self.text));
        let mark = found.map(|found| found.mark);
        let kind = match mark {
            Some(Mark::Hashes(level)) => ParagraphKind::Heading(level),
            _ => kind,
        };
        self.blocks.push(Block { kind, lines: vec![rest], marker, mark, apart: self.apart, settled: false });
    }

    fn append(&mut self, span: Span) {
        if let Some(block) = self.blocks.last_mut() {
            if block.lines.len() == 1 && block.lines[0].is_empty() {
                block.lines.clear();
            }
            block.lines.push(span);
        }
    }
}

/// Whether a line ends in an abbreviation that leads to a number or name: `in art.`, `paras.`, `Mr.`
pub(super) fn awaits_more(line: &str) -> bool {
    const LEADS: [&str; 30] = [
        "art.", "arts.", "para.", "paras.", "no.", "nos.", "p.", "pp.", "vol.", "sect.", "sects.", "chap.", "ch.",
        "fig.", "doc.", "res.", "cf.", "see", "mr.", "ms.", "mrs.", "dr.", "messrs.", "amb.", "prof.", "hon.",
        "approx.", "ca.", "v.", "vs.",
    ];
    let last = line.rsplit([' ', '(']).next().unwrap_or_default();
    LEADS.iter().any(|lead| last.eq_ignore_ascii_case(lead)) && last.ends_with('.')
}

/// Whether the line has the end of a sentence at its end or inside.
fn has_end(line: &str) -> bool {
    ends_sentence(line) || line.contains(". ")
}

fn is_list_item(words: &str) -> bool {
    marker(words).is_some_and(|found| {
        found.length < words.len() && (found.mark != Mark::Number || starts_upper(&words[found.length..]))
    })
}

/// Parts a heading in capitals from the prose glued behind it; one that comes again is the label of a speaker.
fn split_glued_headings(blocks: &mut Vec<Block>, text: &str) {
    let head = |block: &Block| {
        let line = block.lines.first().filter(|_| block.is_prose() && !block.settled)?.of(text);
        heading::glued(line).map(|end| &line[..end])
    };
    let mut met: FxHashMap<&str, usize> = FxHashMap::default();
    blocks.iter().filter_map(head).for_each(|head| *met.entry(head).or_default() += 1);
    let mut split = Vec::with_capacity(blocks.len());
    for mut block in blocks.drain(..) {
        let at = head(&block).filter(|head| met[head] == 1).map(str::len);
        if let Some(end) = at {
            let line = block.lines[0];
            let (start, end) = (line.start as usize, line.start as usize + end);
            let head = Block {
                kind: ParagraphKind::Heading(3),
                lines: vec![Span::new(start, end)],
                marker: block.marker.take(),
                mark: None,
                apart: block.apart,
                settled: true,
            };
            split.push(head);
            block.mark = None;
            block.lines[0] = Span::new(end, line.end as usize).trim(text);
        }
        split.push(block);
    }
    *blocks = split;
}

/// Makes a block of prose that holds the title a heading.
pub(super) fn entitle(block: &mut Block) {
    if block.kind == ParagraphKind::Prose && block.mark.is_none() {
        block.kind = ParagraphKind::Heading(1);
    }
}

/// Finds headings among the blocks of prose, by their letters or by standing alone before prose.
fn mark_headings(blocks: &mut [Block], text: &str, wrapping: Wrapping) {
    for at in 0..blocks.len() {
        if let Some(level) = heading_level(blocks, at, text, wrapping) {
            blocks[at].kind = ParagraphKind::Heading(level);
        }
    }
}

fn heading_level(blocks: &[Block], at: usize, text: &str, wrapping: Wrapping) -> Option<u8> {
    let block = &blocks[at];
    let heads = block.is_prose()
        && !block.settled
        && matches!(block.mark, None | Some(Mark::Resolution))
        && block.lines.len() <= 5;
    let last = block.last(text);
    let ended = ends_sentence(last)
        && !last.ends_with([':', ')', '_', '*'])
        && !last.ends_with(|end: char| end.is_ascii_digit());
    if !heads || ended && block.mark.is_none() || block.len() > 400 || opens_speech(block.first(text)) {
        return None;
    }
    if block.mark == Some(Mark::Resolution) {
        return Some(1);
    }
    let whole: Vec<&str> = block.lines.iter().map(|line| line.of(text)).collect();
    let joined = whole.join(" ");
    if let Some(level) = heading::plain_level(&joined) {
        return Some(level);
    }
    let next = blocks[at + 1..].iter().find(|next| next.kind != ParagraphKind::Furniture)?;
    let leads = heading::may_be_heading(&joined) && leads_to_prose(&blocks[..at], block, next, text);
    let short = !wrapping.wrapped || block.last(text).len() * 100 < wrapping.width * 95;
    (leads && short && joined.len() <= 260).then_some(3)
}

/// Whether what follows is prose, a list of speakers or another heading, not the rest of a sentence.
fn leads_to_prose(before: &[Block], block: &Block, next: &Block, text: &str) -> bool {
    let first = next.first(text);
    let follows_end = before.last().is_none_or(|last| !last.is_prose() || ends_sentence(last.last(text)));
    let alone = next.apart || block.apart || follows_end;
    alone
        && !starts_lower(first)
        && (next.len() > 60
            || next.mark.is_some()
            || next.kind != ParagraphKind::Prose
            || heading::may_be_heading(first))
}
