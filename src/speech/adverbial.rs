//! Sources named by an adverbial or a noun: `according to X`, `in her view`, `the claim that`.

use super::clause::{Clause, Joint};
use super::content::Reported;
use super::passage::{Line, Passage};
use super::subject::Source;
use super::tense::Tense;
use super::words::{CueAt, any};
use crate::lexicon::CuePos;
use crate::lexicon::class::Class;
use std::ops::Range;

impl Passage<'_, '_> {
    /// The clauses of a sentence whose cue is a set phrase or a noun.
    pub fn adverbials<'c>(&self, index: usize, cues: impl Iterator<Item = &'c CueAt>) -> Vec<Clause> {
        let found = cues.filter(|cue| self.quotation(cue.first).is_none()).filter_map(|cue| match cue.cue.pos {
            CuePos::Phrase => self.by_phrase(index, cue),
            CuePos::Noun => self.by_noun(index, cue),
            CuePos::Verb | CuePos::Adjective => None,
        });
        found.collect()
    }

    /// `According to X, …`, `…, according to X`, `in her view, …`
    fn by_phrase(&self, index: usize, cue: &CueAt) -> Option<Clause> {
        let line = &self.lines[index];
        if self.words.is_any(cue.last - 1, any!["response", "reply", "answer", "responding", "replying"]) {
            return None;
        }
        let owner =
            (cue.first..=cue.last).find(|at| self.words.is_any(*at, any!["his", "her", "their", "its", "our", "my"]));
        let source = match owner {
            Some(owner) => owner..owner + 1,
            None => self.named_after(line, cue.last + 1, cue.first)?,
        };
        let end = source.end.max(cue.last + 1);
        let (first, last) = (line.tokens.start, self.sentence_end(line));
        let between = || self.any(line, end, any![","]) && end + 2 < last && self.any(line, cue.first - 1, any![","]);
        let none = last..last;
        let pieces = match () {
            _ if cue.first == first => [self.after_comma(line, end)?..last, none],
            _ if between() => [first..cue.first - 1, end + 1..last],
            _ if self.any(line, cue.first - 1, any!["but", "and", ";", "that"]) => {
                [self.after_comma(line, end)?..last, none]
            }
            _ => [self.before(line, cue.first), none],
        };
        let pieces: Vec<Range<usize>> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        (!pieces.is_empty()).then(|| self.adverbial(index, cue, source, Reported { pieces, rule: "adverbial" }))
    }

    fn adverbial(&self, index: usize, cue: &CueAt, source: Range<usize>, reported: Reported) -> Clause {
        self.without_verb(index, cue, Joint::Phrase, Source::After(source), reported)
    }

    fn without_verb(&self, index: usize, cue: &CueAt, joint: Joint, source: Source, reported: Reported) -> Clause {
        Clause {
            sentence: self.lines[index].sentence as u32,
            cue: *cue,
            words: cue.first..cue.last + 1,
            joint,
            tense: Tense::Present,
            negated: false,
            relative: false,
            source,
            content: Some(reported),
        }
    }

    /// The phrase after `according to`: to a comma where the adverbial opens the sentence, else to the sentence's end.
    fn named_after(&self, line: &Line, first: usize, cue: usize) -> Option<Range<usize>> {
        let end = self.sentence_end(line);
        let opens = cue == line.tokens.start || self.any(line, cue - 1, any!["but", "and", ";", "that"]);
        let comma = (first..end).find(|at| self.any(line, *at, any![",", ";", "—"]));
        let stop = if opens { comma? } else { comma.unwrap_or(end) };
        (first < stop).then_some(first..stop)
    }

    fn after_comma(&self, line: &Line, from: usize) -> Option<usize> {
        (from..line.tokens.end).find(|at| self.words.is(*at, ",")).map(|comma| comma + 1)
    }

    /// The clause before a closing adverbial.
    fn before(&self, line: &Line, end: usize) -> Range<usize> {
        let end = if self.any(line, end - 1, any![","]) { end - 1 } else { end };
        line.tokens.start..end
    }

    /// `X's claim that …`, `her concern that …`, `the view that …`
    fn by_noun(&self, index: usize, cue: &CueAt) -> Option<Clause> {
        let line = &self.lines[index];
        let start = cue.last + 1;
        if !self.any(line, start, any!["that"])
            || cue.first > line.tokens.start && self.any(line, cue.first - 1, any!["a", "an", "in"])
            || self.class(line, start + 1, Class::Auxiliary)
            || self.class(line, start + 1, Class::Modal)
        {
            return None;
        }
        let source = self.owner(line, cue.first);
        let end = self.sentence_end(line);
        let stop = (start + 1..end).find(|at| self.any(line, *at, any![",", ";", "—", "(", "–"])).unwrap_or(end);
        let opens = source.as_ref().map_or(cue.first, |source| source.start) <= line.tokens.start + 1;
        let content = start..if opens { self.second_verb(line, start + 1, stop) } else { stop };
        let reported = Reported { pieces: vec![content], rule: "noun" };
        let source = source.map_or(Source::Nobody, Source::Before);
        Some(self.without_verb(index, cue, Joint::Noun, source, reported))
    }

    /// Where the verb of the sentence begins, behind that of the clause that its subject holds: `the view that A is B | was shared`.
    fn second_verb(&self, line: &Line, start: usize, end: usize) -> usize {
        let verb = |at: &usize| self.class(line, *at, Class::Auxiliary) || self.class(line, *at, Class::Modal);
        let first = (start..end).find(verb);
        let later = first.and_then(|first| (first + 2..end).rev().find(verb));
        later.unwrap_or(end)
    }

    /// The possessive before a noun.
    fn owner(&self, line: &Line, noun: usize) -> Option<Range<usize>> {
        let mut at = noun;
        while at > line.tokens.start && at + 3 > noun {
            at -= 1;
            if self.any(line, at, any!["his", "her", "their", "its", "our", "my"]) {
                return Some(at..at + 1);
            }
            if self.words.possessive(at) {
                return self.phrase(line, at, line.tokens.start);
            }
        }
        None
    }
}
