//! Articles, paragraphs and chapters of what is cited: `Article 2 (4) of the Charter`, `A/70/174, para. 13`.

use super::Cited;
use super::line::{Line, is_number};
use super::named::Named;
use crate::lexicon::Shape;
use rapporteur_readers::span::Span;

/// Words before the number of a part of a text.
const WORDS: [&str; 10] =
    ["article", "articles", "art", "arts", "paragraph", "paragraphs", "para", "paras", "chapter", "chapters"];

/// Words between a part and the text it is of.
const LINKS: [&str; 16] = [
    ",",
    "of",
    "the",
    "to",
    "in",
    "its",
    "common",
    "four",
    "under",
    "document",
    "documents",
    "report",
    "contained",
    "annex",
    "its",
    "addendum",
];

/// A part of some text, before it is known of which.
pub(super) struct Place {
    first: usize,
    /// The token behind it.
    next: usize,
}

/// Reads the part of a text whose word stands at a token; none where it was read with the part before.
pub(super) fn read(line: &Line, at: usize, places: &mut Vec<Place>) {
    if places.last().is_some_and(|place| at < place.next) {
        return;
    }
    let Some(mut next) = part(line, at) else { return };
    while let Some(longer) = further(line, next) {
        next = longer;
    }
    let first = if at > 0 && line.word(at - 1).eq_ignore_ascii_case("common") { at - 1 } else { at };
    places.push(Place { first, next });
}

/// The token behind another part: `, paragraph 4`, ` of Article 2`, ` (para. 3)`.
fn further(line: &Line, at: usize) -> Option<usize> {
    match line.word(at) {
        "(" => part(line, at + 1).filter(|close| line.word(*close) == ")").map(|close| close + 1),
        "," | "of" => part(line, at + 1),
        _ => part(line, at),
    }
}

/// The token behind a word and its numbers: `Articles 2 (4) and 51`.
fn part(line: &Line, at: usize) -> Option<usize> {
    let word = line.word(at);
    if word.len() > 10 || !WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)) {
        return None;
    }
    let mut next = number(line, at + 1 + usize::from(line.is_joined(at + 1, ".")))?;
    while let Some(longer) = another(line, next) {
        next = longer;
    }
    Some(next)
}

/// The token behind a further number of a list or range.
fn another(line: &Line, at: usize) -> Option<usize> {
    match line.word(at) {
        "," if matches!(line.word(at + 1), "and" | "or") => number(line, at + 2),
        "," | "and" | "or" | "to" | "&" | "-" | "–" => number(line, at + 1),
        _ => None,
    }
}

/// The token behind a number and its subdivisions: `2.1 (c)`, `VI`, `6bis`.
fn number(line: &Line, at: usize) -> Option<usize> {
    let digits = line.word(at).trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    if !is_number(digits, 1..=3) && !line.is_roman(at) {
        return None;
    }
    let mut next = at + 1;
    while let Some(longer) = subdivision(line, next) {
        next = longer;
    }
    Some(next + usize::from(matches!(line.word(next), "bis" | "ter" | "quater")))
}

fn subdivision(line: &Line, at: usize) -> Option<usize> {
    let is_short = line.word(at + 1).len() < 4 && line.shape(at + 1) != Shape::Mark;
    match line.word(at) {
        "." if line.is_glued(at) && line.is_glued(at + 1) && line.shape(at + 1) == Shape::Number => Some(at + 2),
        "(" if is_short && line.word(at + 2) == ")" => Some(at + 3),
        _ => None,
    }
}

/// Adds each part to the text it is of: the one named behind it, or right before it.
///
/// What is cited stands in the order of the text and does not overlap.
pub(super) fn attach(line: &Line, places: &[Place], named: &mut Named, cited: &mut Vec<Cited>) {
    named.learn(cited);
    for place in places {
        let words = line.span(place.first, place.next - 1);
        let near = cited.partition_point(|cited| cited.span.end <= words.start);
        if cited.get(near).is_some_and(|cited| cited.span.overlaps(words)) {
            continue;
        }
        if let Some(of) = behind(line, place, cited).or_else(|| before(line, place, cited)) {
            let cited = &mut cited[of];
            cited.span = Span { start: cited.span.start.min(words.start), end: cited.span.end.max(words.end) };
            cited.name(words.of(line.text));
        } else if let Some(mut alone) = by_word(line, place, named) {
            alone.name(words.of(line.text));
            let at = cited.partition_point(|other| other.span.start < alone.span.start);
            cited.insert(at, alone);
        }
    }
}

/// What is cited behind a part, with nothing but linking words between.
fn behind(line: &Line, place: &Place, cited: &[Cited]) -> Option<usize> {
    let links = (place.next..place.next + 5).take_while(|at| LINKS.contains(&line.word(*at))).count();
    let starts = (place.next..=place.next + links).filter_map(|at| line.tokens.get(at)).map(|token| token.span.start);
    starts.filter_map(|start| cited.binary_search_by_key(&start, |cited| cited.span.start).ok()).next()
}

/// What is cited right before a part that is not said to be of something else.
fn before(line: &Line, place: &Place, cited: &[Cited]) -> Option<usize> {
    let comma = usize::from(place.first > 0 && line.word(place.first - 1) == ",");
    let last = place.first.checked_sub(comma + 1)?;
    let end = line.tokens[last].span.end;
    if matches!(line.word(place.next), "of" | "to") {
        return None;
    }
    cited.binary_search_by_key(&end, |cited| cited.span.end).ok()
}

/// The treaty that a word beside a part stands for: `Article 3 of the Convention`, `Convention Article 3`.
fn by_word(line: &Line, place: &Place, named: &Named) -> Option<Cited> {
    let of = ["of", "the"].iter().enumerate().all(|(at, word)| line.word(place.next + at) == *word);
    let qualified = matches!(line.word(place.next + 3), "of" | "on" | "for" | "against" | "to" | "relating");
    if of && !qualified {
        let span = line.span(place.first, (place.next + 2).min(line.tokens.len() - 1));
        return named.treaty(line.word(place.next + 2)).map(|cited| Cited { span, ..cited });
    }
    let first = place.first.checked_sub(1).filter(|_| line.word(place.next) != "of")?;
    let alone = !first.checked_sub(1).is_some_and(|at| line.shape(at) == Shape::Capitalized && at > 0);
    named
        .treaty(line.word(first))
        .filter(|_| alone)
        .map(|cited| Cited { span: line.span(first, place.next - 1), ..cited })
}

impl Cited {
    /// Adds a part to the title, or to the symbol in place of a title.
    fn name(&mut self, part: &str) {
        let part = match part.strip_prefix("art") {
            Some(rest) => format!("Art{rest}"),
            None => part.to_owned(),
        };
        let whole = self.title.take().or_else(|| self.symbol.clone());
        self.title = Some(whole.map_or(part.clone(), |whole| format!("{whole}, {part}")));
    }
}
