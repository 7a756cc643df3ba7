//! What a sentence tells about its place in the text: how it opens, its tense, its subject, where it stands.

use crate::document::{Document, ParagraphKind};
use crate::lexicon::class::Class;
use crate::lexicon::{ActorKind, Sense, Shape};
use crate::segment::Sentence;
use crate::speech::mention::{Mention, Who};
use crate::speech::tense::is_past;
use crate::speech::words::{Any, Words, any};
use std::ops::Range;

/// Declares an enumeration whose values have names for the table of weights.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident, $list:ident: $($value:ident = $text:literal),+ $(,)?) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(super) enum $name { #[default] $($value),+ }
        pub(super) const $list: &[&str] = &[$($text),+];
    };
}
pub(super) use named;

named! {
    /// How a sentence opens.
    Opening, OPENINGS:
    Other = "other",
    Connective = "connective",
    He = "he",
    They = "they",
    It = "it",
    This = "this",
    We = "we",
    There = "there",
    Event = "event",
    Noun = "the-noun",
    State = "state",
    Name = "name",
    Quote = "quote",
    While = "while",
    Preposition = "preposition",
    Gerund = "gerund",
    Number = "number",
    Small = "small",
    Crowd = "crowd",
    Asks = "wh-word",
    Verb = "verb",
}

named! {
    /// The first finite verb, as far as its form tells.
    Finite, FINITES:
    None = "none",
    Past = "past",
    Would = "would",
    Had = "had",
    Should = "should",
    May = "may",
    Will = "will",
    Present = "present",
    Was = "was",
    Has = "has",
}

named! {
    /// Where a sentence stands in its paragraph.
    Stand, STANDS:
    Within = "within",
    Opens = "opens",
    Item = "item",
    Numbered = "numbered",
}

named! {
    /// What the first mention is.
    Subject, SUBJECTS:
    None = "none",
    Person = "person",
    State = "state",
    Group = "group",
    Organization = "organization",
    Body = "body",
    Pronoun = "pronoun",
    First = "first-person",
    Office = "office",
    Crowd = "crowd",
    Event = "event",
}

named! {
    /// What the heading above tells.
    Above, ABOVE:
    None = "none",
    Other = "other",
    Speaker = "speaker",
    Discussion = "discussion",
    Results = "results",
    Background = "background",
}

named! {
    /// How a sentence ends.
    End, ENDS:
    Stop = "stop",
    Question = "question",
    Colon = "colon",
    Open = "open",
}

named! {
    /// The length of a sentence in words.
    Length, LENGTHS:
    Tiny = "1-4",
    Short = "5-9",
    Middle = "10-19",
    Long = "20-39",
    Huge = "40-",
}

named! {
    /// The part of its paragraph in the layout.
    Layout, LAYOUTS:
    Prose = "prose",
    Heading = "heading",
    Roster = "roster",
    Footnote = "footnote",
    Furniture = "furniture",
}

named! {
    /// Whom a pronoun inside the sentence, behind its first words, is the subject for: `the aim, he thought, was`.
    Inside, INSIDES:
    None = "none",
    He = "he",
    They = "they",
    We = "we",
    It = "it",
}

/// One sentence's place in the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    pub opening: Opening,
    pub finite: Finite,
    pub stand: Stand,
    pub subject: Subject,
    pub above: Above,
    pub end: End,
    pub length: Length,
    pub layout: Layout,
    pub inside: Inside,
    /// Whether a verb is shifted back in time, as in speech that is reported: `would`, `had`, `could`.
    pub shifted: bool,
    /// Whether a word of the first person stands in it.
    pub first_person: bool,
    pub quotes: bool,
    /// Whether its paragraph is one sentence.
    pub alone: bool,
    /// Whether most of its words are capitalized.
    pub capitals: bool,
    /// Whether it stands among the first sentences of the document.
    pub early: bool,
    /// Whether a year or date is told.
    pub year: bool,
    /// The token of the first finite verb.
    pub verb: Option<u32>,
}

impl Setting {
    pub fn of(
        document: &Document,
        sentences: &[Sentence],
        words: &Words,
        index: usize,
        mentions: &[Mention],
        above: Above,
    ) -> Setting {
        let reader = Reader { words, range: words.scan.tokens_of(index), index };
        let sentence = &sentences[index];
        let paragraph = &document.paragraphs[sentence.paragraph as usize];
        let same = |other: Option<&Sentence>| other.is_some_and(|other| other.paragraph == sentence.paragraph);
        let opens = index == 0 || !same(sentences.get(index - 1));
        let any = |class: Class| reader.range.clone().any(|at| words.has(at, class));
        let finite = reader.finite();
        Setting {
            opening: reader.opening(mentions),
            finite: finite.map_or(Finite::None, |(_, finite)| finite),
            verb: finite.map(|(at, _)| at as u32),
            stand: match paragraph.marker {
                Some(marker) if opens => {
                    if marker.of(&document.text).starts_with(|c: char| c.is_ascii_digit()) {
                        Stand::Numbered
                    } else {
                        Stand::Item
                    }
                }
                _ if opens => Stand::Opens,
                _ => Stand::Within,
            },
            subject: reader.subject(mentions),
            above,
            end: reader.end(),
            length: reader.length(),
            layout: match paragraph.kind {
                ParagraphKind::Prose => Layout::Prose,
                ParagraphKind::Heading(_) => Layout::Heading,
                ParagraphKind::Roster => Layout::Roster,
                ParagraphKind::Footnote => Layout::Footnote,
                ParagraphKind::Furniture => Layout::Furniture,
            },
            inside: reader.inside(),
            shifted: reader.is_shifted(),
            first_person: any(Class::First),
            quotes: reader.range.clone().any(|at| words.is_any(at, any!["“", "\""])),
            alone: opens && !same(sentences.get(index + 1)),
            capitals: reader.is_titled(),
            early: index < 6,
            year: reader.range.clone().any(|at| words.shape(at) == Shape::Number && words.word(at).len() == 4),
        }
    }
}

