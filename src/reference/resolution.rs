//! Resolutions and decisions cited by their numbers: `Security Council resolutions 1325 (2000) and 2242 (2015)`.
//!
//! The number tells by its shape where it comes from: `70/237` is of a session of the General Assembly since 1976,
//! `3367 A (XXX)` of one before, `2732 (2024)` of the Security Council, `1/CP.21` of a conference of parties. The name
//! of an organ beside it tells where the shape does not.

use std::ops::Range;

use super::line::{Line, is_number, is_session, is_year};
use super::organ::{self, Organ};
use super::{Cited, ReferenceKind, symbol};
use crate::lexicon::Shape;
use rapporteur_readers::span::Span;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Sessions that the General Assembly numbers its resolutions by, and will for a while.
const SESSIONS: Range<u32> = 31..150;

/// Conferences of parties, as in `1/CP.21`.
const CONFERENCES: [&str; 5] = ["CP", "CMP", "CMA", "COP", "MOP"];

/// Words between `resolutions` and the first number.
const LEADS: [&str; 6] = [",", ".", "including", "No", "Nos", "numbers"];

/// Whether a word announces the number of a resolution or decision.
pub(super) fn is_word(word: &str) -> bool {
    by_organ(word).is_some()
        || ["resolution", "resolutions", "decision", "decisions"].iter().any(|known| word.eq_ignore_ascii_case(known))
}

/// The organ whose resolutions an abbreviation stands for: `UNSCR 1325`.
fn by_organ(word: &str) -> Option<Organ> {
    match word {
        "UNSCR" | "UNSCRs" | "SCR" | "SCRs" | "UNSCRES" => Some(Organ::Security),
        "UNGAR" | "UNGARs" | "UNGARES" => Some(Organ::Assembly),
        _ => None,
    }
}

/// The number of a resolution or decision as written.
struct Number<'t> {
    first: usize,
    /// The token behind it.
    next: usize,
    digits: &'t str,
    shape: NumberShape<'t>,
    letter: Option<&'t str>,
}

#[derive(Clone, Copy)]
enum NumberShape<'t> {
    /// `70/237`: the session or year before the slash.
    Session(&'t str),
    /// `1/CP.21`: all of it.
    Conference(&'t str),
    /// `3367 (XXX)`: the session behind.
    Roman(&'t str),
    /// `2732 (2024)`: the year behind.
    Year(&'t str),
    /// `2732`
    Bare,
}

/// Reads the numbers behind the word for a resolution or decision.
pub(super) fn read(line: &Line, word: usize, cited: &mut Vec<Cited>) {
    let lead = (word + 1..word + 4).take_while(|at| LEADS.contains(&line.word(*at))).count();
    let numbers = numbers(line, word + 1 + lead);
    let Some(last) = numbers.last() else { return };
    let named = organ::before(line, word);
    let short = by_organ(line.word(word));
    let organ = short.or(named.map(|(organ, _)| organ)).or_else(|| organ::behind(line, last.next));
    let kind = match line.first(word) {
        b'r' | b'R' | b'U' | b'S' => ReferenceKind::Resolution,
        _ => ReferenceKind::Decision,
    };
    let mut first = Some(named.filter(|_| short.is_none()).map_or(word, |(_, first)| first));
    for number in numbers.iter().filter(|number| number.is_told(organ)) {
        let begin = first.take().unwrap_or(number.first);
        cited.push(number.cited(kind, organ, line.span(begin, number.next - 1)));
    }
}

/// Reads a number such as `1/CP.21` around a slash, with or without the word before it; returns the token behind.
pub(super) fn read_alone(line: &Line, slash: usize, cited: &mut Vec<Cited>) -> Option<usize> {
    let first = slash.checked_sub(1)?;
    let number = of_conference(line, first).filter(|_| !(line.is_glued(first) && line.word(first - 1) == "/"))?;
    let next = number.next;
    cited.push(number.cited(ReferenceKind::Decision, None, line.span(first, next - 1)));
    Some(next)
}

/// The numbers of a list, the first at a token: `242 (1967), 338 (1973) and 1860 (2009)`.
fn numbers<'t>(line: &Line<'t>, first: usize) -> Vec<Number<'t>> {
    let mut numbers = Vec::new();
    let mut at = first;
    while let Some(mut found) = number(line, at) {
        found.next = behind_date(line, found.next);
        at = behind_separator(line, found.next);
        numbers.push(found);
    }
    numbers
}

fn behind_separator(line: &Line, at: usize) -> usize {
    let comma = usize::from(matches!(line.word(at), "," | ";"));
    let word = usize::from(matches!(line.word(at + comma), "and" | "or" | "to" | "&"));
    // Without either, no number can follow: what stands here is read and found to be none.
    if comma + word == 0 { line.tokens.len() } else { at + comma + word }
}

/// The token behind `of 12 December 2001`.
fn behind_date(line: &Line, at: usize) -> usize {
    let is_date = line.word(at) == "of"
        && is_number(line.word(at + 1), 1..=2)
        && MONTHS.contains(&line.word(at + 2))
        && is_number(line.word(at + 3), 4..=4);
    if is_date { at + 4 } else { at }
}

fn number<'t>(line: &Line<'t>, at: usize) -> Option<Number<'t>> {
    of_conference(line, at).or_else(|| of_session(line, at)).or_else(|| running(line, at))
}

