//! Resolutions that agencies number in their own way: `WHA75.11` of the World Health Assembly, `EB150.R2` of its board,
//! `GC(67)/RES/10` of the General Conference of the International Atomic Energy Agency.

use super::line::Line;
use super::{Cited, ReferenceKind};

/// The resolution or decision that begins at a token.
pub(super) fn read(line: &Line, at: usize) -> Option<Cited> {
    let start = line.tokens[at].span.start as usize;
    let end = start + length(&line.text[start..line.end()])?;
    let before = line.text[..start].chars().next_back();
    if before.is_some_and(|before| before.is_alphanumeric() || matches!(before, '/' | '.' | '-')) {
        return None;
    }
    let symbol = &line.text[start..end];
    let decision = symbol.contains("/DEC/") || symbol.strip_prefix(['W', 'E']).is_some_and(|rest| rest.contains('('));
    let kind = if decision { ReferenceKind::Decision } else { ReferenceKind::Resolution };
    let span = rapporteur_readers::span::Span::new(start, end);
    Some(Cited { span, kind, symbol: Some(symbol.to_string()), title: None, url: None })
}

/// The length of a symbol at the start of some text.
fn length(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let number = |from: usize| Some(from + Some(digits(&text[from..])).filter(|count| *count > 0)?);
    let mark = |from: usize, mark: &str| text[from..].starts_with(mark).then_some(from + mark.len());
    if text.starts_with("WHA") {
        let session = number(3)?;
        return mark(session, ".")
            .and_then(number)
            .or_else(|| mark(session, "(").and_then(number).and_then(|end| mark(end, ")")));
    }
    if text.starts_with("EB") {
        let session = number(2)?;
        return mark(session, ".R")
            .and_then(number)
            .or_else(|| mark(session, "(").and_then(number).and_then(|end| mark(end, ")")));
    }
    let close = text.strip_prefix("GC(")?.find(')').filter(|close| (1..=6).contains(close))? + 4;
    let kind = mark(close, "/RES/").or_else(|| mark(close, "/DEC/"))?;
    number(kind)
}
