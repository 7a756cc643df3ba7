//! What is written as a title, and how far it goes on.

use crate::structure::date;
use crate::structure::line::{ends_sentence, starts_lower};

/// A line longer than this, in bytes, is prose.
pub(super) const LONGEST: usize = 300;

/// Whether most words of some length have a capital, or the first three name a sort of document or speech.
pub(super) fn is_written_as_title(words: &str) -> bool {
    const LONG: usize = 4;
    let long = || words.split(' ').filter(|word| word.chars().count() >= LONG);
    let capital = long().filter(|word| !word.starts_with(char::is_lowercase)).count();
    let opening = words.split(' ').take(3).collect::<Vec<_>>().join(" ");
    !ends_sentence(words) && (capital * 2 > long().count() || names_speech(&opening))
}

/// A title without the words at its end that only lead to a place or date.
pub(super) fn closed(title: String) -> String {
    let mut words: Vec<&str> = title.split(' ').collect();
    while words.last().is_some_and(|last| OPEN.contains(&last.to_lowercase().as_str())) {
        words.pop();
    }
    words.join(" ").trim_end_matches([',', ':', '–', '-', '(', ' ']).to_string()
}

/// `first regular session, 10 to`: a range of days goes on with the next line.
pub(super) fn breaks_range(title: &str) -> bool {
    let before = title.strip_suffix(" to").or(title.strip_suffix(['-', '–']));
    before.is_some_and(|before| before.trim_end().ends_with(|last: char| last.is_ascii_digit()))
}

/// Words behind which a line goes on.
const OPEN: &[&str] = &[
    "by", "of", "at", "on", "the", "for", "to", "and", "in", "from", "with", "before", "behalf", "during", "under",
    "a", "between", "&",
];

pub(super) fn is_open(title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or_default().to_lowercase();
    OPEN.contains(&last.as_str()) || title.ends_with([',', '-', '–', ':', '/'])
}

/// Whether a line goes on with the one before: `at the General Debate`, `delivered by`.
pub(super) fn leads_on(words: &str) -> bool {
    const LEADS: &[&str] = &[
        "at",
        "of",
        "on",
        "to",
        "by",
        "for",
        "before",
        "delivered",
        "from",
        "during",
        "and",
        "with",
        "under",
        "in",
        "submitted",
        "between",
        "concerning",
    ];
    let first = words.split([' ', ',']).next().unwrap_or_default();
    starts_lower(words) || LEADS.iter().any(|lead| first.eq_ignore_ascii_case(lead)) && words.contains(' ')
}

/// Whether a title tells its own date: behind a comma, bracket, colon, `on` or `held`, not behind `Treaty of`.
pub(super) fn tells_own_date(words: &str) -> bool {
    let Some(found) = date::written(words) else { return false };
    let before = words[..found.span.start as usize].trim_end_matches(['(', ' ', '–', '-', ',', ':']);
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let marked = words[..found.span.start as usize].trim_end().ends_with(['(', '–', '-', ',', ':', '|', '—']);
    marked
        || ["on", "held", "dated", "from", "day"].contains(&last.as_str())
        || last.ends_with("day")
        || before.to_lowercase().ends_with("meeting of")
        || before.is_empty()
        || ends_with_name_of_document(before)
}

/// Whether a title tells when a meeting was held or a text adopted: `its first session, 10 to 11 February 2025`.
pub(super) fn tells_when_held(words: &str) -> bool {
    let event = ["held ", "adopted", "session,", "session (", "meeting,", "conference,", "workshop,", "seminar,"];
    let Some(found) = date::written(words) else { return false };
    let before = words[..found.span.start as usize].to_lowercase();
    event.iter().any(|event| before.contains(event)) || before == "on " || before == "from "
}

fn ends_with_name_of_document(words: &str) -> bool {
    is_named(words) && !words.ends_with("of")
}

/// Words for sorts of documents and events, in small letters.
const SORTS: &[&str] = &[
    "report",
    "minutes",
    "summary record",
    "summary of",
    "record of",
    "proceedings",
    "communiqu",
    "declaration",
    "joint statement",
    "press statement",
    "readout",
    "press release",
    "letter dated",
    "letter from",
    "note by",
    "note verbale",
    "memorandum",
    "outcome document",
    "co-chairs’ summary",
    "chair's summary",
    "chair’s summary",
    "chairs’ summary",
    "conference",
    "seminar",
    "workshop",
    "symposium",
    "roundtable",
    "round table",
    "round-table",
    "forum",
    "summit",
    "resolution adopted",
    "draft resolution",
    "working paper",
    "briefing",
    "consultation",
    "dialogue",
    "transcript",
    "press conference",
    "press call",
    "press briefing",
    "treaty",
    "convention",
    "protocol",
    "agreement",
    "review of",
    "plan of action",
    "meeting",
    "debates",
    "hansard",
    "highlights",
    "non-paper",
    "bulletin",
    "interview",
];

/// Whether a line names a sort of document or event.
pub(super) fn is_named(words: &str) -> bool {
    let lower = words.to_lowercase();
    SORTS.iter().any(|sort| begins_word(&lower, sort)) && words.split_whitespace().count() >= 2
}

/// Whether a word or phrase stands in some words at the beginning of a word.
fn begins_word(lower: &str, sort: &str) -> bool {
    lower.match_indices(sort).any(|(at, _)| !lower[..at].ends_with(char::is_alphanumeric))
}

/// Whether a line says that a speech follows: `Statement by`, `Keynote address`.
pub(in crate::structure) fn names_speech(words: &str) -> bool {
    const SPEECHES: &[&str] = &[
        "statement",
        "address",
        "speech",
        "remarks",
        "intervention",
        "lecture",
        "keynote",
        "message",
        "allocution",
        "presentation",
        "explanation of vote",
        "right of reply",
    ];
    let lower = words.to_lowercase();
    let whole = |at: usize, speech: &str| {
        let behind = lower[at + speech.len()..].trim_start_matches('s');
        !lower[..at].ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    };
    let named = |speech: &str| lower.match_indices(speech).any(|(at, _)| whole(at, speech));
    words.len() < LONGEST && SPEECHES.iter().any(|speech| named(speech))
}
