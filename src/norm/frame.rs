//! The parts of a norm around its deontic words, by the frame of these words.
//!
//! All that may be a norm is proposed here; `weigh` decides.

use super::LAWFUL;
use super::action::Action;
use super::clause::Clause;
use crate::lexicon::class::Class;
use crate::lexicon::{Deontic, DeonticForce, EntryId, Frame, Match, Sense};
use crate::speech::words::{Any, any};
use std::ops::Range;

/// The parts of one candidate, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub deontic: DeonticForce,
    pub words: Range<usize>,
    pub entry: Option<EntryId>,
    /// The subject of the verb or who is called on, whatever the voice.
    pub subject: Option<Range<usize>>,
    pub attribute: Option<Range<usize>>,
    pub aim: Range<usize>,
    pub object: Range<usize>,
    pub condition: Range<usize>,
    pub is_passive: bool,
    pub rule: Rule,
}

/// How a candidate was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Modal,
    Possibility,
    Lawful,
    Call,
    Impersonal,
    Verdict,
    Ban,
    Leave,
    Need,
    Item,
}

impl Rule {
    /// The names of the values in the table of weights, in their order.
    pub const NAMES: &'static [&'static str] =
        &["modal", "possibility", "lawful", "call", "impersonal", "verdict", "ban", "leave", "need", "item"];

    /// Whether its frame alone tells a norm, without weights.
    pub fn is_settled(self) -> bool {
        matches!(self, Rule::Lawful | Rule::Verdict | Rule::Ban | Rule::Leave)
    }

    /// As datasets name it.
    pub fn name(self) -> &'static str {
        match self {
            Rule::Modal => "modal verb",
            Rule::Possibility | Rule::Lawful => "permission",
            Rule::Call => "call on somebody",
            Rule::Impersonal => "impersonal",
            Rule::Verdict => "verdict",
            Rule::Ban => "ban",
            Rule::Leave => "leave",
            Rule::Need => "need",
            Rule::Item => "item of a list",
        }
    }
}

/// A hit of a deontic entry and what it means, once the words around it have been read.
#[derive(Clone, Copy, Debug)]
struct Found<'h> {
    hit: &'h Match,
    force: DeonticForce,
    rule: Rule,
}

impl<'h> Found<'h> {
    fn of(hit: &'h Match, deontic: Deontic) -> Found<'h> {
        let rule = match deontic.frame {
            Frame::Modal => Rule::Modal,
            Frame::Possibility => Rule::Possibility,
            Frame::Call => Rule::Call,
            Frame::Impersonal => Rule::Impersonal,
            Frame::Verdict => Rule::Verdict,
            Frame::Ban => Rule::Ban,
            Frame::Leave => Rule::Leave,
        };
        Found { hit, force: deontic.force, rule }
    }

    fn first(&self) -> usize {
        self.hit.first as usize
    }

    fn last(&self) -> usize {
        self.hit.last as usize
    }

    fn words(&self) -> Range<usize> {
        self.first()..self.last() + 1
    }

    fn negated_if(self, negated: bool) -> Found<'h> {
        Found { force: if negated { self.force.negated() } else { self.force }, ..self }
    }
}

/// Who is told to do something is named in no more words than this.
const LONGEST_ADDRESSEE: usize = 30;

/// Verbs whose negation reaches the clause they govern: `could not agree that rights should be conceded`.
const RAISING: Any = Any::of(&["agree", "accept", "think", "believe", "consider", "feel", "want", "wish"]);

/// Things, not people: what is called for, rather than who is called on.
const THINGS: Any = Any::of(&[
    "measures",
    "measure",
    "steps",
    "step",
    "action",
    "actions",
    "efforts",
    "effort",
    "information",
    "mechanism",
    "mechanisms",
    "framework",
    "frameworks",
    "resources",
    "funds",
    "funding",
    "support",
    "assistance",
    "data",
    "plan",
    "plans",
    "strategy",
    "strategies",
    "meeting",
    "review",
    "papers",
    "programme",
    "programmes",
    "policy",
    "policies",
    "work",
    "cooperation",
    "dialogue",
    "research",
    "ways",
    "time",
    "attention",
    "approach",
]);