/// What a heading tells of the sentences under it.
pub(super) fn above(words: &Words, heading: usize, names_speaker: bool) -> Above {
    let any = |list: &Any| words.scan.tokens_of(heading).any(|at| words.is_any(at, list));
    match () {
        _ if names_speaker => Above::Speaker,
        _ if any(any![
            "discussion",
            "discussions",
            "debate",
            "exchange",
            "comments",
            "questions",
            "q",
            "interventions",
            "remarks",
            "dialogue"
        ]) =>
        {
            Above::Discussion
        }
        _ if any(any![
            "recommendations",
            "conclusions",
            "conclusion",
            "takeaways",
            "findings",
            "outcomes",
            "next",
            "actions",
            "way",
            "summary",
            "recommendation"
        ]) =>
        {
            Above::Results
        }
        _ if any(any![
            "introduction",
            "background",
            "context",
            "overview",
            "preface",
            "foreword",
            "organization",
            "attendance",
            "opening",
            "agenda",
            "annex"
        ]) =>
        {
            Above::Background
        }
        _ => Above::Other,
    }
}

struct Reader<'a, 'w> {
    words: &'a Words<'w>,
    range: Range<usize>,
    index: usize,
}

impl Reader<'_, '_> {
    fn opening(&self, mentions: &[Mention]) -> Opening {
        let (words, at) = (self.words, self.range.start);
        if at >= self.range.end {
            return Opening::Other;
        }
        let first = mentions.first().filter(|mention| mention.first == at);
        let has = |class| words.has(at, class);
        match () {
            _ if words.is_any(at, any!["“", "\"", "‘", "'"]) => Opening::Quote,
            _ if words.shape(at) == Shape::Lower => Opening::Small,
            _ if words.shape(at) == Shape::Number => Opening::Number,
            _ if words.is_any(at, any!["he", "she"]) => Opening::He,
            _ if words.is(at, "they") => Opening::They,
            _ if words.is(at, "it") => Opening::It,
            _ if words.is(at, "there") => Opening::There,
            _ if words.is_any(at, any!["this", "these", "such", "those", "that"]) => Opening::This,
            _ if words.is_any(at, any!["we", "i", "our", "my"]) => Opening::We,
            _ if matches!(first.map(|first| &first.who), Some(Who::Anonymous(crowd)) if crowd.event) => Opening::Event,
            _ if matches!(first.map(|first| &first.who), Some(Who::Anonymous(_))) => Opening::Crowd,
            _ if matches!(first.map(|first| &first.who), Some(Who::Actor(..))) => Opening::State,
            _ if matches!(
                first.map(|first| &first.who),
                Some(Who::Person(_) | Who::Office | Who::Organization(_) | Who::Label(_))
            ) =>
            {
                Opening::Name
            }
            _ if has(Class::Connective)
                || words.is_any(at, any!["in"])
                    && words.is_any(at + 1, any!["addition", "particular", "fact", "turn", "response"]) =>
            {
                Opening::Connective
            }
            _ if words.is_any(at, any!["what", "how", "why", "who", "whether", "which"]) => Opening::Asks,
            _ if has(Class::Adverbial) => Opening::While,
            _ if has(Class::Preposition) => Opening::Preposition,
            _ if words.word(at).ends_with("ing") && words.word(at).len() > 5 => Opening::Gerund,
            _ if has(Class::Conjunction) || has(Class::Adverb) => Opening::Connective,
            _ if self.is_event() => Opening::Event,
            _ if has(Class::Determiner) => Opening::Noun,
            _ if has(Class::Verb) => Opening::Verb,
            _ => Opening::Other,
        }
    }

    /// Whether the event itself is the subject: `The discussion picked up`.
    fn is_event(&self) -> bool {
        let near = self.range.start..self.range.end.min(self.range.start + 6);
        let stop = |at: &usize| {
            self.words.is_mark(*at) || self.words.has(*at, Class::Preposition) || self.words.has(*at, Class::Auxiliary)
        };
        near.take_while(|at| !stop(at)).any(|at| self.words.has(at, Class::Event) && !self.words.possessive(at))
    }

