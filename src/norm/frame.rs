//! The parts of a norm around its deontic words, by the frame of these words.

use super::LAWFUL;
use super::action::Action;
use super::clause::Clause;
use crate::lexicon::class::Class;
use crate::lexicon::{Deontic, DeonticForce, Frame, Match, Sense};
use std::ops::Range;

/// The parts of one norm, as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    pub deontic: DeonticForce,
    pub words: Range<usize>,
    pub attribute: Option<Range<usize>>,
    pub aim: Range<usize>,
    pub object: Range<usize>,
    pub condition: Range<usize>,
    pub frame: Frame,
}

/// Who is told to do something is named in no more words than this.
const LONGEST_ADDRESSEE: usize = 30;

/// The norms of a sentence.
pub(super) fn parts(clause: &Clause) -> Vec<Parts> {
    let mut parts: Vec<Parts> = Vec::new();
    for hit in clause.words.scan.matches_of(clause.sentence) {
        let Sense::Deontic(deontic) = clause.words.sense(hit) else { continue };
        let inside =
            parts.iter().any(|known| known.words.start <= hit.first as usize && known.words.end > hit.last as usize);
        if !inside {
            parts.extend(clause.framed(hit, *deontic));
        }
    }
    parts
}

impl Clause<'_, '_> {
    fn framed(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        match deontic.frame {
            Frame::Modal => self.modal(hit, deontic),
            Frame::Possibility => self.possibility(hit, deontic),
            Frame::Call => self.call(hit, deontic),
            Frame::Impersonal => self.impersonal(hit, deontic),
            Frame::Verdict => self.verdict(hit, deontic).into_iter().collect(),
            Frame::Ban => self.ban(hit, deontic).into_iter().collect(),
            Frame::Leave => self.leave(hit, deontic),
        }
    }

    /// `States should refrain from …`
    fn modal(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let (first, last) = (hit.first as usize, hit.last as usize);
        let verb = self.skip_adverbs(last + 1);
        if self.is_no_verb(first)
            || self.is_inverted(verb)
            || self.is_asked(first)
            || self.is_any(first.wrapping_sub(1), &["i"])
        {
            return Vec::new();
        }
        let negated = (last + 1..=verb).any(|at| self.has(at, Class::Negation));
        let from = (last + 1..=verb).rfind(|at| self.has(*at, Class::Negation)).map_or(last + 1, |at| at + 1);
        let subject = self.subject(first);
        let Some(action) = self.action(from, self.end(from)) else { return Vec::new() };
        let bare = subject.is_none() && first > self.range.start;
        let own = subject.as_ref().is_some_and(|subject| self.is_own_talk(first, &action, subject));
        if own
            || self.is_guess(&action)
            || subject.as_ref().is_some_and(|subject| self.is_talk(&action, subject))
            || bare && !self.stands_alone(first, &action)
        {
            return Vec::new();
        }
        let force = if negated { deontic.force.negated() } else { deontic.force };
        self.spread(hit, Deontic { force, ..deontic }, subject, action, false)
    }

    /// `the need to`, `may need to`: no deontic verb.
    fn is_no_verb(&self, first: usize) -> bool {
        let before = first.wrapping_sub(1);
        let noun = self.is_any(first, &["need", "needs"])
            && (self.has(before, Class::Determiner)
                || self.has(before, Class::Quantifier)
                || self.is_any(before, &["urgent", "clear", "pressing", "continued", "specific"]));
        let hedged =
            self.is_any(first, &["need", "have"]) && (self.is_any(before, &["may", "might", "not", "necessarily"]));
        noun || hedged
    }

    /// `should this be necessary`: a condition.
    fn is_inverted(&self, verb: usize) -> bool {
        self.has(verb, Class::Determiner) || self.has(verb, Class::Subject) || self.has(verb, Class::Preposition)
    }

    /// `whether the Group should`, `how this should`: a question.
    fn is_asked(&self, first: usize) -> bool {
        let near = self.range.start.max(first.saturating_sub(12))..first;
        let stop = |at: &usize| self.is_any(*at, &[",", ";", ":"]);
        near.rev()
            .take_while(|at| !stop(at))
            .any(|at| self.is_any(at, &["whether", "how", "what", "why", "where", "when", "whom", "if"]))
    }

    /// `must have been`: a guess about what is past.
    fn is_guess(&self, action: &Action) -> bool {
        let verb = self.skip_adverbs(action.aim.start);
        let next = self.skip_adverbs(verb + 1);
        self.words.is(verb, "have") && (self.is_participle(next) || self.words.is(next, "been"))
    }

    /// `it should be noted that`, `the question should be`: the order of the talk.
    fn is_talk(&self, action: &Action, subject: &Range<usize>) -> bool {
        const TALK: [&str; 15] = [
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
        ];
        let of = subject.clone().skip(1).find(|at| self.has(*at, Class::Preposition)).unwrap_or(subject.end);
        let expletive = subject.len() == 1 && self.is_any(subject.start, &["it"]);
        let noted = action.is_passive && (self.is_cue(action.aim.end - 1) || self.words.is(action.rest.start, "that"));
        expletive && noted || of > subject.start && self.is_any(of - 1, &TALK)
    }

