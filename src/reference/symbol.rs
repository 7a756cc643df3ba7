//! Document symbols: `A/RES/70/237`, `S/PV.6201 (Resumption 1)`, `FCCC/SBI/2009/Misc.10`.
//!
//! A symbol is an organ or series and parts behind slashes: a session or year, a body (`C.1`), words (`RES`), a type
//! with its number (`PV.23`), a number, modifiers (`Add.1`). What stands behind it in parentheses is part of it where
//! it tells a session, a year, a part or a resumption. The grammar is read once from left to right.

use super::line::{Line, is_number, is_roman, is_session, is_year};
use super::{Cited, ReferenceKind};
use rapporteur_readers::span::Span;

/// Organs and series whose documents the Official Document System of the United Nations holds.
const LINKED: [&str; 34] = [
    "A", "S", "E", "T", "ST", "APLC", "BWC", "CAT", "CCM", "CCPR", "CCW", "CD", "CEDAW", "CED", "CERD", "CMW", "CRC",
    "CRPD", "DP", "FCCC", "HRI", "HSP", "ICCD", "ICEF", "ITC", "JIU", "LOS", "NPT", "SPLOS", "TD", "UNEP", "UNW", "DC",
    "SPT",
];

/// Series of others.
const OTHER: [&str; 7] = ["CBD", "GC", "INFCIRC", "IPCC", "ISBA", "UNIDIR", "WHA"];

/// How long words in parentheses may be, in bytes.
const LONGEST_ASIDE: usize = 20;

/// Bodies: with their number alone they name who meets, not a document.
const BODIES: [&str; 12] = ["AC", "C", "CN", "CONF", "GC", "GGE", "PC", "SC", "Sub", "SUB", "WG", "MSP"];

/// Reads the symbol whose first slash stands at a token, and those glued to it by a hyphen.
///
/// Returns the first token that is free again.
pub(super) fn read(line: &Line, slash: usize, cited: &mut Vec<Cited>) -> usize {
    let Some(mut head) = head(line, slash) else { return slash + 1 };
    let mut next = slash + 1;
    while let Some(symbol) = symbol(line, head) {
        next = line.token_at(symbol.end as u32).max(next);
        cited.push(symbol.cited());
        match double(line, symbol.end) {
            Some(second) => head = second,
            None => break,
        }
    }
    next
}

/// Where the organ or series before a slash begins; none where it is not known or part of something else.
fn head(line: &Line, slash: usize) -> Option<usize> {
    let word = line.word(slash.checked_sub(1)?);
    let known = line.is_glued(slash) && (LINKED.contains(&word) || OTHER.contains(&word));
    let start = line.tokens[slash - 1].span.start as usize;
    let before = line.text[..start].chars().next_back();
    let apart = before.is_none_or(|before| !before.is_alphanumeric() && !"/.-_:@=&?".contains(before));
    (known && apart).then_some(start)
}

/// Where a second symbol of the same document begins: `A/79/972-S/2025/467`.
fn double(line: &Line, end: usize) -> Option<usize> {
    let rest = line.text[..line.end()].get(end..)?.strip_prefix(['-', '–'])?;
    let (word, _) = rest.split_once('/')?;
    LINKED.contains(&word).then_some(line.end() - rest.len())
}

/// A symbol as it stands in a text.
#[derive(Debug, PartialEq, Eq)]
struct Symbol<'t> {
    start: usize,
    end: usize,
    /// Organ and parts: `A/RES/491`.
    stem: &'t str,
    /// What stands behind in parentheses: `V`.
    aside: Option<&'t str>,
    /// The letter of a resolution in several parts.
    letter: Option<&'t str>,
}

/// One part behind a slash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// `70`, `2025`, `ES-11`
    Number,
    /// `C.1`
    Body,
    /// `PV.23`, `Add.1`
    Typed,
    /// `RES`
    Word,
}

