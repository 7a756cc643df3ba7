//! The sources of a sentence: who is said in it to say something, and by which cue.
//!
//! A source is a subject with its reporting verb (`Ms Noor explained`), an agent (`raised by Vanuatu`),
//! an adverbial (`according to Ms Carr`, `in her view`), a possessive (`his remarks`) or nobody named
//! (`it was noted`). The syntax is read from left to right with closed classes of words alone.

use super::mention::{Mention, Through, Who};
use super::words::{CueAt, Words};
use crate::lexicon::class::Class;
use crate::lexicon::{Cue, CuePos, Sense, Shape};
use std::ops::Range;

/// Somebody said to say something.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// Those who say it, in order; empty where nobody is named.
    pub mentions: Vec<Mention>,
    /// The words that report it; none for a mere subject.
    pub cue: Option<CueAt>,
    pub form: Form,
    pub tense: Tense,
    /// Whether words before it make it part of another clause: `what he had said`.
    pub embedded: bool,
    /// Those on whose behalf it is said.
    pub behalf: Option<Mention>,
}

/// How source and cue hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `Ms Noor explained`, `asked he`
    Subject,
    /// A subject with a verb that reports no speech: `Mr Herr showed`
    Bare,
    /// `as noted by Peru`
    Agent,
    /// `according to Ms Carr`
    Adverbial,
    /// `it was noted`
    Impersonal,
    /// `Mr Scoville: Yes.`
    Label,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    /// `has said`
    Perfect,
    /// `had said`
    Pluperfect,
}

impl Source {
    /// Where the source begins.
    pub fn at(&self) -> usize {
        let mention = self.mentions.first().map(|mention| mention.first);
        let cue = self.cue.map(|cue| cue.first);
        mention.into_iter().chain(cue).min().unwrap_or(0)
    }
}

/// What a reader of sources needs of one sentence.
pub(super) struct Clause<'a, 'w> {
    pub words: &'a Words<'w>,
    pub range: Range<usize>,
    pub sentence: usize,
    pub mentions: &'a [Mention],
    pub verbs: &'a [CueAt],
}

/// Finds the sources of one sentence, in order.
pub(super) fn sources(clause: &Clause) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    let mut next = 0;
    while next < clause.mentions.len() {
        let (source, used) = clause.source_at(next);
        found.extend(source);
        next += used;
    }
    found.extend(clause.impersonal());
    found.sort_by_key(Source::at);
    found.retain(|source| !clause.quoted(source.at()));
    found
}

/// A group of mentions joined by commas and `and`, and where it ends.
struct Group {
    mentions: Vec<Mention>,
    behalf: Option<Mention>,
    /// Whether the names are examples: `other States, such as Peru`.
    examples: bool,
    used: usize,
    /// The token after the group.
    end: usize,
}

impl Group {
    /// Adds a mention; the name behind `the next speaker,` takes its place, and a State behind `the representatives of` is represented too.
    fn add(&mut self, mut next: Mention) {
        if let (Some(Who::Actor(_, Through::Representative)), Who::Actor(_, through)) =
            (self.mentions.last().map(|last| &last.who), &mut next.who)
        {
            *through = Through::Representative;
        }
        let introduced = matches!(next.who, Who::Person(_))
            && matches!(self.mentions.as_slice(), [Mention { who: Who::Anonymous(crowd), .. }] if crowd.single);
        let unnamed = matches!(next.who, Who::Anonymous(_));
        let exemplified =
            self.examples && !unnamed && matches!(self.mentions.as_slice(), [Mention { who: Who::Anonymous(_), .. }]);
        if introduced || exemplified {
            next.first = self.mentions[0].first;
            self.mentions.clear();
        }
        if !(self.examples && unnamed) {
            self.mentions.push(next);
        }
    }
}

impl Clause<'_, '_> {
    fn source_at(&self, index: usize) -> (Option<Source>, usize) {
        let group = self.group(index);
        let used = group.used;
        let source = self
            .label(&group)
            .or_else(|| self.adverbial(&group))
            .or_else(|| self.agent(&group))
            .or_else(|| self.subject(&group))
            .or_else(|| self.inverted(&group))
            .or_else(|| self.bare(&group));
        (source, used)
    }

