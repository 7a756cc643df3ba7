//! What a line of a front page is there for, told by its own words.

use super::Row;
use super::house::is_house;
use super::title::{LONGEST, is_named, names_speech};
use crate::document::ParagraphKind;
use crate::structure::block::Block;
use crate::structure::date;
use crate::structure::furniture;
use crate::structure::marker::Mark;
use rapporteur_readers::raised::is_raised;
use rapporteur_readers::span::Span;

/// What a line of a front page is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Numbers, symbols, mastheads, running heads.
    Furniture,
    /// A date with nothing but a place beside it.
    Date,
    /// `Held at Headquarters, New York, on Tuesday, 8 April 2025`
    Held,
    Place,
    /// `9871st meeting`
    Meeting,
    /// `Security Council`, `Permanent Mission of Palau to the United Nations`
    House,
    /// `Check against delivery`, `Final`, `Unofficial translation`
    Note,
    /// `Mr. President,`
    Salutation,
    /// `Introduction`, `Contents`, `Summary`
    Section,
    /// Words that may be the title.
    Words,
    Prose,
}

/// Whether words end in an initial or a title rather than in a sentence's end: `Jan.`, `the Hon.`
pub(super) fn ends_in_abbreviation(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    let shouted = last.chars().count() > 3 && !last.contains(char::is_lowercase);
    last.ends_with('.') && last.chars().count() <= 4 && last.starts_with(char::is_uppercase) && !shouted
        || last.ends_with("..")
}

pub(super) fn role(words: &str, block: &Block) -> Role {
    let bare = words.trim_matches(['*', '_', ' ', '#', '|', '[', ']', '(', ')', '-', '–', '.', ':', '>', '…']);
    let lower = bare.to_lowercase();
    let date = date::written(bare);
    match () {
        _ if bare.is_empty() || words.len() > LONGEST => Role::Furniture,
        _ if is_held(bare) => Role::Held,
        _ if date.as_ref().is_some_and(|date| is_dateline(bare, date.span)) => Role::Date,
        _ if is_time(&lower) => Role::Furniture,
        _ if furniture::is_symbol(bare) || is_contact(bare, &lower) => Role::Furniture,
        _ if is_meeting(&lower) => Role::Meeting,
        _ if is_note(&lower) => Role::Note,
        _ if is_salutation(bare, &lower) => Role::Salutation,
        _ if is_section(&lower) => Role::Section,
        _ if is_house(bare, &lower) => Role::House,
        _ if block.kind == ParagraphKind::Furniture => Role::Furniture,
        _ if matches!(block.mark, Some(Mark::Number | Mark::Letter | Mark::Bullet | Mark::Quote)) => Role::Prose,
        _ if block.kind == ParagraphKind::Roster => Role::Prose,
        _ if ends_as_sentence(words) => Role::Prose,
        _ if !bare.contains(|letter: char| letter.is_alphabetic()) || is_number(bare) => Role::Furniture,
        _ => Role::Words,
    }
}

/// Whether a line ends in a full stop as a sentence of a few words does: `The text begins here.`
fn ends_as_sentence(words: &str) -> bool {
    let small = words.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count();
    let capitals = !words.contains(char::is_lowercase) && words.split(' ').count() > 2;
    words.ends_with('.') && !ends_in_abbreviation(words) && (small >= 2 || capitals)
}

/// A short line beside a date that names a place: `New York`, `Palais des Nations, Geneva`.
pub(super) fn places(rows: &mut [Row]) {
    let dated: Vec<bool> = rows.iter().map(|row| row.role == Role::Date).collect();
    for at in 0..rows.len() {
        let beside = at > 0 && dated[at - 1] || dated.get(at + 1) == Some(&true);
        let words = rows[at].words.trim_matches(['*', '_', ' ', ',', '.', '(', ')']);
        let short = words.split_whitespace().count() <= 4;
        let within = words.strip_prefix("in ").or(words.strip_prefix("at ")).unwrap_or(words);
        let capital =
            within.split_whitespace().all(|word| word.starts_with(|first: char| first.is_uppercase() || first == '('));
        let known = CITIES
            .iter()
            .any(|city| within.eq_ignore_ascii_case(city) || within.to_lowercase().ends_with(&format!(", {city}")));
        if rows[at].role == Role::Words
            && (known
                || beside
                    && short
                    && capital
                    && !is_named(words)
                    && !names_speech(words)
                    && rows[at].heading.is_none_or(|level| level > 2)
                    && within.len() < words.len())
        {
            rows[at].role = Role::Place;
        }
    }
}

