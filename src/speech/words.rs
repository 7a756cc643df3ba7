//! The tokens of a document as attribution reads them: by word, class and shape.

use crate::document::Document;
use crate::lexicon::class::Class;
use crate::lexicon::{Cue, CuePos, Lexicons, Match, Scan, Sense, Shape, Token};
use rapporteur_readers::span::Span;
use rustc_hash::FxHashSet;

/// The words of one document with the lexicon entries met among them.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub text: &'a str,
    pub scan: &'a Scan,
    pub lexicons: &'a Lexicons,
}

/// How a document writes its words: those in small letters somewhere are names nowhere, and those with a capital inside
/// a sentence are no mere openings.
pub(crate) struct Common<'a> {
    small: FxHashSet<&'a str>,
    names: FxHashSet<&'a str>,
}

impl<'a> Common<'a> {
    pub fn of(words: &Words<'a>) -> Common<'a> {
        let long = |at: &usize| words.word(*at).len() > 2;
        let small = (0..words.scan.tokens.len()).filter(|at| words.shape(*at) == Shape::Lower).filter(long);
        let mut names = FxHashSet::default();
        for sentence in (0..words.scan.token_ends.len()).map(|sentence| words.scan.tokens_of(sentence)) {
            let inside = sentence.start + 1..sentence.end;
            names.extend(
                inside
                    .filter(|at| words.is_capital(*at) && words.shape(*at - 1) == Shape::Lower)
                    .filter(long)
                    .map(|at| words.word(at)),
            );
        }
        Common { small: small.map(|at| words.word(at)).collect(), names }
    }

    /// Whether a capitalized word is written in small letters elsewhere.
    pub fn has(&self, word: &str) -> bool {
        word.len() > 3 && self.small.contains(word.to_lowercase().as_str())
    }

    /// Whether a word is written with a capital behind a word in small letters.
    pub fn is_name(&self, word: &str) -> bool {
        self.names.contains(word)
    }
}

/// Words and marks in small letters, one of which a token may be.
///
/// Their lengths and first letters, as bits, tell nearly every other token apart.
#[derive(Clone, Copy)]
pub(crate) struct Any {
    words: &'static [&'static str],
    lengths: u64,
    letters: u64,
}

impl Any {
    pub const fn of(words: &'static [&'static str]) -> Any {
        let (mut lengths, mut letters, mut at) = (0, 0, 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            lengths |= length_bit(word.len());
            letters |= letter_bit(word[0]);
            at += 1;
        }
        Any { words, lengths, letters }
    }

    /// Whether a word is one of these letter for letter.
    pub fn holds(&self, own: &str) -> bool {
        own.bytes().next().is_some_and(|initial| self.may_hold(initial, own.len())) && self.words.contains(&own)
    }

    fn has(&self, own: &[u8]) -> bool {
        self.words.iter().any(|word| is_word(own, word))
    }

    #[inline]
    fn may_hold(&self, initial: u8, length: usize) -> bool {
        self.lengths & length_bit(length) != 0 && self.letters & letter_bit(initial) != 0
    }
}

const fn length_bit(length: usize) -> u64 {
    1 << (length & 63)
}

/// The same for a letter and its capital.
const fn letter_bit(initial: u8) -> u64 {
    1 << ((initial | 0x20) & 63)
}

/// Words known when the program is built, as [`Any`].
macro_rules! any {
    ($($word:literal),+ $(,)?) => { const { &$crate::speech::words::Any::of(&[$($word),+]) } };
}
pub(crate) use any;

/// A sentence of more tokens than this is no sentence of a report: nobody is sought in it, so that time stays linear.
const LONGEST_SENTENCE: usize = 2_000;

/// A verb that reports speech, at a place in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CueAt {
    pub first: usize,
    pub last: usize,
    pub cue: Cue,
}

impl<'a> Words<'a> {
    pub fn new(document: &'a Document, scan: &'a Scan, lexicons: &'a Lexicons) -> Self {
        Words { text: &document.running.text, scan, lexicons }
    }

