//! What a document says of itself: title, symbol, session, date, language.

use super::block::Block;
use super::furniture::{self, MONTHS};
use super::marker::Mark;
use super::{name, session};
use crate::document::ParagraphKind;
use rapporteur_readers::raised::is_raised;
use rapporteur_readers::span::Span;

/// How many blocks from the top may tell the title or date.
const TOP: usize = 40;

/// A line longer than this, in bytes, is prose: a date in it is not the document's own.
const LONGEST_DATED: usize = 120;

/// How much text tells the language.
const SAMPLE: usize = 2_000;

/// A value of the front matter: `title: "…"`.
pub(super) fn front_value(blocks: &[Block], text: &str, key: &str) -> Option<String> {
    let front = blocks.iter().take_while(|block| block.kind == ParagraphKind::Furniture);
    front.map(|block| block.first(text)).find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let value = value.trim().trim_matches(['"', '\'', ' ']);
        (name.trim() == key && !value.is_empty()).then(|| value.to_string())
    })
}

/// The title: of the front matter, else the heading behind the number of a resolution, else the first heading.
pub(super) fn title(blocks: &[Block], text: &str) -> Option<String> {
    let words = |block: &Block| block.lines.iter().map(|line| line.of(text)).collect::<Vec<_>>().join(" ");
    let resolution = || blocks.iter().take(TOP).find(|block| block.mark == Some(Mark::Resolution));
    let heading = || blocks.iter().take(TOP).find(|block| matches!(block.kind, ParagraphKind::Heading(_)));
    front_value(blocks, text, "title").or_else(|| resolution().or_else(heading).map(words).map(without_marks))
}

/// A title without the marks of notes at its end.
fn without_marks(title: String) -> String {
    let is_mark = |last: char| is_raised(last) || last == '*' && !title.starts_with('*');
    title.trim_end_matches(is_mark).to_string()
}

/// The document symbol: alone on one of the first lines, made of a resolution's number, or spelt by the document's name.
pub(super) fn symbol(blocks: &[Block], text: &str, name: &str) -> Option<String> {
    let alone = blocks
        .iter()
        .take(TOP)
        .map(|block| block.first(text))
        .find(|line| furniture::is_symbol(line) && line.len() <= 60);
    let numbered = || {
        let block = blocks.iter().take(TOP).find(|block| block.mark == Some(Mark::Resolution))?;
        let number = block.marker?.of(text).trim_end_matches('.').to_string();
        Some(format!("A/RES/{number}"))
    };
    alone.map(|line| line.trim_end_matches('*').to_string()).or_else(numbered).or_else(|| name::symbol(name))
}

/// The number of the session: of a single speech as its name says, else of the symbol or the first lines.
pub(super) fn session(blocks: &[Block], text: &str, name: &str, symbol: Option<&str>) -> Option<u32> {
    let of_speech = name::speech(name).map(|speech| speech.session);
    let lines = || top_lines(blocks).find_map(|line| session::told(line.of(text)));
    of_speech.or_else(|| symbol.and_then(session::of_symbol)).or_else(lines).or_else(|| name::session(name))
}

/// The date as ISO 8601: of a single speech as its name says, else from the front matter, the first date on the first
/// lines, or the name.
pub(super) fn date(blocks: &[Block], text: &str, name: &str) -> Option<String> {
    let front = || ["date", "doc_date"].iter().find_map(|key| iso_prefix(&front_value(blocks, text, key)?));
    let written = || {
        let mut lines = top_lines(blocks).filter(|line| line.len() <= LONGEST_DATED);
        lines.find_map(|line| written_date(line.of(text)))
    };
    let of_speech = name::speech(name).map(|speech| speech.year.to_string());
    of_speech.or_else(front).or_else(written).or_else(|| name::date(name))
}

fn top_lines(blocks: &[Block]) -> impl Iterator<Item = &Span> {
    blocks.iter().take(TOP).flat_map(|block| block.lines.iter().take(TOP))
}

fn iso_prefix(value: &str) -> Option<String> {
    let date = value.get(..10)?;
    let shaped = date
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    shaped.then(|| date.to_string())
}

/// `14 January 2025` anywhere in a line.
fn written_date(line: &str) -> Option<String> {
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words: Vec<&str> = line.split([' ', ',', '\t']).filter(|word| !word.is_empty()).collect();
    let month_at = words.iter().position(|word| MONTHS.contains(word)).filter(|at| *at > 0 && at + 1 < words.len())?;
    let month = MONTHS.iter().position(|month| *month == words[month_at])? + 1;
    let day: u8 = words[month_at - 1].rsplit(['–', '-']).next()?.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year: u16 = words[month_at + 1].get(..4)?.parse().ok().filter(|year| (1800..2200).contains(year))?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// `en` where the commonest words of English make up their share.
pub(super) fn language(text: &str) -> Option<&'static str> {
    const COMMON: [&str; 12] = ["the", "of", "and", "to", "in", "a", "that", "is", "for", "on", "was", "with"];
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut all = 0;
    let mut common = 0;
    for word in text[..end].split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()) {
        all += 1;
        common += COMMON.iter().any(|known| word.eq_ignore_ascii_case(known)) as usize;
    }
    (all < 20 || common * 100 >= all * 12).then_some("en")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_from_words() {
        assert_eq!(written_date("Letter dated 13 January 2025 from").as_deref(), Some("2025-01-13"));
        assert_eq!(written_date("Bonn, 16–26 May 2016").as_deref(), Some("2016-05-26"));
    }
}
