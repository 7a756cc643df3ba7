//! Who is said in a sentence to say something: the sources of its clauses as mentions, and those who are its subject
//! without a cue.

use super::mention::{Mention, Through, Who};
use super::tense::{Tense, is_past};
use super::words::{Any, CueAt, Words, any};
use super::{Clause, Joint, Source, Voice};
use crate::lexicon::class::Class;
use crate::lexicon::{CuePos, Match, Sense, Shape};
use std::ops::Range;

/// Somebody said to say something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Report {
    /// Those who say it, in order; empty where nobody is named.
    pub mentions: Vec<Mention>,
    /// The words that report it; none for a mere subject.
    pub cue: Option<CueAt>,
    pub form: Form,
    pub tense: Tense,
    pub place: Place,
    /// How what is said stands behind the cue.
    pub content: Option<&'static str>,
    pub negated: bool,
    /// Whether words before the source make it part of another phrase or clause: `what he had said`.
    pub embedded: bool,
    /// Those on whose behalf it is said.
    pub behalf: Option<Mention>,
    /// Where it begins.
    pub at: usize,
}

/// How source and cue hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `Ms Noor explained`
    Subject,
    /// `…, said Ms Noor`
    Inverted,
    /// `as noted by Peru`
    Agent,
    /// `with one participant highlighting`
    Participle,
    /// `opened by Ms Noor, who stressed`
    Relative,
    /// `according to Ms Carr`
    Adverbial,
    /// `Ms Carr's statement outlined`
    Genitive,
    /// `it was noted`
    It,
    /// `concern was expressed`
    Noun,
    /// `norms were identified as crucial`
    Passive,
    /// `there was consensus`
    There,
    /// A subject with a verb that reports no speech: `Mr Herr showed`
    Bare,
    /// `Mr Scoville: Yes.`
    Label,
}

/// Where in its sentence a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Start,
    /// Behind an adverb or a short phrase that opens the sentence.
    Opening,
    /// Behind `and`, `but`, `while` or a semicolon.
    Joined,
    /// Behind a comma or a quotation.
    Comma,
    Inside,
}

/// Nouns that tell of an agreement or a call without a source: `there was consensus`.
const VOICED: Any = Any::of(&[
    "agreement",
    "appeal",
    "appetite",
    "appreciation",
    "call",
    "calls",
    "concern",
    "concerns",
    "confidence",
    "consensus",
    "convergence",
    "criticism",
    "debate",
    "disagreement",
    "discussion",
    "doubt",
    "enthusiasm",
    "interest",
    "optimism",
    "recognition",
    "scepticism",
    "skepticism",
    "sense",
    "support",
    "understanding",
    "view",
]);

/// Finds the reports of one sentence, in order.
pub(crate) fn reports(words: &Words, sentence: usize, clauses: &[Clause], mentions: &[Mention]) -> Vec<Report> {
    let reader = Reader { words, sentence, range: words.scan.tokens_of(sentence), mentions };
    let mut found: Vec<Report> = clauses
        .iter()
        .filter(|clause| !clause.cue.cue.attitude)
        .filter_map(|clause| reader.of_clause(clause))
        .collect();
    found.extend(reader.label());
    found.extend(reader.there());
    found.extend(reader.genitives());
    if let Some(bare) = reader.bare()
        && found.iter().all(|other| other.mentions.first() != bare.mentions.first())
    {
        found.push(bare);
    }
    found.sort_by_key(|report| report.at);
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
            && match self.mentions.as_slice() {
                [Mention { who: Who::Anonymous(crowd), .. }] => crowd.single,
                [Mention { who: Who::Office | Who::Actor(_, Through::Representative), .. }] => true,
                _ => false,
            };
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

    /// Whether a mention behind a comma only tells what the person before it is: `Ms Diaz, Ambassador of Chile`.
    fn is_apposed(&self, next: &Mention, joined: bool) -> bool {
        let person = matches!(self.mentions.last().map(|last| &last.who), Some(Who::Person(_)));
        let function = matches!(next.who, Who::Office | Who::Actor(_, Through::Representative))
            || matches!(next.who, Who::Anonymous(crowd) if crowd.single);
        person && function && !joined
    }
}

struct Reader<'a, 'w> {
    words: &'a Words<'w>,
    sentence: usize,
    range: Range<usize>,
    mentions: &'a [Mention],
}

