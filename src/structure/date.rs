//! Dates as documents write them: a day, a range of days, or a month that has no day.

use super::furniture::MONTHS;
use rapporteur_readers::span::Span;

/// A date that a text writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// The first day as ISO 8601; none where only a month or year is told.
    pub first: Option<String>,
    /// The last day of several.
    pub last: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A day of a year of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// A day that the calendar has.
    fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let last = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1..=last).contains(&day) && is_year(year)).then_some(Day { year, month, day })
    }

    fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

pub(super) fn is_year(year: u16) -> bool {
    (1800..2200).contains(&year)
}

/// Whether the calendar has a day written as ISO 8601.
pub(super) fn is_day(iso: &str) -> bool {
    let number = |part: Option<&str>| part?.parse().ok();
    let year = iso.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
    let month = number(iso.get(5..7)).unwrap_or(0);
    Day::new(year, month, number(iso.get(8..10)).unwrap_or(0)).is_some()
}

/// The first date in some words, a full day before a mere month or year.
pub(super) fn written(words: &str) -> Option<Written> {
    if !words.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let tokens = tokens(words);
    let reader = Reader { tokens: &tokens };
    let first = |read: &dyn Fn(usize) -> Option<Read>| {
        (0..tokens.len()).find_map(|at| {
            let found = read(at)?;
            let span = Span { start: tokens[at].span.start, end: tokens[found.end - 1].span.end };
            Some(found.written(span))
        })
    };
    first(&|at| reader.days(at)).or_else(|| first(&|at| reader.month(at)))
}

/// A piece of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A number of one or two digits, or an ordinal.
    Number(u8),
    Year(u16),
    Month(u8),
    /// `2022-05-12`, `12.5.2022`
    Whole(Day),
    /// `to`, `-`, `until`
    To,
    /// `and`, `&`
    And,
    Comma,
    Other,
}

struct Token {
    piece: Piece,
    span: Span,
}

/// The words of a line as pieces; weekdays, articles and `of` part no date and are left out.
fn tokens(line: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = line[at..].chars().next() {
        let length = match first {
            _ if first.is_whitespace() => {
                at += first.len_utf8();
                continue;
            }
            '0'..='9' => number_length(&line[at..]),
            _ if first.is_alphabetic() => run(&line[at..], char::is_alphabetic),
            _ => first.len_utf8(),
        };
        let word = &line[at..at + length];
        let lower = word.to_lowercase();
        if !PASSED.contains(&lower.as_str()) {
            tokens.push(Token { piece: piece(word, &lower), span: Span::new(at, at + length) });
        }
        at += length;
        if matches!(tokens.last(), Some(Token { piece: Piece::Month(_), .. })) && line[at..].starts_with('.') {
            at += 1;
        }
    }
    tokens
}

/// Words that may stand inside a date and tell nothing of it.
const PASSED: [&str; 19] = [
    "of",
    "the",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thurs",
    "fri",
    "sat",
    "sun",
    "from",
];

fn run(text: &str, fits: impl Fn(char) -> bool) -> usize {
    text.find(|letter: char| !fits(letter)).unwrap_or(text.len())
}

/// The length of a number with the ordinal ending or the further numbers that are glued to it.
fn number_length(text: &str) -> usize {
    let digits = run(text, |letter| letter.is_ascii_digit());
    let rest = &text[digits..];
    let whole = run(text, |letter| letter.is_ascii_digit() || matches!(letter, '-' | '.' | '/' | '‑'));
    let whole = text[..whole].trim_end_matches(['-', '.', '/', '‑']).len();
    if whole_day(&text[..whole]).is_some() {
        return whole;
    }
    let ending = ["st", "nd", "rd", "th", "ST", "ND", "RD", "TH"]
        .iter()
        .find(|ending| rest.starts_with(**ending) && !rest[2..].starts_with(|next: char| next.is_alphanumeric()));
    digits + ending.map_or(0, |ending| ending.len())
}

