//! From the lines of blocks to the running text: line ends folded, hyphens mended, marks of notes and of Markdown left out.

use super::block::Block;
use super::hyphen;
use super::line::starts_lower;
use crate::document::Running;
use rapporteur_readers::span::Span;

/// In columns narrower than this, in bytes, printers divide words.
const NARROW: usize = 62;

/// How often the whole text is searched for the undivided form of a word.
const SEARCHES: usize = 500;

/// How many bytes are searched in all.
const SEARCHED: usize = 1 << 30;

/// Writes the running text of one document.
pub(super) struct Folder<'a> {
    text: &'a str,
    /// Marks of notes, in order.
    marks: &'a [Span],
    markdown: bool,
    narrow: bool,
    searches: usize,
    /// Whether the line before ends in a soft hyphen.
    divided: bool,
    pub running: Running,
}

impl<'a> Folder<'a> {
    pub fn new(text: &'a str, marks: &'a [Span], markdown: bool, width: usize) -> Self {
        let mut running = Running::default();
        running.text.reserve(text.len());
        let searches = SEARCHES.min(SEARCHED / (text.len() + 1));
        Folder { text, marks, markdown, narrow: width < NARROW, searches, divided: false, running }
    }

    /// Appends a block and, where it goes on after a page break, the blocks that continue it.
    pub fn paragraph(&mut self, parts: &[&Block]) -> Span {
        let start = self.running.text.len();
        for (number, block) in parts.iter().enumerate() {
            for (at, line) in block.lines.iter().filter(|line| !line.is_empty()).enumerate() {
                let cut = number > 0 && at == 0;
                if self.running.text.len() > start {
                    self.join(*line, cut);
                } else {
                    self.line(*line, false);
                }
                self.divided = line.of(self.text).ends_with('\u{ad}');
            }
        }
        let span = Span::new(start, self.running.text.len());
        self.running.push("\n", span_end(parts), false);
        span
    }

    /// Appends a line behind another: with a blank, or without where a dash or hyphen ends the line before.
    fn join(&mut self, line: Span, cut: bool) {
        let next = line.of(self.text);
        let before = self.running.text.trim_end().len();
        let last = self.running.text[..before].chars().next_back();
        match last {
            Some('-') if hyphen::is_suspended(next) => self.running.push_blank(line.start.saturating_sub(1) as usize),
            Some('-') if starts_lower(next) => {
                if self.is_divided(next) {
                    self.running.truncate(before - 1);
                }
            }
            Some('-') if hyphen::joins_names(&self.running.text[..before - 1], next) => {}
            Some(_) if self.divided => {}
            Some('—') => {}
            // The blank belongs to what follows, so that what stood between the halves lies in neither.
            _ if cut => {
                // A line break stands between the halves, if not right before the second.
                let blank = self.text[..line.start as usize].rfind(|before: char| before.is_ascii()).unwrap_or(0);
                self.running.push(" ", blank, true);
                return self.line(line, false);
            }
            _ => self.running.push_blank(line.start.saturating_sub(1) as usize),
        }
        self.line(line, cut);
    }

    /// Whether the hyphen at the end of the running text only divides a word that goes on with `next`.
    fn is_divided(&mut self, next: &str) -> bool {
        let before = self.running.text.trim_end_matches('-');
        let head: String = before
            .chars()
            .rev()
            .take_while(|letter| letter.is_alphabetic())
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        let tail: String = next.chars().take_while(|letter| letter.is_alphabetic()).collect();
        if head.is_empty() || tail.is_empty() {
            return false;
        }
        if self.searches > 0 {
            self.searches -= 1;
            if self.text.contains(&format!("{head}-{tail}")) {
                return false;
            }
            if self.text.contains(&format!("{head}{tail}")) {
                return true;
            }
        }
        hyphen::divides(&head.to_lowercase(), &tail.to_lowercase(), self.narrow)
    }

    /// Appends a line without the marks of notes in it.
    fn line(&mut self, line: Span, mut cut: bool) {
        let first = self.marks.partition_point(|mark| mark.end <= line.start);
        let mut start = line.start;
        for mark in self.marks[first..].iter().take_while(|mark| mark.start < line.end) {
            if mark.start > start {
                self.words(Span { start, end: mark.start }, cut);
            }
            start = mark.end.clamp(start, line.end);
            cut = true;
        }
        if start < line.end {
            self.words(Span { start, end: line.end }, cut);
        }
    }