/// The symbol whose organ begins at a byte.
fn symbol<'t>(line: &Line<'t>, start: usize) -> Option<Symbol<'t>> {
    let text = &line.text[..line.end()];
    let mut at = start + text[start..].find('/')?;
    let (mut numbers, mut end) = (0, None);
    while let Some((part, length)) = text[at..].strip_prefix('/').and_then(part) {
        let words = &text[at + 1..at + 1 + length];
        at += 1 + length;
        numbers += weight(part, words);
        let may_end = part == Part::Typed || part == Part::Number || words == "Summary";
        end = if may_end && numbers > 1 { Some(at) } else { end };
    }
    let stem = &text[start..end?];
    let (aside, end) = aside(text, end?, stem);
    let (letter, end) = letter(text, end, stem);
    Some(Symbol { start, end, stem, aside, letter })
}

/// How much a part tells of which document is meant; two in sum are enough.
fn weight(part: Part, words: &str) -> u32 {
    match part {
        Part::Typed => 2,
        Part::Number if words.len() < 3 || words.starts_with("ES-") || words.starts_with("S-") => 1,
        Part::Number if words.ends_with(')') => 1,
        Part::Number => 2,
        Part::Body => u32::from(words.starts_with("CONF") || words.starts_with("MSP")),
        Part::Word => u32::from(COUNTED.contains(&words)),
    }
}

/// Words before a number that treaty bodies count anew: general comments, concluding observations.
const COUNTED: [&str; 6] = ["GC", "CO", "LOI", "LOIPR", "QPR", "FCO"];

/// The part at the start of some text, and its length.
fn part(rest: &str) -> Option<(Part, usize)> {
    let letters = run(rest, |byte| byte.is_ascii_alphabetic());
    if letters == 0 {
        let digits = run(rest, |byte| byte.is_ascii_digit());
        let glued = run(&rest[digits..], |byte| byte.is_ascii_uppercase());
        return (digits > 0 && glued < 2 && ends(&rest[digits + glued..])).then_some((Part::Number, digits + glued));
    }
    let (word, behind) = rest.split_at(letters);
    let inner = run(behind.get(1..).unwrap_or_default(), |byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let length = letters + 1 + inner;
    let part = match behind.as_bytes().first() {
        Some(b'.') if inner > 0 && BODIES.contains(&word) => Part::Body,
        Some(b'.') if inner > 0 => Part::Typed,
        Some(b'-') if inner > 0 => Part::Number,
        Some(b'(') if inner > 0 && behind[1 + inner..].starts_with(')') => return Some((Part::Number, length + 1)),
        _ if is_word(word) && ends(behind) => return Some((Part::Word, letters)),
        _ => return None,
    };
    (word.starts_with(|letter: char| letter.is_ascii_uppercase()) && ends(&rest[length..])).then_some((part, length))
}

fn is_word(word: &str) -> bool {
    word.bytes().all(|letter| letter.is_ascii_uppercase()) || matches!(word, "Res" | "Dec" | "Summary")
}

/// Whether no letter or digit follows.
fn ends(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}

fn run(text: &str, fits: impl Fn(&u8) -> bool) -> usize {
    text.bytes().take_while(fits).count()
}

/// A session, year, part, volume or resumption in parentheses behind a symbol, and where it ends.
fn aside<'t>(text: &'t str, end: usize, stem: &str) -> (Option<&'t str>, usize) {
    let read = || {
        let rest = &text[end..];
        let inside = rest.strip_prefix(' ').unwrap_or(rest).strip_prefix('(')?;
        let close = inside.bytes().take(LONGEST_ASIDE).position(|byte| byte == b')')?;
        let (words, after) = (&inside[..close], &inside[close + 1..]);
        let resolution = kind(stem) == ReferenceKind::Resolution;
        let fits = resolution && (is_session(words) || is_year(words)) || is_division(words);
        fits.then_some((Some(words), text.len() - after.len()))
    };
    read().unwrap_or((None, end))
}

