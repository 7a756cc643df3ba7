//! The front page: the lines above the prose, and what each of them is there for.
//!
//! What a document calls itself stands among lines that tell where, when and before whom it was made. Each line is told by
//! its own words; the title is what is left, from the line that names a sort of document on, as far as it goes on.

use super::block::Block;
use super::date::{self, Written};
use super::line::{ends_sentence, starts_lower};
use super::marker::Mark;
use super::{furniture, heading};
use crate::document::ParagraphKind;
use rapporteur_readers::raised::is_raised;
use rapporteur_readers::span::Span;

/// How many blocks from the top may belong to the front page; a sentence of so many words or so many words without an end
/// are prose.
const TOP: usize = 40;
const FEW: usize = 5;
const PROSE: usize = 14;

/// A line longer than this, in bytes, is prose.
const LONGEST: usize = 300;

/// A title is no longer than this, in bytes.
const LONGEST_TITLE: usize = 400;

/// What a line of a front page is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
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

struct Row<'a> {
    words: &'a str,
    role: Role,
    /// The number of its block, and how it is told to be a heading there.
    block: usize,
    heading: Option<u8>,
}

/// The lines above the prose of a document.
pub(super) struct Front<'a> {
    rows: Vec<Row<'a>>,
    /// The first words of the prose, and its block.
    opening: &'a str,
    body: Option<usize>,
}

