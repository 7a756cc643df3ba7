//! The cues of a sentence: the words that report, with the auxiliaries, adverbs and negations that belong to them.

use super::passage::{Line, Passage};
use super::tense::is_past;
use super::words::{CueAt, any};
use crate::lexicon::class::Class;
use crate::lexicon::{Act, CuePos, Match, Sense, Shape};

/// A verb that reports, in its group of words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Predicate {
    pub cue: CueAt,
    /// First token of the group: an auxiliary, an adverb or the verb.
    pub first: usize,
    pub voice: Voice,
    pub negated: bool,
    /// Whether it tells what may or should be rather than what is: `could offer`.
    pub supposed: bool,
}

/// How a verb stands to its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// `has noted`
    Active,
    /// `was noted`
    Passive,
    /// `, noting`
    Gerund,
    /// `to note`
    Infinitive,
}

impl Predicate {
    /// The token after the verb.
    pub fn end(&self) -> usize {
        self.cue.last + 1
    }
}

/// Whether a verb takes a side: `and opposed by Japan` is passive without an auxiliary.
fn sided(cue: &CueAt) -> bool {
    matches!(cue.cue.act, Act::Support | Act::Oppose)
}

impl Passage<'_, '_> {
    /// The cues of a sentence, of every token on the longest.
    pub fn cues(&self, line: &Line) -> Vec<CueAt> {
        let cue = |hit: &Match| match self.words.sense(hit) {
            Sense::Cue(cue) => Some(CueAt { first: hit.first as usize, last: hit.last as usize, cue: *cue }),
            _ => None,
        };
        let mut cues: Vec<CueAt> = self.words.scan.matches_of(line.sentence).iter().filter_map(cue).collect();
        cues.sort_by_key(|cue| (cue.first, std::cmp::Reverse(cue.last)));
        cues.dedup_by(|next, kept| next.last <= kept.last && next.cue.pos == kept.cue.pos);
        cues
    }

    /// The verbs among some cues that are predicates of their clause.
    pub fn predicates(&self, line: &Line, cues: &[CueAt]) -> Vec<Predicate> {
        let verbs = cues.iter().filter(|cue| matches!(cue.cue.pos, CuePos::Verb | CuePos::Adjective));
        verbs.map(|cue| self.predicate(line, *cue)).filter(|found| self.is_predicate(line, found)).collect()
    }

    fn predicate(&self, line: &Line, mut cue: CueAt) -> Predicate {
        if cue.first < cue.last && self.any(line, cue.last + 1, any!["about", "over", "for", "at", "regarding", "with"])
        {
            cue.last += 1;
        }
        let mut first = cue.first;
        while first > line.tokens.start && self.is_auxiliary(line, first - 1) {
            first -= 1;
        }
        while first < cue.first
            && self.class(line, first, Class::Adverb)
            && self.any(line, first, any!["so", "here", "there", "today", "yesterday"])
        {
            first += 1;
        }
        let near = first..cue.first;
        let negated = near.clone().any(|at| self.class(line, at, Class::Negation));
        let being =
            near.clone().any(|at| self.any(line, at, any!["is", "are", "was", "were", "be", "been", "being", "am"]));
        let supposed = near.clone().any(|at| self.class(line, at, Class::Modal) && !self.any(line, at, any!["would"]));
        let infinitive = near.clone().any(|at| self.any(line, at, any!["to"]));
        let form = self.words.word(cue.first).to_ascii_lowercase();
        let voice = match () {
            _ if infinitive => Voice::Infinitive,
            _ if cue.cue.pos == CuePos::Adjective => Voice::Active,
            _ if form.len() > 4 && form.ends_with("ing") => {
                if being {
                    Voice::Active
                } else {
                    Voice::Gerund
                }
            }
            _ if being => Voice::Passive,
            _ if is_past(&form) && sided(&cue) && self.any(line, cue.last + 1, any!["by"]) => Voice::Passive,
            _ => Voice::Active,
        };
        Predicate { cue, first, voice, negated, supposed }
    }

