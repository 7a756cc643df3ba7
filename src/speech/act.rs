//! What a speaker does in saying a sentence: the speech act.
//!
//! The reporting verb tells it first (`urged`, `welcomed`), or the object it governs (`stressed the need`),
//! or a second verb joined to a colourless first one (`opened the session and suggested`), or the words said
//! (`should`, `danger`, `step forward`). What is read here is weighed where sentences are laid to their owners.

use super::words::{CueAt, Words, any};
use crate::lexicon::class::Class;
use crate::lexicon::{Act, Content, Match, Place, Sense};
use std::ops::Range;

/// How far behind a verb its object may begin, in tokens.
const OBJECT_REACH: usize = 9;

/// What a sentence shows of its act, before it is weighed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Evidence {
    /// Whether it ends with a question mark.
    pub asks: bool,
    /// What the reporting verb tells by itself.
    pub cue: Option<Act>,
    /// What the verb, its object and the verbs joined to it tell together: the first that is more than colourless.
    pub reported: Option<Act>,
    /// What the heaviest of the words said tells, and how heavy it is.
    pub content: Option<(Act, u8)>,
    /// What the last of these words tells.
    pub last: Option<Act>,
    /// What the first words of a resolution's paragraph tell.
    pub opening: Option<Act>,
}

/// What a sentence shows of its act; `cue` is the verb that reports it, if any.
pub(crate) fn evidence(words: &Words, sentence: usize, cue: Option<CueAt>) -> Evidence {
    let reader = Reader { words, sentence, range: words.scan.tokens_of(sentence) };
    let asks = reader.asks();
    if !words.is_readable(sentence) {
        return Evidence { asks, ..Evidence::default() };
    }
    let from = cue.map_or(reader.range.start, |cue| cue.last + 1);
    Evidence {
        asks,
        cue: cue.map(|cue| cue.cue.act),
        reported: cue.map(|cue| reader.reported(cue)),
        content: reader.content(from),
        last: reader.last(from),
        opening: opening(words, sentence),
    }
}

impl Evidence {
    /// The act where one has to be told without weighing.
    pub fn plain(&self) -> Act {
        match self.reported {
            _ if self.asks => Act::Question,
            Some(act) if act != Act::Assert => act,
            _ => self.content.filter(|(_, weight)| *weight > 1).map_or(Act::Assert, |(act, _)| act),
        }
    }
}

/// The act that one cue reports, by itself or through its object.
pub(crate) fn act_of_cue(words: &Words, sentence: usize, cue: CueAt) -> Act {
    let reader = Reader { words, sentence, range: words.scan.tokens_of(sentence) };
    reader.act_of(&cue).unwrap_or(cue.cue.act)
}

/// The act that the first words of a resolution's paragraph tell.
fn opening(words: &Words, sentence: usize) -> Option<Act> {
    let reader = Reader { words, sentence, range: words.scan.tokens_of(sentence) };
    let start = reader.range.start;
    let opens = |hit: &&Match| hit.first as usize <= start + 1;
    let hit = words.scan.matches_of(sentence).iter().filter(opens).find_map(|hit| match words.sense(hit) {
        Sense::Content(content) if content.place == Place::Start => Some(*content),
        _ => None,
    });
    hit.map(|content| content.act)
}

/// The verb by which a speaker says in the first person what the sentence does: `we welcome`, `my delegation supports`.
pub(crate) fn performed(words: &Words, sentence: usize, own: &[crate::lexicon::EntryId]) -> Option<CueAt> {
    let range = words.scan.tokens_of(sentence);
    if !words.is_readable(sentence) {
        return None;
    }
    words.verbs(sentence).into_iter().find(|verb| {
        let mut before = verb.first;
        while before > range.start && may_precede(words, before - 1) {
            before -= 1;
        }
        before > range.start && is_self(words, sentence, before - 1, own)
    })
}