/// The candidates of a sentence.
pub(super) fn parts(clause: &Clause) -> Vec<Parts> {
    let mut parts: Vec<Parts> = Vec::new();
    for hit in clause.words.scan.matches_of(clause.sentence) {
        let Sense::Deontic(deontic) = clause.words.sense(hit) else { continue };
        let inside =
            parts.iter().any(|known| known.words.start <= hit.first as usize && known.words.end > hit.last as usize);
        if !inside {
            parts.extend(clause.framed(Found::of(hit, *deontic)));
        }
    }
    parts
}

impl Clause<'_, '_> {
    fn framed(&self, found: Found) -> Vec<Parts> {
        match found.rule {
            Rule::Modal if self.is_noun(found.first()) => self.need(found),
            Rule::Modal => self.modal(found),
            Rule::Possibility => self.possibility(found),
            Rule::Call => self.call(found),
            Rule::Impersonal => self.impersonal(found),
            Rule::Verdict => self.verdict(found).into_iter().collect(),
            Rule::Ban => self.ban(found).into_iter().collect(),
            Rule::Leave => self.leave(found),
            Rule::Lawful | Rule::Need | Rule::Item => Vec::new(),
        }
    }

    /// `States should refrain from …`
    fn modal(&self, found: Found) -> Vec<Parts> {
        let (first, last) = (found.first(), found.last());
        let verb = self.skip_adverbs(last + 1);
        if self.is_hedged(first) || self.is_inverted(verb) || self.is_denied(first) {
            return Vec::new();
        }
        let negated = (last + 1..=verb).any(|at| self.has(at, Class::Negation));
        let from = (last + 1..=verb).rfind(|at| self.has(*at, Class::Negation)).map_or(last + 1, |at| at + 1);
        let from = self.behind_aside(from);
        let subject = self.subject(first);
        let Some(action) = self.action(from, self.end(from)) else { return Vec::new() };
        let found = found.negated_if(negated != self.is_raised(first));
        match self.purpose(&action) {
            Some(deed) if !self.is_legal && !self.is_asked(first) => self.spread(found, None, deed, false),
            _ if self.is_doubtful(first, &action, subject.as_ref()) || self.is_forecast(first, &action) => Vec::new(),
            _ => self.spread(found, subject, action, false),
        }
    }

    /// Behind an aside between a modal verb and its verb: `should, they held, be`.
    fn behind_aside(&self, from: usize) -> usize {
        let close = || (from + 1..self.range.end.min(from + 12)).find(|at| self.words.is(*at, ","));
        if self.words.is(from, ",") { close().map_or(from, |at| at + 1) } else { from }
    }

    /// What a step or aim is to be: `the aim should be to agree on`.
    fn purpose(&self, action: &Action) -> Option<Action> {
        let is_be = self.words.is(action.aim.end - 1, "be") && self.words.is(action.rest.start, "to");
        let verb = self.skip_adverbs(action.rest.start + 1);
        (is_be && self.may_be_verb(verb)).then(|| self.action(action.rest.start + 1, action.rest.end)).flatten()
    }

    /// `the need to act`, `the urgent need to act`
    fn is_noun(&self, first: usize) -> bool {
        let before = first.wrapping_sub(1);
        self.is_any(first, any!["need", "needs"])
            && (self.has(before, Class::Determiner)
                || self.has(before, Class::Quantifier)
                || self.is_any(
                    before,
                    any!["urgent", "clear", "pressing", "continued", "specific", "on", "our", "their", "its"],
                ))
    }

    /// `may need to`, `does not have to`: no deontic verb.
    fn is_hedged(&self, first: usize) -> bool {
        self.is_any(first, any!["need", "have"])
            && self.is_any(first.wrapping_sub(1), any!["may", "might", "not", "necessarily", "never"])
    }

