//! Where clauses, subjects and the rest of a sentence begin and end, told by their words.

use crate::lexicon::class::Class;
use crate::lexicon::{Cue, CuePos, Sense};
use crate::speech::words::{Any, Words, any};
use std::ops::Range;

/// A subject is no longer than this, in tokens.
const LONGEST_SUBJECT: usize = 40;

/// Who said so is named in no more words than this behind what was said.
const LONGEST_SOURCE: usize = 10;

/// One sentence, read for norms.
pub(super) struct Clause<'a, 'w> {
    pub words: &'a Words<'w>,
    pub sentence: usize,
    pub range: Range<usize>,
    /// Whether the text is one of law, where `may` permits.
    pub is_legal: bool,
    /// Where verbs report speech.
    cues: Vec<usize>,
}

impl<'a, 'w> Clause<'a, 'w> {
    pub fn new(words: &'a Words<'w>, sentence: usize, is_legal: bool) -> Self {
        let range = words.scan.tokens_of(sentence);
        let hits = words.scan.matches_of(sentence).iter();
        let verb = |sense: &Sense| matches!(sense, Sense::Cue(Cue { pos: CuePos::Verb, .. }));
        let named = |at: usize| words.is_capital(at) && at > range.start;
        let cues =
            hits.filter(|hit| verb(words.sense(hit))).map(|hit| hit.last as usize).filter(|at| !named(*at)).collect();
        Clause { words, sentence, range, is_legal, cues }
    }