/// Where meetings are held, in small letters.
const CITIES: &[&str] = &[
    "new york",
    "geneva",
    "vienna",
    "nairobi",
    "the hague",
    "washington",
    "washington, d.c",
    "washington, dc",
    "brussels",
    "paris",
    "rome",
    "addis ababa",
    "bonn",
    "london",
    "montreal",
    "bangkok",
    "santiago",
    "beirut",
    "lake success",
    "tokyo",
    "copenhagen",
    "oslo",
    "stockholm",
    "canberra",
    "ottawa",
    "moscow",
    "beijing",
    "new delhi",
    "jakarta",
    "singapore",
    "berlin",
    "madrid",
    "lisbon",
    "dublin",
    "helsinki",
    "wellington",
    "pretoria",
    "abuja",
    "buenos aires",
    "strasbourg",
];

/// `Held at Headquarters, New York, on Tuesday, 8 April 2025, at 10 a.m.`
fn is_held(words: &str) -> bool {
    let lower = words.get(..words.len().min(60)).unwrap_or(words).to_lowercase();
    ["held at", "held in", "held on", "meeting held", "held virtually"].iter().any(|held| lower.starts_with(held))
        && words.len() <= LONGEST
}

/// `Date: 12 May 2022`, `Delivered on 3 June 2016`
pub(super) fn is_labelled(words: &str) -> bool {
    let lower = words.trim_start_matches(['*', '_', ' ']).to_lowercase();
    ["date", "delivered", "as delivered", "meeting date"].iter().any(|label| lower.starts_with(label))
}

/// Whether a line is a date with at most its place, hour and occasion in a few words.
fn is_dateline(words: &str, date: Span) -> bool {
    const BESIDE: &[&str] = &[
        "on",
        "at",
        "in",
        "the",
        "of",
        "from",
        "held",
        "date",
        "dated",
        "adopted",
        "published",
        "posted",
        "released",
        "issued",
        "updated",
        "last",
        "delivered",
        "as",
        "for",
        "immediate",
        "release",
        "general",
        "distr",
        "limited",
        "restricted",
        "english",
        "original",
        "a.m",
        "p.m",
        "am",
        "pm",
        "hours",
        "noon",
        "and",
        "to",
        "edt",
        "est",
    ];
    let rest = format!("{} {}", &words[..date.start as usize], &words[date.end as usize..]);
    let parts = rest.split(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | ':' | '(' | ')' | '|' | ';' | '/' | '–' | '—')
    });
    let mut strange = 0;
    for word in parts.map(|word| word.trim_matches(['.', '-', '*', '_'])).filter(|word| !word.is_empty()) {
        let known = BESIDE.iter().any(|beside| word.eq_ignore_ascii_case(beside))
            || word.to_lowercase().ends_with("day")
            || word.starts_with(|first: char| first.is_ascii_digit());
        let capital = word.starts_with(char::is_uppercase);
        if !known && !capital {
            return false;
        }
        strange += usize::from(!known);
    }
    // `08-11-1999 Statement`: the sort of text behind its date.
    let sort = date.start == 0 && !rest.trim().contains(' ');
    strange <= 4 && !is_named(&rest) && (sort || !names_speech(&rest))
}

