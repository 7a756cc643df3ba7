//! The source of a cue: the noun phrase that the cue makes speak.

use super::cue::{Predicate, Voice};
use super::passage::{Line, Passage};
use super::tense::is_past;
use super::words::any;
use crate::lexicon::class::Class;
use crate::lexicon::{Complement, Shape};
use std::ops::Range;

/// Where the source of a cue was found.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Source {
    /// `Ms Noor noted`
    Before(Range<usize>),
    /// `said Ms Noor`
    After(Range<usize>),
    /// The source of an earlier cue of the sentence: `noted A and stressed B`, `, adding that`.
    Shared(Range<usize>),
    /// Nobody is named: `it was noted`.
    Nobody,
}

impl Source {
    pub fn tokens(&self) -> Option<&Range<usize>> {
        match self {
            Source::Before(tokens) | Source::After(tokens) | Source::Shared(tokens) => Some(tokens),
            Source::Nobody => None,
        }
    }
}

/// How far a parenthesis may reach, in tokens.
const PARENTHESIS: usize = 14;

/// A cue that has its source.
#[derive(Clone, Debug)]
pub(super) struct Sourced {
    pub predicate: Predicate,
    pub source: Source,
    /// Whether it stands in a relative clause: `who chairs the panel`.
    pub relative: bool,
}

impl Passage<'_, '_> {
    /// The source of a predicate; `earlier` are the cues before it in the sentence. None where it has no subject.
    pub fn source(&self, line: &Line, cue: &Predicate, earlier: &[Sourced]) -> Option<Source> {
        let nearest = || earlier.iter().rev().find_map(|cue| cue.source.tokens());
        let shared = if cue.voice == Voice::Gerund { self.main_source(line, earlier) } else { nearest() };
        let sharing = || shared.cloned().map(Source::Shared);
        if self.own_words && cue.cue.first == line.tokens.start {
            return Some(Source::Nobody);
        }
        match cue.voice {
            Voice::Passive => Some(self.agent(line, cue).map_or(Source::Nobody, Source::After)),
            Voice::Gerund => self.of_gerund(line, cue, earlier).or_else(sharing),
            Voice::Infinitive => None,
            Voice::Active => {
                self.of_finite(line, cue, earlier).or_else(|| self.is_joined(line, cue).then(sharing).flatten())
            }
        }
    }