    /// `this does not mean that laws must be alike`: what the text does not say.
    fn is_denied(&self, first: usize) -> bool {
        let means = |at: usize| self.is_any(at, any!["mean", "imply", "follow", "suggest"]);
        self.governing(first).is_some_and(|verb| means(verb) && self.is_negated(verb))
    }

    /// Whether the negation of the verb above is meant of the modal verb.
    fn is_raised(&self, first: usize) -> bool {
        self.governing(first).is_some_and(|verb| self.is_any(verb, &RAISING) && self.is_negated(verb))
    }

    /// The verb before the `that` of the clause in which a token stands.
    fn governing(&self, at: usize) -> Option<usize> {
        let near = self.range.start.max(at.saturating_sub(LONGEST_ADDRESSEE))..at;
        near.rev().find(|at| self.words.is(*at, "that")).and_then(|that| that.checked_sub(1))
    }

    fn is_negated(&self, verb: usize) -> bool {
        (self.range.start.max(verb.saturating_sub(3))..verb).any(|at| self.has(at, Class::Negation))
    }

    /// `should this be necessary`: a condition.
    fn is_inverted(&self, verb: usize) -> bool {
        self.has(verb, Class::Determiner) || self.has(verb, Class::Subject) || self.has(verb, Class::Preposition)
    }

    /// `a State may resort to countermeasures`, and `may` in texts of law or beside the words of one.
    fn possibility(&self, found: Found) -> Vec<Parts> {
        let verb = self.skip_adverbs(found.last() + 1);
        let guesses = self.words.is(verb, "be") && !self.is_participle(self.skip_adverbs(verb + 1));
        let permits = if self.is_legal { self.is_any(found.last(), any!["may", "will"]) } else { self.is_anchored() };
        match () {
            _ if self.is_any(verb, &LAWFUL) => self.modal(Found { rule: Rule::Lawful, ..found }),
            _ if permits && !guesses => self.modal(found),
            _ => Vec::new(),
        }
    }

    /// `the need to act`
    fn need(&self, found: Found) -> Vec<Parts> {
        let from = found.last() + 1;
        let is_quantity = self.is_any(found.first(), any!["needs"]);
        let action = self.action(from, self.end(from)).filter(|action| !(is_quantity && action.is_passive));
        action.map_or_else(Vec::new, |action| self.spread(Found { rule: Rule::Need, ..found }, None, action, true))
    }

    /// `called on States to refrain`, `recommended that the Group continue`, `the need for States to refrain`
    fn call(&self, found: Found) -> Vec<Parts> {
        let last = found.last();
        let behind = last + 1;
        if self.words.is(last, "that") || self.words.is(behind, "that") {
            return self.that(found, behind + usize::from(self.words.is(behind, "that")));
        }
        if self.is_any(last, any!["to", "on", "concerning", "regarding"]) && !self.is_cue(found.first()) {
            let advised = self.advised(found, behind);
            if !advised.is_empty() {
                return advised;
            }
        }
        let Some(to) = self.infinitive(behind) else { return Vec::new() };
        let negated = self.words.is(to - 1, "not");
        let Some(addressee) = self.addressee(behind..to - usize::from(negated)) else { return Vec::new() };
        if self.is_order(found.first(), &addressee) {
            return Vec::new();
        }
        let Some(action) = self.action(to + 1, self.end(to + 1)) else { return Vec::new() };
        let is_need = found.force == DeonticForce::Must && !self.is_cue(found.first());
        let rule = if is_need { Rule::Need } else { found.rule };
        self.spread(Found { rule, ..found.negated_if(negated) }, Some(addressee), action, true)
    }

    /// `invited participants to reflect`, `calls for measures to protect`, `their request for leave to`: the order of the
    /// meeting, what is called for, the name of an act.
    fn is_order(&self, first: usize, addressee: &Range<usize>) -> bool {
        let head = self.head(addressee.clone());
        let before = first.wrapping_sub(1);
        let named =
            self.has(before, Class::Determiner) || self.is_any(before, any!["their", "its", "his", "her", "our"]);
        let hosts = self.is_any(first, any!["invite", "invites", "invited", "inviting", "ask", "asks", "asked"]);
        self.is_any(before, any!["i"])
            || hosts && self.has(head, Class::Person)
            || self.is_any(first, any!["call", "calls", "called", "calling"]) && self.is_thing(head)
            || named && self.is_any(first, any!["request", "requests", "demand", "demands"])
    }

