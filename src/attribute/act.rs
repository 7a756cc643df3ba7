//! What a speaker does in saying a sentence: the speech act, weighed.
//!
//! Each of the eight acts is a candidate. What speaks for it is what the reporting verb, its object and the words said
//! tell by themselves, the form of the sentence, who owns it, and last of all its words.

use super::scene::{GENRES, genre};
use super::setting::{ABOVE, ENDS, FINITES, LENGTHS, OPENINGS, SUBJECTS, Setting};
use super::{Kind, Laid};
use crate::document::Genre;
use crate::lexicon::class::Class;
use crate::lexicon::{Act, Evaluation, Sense, Shape};
use crate::model::learn::{Candidate, Choice, Told};
use crate::model::{Feature, Sink, Template, Values, Weights};
use crate::speech::Speech;
use crate::speech::act::{Evidence, evidence, performed, turned};
use crate::speech::words::{CueAt, Words};

const ACTS: &[&str] = &["assert", "propose", "support", "oppose", "question", "warn", "commit", "procedural"];
pub(super) const TOLD: &[&str] =
    &["none", "assert", "propose", "support", "oppose", "question", "warn", "commit", "procedural"];
const HEAVY: &[&str] = &["light", "middle", "heavy"];
const BASES: &[&str] = &["cue", "label", "pronoun", "continuation", "heading", "body", "none"];
const KINDS: &[&str] = &["statement", "discussion"];
const EVALUATIONS: &[&str] = &[
    "call", "pledge", "worth", "praise", "further", "curb", "lack", "harm", "doubt", "refusal", "open", "others",
    "subject",
];
const FLAGS: &[&str] = &["no", "yes"];
const PLACES: &[&str] = &["first", "later"];

/// What the weights of acts stand on.
pub(super) const TEMPLATES: &[Template] = &[
    Template { name: "act", values: Values::Named(&[ACTS]) },
    Template { name: "act guess", values: Values::Named(&[ACTS, TOLD]) },
    Template { name: "act reported cue", values: Values::Named(&[ACTS, TOLD, TOLD]) },
    Template { name: "act content heavy", values: Values::Named(&[ACTS, TOLD, HEAVY]) },
    Template { name: "act reported content", values: Values::Named(&[ACTS, TOLD, TOLD]) },
    Template { name: "act last content", values: Values::Named(&[ACTS, TOLD]) },
    Template { name: "act opening of a resolution", values: Values::Named(&[ACTS, TOLD, GENRES]) },
    Template { name: "act finite basis", values: Values::Named(&[ACTS, FINITES, BASES]) },
    Template { name: "act opening", values: Values::Named(&[ACTS, OPENINGS, FLAGS]) },
    Template { name: "act end kind", values: Values::Named(&[ACTS, ENDS, KINDS]) },
    Template { name: "act genre first-person", values: Values::Named(&[ACTS, GENRES, FLAGS]) },
    Template { name: "act evaluation", values: Values::Named(&[ACTS, EVALUATIONS, FLAGS]) },
    Template { name: "act before", values: Values::Named(&[ACTS, TOLD]) },
    Template { name: "act cue", values: Values::Word(ACTS) },
    Template { name: "act word behind the cue", values: Values::Word(ACTS) },
    Template { name: "act word", values: Values::Word(ACTS) },
    Template { name: "act clause place", values: Values::Named(&[ACTS, TOLD, PLACES]) },
    Template { name: "act deontic", values: Values::Word(ACTS) },
    Template { name: "act verb", values: Values::Word(ACTS) },
    Template { name: "act verb and next", values: Values::Word(ACTS) },
    Template { name: "act opening words", values: Values::Word(ACTS) },
    Template { name: "act words behind the cue", values: Values::Word(ACTS) },
    Template { name: "act subject finite", values: Values::Named(&[ACTS, SUBJECTS, FINITES]) },
    Template { name: "act performed", values: Values::Named(&[ACTS, TOLD]) },
    Template { name: "act length above", values: Values::Named(&[ACTS, LENGTHS, ABOVE]) },
    Template { name: "act before basis", values: Values::Named(&[ACTS, TOLD, BASES]) },
];

