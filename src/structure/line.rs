//! A text as lines, and whether its lines are wrapped.

use rapporteur_readers::raised::is_raised;
use rapporteur_readers::span::Span;

/// One line of the source text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Without white space at either end; empty for a blank line.
    pub span: Span,
    /// Whether a page begins here.
    pub opens_page: bool,
    /// Whether two blanks or more end the line, Markdown's line break.
    pub breaks: bool,
    /// Whether white space stands before its words.
    pub indented: bool,
}

impl Line {
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }

    pub fn is_blank(self) -> bool {
        self.span.is_empty()
    }
}

/// The lines of a text, which end with a line feed, a carriage return or both, or with Unicode's separators of lines and
/// paragraphs. A form feed opens a page.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (end, next) in ends(text).into_iter().chain([(text.len(), text.len())]) {
        let content = text[start..end].trim_end_matches('\r');
        let span = trim(Span::new(start, start + content.len()), text);
        let lead = &text[start..span.start as usize];
        lines.push(Line {
            span,
            opens_page: lead.contains('\u{c}'),
            breaks: content.ends_with("  ") && !span.is_empty(),
            indented: !lead.is_empty(),
        });
        start = next;
    }
    lines
}

/// Where each line ends and where the next begins.
fn ends(text: &str) -> Vec<(usize, usize)> {
    const SEPARATORS: [&str; 2] = ["\u{2028}", "\u{2029}"];
    let bytes = text.as_bytes();
    // Of a pair the line feed ends the line.
    let feeds =
        memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
    let mut ends: Vec<(usize, usize)> = feeds.map(|at| (at, at + 1)).collect();
    let fed = ends.len();
    for separator in SEPARATORS {
        ends.extend(text.match_indices(separator).map(|(at, found)| (at, at + found.len())));
    }
    if ends.len() > fed {
        ends.sort_unstable();
    }
    ends
}

/// Without white space, form feeds and byte order marks at either end.
fn trim(span: Span, text: &str) -> Span {
    let blank = |letter: char| letter.is_whitespace() || letter == '\u{feff}' || letter == '\u{200b}';
    let words = span.of(text);
    let start = span.start as usize + (words.len() - words.trim_start_matches(blank).len());
    Span::new(start, start + words.trim_matches(blank).len())
}

/// Whether a line end inside a paragraph stands for a blank, and how long full lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wrapping {
    pub wrapped: bool,
    /// Length in bytes that nineteen lines in twenty do not exceed.
    pub width: usize,
}

/// Lines longer than this are paragraphs.
pub(super) const LONGEST_WRAPPED: usize = 250;

impl Wrapping {
    /// Tells by the lines themselves: in a wrapped text many lines begin in the middle of a sentence, in lower case.
    pub fn of(lines: &[Line], text: &str) -> Wrapping {
        let mut lengths: Vec<usize> =
            lines.iter().filter(|line| !line.is_blank()).map(|line| line.span.len()).collect();
        lengths.sort_unstable();
        let width = lengths.get(lengths.len() * 19 / 20).copied().unwrap_or(0);
        let pairs = || lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
        let inside = pairs().filter(|pair| starts_lower(pair[1].of(text))).count();
        let wrapped = width <= LONGEST_WRAPPED && inside >= 3 && inside * 10 >= pairs().count() * 3;
        Wrapping { wrapped, width }
    }
}

/// Whether a text goes on in the middle of a sentence.
pub(super) fn starts_lower(text: &str) -> bool {
    text.trim_start_matches(['“', '"', '(', '_', '*']).starts_with(char::is_lowercase)
}

/// Whether a text begins as a sentence or heading does.
pub(super) fn starts_upper(text: &str) -> bool {
    text.trim_start_matches(['“', '"', '(', '_', '*', '[', '‘'])
        .starts_with(|first: char| first.is_uppercase() || first.is_numeric())
}

/// Whether a text ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|last: char| {
        matches!(last, '”' | '"' | '’' | '\'' | ')' | '[' | ']' | '_' | '*') || last.is_ascii_digit() || is_raised(last)
    });
    bare.ends_with(['.', '?', '!', ':', ';', '…'])
}