    /// The first finite verb, with its token.
    fn finite(&self) -> Option<(usize, Finite)> {
        let of = |at: usize| match () {
            _ if self.words.has(at, Class::Modal) => Some(self.modal(at)),
            _ if self.words.has(at, Class::Auxiliary) => self.auxiliary(at).or_else(|| self.past(at)),
            _ => self.past(at),
        };
        self.range.clone().take(60).find_map(|at| of(at).map(|finite| (at, finite)))
    }

    fn modal(&self, at: usize) -> Finite {
        match () {
            _ if self.words.is_any(at, any!["would", "wouldn't"]) => Finite::Would,
            _ if self.words.is_any(at, any!["should", "must", "ought", "shall"]) => Finite::Should,
            _ if self.words.is_any(at, any!["will", "won't"]) => Finite::Will,
            _ => Finite::May,
        }
    }

    fn auxiliary(&self, at: usize) -> Option<Finite> {
        match () {
            _ if self.words.is(at, "had") => Some(Finite::Had),
            _ if self.words.is_any(at, any!["was", "were", "did"]) => Some(Finite::Was),
            _ if self.words.is_any(at, any!["has", "have"]) => Some(Finite::Has),
            _ if self.words.is_any(at, any!["is", "are", "do", "does", "am"]) => Some(Finite::Present),
            _ => None,
        }
    }

    fn past(&self, at: usize) -> Option<Finite> {
        let words = self.words;
        let verb = words.shape(at) == Shape::Lower && at > self.range.start && is_past(words.word(at));
        let noun = || words.has(at - 1, Class::Determiner) || words.has(at - 1, Class::Preposition);
        (verb && !noun()).then_some(Finite::Past)
    }

    /// Whether a verb is shifted back in time, as reported speech is.
    fn is_shifted(&self) -> bool {
        let verb = |at: &usize| self.words.has(*at, Class::Modal) || self.words.has(*at, Class::Auxiliary);
        let is_it = |at: usize| self.words.is_any(at, any!["would", "had", "could", "might"]);
        self.range.clone().filter(verb).any(is_it)
    }

    fn subject(&self, mentions: &[Mention]) -> Subject {
        let near = |mention: &&Mention| mention.first < self.range.start + 8;
        let Some(first) = mentions.iter().find(near) else {
            return if self.is_event() { Subject::Event } else { Subject::None };
        };
        match &first.who {
            Who::Person(_) => Subject::Person,
            Who::Organization(_) => Subject::Organization,
            Who::Actor(entry, _) => match &self.words.lexicons.entries[entry.0 as usize].sense {
                Sense::Actor(actor) => match actor.kind {
                    ActorKind::State => Subject::State,
                    ActorKind::Group => Subject::Group,
                    ActorKind::Organization => Subject::Organization,
                    ActorKind::Body => Subject::Body,
                },
                _ => Subject::None,
            },
            Who::Pronoun(crate::speech::mention::Pronoun::First) => Subject::First,
            Who::Pronoun(_) => Subject::Pronoun,
            Who::Office | Who::Label(_) => Subject::Office,
            Who::Anonymous(crowd) if crowd.event => Subject::Event,
            Who::Anonymous(_) => Subject::Crowd,
        }
    }

    fn inside(&self) -> Inside {
        let behind = (self.range.start + 1).min(self.range.end)..self.range.end;
        let of = |at: usize| match () {
            _ if !self.words.has(at, Class::Subject) => None,
            _ if self.words.has(at, Class::Masculine) || self.words.has(at, Class::Feminine) => Some(Inside::He),
            _ if self.words.has(at, Class::Plural) => Some(Inside::They),
            _ if self.words.has(at, Class::First) => Some(Inside::We),
            _ => Some(Inside::It),
        };
        behind.filter_map(of).min_by_key(|inside| *inside as u8).unwrap_or_default()
    }

    fn end(&self) -> End {
        let tail = self.range.end.saturating_sub(3).max(self.range.start)..self.range.end;
        let any = |list: &Any| tail.clone().any(|at| self.words.is_any(at, list));
        match () {
            _ if any(any!["?"]) => End::Question,
            _ if self.range.end > self.range.start && self.words.is(self.range.end - 1, ":") => End::Colon,
            _ if any(any![".", "!", ";"]) => End::Stop,
            _ => End::Open,
        }
    }

    fn length(&self) -> Length {
        match self.range.len() {
            0..=4 => Length::Tiny,
            5..=9 => Length::Short,
            10..=19 => Length::Middle,
            20..=39 => Length::Long,
            _ => Length::Huge,
        }
    }

    fn is_titled(&self) -> bool {
        let long = |at: &usize| !self.words.is_mark(*at) && self.words.word(*at).len() > 3;
        let (all, capital) = self
            .range
            .clone()
            .filter(long)
            .fold((0, 0), |(all, capital), at| (all + 1, capital + usize::from(self.words.is_capital(at))));
        let _ = self.index;
        all > 0 && capital * 3 >= all * 2
    }
}