impl<'a> Front<'a> {
    /// Reads the blocks up to the first that is prose.
    pub fn of(blocks: &[Block], text: &'a str) -> Front<'a> {
        let mut rows: Vec<Row> = Vec::new();
        let (mut opening, mut body) = ("", None);
        let from = front_matter(blocks, text);
        for (number, block) in blocks.iter().enumerate().skip(from).take(TOP) {
            let first = block.first(text);
            if is_prose(block, text, number == from) {
                let letter = letter(block, text).into_iter();
                rows.extend(letter.map(|words| Row { words, role: Role::Words, block: number, heading: None }));
                (opening, body) = (first, Some(number));
                break;
            }
            if matches!(block.kind, ParagraphKind::Footnote) {
                continue;
            }
            let heading = match block.kind {
                ParagraphKind::Heading(level) => Some(level),
                _ => None,
            };
            let lines = block.lines.iter().map(|line| line.of(text)).filter(|line| !line.is_empty());
            rows.extend(lines.map(|words| Row { words, role: role(words, block), block: number, heading }));
        }
        places(&mut rows);
        Front { rows, opening, body }
    }

    /// What the document calls itself; none where no line tells it.
    pub fn title(&self) -> Option<String> {
        let title = self.from(self.start()?).0;
        (!title.is_empty() && title.len() <= LONGEST_TITLE).then_some(title)
    }

    /// The numbers of the blocks that hold the title and nothing else.
    pub fn title_blocks(&self) -> Vec<usize> {
        let Some(start) = self.start() else { return Vec::new() };
        let rows = start..self.from(start).1;
        let inside = |at: &usize| rows.contains(at);
        let of = |block: usize| (0..self.rows.len()).filter(move |at| self.rows[*at].block == block);
        if !self.rows[rows.clone()].iter().any(|row| is_named(row.words) || names_speech(row.words))
            || !is_written_as_title(&self.from(start).0)
        {
            return Vec::new();
        }
        let mut blocks: Vec<usize> = rows.clone().map(|at| self.rows[at].block).collect();
        blocks.dedup();
        blocks.retain(|block| {
            of(*block).all(|at| inside(&at) || self.rows[at].role != Role::Words) && !self.is_opening(*block)
        });
        blocks
    }

    fn is_opening(&self, block: usize) -> bool {
        self.body == Some(block)
    }

    /// The first line of the title.
    fn start(&self) -> Option<usize> {
        let named = self.pick(|row| is_named(row.words));
        let speech = || self.pick(|row| names_speech(row.words));
        let heading = || {
            self.pick(|_| true)
                .filter(|first| self.rows[*first].words.split(' ').count() >= FEW)
                .or_else(|| self.pick(|row| row.heading.is_some_and(|level| level <= 2)))
        };
        let lone = || self.pick(|row| row.heading.is_some()).or_else(|| self.pick(|_| true));
        let start = named.map(|at| self.above(at)).or_else(speech).or_else(heading).or_else(lone)?;
        Some(self.beginning(start))
    }

    /// Whether the page says that the press is told, or the first words have a place and date before them.
    pub fn is_press(&self) -> bool {
        const NAMES: &[&str] = &[
            "press release",
            "for immediate release",
            "meetings coverage",
            "media release",
            "news release",
            "press communiqu",
        ];
        let named = |row: &Row| {
            let lower = row.words.to_lowercase();
            row.words.len() < LONGEST && NAMES.iter().any(|name| lower.contains(name))
        };
        self.rows.iter().any(named) || self.dateline().is_some()
    }

    /// Where a speech was given: what its title tells behind `at`, else the session that a line tells.
    pub fn occasion(&self, title: &str) -> Option<String> {
        const LEADS: &[&str] = &[" on the occasion of ", " at the ", " at ", " during the ", " before the "];
        let lower = title.to_ascii_lowercase();
        let behind = LEADS.iter().find_map(|lead| lower.find(lead).map(|at| at + lead.trim_end_matches("the ").len()));
        let told = behind.map(|at| title[at..].trim_start_matches("the ").to_string());
        told.filter(|told| !told.is_empty()).or_else(|| {
            let at = self
                .rows
                .iter()
                .position(|row| row.role == Role::House && super::session::told(row.words).is_some())?;
            let before =
                at.checked_sub(1).map(|before| &self.rows[before]).filter(|before| before.role == Role::Section);
            let session = plain(self.rows[at].words);
            Some(before.map_or(session.clone(), |before| format!("{}, {session}", plain(before.words))))
        })
    }

    /// The number of the meeting, with the organ that met: `Security Council, 9871st meeting`.
    pub fn meeting(&self) -> Option<String> {
        let meeting = self.rows.iter().position(|row| row.role == Role::Meeting)?;
        let organ = self.rows.iter().find(|row| is_organ(row.words)).map(|row| row.words);
        let own = plain(self.rows[meeting].words);
        Some(organ.map_or(own.clone(), |organ| format!("{organ}, {own}")))
    }

    /// The document's own date, with the words that tell it: of the meeting before of the paper, a day before a month.
    pub fn date<'t>(&self, title: &'t str) -> Option<(Written, &'t str)>
    where
        'a: 't,
    {
        let held = |title: &'t str| Some((date::written(title).filter(|found| found.first.is_some())?, title));
        let told = |role: fn(&Row) -> bool, full: bool| {
            self.rows.iter().filter(|row| role(row)).find_map(|row| {
                let found = date::written(row.words)?;
                (found.first.is_some() == full).then_some((found, row.words))
            })
        };
        let sorts: [fn(&Row) -> bool; 4] = [
            |row| row.role == Role::Held,
            |row| row.role == Role::Date && is_labelled(row.words),
            |row| row.role == Role::Date,
            |row| row.role == Role::Words && tells_own_date(row.words),
        ];
        let of_meeting = told(sorts[0], true).or_else(|| held(title).filter(|_| tells_when_held(title)));
        let full = || sorts[1..].iter().find_map(|sort| told(*sort, true)).or_else(|| self.dateline());
        of_meeting.or_else(full).or_else(|| sorts.iter().find_map(|sort| told(*sort, false)))
    }

    /// `GENEVA (12 May 2022) – The High Commissioner`: the date before the first words of a press release.
    fn dateline(&self) -> Option<(Written, &'a str)> {
        const NEAR: usize = 70;
        let near = self.opening.get(..self.opening.len().min(NEAR)).unwrap_or(self.opening);
        let found = date::written(near)?;
        let (before, behind) = (&near[..found.span.start as usize], &near[found.span.end as usize..]);
        let dash = behind.trim_start_matches([')', ' ', ',']).starts_with(['–', '—', '-', ':']);
        let place = before.split_whitespace().all(|word| word.starts_with(|first: char| !first.is_lowercase()));
        (dash && place).then_some((found, self.opening))
    }

    /// The lines that may tell the session, from the top.
    pub fn lines(&self) -> impl Iterator<Item = &'a str> {
        self.rows.iter().map(|row| row.words)
    }

    fn pick(&self, fits: impl Fn(&Row) -> bool) -> Option<usize> {
        self.rows.iter().position(|row| row.role == Role::Words && fits(row))
    }

