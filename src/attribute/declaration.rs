//! Texts that several sign: declarations, communiqués, joint statements and treaties, and the group that signs them.

use crate::document::Document;
use crate::lexicon::class::Class;
use crate::segment::Sentence;
use crate::speech::cast::{Cast, PersonId};
use crate::speech::speaker::SpeakerKind;
use crate::speech::words::{Any, CueAt, Words, any};
use crate::structure::DECLARATIONS;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many sentences from the top may say whose text it is.
pub(super) const TOP: usize = 12;

/// Whether one of the lines that open a text calls it a declaration, communiqué or joint statement.
pub(super) fn is_declaration(document: &Document, sentences: &[Sentence]) -> bool {
    is_called(document, sentences, &DECLARATIONS)
        || is_called(document, sentences, &["chair's statement", "statement of action"])
}

/// Whether one of the lines that open a text calls it a treaty or agreement.
pub(super) fn is_treaty(document: &Document, sentences: &[Sentence]) -> bool {
    is_called(document, sentences, &["treaty", "agreement", "convention", "protocol", "memorandum of understanding"])
}

fn is_called(document: &Document, sentences: &[Sentence], names: &[&str]) -> bool {
    let is_name = |sentence: &Sentence| {
        let line = sentence.span.of(&document.running.text).to_lowercase().replace('’', "'");
        line.len() < LONGEST_NAME && names.iter().any(|name| line.contains(name))
    };
    sentences.iter().take(TOP).any(is_name)
}

/// The line that calls a text a declaration is no longer than this, in bytes.
const LONGEST_NAME: usize = 160;

/// Those who sign a declaration, as the group that they are in it.
const SIGNATORIES: Any = Any::of(&[
    "ministers",
    "leaders",
    "heads",
    "governments",
    "countries",
    "participants",
    "states",
    "parties",
    "meeting",
    "conference",
    "summit",
    "council",
    "sides",
]);

/// The group that a sentence makes act: `Ministers reaffirmed`, `The Leaders also call on`, `They asked`; its last token.
pub(super) fn acting_group(words: &Words, sentence: usize) -> Option<usize> {
    let range = words.scan.tokens_of(sentence);
    let mut near = range.start..range.end.min(range.start + 5);
    let head = near.find(|at| words.is_any(*at, &SIGNATORIES) || *at == range.start && words.is(*at, "they"))?;
    let group = whole(words, head, range.end);
    let verb = |verb: CueAt| verb.first > group && verb.first <= group + 3;
    let shall = (group + 1..group + 3).any(|at| words.is(at, "shall"));
    (words.is_readable(sentence) && (shall || words.verbs(sentence).into_iter().any(verb))).then_some(group)
}

/// The last token of a group with the office that names it: `Heads of State and Government`.
fn whole(words: &Words, head: usize, end: usize) -> usize {
    let named = |at: &usize| words.is_capital(*at) || words.is_any(*at, any!["of", "and", "or", "for"]);
    let office = (head + 1..end).take_while(named).filter(|at| words.is_capital(*at)).last();
    office.filter(|_| words.is_any(head + 1, any!["of", "for"])).unwrap_or(head)
}

/// The group that a declaration is by: `We, the governments of Australia, …`; the one that it makes act most; whom its
/// title names behind `by` or `of`; else the title is its name.
pub(super) fn signatories(
    document: &Document,
    sentences: &[Sentence],
    words: &Words,
    cast: &mut Cast,
) -> Option<PersonId> {
    let top = 0..sentences.len().min(TOP);
    if let Some(id) = top.clone().find_map(|index| we_the(words, index, cast)) {
        return Some(id);
    }
    let acting = |index: usize| {
        let last = acting_group(words, index)?;
        let start = words.scan.tokens_of(index).start;
        let first = if words.has(start, Class::Determiner) { start + 1 } else { start };
        (!words.is(last, "they")).then(|| (index, words.words(first, last)))
    };
    let acting: Vec<(usize, &str)> = (0..sentences.len()).filter_map(acting).collect();
    let title = document.title.as_deref().unwrap_or_default();
    let name = match commonest(&acting) {
        Some((_, name)) if acting.len() * 8 > sentences.len() => name,
        _ => named_behind(title),
    };
    (!name.is_empty()).then(|| cast.by_name(SpeakerKind::Group, name, None))
}

/// The group that a title names: `The Lakeside Declaration by Countries Attending the Summit, 1-2 November`.
fn named_behind(title: &str) -> &str {
    let behind = |by: &str| title.split_once(by).and_then(|(_, group)| group.split([',', '–', ':']).next());
    let named = behind(" by ").or_else(|| behind(" of the ")).filter(|name| name.trim().contains(' '));
    named.unwrap_or(title).trim()
}

/// `We, the governments of Australia, Canada …`: the group that the text names itself.
pub(super) fn we_the(words: &Words, index: usize, cast: &mut Cast) -> Option<PersonId> {
    let range = words.scan.tokens_of(index);
    let we = range.clone().find(|at| words.is(*at, "we"))?;
    let first = if words.is(we + 1, ",") { we + 2 } else { we + 1 };
    if !words.is(first, "the") {
        return None;
    }
    let stop =
        |at: &usize| words.is_any(*at, any!["of", ",", "from", "gathered", "meeting", "participating", "at", "in"]);
    let end = (first + 1..range.end.min(first + 12)).find(stop)?;
    (end > first + 1).then(|| cast.by_name(SpeakerKind::Group, words.words(first, end - 1), None))
}

/// The name met most often, the first of equals.
pub(super) fn commonest<'a>(names: &[(usize, &'a str)]) -> Option<(usize, &'a str)> {
    let mut counts: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
    for (index, name) in names {
        counts.entry(name).or_insert((0, Reverse(*index))).0 += 1;
    }
    let (name, (_, Reverse(index))) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some((index, name))
}