    /// The source of the latest cue in a main clause: a cue behind a comma or `and` goes on with it.
    fn main_source<'c>(&self, line: &Line, earlier: &'c [Sourced]) -> Option<&'c Range<usize>> {
        let opens = |cue: &&Sourced| match &cue.source {
            Source::Before(tokens) => self.opens_main_clause(line, tokens.start),
            _ => false,
        };
        let main = earlier.iter().rev().find(opens).and_then(|cue| cue.source.tokens());
        main.or_else(|| earlier.iter().find_map(|cue| cue.source.tokens()))
    }

    fn opens_main_clause(&self, line: &Line, at: usize) -> bool {
        at == line.tokens.start
            || self.words.is_mark(at - 1)
            || self.class(line, at - 1, Class::Conjunction)
            || self.class(line, at - 1, Class::Adverb)
    }

    fn of_finite(&self, line: &Line, cue: &Predicate, earlier: &[Sourced]) -> Option<Source> {
        if cue.first == line.tokens.start {
            return self.inverted(line, cue);
        }
        let before = self.before_mark(line, cue.first - 1);
        if self.closing_before(before).is_some() {
            return self.inverted(line, cue);
        }
        if self.any(line, before, any![",", "—", "–"]) {
            let apposed = || self.apposed(line, before, earlier).map(Source::Before);
            let inverted = || self.inverted(line, cue);
            return if self.names_only(line, cue) { inverted().or_else(apposed) } else { apposed().or_else(inverted) };
        }
        if self.class(line, before, Class::Subordinator) {
            return self.any(line, before, any!["who", "which", "that"]).then_some(Source::Before(before..before + 1));
        }
        if self.class(line, before, Class::Conjunction) {
            return None;
        }
        self.phrase(line, before, floor(line, earlier)).map(Source::Before)
    }

    /// The comma before the mark of a note, `…, Chairman of the Tribunal, 4 shared`; else the token itself.
    fn before_mark(&self, line: &Line, at: usize) -> usize {
        let mark = self.words.shape(at) == Shape::Number && self.words.word(at).len() <= 2;
        if mark && at > line.tokens.start && self.any(line, at - 1, any![","]) { at - 1 } else { at }
    }

    /// Whether `and`, `but` or a comma joins a verb to one before it.
    fn is_joined(&self, line: &Line, cue: &Predicate) -> bool {
        cue.first > line.tokens.start && self.any(line, cue.first - 1, any!["and", "but", "or", ",", "—"])
    }

    /// Whether nothing but a noun phrase follows a verb: `, said Ms Noor of Peru.`
    fn names_only(&self, line: &Line, cue: &Predicate) -> bool {
        let limit = self.sentence_end(line).min(cue.end() + 9);
        let verb = |at: usize| {
            [Class::Auxiliary, Class::Modal, Class::Subordinator, Class::Subject]
                .iter()
                .any(|class| self.class(line, at, *class))
                || !self.words.is_capital(at) && is_past(self.words.word(at))
                || self.any(line, at, any!["to"])
        };
        let until = (cue.end()..limit).find(|at| self.any(line, *at, any![","])).unwrap_or(limit);
        cue.end() < until && !(cue.end()..until).any(verb)
    }

    /// The quotation that ends at a token, or at the one before a comma there.
    pub fn closing_before(&self, at: usize) -> Option<super::passage::Quotation> {
        self.closing(at).or_else(|| if self.words.is(at, ",") && at > 0 { self.closing(at - 1) } else { None })
    }

    /// `was told by Peru`
    fn agent(&self, line: &Line, cue: &Predicate) -> Option<Range<usize>> {
        self.any(line, cue.end(), any!["by"]).then(|| self.phrase_after(line, cue.end() + 1)).flatten()
    }

    /// `a letter saying`, or the subject of the sentence: `Ms Noor opened the meeting, noting`.
    fn of_gerund(&self, line: &Line, cue: &Predicate, earlier: &[Sourced]) -> Option<Source> {
        if cue.first == line.tokens.start {
            let comma = (cue.end()..line.tokens.end).find(|at| self.words.is(*at, ","))?;
            return self.subject_after(line, comma + 1).map(Source::After);
        }
        let before = cue.first - 1;
        let noun = !self.words.is_mark(before)
            && !self.class(line, before, Class::Preposition)
            && !self.class(line, before, Class::Conjunction);
        if noun && self.closing(before).is_none() && cue.cue.cue.complement == Complement::Clause {
            return self.phrase(line, before, floor(line, earlier)).map(Source::Before);
        }
        None
    }

    /// `said Ms Noor, head of the delegation.`
    fn inverted(&self, line: &Line, cue: &Predicate) -> Option<Source> {
        let next = cue.end();
        if !line.tokens.contains(&next) || cue.first < cue.cue.first || self.any(line, next, any!["that", "this"]) {
            return None;
        }
        let named = self.words.is_capital(next) || self.class(line, next, Class::Determiner);
        let pronoun = self.any(line, next, any!["he", "she", "they", "one"]);
        let noun = self.words.shape(next) == Shape::Lower
            && cue.first > line.tokens.start
            && self.closing_before(cue.first - 1).is_some()
            && !self.class(line, next, Class::Preposition)
            && !self.class(line, next, Class::Adverb);
        let speaks = cue.cue.cue.complement == Complement::Clause
            || cue.first == line.tokens.start
            || self.closing_before(cue.first - 1).is_some();
        if !speaks || self.class(line, next, Class::Calendar) || !(named || pronoun || noun) {
            return None;
        }
        self.phrase_after(line, next).map(Source::After)
    }

    /// The noun phrase before an apposition or relative clause that ends with the comma at `comma`, with both.
    fn apposed(&self, line: &Line, comma: usize, earlier: &[Sourced]) -> Option<Range<usize>> {
        let start = floor(line, earlier).max(comma.saturating_sub(45));
        let mut commas = (start..comma).rev().filter(|at| self.any(line, *at, any![",", "—", "–"]));
        let nearest = commas.next()?;
        let opens = |at: usize| {
            let next = at + 1;
            !self.words.is_capital(next) || self.class(line, next, Class::Determiner)
        };
        let open = if opens(nearest) { nearest } else { commas.find(|at| opens(*at)).unwrap_or(nearest) };
        if open == line.tokens.start || self.class(line, open + 1, Class::Conjunction) {
            return None;
        }
        let phrase = self.phrase(line, open - 1, floor(line, earlier))?;
        Some(phrase.start..comma)
    }

    /// The noun phrase that ends at a token and begins at `floor` or later.
    pub fn phrase(&self, line: &Line, last: usize, floor: usize) -> Option<Range<usize>> {
        if self.class(line, last, Class::Subject) {
            return Some(last..last + 1);
        }
        let mut first = if self.any(line, last, any![")"]) { self.before_parenthesis(line, last) } else { last };
        while first > floor {
            let before = self.before_parenthesis(line, first - 1);
            if before < first - 1 && before > floor {
                first = before + 1;
                continue;
            }
            if self.ends_phrase(line, first - 1, first) {
                break;
            }
            first -= 1;
        }
        let first = self.without_opening(line, first, last);
        let bare =
            first == last && (self.class(line, last, Class::Adverbial) || self.class(line, last, Class::Preposition));
        let word = !bare && first <= last && (first..=last).any(|at| !self.words.is_mark(at));
        word.then_some(first..last + 1)
    }

    fn before_parenthesis(&self, line: &Line, at: usize) -> usize {
        if !self.any(line, at, any![")"]) {
            return at;
        }
        let start = line.tokens.start.max(at.saturating_sub(PARENTHESIS));
        self.words.opening(at, start).map_or(at, |open| open.saturating_sub(1))
    }

    /// Whether the token `before` cannot belong to the noun phrase that begins at `first`.
    fn ends_phrase(&self, line: &Line, before: usize, first: usize) -> bool {
        if self.words.is_mark(before) {
            return self.quotation(before).is_some() && self.quotation(first).is_none()
                || !self.any(line, before, any!["-", "'", "’", ".", "&", "/", "$", "%", "–"])
                || self.any(line, before, any!["."]) && first - 1 > 0 && !self.words.is_capital(before - 1)
                || self.any(line, before, any!["–"]) && !self.words.glued(before);
        }
        let clause = [Class::Subordinator, Class::Auxiliary, Class::Modal, Class::Subject, Class::Adverbial];
        if clause.iter().any(|class| self.class(line, before, *class)) && !self.any(line, before, any!["that"]) {
            return true;
        }
        if self.class(line, before, Class::Conjunction) {
            return !(self.any(line, before, any!["and"])
                || self.any(line, before, any!["nor"]) && self.follows_neither(line, before))
                || before == line.tokens.start
                || !self.is_alike(before - 1, first);
        }
        self.class(line, first, Class::Determiner)
            && !self.class(line, before, Class::Preposition)
            && !self.words.possessive(before)
            && !self.any(line, before, any!["all", "both", "half"])
    }

    /// Whether `neither` stands a few names before a token.
    fn follows_neither(&self, line: &Line, at: usize) -> bool {
        const REACH: usize = 10;
        (at.saturating_sub(REACH).max(line.tokens.start)..at).any(|before| self.words.is(before, "neither"))
    }

    /// Whether `and` joins nouns rather than clauses: both are names, or both are not.
    fn is_alike(&self, left: usize, right: usize) -> bool {
        self.words.is_capital(left) == self.words.is_capital(right)
    }

    /// The first token of a phrase without the adverbs, conjunctions and adverbial phrase that open the clause.
    fn without_opening(&self, line: &Line, first: usize, last: usize) -> usize {
        let opens = |at: usize| {
            [Class::Adverb, Class::Conjunction, Class::Calendar].iter().any(|class| self.class(line, at, *class))
                && !self.words.possessive(at)
                || self.any(line, at, any!["that"]) && at < last && self.words.is_capital(at + 1)
        };
        let mut at = first;
        while at < last && opens(at) {
            at += 1;
        }
        if !self.class(line, at, Class::Preposition) {
            return at;
        }
        let head = (at + 1..=last)
            .rev()
            .take_while(|token| self.words.is_capital(*token) || self.words.is(*token, "."))
            .last();
        let determiner = (at + 2..=last).rev().find(|token| self.class(line, *token, Class::Determiner));
        determiner.or(head).unwrap_or(last)
    }

    /// The subject that begins at a token, up to its verb.
    fn subject_after(&self, line: &Line, first: usize) -> Option<Range<usize>> {
        let phrase = self.phrase_after(line, first)?;
        let verb = |at: &usize| {
            [Class::Auxiliary, Class::Modal, Class::Adverb].iter().any(|class| self.class(line, *at, *class))
                || self.words.shape(*at) == Shape::Lower && is_past(self.words.word(*at))
        };
        let end = (phrase.start + 1..phrase.end).find(verb).unwrap_or(phrase.end);
        Some(phrase.start..end)
    }

    /// The noun phrase that begins at a token, with its appositions.
    pub fn phrase_after(&self, line: &Line, first: usize) -> Option<Range<usize>> {
        let end = self.sentence_end(line);
        if first >= end || self.words.is_mark(first) && !self.any(line, first, any!["("]) {
            return None;
        }
        if self.class(line, first, Class::Subject) {
            return Some(first..first + 1);
        }
        let stop = (first + 1..end).find(|at| self.stops_phrase(line, *at)).unwrap_or(end);
        Some(first..stop)
    }

    fn stops_phrase(&self, line: &Line, at: usize) -> bool {
        let next = at + 1;
        match () {
            _ if self.any(line, at, any![";", ":", "—"]) => true,
            _ if self.opening(at).is_some() || self.any(line, at, any!["that", "whether"]) => true,
            _ if self.words.is(at, ",") => {
                self.opening(next).is_some()
                    || self.any(line, next, any!["and", "but", "as", "while", "after", "in", "on", "according"])
                    || self.words.word(next.min(line.tokens.end - 1)).ends_with("ing")
            }
            _ => {
                self.any(line, at, any!["in", "on", "during", "after", "when", "as", "while", "before", "at"])
                    && !self.words.is_capital(at)
                    || self.class(line, at, Class::Calendar)
            }
        }
    }
}

/// Where the words begin that no earlier cue of the sentence governs.
fn floor(line: &Line, earlier: &[Sourced]) -> usize {
    let main = earlier.iter().rev().find(|cue| !cue.relative);
    main.map_or(line.tokens.start, |last| last.predicate.end().max(line.tokens.start))
}
