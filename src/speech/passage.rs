//! A paragraph as statements are read in it: its sentences as tokens, and the quotations among them.

use super::words::{Any, Words, any};
use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use std::ops::Range;

/// The sentences of one paragraph.
pub(super) struct Passage<'a, 'w> {
    pub words: &'a Words<'w>,
    pub lines: Vec<Line>,
    /// In order; none lies inside another.
    pub quotations: Vec<Quotation>,
    /// Whether the text is a body's own words, whose verbs have no subject: `Recalling its resolution`, `Decides`.
    pub own_words: bool,
}

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub sentence: usize,
    pub tokens: Range<usize>,
}

/// Words in quotation marks; where the closing mark is missing, up to the end of the sentence, or of the paragraph that
/// begins with them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Quotation {
    /// First token of the opening mark.
    pub first: usize,
    /// Last token of the closing mark.
    pub last: usize,
}

impl<'a, 'w> Passage<'a, 'w> {
    /// The sentences with these indices as one passage.
    pub fn new(words: &'a Words<'w>, sentences: impl Iterator<Item = usize>, own_words: bool) -> Self {
        let line = |sentence| Line { sentence, tokens: words.scan.tokens_of(sentence) };
        let lines: Vec<Line> = sentences.map(line).filter(|line| !line.tokens.is_empty()).collect();
        let mut passage = Passage { words, lines, quotations: Vec::new(), own_words };
        passage.quotations = passage.find_quotations();
        passage
    }

    fn find_quotations(&self) -> Vec<Quotation> {
        let (Some(first), Some(last)) = (self.lines.first(), self.lines.last()) else { return Vec::new() };
        let end = last.tokens.end;
        let (mut found, mut open, mut at) = (Vec::new(), None, first.tokens.start);
        while at < end {
            let Some((mark, width)) = self.quotation_mark(at) else {
                at += 1;
                continue;
            };
            match open {
                Some(first) if mark != Mark::Opens => {
                    found.push(Quotation { first, last: at + width - 1 });
                    open = None;
                }
                None if mark != Mark::Closes => open = Some(at),
                // The one before was never closed.
                Some(before) if mark == Mark::Opens && self.end_of_line(before) < at => {
                    found.push(Quotation { first: before, last: self.end_of_line(before) });
                    open = Some(at);
                }
                _ => {}
            }
            at += width;
        }
        // Records open every paragraph of a long quotation with a mark, and close the last alone.
        let last = |open: usize| if open == first.tokens.start { end - 1 } else { self.end_of_line(open) };
        found.extend(open.map(|first| Quotation { first, last: last(first) }));
        found
    }

    /// The last token of the sentence that a token stands in.
    fn end_of_line(&self, at: usize) -> usize {
        let line = self.lines.get(self.lines.partition_point(|line| line.tokens.end <= at));
        line.map_or(at, |line| line.tokens.end - 1)
    }

    /// The quotation mark at a token and how many tokens make it: `''` is two.
    fn quotation_mark(&self, at: usize) -> Option<(Mark, usize)> {
        if self.words.shape(at) != Shape::Mark {
            return None;
        }
        match self.words.words(at, at) {
            "“" | "„" => Some((Mark::Opens, 1)),
            "”" => Some((Mark::Closes, 1)),
            "\"" => Some((Mark::Either, 1)),
            "'" | "`" if self.words.glued(at) && self.words.is_any(at + 1, any!["'", "`"]) => Some((Mark::Either, 2)),
            _ => None,
        }
    }

    /// The quotation that a token belongs to, its marks included.
    pub fn quotation(&self, at: usize) -> Option<Quotation> {
        let index = self.quotations.partition_point(|quotation| quotation.last < at);
        self.quotations.get(index).copied().filter(|quotation| quotation.first <= at)
    }

    /// The quotation whose opening mark begins at a token.
    pub fn opening(&self, at: usize) -> Option<Quotation> {
        self.quotation(at).filter(|quotation| quotation.first == at)
    }

    /// The quotation whose closing mark ends at a token.
    pub fn closing(&self, at: usize) -> Option<Quotation> {
        self.quotation(at).filter(|quotation| quotation.last == at)
    }

    /// The token after the last word of a sentence: its full stop and closing marks left out.
    pub fn sentence_end(&self, line: &Line) -> usize {
        let mut end = line.tokens.end;
        while end > line.tokens.start && self.words.is_any(end - 1, any![".", "?", "!", "…", ";", ":"]) {
            end -= 1;
        }
        end
    }

    /// Whether a token is one of some words; false outside the sentence.
    pub fn any(&self, line: &Line, at: usize, words: &Any) -> bool {
        line.tokens.contains(&at) && self.words.is_any(at, words)
    }

    /// Whether a token is of a class; false outside the sentence.
    pub fn class(&self, line: &Line, at: usize, class: Class) -> bool {
        line.tokens.contains(&at) && self.words.has(at, class)
    }
}

/// What a quotation mark can do.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Opens,
    Closes,
    Either,
}