/// The most words of a sentence that are weighed.
const MOST_WORDS: usize = 60;

/// How many words behind the cue stand near it.
const NEAR: usize = 3;

/// The most probable act of every sentence of speech, by the weights.
pub(super) fn lay(read: &Read, settings: &[Setting], laid: &mut [Laid], weights: &Weights) {
    let mut before = None;
    for (index, laid) in laid.iter_mut().enumerate() {
        if !laid.is_speech() {
            before = None;
            continue;
        }
        let view = View::new(read, index, &settings[index], laid, before);
        let act = turned(read.words, index, view.best(weights));
        before = view.evidence.plain_if_told();
        laid.act = Some(act);
    }
}

/// The acts of every sentence as choices to learn from; `right` tells the annotated act of a sentence.
pub(super) fn choices(
    read: &Read,
    settings: &[Setting],
    laid: &[Laid],
    right: impl Fn(usize) -> Option<Act>,
) -> Vec<Choice> {
    let mut before = None;
    let mut choices = Vec::new();
    for (index, laid) in laid.iter().enumerate() {
        let view = View::new(read, index, &settings[index], laid, before);
        before = view.evidence.plain_if_told();
        let Some(right) = right(index) else { continue };
        let candidate = |act: Act| Candidate { features: Told::by(|told| view.tell(act, told)), right: act == right };
        choices.push(Choice { candidates: Act::ALL.map(candidate).into(), pairs: Vec::new() });
    }
    choices
}

/// A document as far as acts need it.
pub(super) struct Read<'a, 'w> {
    pub words: &'a Words<'w>,
    pub speech: &'a Speech,
    pub genre: Genre,
}

/// One sentence with what it shows.
struct View<'a, 'w> {
    read: &'a Read<'a, 'w>,
    index: usize,
    setting: &'a Setting,
    laid: &'a Laid,
    /// The verb that reports the sentence; where its owner is carried on, that of its first clause.
    cue: Option<CueAt>,
    evidence: Evidence,
    /// What is done in the first person: `we welcome`.
    performed: Option<Act>,
    /// What the sentence before shows.
    before: Option<Act>,
}

impl<'a, 'w> View<'a, 'w> {
    fn new(
        read: &'a Read<'a, 'w>,
        index: usize,
        setting: &'a Setting,
        laid: &'a Laid,
        before: Option<Act>,
    ) -> View<'a, 'w> {
        let first = || read.speech.of(index).iter().find(|clause| !clause.relative).map(|clause| clause.cue);
        let cue = laid.own_cue.or_else(first);
        let performed = performed(read.words, index, &[]).map(|cue| cue.cue.act);
        View { read, index, setting, laid, cue, evidence: evidence(read.words, index, cue), performed, before }
    }