    fn words(&mut self, line: Span, cut: bool) {
        let words = line.of(self.text);
        let marks = self.markdown && words.bytes().any(|byte| matches!(byte, b'_' | b'*' | b'\\' | b'<' | b'['));
        if marks {
            self.clean(line, cut);
        } else {
            self.plain(words, line.start as usize, cut);
        }
    }

    /// Appends words with plain blanks and letters: no soft hyphens, no ligatures, no blanks that keep words together, no two
    /// blanks side by side.
    fn plain(&mut self, words: &str, source: usize, mut cut: bool) {
        let bytes = words.as_bytes();
        let marked = memchr::memchr(b'\t', bytes).is_some() || memchr::memmem::find(bytes, b"  ").is_some();
        if words.is_ascii() && !marked {
            return self.running.push(words, source, cut);
        }
        let mut from = 0;
        let is_blank = |byte: u8| matches!(byte, b' ' | b'\t');
        let wide = |at: usize| at > 0 && is_blank(bytes[at]) && is_blank(bytes[at - 1]);
        for (at, letter) in
            words.char_indices().filter(|(at, letter)| !letter.is_ascii() || *letter == '\t' || wide(*at))
        {
            let letters = if wide(at) { Some("") } else { plain(letter) };
            let Some(letters) = letters else { continue };
            if at > from {
                self.running.push(&words[from..at], source + from, cut);
                cut = false;
            }
            from = at + letter.len_utf8();
            for (place, own) in letters.char_indices() {
                // The last letter stands at the end of what it is read from, so that both borders lie on letters.
                let last = place + 1 == letters.len() && letters.len() < letter.len_utf8();
                let stands = if last && letters != " " { from - 1 } else { at + place };
                self.running.push(&letters[place..place + own.len_utf8()], source + stands, cut);
                cut = false;
            }
        }
        if from < words.len() {
            self.running.push(&words[from..], source + from, cut);
        }
    }

    /// Appends a line of Markdown without its marks.
    fn clean(&mut self, line: Span, mut cut: bool) {
        let words = line.of(self.text);
        let mut from = 0;
        let mut at = 0;
        while at < words.len() {
            let skip = mark_length(words, at);
            if skip > 0 {
                if at > from {
                    self.plain(&words[from..at], line.start as usize + from, cut);
                    cut = false;
                }
                at += skip;
                from = at;
            } else {
                at += words[at..].chars().next().map_or(1, char::len_utf8);
            }
        }
        if from < words.len() {
            self.plain(&words[from..], line.start as usize + from, cut);
        }
    }
}

/// What stands in the running text for a letter that only printing needs; none for all others.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => "",
        '\t' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' => " ",
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

fn span_end(parts: &[&Block]) -> usize {
    parts.last().and_then(|block| block.lines.last()).map_or(0, |line| line.end as usize)
}

/// How many bytes of Markdown's marks stand at a place: emphasis, a backslash, a tag, a link to a footnote.
fn mark_length(words: &str, at: usize) -> usize {
    let rest = &words[at..];
    match rest.as_bytes()[0] {
        b'\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => 1,
        b'*' => rest.bytes().take_while(|byte| *byte == b'*').count().min(3),
        b'_' => emphasis(words, at),
        b'<' => tag(rest),
        b'[' => footnote_link(rest),
        _ => 0,
    }
}

/// Underscores at the edge of a word, not inside one.
fn emphasis(words: &str, at: usize) -> usize {
    let count = words[at..].bytes().take_while(|byte| *byte == b'_').count();
    let inside = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let word = inside(words[..at].chars().next_back()) && inside(words[at + count..].chars().next());
    if word { 0 } else { count }
}

/// `<excerpt/>`, `<br>`: short and without blanks.
fn tag(rest: &str) -> usize {
    let opens = rest[1..].trim_start_matches('/').starts_with(|first: char| first.is_ascii_alphabetic());
    let close = rest.bytes().take(24).position(|byte| byte == b'>');
    close
        .filter(|_| opens)
        .filter(|close| rest[1..*close].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'/'))
        .map_or(0, |close| close + 1)
}

/// `[1](#f1)`
fn footnote_link(rest: &str) -> usize {
    let Some(middle) = rest.get(..rest.len().min(12)).and_then(|near| near.find("](#")) else { return 0 };
    rest[middle..].bytes().take(24).position(|byte| byte == b')').map_or(0, |close| middle + close + 1)
}
