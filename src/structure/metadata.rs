//! What a document says of itself: title, symbol, session, date, language.

use super::block::Block;
use super::front::{self, Front};
use super::furniture;
use super::marker::Mark;
use super::{date, name, session};
use crate::document::{Genre, ParagraphKind};
use rapporteur_readers::raised::is_raised;

/// How many blocks from the top may tell the title or date.
const TOP: usize = 40;

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

/// The title: of the front matter, of a resolution, of a record by its meeting, else what the front page calls it.
pub(super) fn title(blocks: &[Block], text: &str, front: &Front, genre: Genre) -> Option<String> {
    let words = |block: &Block| block.lines.iter().map(|line| line.of(text)).collect::<Vec<_>>().join(" ");
    let resolution = || blocks.iter().take(TOP).find(|block| block.mark == Some(Mark::Resolution));
    let meeting = || front.meeting().filter(|_| genre == Genre::Verbatim);
    let of_resolution = || resolution().map(words).map(without_marks);
    front_value(blocks, text, "title").or_else(of_resolution).or_else(meeting).or_else(|| front.title())
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
        .find(|line| furniture::is_symbol(line) && line.len() <= 60)
        .map(furniture::without_notes);
    let numbered = || {
        let block = blocks.iter().take(TOP).find(|block| block.mark == Some(Mark::Resolution))?;
        let number = block.marker?.of(text).trim_end_matches('.').to_string();
        Some(format!("A/RES/{number}"))
    };
    alone.map(|line| line.trim_end_matches('*').to_string()).or_else(numbered).or_else(|| name::symbol(name))
}

/// The number of the session: of a single speech as its name says, else of the symbol or the front page.
pub(super) fn session(front: &Front, title: Option<&str>, name: &str, symbol: Option<&str>) -> Option<u32> {
    let of_speech = name::speech(name).map(|speech| speech.session);
    let lines = || front.lines().find_map(session::told).or_else(|| title.and_then(session::within));
    of_speech.or_else(|| symbol.and_then(session::of_symbol)).or_else(lines).or_else(|| name::session(name))
}

/// The occasion on which a speech was given.
pub(super) fn occasion(front: &Front, title: Option<&str>, genre: Genre) -> Option<String> {
    let title = title.unwrap_or_default();
    let speech = genre == Genre::Speech || front::names_speech(title);
    speech.then(|| front.occasion(title)).flatten()
}

/// When a document or its meeting is of.
#[derive(Default)]
pub(super) struct Dated {
    pub first: Option<String>,
    pub last: Option<String>,
    pub text: Option<String>,
}

/// The date: of a single speech as its name says, else from the front matter, the front page, or the name.
pub(super) fn date(blocks: &[Block], text: &str, front: &Front, title: Option<&str>, name: &str) -> Dated {
    let of_speech =
        || name::speech(name).map(|speech| Dated { text: Some(speech.year.to_string()), ..Dated::default() });
    let matter = || {
        let value = ["date", "doc_date"].iter().find_map(|key| front_value(blocks, text, key))?;
        let found = date::written(value.get(..10).filter(|day| date::is_day(day)).unwrap_or(&value));
        let (first, last) = found.map_or((None, None), |found| (found.first, found.last));
        Some(Dated { text: first.clone().or(Some(value)), first, last })
    };
    let written = || {
        let (found, line) = front.date(title.unwrap_or_default())?;
        let text = Some(found.span.of(line).to_string());
        Some(Dated { first: found.first, last: found.last, text })
    };
    let of_name = || {
        let date = name::date(name)?;
        Some(Dated { first: Some(date.clone()).filter(|date| date.len() == 10), last: None, text: Some(date) })
    };
    of_speech().or_else(matter).or_else(written).or_else(of_name).unwrap_or_default()
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