impl Reader<'_, '_> {
    fn of_clause(&self, clause: &Clause) -> Option<Report> {
        let source = clause.source.tokens();
        let form = match (clause.joint, &clause.source) {
            (Joint::Phrase, _) => Form::Adverbial,
            (Joint::Noun, Source::Nobody) => return None,
            (Joint::Noun, _) => Form::Genitive,
            (Joint::Verb(Voice::Passive), Source::Nobody) => return self.impersonal(clause),
            (Joint::Verb(Voice::Passive), _) => Form::Agent,
            (Joint::Verb(_), Source::Nobody | Source::Shared(_)) => return None,
            (Joint::Verb(Voice::Gerund), Source::Before(_)) => Form::Participle,
            (Joint::Verb(_), Source::After(_)) => Form::Inverted,
            (Joint::Verb(_), Source::Before(_)) if clause.relative => Form::Relative,
            (Joint::Verb(_), Source::Before(source)) if self.closes(source, clause) => Form::Inverted,
            (Joint::Verb(_), Source::Before(_)) => Form::Subject,
        };
        let source = source?;
        let group = if form == Form::Relative { self.antecedent(source.start)? } else { self.in_phrase(source)? };
        let first = group.mentions.first()?.first;
        Some(Report {
            embedded: matches!(form, Form::Subject | Form::Participle) && self.embedded(first),
            place: self.place(first.min(clause.words.start)),
            at: first.min(clause.words.start),
            mentions: group.mentions,
            behalf: group.behalf,
            cue: Some(clause.cue),
            form,
            tense: clause.tense,
            content: clause.content.as_ref().map(|content| content.rule),
            negated: clause.negated,
        })
    }

    /// `…, delegates said.`: the source and its verb close the sentence behind a comma.
    fn closes(&self, source: &Range<usize>, clause: &Clause) -> bool {
        source.start > self.range.start
            && self.any(source.start - 1, any![",", "”", "\""])
            && (clause.words.end..self.range.end).all(|at| self.words.is_mark(at))
    }

    /// The first mention of a noun phrase and those joined to it; the name behind `the final presenter for this panel,`
    /// takes its place.
    fn in_phrase(&self, source: &Range<usize>) -> Option<Group> {
        let within = |mention: &Mention| mention.last >= source.start && mention.first < source.end;
        let index = self.mentions.iter().position(within)?;
        let unnamed = match &self.mentions[index].who {
            Who::Anonymous(crowd) => crowd.single,
            who => matches!(who, Who::Office | Who::Actor(_, Through::Representative)),
        };
        let named = |mention: &Mention| {
            matches!(mention.who, Who::Person(_)) && mention.first < source.end && self.token(mention.first - 1, ",")
        };
        if unnamed && let Some(next) = self.mentions[index + 1..].iter().position(named) {
            return Some(self.group(index + 1 + next));
        }
        Some(self.group(self.head_of_list(index)))
    }

    /// The first of a list of names of which the last stand before the verb: `the US, Japan and Norway opposed it`.
    fn head_of_list(&self, index: usize) -> usize {
        let actor = |at: usize| matches!(self.mentions[at].who, Who::Actor(..) | Who::Person(_) | Who::Organization(_));
        let joined = index + 1 < self.mentions.len() && actor(index + 1) && {
            let between = self.mentions[index].last + 1..self.mentions[index + 1].first;
            !between.is_empty() && between.clone().all(|at| self.any(at, any!["and", "the", ","]))
        };
        let mut head = index;
        while joined && head > 0 && actor(head - 1) && actor(head) {
            let between = self.mentions[head - 1].last + 1..self.mentions[head].first;
            let first = self.mentions[head - 1].first;
            let before = if first > self.range.start && self.any(first - 1, any!["the"]) { first - 1 } else { first };
            let governed = before > self.range.start
                && self.class(before - 1, Class::Preposition)
                && !self.class(before - 1, Class::Adverbial);
            if between.is_empty() || !between.clone().all(|at| self.any(at, any![",", "the"])) || governed {
                break;
            }
            head -= 1;
        }
        head
    }

    /// The mention that a relative pronoun stands for.
    fn antecedent(&self, relative: usize) -> Option<Group> {
        let before = self.mentions.iter().rposition(|mention| mention.last < relative)?;
        let near = relative - self.mentions[before].last <= 3;
        let person = (0..=before).rev().take(3).find(|at| matches!(self.mentions[*at].who, Who::Person(_)));
        let index = if near { before } else { person? };
        let mention = self.mentions[index].clone();
        Some(Group { end: mention.last + 1, mentions: vec![mention], behalf: None, examples: false, used: 1 })
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
            let joined = (group.end..next.first).any(|at| self.any(at, any!["and", "or", "nor", "with"]));
            group.examples |= (group.end..next.first).any(|at| self.words.is(at, "such"));
            if !group.is_apposed(next, joined) {
                group.add(next.clone());
            }
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
        let comma = (end..next.first).all(|at| self.any(at, any![",", "the"]));
        governed && comma && !self.leads_in(before)
    }

