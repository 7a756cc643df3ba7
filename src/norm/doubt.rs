//! What only sounds like a norm: a question, a guess, the order of the talk, a speaker on what is being said.

use super::action::Action;
use super::clause::Clause;
use crate::lexicon::class::Class;
use crate::speech::words::{Any, any};
use std::ops::Range;

/// Nouns whose `should` orders the talk: `the question should be`.
const TALK: Any = Any::of(&[
    "discussion",
    "discussions",
    "question",
    "questions",
    "aim",
    "aims",
    "goal",
    "goals",
    "objective",
    "debate",
    "purpose",
    "arguments",
    "argument",
    "answer",
    "theme",
]);

/// Words that open a question.
const ASKING: Any = Any::of(&["whether", "how", "what", "whom", "if"]);

/// Words that open a question, or what tells of a place, a time or a reason: `that is why`, `areas where`.
const RELATING: Any = Any::of(&["why", "where", "when"]);

impl Clause<'_, '_> {
    /// Whether a modal verb only sounds like a norm.
    pub(super) fn is_doubtful(&self, first: usize, action: &Action, subject: Option<&Range<usize>>) -> bool {
        let subject_says =
            |subject: &Range<usize>| self.is_own_talk(first, action, subject) || self.is_talk(action, subject);
        let bare = || subject.is_none() && first > self.range.start && !self.stands_alone(first, action);
        self.is_asked(first) || self.is_guess(action) || subject.is_some_and(subject_says) || bare()
    }

    /// `prices are expected to rise`, `the law is expected to be passed`: what will happen, not what is asked.
    pub(super) fn is_forecast(&self, first: usize, action: &Action) -> bool {
        let verb = self.skip_adverbs(action.aim.start);
        let grows = any!["be", "become", "remain", "grow", "rise", "fall", "increase", "decline", "emerge", "last"];
        self.is_any(first + 1, any!["expected"]) && (action.is_passive || self.is_any(verb, grows))
    }

    /// `whether the Group should`, `how this should`: a question.
    pub(super) fn is_asked(&self, first: usize) -> bool {
        let near = self.range.start.max(first.saturating_sub(12))..first;
        let stop = |at: &usize| self.is_any(*at, any![",", ";", ":"]);
        near.rev()
            .take_while(|at| !stop(at))
            .any(|at| self.is_any(at, &ASKING) || self.is_any(at, &RELATING) && self.opens_question(at))
    }

    /// Whether `why`, `where` or `when` asks rather than relates.
    fn opens_question(&self, at: usize) -> bool {
        at == self.range.start
            || self.is_cue(at - 1)
            || self.has(at - 1, Class::Preposition)
            || self.has(at - 1, Class::Conjunction)
            || self.words.is_mark(at - 1)
    }

    /// `must have been`: a guess about what is past.
    fn is_guess(&self, action: &Action) -> bool {
        let verb = self.skip_adverbs(action.aim.start);
        let next = self.skip_adverbs(verb + 1);
        self.words.is(verb, "have") && (self.is_participle(next) || self.words.is(next, "been"))
    }

    /// `it should be noted`, `the question should be`: the order of the talk.
    fn is_talk(&self, action: &Action, subject: &Range<usize>) -> bool {
        let of = subject.clone().skip(1).find(|at| self.has(*at, Class::Preposition)).unwrap_or(subject.end);
        let expletive = subject.len() == 1 && self.is_any(subject.start, any!["it"]);
        let noted = action.is_passive && (self.is_cue(action.aim.end - 1) || self.words.is(action.rest.start, "that"));
        expletive && noted || of > subject.start && self.is_any(of - 1, &TALK)
    }

    /// `we shall see`, `we must emphasize`, `we cannot conceal`: a speaker on the future or on what is being said; and
    /// what merely cannot be done.
    fn is_own_talk(&self, first: usize, action: &Action, subject: &Range<usize>) -> bool {
        let verb = self.skip_adverbs(action.aim.start);
        let alone = |words: &Any| subject.len() == 1 && self.is_any(subject.start, words);
        let says = alone(any!["we", "i"])
            && (self.is_cue(verb)
                || self.is_any(verb, any!["like", "confess", "say", "make", "conceal"]) && !self.is_legal);
        let future = self.is_any(first, any!["shall"]) && alone(any!["we", "i"]) && !self.is_legal;
        let unable = self.is_any(first, any!["cannot", "can"])
            && (action.is_passive
                || !alone(any!["one", "we", "you", "states", "they"])
                || self.is_any(verb, any!["but", "help", "deny", "hide"]));
        says || future || unable || alone(any!["i"])
    }

    /// Whether a norm may go without a subject: in law, behind `there`, and where a passive names who acts.
    fn stands_alone(&self, first: usize, action: &Action) -> bool {
        let there = self.is_any(first - 1, any!["there"]);
        there || self.is_legal || action.is_passive && self.agent(&action.rest).is_some()
    }
}
