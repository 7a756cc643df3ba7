//! Acronyms, and the long forms that a text gives for them.
//!
//! After Schwartz and Hearst (2003): the letters of the short form are sought in the words beside it, and the
//! fewest words that have them all are the long form. Here words whose first letters spell the short form are
//! tried before any others.

use super::Shape;
use crate::segment::Sentence;
use rapporteur_readers::span::Span;
use rapporteur_words::piece::{Piece, Pieces, stem};

/// An acronym, at one place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// The short form.
    pub short: Span,
    /// The long form, where the text explains the acronym at this place.
    pub long: Option<Span>,
}

/// Words that a short form may pass over.
const PASSED: [&str; 14] = ["of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "or", "with", "by"];

/// The acronyms of a text, in order; those without a long form too.
pub fn acronyms<'s>(text: &str, sentences: impl IntoIterator<Item = &'s Sentence>) -> Vec<Acronym> {
    let mut found = Vec::new();
    let mut pieces = Vec::new();
    for sentence in sentences {
        pieces.clear();
        pieces.extend(Pieces::new(text, sentence.span.start as usize, sentence.span.end as usize));
        Line { text, pieces: &pieces }.acronyms(&mut found);
    }
    found
}

/// The pieces of one sentence.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    pieces: &'t [Piece],
}

impl<'t> Line<'t> {
    fn acronyms(&self, found: &mut Vec<Acronym>) {
        let mut at = 0;
        while at < self.pieces.len() {
            let last = self.compound(at);
            if self.is_short(at, last) {
                found.push(self.acronym(at, last));
            }
            at = last + 1;
        }
    }