    fn mentions_between(&self, start: usize, end: usize) -> usize {
        self.mentions.iter().filter(|mention| mention.first >= start && mention.last < end).count()
    }

    fn skip_parentheses(&self, at: usize) -> usize {
        if !self.token(at, "(") {
            return at;
        }
        self.words.closing(at, self.range.end.min(at + 20)).map_or(at, |close| close + 1)
    }

    /// `, for the African Group,`, `, on behalf of the Group of 77 and China,`, and the token behind it.
    fn behalf(&self, at: usize) -> Option<(Mention, usize)> {
        let comma = usize::from(self.token(at, ","));
        let at = at + comma;
        let speaking = usize::from(self.token(at, "speaking"));
        let at = at + speaking;
        let mut next = if self.token(at, "for") && comma + speaking > 0 {
            at + 1
        } else if self.token(at, "on") && self.token(at + 1, "behalf") && self.token(at + 2, "of") {
            at + 3
        } else {
            return None;
        };
        while self.class(next, Class::Determiner) {
            next += 1;
        }
        let mention = self.mentions.iter().find(|mention| mention.first <= next && next <= mention.last)?;
        let comma = (next..self.range.end.min(next + 14)).find(|after| self.words.is(*after, ","));
        let end = comma.filter(|comma| *comma <= mention.last + 8).unwrap_or(mention.last);
        Some((mention.clone(), end + 1))
    }

    /// `Mr Scoville: Yes.`
    fn label(&self) -> Option<Report> {
        let group = self.group(self.mentions.iter().position(|mention| mention.first == self.range.start)?);
        let mention = &group.mentions[0];
        let labels = group.mentions.len() == 1 && self.token(group.end, ":");
        (labels && !matches!(mention.who, Who::Pronoun(_) | Who::Anonymous(_)))
            .then(|| self.plain(group, Form::Label, Tense::Past))
    }

    /// A report without clause.
    fn plain(&self, group: Group, form: Form, tense: Tense) -> Report {
        let at = group.mentions.first().map_or(self.range.start, |mention| mention.first);
        Report {
            embedded: form == Form::Bare && self.embedded(at),
            place: self.place(at),
            mentions: group.mentions,
            behalf: group.behalf,
            cue: None,
            form,
            tense,
            content: None,
            negated: false,
            at,
        }
    }

    /// `Ms Carr's statement outlined`, `her remarks focused`: the noun is the cue.
    fn genitives(&self) -> Vec<Report> {
        let found = self.mentions.iter().enumerate().filter(|(_, mention)| self.words.possessive(mention.last));
        let genitive = |(index, mention): (usize, &Mention)| {
            let noun = self.noun_at(mention.last + 1).or_else(|| self.noun_at(mention.last + 2))?;
            let verb = (noun.last + 1..self.range.end.min(noun.last + 5)).find(|at| !self.class(*at, Class::Adverb))?;
            let past = is_past(self.words.word(verb));
            if !past && !self.class(verb, Class::Auxiliary) {
                return None;
            }
            let mut report =
                self.plain(self.group(index), Form::Genitive, if past { Tense::Past } else { Tense::Present });
            report.cue = Some(noun);
            report.embedded = self.embedded(mention.first);
            Some(report)
        };
        found.filter_map(genitive).collect()
    }

    fn noun_at(&self, at: usize) -> Option<CueAt> {
        self.words.scan.matches_of(self.sentence).iter().find_map(|hit: &Match| match self.words.sense(hit) {
            Sense::Cue(cue) if cue.pos == CuePos::Noun && hit.first as usize == at => {
                Some(CueAt { first: at, last: hit.last as usize, cue: *cue })
            }
            _ => None,
        })
    }

    /// `there was broad agreement that`
    fn there(&self) -> Option<Report> {
        let opens = |at: &usize| self.any(*at, any!["there"]) && self.class(at + 1, Class::Auxiliary);
        let at = (self.range.start..self.range.end.min(self.range.start + 6)).find(opens)?;
        let noun = (at + 2..self.range.end.min(at + 8)).find(|next| self.words.is_any(*next, &VOICED))?;
        let crowd = self.mentions.iter().position(|mention| {
            mention.first > noun && mention.first <= noun + 3 && matches!(mention.who, Who::Anonymous(_))
        });
        let group = match crowd {
            Some(index) => self.group(index),
            None => Group { mentions: Vec::new(), behalf: None, examples: false, used: 0, end: noun },
        };
        let tense = if self.any(at + 1, any!["was", "were"]) { Tense::Past } else { Tense::Present };
        let mut report = self.plain(group, Form::There, tense);
        (report.at, report.place) = (at, self.place(at));
        Some(report)
    }

