//! Acronyms that a document explains, standing for the entry that their long form is a hit of.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::acronym::acronyms;
use super::class::Class;
use super::{EntryId, Lexicons, Match, Scan, Sense, Shape};
use crate::segment::Sentence;
use rapporteur_readers::span::Span;

/// How many tokens a form has at most, for the search of long forms.
const LONGEST: u32 = 64;

/// The acronyms of a document that stand for entries of one layer, each from its explanation on.
#[derive(Debug, Default)]
pub struct ShortForms<'t> {
    text: &'t str,
    forms: FxHashMap<&'t str, Vec<ShortForm>>,
}

/// An acronym that stands for an entry, from its explanation on.
#[derive(Clone, Copy, Debug)]
struct ShortForm {
    entry: EntryId,
    from: u32,
}

/// Where entries are looked for.
struct Place<'a, W> {
    sentences: &'a [Sentence],
    scan: &'a Scan,
    lexicons: &'a Lexicons,
    wanted: W,
}

impl<'t> ShortForms<'t> {
    /// The acronyms whose long form is the hit of an entry that is wanted.
    pub fn new(
        text: &'t str,
        sentences: &[Sentence],
        scan: &Scan,
        lexicons: &Lexicons,
        wanted: impl Fn(&Sense) -> bool,
    ) -> ShortForms<'t> {
        let place = Place { sentences, scan, lexicons, wanted };
        let mut forms: FxHashMap<&str, Vec<ShortForm>> = FxHashMap::default();
        let explaining = (0..sentences.len()).filter(|at| place.may_explain(text, *at)).map(|at| &sentences[at]);
        for definition in acronyms(text, explaining) {
            let Some(long) = definition.long else { continue };
            for entry in place.entries_at(long) {
                let known = forms.entry(singular(definition.short.of(text))).or_default();
                if !known.iter().any(|known| known.entry == entry) {
                    known.push(ShortForm { entry, from: definition.short.start });
                }
            }
        }
        ShortForms { text, forms }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Calls `add` with each acronym among some tokens.
    pub fn hits(&self, scan: &Scan, tokens: Range<usize>, mut add: impl FnMut(EntryId, Range<usize>)) {
        // An acronym has two capitals or more.
        let may_be = |at: &usize| matches!(scan.tokens[*at].shape, Shape::Upper | Shape::Mixed);
        for at in tokens.filter(may_be) {
            let span = scan.tokens[at].span;
            let known = self.forms.get(singular(span.of(self.text))).map(Vec::as_slice).unwrap_or_default();
            known.iter().filter(|short| span.start >= short.from).for_each(|short| add(short.entry, at..at + 1));
        }
    }
}

impl<W: Fn(&Sense) -> bool> Place<'_, W> {
    fn is_wanted(&self, entry: EntryId) -> bool {
        (self.wanted)(&self.lexicons.entries[entry.0 as usize].sense)
    }

    /// Whether a sentence has a hit that is wanted, and a parenthesis or equals sign, where acronyms are explained.
    fn may_explain(&self, text: &str, sentence: usize) -> bool {
        let words = self.sentences[sentence].span.of(text);
        memchr::memchr2(b'(', b'=', words.as_bytes()).is_some()
            && self.scan.matches_of(sentence).iter().any(|hit| self.is_wanted(hit.entry))
    }

    /// The entries whose hits are a span, or the head of the name that it is.
    fn entries_at(&self, long: Span) -> impl Iterator<Item = EntryId> {
        let sentence = self.sentences.partition_point(|sentence| sentence.span.end < long.end);
        let hits = if sentence < self.sentences.len() { self.scan.matches_of(sentence) } else { &[] };
        let last = self.scan.tokens.partition_point(|token| token.span.end < long.end) as u32;
        let start = hits.partition_point(|hit| hit.first + LONGEST < last);
        let near = hits[start..].iter().take_while(move |hit| hit.first <= last);
        let begins = move |first: u32| self.scan.tokens[first as usize].span.start <= long.start;
        let whole = move |hit: &Match| hit.last == last && begins(hit.first);
        let meant = near.filter(move |hit| whole(hit) || self.is_head(hit, long, last));
        meant.map(|hit| hit.entry).filter(|entry| self.is_wanted(*entry))
    }

    /// Whether a hit is the head of a name: `Fisheries Management Act`, `Convention on the Law of the Sea`.
    fn is_head(&self, hit: &Match, long: Span, last: u32) -> bool {
        let tokens = &self.scan.tokens;
        let first = hit.first as usize;
        let from = tokens.partition_point(|token| token.span.start < long.start);
        let is_preposition = |at: usize| tokens.get(at).is_some_and(|token| token.classes.has(Class::Preposition));
        let named = hit.first == hit.last && tokens[first].shape == Shape::Capitalized;
        let ends = hit.last == last && from < first && !(from..first).any(is_preposition);
        named && (ends || first == from && is_preposition(first + 1))
    }
}

/// An acronym without possessive and plural: `TCBMs` as `TCBM`.
fn singular(short: &str) -> &str {
    let short = short.strip_suffix("'s").or_else(|| short.strip_suffix("’s")).unwrap_or(short);
    short.strip_suffix('s').filter(|single| single.ends_with(char::is_uppercase)).unwrap_or(short)
}