    /// The mentions from `index` on that share one predicate.
    fn group(&self, index: usize) -> Group {
        let first = &self.mentions[index];
        let mut group =
            Group { mentions: vec![first.clone()], behalf: None, examples: false, used: 1, end: first.last + 1 };
        loop {
            group.end = self.skip_parentheses(group.end);
            if let Some((behalf, end)) = self.behalf(group.end) {
                group.used += self.mentions_between(group.end, end);
                group.behalf.get_or_insert(behalf);
                group.end = end;
            }
            let Some(next) = self.mentions.get(index + group.used) else { break };
            if !joins(self.words, group.end, next.first) || self.only_follows(first, group.end, next) {
                break;
            }
            group.examples |= (group.end..next.first).any(|at| self.words.is(at, "such"));
            group.add(next.clone());
            group.end = next.last + 1;
            group.used += 1;
        }
        group
    }

    /// `a question from Mr Thomas, Mr Scoville`: behind a preposition a comma ends the phrase rather than going on with a list.
    fn only_follows(&self, first: &Mention, end: usize, next: &Mention) -> bool {
        let before = first.first.saturating_sub(1);
        let governed = first.first > self.range.start
            && (self.class(before, Class::Preposition)
                || self.class(before, Class::Determiner)
                    && before > self.range.start
                    && self.class(before - 1, Class::Preposition));
        let comma = (end..next.first).all(|at| self.any(at, &[",", "the"]));
        governed && comma && !self.leads_in(before)
    }

    fn mentions_between(&self, start: usize, end: usize) -> usize {
        self.mentions.iter().filter(|mention| mention.first >= start && mention.last < end).count()
    }

    fn token(&self, at: usize, word: &str) -> bool {
        at < self.range.end && self.words.is(at, word)
    }

    fn any(&self, at: usize, list: &[&str]) -> bool {
        at < self.range.end && self.words.is_any(at, list)
    }

    fn class(&self, at: usize, class: Class) -> bool {
        at < self.range.end && self.words.has(at, class)
    }

    fn skip_parentheses(&self, at: usize) -> usize {
        if !self.token(at, "(") {
            return at;
        }
        let close = (at + 1..self.range.end.min(at + 16)).find(|next| self.words.is(*next, ")"));
        close.map_or(at, |close| close + 1)
    }

    /// `, for the African Group,` or `, on behalf of the European Union,`: whom it names and the token after it.
    fn behalf(&self, at: usize) -> Option<(Mention, usize)> {
        let mut next = at;
        if self.token(next, ",") {
            next += 1;
        }
        if self.any(next, &["speaking", "also"]) {
            next += 1;
        }
        next = if self.any(next, &["for", "representing"]) {
            next + 1
        } else if self.token(next, "on") && self.token(next + 1, "behalf") && self.token(next + 2, "of") {
            next + 3
        } else {
            return None;
        };
        while self.class(next, Class::Determiner) {
            next += 1;
        }
        let mention = self.mentions.iter().find(|mention| mention.first <= next && next <= mention.last);
        let comma = (next..self.range.end.min(next + 14)).find(|after| self.words.is(*after, ","));
        match (mention, comma) {
            (Some(mention), Some(comma)) if comma <= mention.last + 8 => Some((mention.clone(), comma + 1)),
            (Some(mention), _) => Some((mention.clone(), mention.last + 1)),
            _ => None,
        }
    }

    /// `Mr Scoville: Yes.`
    fn label(&self, group: &Group) -> Option<Source> {
        let mention = &group.mentions[0];
        let labels = group.mentions.len() == 1 && mention.first == self.range.start && self.token(group.end, ":");
        (labels && !matches!(mention.who, Who::Pronoun(_) | Who::Anonymous(_)))
            .then(|| self.source(group, None, Form::Label, Tense::Past))
    }

    /// `According to Ms Carr`, `in the view of the panel`, `in her view`, `in Mr Simon's opinion`.
    fn adverbial(&self, group: &Group) -> Option<Source> {
        let mention = &group.mentions[0];
        let before =
            self.cue_where(|first, last, cue| cue.pos == CuePos::Phrase && last + 1 == mention.first && first < last);
        let before = before
            .filter(|cue| !self.words.is_any(cue.last, &["response", "reply", "answer", "responding", "replying"]));
        let before = before.filter(|cue| {
            !self.any(cue.first + 1, &["reply", "response", "answer"]) && !self.words.has(cue.first, Class::Adverbial)
        });
        let owned = self.words.possessive(mention.last) && self.token(mention.first.wrapping_sub(1), "in");
        let noun = owned
            .then(|| self.cue_where(|first, _, cue| cue.pos == CuePos::Noun && first == mention.last + 1))
            .flatten();
        let cue = before.or(noun)?;
        Some(self.source(group, Some(cue), Form::Adverbial, Tense::Present))
    }

