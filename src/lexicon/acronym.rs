//! Acronyms, and the long forms that a text gives for them.
//!
//! After Schwartz and Hearst (2003): the letters of the short form are sought in the words beside it, and the
//! fewest words that have them all are the long form. Here words whose first letters spell the short form are
//! tried before any others.

use super::Shape;
use super::piece::{Piece, Pieces, stem};
use crate::segment::Sentence;
use crate::span::Span;

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
pub fn acronyms(text: &str, sentences: &[Sentence]) -> Vec<Acronym> {
    let mut found = Vec::new();
    let mut pieces = Vec::new();
    for sentence in sentences {
        pieces.clear();
        pieces.extend(Pieces::new(text, sentence.span.start as usize, sentence.span.end as usize));
        let line = Line { text, pieces: &pieces };
        found.extend((0..pieces.len()).filter(|&at| line.is_short(at)).map(|at| line.acronym(at)));
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
    fn word(&self, at: usize) -> &'t str {
        let piece = &self.pieces[at];
        &self.text[piece.start..piece.end]
    }

    fn is(&self, at: Option<usize>, mark: &str) -> bool {
        at.is_some_and(|at| at < self.pieces.len() && self.word(at) == mark)
    }

    /// Whether a piece is written like an acronym and not part of a symbol, a number or a line in capitals.
    fn is_short(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if !matches!(piece.shape, Shape::Upper | Shape::Mixed) {
            return false;
        }
        let word = stem(self.word(at));
        let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
        let length = word.chars().count();
        (2..=10).contains(&length)
            && 2 * capitals >= length
            && capitals > 1
            && !word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X' | 'L'))
            && !self.is_in_symbol(at)
            && !self.is_shouted(at)
    }

    /// Whether it stands between slashes, or behind or before a slash beside a number: `A/RES/70/237`.
    fn is_in_symbol(&self, at: usize) -> bool {
        let number = |at: usize| self.pieces.get(at).is_some_and(|piece| piece.shape == Shape::Number);
        let letter = |at: usize| self.pieces[at].end - self.pieces[at].start == 1;
        let before = at > 1 && self.is(Some(at - 1), "/");
        let after = self.is(Some(at + 1), "/");
        before && (after || letter(at - 2) || number(at - 2)) || after && number(at + 2)
    }

    /// Whether the words beside it are in capitals too.
    fn is_shouted(&self, at: usize) -> bool {
        let long = |at: usize| {
            self.pieces.get(at).is_some_and(|piece| piece.shape == Shape::Upper && piece.end - piece.start > 5)
        };
        at > 0 && long(at - 1) || long(at + 1)
    }

    fn acronym(&self, at: usize) -> Acronym {
        let Piece { start, end, .. } = self.pieces[at];
        let long = if self.is(at.checked_sub(1), "(") {
            self.before(at - 1, self.word(at))
        } else if self.is(Some(at + 1), "(") || self.is(Some(at + 1), "=") {
            self.after(at + 2, self.word(at))
        } else {
            None
        };
        Acronym { short: Span { start: start as u32, end: end as u32 }, long }
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
        let closed = words.last().filter(|&&last| self.is(Some(last + 1), ")"));
        let fit = match closed {
            Some(_) => self.first_fit(std::iter::once(words.as_slice()), short)?,
            None => self.first_fit((1..=words.len()).map(|end| &words[..end]), short)?,
        };
        Some(self.span(*fit.first()?, *fit.last()?))
    }

    fn span(&self, first: usize, last: usize) -> Span {
        Span { start: self.pieces[first].start as u32, end: self.pieces[last].end as u32 }
    }

    /// Of some runs of words, the first that the short form spells, or else the first that has its letters.
    fn first_fit<'w>(&self, mut runs: impl Iterator<Item = &'w [usize]> + Clone, short: &str) -> Option<&'w [usize]> {
        let letters: Vec<char> =
            stem(short).chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let spelt = if short.ends_with('s') { &letters[..letters.len() - 1] } else { &letters };
        let by_initials = runs.clone().find(|run| self.spells(run, spelt));
        by_initials.or_else(|| runs.find(|run| run.len() > 1 && self.has_letters(run, spelt)))
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
