//! The lines of a table of weights: cells parted by tabs, the first two a template and its values.

use super::Template;

/// A line of a table that names no known feature.
#[derive(Debug, thiserror::Error)]
#[error("line {line} of the weights is no feature and weight: `{text}`")]
pub struct Error {
    /// Counted from 1.
    pub line: usize,
    /// The line.
    pub text: String,
}

/// One line, with its template by place.
pub(super) struct Line<'t> {
    pub template: usize,
    pub values: &'t str,
    /// What follows: one cell for each weight.
    pub weights: &'t str,
}

/// Calls `read` with each line that is no remark; one that it cannot read is an error.
pub(super) fn read<'t>(
    table: &'t str,
    templates: &[Template],
    mut read: impl FnMut(Line<'t>) -> Option<()>,
) -> Result<(), Error> {
    // Lines of one template stand together.
    let mut last = 0;
    for (at, text) in lines(table).enumerate().filter(|(_, text)| !text.is_empty() && !text.starts_with('#')) {
        let line = line(text, templates, last);
        last = line.as_ref().map_or(last, |line| line.template);
        line.and_then(&mut read).ok_or_else(|| Error { line: at + 1, text: text.to_string() })?;
    }
    Ok(())
}

fn line<'t>(text: &'t str, templates: &[Template], last: usize) -> Option<Line<'t>> {
    let (name, rest) = cell(text)?;
    let (values, weights) = cell(rest)?;
    let is_it = |template: &Template| template.name == name;
    let template = if is_it(templates.get(last)?) { last } else { templates.iter().position(is_it)? };
    Some(Line { template, values, weights })
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    parts(table, |rest| memchr::memchr(b'\n', rest))
}

/// The cells of the rest of a line; they are short.
pub(super) fn cells(line: &str) -> impl Iterator<Item = &str> {
    parts(line, |rest| rest.iter().position(|byte| *byte == b'\t'))
}

/// What stands between some bytes of ASCII, which `next` finds.
fn parts(text: &str, next: impl Fn(&[u8]) -> Option<usize>) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = next(rest.as_bytes());
        let (part, after) = rest.split_at(at.unwrap_or(rest.len()));
        rest = after.get(1..).unwrap_or_default();
        (at.is_some() || !part.is_empty()).then_some(part)
    })
}

/// The first cell and what follows it.
pub(super) fn cell(line: &str) -> Option<(&str, &str)> {
    let at = memchr::memchr(b'\t', line.as_bytes())?;
    Some((&line[..at], &line[at + 1..]))
}

/// A weight; most have two decimals.
pub(super) fn weight(cell: &str) -> Option<f64> {
    hundredths(cell.as_bytes()).map(|hundredths| f64::from(hundredths) / 100.0).or_else(|| cell.parse().ok())
}

fn hundredths(cell: &[u8]) -> Option<i32> {
    let (sign, digits) = cell.strip_prefix(b"-").map_or((1, cell), |digits| (-1, digits));
    let [ones, b'.', tenth, hundredth] = digits else { return None };
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| i32::from(byte - b'0'));
    Some(sign * (100 * digit(ones)? + 10 * digit(tenth)? + digit(hundredth)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weight_is_read_to_its_last_bit() {
        for cell in ["0.17", "-0.05", "9.99", "-0.00", "12.25", "0.335", "-1e3"] {
            assert_eq!(weight(cell), cell.parse().ok(), "{cell}");
        }
        assert_eq!(["", "-", "x.11", "0.1x"].map(weight), [None; 4]);
    }

    #[test]
    fn lines_are_those_of_the_standard_library() {
        for table in ["", "one", "one\n", "one\n\ntwo", "\n"] {
            assert!(lines(table).eq(table.lines()), "{table:?}");
        }
    }
}