    /// `raised by government representatives`, `As highlighted by Costa Rica`.
    fn agent(&self, group: &Group) -> Option<Source> {
        let first = group.mentions[0].first;
        if first < self.range.start + 2 || !self.words.is(first - 1, "by") {
            return None;
        }
        let cue = self.verbs.iter().find(|verb| verb.last + 2 == first && is_participle(self.words, verb))?;
        Some(self.source(group, Some(*cue), Form::Agent, Tense::Past))
    }

    /// `Ms Noor explained`, `Sudan, for the African Group, expressed concern`, `Several also noted`.
    fn subject(&self, group: &Group) -> Option<Source> {
        let (cue, tense) = self.predicate(group)?;
        Some(self.source(group, Some(cue), Form::Subject, tense))
    }

    fn predicate(&self, group: &Group) -> Option<(CueAt, Tense)> {
        let last = group.mentions.last()?;
        if self.words.possessive(last.last) {
            return self.possession(last.last);
        }
        self.verb_after_modifier(group)
            .or_else(|| self.verb_after(group.end))
            .or_else(|| self.verb_after_apposition(group.end))
    }

    /// `his presentation focused`, `Mr Simon's statement outlined`: the noun is the cue.
    fn possession(&self, at: usize) -> Option<(CueAt, Tense)> {
        let cue = self.cue_where(|first, _, cue| cue.pos == CuePos::Noun && (first == at + 1 || first == at + 2))?;
        let verb = self.skip_fillers(cue.last + 1).0;
        (verb < self.range.end && self.words.word(verb).ends_with("ed")).then_some((cue, Tense::Past))
    }

    /// The finite reporting verb that starts at or after `at`, behind adverbs and auxiliaries.
    fn verb_after(&self, at: usize) -> Option<(CueAt, Tense)> {
        let (next, had, being, modal) = self.skip_fillers(at);
        let perfect = (at..next).any(|filler| self.any(filler, &["have", "has"]));
        let verb = *self.verbs.iter().find(|verb| verb.first == next)?;
        let form = self.words.word(verb.first);
        let gerund = form.len() > 4 && form.ends_with("ing");
        let passive = being && !gerund;
        if modal || passive || (gerund && !being) {
            return None;
        }
        let tense = match (had, perfect) {
            (true, _) => Tense::Pluperfect,
            (_, true) => Tense::Perfect,
            _ => tense_of(form),
        };
        Some((verb, tense))
    }

    /// Skips what may stand between subject and verb; tells of `had`, of a form of `be` and of a modal among it.
    fn skip_fillers(&self, at: usize) -> (usize, bool, bool, bool) {
        let (mut next, mut had, mut being, mut modal) = (at, false, false, false);
        while next < self.range.end {
            if self.class(next, Class::Auxiliary) {
                had |= self.words.is(next, "had");
                being |= self.any(next, &["is", "are", "was", "were", "be", "been", "being"]);
            } else if self.class(next, Class::Modal) {
                modal = true;
            } else if self.is_note_mark(next) {
            } else if self.token(next, ",") {
                let close =
                    next + 1 < self.range.end && self.class(next + 1, Class::Adverb) && self.token(next + 2, ",");
                if !close {
                    break;
                }
                next += 2;
            } else if !self.class(next, Class::Adverb)
                && !self.class(next, Class::Negation)
                && !self.any(next, &["both", "all", "each", "themselves"])
            {
                break;
            }
            next += 1;
        }
        (next, had, being, modal)
    }

    /// The mark of a footnote between a comma and the verb: `Chairman of the Tribunal, 4 shared`.
    fn is_note_mark(&self, at: usize) -> bool {
        self.words.shape(at) == Shape::Number
            && self.words.word(at).len() <= 2
            && at > self.range.start
            && self.words.is(at - 1, ",")
    }