    /// `recommendations to end discrimination`, `recommendations on ending discrimination`
    fn advised(&self, found: Found, from: usize) -> Vec<Parts> {
        let verb = self.skip_adverbs(from);
        let is_deed = match self.words.is(found.last(), "to") {
            true => self.may_be_verb(verb),
            false => self.words.word(verb).ends_with("ing") && self.words.word(verb).len() > 5,
        };
        let action = self.action(from, self.end(from)).filter(|_| is_deed && !self.is_legal);
        action.map_or_else(Vec::new, |action| self.spread(found, None, action, true))
    }

    /// The `to` of the infinitive that a call leads to, past those who are called.
    fn infinitive(&self, from: usize) -> Option<usize> {
        let near = from..self.range.end.min(from + LONGEST_ADDRESSEE);
        let stop = |at: &usize| {
            self.is_any(*at, any![";", ":", "but", "if", "about"])
                || self.has(*at, Class::Subordinator)
                || self.has(*at, Class::Modal)
                || self.has(*at, Class::Auxiliary)
                || self.is_cue(*at) && self.words.word(*at).ends_with("ing")
                || self.words.is(*at, "and") && self.is_cue(at + 1)
        };
        near.take_while(|at| !stop(at)).find(|at| {
            let verb = self.skip_adverbs(at + 1 + usize::from(self.is_any(at + 1, any!["“", "\"", "‘"])));
            self.words.is(*at, "to") && (self.may_be_verb(verb) || self.words.is(verb, "be"))
        })
    }

    /// Who is called on.
    fn addressee(&self, range: Range<usize>) -> Option<Range<usize>> {
        let start =
            range.clone().rfind(|at| self.words.is(*at, "for") && at > &range.start).map_or(range.start, |at| at + 1);
        let named = self.noun_phrase(start..range.end)?;
        let aside = |at: &usize| {
            self.words.is(*at, ",") && self.is_any(at + 1, any!["in", "within", "as", "under", "at", "by"])
        };
        let named = named.start..named.clone().find(aside).unwrap_or(named.end);
        (!self.has(named.start, Class::Preposition)).then_some(named)
    }

    /// Whether a word names a thing that is called for rather than somebody who is called on.
    pub(super) fn is_thing(&self, head: usize) -> bool {
        self.is_any(head, &THINGS)
    }