fn piece(word: &str, lower: &str) -> Piece {
    let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic());
    if word.starts_with(|first: char| first.is_ascii_digit()) {
        return match (digits.parse::<u16>(), digits.len()) {
            (Ok(number), 1..=2) => Piece::Number(number as u8),
            (Ok(year), 4) if is_year(year) && digits.len() == word.len() => Piece::Year(year),
            // The mark of a note is glued to it.
            (_, 5) if ["19", "20"].iter().any(|century| word.starts_with(century)) => {
                digits[..4].parse().map_or(Piece::Other, Piece::Year)
            }
            _ => whole_day(word).map_or(Piece::Other, Piece::Whole),
        };
    }
    match lower {
        "to" | "until" | "till" | "through" | "-" | "–" | "—" | "‒" | "‑" | "−" | "/" => Piece::To,
        "and" | "&" => Piece::And,
        "," => Piece::Comma,
        _ => month(word, lower).map_or(Piece::Other, Piece::Month),
    }
}

/// A month by its name or the first letters of it, with a capital.
fn month(word: &str, lower: &str) -> Option<u8> {
    let short = |name: &str| lower.len() == 3 && name.starts_with(lower) || lower == "sept" && name == "september";
    let capital = word.starts_with(char::is_uppercase);
    let fits = |name: &&str| name.eq_ignore_ascii_case(word) || short(&name.to_lowercase());
    MONTHS.iter().position(|name| capital && fits(name)).map(|at| at as u8 + 1)
}

/// `2022-05-12`, `12.05.2022`, `25/05/2022`; with strokes only where it is plain which is the month.
fn whole_day(word: &str) -> Option<Day> {
    let mark = ['-', '‑', '.', '/'].into_iter().find(|mark| word.contains(*mark))?;
    let mut parts = word.split(mark).map(|part| (part.len(), part.parse::<u16>().ok()));
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let small = |(length, number): (usize, Option<u16>)| number.filter(|_| length <= 2).and_then(|n| n.try_into().ok());
    if one.0 == 4 {
        return Day::new(one.1?, small(two)?, small(three)?);
    }
    let (day, month, year) = (small(one)?, small(two)?, three.1.filter(|_| three.0 == 4)?);
    match mark {
        '/' if day <= 12 && month <= 12 && day != month => None,
        '/' if month > 12 => Day::new(year, day, month),
        _ => Day::new(year, month, day),
    }
}

/// What was read, and the token behind it.
struct Read {
    first: Option<Day>,
    last: Option<Day>,
    end: usize,
}

impl Read {
    fn written(self, span: Span) -> Written {
        let last = self.last.filter(|last| Some(*last) > self.first);
        Written { first: self.first.map(Day::iso), last: last.map(Day::iso), span }
    }
}

/// Days of one month, as numbers, with what else is told.
struct Part {
    days: (u8, u8),
    month: u8,
    year: Option<u16>,
    end: usize,
}

struct Reader<'a> {
    tokens: &'a [Token],
}