/// `Security 308.`, `No. 12`: the number of a paper.
fn is_number(words: &str) -> bool {
    let mut parts = words.split(' ');
    let (word, number) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    parts.next().is_none() && word.len() <= 12 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// `10 a.m.`, `12:31 P.M. EDT`
fn is_time(lower: &str) -> bool {
    lower.len() < 24
        && lower.starts_with(|first: char| first.is_ascii_digit())
        && ["a.m", "p.m", "am", "pm", "hours", "hrs", "noon"].iter().any(|hour| lower.contains(hour))
}

/// An address, a number to call, a page on the web.
fn is_contact(words: &str, lower: &str) -> bool {
    const LEADS: &[&str] = &[
        "tel",
        "fax",
        "phone",
        "telephone",
        "e-mail",
        "email",
        "www.",
        "http",
        "website",
        "contact",
        "p.o. box",
        "via ",
    ];
    const STREETS: &[&str] = &[" street", " avenue", " ave.", " st.", " plaza", " floor", " suite", " room ", ", ny 1"];
    let number = words.contains(|letter: char| letter.is_ascii_digit());
    LEADS.iter().any(|lead| lower.starts_with(lead))
        || words.contains('@')
        || number
            && words.len() < 100
            && STREETS.iter().any(|street| lower.contains(street) || lower.ends_with(street.trim_end()))
}

/// `9871st meeting`, `50th (resumed) plenary meeting`, `Summary of the 3rd meeting` is none.
fn is_meeting(lower: &str) -> bool {
    let first = lower.split([' ', '(']).next().unwrap_or_default();
    let ordinal =
        first.starts_with(|first: char| first.is_ascii_digit()) && first.ends_with(|last: char| last.is_alphabetic());
    ordinal && (lower.ends_with(" meeting") || lower.ends_with(" sitting")) && lower.split_whitespace().count() <= 5
}

/// How a text was or will be spoken, and how final it is.
fn is_note(lower: &str) -> bool {
    const WHOLE: &[&str] = &[
        "final",
        "draft",
        "final draft",
        "advance copy",
        "advance unedited version",
        "as delivered",
        "as prepared",
        "as prepared for delivery",
        "check against delivery",
        "please check against delivery",
        "unofficial",
        "embargoed",
        "for immediate release",
        "official sensitive",
        "unclassified",
        "confidential",
        "restricted",
        "immediate",
        "original: english",
        "english",
        "english only",
        "non-paper",
        "urgent",
        "press release",
        "transcript",
        "please check against actual delivery",
        "text as delivered",
        "share",
        "print",
        "the president",
        "the prime minister",
        "the minister",
    ];
    const PARTS: &[&str] = &[
        "against delivery",
        "unofficial translation",
        "unofficial english",
        "courtesy translation",
        "for delivery",
        "embargoed until",
        "official translation",
        "please deliver",
        "translated from",
        "for release at",
        "share this",
        "print page",
        "send page",
        "archived page",
        "official website of the",
    ];
    const LABELS: &[&str] = &["chair:", "chairs:", "chairman:", "chairperson:", "moderator:", "rapporteur:"];
    let classified = lower.split(' ').all(|word| CLASSIFIED.contains(&word));
    classified
        || WHOLE.contains(&lower)
        || lower.len() < 80 && PARTS.iter().any(|part| lower.contains(part))
        || LABELS.iter().any(|label| lower.starts_with(label))
}

/// Words that mark how secret and how urgent a text is.
const CLASSIFIED: &[&str] = &[
    "most",
    "top",
    "immediate",
    "secret",
    "priority",
    "confidential",
    "restricted",
    "important",
    "urgent",
    "routine",
    "official",
    "sensitive",
    "use",
    "only",
    "for",
    "unclassified",
    "and",
    "personal",
    "clear",
    "limited",
];

/// `Mr. President,`, `Excellencies, Ladies and Gentlemen,`
fn is_salutation(words: &str, lower: &str) -> bool {
    const LEADS: &[&str] = &[
        "mr. president",
        "mr president",
        "madam president",
        "madame president",
        "mr. chair",
        "mr chair",
        "madam chair",
        "madame chair",
        "mr. secretary",
        "mr. speaker",
        "excellenc",
        "your excellenc",
        "ladies and gentlemen",
        "distinguished",
        "dear ",
        "honourable members",
        "thank you",
        "esteemed",
        "secretary-general",
        "heads of state",
        "your majest",
        "bismillah",
        "good morning",
        "good afternoon",
    ];
    words.len() < 120 && LEADS.iter().any(|lead| lower.starts_with(lead)) && !is_named(words)
}

/// What sections of any document are called.
fn is_section(lower: &str) -> bool {
    const WHOLE: &[&str] = &[
        "introduction",
        "contents",
        "table of contents",
        "summary",
        "executive summary",
        "abstract",
        "background",
        "foreword",
        "preface",
        "agenda",
        "overview",
        "annex",
        "appendix",
        "conclusion",
        "conclusions",
        "acknowledgements",
        "welcome",
        "welcoming remarks",
        "opening",
        "opening remarks",
        "opening session",
        "participants",
        "proceedings",
        "recommendations",
        "purpose",
        "note",
        "notes",
        "general debate",
        "general",
        "about",
        "key points",
        "objective",
        "objectives",
        "session i",
        "session 1",
        "opening of the session",
        "opening of the meeting",
        "meeting summary",
        "members present",
        "present",
        "in attendance",
        "attendance",
        "attendees",
        "apologies",
        "subject",
        "press conferences",
        "press releases",
    ];
    let numbered =
        lower.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ' ' | '\t'));
    let roman =
        lower.split_once(". ").filter(|(number, _)| number.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')));
    WHOLE.contains(&numbered.trim_end_matches(|last: char| last.is_ascii_digit() || is_raised(last) || last == ' '))
        || roman.is_some_and(|(_, rest)| WHOLE.contains(&rest))
        || lower.starts_with("agenda item")
        || lower.starts_with("agenda items")
        || lower.starts_with("item ")
        || lower.starts_with("session ") && lower.len() < 24
}