    /// The heading of which a line only tells the sort of document: `The situation in Haiti` over `Report of the
    /// Secretary-General`.
    fn above(&self, at: usize) -> usize {
        let lower = self.rows[at].words.to_lowercase();
        let sort = ["report of the secretary-general", "report of the director", "note by the", "report by the"];
        let heading = |row: &Row| row.role == Role::Words && row.heading.is_some();
        let only = sort.iter().any(|sort| lower.starts_with(sort)) && lower.len() < 70;
        if only && at > 0 && heading(&self.rows[at - 1]) { at - 1 } else { at }
    }

    /// The first line of the block that a line belongs to, if all before it are words of the title too.
    fn beginning(&self, at: usize) -> usize {
        let own = |row: &&Row| row.block == self.rows[at].block && row.role == Role::Words;
        at - self.rows[..at].iter().rev().take_while(own).count()
    }

    /// The title that begins with a line, with those that go on with it, and the line behind it.
    fn from(&self, start: usize) -> (String, usize) {
        let mut title = plain(self.rows[start].words);
        let speech = names_speech(&title);
        let (mut last, mut end) = (&self.rows[start], start + 1);
        for row in &self.rows[start + 1..] {
            let own = row.block == last.block;
            let open = is_open(&title);
            let goes_on = match row.role {
                Role::Words | Role::Place => own || open || leads_on(row.words) || speech,
                Role::House => open || leads_on(row.words) || speech && is_office(row.words),
                Role::Date => own && (starts_lower(row.words) || breaks_range(&title)),
                Role::Furniture => open && own && !furniture::is_symbol(row.words),
                Role::Section => speech && open,
                _ => false,
            };
            if !goes_on || title.len() + row.words.len() > LONGEST_TITLE || row.role == Role::Place && !open {
                break;
            }
            let glued = own || open || leads_on(row.words);
            title.push_str(if glued { " " } else { ", " });
            title.push_str(&plain(row.words));
            (last, end) = (row, end + 1);
        }
        (closed(title), end)
    }
}

/// The lines of a letter that tell from whom it is and to whom, where no blank line parts them from its words.
fn letter<'a>(block: &Block, text: &'a str) -> Vec<&'a str> {
    const LONGEST_HEAD: usize = 5;
    let lower = block.first(text).to_lowercase();
    let is_letter = ["letter dated", "identical letters dated", "note verbale dated", "letter from"];
    let is_letter = is_letter.iter().any(|sort| lower.starts_with(sort));
    let begins = |words: &&str| {
        ["I ", "On ", "Upon ", "We ", "Pursuant", "With ", "The ", "In "].iter().any(|first| words.starts_with(first))
    };
    let lines = block.lines.iter().map(|line| line.of(text)).take(LONGEST_HEAD);
    lines.take_while(|words| is_letter && !begins(words)).collect()
}

/// Whether most words of some length have a capital, or the first three name a sort of document or speech.
fn is_written_as_title(words: &str) -> bool {
    const LONG: usize = 4;
    let long = || words.split(' ').filter(|word| word.chars().count() >= LONG);
    let capital = long().filter(|word| !word.starts_with(char::is_lowercase)).count();
    let opening = words.split(' ').take(3).collect::<Vec<_>>().join(" ");
    !ends_sentence(words) && (capital * 2 > long().count() || names_speech(&opening))
}

/// Where the front matter of a Markdown file ends.
fn front_matter(blocks: &[Block], text: &str) -> usize {
    let is_fence = |block: &Block| block.first(text) == "---";
    if !blocks.first().is_some_and(is_fence) {
        return 0;
    }
    blocks.iter().skip(1).position(is_fence).map_or(0, |close| close + 2)
}

/// Words without Markdown's emphasis and the marks of notes at their end.
fn plain(words: &str) -> String {
    let bare = words.trim_matches(['*', '_', ' ', '#', '|']);
    let bare =
        bare.trim_end_matches(|last: char| is_raised(last) || matches!(last, '*' | ' ' | '.') && !bare.ends_with(".."));
    heading::without_note_mark(bare).to_string()
}

/// A title without the words at its end that only lead to a place or date.
fn closed(title: String) -> String {
    let mut words: Vec<&str> = title.split(' ').collect();
    while words.last().is_some_and(|last| OPEN.contains(&last.to_lowercase().as_str())) {
        words.pop();
    }
    words.join(" ").trim_end_matches([',', ':', '–', '-', '(', ' ']).to_string()
}

