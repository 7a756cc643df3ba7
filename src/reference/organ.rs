//! The organ whose resolution or decision is cited, from the words before its number or behind it.

use super::line::Line;
use crate::lexicon::Shape;

/// Whose resolution or decision it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Organ {
    /// The General Assembly.
    Assembly,
    /// The Security Council.
    Security,
    /// The Economic and Social Council.
    Economic,
    /// The Human Rights Council.
    Rights,
    /// A Council, which the shape of the number tells.
    Council,
    /// Another organ, whose documents have no symbol that the number tells.
    Other,
}

/// The names of organs; the longer before those that end in them or begin them.
const NAMES: [(&[&str], Organ); 10] = [
    (&["General", "Assembly"], Organ::Assembly),
    (&["Security", "Council"], Organ::Security),
    (&["Economic", "and", "Social", "Council"], Organ::Economic),
    (&["Human", "Rights", "Council"], Organ::Rights),
    (&["UNGA"], Organ::Assembly),
    (&["UNSC"], Organ::Security),
    (&["ECOSOC"], Organ::Economic),
    (&["HRC"], Organ::Rights),
    (&["Assembly"], Organ::Assembly),
    (&["Council"], Organ::Council),
];

/// The organ named right before a token, and the first token of its name.
pub(super) fn before(line: &Line, at: usize) -> Option<(Organ, usize)> {
    let found = NAMES.iter().find_map(|(name, organ)| {
        let first = at.checked_sub(name.len())?;
        is_named(line, first, name).then_some((*organ, first, name.len()))
    });
    match found {
        Some((_, first, 1)) if line.shape(first) == Shape::Capitalized && is_name(line, first) => {
            Some((Organ::Other, first))
        }
        Some((organ, first, _)) => Some((organ, with_nations(line, first))),
        None if is_name(line, at) => Some((Organ::Other, at)),
        None => None,
    }
}

/// The organ named from a token on, after `of the`.
pub(super) fn behind(line: &Line, at: usize) -> Option<Organ> {
    let first = at + 1 + usize::from(line.word(at + 1) == "the");
    if line.word(at) != "of" || line.shape(first) == Shape::Lower {
        return None;
    }
    let named = NAMES.iter().find(|(name, _)| is_named(line, first, name));
    let other = || matches!(line.shape(first), Shape::Capitalized | Shape::Upper).then_some(Organ::Other);
    named.map(|(_, organ)| *organ).or_else(other)
}

fn is_named(line: &Line, first: usize, name: &[&str]) -> bool {
    let is = |(at, wanted): (usize, &str)| {
        let word = line.word(first + at);
        let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        word.eq_ignore_ascii_case(wanted) && (wanted == "and" || line.shape(first + at) != Shape::Lower)
    };
    name.iter().copied().enumerate().all(is)
}

/// Whether the word before a token belongs to a name: it has a capital and does not begin the sentence.
fn is_name(line: &Line, at: usize) -> bool {
    at > 1 && matches!(line.shape(at - 1), Shape::Capitalized | Shape::Upper | Shape::Mixed)
}

/// The first token of an organ's name with `United Nations` or `UN` before it.
fn with_nations(line: &Line, first: usize) -> usize {
    match first {
        1.. if line.word(first - 1) == "UN" => first - 1,
        2.. if line.word(first - 1) == "Nations" && line.word(first - 2) == "United" => first - 2,
        _ => first,
    }
}