    fn best(&self, weights: &Weights) -> Act {
        let score = |act: Act| weights.score(|score| self.tell(act, score));
        let scores = Act::ALL.map(score);
        let best = (1..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
        Act::ALL[best]
    }

    fn tell(&self, candidate: Act, sink: &mut impl Sink) {
        let act = candidate as u8;
        let (evidence, setting) = (&self.evidence, self.setting);
        let mut add = |template: u8, one: u8, two: u8| sink.add(Feature::new(template, [act, one, two]));
        let (reported, content) = (told(evidence.reported), told(evidence.content.map(|(act, _)| act)));
        add(0, 0, 0);
        add(1, told(Some(evidence.plain())), 0);
        add(2, reported, told(evidence.cue));
        add(3, content, evidence.content.map_or(0, |(_, weight)| weight.clamp(1, 3) - 1));
        add(4, reported, content);
        add(5, told(evidence.last), 0);
        add(6, told(evidence.opening), genre(self.read.genre));
        add(7, setting.finite as u8, self.laid.basis as u8);
        add(8, setting.opening as u8, u8::from(self.cue.is_some()));
        add(9, setting.end as u8, u8::from(self.laid.kind == Kind::Discussion));
        add(10, genre(self.read.genre), u8::from(setting.first_person));
        add(12, told(self.before), 0);
        add(22, setting.subject as u8, setting.finite as u8);
        add(23, told(self.performed), 0);
        add(24, setting.length as u8, setting.above as u8);
        add(25, told(self.before), self.laid.basis as u8);
        for (place, clause) in self.read.speech.of(self.index).iter().take(4).enumerate() {
            add(16, told(Some(clause.cue.cue.act)), u8::from(place > 0));
        }
        self.tell_lexicons(act, sink);
        self.tell_words(act, sink);
        self.tell_pairs(act, sink);
    }

    /// The first finite verb, and pairs of words: at the start where no name stands there, from the verb on, behind the cue.
    fn tell_pairs(&self, act: u8, sink: &mut impl Sink) {
        let words = self.read.words;
        let range = words.scan.tokens_of(self.index);
        let lower = |at: usize| at < range.end && words.shape(at) == Shape::Lower;
        if let Some(verb) = self.setting.verb.map(|verb| verb as usize) {
            sink.add_word(18, act, words.word(verb));
            if lower(verb + 1) {
                sink.add_word(19, act, words.words(verb, verb + 1));
            }
        }
        if words.is_closed(range.start) && lower(range.start + 1) {
            sink.add_word(20, act, words.words(range.start, range.start + 1));
        }
        if let Some(behind) = self.cue.map(|cue| cue.last + 1).filter(|behind| lower(*behind) && lower(behind + 1)) {
            sink.add_word(21, act, words.words(behind, behind + 1));
        }
    }

    /// What the sentence evaluates as, behind its cue and elsewhere, and its words of duty.
    fn tell_lexicons(&self, act: u8, sink: &mut impl Sink) {
        let from = self.cue.map_or(0, |cue| cue.last as u32);
        let mut met = [false; 2 * Evaluation::ALL.len()];
        for hit in self.read.words.scan.matches_of(self.index) {
            let evaluation = match self.read.words.sense(hit) {
                Sense::Evaluation(evaluation) => evaluation,
                Sense::Deontic(_) => {
                    sink.add_word(17, act, &self.read.words.lexicons.entries[hit.entry.0 as usize].id);
                    continue;
                }
                _ => continue,
            };
            let behind = hit.first > from;
            let slot = &mut met[2 * *evaluation as usize + usize::from(behind)];
            if !std::mem::replace(slot, true) {
                sink.add(Feature::new(11, [act, *evaluation as u8, u8::from(behind)]));
            }
        }
    }

    fn tell_words(&self, act: u8, sink: &mut impl Sink) {
        let words = self.read.words;
        let range = words.scan.tokens_of(self.index);
        let mut from = range.start;
        if let Some(cue) = self.cue {
            sink.add_word(13, act, words.word(cue.first));
            from = cue.last + 1;
        }
        let open = |at: &usize| {
            words.shape(*at) == Shape::Lower
                && !words.has(*at, Class::Determiner)
                && !words.has(*at, Class::Preposition)
        };
        for at in (from..range.end.min(from + NEAR)).filter(open) {
            sink.add_word(14, act, words.word(at));
        }
        for at in range.clone().take(MOST_WORDS).filter(open) {
            sink.add_word(15, act, words.word(at));
        }
    }
}

impl Evidence {
    /// The act, where a verb or words tell one that is more than colourless.
    fn plain_if_told(&self) -> Option<Act> {
        (self.reported.is_some() || self.content.is_some() || self.asks).then(|| self.plain())
    }
}

/// The place of an act in [`TOLD`].
pub(super) fn told(act: Option<Act>) -> u8 {
    act.map_or(0, |act| act as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::super::Basis;
    use super::*;

    #[test]
    fn every_value_has_its_name() {
        assert_eq!(ACTS, Act::ALL.map(Act::name));
        assert_eq!(TOLD[1..], Act::ALL.map(Act::name));
        assert_eq!(BASES, Basis::ALL.map(Basis::name));
        assert_eq!(EVALUATIONS, Evaluation::ALL.map(|(_, name)| name));
        let places = Act::ALL.map(|act| act as usize);
        assert_eq!(places, [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}