    /// `Mr. Miroshnik, Ambassador-at-large of the Ministry, highlighted`
    fn verb_after_apposition(&self, at: usize) -> Option<(CueAt, Tense)> {
        if !self.token(at, ",") {
            return None;
        }
        if let Some(found) = self.verb_after(at + 1) {
            return Some(found);
        }
        let limit = self.range.end.min(at + 45);
        let commas = (at + 1..limit).filter(|next| self.words.is(*next, ","));
        commas
            .filter_map(|comma| self.verb_after(comma + 1))
            .find(|(verb, tense)| *tense == Tense::Past && !self.after_subject(verb.first, at))
    }

    /// Whether another mention stands between the apposition's start and the verb as that verb's own subject.
    fn after_subject(&self, verb: usize, start: usize) -> bool {
        self.mentions.iter().any(|mention| mention.first > start && self.skip_fillers(mention.last + 1).0 == verb)
    }

    /// `The participants representing the Western countries accused`
    fn verb_after_modifier(&self, group: &Group) -> Option<(CueAt, Tense)> {
        let anonymous = matches!(group.mentions.last()?.who, Who::Anonymous(_) | Who::Actor(..) | Who::Office);
        let modifiers = ["representing", "present", "from", "of", "who", "attending", "participating"];
        if !anonymous || !self.any(group.end, &modifiers) {
            return None;
        }
        let limit = self.range.end.min(group.end + 22);
        let mut at = group.end;
        while at < limit && !self.any(at, &[",", ";", ":", "“", "\""]) {
            let finite = self
                .verbs
                .iter()
                .find(|verb| verb.first == at)
                .filter(|_| !self.class(at - 1, Class::Auxiliary) && !self.class(at - 1, Class::Adverb));
            if let Some(verb) = finite.filter(|verb| tense_of(self.words.word(verb.first)) == Tense::Past) {
                return Some((*verb, Tense::Past));
            }
            at += 1;
        }
        None
    }

    /// `…”, replied Dr Wilson`
    fn inverted(&self, group: &Group) -> Option<Source> {
        let first = group.mentions[0].first;
        let by_name = matches!(group.mentions[0].who, Who::Person(_) | Who::Pronoun(_) | Who::Office);
        let verb = self.verbs.iter().find(|verb| by_name && verb.last + 1 == first)?;
        let opens = verb.first > self.range.start
            && self.words.is_mark(verb.first - 1)
            && self.any(verb.first - 1, &[",", "”", "\"", "’", "'", "?", "!", "—", "–"]);
        let past = tense_of(self.words.word(verb.first)) == Tense::Past;
        (opens && past).then(|| self.source(group, Some(*verb), Form::Subject, Tense::Past))
    }

    /// A person who opens the sentence with a verb that reports no speech.
    fn bare(&self, group: &Group) -> Option<Source> {
        let mention = &group.mentions[0];
        let last = group.mentions.last()?;
        let verb = if self.token(group.end, ",") { group.end + 1 } else { group.end };
        let is_person = matches!(mention.who, Who::Person(_) | Who::Office) && !self.words.possessive(last.last);
        let opens = mention.first == self.range.start
            || self.any(mention.first - 1, &[",", "and"])
            || self.class(mention.first - 1, Class::Adverb);
        let acts = verb < self.range.end
            && self.words.shape(verb) == Shape::Lower
            && tense_of(self.words.word(verb)) == Tense::Past
            && !self.class(verb, Class::Auxiliary);
        (is_person && opens && acts).then(|| self.source(group, None, Form::Bare, Tense::Past))
    }

    fn source(&self, group: &Group, cue: Option<CueAt>, form: Form, tense: Tense) -> Source {
        let first = group.mentions[0].first;
        let embedded = matches!(form, Form::Subject | Form::Bare) && self.embedded(first);
        Source { mentions: group.mentions.clone(), cue, form, tense, embedded, behalf: group.behalf.clone() }
    }

    /// Whether the word before makes the subject part of another clause or phrase.
    fn embedded(&self, first: usize) -> bool {
        if first == self.range.start {
            return false;
        }
        let before = first - 1;
        let preposition = self.class(before, Class::Preposition) && !self.class(before, Class::Adverbial);
        self.class(before, Class::Subordinator)
            || preposition && !self.leads_in(before)
            || self.words.possessive(before)
    }