    /// Whether a token of the clause is a word.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.range.contains(&at) && self.words.is(at, word)
    }

    pub fn is_any(&self, at: usize, words: &Any) -> bool {
        self.range.contains(&at) && self.words.is_any(at, words)
    }

    pub fn has(&self, at: usize, class: Class) -> bool {
        self.range.contains(&at) && self.words.has(at, class)
    }

    pub fn is_cue(&self, at: usize) -> bool {
        self.cues.contains(&at)
    }

    /// Whether a word of law stands in the sentence.
    pub fn is_anchored(&self) -> bool {
        super::is_anchored(self.words, self.range.clone())
    }

    /// The last word of a noun phrase before what qualifies it.
    pub fn head(&self, phrase: Range<usize>) -> usize {
        let of = phrase.clone().skip(1).find(|at| self.has(*at, Class::Preposition) || self.words.is_mark(*at));
        of.unwrap_or(phrase.end).saturating_sub(1).max(phrase.start)
    }

    /// The first token from `at` on that is no adverb.
    pub fn skip_adverbs(&self, mut at: usize) -> usize {
        while (self.has(at, Class::Adverb) || self.is_any(at, any!["better", "best"])) && at < self.range.end {
            at += 1;
        }
        at
    }

    /// The noun phrase that ends before a verb; none where there is none, as in a relative clause.
    pub fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let end = self.trim_end(verb);
        if end > self.range.start && self.is_any(end - 1, any!["and", "but"]) {
            return self.shared_subject(end - 1);
        }
        let inner = self.aside_start(end);
        let start = self.subject_start(inner);
        let start = self.trim_start(self.behind_front(start, inner), inner);
        let end = match () {
            _ if inner == end => self.head_end(start, end),
            _ if (inner..end).any(|at| self.is_cue(at)) => inner,
            _ => end - 1,
        };
        (start < inner).then(|| self.own_pronoun(start, end)..end)
    }

    /// A pronoun that a noun before it does not govern is a subject by itself: `at the meeting we should`.
    fn own_pronoun(&self, start: usize, end: usize) -> usize {
        if self.has(end - 1, Class::Subject) && !self.is_any(end - 1, any!["it"]) { end - 1 } else { start }
    }

    /// The subject of the modal verb before: `States should report and must act`.
    fn shared_subject(&self, end: usize) -> Option<Range<usize>> {
        let near = self.range.start.max(end.saturating_sub(LONGEST_SUBJECT))..end;
        let before = near.rev().find(|at| self.has(*at, Class::Modal))?;
        self.subject(before)
    }

    /// Where a subject ends before words that say in doing what: `the city in its planning shall`.
    fn head_end(&self, start: usize, end: usize) -> usize {
        let doing = |at: &usize| {
            let next = at + 1;
            self.is_legal
                && self.words.is(*at, "in")
                && next < end
                && (self.is_any(next, any!["its", "their"]) || self.words.word(next).ends_with("ing"))
        };
        (start + 1..end).find(doing).unwrap_or(end)
    }

    /// Where a noun phrase begins behind words of time or place that no comma parts from it.
    fn behind_front(&self, start: usize, end: usize) -> usize {
        let fronted = self.has(start, Class::Preposition)
            || self.has(start, Class::Adverbial)
            || self.is_any(start, any!["no", "commencing", "in"])
                && self.is_any(start + 1, any!["later", "the", "october"]);
        let head = (start..end).rev().find(|at| self.is_any(*at, any!["the", "a", "each", "any", "all", "such"]));
        head.filter(|_| fronted).unwrap_or(start)
    }

    /// Where an aside between two commas begins that stands between the subject and its verb: `States, such as these, should`.
    fn aside_start(&self, end: usize) -> usize {
        if end == self.range.start || !self.words.is(end - 1, ",") {
            return end;
        }
        let near = self.range.start.max(end.saturating_sub(LONGEST_SUBJECT))..end - 1;
        near.rev().find(|at| self.words.is(*at, ",")).unwrap_or(end)
    }

    /// Without adverbs, other modal verbs and `and` between the subject and its verb.
    fn trim_end(&self, mut end: usize) -> usize {
        while end > self.range.start {
            let last = end - 1;
            let joins = self.is_any(last, any!["and", "or"]) && self.has(last.saturating_sub(1), Class::Modal);
            if !(self.has(last, Class::Adverb) || self.has(last, Class::Modal) || joins) {
                break;
            }
            end = last;
        }
        end
    }

    /// Without `the`, adverbs and conjunctions before the noun phrase.
    fn trim_start(&self, mut start: usize, end: usize) -> usize {
        while start < end {
            let first = start;
            let drops = self.is_any(first, any!["the", "and", "but", "so", "or", "that", "then", "yet"])
                || self.has(first, Class::Adverb) && first + 1 < end
                || self.words.word(first).len() == 1 && self.is_any(first + 1, any!["the"]) && first + 1 < end
                || self.words.is_mark(first);
            if !drops {
                break;
            }
            start += 1;
            if self.is_any(first, any!["the"]) {
                break;
            }
        }
        start
    }

    fn subject_start(&self, end: usize) -> usize {
        let floor = self.range.start.max(end.saturating_sub(LONGEST_SUBJECT));
        let mut start = end;
        while start > floor {
            let before = start - 1;
            if self.words.is(before, ")") {
                start = self.bracket_start(before, floor);
                continue;
            }
            if self.words.is(before, ",") {
                match self.list_start(before, floor, end) {
                    Some(at) => start = at,
                    None => break,
                }
                continue;
            }
            if self.ends_before(before, start, end) {
                match self.relative(before, floor) {
                    Some(at) => start = at,
                    None => return self.after_clause(before, end),
                }
                continue;
            }
            start = before;
        }
        start
    }

    fn bracket_start(&self, close: usize, floor: usize) -> usize {
        (floor..close).rev().find(|at| self.words.is(*at, "(")).unwrap_or(close)
    }

    /// Where the earlier members of a list stand: `the Group, the Commission and other bodies`.
    fn list_start(&self, comma: usize, floor: usize, end: usize) -> Option<usize> {
        let joined = (comma + 1..end).any(|at| self.is_any(at, any!["and", "or"]));
        let start = (floor..comma).rev().take(8).take_while(|at| !self.stops(*at)).last()?;
        let opens = self.has(start, Class::Preposition) || self.has(start, Class::Adverb) || self.is_cue(start);
        let reaches = start == self.range.start || self.stops(start - 1) || self.words.is(start - 1, ",");
        (joined && !opens && reaches).then_some(start)
    }

    /// Whether a token cannot stand inside a noun phrase.
    fn stops(&self, at: usize) -> bool {
        self.words.is_mark(at) && !self.words.is_any(at, any!["-", "’", "'", "/", "–"])
            || self.has(at, Class::Subordinator)
            || self.has(at, Class::Adverbial)
            || self.has(at, Class::Auxiliary)
            || self.has(at, Class::Modal)
            || self.is_any(at, any!["but", "rather", "than"])
    }

    /// Whether the clause of the subject begins behind a token.
    fn ends_before(&self, before: usize, start: usize, end: usize) -> bool {
        let reports = self.is_cue(before) && start < end && !self.has(start, Class::Preposition);
        self.stops(before) || reports
    }

    /// Where a relative clause begins whose verb stands at a token: `an initiator which had only one use`.
    fn relative(&self, verb: usize, floor: usize) -> Option<usize> {
        let opens = |at: usize| self.is_any(at, any!["which", "who"]);
        (floor.max(verb.saturating_sub(3))..verb)
            .rev()
            .find(|at| opens(*at))
            .filter(|at| *at > floor && !self.stops(at - 1))
    }

    /// Behind a verb that stands before the subject, its own object is passed over: `has begun and States should`.
    fn after_clause(&self, stop: usize, end: usize) -> usize {
        let verb = self.has(stop, Class::Auxiliary) || self.has(stop, Class::Modal);
        let joint = (stop + 1..end).find(|at| self.is_any(*at, any!["and", "but", "so"]));
        joint.filter(|_| verb).map_or(stop + 1, |at| at + 1)
    }

    /// What stands before the clause of a subject, up to its comma: `In times of conflict, States must`.
    pub fn front(&self, subject: usize) -> Option<Range<usize>> {
        let mut comma = subject;
        while comma > self.range.start && self.is_any(comma - 1, any!["the", "and", "therefore", "then", "also"]) {
            comma -= 1;
        }
        let comma = comma.checked_sub(1).filter(|at| *at > self.range.start && self.words.is(*at, ","))?;
        let start =
            (self.range.start..comma).rev().find(|at| self.parts_clauses(*at)).map_or(self.range.start, |at| at + 1);
        let opens = self.has(start, Class::Preposition)
            || self.has(start, Class::Adverbial)
            || self.is_any(start, any!["to", "in", "rather", "as", "if", "when", "whenever", "under", "due"]);
        (opens && comma > start + 1).then_some(start..comma)
    }

    fn parts_clauses(&self, at: usize) -> bool {
        self.is_any(at, any![";", ":", "that", "“", "—"])
    }

    /// Where the clause ends in which a token stands.
    pub fn end(&self, from: usize) -> usize {
        let mut at = from;
        while at < self.range.end {
            let closes = self.is_any(at, any![";", "”", "—", "?"])
                || self.is_any(at, any![".", ":"]) && at + 2 >= self.range.end
                || self.words.is(at, ",") && (self.another_begins(at + 1) || self.names_source(at + 1))
                || self.is_any(at, any!["and", "but"]) && at > from && self.begins_verb(at + 1)
                || self.is_any(at, any!["whereas", "while"]);
            if closes {
                break;
            }
            at += 1;
        }
        while at > from && self.is_any(at - 1, any![",", ".", ":", "and"]) {
            at -= 1;
        }
        at
    }

    /// Whether behind a comma only the source is named: `, Kenya said.`, `, said the representative of Kenya.`
    fn names_source(&self, from: usize) -> bool {
        let last = (from..self.range.end).rfind(|at| !self.words.is_mark(*at)).unwrap_or(from);
        let told = |at: usize| self.is_cue(at) && self.words.word(at).ends_with("ed") || self.is_any(at, any!["said"]);
        let inner =
            (from..last).take(LONGEST_SOURCE + 1).any(|at| self.words.is_mark(at) || self.is_any(at, any!["to"]));
        last < from + LONGEST_SOURCE && !inner && (told(from) || told(last))
    }

    /// Whether a finite verb stands at a token: a modal verb, or one that reports in the past.
    fn begins_verb(&self, at: usize) -> bool {
        self.has(at, Class::Modal) || self.is_cue(at) && self.words.word(at).ends_with("ed")
    }

    /// Whether behind a comma another clause begins: `, noting that`, `, and the Group welcomed`.
    fn another_begins(&self, at: usize) -> bool {
        if self.is_cue(at) && self.words.word(at).ends_with("ing") {
            return true;
        }
        if !self.is_any(at, any!["and", "but", "as", "so", "which"]) {
            return false;
        }
        if self.is_cue(at + 1) || self.is_any(at, any!["which", "so"]) || self.is_any(at + 1, any!["that"]) {
            return true;
        }
        let near = at + 1..self.range.end.min(at + 12);
        near.clone().take_while(|at| !self.words.is_mark(*at) && !self.has(*at, Class::Subordinator)).any(|at| {
            self.has(at, Class::Modal)
                || self.has(at, Class::Auxiliary)
                || self.is_cue(at) && !self.has(at, Class::Verb)
        })
    }
}