/// `first regular session, 10 to`: a range of days goes on with the next line.
fn breaks_range(title: &str) -> bool {
    let before = title.strip_suffix(" to").or(title.strip_suffix(['-', '–']));
    before.is_some_and(|before| before.trim_end().ends_with(|last: char| last.is_ascii_digit()))
}

/// Words behind which a line goes on.
const OPEN: &[&str] = &[
    "by", "of", "at", "on", "the", "for", "to", "and", "in", "from", "with", "before", "behalf", "during", "under",
    "a", "between", "&",
];

fn is_open(title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or_default().to_lowercase();
    OPEN.contains(&last.as_str()) || title.ends_with([',', '-', '–', ':', '/'])
}

/// Whether a line goes on with the one before: `at the General Debate`, `delivered by`.
fn leads_on(words: &str) -> bool {
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

/// Whether a block is prose: sentences, or too long for a line of a front page; the first may ask a question.
fn is_prose(block: &Block, text: &str, opens: bool) -> bool {
    let first = block.first(text);
    if block.kind != ParagraphKind::Prose || matches!(role(first, block), Role::Date | Role::Held) {
        return false;
    }
    let words: usize = block.lines.iter().map(|line| line.of(text).split_whitespace().count()).sum();
    let last = block.last(text);
    let ended = ends_sentence(last) && !last.ends_with([':', ')', ';', '\u{2026}']) && !ends_in_abbreviation(last);
    let asks = opens && last.ends_with('?') && words < 2 * PROSE;
    words >= 4 * PROSE || first.len() > LONGEST || ended && words >= FEW && !asks
}

/// Whether words end in an initial or a title rather than in a sentence's end: `Jan.`, `the Hon.`
fn ends_in_abbreviation(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    let shouted = last.chars().count() > 3 && !last.contains(char::is_lowercase);
    last.ends_with('.') && last.chars().count() <= 4 && last.starts_with(char::is_uppercase) && !shouted
        || last.ends_with("..")
}

fn role(words: &str, block: &Block) -> Role {
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
fn places(rows: &mut [Row]) {
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
fn is_labelled(words: &str) -> bool {
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
    strange <= 4 && !is_named(&rest) && !names_speech(&rest)
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
    ];
    let classified = lower.split(' ').all(|word| CLASSIFIED.contains(&word));
    classified || WHOLE.contains(&lower) || lower.len() < 80 && PARTS.iter().any(|part| lower.contains(part))
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

/// The organ or mission that a letterhead or masthead names, and nothing else.
fn is_house(words: &str, lower: &str) -> bool {
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
        || super::session::told(words).is_some() && !named && words.split_whitespace().count() <= 10
}

/// Whether a line of a speech's title tells for whom the speaker holds an office.
fn is_office(words: &str) -> bool {
    const LEADS: &[&str] =
        &["government of", "republic of", "ministry", "permanent representative", "office of the", "department"];
    let lower = words.to_lowercase();
    LEADS.iter().any(|lead| lower.starts_with(lead))
}

/// An organ of the United Nations, alone on its line.
fn is_organ(words: &str) -> bool {
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

/// Whether a title tells its own date: behind a comma, bracket, colon, `on` or `held`, not behind `Treaty of`.
fn tells_own_date(words: &str) -> bool {
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
fn tells_when_held(words: &str) -> bool {
    let lower = words.to_lowercase();
    let event = ["held ", "adopted", "session,", "session (", "meeting,", "conference,", "workshop,", "seminar,"];
    let Some(found) = date::written(words) else { return false };
    let before = &lower[..lower.len().min(found.span.start as usize)];
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
fn is_named(words: &str) -> bool {
    let lower = words.to_lowercase();
    SORTS.iter().any(|sort| begins_word(&lower, sort)) && words.split_whitespace().count() >= 2
}

/// Whether a word or phrase stands in some words at the beginning of a word.
fn begins_word(lower: &str, sort: &str) -> bool {
    lower.match_indices(sort).any(|(at, _)| !lower[..at].ends_with(char::is_alphanumeric))
}

/// Whether a line says that a speech follows: `Statement by`, `Keynote address`.
pub(super) fn names_speech(words: &str) -> bool {
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
