//! The front page: the lines above the prose, and what each of them is there for.
//!
//! What a document calls itself stands among lines that tell where, when and before whom it was made. Each line is told by
//! its own words; the title is what is left, from the line that names a sort of document on, as far as it goes on.

mod house;
mod role;
mod title;

pub(super) use title::names_speech;

use super::block::Block;
use super::date::{self, Written};
use super::line::{ends_sentence, starts_lower};
use super::{furniture, heading};
use crate::document::ParagraphKind;
use house::{is_office, is_organ};
use rapporteur_readers::raised::is_raised;
use role::{Role, ends_in_abbreviation, is_labelled, places, role};
use title::{
    LONGEST, breaks_range, closed, is_named, is_open, is_written_as_title, leads_on, tells_own_date, tells_when_held,
};

/// How many blocks from the top may belong to the front page; a sentence of so many words or so many words without an end
/// are prose.
const TOP: usize = 40;
const FEW: usize = 5;
const PROSE: usize = 14;

/// A title is no longer than this, in bytes.
const LONGEST_TITLE: usize = 400;

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
            let opens = rows.iter().all(|row: &Row| row.role != Role::Words);
            if is_prose(block, text, opens) {
                let letter = letter(block, text).into_iter();
                rows.extend(letter.map(|words| Row { words, role: Role::Words, block: number, heading: None }));
                (opening, body) = (beginning(block, text), Some(number));
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
        let lone = || self.pick(|row| row.heading.is_some()).or_else(|| self.pick(|row| row.words.contains(' ')));
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
                .position(|row| row.role == Role::House && crate::structure::session::told(row.words).is_some())?;
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
        let opening = || self.held_in_opening();
        of_meeting.or_else(full).or_else(opening).or_else(|| sorts.iter().find_map(|sort| told(*sort, false)))
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

    /// `On 22 September 2021 the Centre hosted a workshop`: the day that the first sentence tells of the meeting.
    fn held_in_opening(&self) -> Option<(Written, &'a str)> {
        const HELD: [&str; 14] = [
            " held ",
            " hosted",
            " met ",
            " met,",
            " took place",
            " convened",
            " gathered",
            " organized",
            " organised",
            " co-hosted",
            " co-organi",
            " received ",
            " visited ",
            " spoke with",
        ];
        let end = self.opening.find(". ").unwrap_or(self.opening.len());
        let first = &self.opening[..end];
        let found = date::written(first).filter(|found| found.first.is_some())?;
        HELD.iter().any(|held| first.contains(held)).then_some((found, self.opening))
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
                Role::Date => breaks_range(&title) || own && starts_lower(row.words),
                Role::Furniture => open && own && !furniture::is_symbol(row.words),
                Role::Section => speech && open,
                _ => false,
            };
            let given = row.words.get(..12).is_some_and(|lead| lead.eq_ignore_ascii_case("delivered by"));
            if !goes_on || given || title.len() + row.words.len() > LONGEST_TITLE || row.role == Role::Place && !open {
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

/// The first words of a block, whatever lines they stand on.
fn beginning<'a>(block: &Block, text: &'a str) -> &'a str {
    const LENGTH: usize = 400;
    let (Some(first), Some(last)) = (block.lines.first(), block.lines.last()) else { return "" };
    let words = &text[first.start as usize..last.end as usize];
    &words[..words.floor_char_boundary(LENGTH)]
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