fn may_precede(words: &Words, at: usize) -> bool {
    words.has(at, Class::Adverb)
        || words.has(at, Class::Modal)
        || words.is_any(at, any!["like", "to", "wish", "want", "also", "have", "has", "do", "would"])
}

/// `are unable to`, `is not in a position to`, `is ready to`
fn is_ability(words: &Words, at: usize) -> bool {
    words.is_any(
        at,
        any![
            "am",
            "is",
            "are",
            "was",
            "were",
            "able",
            "unable",
            "in",
            "a",
            "position",
            "ready",
            "prepared",
            "willing",
            "unwilling",
            "longer"
        ],
    )
}

/// What may stand between a verb and what denies it.
fn may_deny(words: &Words, at: usize) -> bool {
    may_precede(words, at) || words.has(at, Class::Negation) || words.is(at, "does") || is_ability(words, at)
}

/// Whether a verb is denied: `cannot support`, `is not in a position to join`, `Neither China nor Japan supported`.
pub(crate) fn is_denied(words: &Words, sentence: usize, verb: usize) -> bool {
    let start = words.scan.tokens_of(sentence).start;
    let mut at = verb;
    let mut denied = false;
    while at > start && may_deny(words, at - 1) {
        at -= 1;
        let only = words.is_any(at + 1, any!["only", "just", "merely"]);
        let unable = words.is_any(at, any!["unable", "unwilling"]);
        denied ^= (words.has(at, Class::Negation) && !only) || unable;
    }
    let refuses = at > start
        && words
            .is_any(at - 1, any!["refused", "refuses", "refuse", "declined", "declines", "decline", "failed", "fails"]);
    // Who could not agree more agrees.
    let wholly = denied && words.is(verb + 1, "more");
    denied ^ wholly ^ refuses ^ nobody(words, start, at)
}

/// Whether a subject is nobody: `No delegation`, `None of them`, `Neither China nor Japan`.
fn nobody(words: &Words, start: usize, end: usize) -> bool {
    const REACH: usize = 12;
    let opens = |at: usize| {
        at == start
            || words.is_mark(at - 1)
            || words.has(at - 1, Class::Conjunction)
            || words.has(at - 1, Class::Subordinator)
            || words.has(at - 1, Class::Adverbial)
    };
    let no = |at: usize| words.is_any(at, any!["no", "neither", "nobody", "none"]) && opens(at);
    let ends = |at: &usize| words.is_any(*at, any![",", ";", ":"]);
    let near = end.saturating_sub(REACH).max(start)..end;
    near.rev().take_while(|at| !ends(at)).any(no)
}

/// The act that a denied verb turns another into: who cannot support a text opposes it, who does not oppose it says no more.
pub(crate) fn turned(words: &Words, sentence: usize, told: Act) -> Act {
    let verbs = words.verbs(sentence);
    let Some(first) = verbs.iter().find(|verb| matches!(verb.cue.act, Act::Support | Act::Oppose)) else { return told };
    if !is_denied(words, sentence, first.first) {
        return told;
    }
    match (first.cue.act, told) {
        (Act::Support, Act::Support | Act::Commit) => Act::Oppose,
        (Act::Oppose, Act::Oppose) => Act::Assert,
        _ => told,
    }
}

fn is_self(words: &Words, sentence: usize, at: usize, own: &[crate::lexicon::EntryId]) -> bool {
    let first_person = words.has(at, Class::First) && words.has(at, Class::Subject);
    let delegation = words.is_any(at, any!["delegation", "country", "government"])
        && at > 0
        && words.is_any(at - 1, any!["my", "our"]);
    let named =
        || words.scan.matches_of(sentence).iter().any(|hit| hit.last as usize == at && own.contains(&hit.entry));
    first_person || delegation || named()
}

struct Reader<'a, 'w> {
    words: &'a Words<'w>,
    sentence: usize,
    range: Range<usize>,
}