    fn is_auxiliary(&self, line: &Line, at: usize) -> bool {
        [Class::Auxiliary, Class::Adverb, Class::Modal].iter().any(|class| self.class(line, at, *class))
            || self.any(line, at, any!["not", "never", "to"])
            || self.any(line, at, any!["no"]) && self.any(line, at + 1, any!["longer"])
            || self.any(line, at, any!["longer"]) && self.any(line, at.saturating_sub(1), any!["no"])
            || line.tokens.contains(&at)
                && self.words.shape(at) == Shape::Lower
                && self.words.word(at).len() > 4
                && self.words.word(at).ends_with("ly")
    }

    /// Whether a form that may be a noun or a participle is the predicate here.
    fn is_predicate(&self, line: &Line, found: &Predicate) -> bool {
        let form = self.words.word(found.cue.first).to_ascii_lowercase();
        let preposition = self.class(line, found.cue.first, Class::Preposition) && found.cue.first == found.cue.last;
        let compound = found.cue.first > line.tokens.start
            && self.words.is(found.cue.first - 1, "-")
            && self.words.glued(found.cue.first - 1);
        if found.supposed && !found.negated || preposition || compound {
            return false;
        }
        if found.first == line.tokens.start {
            return found.voice == Voice::Gerund
                || self.own_words && form.ends_with('s')
                || is_past(&form)
                || self.any(line, line.tokens.start, any!["asked"]);
        }
        let before = found.first - 1;
        if found.cue.cue.pos == CuePos::Adjective {
            return found.first < found.cue.first && !self.words.is_mark(before);
        }
        if self.words.is_capital(found.cue.first) {
            return false;
        }
        if self.class(line, before, Class::Determiner) || self.words.possessive(before) && !self.words.is_mark(before) {
            return self.any(line, before, any!["that", "this", "another"]) && is_past(&form);
        }
        if self.class(line, before, Class::Preposition) {
            return found.voice == Voice::Gerund && self.any(line, before, any!["by", "in", "without"]);
        }
        match () {
            _ if found.voice == Voice::Gerund => true,
            _ if found.first < found.cue.first => true,
            _ if is_past(&form) => !self.any(line, found.end(), any!["by"]) || found.voice == Voice::Passive,
            _ if self.class(line, found.end(), Class::Auxiliary) || self.class(line, found.end(), Class::Modal) => {
                false
            }
            _ if form.ends_with('s') && !form.ends_with("ss") => self.may_be_singular(line, before),
            _ => self.may_be_plural(line, before),
        }
    }

    fn may_be_singular(&self, line: &Line, before: usize) -> bool {
        self.words.is_mark(before)
            || !self.is_plural_noun(before)
            || self.any(line, before, any!["who", "which", "that", "he", "she", "it"])
    }

    fn may_be_plural(&self, line: &Line, before: usize) -> bool {
        self.is_plural_noun(before)
            || self.class(line, before, Class::Quantifier) && self.opens_clause(line, before)
            || self.any(
                line,
                before,
                any!["they", "we", "i", "you", "who", "which", "that", "people", "and", ",", "media", "police", "few"],
            )
    }

    fn opens_clause(&self, line: &Line, at: usize) -> bool {
        at == line.tokens.start
            || self.words.is_mark(at - 1)
            || [Class::Conjunction, Class::Subordinator, Class::Adverbial]
                .iter()
                .any(|class| self.class(line, at - 1, *class))
    }

    fn is_plural_noun(&self, at: usize) -> bool {
        let word = self.words.word(at);
        word.len() > 3 && (word.ends_with("men") || word.ends_with("people") || word.ends_with("children"))
            || word.len() > 3
                && word.ends_with('s')
                && !word.ends_with("ss")
                && !word.ends_with("us")
                && !self.words.is_capital(at)
            || word.len() > 5 && word.ends_with('s') && self.words.is_capital(at)
    }
}