    /// `we shall see`, `we must emphasize`, `we cannot conceal`: a speaker on the future or on what is being said; and
    /// what merely cannot be done.
    fn is_own_talk(&self, first: usize, action: &Action, subject: &Range<usize>) -> bool {
        let verb = self.skip_adverbs(action.aim.start);
        let alone = |words: &[&str]| subject.len() == 1 && self.is_any(subject.start, words);
        let says = alone(&["we", "i"])
            && (self.is_cue(verb)
                || self.is_any(verb, &["like", "confess", "say", "make", "conceal"]) && !self.is_legal);
        let future = self.is_any(first, &["shall"]) && alone(&["we", "i"]) && !self.is_legal;
        let unable = self.is_any(first, &["cannot", "can"])
            && (action.is_passive
                || !alone(&["one", "we", "you", "states", "they"])
                || self.is_any(verb, &["but", "help", "deny", "hide"]));
        says || future || unable
    }

    /// Whether a norm may go without a subject: in law, behind `there`, and where a passive names who acts.
    fn stands_alone(&self, first: usize, action: &Action) -> bool {
        let there = self.is_any(first - 1, &["there"]);
        there || self.is_legal || action.is_passive && self.agent(&action.rest).is_some()
    }

    /// `a State may resort to countermeasures`, and `may` in texts of law.
    fn possibility(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let last = hit.last as usize;
        let verb = self.skip_adverbs(last + 1);
        let lawful = self.is_any(verb, &LAWFUL);
        let guesses = self.words.is(verb, "be") && !self.is_participle(self.skip_adverbs(verb + 1));
        let permits = self.is_legal && self.is_any(last, &["may", "will"]) && !guesses;
        if lawful || permits { self.modal(hit, deontic) } else { Vec::new() }
    }

    /// `called on States to refrain`, `recommended that the Group continue`
    fn call(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let behind = hit.last as usize + 1;
        if self.words.is(hit.last as usize, "that") || self.words.is(behind, "that") {
            return self.that(hit, deontic, behind + usize::from(self.words.is(behind, "that")));
        }
        let Some(to) = self.infinitive(behind).filter(|_| !self.is_any((hit.first as usize).wrapping_sub(1), &["i"]))
        else {
            return Vec::new();
        };
        let negated = self.words.is(to - 1, "not");
        let addressee = self.noun_phrase(behind..to - usize::from(negated));
        let Some(addressee) = addressee else { return Vec::new() };
        let Some(action) = self.action(to + 1, self.end(to + 1)) else { return Vec::new() };
        let force = if negated { deontic.force.negated() } else { deontic.force };
        self.spread(hit, Deontic { force, ..deontic }, Some(addressee), action, true)
    }

    /// The `to` of the infinitive that a call leads to, past those who are called.
    fn infinitive(&self, from: usize) -> Option<usize> {
        let near = from..self.range.end.min(from + LONGEST_ADDRESSEE);
        let stop = |at: &usize| {
            self.is_any(*at, &[";", ":", "but", "if"])
                || self.has(*at, Class::Subordinator)
                || self.has(*at, Class::Modal)
                || self.is_cue(*at) && self.words.word(*at).ends_with("ing")
        };
        near.take_while(|at| !stop(at)).find(|at| {
            let verb = self.skip_adverbs(at + 1 + usize::from(self.is_any(at + 1, &["“", "\"", "‘"])));
            self.words.is(*at, "to") && (self.has(verb, Class::Verb) || self.words.is(verb, "be"))
        })
    }

