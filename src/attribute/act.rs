//! What a speaker does in saying a sentence: the speech act, weighed.
//!
//! Each of the eight acts is a candidate. What speaks for it is what the reporting verb, its object and the words said
//! tell by themselves, the form of the sentence, who owns it, and last of all its words.

use super::scene::{GENRES, genre};
use super::setting::{ABOVE, ENDS, FINITES, LENGTHS, OPENINGS, SUBJECTS, Setting};
use super::{ACTS, Kind, Laid};
use crate::document::Genre;
use crate::lexicon::class::Class;
use crate::lexicon::{Act, Evaluation, Sense, Shape};
use crate::model::learn::{Candidate, Choice, Told};
use crate::model::{Feature, Outcome, Outcomes, Sink, Template, Values};
use crate::speech::Speech;
use crate::speech::act::{Evidence, evidence, performed, turned};
use crate::speech::words::{CueAt, Words};

const NAMES: &[&str] = &["assert", "propose", "support", "oppose", "question", "warn", "commit", "procedural"];
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
    Template { name: "act", values: Values::Named(&[NAMES]) },
    Template { name: "act guess", values: Values::Named(&[NAMES, TOLD]) },
    Template { name: "act reported cue", values: Values::Named(&[NAMES, TOLD, TOLD]) },
    Template { name: "act content heavy", values: Values::Named(&[NAMES, TOLD, HEAVY]) },
    Template { name: "act reported content", values: Values::Named(&[NAMES, TOLD, TOLD]) },
    Template { name: "act last content", values: Values::Named(&[NAMES, TOLD]) },
    Template { name: "act opening of a resolution", values: Values::Named(&[NAMES, TOLD, GENRES]) },
    Template { name: "act finite basis", values: Values::Named(&[NAMES, FINITES, BASES]) },
    Template { name: "act opening", values: Values::Named(&[NAMES, OPENINGS, FLAGS]) },
    Template { name: "act end kind", values: Values::Named(&[NAMES, ENDS, KINDS]) },
    Template { name: "act genre first-person", values: Values::Named(&[NAMES, GENRES, FLAGS]) },
    Template { name: "act evaluation", values: Values::Named(&[NAMES, EVALUATIONS, FLAGS]) },
    Template { name: "act before", values: Values::Named(&[NAMES, TOLD]) },
    Template { name: "act cue", values: Values::Word(NAMES) },
    Template { name: "act word behind the cue", values: Values::Word(NAMES) },
    Template { name: "act word", values: Values::Word(NAMES) },
    Template { name: "act clause place", values: Values::Named(&[NAMES, TOLD, PLACES]) },
    Template { name: "act deontic", values: Values::Word(NAMES) },
    Template { name: "act verb", values: Values::Word(NAMES) },
    Template { name: "act verb and next", values: Values::Word(NAMES) },
    Template { name: "act opening words", values: Values::Word(NAMES) },
    Template { name: "act words behind the cue", values: Values::Word(NAMES) },
    Template { name: "act subject finite", values: Values::Named(&[NAMES, SUBJECTS, FINITES]) },
    Template { name: "act performed", values: Values::Named(&[NAMES, TOLD]) },
    Template { name: "act length above", values: Values::Named(&[NAMES, LENGTHS, ABOVE]) },
    Template { name: "act before basis", values: Values::Named(&[NAMES, TOLD, BASES]) },
];

/// The most words of a sentence that are weighed.
const MOST_WORDS: usize = 60;

/// How many words behind the cue stand near it.
const NEAR: usize = 3;

/// The most probable act of every sentence of speech, by the weights.
pub(super) fn lay(read: &Read, settings: &[Setting], laid: &mut [Laid], weights: &Outcomes<ACTS>) {
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
        let candidate = |act: Act| {
            let tell = |sink: &mut Told| view.tell(&mut Outcome { outcome: act as u8, sink });
            Candidate { features: Told::by(tell), right: act == right }
        };
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

    fn best(&self, weights: &Outcomes<ACTS>) -> Act {
        let scores = weights.scores(|scores| self.tell(scores));
        let best = (1..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
        Act::ALL[best]
    }

    /// What holds, whatever the act.
    fn tell(&self, sink: &mut impl Sink) {
        let (evidence, setting) = (&self.evidence, self.setting);
        let mut add = |template: u8, one: u8, two: u8| sink.add(Feature::new(template, [0, one, two]));
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
        self.tell_lexicons(sink);
        self.tell_words(sink);
        self.tell_pairs(sink);
    }

    /// The first finite verb, and pairs of words: at the start where no name stands there, from the verb on, behind the cue.
    fn tell_pairs(&self, sink: &mut impl Sink) {
        let words = self.read.words;
        let range = words.scan.tokens_of(self.index);
        let lower = |at: usize| at < range.end && words.shape(at) == Shape::Lower;
        if let Some(verb) = self.setting.verb.map(|verb| verb as usize) {
            sink.add_word(18, 0, words.word(verb));
            if lower(verb + 1) {
                sink.add_word(19, 0, words.words(verb, verb + 1));
            }
        }
        if words.is_closed(range.start) && lower(range.start + 1) {
            sink.add_word(20, 0, words.words(range.start, range.start + 1));
        }
        if let Some(behind) = self.cue.map(|cue| cue.last + 1).filter(|behind| lower(*behind) && lower(behind + 1)) {
            sink.add_word(21, 0, words.words(behind, behind + 1));
        }
    }

    /// What the sentence evaluates as, behind its cue and elsewhere, and its words of duty.
    fn tell_lexicons(&self, sink: &mut impl Sink) {
        let from = self.cue.map_or(0, |cue| cue.last as u32);
        let mut met = [false; 2 * Evaluation::ALL.len()];
        for hit in self.read.words.scan.matches_of(self.index) {
            let evaluation = match self.read.words.sense(hit) {
                Sense::Evaluation(evaluation) => evaluation,
                Sense::Deontic(_) => {
                    sink.add_word(17, 0, &self.read.words.lexicons.entries[hit.entry.0 as usize].id);
                    continue;
                }
                _ => continue,
            };
            let behind = hit.first > from;
            let slot = &mut met[2 * *evaluation as usize + usize::from(behind)];
            if !std::mem::replace(slot, true) {
                sink.add(Feature::new(11, [0, *evaluation as u8, u8::from(behind)]));
            }
        }
    }

    fn tell_words(&self, sink: &mut impl Sink) {
        let words = self.read.words;
        let range = words.scan.tokens_of(self.index);
        let mut from = range.start;
        if let Some(cue) = self.cue {
            sink.add_word(13, 0, words.word(cue.first));
            from = cue.last + 1;
        }
        let open = |at: &usize| {
            words.shape(*at) == Shape::Lower
                && !words.has(*at, Class::Determiner)
                && !words.has(*at, Class::Preposition)
        };
        for at in (from..range.end.min(from + NEAR)).filter(open) {
            sink.add_word(14, 0, words.word(at));
        }
        for at in range.clone().take(MOST_WORDS).filter(open) {
            sink.add_word(15, 0, words.word(at));
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
        assert_eq!(NAMES, Act::ALL.map(Act::name));
        assert_eq!(TOLD[1..], Act::ALL.map(Act::name));
        assert_eq!(BASES, Basis::ALL.map(Basis::name));
        assert_eq!(EVALUATIONS, Evaluation::ALL.map(|(_, name)| name));
        let places = Act::ALL.map(|act| act as usize);
        assert_eq!(places, [0, 1, 2, 3, 4, 5, 6, 7]);
    }
}