/// `Part I`, `PartI`, `Vol. II`, `Resumption 1`
fn is_division(words: &str) -> bool {
    let number = ["Part", "Vol.", "Resumption"].iter().find_map(|word| words.strip_prefix(word));
    number.map(str::trim_start).is_some_and(|number| is_roman(number) || is_number(number, 1..=2))
}

/// The letter of a resolution in several parts, and where it ends: `A/RES/78/242 A`.
fn letter<'t>(text: &'t str, end: usize, stem: &str) -> (Option<&'t str>, usize) {
    let letter = text[end..].strip_prefix(' ').and_then(|rest| rest.get(..1));
    let is_letter = letter.is_some_and(|letter| ("A".."H").contains(&letter));
    let fits = is_letter && kind(stem) == ReferenceKind::Resolution && stands_alone(&text[end + 2..]);
    if fits { (letter, end + 2) } else { (None, end) }
}

/// Whether nothing before this text makes one word with it.
fn stands_alone(rest: &str) -> bool {
    ends(rest) && !rest.starts_with(['-', '/', '\'', '’'])
}

/// What sort of document a symbol tells.
fn kind(stem: &str) -> ReferenceKind {
    let has = |word: &str| stem.split('/').any(|part| part.split('.').next().is_some_and(|part| part == word));
    match stem {
        _ if has("RES") || has("Res") => ReferenceKind::Resolution,
        _ if has("DEC") || has("Dec") => ReferenceKind::Decision,
        _ => ReferenceKind::Document,
    }
}

impl Symbol<'_> {
    /// In the usual form: a blank before parentheses and letters, and between a word and its number.
    fn usual(&self) -> String {
        let mut usual = self.stem.to_owned();
        if let Some(aside) = self.aside {
            let number = aside.len() - aside.bytes().rev().take_while(|byte| is_counting(*byte)).count();
            let (word, number) = aside.split_at(number);
            let blank = if word.is_empty() || word.ends_with('-') { "" } else { " " };
            usual += &format!(" ({}{blank}{number})", word.trim_end());
        }
        if let Some(letter) = self.letter {
            usual += &format!(" {letter}");
        }
        usual
    }

    fn cited(&self) -> Cited {
        let symbol = self.usual();
        let url = address(&symbol);
        let span = Span::new(self.start, self.end);
        Cited { span, kind: kind(self.stem), symbol: Some(symbol), title: None, url }
    }
}

fn is_counting(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C')
}

/// Where the document with a symbol in the usual form can be read, if the United Nations has it.
pub(super) fn address(symbol: &str) -> Option<String> {
    let (organ, _) = symbol.split_once('/')?;
    if !LINKED.contains(&organ) {
        return None;
    }
    let aside = symbol.split_once(" (").and_then(|(stem, rest)| Some((stem, rest.split_once(')')?)));
    let path = match aside {
        Some((stem, (inside, after))) => format!("{stem}({}){after}", inside.replace(' ', "")),
        None => symbol.to_owned(),
    };
    Some(format!("https://undocs.org/{}", path.replace(' ', "%20")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_no_blanks() {
        assert_eq!(address("A/RES/78/242 A").as_deref(), Some("https://undocs.org/A/RES/78/242%20A"));
        assert_eq!(address("S/PV.6201 (Resumption 1)").as_deref(), Some("https://undocs.org/S/PV.6201(Resumption1)"));
        assert_eq!(address("A/RES/217 (III) A").as_deref(), Some("https://undocs.org/A/RES/217(III)%20A"));
        assert_eq!(address("UNIDIR/92/65"), None);
    }

    #[test]
    fn parts_are_told_apart() {
        assert_eq!(part("C.1/73"), Some((Part::Body, 3)));
        assert_eq!(part("ES-11/PV.23"), Some((Part::Number, 5)));
        assert_eq!(part("PV.10054)"), Some((Part::Typed, 8)));
        assert_eq!(part("COP(15)/2"), Some((Part::Number, 7)));
        assert_eq!(part("or"), None);
        assert_eq!(part("5e"), None);
    }
}
