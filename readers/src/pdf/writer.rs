//! Blocks as a text: lines as they stand, a blank line between blocks, a form feed between pages.

use super::sheet::{Block, Sheet};
use crate::raised::{is_exponent, is_raised};
use crate::span::Span;
use crate::text::{Part, PartKind, Text};
use std::ops::Range;

/// The text of all pages.
pub(super) fn text(sheets: Vec<Sheet>) -> Text {
    let mut text = Text::default();
    for sheet in sheets {
        if !text.pages.is_empty() {
            text.text.push('\u{c}');
        }
        text.pages.push(text.text.len() as u32);
        for (number, block) in sheet.blocks.into_iter().enumerate() {
            if number > 0 {
                text.text.push('\n');
            }
            add(&mut text, &block);
        }
    }
    text
}

fn add(text: &mut Text, block: &Block) {
    let start = text.text.len();
    let mut kind = block.kind;
    for line in &block.lines {
        let start = text.text.len();
        text.text.push_str(&line.text);
        text.marks.extend(marks(&line.text).map(|mark| Span::new(start + mark.start, start + mark.end)));
        text.text.push('\n');
    }
    let span = Span::new(start, text.text.len() - 1);
    if span.of(&text.text).trim().is_empty() {
        kind = PartKind::Furniture;
    }
    text.parts.push(Part { span, kind });
}

/// The marks of notes behind words of a line: raised numbers and letters, and stars.
fn marks(line: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let is_part = |letter: char| is_raised(letter) || matches!(letter, '*' | '†' | '‡');
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + line[from..].find(is_part)?;
        let length =
            line[start..].find(|letter: char| !(is_part(letter) || letter == ',')).unwrap_or(line.len() - start);
        let mark = line[start..start + length].trim_end_matches(',');
        from = start + length;
        Some(start..start + mark.len())
    })
    .filter(|mark| {
        let (before, words) = (&line[..mark.start], &line[mark.clone()]);
        let behind = before.chars().next_back().is_some_and(|last| !last.is_whitespace());
        let starred = before.ends_with(|last: char| last.is_lowercase() || matches!(last, '”' | '"' | '’'))
            && !line[mark.end..].starts_with(char::is_alphanumeric);
        behind && !is_exponent(before, words) && (starred || !words.starts_with(['*', '†', '‡']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_behind_words_and_exponents_are_none() {
        let found = |line: &str| marks(line).map(|mark| line[mark].to_string()).collect::<Vec<_>>();
        assert_eq!(
            found("the norms¹ of the “zones”² and 5 km² of 2007³,⁴ debris*, and S/2025/31*"),
            ["¹", "²", "³,⁴", "*"]
        );
        assert_eq!(found("10⁶ and * alone"), Vec::<String>::new());
    }
}
