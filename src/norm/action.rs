//! What is to be done: the verb with what belongs to it, its object and its condition.

use super::clause::Clause;
use crate::lexicon::Shape;
use crate::lexicon::class::Class;
use crate::speech::words::{Any, any};
use std::ops::Range;

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Action {
    pub aim: Range<usize>,
    /// Behind the aim, up to the end of the clause.
    pub rest: Range<usize>,
    pub is_passive: bool,
}

/// Verbs that only lead to another: `seek to prevent`.
const LEADING: Any = Any::of(&[
    "seek",
    "continue",
    "strive",
    "attempt",
    "begin",
    "try",
    "aim",
    "work",
    "need",
    "help",
    "endeavour",
    "start",
    "come",
    "agree",
    "commit",
    "wish",
]);

/// Participles that do not end in `ed`.
const IRREGULAR: [&str; 46] = [
    "taken",
    "given",
    "made",
    "met",
    "held",
    "kept",
    "built",
    "driven",
    "seen",
    "shown",
    "done",
    "put",
    "set",
    "brought",
    "drawn",
    "found",
    "led",
    "left",
    "lost",
    "paid",
    "read",
    "sent",
    "sought",
    "told",
    "undertaken",
    "understood",
    "won",
    "written",
    "chosen",
    "broken",
    "withdrawn",
    "borne",
    "known",
    "spent",
    "dealt",
    "upheld",
    "overseen",
    "thought",
    "bound",
    "laid",
    "begun",
    "fought",
    "cut",
    "strengthened",
    "overcome",
    "spread",
];

/// Participles that say what something is made up of or called; their subject does not suffer anything.
const MAKING_UP: Any = Any::of(&["comprised", "composed", "called", "known"]);

/// What may follow a verb and belong to it: `respond to`, `abide by`.
const PARTICLES: Any = Any::of(&["to", "of", "upon", "by", "with", "on", "for", "from", "into"]);

/// How nouns and participles end, not bare verbs: `claims to sovereignty`.
const NOUN_ENDINGS: [&str; 12] =
    ["ing", "s", "tion", "sion", "ty", "ment", "ness", "ance", "ence", "ship", "ism", "acy"];

/// Words that open a condition.
const CONDITIONS: Any = Any::of(&[
    "if",
    "when",
    "whenever",
    "unless",
    "until",
    "before",
    "after",
    "during",
    "within",
    "without",
    "while",
    "because",
    "pursuant",
    "throughout",
    "wherever",
    "where",
    "provided",
    "prior",
    "upon",
    "except",
    "under",
    "through",
    "once",
    "since",
    "so",
]);

/// Words that open a condition before certain others.
const CONDITION_PHRASES: [(&str, Any); 9] = [
    (
        "in",
        Any::of(&[
            "order",
            "accordance",
            "line",
            "times",
            "case",
            "the",
            "a",
            "an",
            "response",
            "good",
            "compliance",
            "consultation",
            "conformity",
        ]),
    ),
    ("with", Any::of(&["a", "due", "full", "respect", "regard"])),
    ("at", Any::of(&["the", "least", "all", "any", "a"])),
    ("by", Any::of(&["no", "the", "a"])),
    ("to", Any::of(&["the", "its", "their", "his", "her"])),
    ("from", Any::of(&["the", "a", "all", "among", "any", "each"])),
    ("no", Any::of(&["later", "less", "more"])),
    ("not", Any::of(&["later", "less", "more"])),
    (
        "as",
        Any::of(&[
            "soon",
            "long",
            "set",
            "appropriate",
            "necessary",
            "required",
            "provided",
            "a",
            "the",
            "well",
            "follows",
        ]),
    ),
];

/// `for the purposes of`, `for a term of`
const PURPOSES: Any = Any::of(&["purpose", "purposes", "sake", "term", "period"]);

impl Clause<'_, '_> {
    /// The action that begins at a token with a bare verb, up to an end.
    pub(super) fn action(&self, from: usize, end: usize) -> Option<Action> {
        let from = self.skip_number(from + usize::from(self.is_any(from, any!["“", "\"", "‘"])));
        let verb = self.skip_adverbs(from);
        if verb >= end || self.words.is_mark(verb) {
            return None;
        }
        let (last, is_passive) =
            if self.words.is(verb, "be") { self.passive(verb, end) } else { (self.chain(verb, end), false) };
        let takes = last + 1 < end && self.is_any(last + 1, &PARTICLES) && !is_passive && !self.words.is(verb, "be");
        let behind = last + 1 + usize::from(takes);
        Some(Action { aim: from..behind, rest: behind..end, is_passive })
    }

    /// Behind the number or letter of a list: `may a. monitor`.
    fn skip_number(&self, at: usize) -> usize {
        let numbered = self.words.shape(at) == Shape::Number
            || self.words.word(at).len() == 1 && self.is_any(at + 1, any![".", ")"]);
        if !numbered { at } else { at + 1 + usize::from(self.is_any(at + 1, any![".", ")"])) }
    }

    /// The last token of `be` with its participle, or of `be` alone.
    fn passive(&self, be: usize, end: usize) -> (usize, bool) {
        let next = self.skip_adverbs(be + 1);
        if next < end && self.is_participle(next) {
            (next, !self.is_any(next, &MAKING_UP) || self.is_any(next + 1, any!["by"]))
        } else {
            (be, false)
        }
    }

