//! Bodies and those who hold an office, named as reports of them do: `Summit noted`, `Cabinet agreed`, `Heads of State and
//! Government welcomed`.

use super::speaker::SpeakerKind;
use super::words::{Any, Words, any};
use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use std::ops::Range;

/// Those who meet as the holders of an office.
pub(super) const HOLDERS: Any = Any::of(&[
    "heads",
    "ministers",
    "leaders",
    "ambassadors",
    "governors",
    "presidents",
    "chairs",
    "chairpersons",
    "directors",
    "secretaries",
    "commissioners",
    "envoys",
    "principals",
    "deputies",
    "senators",
    "councillors",
    "mayors",
    "judges",
]);

/// Meetings that act.
const MEETINGS: Any = Any::of(&["summit", "conference", "plenary"]);

/// What a source names, its article left out: holders of an office, or without an article a body or meeting; none for others.
pub(super) fn assembly(words: &Words, source: Range<usize>, article: bool) -> Option<SpeakerKind> {
    let end = source.clone().find(|at| words.has(*at, Class::Preposition)).unwrap_or(source.end);
    let head = (source.start..end).last()?;
    let capitals = (source.start..end).all(|at| words.is_capital(at) && !words.has(at, Class::Calendar));
    let office = |at: usize| words.is_capital(at) || words.is_any(at, any!["of", "and", "or", "for", "the"]);
    let whole = !article || end < source.end;
    if capitals && whole && words.is_any(head, &HOLDERS) && (end..source.end).all(office) {
        return Some(SpeakerKind::Group);
    }
    let single = capitals && !article && source.len() == 1;
    let body = words.has(head, Class::Institution) && words.shape(head) == Shape::Capitalized;
    (single && (body || words.is_any(head, &MEETINGS))).then_some(SpeakerKind::Organization)
}