impl Reader<'_> {
    fn piece(&self, at: usize) -> Piece {
        self.tokens.get(at).map_or(Piece::Other, |token| token.piece)
    }

    fn skip(&self, at: usize, piece: Piece) -> usize {
        at + usize::from(self.piece(at) == piece)
    }

    /// A day or a range of days that begins at a token.
    fn days(&self, at: usize) -> Option<Read> {
        if let Piece::Whole(day) = self.piece(at) {
            let behind = match (self.piece(at + 1), self.piece(at + 2)) {
                (Piece::To, Piece::Whole(last)) => Some(last),
                _ => None,
            };
            return Some(Read { first: Some(day), last: behind, end: at + 1 + 2 * usize::from(behind.is_some()) });
        }
        let one = self.part(at)?;
        let other = matches!(self.piece(one.end), Piece::To | Piece::And).then(|| self.part(one.end + 1)).flatten();
        let ranges = self.piece(one.end) == Piece::To;
        let other = other.filter(|other| {
            let later = ranges && other.days.0 > one.days.1;
            other.year.is_some() && (one.month != other.month || one.year != other.year || later)
        });
        let day = |year: Option<u16>, part: &Part, number: u8| Day::new(year?, part.month, number);
        match &other {
            Some(last) => Some(Read {
                first: Some(day(one.year.or(last.year), &one, one.days.0)?),
                last: Some(day(last.year, last, last.days.1)?),
                end: last.end,
            }),
            None => Some(Read {
                first: Some(day(one.year, &one, one.days.0)?),
                last: day(one.year, &one, one.days.1),
                end: one.end,
            }),
        }
    }

    /// `7 to 9 June 2016`, `28 March`, `June 7-9, 2016`, `2016 June 7`.
    fn part(&self, at: usize) -> Option<Part> {
        if let Piece::Month(month) = self.piece(at) {
            let (days, end) = self.numbers(at + 1)?;
            let (year, end) = self.year(end);
            return Some(Part { days, month, year, end });
        }
        let (days, behind) = self.numbers(at)?;
        let behind = self.skip(behind, Piece::Comma);
        let Piece::Month(month) = self.piece(behind) else { return None };
        let (year, end) = self.year(behind + 1);
        Some(Part { days, month, year, end })
    }

    /// The first and last of the numbers from a token on: `7`, `7-9`, `7, 8 and 9`.
    fn numbers(&self, at: usize) -> Option<((u8, u8), usize)> {
        let Piece::Number(first) = self.piece(at) else { return None };
        let (mut last, mut end) = (first, at + 1);
        loop {
            let joint = match self.piece(end) {
                Piece::To | Piece::And => end + 1,
                Piece::Comma => self.skip(end + 1, Piece::And),
                _ => break,
            };
            match self.piece(joint) {
                Piece::Number(next) if next > last => (last, end) = (next, joint + 1),
                _ => break,
            }
        }
        Some(((first, last), end))
    }

    fn year(&self, at: usize) -> (Option<u16>, usize) {
        let behind = self.skip(at, Piece::Comma);
        match self.piece(behind) {
            Piece::Year(year) => (Some(year), behind + 1),
            _ => (None, at),
        }
    }

    /// A month with its year, or two months: `June 2016`, `May/June 2016`; none where a day stands before it that it has not.
    fn month(&self, at: usize) -> Option<Read> {
        let Piece::Month(_) = self.piece(at) else { return None };
        if at > 0 && matches!(self.piece(at - 1), Piece::Number(_)) {
            return None;
        }
        let joined =
            matches!(self.piece(at + 1), Piece::To | Piece::And) && matches!(self.piece(at + 2), Piece::Month(_));
        let (year, end) = self.year(if joined { at + 3 } else { at + 1 });
        year.map(|_| Read { first: None, last: None, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let cases = [
            ("Letter dated 13 January 2025 from", "2025-01-13"),
            ("Bonn, 16–26 May 2016", "2016-05-16/2016-05-26"),
            ("Geneva, May 12, 2022", "2022-05-12"),
            ("Geneva, 28 March to 1 April 2022", "2022-03-28/2022-04-01"),
            ("March 28 - April 1, 2022", "2022-03-28/2022-04-01"),
            ("30 December 2021 – 2 January 2022", "2021-12-30/2022-01-02"),
            ("on Friday 27th September, 2024", "2024-09-27"),
            ("Friday, the 27th of September 2024", "2024-09-27"),
            ("7, 8 and 9 June 2016", "2016-06-07/2016-06-09"),
            ("Tuesday 7 - Thursday 9 June 2016", "2016-06-07/2016-06-09"),
            ("June 7–9, 2016", "2016-06-07/2016-06-09"),
            ("7 and 8 June 2016", "2016-06-07/2016-06-08"),
            ("2022-05-12", "2022-05-12"),
            ("12.05.2022", "2022-05-12"),
            ("25/05/2022", "2022-05-25"),
            ("05/25/2022", "2022-05-25"),
            ("12 Sept. 2022", "2022-09-12"),
            ("SEPT 12 2022", "2022-09-12"),
            ("24 JUNE 1970", "1970-06-24"),
        ];
        for (line, wanted) in cases {
            let found = written(line).unwrap_or_else(|| panic!("{line}"));
            let told = found.first.into_iter().chain(found.last).collect::<Vec<_>>().join("/");
            assert_eq!(told, wanted, "{line}");
        }
    }

    #[test]
    fn months_have_no_day_and_numbers_are_no_dates() {
        for line in ["June 2016", "May/June 2016", "New York, September 2024"] {
            assert_eq!(written(line).map(|found| found.first), Some(None), "{line}");
        }
        for line in ["05/06/2022", "31 June 2016", "A/70/174", "may 12", "12 participants", "Room 12", "2016", "1.5 2"]
        {
            assert_eq!(written(line), None, "{line}");
        }
    }
}