/// `1/CP.21`
fn of_conference<'t>(line: &Line<'t>, at: usize) -> Option<Number<'t>> {
    let shaped = is_number(line.word(at), 1..=3)
        && line.is_joined(at + 1, "/")
        && line.is_glued(at + 2)
        && CONFERENCES.contains(&line.word(at + 2))
        && line.is_joined(at + 3, ".")
        && line.is_glued(at + 4)
        && is_number(line.word(at + 4), 1..=3);
    let whole = shaped.then(|| line.span(at, at + 4).of(line.text))?;
    let shape = NumberShape::Conference(whole);
    Some(Number { first: at, next: at + 5, digits: line.word(at), shape, letter: None })
}

/// `70/237`, `ES-11/1`, `XV/4`, with the letter of a part behind
fn of_session<'t>(line: &Line<'t>, at: usize) -> Option<Number<'t>> {
    let special = matches!(line.word(at), "S" | "ES") && line.is_joined(at + 1, "-") && line.is_glued(at + 2);
    let last = if special { at + 2 } else { at };
    let (slash, number) = (last + 1, last + 2);
    let told = is_number(line.word(last), 1..=4) || line.is_roman(at) && !special;
    let shaped = told && line.is_joined(slash, "/") && line.is_glued(number) && is_number(line.word(number), 1..=4);
    if !shaped || line.is_joined(number + 1, "/") {
        return None;
    }
    let session = line.span(at, last).of(line.text);
    let letter = letter(line, number + 1);
    let next = number + 1 + usize::from(letter.is_some());
    Some(Number { first: at, next, digits: line.word(number), shape: NumberShape::Session(session), letter })
}

/// `2732 (2024)`, `3367 A (XXX)`, `217 (III) A`, `1325`
fn running<'t>(line: &Line<'t>, at: usize) -> Option<Number<'t>> {
    let digits = Some(line.word(at)).filter(|word| is_number(word, 1..=4))?;
    let before = letter(line, at + 1);
    let open = at + 1 + usize::from(before.is_some());
    let Some((aside, close)) = aside(line, open) else {
        return Some(Number { first: at, next: at + 1, digits, shape: NumberShape::Bare, letter: None });
    };
    let shape = if is_year(aside) { NumberShape::Year(aside) } else { NumberShape::Roman(aside) };
    let after = letter(line, close + 1).filter(|_| before.is_none());
    let next = close + 1 + usize::from(after.is_some());
    Some(Number { first: at, next, digits, shape, letter: before.or(after) })
}

/// A year or session in the parentheses that open at a token, and the token that closes them.
fn aside<'t>(line: &Line<'t>, open: usize) -> Option<(&'t str, usize)> {
    let close = (open + 2..open + 5).find(|at| line.word(*at) == ")").filter(|_| line.word(open) == "(")?;
    let words = line.span(open + 1, close - 1).of(line.text);
    (is_year(words) || is_session(words)).then_some((words, close))
}

