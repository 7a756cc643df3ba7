//! The parts of a norm around its deontic words, by the frame of these words.

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
        }
    }

    /// `States should refrain from …`
    fn modal(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let (first, last) = (hit.first as usize, hit.last as usize);
        let verb = self.skip_adverbs(last + 1);
        if self.is_no_verb(first) || self.is_inverted(verb) || self.is_asked(first) {
            return Vec::new();
        }
        let negated = (last + 1..=verb).any(|at| self.has(at, Class::Negation));
        let from = (last + 1..=verb).rfind(|at| self.has(*at, Class::Negation)).map_or(last + 1, |at| at + 1);
        let subject = self.subject(first);
        let Some(action) = self.action(from, self.end(from)) else { return Vec::new() };
        if self.is_guess(&action)
            || self.is_talk(&action, subject.as_ref())
            || self.lacks_subject(first, subject.as_ref())
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

    /// `it should be noted that`: the order of the talk.
    fn is_talk(&self, action: &Action, subject: Option<&Range<usize>>) -> bool {
        let expletive = subject.is_some_and(|subject| subject.len() == 1 && self.is_any(subject.start, &["it"]));
        expletive && action.is_passive && (self.is_cue(action.aim.end - 1) || self.words.is(action.rest.start, "that"))
    }

    /// Behind `which` or `that` the subject stands elsewhere; only law speaks so of those it binds.
    fn lacks_subject(&self, first: usize, subject: Option<&Range<usize>>) -> bool {
        subject.is_none() && first > self.range.start && !self.is_legal
    }

    /// `a State may resort to countermeasures`, and `may` in texts of law.
    fn possibility(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let last = hit.last as usize;
        let verb = self.skip_adverbs(last + 1);
        let lawful = self.is_any(verb, &["resort", "lawfully", "invoke"]);
        let permits = self.is_legal && self.words.is(last, "may") && self.has(verb, Class::Verb);
        if lawful || permits { self.modal(hit, deontic) } else { Vec::new() }
    }

    /// `called on States to refrain`, `recommended that the Group continue`
    fn call(&self, hit: &Match, deontic: Deontic) -> Vec<Parts> {
        let behind = hit.last as usize + 1;
        if self.words.is(hit.last as usize, "that") || self.words.is(behind, "that") {
            return self.that(hit, deontic, behind + usize::from(self.words.is(behind, "that")));
        }
        let Some(to) = self.infinitive(behind) else { return Vec::new() };
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
        let stop = |at: &usize| self.is_any(*at, &[";", ":", "that", "which", "who"]) || self.has(*at, Class::Modal);
        near.take_while(|at| !stop(at)).find(|at| {
            let verb = self.skip_adverbs(at + 1);
            self.words.is(*at, "to") && (self.has(verb, Class::Verb) || self.words.is(verb, "be"))
        })
    }

    /// A noun phrase without quotation marks and `the` at its edges.
    fn noun_phrase(&self, range: Range<usize>) -> Option<Range<usize>> {
        let (mut start, mut end) = (range.start, range.end);
        while start < end
            && (self.words.is_mark(start) || self.is_any(start, &["the", "upon", "on", "for", "both", "that"]))
        {
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
        let negated = (subject.end..=last).any(|at| self.has(at, Class::Negation));
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
            Some(subject) if action.is_passive && !self.is_legal => {
                (self.agent(&action.rest), subject, front.unwrap_or(action.rest.clone()))
            }
            subject => match front {
                Some(front) => (subject, action.rest.clone(), front),
                None => (subject, object, condition),
            },
        }
    }
}