impl Reader<'_, '_> {
    /// Whether the sentence ends with a question mark.
    fn asks(&self) -> bool {
        let tail = self.range.end.saturating_sub(3).max(self.range.start)..self.range.end;
        tail.into_iter().any(|at| self.words.is(at, "?"))
    }

    /// The act of the reporting verb and of those joined to it: the first that is more than colourless.
    fn reported(&self, cue: CueAt) -> Act {
        let acts: Vec<Act> = self.joined(cue).iter().filter_map(|cue| self.act_of(cue)).collect();
        let coloured = acts.iter().copied().find(|act| !matches!(act, Act::Assert | Act::Procedural));
        coloured.or(acts.first().copied()).unwrap_or(cue.cue.act)
    }

    /// The verb itself, and every later one behind `and`, `but`, `by`, `to` or a comma.
    fn joined(&self, cue: CueAt) -> Vec<CueAt> {
        let mut joined = vec![cue];
        for verb in self.words.verbs(self.sentence).into_iter().filter(|verb| verb.first > cue.last) {
            if self.is_joined(verb.first) {
                joined.push(verb);
            }
        }
        joined
    }

    fn is_joined(&self, verb: usize) -> bool {
        let mut before = verb - 1;
        while before > self.range.start && self.words.has(before, Class::Adverb) {
            before -= 1;
        }
        let gerund = self.words.word(verb).ends_with("ing");
        let past =
            self.words.word(verb).ends_with("ed") || self.words.is_any(verb, any!["said", "put", "drew", "spoke"]);
        match () {
            _ if self.words.is_any(before, any!["and", "but"]) => past,
            _ if self.words.is(before, ",") => gerund || past,
            _ => self.words.is_any(before, any!["by", "to"]) && before <= self.range.start + 12,
        }
    }

    /// The act of one verb; none for a verb of manner, whose complement tells it.
    fn act_of(&self, cue: &CueAt) -> Option<Act> {
        if cue.cue.manner && self.has_complement(cue) {
            return None;
        }
        let object = if cue.cue.object { self.object(cue) } else { None };
        Some(object.unwrap_or(cue.cue.act))
    }

    fn has_complement(&self, cue: &CueAt) -> bool {
        let near = cue.last + 1..cue.last + 7;
        self.words.verbs(self.sentence).iter().any(|verb| near.contains(&verb.first))
    }

    /// The act told by the noun that a verb governs.
    fn object(&self, cue: &CueAt) -> Option<Act> {
        let limit = self.range.end.min(cue.last + 1 + OBJECT_REACH);
        let end = (cue.last + 1..limit)
            .find(|at| self.words.is_any(*at, any![",", ";", ":", "that", "and", "of", "how"]))
            .unwrap_or(limit);
        let hits = self.contents(Place::Object).filter(|(at, _)| (cue.last + 1..end).contains(at));
        hits.max_by_key(|(at, content)| (content.weight, std::cmp::Reverse(*at))).map(|(_, content)| content.act)
    }

    /// The act told by the heaviest words from a token on, and their weight.
    fn content(&self, from: usize) -> Option<(Act, u8)> {
        let hits = self.contents(Place::Any).filter(|(at, _)| *at >= from);
        let heaviest = hits.max_by_key(|(at, content)| (content.weight, std::cmp::Reverse(*at)));
        heaviest.map(|(_, content)| (content.act, content.weight))
    }

    /// The act told by the last of the words that tell one.
    fn last(&self, from: usize) -> Option<Act> {
        let hits = self.contents(Place::Any).filter(|(at, _)| *at >= from);
        hits.max_by_key(|(at, _)| *at).map(|(_, content)| content.act)
    }

    fn contents(&self, place: Place) -> impl Iterator<Item = (usize, Content)> {
        self.words.scan.matches_of(self.sentence).iter().filter_map(move |hit| match self.words.sense(hit) {
            Sense::Content(content) if content.place == place => Some((hit.first as usize, *content)),
            _ => None,
        })
    }
}