/// The letter of a resolution in several parts.
fn letter<'t>(line: &Line<'t>, at: usize) -> Option<&'t str> {
    let letter = Some(line.word(at)).filter(|word| word.len() == 1 && ("A".."H").contains(word))?;
    let goes_on = line.is_glued(at + 1) && !matches!(line.word(at + 1), "," | "." | ";" | ")");
    let apart = !goes_on && line.shape(at + 1) != Shape::Capitalized;
    apart.then_some(letter)
}

impl Number<'_> {
    /// Whether the shape of the number, or the organ beside it, tells that it is one.
    fn is_told(&self, organ: Option<Organ>) -> bool {
        match self.shape {
            NumberShape::Bare => organ == Some(Organ::Security) && self.digits.len() > 2,
            NumberShape::Session(session) => session.parse::<u32>() != Ok(0),
            _ => true,
        }
    }

    fn cited(&self, kind: ReferenceKind, organ: Option<Organ>, span: Span) -> Cited {
        let symbol = self.symbol(kind, organ);
        // Decisions of the General Assembly stand in its reports, not in documents of their own.
        let is_alone = kind == ReferenceKind::Resolution || organ == Some(Organ::Rights);
        let url = symbol.as_deref().filter(|_| is_alone).and_then(symbol::address);
        let whole = !matches!(self.shape, NumberShape::Bare);
        let title = if symbol.is_none() { Some(self.title(kind)) } else { None };
        Cited { span, kind, symbol, title, url: url.filter(|_| whole) }
    }

    /// What stands for the title where there is no symbol: `Decision 2024/3`.
    fn title(&self, kind: ReferenceKind) -> String {
        let word = if kind == ReferenceKind::Resolution { "Resolution" } else { "Decision" };
        let digits = self.digits;
        match self.shape {
            NumberShape::Session(before) => format!("{word} {before}/{digits}"),
            NumberShape::Year(behind) | NumberShape::Roman(behind) => format!("{word} {digits} ({behind})"),
            NumberShape::Conference(whole) => format!("{word} {whole}"),
            NumberShape::Bare => format!("{word} {digits}"),
        }
    }

    /// The symbol in the usual form, where the organ is known.
    fn symbol(&self, kind: ReferenceKind, organ: Option<Organ>) -> Option<String> {
        let series = if kind == ReferenceKind::Resolution { "RES" } else { "DEC" };
        let letter = self.letter.map(|letter| format!(" {letter}")).unwrap_or_default();
        let digits = self.digits;
        match (self.shape, organ) {
            (NumberShape::Conference(whole), _) => Some(whole.to_owned()),
            (_, Some(Organ::Other)) => None,
            (NumberShape::Session(session), _) => {
                let organ = of_the_session(session, organ)?;
                Some(format!("{organ}/{series}/{session}/{digits}{letter}"))
            }
            _ if kind == ReferenceKind::Decision => None,
            (NumberShape::Year(year), _) => Some(format!("S/RES/{digits} ({year})")),
            (NumberShape::Roman(session), Some(Organ::Economic)) => Some(format!("E/RES/{digits} ({session}){letter}")),
            (NumberShape::Roman(session), _) => Some(format!("A/RES/{digits} ({session}){letter}")),
            (NumberShape::Bare, _) => Some(format!("S/RES/{digits}")),
        }
    }
}

/// The beginning of the symbol of an organ that has such a session.
fn of_the_session(session: &str, organ: Option<Organ>) -> Option<&'static str> {
    let (number, special) = (session.parse::<u32>().ok(), session.contains('-'));
    let is_year = is_year(session);
    match organ {
        Some(Organ::Rights | Organ::Council) if !is_year && (special || number.is_some()) => Some("A/HRC"),
        Some(Organ::Economic | Organ::Council) if is_year => Some("E"),
        Some(Organ::Assembly) | None if special || number.is_some_and(|number| SESSIONS.contains(&number)) => Some("A"),
        _ => None,
    }
}