    /// A noun phrase without quotation marks and `the` at its edges.
    fn noun_phrase(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (mut start, mut end) = (range.start, range.end);
        while start < end && (self.words.is_mark(start) || self.is_any(start, any!["the", "upon", "on", "for", "that"]))
        {
            start += 1;
        }
        while start < end && (self.words.is_mark(end - 1) || self.has(end - 1, Class::Adverb)) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// `that the Group continue its work`: a bare verb behind its subject; with a modal verb it is that verb's norm.
    fn that(&self, found: Found, from: usize) -> Vec<Parts> {
        let near = from + 1..self.range.end.min(from + LONGEST_ADDRESSEE);
        let stop = |at: &usize| {
            self.has(*at, Class::Modal) || self.has(*at, Class::Subordinator) || self.is_any(*at, any![";", ":"])
        };
        let suggests = self.is_any(found.first(), any!["suggest", "suggests", "suggested", "suggesting"]);
        let bare = |at: &usize| {
            let named = !self.has(at - 1, Class::Determiner) && !self.is_any(at - 1, any!["to", "and", "of", "for"]);
            named
                && (self.words.is(*at, "be")
                    || !suggests
                        && self.has(*at, Class::Verb)
                        && !self.words.is_mark(at + 1)
                        && !self.is_any(at + 1, any!["of", "and"]))
        };
        if near.clone().take_while(|at| !self.words.is_mark(*at)).any(|at| self.has(at, Class::Modal)) {
            return Vec::new();
        }
        let Some(verb) = near.take_while(|at| !stop(at)).find(bare) else { return Vec::new() };
        let from_adverb = (from..verb).rev().take_while(|at| self.has(*at, Class::Adverb)).last().unwrap_or(verb);
        let Some(action) = self.action(from_adverb, self.end(verb)) else { return Vec::new() };
        self.spread(found, self.noun_phrase(from..from_adverb), action, false)
    }

    /// `it is incumbent upon States to refrain`, `it is vital that States refrain`
    fn impersonal(&self, found: Found) -> Vec<Parts> {
        let (last, behind) = (found.last(), found.last() + 1);
        if !self.is_expletive(found.first()) {
            return Vec::new();
        }
        if self.words.is(behind, "that") || self.is_any(last, any!["that"]) {
            let from = behind + usize::from(self.words.is(behind, "that"));
            let parts = self.that(found, from);
            let modal = (from..self.end(from)).any(|at| self.has(at, Class::Modal));
            return if parts.is_empty() && !modal { self.finite(found, from) } else { parts };
        }
        let to = if self.words.is(last, "to") { Some(last) } else { self.infinitive(behind) };
        let Some(action) = to.and_then(|to| self.action(to + 1, self.end(to + 1))) else { return Vec::new() };
        if to == Some(last) && self.is_cue(self.skip_adverbs(action.aim.start)) {
            return Vec::new();
        }
        let attribute = to.and_then(|to| self.noun_phrase(behind..to)).or_else(|| self.owner(found.words()));
        self.spread(found, attribute, action, true)
    }

    /// Whether `it is` belongs to an adjective, before or behind it: `it would be crucial to`, `how crucial it is that`.
    fn is_expletive(&self, first: usize) -> bool {
        let near = self.range.start.max(first.saturating_sub(5))..first + 1;
        let opens = |at: usize| self.is_any(at, any!["it", "now", "time"]);
        near.into_iter().any(opens) || self.is_any(first + 1, any!["it"])
    }

    /// Whose duty it is: `it is our duty to`.
    fn owner(&self, words: Range<usize>) -> Option<Range<usize>> {
        words.into_iter().find(|at| self.is_any(*at, any!["our", "their", "your"])).map(|at| at..at + 1)
    }

    /// `that the private sector is involved`
    fn finite(&self, found: Found, from: usize) -> Vec<Parts> {
        let end = self.end(from);
        let Some(verb) = (from + 1..end).find(|at| self.has(*at, Class::Auxiliary)) else { return Vec::new() };
        let aim = verb..end.min(verb + 2);
        let action = Action { rest: aim.end..end, aim, is_passive: false };
        self.spread(found, self.noun_phrase(from..verb), action, false)
    }

    /// `the use of such weapons is prohibited`
    fn verdict(&self, found: Found) -> Option<Parts> {
        let (first, last) = (found.first(), found.last());
        let subject = self.subject(first)?;
        if self.is_asked(first) || self.is_any(subject.start, any!["it", "what", "which"]) {
            return None;
        }
        let negated = (subject.end..first).any(|at| self.has(at, Class::Negation));
        let (aim, object) = self.deed(subject);
        let condition = self.range_or_front(last + 1..self.end(last + 1), aim.start);
        Some(Parts { aim, object, condition, ..self.bare(found.negated_if(negated)) })
    }

    /// `prohibits the use of such weapons`
    fn ban(&self, found: Found) -> Option<Parts> {
        let (first, last) = (found.first(), found.last());
        let before = first.wrapping_sub(1);
        let is_name = self.words.is_capital(first) && first > self.range.start;
        let compound = self.is_any(first, any!["ban", "bans"]) && !self.governs_ban(first);
        let is_noun = self.has(before, Class::Determiner) && self.has(first, Class::Verb)
            || self.is_any(before, any!["their", "its", "a", "'", "‘"]);
        if is_name || is_noun || compound || self.words.word(first).ends_with("ing") {
            return None;
        }
        let start = (last + 1..last + 3).find(|at| !self.is_any(*at, any!["the", "any", "all"]))?;
        let passive = self.has(before, Class::Auxiliary);
        let rest = self.noun_phrase(start..self.end(start))?;
        if passive
            || self.words.is_mark(start)
            || self.has(start, Class::Preposition)
            || self.has(start, Class::Conjunction)
        {
            return None;
        }
        let (rest, condition) = self.object(rest);
        let (aim, object) = self.deed(rest);
        Some(Parts { aim, object, condition, ..self.bare(found) })
    }

    /// Whether `ban` is a verb: `may ban such weapons`, `which ban the use`, not `an import ban`.
    fn governs_ban(&self, first: usize) -> bool {
        let before = first.wrapping_sub(1);
        let subject = self.has(before, Class::Modal)
            || self.has(before, Class::Subordinator)
            || self.has(before, Class::Subject)
            || self.is_any(before, any!["to", "not"]);
        subject || self.has(first + 1, Class::Determiner)
    }

    /// `nothing prevents a State from withdrawing`
    fn leave(&self, found: Found) -> Vec<Parts> {
        let behind = found.last() + 1;
        let from = (behind..self.range.end.min(behind + LONGEST_ADDRESSEE)).find(|at| self.words.is(*at, "from"));
        let Some(from) = from.filter(|from| self.words.word((from + 1).min(self.range.end - 1)).ends_with("ing"))
        else {
            return Vec::new();
        };
        let Some(action) = self.action(from + 1, self.end(from + 1)) else { return Vec::new() };
        self.spread(found, self.noun_phrase(behind..from), action, false)
    }

    /// Parts the name of a deed from what it is done to: `use | of such weapons`.
    fn deed(&self, range: Range<usize>) -> (Range<usize>, Range<usize>) {
        let of = range.clone().find(|at| self.is_any(*at, any!["of", "on", "against"])).unwrap_or(range.end);
        (range.start..of, of..range.end)
    }

    fn range_or_front(&self, behind: Range<usize>, subject: usize) -> Range<usize> {
        if behind.is_empty() { self.front(subject).unwrap_or(behind) } else { behind }
    }

    /// A candidate with its deontic words alone.
    fn bare(&self, found: Found) -> Parts {
        Parts {
            deontic: found.force,
            words: found.words(),
            entry: Some(found.hit.entry),
            subject: None,
            attribute: None,
            aim: 0..0,
            object: 0..0,
            condition: 0..0,
            is_passive: false,
            rule: found.rule,
        }
    }

    /// One candidate for each action, with object and condition.
    fn spread(&self, found: Found, subject: Option<Range<usize>>, action: Action, infinitives: bool) -> Vec<Parts> {
        let front = self.front(subject.as_ref().map_or(found.first(), |subject| subject.start));
        let actions = self.coordinated(action, infinitives);
        let parts = actions.into_iter().map(|action| {
            let (attribute, object, condition) = self.arguments(subject.clone(), &action, front.clone());
            let is_passive = action.is_passive;
            let subject = subject.clone();
            Parts { subject, attribute, aim: action.aim, object, condition, is_passive, ..self.bare(found) }
        });
        parts.collect()
    }

    /// Who, to what, and when: the subject of a passive verb is what it is done to.
    fn arguments(
        &self,
        subject: Option<Range<usize>>,
        action: &Action,
        front: Option<Range<usize>>,
    ) -> (Option<Range<usize>>, Range<usize>, Range<usize>) {
        let (object, condition) = self.object(action.rest.clone());
        match subject {
            Some(subject) if action.is_passive => {
                (self.agent(&action.rest), subject, front.unwrap_or(action.rest.clone()))
            }
            subject => match front {
                Some(front) => (subject, action.rest.clone(), front),
                None => (subject, object, condition),
            },
        }
    }
}