    /// Those who open the sentence with a verb that reports no speech.
    fn bare(&self) -> Option<Report> {
        let index = self.mentions.iter().position(|mention| {
            mention.first == self.range.start
                || matches!(self.place(mention.first), Place::Opening) && !self.embedded(mention.first)
        })?;
        let group = self.group(index);
        if self.words.possessive(group.mentions.last()?.last) {
            return None;
        }
        let from = if self.token(group.end, ",") { group.end + 1 } else { group.end };
        let verb = (from..self.range.end.min(from + 4))
            .find(|at| !self.class(*at, Class::Adverb) && !self.any(*at, any!["both", "all", "each", "also"]))?;
        let tense = self.finite(verb)?;
        Some(self.plain(group, Form::Bare, tense))
    }

    /// The tense of a finite verb at a token, as far as its form and class tell.
    fn finite(&self, at: usize) -> Option<Tense> {
        let form = self.words.word(at);
        match () {
            _ if self.words.shape(at) != Shape::Lower => None,
            _ if self.class(at, Class::Modal) => Some(Tense::Modal),
            _ if self.any(at, any!["had"]) => Some(Tense::Pluperfect),
            _ if self.any(at, any!["has", "have"]) => Some(Tense::Perfect),
            _ if self.any(at, any!["was", "were", "did"]) => Some(Tense::Past),
            _ if self.class(at, Class::Auxiliary) => Some(Tense::Present),
            _ if is_past(form) => Some(Tense::Past),
            _ if self.class(at, Class::Preposition) || self.class(at, Class::Conjunction) => None,
            _ if form.ends_with('s') && !form.ends_with("ss") => Some(Tense::Present),
            _ => None,
        }
    }

    /// Where in its sentence a token stands.
    fn place(&self, at: usize) -> Place {
        let start = self.range.start;
        let at = self.with_article(at);
        if at <= start {
            return Place::Start;
        }
        let before = at - 1;
        let verb = (start..at).any(|token| self.class(token, Class::Auxiliary) || is_past(self.words.word(token)));
        match () {
            _ if self.any(before, any!["and", "but", ";", "while", "whereas", "or", ":"]) => Place::Joined,
            _ if !verb && at - start <= 12 && (self.any(before, any![","]) || self.opens(before)) => Place::Opening,
            _ if self.any(before, any![",", "”", "\"", "—", "–", "’"]) => Place::Comma,
            _ => Place::Inside,
        }
    }

    /// The article before a name in capitals, else the name: `while the US and Norway opposed`.
    fn with_article(&self, at: usize) -> usize {
        at - usize::from(at > self.range.start && self.words.is_capital(at) && self.token(at - 1, "the"))
    }

    fn opens(&self, at: usize) -> bool {
        at == self.range.start
            && [Class::Connective, Class::Adverb, Class::Conjunction].iter().any(|class| self.class(at, *class))
    }

    /// Whether the word before makes the subject part of another clause or phrase.
    fn embedded(&self, first: usize) -> bool {
        let first = self.with_article(first);
        if first <= self.range.start {
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
        before == self.range.start && self.any(before, any!["with", "joined"]) || self.token(before, "as")
    }

    /// `It was noted that`, `Concern was expressed`, `Norms were identified as`.
    fn impersonal(&self, clause: &Clause) -> Option<Report> {
        let subject = clause.words.start.checked_sub(1).filter(|at| self.range.contains(at));
        let form = match subject {
            Some(at) if self.any(at, any!["it"]) => Form::It,
            Some(at) if self.any(at, any!["as"]) => Form::It,
            Some(at) if (at.saturating_sub(1)..=at).any(|noun| self.noun_at(noun).is_some()) => Form::Noun,
            _ => Form::Passive,
        };
        let group = Group { mentions: Vec::new(), behalf: None, examples: false, used: 0, end: 0 };
        let mut report = self.plain(group, form, clause.tense);
        report.cue = Some(clause.cue);
        report.content = clause.content.as_ref().map(|content| content.rule);
        report.at = clause.words.start;
        report.place = self.place(subject.unwrap_or(clause.words.start));
        Some(report)
    }

    fn token(&self, at: usize, word: &str) -> bool {
        at < self.range.end && self.words.is(at, word)
    }

    fn any(&self, at: usize, list: &Any) -> bool {
        at < self.range.end && self.words.is_any(at, list)
    }

    fn class(&self, at: usize, class: Class) -> bool {
        at < self.range.end && self.words.has(at, class)
    }
}

/// Whether only commas, `and` and the like stand between two mentions.
fn joins(words: &Words, start: usize, end: usize) -> bool {
    let list = any![",", "such", "and", "or", "nor", "the", "as", "well", "along", "together", "with", "both"];
    start < end
        && end - start <= 5
        && (start..end).all(|at| words.is_any(at, list))
        && (start..end).any(|at| !words.is(at, "the"))
}