    /// `with Mali, Rwanda and Peru, she opposed`: the preposition opens the sentence and the group.
    fn leads_in(&self, before: usize) -> bool {
        before == self.range.start && self.any(before, &["with", "joined"]) || self.token(before, "as")
    }

    /// `It was noted that`, `Concern was expressed`, `As discussed,`.
    fn impersonal(&self) -> Option<Source> {
        let cue = self.verbs.iter().find(|verb| self.is_impersonal(verb))?;
        let embedded = false;
        Some(Source {
            mentions: Vec::new(),
            cue: Some(*cue),
            form: Form::Impersonal,
            tense: Tense::Past,
            embedded,
            behalf: None,
        })
    }

    fn is_impersonal(&self, verb: &CueAt) -> bool {
        if verb.first == self.range.start || !is_participle(self.words, verb) || self.token(verb.last + 1, "by") {
            return false;
        }
        if self.token(verb.first - 1, "as") && verb.first <= self.range.start + 4 {
            return !self.any(
                verb.last + 1,
                &["above", "below", "earlier", "in", "a", "an", "the", "previously", "being", "having", "to"],
            );
        }
        let Some(subject) = self.passive_subject(verb.first) else { return false };
        self.token(subject, "it") && !self.any(verb.last + 1, &["in", "at", "."])
            || self.cue_where(|_, last, cue| cue.pos == CuePos::Noun && last == subject).is_some()
    }

    /// The token before `was` in `it was noted`, behind adverbs and auxiliaries.
    fn passive_subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        let mut being = false;
        while at > self.range.start {
            at -= 1;
            if self.class(at, Class::Auxiliary) {
                being |= self.any(at, &["is", "was", "were", "been"]);
            } else if !self.class(at, Class::Adverb) {
                return being.then_some(at);
            }
        }
        None
    }

    fn cue_where(&self, fits: impl Fn(usize, usize, &Cue) -> bool) -> Option<CueAt> {
        self.words.scan.matches_of(self.sentence).iter().find_map(|hit| match self.words.sense(hit) {
            Sense::Cue(cue) if !cue.attitude && fits(hit.first as usize, hit.last as usize, cue) => {
                Some(CueAt { first: hit.first as usize, last: hit.last as usize, cue: *cue })
            }
            _ => None,
        })
    }

    /// Whether a token stands inside quotation marks.
    fn quoted(&self, at: usize) -> bool {
        let opened = (self.range.start..at).filter(|token| self.words.is(*token, "“")).count();
        let closed = (self.range.start..at).filter(|token| self.words.is(*token, "”")).count();
        opened > closed
    }
}

/// Whether only commas, `and` and the like stand between two mentions.
fn joins(words: &Words, start: usize, end: usize) -> bool {
    let list = [",", "such", "and", "or", "the", "as", "well", "along", "together", "with", "both"];
    start < end
        && end - start <= 5
        && (start..end).all(|at| words.is_any(at, &list))
        && (start..end).any(|at| !words.is(at, "the"))
}

fn is_participle(words: &Words, verb: &CueAt) -> bool {
    let form = words.word(verb.first);
    form.ends_with("ed")
        || ["said", "felt", "thought", "held", "made", "put", "found", "understood", "told", "seen", "drawn", "taken"]
            .contains(&form)
}

/// The tense that a verb's form tells.
fn tense_of(form: &str) -> Tense {
    const IRREGULAR: [&str; 34] = [
        "said",
        "told",
        "thought",
        "felt",
        "held",
        "found",
        "saw",
        "heard",
        "wrote",
        "spoke",
        "took",
        "gave",
        "made",
        "began",
        "went",
        "understood",
        "foresaw",
        "sought",
        "lent",
        "paid",
        "had",
        "upheld",
        "knew",
        "learnt",
        "drew",
        "put",
        "set",
        "undertook",
        "meant",
        "led",
        "chose",
        "forecast",
        "came",
        "did",
    ];
    let lower = form.to_ascii_lowercase();
    if lower.ends_with("ed") && !lower.ends_with("eed")
        || lower == "agreed"
        || lower == "disagreed"
        || IRREGULAR.contains(&lower.as_str())
    {
        Tense::Past
    } else {
        Tense::Present
    }
}