    fn word(&self, at: usize) -> &'t str {
        let piece = &self.pieces[at];
        &self.text[piece.start..piece.end]
    }

    fn words(&self, first: usize, last: usize) -> &'t str {
        self.span(first, last).of(self.text)
    }

    fn span(&self, first: usize, last: usize) -> Span {
        Span { start: self.pieces[first].start as u32, end: self.pieces[last].end as u32 }
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        self.pieces.get(at).map(|piece| piece.shape)
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        at < self.pieces.len() && self.word(at) == mark
    }

    /// Whether a piece is one of some marks, and no blank stands on either side of it.
    fn joins(&self, at: usize, marks: &str) -> bool {
        let glued = |at: usize| self.pieces.get(at + 1).is_some_and(|next| next.start == self.pieces[at].end);
        at > 0 && at < self.pieces.len() && marks.contains(self.word(at)) && glued(at - 1) && glued(at)
    }

    /// The last piece of what is written in one with a piece: `UN-Women`, `WP.29`, `M&E`.
    fn compound(&self, at: usize) -> usize {
        let mut last = at;
        while self.shape(last) != Some(Shape::Mark)
            && self.joins(last + 1, "-‑–&.")
            && !matches!(self.shape(last + 2), Some(Shape::Lower | Shape::Mark))
        {
            last += 2;
        }
        last
    }

    /// Whether some pieces are written like an acronym and not part of a symbol, a number or a line in capitals.
    fn is_short(&self, first: usize, last: usize) -> bool {
        if matches!(self.shape(first), Some(Shape::Lower | Shape::Number | Shape::Mark)) {
            return false;
        }
        let word = stem(self.words(first, last));
        let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
        let length = word.chars().count();
        let inside = first > 0 && self.is(first - 1, "(") && self.is(last + 1, ")");
        (2..=12).contains(&length)
            && (capitals > 1 && (inside || 2 * capitals >= length))
            && !word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L' | '.'))
            && !self.is_in_symbol(first, last)
            && !self.is_shouted(first, last)
    }

    /// Whether it stands between slashes, or behind or before a slash beside a number: `A/RES/70/237`.
    fn is_in_symbol(&self, first: usize, last: usize) -> bool {
        let number = |at: usize| self.shape(at) == Some(Shape::Number);
        let before = first > 1 && self.joins(first - 1, "/");
        let after = self.joins(last + 1, "/");
        before && (after || self.word(first - 2).len() == 1 || number(first - 2)) || after && number(last + 2)
    }

    /// Whether the words beside it are in capitals too.
    fn is_shouted(&self, first: usize, last: usize) -> bool {
        let long = |at: usize| self.shape(at) == Some(Shape::Upper) && self.word(at).len() > 5;
        first > 0 && long(first - 1) || long(last + 1)
    }

    /// The parenthesis that opens before a piece: `(`, `(“` or `(the “`.
    fn opening(&self, first: usize) -> Option<usize> {
        let is_any = |at: usize, marks: &[&str]| marks.contains(&self.word(at));
        let mut at = first.checked_sub(1)?;
        if is_any(at, &["\"", "“", "‘", "'"]) {
            at = at.checked_sub(1)?;
        }
        if is_any(at, &["the", "hereinafter"]) {
            at = at.checked_sub(1)?;
        }
        self.is(at, "(").then_some(at)
    }

    fn acronym(&self, first: usize, last: usize) -> Acronym {
        let short = self.words(first, last);
        let long = if let Some(parenthesis) = self.opening(first) {
            self.before(parenthesis, short)
        } else if self.is(last + 1, "(") || self.is(last + 1, "=") {
            self.after(last + 2, short)
        } else {
            None
        };
        Acronym { short: self.span(first, last), long }
    }

    /// The words that end before a parenthesis and have the letters of a short form.
    fn before(&self, end: usize, short: &str) -> Option<Span> {
        let most = most_words(short);
        let mut words: Vec<usize> = Vec::with_capacity(most);
        for at in (0..end).rev().take(2 * most) {
            match self.pieces[at].shape {
                Shape::Mark if matches!(self.word(at), ";" | ":" | "(" | ")") => break,
                Shape::Mark => {}
                _ if words.len() == most => break,
                _ => words.push(at),
            }
        }
        words.reverse();
        let starts = (0..words.len()).rev();
        let first = self.first_fit(starts.map(|first| &words[first..]), short)?[0];
        Some(self.span(first, *words.last()?))
    }

    /// The words behind a parenthesis or equals sign that have the letters of a short form.
    fn after(&self, start: usize, short: &str) -> Option<Span> {
        let within = (start..self.pieces.len()).take(2 * most_words(short));
        let inside = within.take_while(|&at| !matches!(self.word(at), ")" | ";" | ":" | "=" | "("));
        let words: Vec<usize> = inside.filter(|&at| self.pieces[at].shape != Shape::Mark).collect();
        let closed = words.last().filter(|&&last| self.is(last + 1, ")"));
        let fit = match closed {
            Some(_) => self.first_fit(std::iter::once(words.as_slice()), short)?,
            None => self.first_fit((1..=words.len()).map(|end| &words[..end]), short)?,
        };
        Some(self.span(*fit.first()?, *fit.last()?))
    }

    /// Of some runs of words, the first that the short form spells, or else the first that has its letters.
    fn first_fit<'w>(&self, runs: impl Iterator<Item = &'w [usize]> + Clone, short: &str) -> Option<&'w [usize]> {
        let letters: Vec<char> =
            stem(short).chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let spelt = if short.ends_with('s') { &letters[..letters.len() - 1] } else { &letters };
        let may_be = |run: &&[usize]| run.first().is_some_and(|&at| !PASSED.contains(&self.word(at)));
        let by_initials = runs.clone().filter(may_be).find(|run| self.spells(run, spelt));
        by_initials.or_else(|| runs.filter(may_be).find(|run| self.has_letters(run, spelt)))
    }

    fn lower(&self, at: usize) -> impl Iterator<Item = char> + 't {
        self.word(at).chars().flat_map(char::to_lowercase)
    }

    /// Whether the first letters of the words are the letters, with little words passed over.
    fn spells(&self, words: &[usize], letters: &[char]) -> bool {
        let mut left = letters;
        for &at in words {
            let first = self.lower(at).next();
            match left.split_first() {
                Some((letter, rest)) if first == Some(*letter) => left = rest,
                _ if left.len() < letters.len() && PASSED.contains(&self.word(at)) => {}
                _ => return false,
            }
        }
        left.is_empty() && words.last().is_some_and(|&at| !PASSED.contains(&self.word(at)))
    }

    /// Whether the letters stand among the words in their order, the first at the start of the first word.
    fn has_letters(&self, words: &[usize], letters: &[char]) -> bool {
        let Some((first, rest)) = letters.split_first() else { return false };
        let mut left = rest;
        let mut starts = 0;
        for (index, &at) in words.iter().enumerate() {
            let mut taken = false;
            for (place, letter) in self.lower(at).enumerate() {
                if index == 0 && place == 0 {
                    if letter != *first {
                        return false;
                    }
                    taken = true;
                } else if left.first() == Some(&letter) {
                    left = &left[1..];
                    taken = true;
                }
            }
            starts += usize::from(taken);
        }
        left.is_empty() && 2 * starts >= words.len()
    }
}

/// How many words a long form has at most.
fn most_words(short: &str) -> usize {
    let letters = short.chars().count();
    (letters + 5).min(2 * letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(text: &str) -> Vec<(&str, Option<&str>)> {
        let whole = Sentence { span: Span { start: 0, end: text.len() as u32 }, paragraph: 0 };
        let pairs = acronyms(text, &[whole]).into_iter();
        pairs.map(|found| (found.short.of(text), found.long.map(|long| long.of(text)))).collect()
    }

    #[test]
    fn a_long_form_stands_before_its_acronym() {
        let red_cross = explained("The International Committee of the Red Cross (ICRC) spoke.");
        assert_eq!(red_cross, [("ICRC", Some("International Committee of the Red Cross"))]);
        let technologies = explained("Use of information and communications technologies (ICTs) grows.");
        assert_eq!(technologies, [("ICTs", Some("information and communications technologies"))]);
    }

    #[test]
    fn a_long_form_may_stand_behind() {
        let group = explained("The OEWG (Open-ended Working Group) met.");
        assert_eq!(group, [("OEWG", Some("Open-ended Working Group"))]);
    }

    #[test]
    fn symbols_and_numerals_are_no_acronyms() {
        assert_eq!(explained("See A/RES/70/237 and chapter VII."), []);
    }

    #[test]
    fn an_acronym_may_stand_unexplained() {
        assert_eq!(explained("The ITU agreed."), [("ITU", None)]);
    }
}
