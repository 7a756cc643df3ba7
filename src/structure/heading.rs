//! What makes a line or two a heading.

use super::line::{ends_sentence, starts_upper};

/// Headings are no longer than this, in bytes.
const LONGEST: usize = 300;

/// The level of a heading that its own letters tell; none where only its surroundings could.
pub(super) fn plain_level(text: &str) -> Option<u8> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    if is_bold(text) {
        return Some(4);
    }
    let bare = text.trim_end_matches(':');
    match () {
        _ if is_capitals(bare) => Some(2),
        _ if is_numbered(bare) && !ends_sentence(bare) => Some(2),
        _ => None,
    }
}

/// A heading without the number of a note that is glued to its last word or year: `PROCEEDINGS2`, `February 20251`.
pub(super) fn without_note_mark(text: &str) -> &str {
    let digits = text.len() - text.trim_end_matches(|last: char| last.is_ascii_digit()).len();
    let before = text[..text.len() - digits].chars().rev();
    let letters = before.clone().take_while(|letter| letter.is_alphabetic()).count();
    let year = digits == 5 && ["19", "20"].iter().any(|century| text[text.len() - 5..].starts_with(century));
    match digits {
        1..=2 if letters >= SHORTEST_NOTED => &text[..text.len() - digits],
        5 if year => &text[..text.len() - 1],
        _ => text,
    }
}

/// The number of a note that is glued to the last word of a heading.
pub(super) fn note_mark(text: &str) -> Option<&str> {
    Some(&text[without_note_mark(text).len()..]).filter(|mark| !mark.is_empty())
}

/// The fewest letters of a word that can bear the mark of a note.
const SHORTEST_NOTED: usize = 5;

/// Whether a short text without an end could be a heading where it stands alone.
pub(super) fn may_be_heading(text: &str) -> bool {
    let ends = ends_sentence(text) || text.ends_with([',', '-', '–', '—']);
    text.len() <= LONGEST
        && starts_upper(text)
        && !ends
        && !has_sentence_inside(text)
        && text.split_whitespace().count() <= 40
}

/// `ORGANIZATIONAL MATTERS`, with two capitals or more and no small letters but in a bracket or footnote mark.
pub(super) fn is_capitals(text: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for letter in text.chars() {
        upper += usize::from(letter.is_uppercase());
        lower += usize::from(letter.is_lowercase());
        // These are too many, were all the others capitals.
        if lower * 12 > text.len() {
            return false;
        }
    }
    upper >= 4 && lower * 12 <= upper && !text.ends_with('.') && !text.ends_with(',')
}

/// The whole line in Markdown's strong emphasis.
fn is_bold(text: &str) -> bool {
    let strong = |mark: &str| {
        text.len() > 2 * mark.len() && text.starts_with(mark) && text.ends_with(mark) && text.matches(mark).count() == 2
    };
    (strong("**") || strong("__")) && text.len() <= 160
}

/// `Session 1. International Law`, `IV. Conclusions`, `A. Adoption of the agenda`, `Annex II`.
fn is_numbered(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "Session ",
        "Panel ",
        "Annex",
        "Appendix",
        "Chapter ",
        "Part ",
        "Section ",
        "Theme ",
        "Module ",
        "Topic ",
        "Keynote ",
        "Breakout ",
        "Item ",
        "Day ",
    ];
    let first = text.split(' ').next().unwrap_or_default();
    let counted = first.strip_suffix('.').is_some_and(|number| {
        is_roman(number) || number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    let titled = text.len() > first.len() + 1 && starts_upper(&text[first.len() + 1..]);
    let named = WORDS.iter().any(|word| text.starts_with(word)) && text.len() <= 120;
    counted && titled && !has_sentence_inside(&text[first.len()..])
        || named && text.split_whitespace().nth(1).is_none_or(|second| starts_upper(second) && second.len() <= 6)
}

fn is_roman(number: &str) -> bool {
    !number.is_empty() && number.len() <= 6 && number.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'))
}

/// Whether a full stop with another sentence behind it stands inside.
fn has_sentence_inside(text: &str) -> bool {
    let stops = text.match_indices(". ").chain(text.match_indices("? ")).chain(text.match_indices("! "));
    stops.into_iter().any(|(at, mark)| {
        starts_upper(&text[at + mark.len()..]) && text[..at].split(' ').next_back().is_some_and(|word| word.len() > 3)
    })
}

/// The end of a heading in capitals glued to the prose behind it: `TECHNOLOGY TRANSFER: The Secretariat introduced`.
pub(super) fn glued(line: &str) -> Option<usize> {
    let near = &line.as_bytes()[..line.len().min(120)];
    let colon = memchr::memmem::find(near, b": ")?;
    let head = &line[..colon];
    let prose = starts_upper(line[colon + 2..].trim_start());
    (is_capitals(head) && prose && head.contains(' ') && !starts_with_title(head)).then_some(colon + 1)
}

fn starts_with_title(head: &str) -> bool {
    const TITLES: [&str; 16] = [
        "MR",
        "MS",
        "MRS",
        "DR",
        "SIR",
        "THE PRESIDENT",
        "THE CHAIR",
        "THE ACTING",
        "MISS",
        "AMBASSADOR",
        "SECRETARY ",
        "SENATOR",
        "GOVERNOR",
        "PROF",
        "HON",
        "MADAM",
    ];
    TITLES.iter().any(|title| head.starts_with(title))
}