    pub(super) fn is_participle(&self, at: usize) -> bool {
        let word = self.words.word(at);
        word.ends_with("ed") && word.len() > 3 || IRREGULAR.contains(&word)
    }

    /// Whether a word behind `to` may be a verb in its bare form: a known one, or no other sort of word.
    pub(super) fn may_be_verb(&self, at: usize) -> bool {
        const OTHERS: [Class; 9] = [
            Class::Determiner,
            Class::Preposition,
            Class::Quantifier,
            Class::Subject,
            Class::Plural,
            Class::First,
            Class::Modal,
            Class::Auxiliary,
            Class::People,
        ];
        let word = self.words.word(at);
        let noun = || NOUN_ENDINGS.iter().any(|ending| word.ends_with(ending));
        let other = || OTHERS.iter().any(|class| self.has(at, *class)) || noun();
        self.has(at, Class::Verb)
            || !self.is_legal && self.words.shape(at) == Shape::Lower && word.len() > 2 && !other()
    }

    /// The last token of a verb and those it leads to: `continue to review`.
    fn chain(&self, verb: usize, end: usize) -> usize {
        let mut last = verb;
        while last + 2 < end
            && self.is_any(last + 1, any!["and", "or"])
            && self.has(last + 2, Class::Verb)
            && self.has(last, Class::Verb)
        {
            last += 2;
        }
        while last + 2 < end && self.is_any(last, &LEADING) && self.words.is(last + 1, "to") {
            let next = self.skip_adverbs(last + 2);
            if !self.has(next, Class::Verb) {
                break;
            }
            last = next;
        }
        last
    }

    /// The actions that an action is really: `increase their funds and reform the Facility`.
    pub(super) fn coordinated(&self, action: Action, infinitives: bool) -> Vec<Action> {
        let mut actions = vec![action];
        while let Some(next) = actions.last().and_then(|last| self.next_action(last, infinitives)) {
            if let Some(last) = actions.last_mut() {
                last.rest.end = next.0;
            }
            actions.push(next.1);
        }
        actions
    }

    /// Where an action ends because another begins, and that other.
    fn next_action(&self, action: &Action, infinitives: bool) -> Option<(usize, Action)> {
        let joint = action.rest.clone().find(|at| self.joins(*at, action.rest.end, infinitives))?;
        let mut from = joint;
        while self.is_any(from, any!["and", "or", ",", "as", "well", "to", "ultimately"]) {
            from += 1;
        }
        let next = self.action(from, action.rest.end)?;
        let mut end = joint;
        while end > action.rest.start && self.is_any(end - 1, any![",", "and", "or"]) {
            end -= 1;
        }
        Some((end, next))
    }

    fn joins(&self, at: usize, end: usize, infinitives: bool) -> bool {
        if infinitives && self.words.is(at, "to") && self.is_any(at - 1, any![",", "and", "as"]) {
            return self.has(self.skip_adverbs(at + 1), Class::Verb);
        }
        let verb = self.skip_adverbs(at + 1);
        self.words.is(at, "and") && verb + 1 < end && self.has(verb, Class::Verb) && self.governs(verb + 1)
    }

    /// Whether the word before a token is a verb, by what follows it.
    fn governs(&self, next: usize) -> bool {
        self.has(next, Class::Determiner)
            || self.is_any(
                next,
                any!["its", "their", "his", "her", "our", "to", "with", "upon", "by", "from", "on", "in", "whether"],
            )
    }

    /// Parts what follows the aim into object and condition.
    pub(super) fn object(&self, rest: Range<usize>) -> (Range<usize>, Range<usize>) {
        let border = rest.clone().skip(1).find(|at| self.opens_condition(*at)).unwrap_or(rest.end);
        let first = if rest.clone().next().is_some_and(|at| self.opens_condition(at)) { rest.start } else { border };
        let object_end = if first > rest.start && self.words.is(first - 1, ",") { first - 1 } else { first };
        (rest.start..object_end, first..rest.end)
    }

    /// Whether words that say when, where or how begin at a token.
    pub(super) fn opens_condition(&self, at: usize) -> bool {
        let phrase = |(first, second): &(&str, Any)| self.words.is(at, first) && self.is_any(at + 1, second);
        let purpose = || self.words.is(at, "for") && self.is_any(at + 2, &PURPOSES);
        self.is_any(at, &CONDITIONS) || CONDITION_PHRASES.iter().any(phrase) || purpose()
    }

    /// Who does what a passive verb says: `by States`.
    pub(super) fn agent(&self, rest: &Range<usize>) -> Option<Range<usize>> {
        let by = rest.clone().find(|at| self.words.is(*at, "by"))?;
        let start = if self.words.is(by + 1, "the") { by + 2 } else { by + 1 };
        let stop = |at: &usize| {
            self.words.is_mark(*at)
                || self.opens_condition(*at)
                || self.has(*at, Class::Preposition) && !self.words.is(*at, "of")
        };
        let end = (start..rest.end).find(stop).unwrap_or(rest.end);
        let deed = start == by + 1 && self.words.word(start).ends_with("ing");
        (start < end && !deed).then_some(start..end)
    }
}
