//! Whose paper it is: the organs and missions that a letterhead names, and nothing else.

use super::title::{is_named, names_speech};
use crate::structure::session;

/// The organ or mission that a letterhead or masthead names, and nothing else.
pub(super) fn is_house(words: &str, lower: &str) -> bool {
    const LEADS: &[&str] = &[
        "permanent mission",
        "mission of",
        "embassy of",
        "ministry of",
        "ministry for",
        "office of the",
        "department of",
        "permanent observer",
        "government of",
        "delegation of",
        "the permanent mission",
        "mission permanente",
        "misión permanente",
        "consulate",
        "permanent representative of",
        "permanent delegation",
    ];
    const SESSIONS: &[&str] = &[" session", " year", " assembly", " plenary"];
    let session = SESSIONS.iter().any(|ending| lower.ends_with(ending)) && words.split_whitespace().count() <= 6;
    let named = is_named(words) || names_speech(words);
    !named && (is_organ(words) || session || LEADS.iter().any(|lead| lower.starts_with(lead)))
        || lower.starts_with("republic of ") && words.split_whitespace().count() <= 5
        || session::told(words).is_some() && !named && words.split_whitespace().count() <= 10
}

/// Whether a line of a speech's title tells for whom the speaker holds an office.
pub(super) fn is_office(words: &str) -> bool {
    const LEADS: &[&str] =
        &["government of", "republic of", "ministry", "permanent representative", "office of the", "department"];
    let lower = words.to_lowercase();
    LEADS.iter().any(|lead| lower.starts_with(lead))
}

/// An organ of the United Nations, alone on its line.
pub(super) fn is_organ(words: &str) -> bool {
    const ORGANS: &[&str] = &[
        "united nations",
        "general assembly",
        "security council",
        "economic and social council",
        "human rights council",
        "trusteeship council",
        "conference on disarmament",
        "first committee",
        "second committee",
        "third committee",
        "fourth committee",
        "fifth committee",
        "sixth committee",
        "commission on human rights",
    ];
    let bare = words.trim_matches(['*', '_', ' ', '#', ',']);
    ORGANS.iter().any(|organ| bare.eq_ignore_ascii_case(organ))
}