    /// A token; none behind the last one, where a look ahead may lead.
    fn token(&self, at: usize) -> Option<&'a Token> {
        self.scan.tokens.get(at)
    }

    fn own(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    /// The word at a token, without a possessive ending.
    pub fn word(&self, at: usize) -> &'a str {
        let word = self.own(at);
        possessive_stem(word).unwrap_or(word)
    }

    pub fn possessive(&self, at: usize) -> bool {
        let word = self.own(at);
        possessive_stem(word).is_some() || word.ends_with("s’") || word.ends_with("s'") || self.apostrophe_follows(at)
    }

    fn apostrophe_follows(&self, at: usize) -> bool {
        self.glued(at)
            && self.token(at + 1).is_some_and(|next| next.shape == Shape::Mark)
            && matches!(self.own(at + 1), "'" | "’")
    }

    /// How the token is written; behind the last one stands what ends a sentence.
    pub fn shape(&self, at: usize) -> Shape {
        self.token(at).map_or(Shape::Mark, |token| token.shape)
    }

    pub fn has(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|token| token.classes.has(class))
    }

    /// Whether the token is a word of a closed class.
    pub fn is_closed(&self, at: usize) -> bool {
        const CLOSED: [Class; 11] = [
            Class::Subject,
            Class::First,
            Class::Determiner,
            Class::Quantifier,
            Class::Conjunction,
            Class::Subordinator,
            Class::Adverbial,
            Class::Preposition,
            Class::Adverb,
            Class::Auxiliary,
            Class::Modal,
        ];
        CLOSED.iter().any(|class| self.has(at, *class))
    }

    /// Whether the token is this very mark or lower-case word.
    pub fn is(&self, at: usize, word: &str) -> bool {
        is_word(self.bytes(at), word)
    }

    /// Whether the token is one of some marks and lower-case words.
    #[inline]
    pub(crate) fn is_any(&self, at: usize, words: &Any) -> bool {
        self.token(at).is_some_and(|token| words.may_hold(token.initial, token.span.len())) && words.has(self.bytes(at))
    }

    fn bytes(&self, at: usize) -> &'a [u8] {
        self.token(at).map_or(&[], |token| &self.text.as_bytes()[token.span.range()])
    }

    pub fn is_mark(&self, at: usize) -> bool {
        self.shape(at) == Shape::Mark
    }

    /// Whether the token is written with a capital.
    pub fn is_capital(&self, at: usize) -> bool {
        match self.shape(at) {
            Shape::Capitalized | Shape::Upper => true,
            Shape::Mixed => self.word(at).starts_with(char::is_uppercase),
            _ => false,
        }
    }

    /// Whether no white space stands between this token and the next.
    pub fn glued(&self, at: usize) -> bool {
        self.token(at).zip(self.token(at + 1)).is_some_and(|(own, next)| next.span.start == own.span.end)
    }

    /// The stretch of text from one token to another, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        Span { start: self.scan.tokens[first].span.start, end: self.scan.tokens[last].span.end }
    }

    pub fn words(&self, first: usize, last: usize) -> &'a str {
        self.span(first, last).of(self.text)
    }

    /// The bracket that closes the one at a token, before `end`; brackets may stand in brackets.
    pub fn closing(&self, open: usize, end: usize) -> Option<usize> {
        let mut depth = 0usize;
        for at in open..end {
            depth += usize::from(self.is(at, "("));
            if self.is(at, ")") {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        None
    }

    /// The bracket that opens the one that closes at a token, from `start` on.
    pub fn opening(&self, close: usize, start: usize) -> Option<usize> {
        let mut depth = 0usize;
        for at in (start..=close).rev() {
            depth += usize::from(self.is(at, ")"));
            if self.is(at, "(") {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
        }
        None
    }

    /// What a hit means.
    pub fn sense(&self, hit: &Match) -> &'a Sense {
        &self.lexicons.entries[hit.entry.0 as usize].sense
    }

    /// The hits that begin at a token.
    pub fn hits_from(&self, first: usize) -> impl Iterator<Item = &'a Match> {
        let hits = &self.scan.matches;
        let start = hits.partition_point(|hit| (hit.first as usize) < first);
        hits[start..].iter().take_while(move |hit| hit.first as usize == first)
    }

    /// The hits that begin at a token or behind it and end at another or before it.
    pub fn hits_between(&self, first: usize, last: usize) -> impl Iterator<Item = &'a Match> {
        let hits = &self.scan.matches;
        let start = hits.partition_point(|hit| (hit.first as usize) < first);
        hits[start..]
            .iter()
            .take_while(move |hit| hit.first as usize <= last)
            .filter(move |hit| hit.last as usize <= last)
    }

    /// Whether a sentence is short enough to be read.
    pub fn is_readable(&self, sentence: usize) -> bool {
        self.scan.tokens_of(sentence).len() <= LONGEST_SENTENCE
    }

    /// The reporting verbs of a sentence, in order.
    pub fn verbs(&self, sentence: usize) -> Vec<CueAt> {
        let verb = |hit: &Match| match self.sense(hit) {
            Sense::Cue(cue) if cue.pos == CuePos::Verb && !cue.attitude => {
                Some(CueAt { first: hit.first as usize, last: hit.last as usize, cue: *cue })
            }
            _ => None,
        };
        self.scan.matches_of(sentence).iter().filter_map(verb).collect()
    }
}

/// Nearly every word is told from others by its length.
#[inline]
fn is_word(own: &[u8], word: &str) -> bool {
    own.len() == word.len() && own.eq_ignore_ascii_case(word.as_bytes())
}

fn possessive_stem(word: &str) -> Option<&str> {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))
}