    /// A noun phrase without quotation marks and `the` at its edges.
    fn noun_phrase(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (mut start, mut end) = (range.start, range.end);
        while start < end && (self.words.is_mark(start) || self.is_any(start, &["the", "upon", "on", "for", "that"])) {
            start += 1;
        }
        while start < end && (self.words.is_mark(end - 1) || self.has(end - 1, Class::Adverb)) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// `that the Group continue its work`: a bare verb behind its subject; with a modal verb it is that verb's norm.
    fn that(&self, hit: &Match, deontic: Deontic, from: usize) -> Vec<Parts> {
        let near = from + 1..self.range.end.min(from + LONGEST_ADDRESSEE);
        let stop = |at: &usize| {
            self.has(*at, Class::Modal) || self.has(*at, Class::Subordinator) || self.is_any(*at, &[";", ":"])
        };
        let bare = |at: &usize| {
            let named = !self.has(at - 1, Class::Determiner) && !self.is_any(at - 1, &["to", "and", "of", "for"]);
            named
                && (self.words.is(*at, "be")
                    || self.has(*at, Class::Verb)
                        && !self.words.is_mark(at + 1)
                        && !self.is_any(at + 1, &["of", "and"]))
        };
        let Some(verb) = near.take_while(|at| !stop(at)).find(bare) else { return Vec::new() };
        let from_adverb = (from..verb).rev().take_while(|at| self.has(*at, Class::Adverb)).last().unwrap_or(verb);
        let Some(action) = self.action(from_adverb, self.end(verb)) else { return Vec::new() };
        self.spread(hit, deontic, self.noun_phrase(from..from_adverb), action, false)
    }

    /// `it is incumbent upon States to refrain`, `it is vital that States refrain`
    fn impersonal(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let behind = hit.last as usize + 1;
        if self.words.is(behind, "that") || self.words.is(hit.last as usize, "that") {
            let from = behind + usize::from(self.words.is(behind, "that"));
            let found = self.that(hit, deontic, from);
            return if found.is_empty() { self.finite(hit, deontic, from) } else { found };
        }
        let Some(to) = self.infinitive(behind) else { return Vec::new() };
        let Some(action) = self.action(to + 1, self.end(to + 1)) else { return Vec::new() };
        let attribute = self.noun_phrase(behind..to);
        self.spread(hit, deontic, attribute, action, true)
    }

    /// `that the private sector is involved`
    fn finite(&self, hit: &Match, deontic: Deontic, from: usize) -> Vec<Parts> {
        let end = self.end(from);
        let Some(verb) = (from + 1..end).find(|at| self.has(*at, Class::Auxiliary)) else { return Vec::new() };
        let aim = verb..end.min(verb + 2);
        let action = Action { rest: aim.end..end, aim, is_passive: false };
        self.spread(hit, deontic, self.noun_phrase(from..verb), action, false)
    }

    /// `the use of such weapons is prohibited`
    fn verdict(&self, hit: &Match, deontic: Deontic) -> Option<Parts> {
        let (first, last) = (hit.first as usize, hit.last as usize);
        let subject = self.subject(first)?;
        if self.is_asked(first) || self.is_any(subject.start, &["it", "what", "which"]) {
            return None;
        }
        let negated = (subject.end..first).any(|at| self.has(at, Class::Negation));
        let (aim, object) = self.deed(subject);
        let force = if negated { deontic.force.negated() } else { deontic.force };
        let condition = self.range_or_front(last + 1..self.end(last + 1), aim.start);
        Some(Parts {
            deontic: force,
            words: first..last + 1,
            attribute: None,
            aim,
            object,
            condition,
            frame: deontic.frame,
        })
    }

    /// `prohibits the use of such weapons`
    fn ban(&self, hit: &Match, deontic: Deontic) -> Option<Parts> {
        let (first, last) = (hit.first as usize, hit.last as usize);
        let before = first.wrapping_sub(1);
        let is_name = self.words.is_capital(first) && first > self.range.start;
        let is_noun = self.has(before, Class::Determiner) && self.has(first, Class::Verb)
            || self.is_any(before, &["their", "its", "a", "'", "‘"]);
        if is_name || is_noun || self.words.word(first).ends_with("ing") {
            return None;
        }
        let start = (last + 1..last + 3).find(|at| !self.is_any(*at, &["the", "any", "all"]))?;
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
        Some(Parts {
            deontic: deontic.force,
            words: first..last + 1,
            attribute: None,
            aim,
            object,
            condition,
            frame: deontic.frame,
        })
    }

    /// `nothing prevents a State from withdrawing`
    fn leave(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let behind = hit.last as usize + 1;
        let from = (behind..self.range.end.min(behind + LONGEST_ADDRESSEE)).find(|at| self.words.is(*at, "from"));
        let Some(from) = from.filter(|from| self.words.word((from + 1).min(self.range.end - 1)).ends_with("ing"))
        else {
            return Vec::new();
        };
        let Some(action) = self.action(from + 1, self.end(from + 1)) else { return Vec::new() };
        self.spread(hit, deontic, self.noun_phrase(behind..from), action, false)
    }

    /// Parts the name of a deed from what it is done to: `use | of such weapons`.
    fn deed(&self, range: Range<usize>) -> (Range<usize>, Range<usize>) {
        let of = range.clone().find(|at| self.is_any(*at, &["of", "on", "against"])).unwrap_or(range.end);
        (range.start..of, of..range.end)
    }

    fn range_or_front(&self, behind: Range<usize>, subject: usize) -> Range<usize> {
        if behind.is_empty() { self.front(subject).unwrap_or(behind) } else { behind }
    }

    /// One norm for each action, with object and condition.
    fn spread(
        &self,
        hit: &Match,
        deontic: Deontic,
        subject: Option<Range<usize>>,
        action: Action,
        infinitives: bool,
    ) -> Vec<Parts> {
        let words = hit.first as usize..hit.last as usize + 1;
        let front = self.front(subject.as_ref().map_or(words.start, |subject| subject.start));
        let actions = self.coordinated(action, infinitives);
        let parts = actions.into_iter().map(|action| {
            let (attribute, object, condition) = self.arguments(subject.clone(), &action, front.clone());
            Parts {
                deontic: deontic.force,
                words: words.clone(),
                attribute,
                aim: action.aim,
                object,
                condition,
                frame: deontic.frame,
            }
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
