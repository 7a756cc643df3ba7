//! What an entry of a lexicon means, once read.

/// Index into [`Lexicons::entries`](super::Lexicons::entries).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

/// One entry of a lexicon.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Index into [`Lexicons::lexicons`](super::Lexicons::lexicons).
    pub lexicon: u16,
    /// Its id within its lexicon.
    pub id: String,
    /// Its name for a reader.
    pub label: String,
    /// What it tells the program.
    pub sense: Sense,
}

/// What an entry tells the program, by the layer of its lexicon.
#[derive(Clone, Debug, PartialEq)]
pub enum Sense {
    /// A subject is spoken of; the index is into [`Lexicons::themes`](super::Lexicons::themes).
    Theme(u16),
    /// Speech is reported.
    Cue(Cue),
    /// The words of what is said tell the act.
    Content(Content),
    /// Somebody who can speak is named.
    Actor(Actor),
}

/// How a word or phrase reports speech.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cue {
    /// Verb, noun or set phrase.
    pub pos: CuePos,
    /// The speech act it reports, unless its object tells another.
    pub act: Act,
    /// From 1 (mild: suggests) to 5 (strong: demands).
    pub force: u8,
    /// Whether it is for or against what is said.
    pub polarity: Polarity,
    /// Whether its object tells the act: `stressed the need`, `expressed concern`.
    pub object: bool,
    /// Whether it reports speech only with a complement: `began by noting`.
    pub manner: bool,
    /// What it must govern to report anything.
    pub complement: Complement,
    /// Whether it tells what somebody thinks or wants rather than what was said; attribution passes over it.
    pub attitude: bool,
}

/// What a cue governs where it reports something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complement {
    /// A clause, a quotation, an infinitive or a noun phrase.
    Any,
    /// A clause or a quotation: `found that`, `said “no”`.
    Clause,
    /// A clause, a quotation or an infinitive: `pledged to`, `expects that`.
    Verbal,
    /// An infinitive: `declined to`.
    Infinitive,
    /// A noun phrase: `slammed the plan`.
    Object,
}

/// The part of speech of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CuePos {
    /// A verb, in all its forms.
    Verb,
    /// A noun: `concern`, `view`.
    Noun,
    /// An adjective or participle behind `be`: `concerned about`.
    Adjective,
    /// A set phrase: `according to`, `in the view of`.
    Phrase,
}

/// For, against or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// For what is said.
    Positive,
    /// Against what is said.
    Negative,
    /// Neither.
    Neutral,
}

impl Polarity {
    /// The name used in lexicons and datasets.
    pub fn name(self) -> &'static str {
        match self {
            Polarity::Positive => "positive",
            Polarity::Negative => "negative",
            Polarity::Neutral => "neutral",
        }
    }
}

/// Words inside what is said that tell the act.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Content {
    /// The act they tell.
    pub act: Act,
    /// Where they must stand.
    pub place: Place,
    /// From 1 to 5; the heaviest wins.
    pub weight: u8,
}

/// Where a content entry must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the object of a cue that takes its act from there.
    Object,
    /// At the start of the sentence.
    Start,
    /// At the start of a sentence in the voice of a verbatim record itself: `The meeting rose`.
    Record,
    /// Anywhere.
    Any,
}

/// Somebody who can speak, known by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// State, bloc, organization or body.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-3 for a State, the roster's own short id for others.
    pub code: String,
    /// Its name as the datasets give it.
    pub name: String,
    /// Whether the forms are adjectives (`French`), which name the actor only before a noun such as `delegation`.
    pub demonym: bool,
}

/// The sort of an actor known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A State.
    State,
    /// A bloc of States.
    Group,
    /// An international or other organization.
    Organization,
    /// An organ, committee or group of experts.
    Body,
}

/// A speech act, as the field's codebooks tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Says, notes, explains, recalls.
    Assert,
    /// Suggests, recommends, calls for.
    Propose,
    /// Welcomes, commends, endorses.
    Support,
    /// Rejects, criticizes, regrets.
    Oppose,
    /// Asks, raises a question.
    Question,
    /// Voices concern, names a danger.
    Warn,
    /// Pledges, undertakes.
    Commit,
    /// Opens, thanks, presents.
    Procedural,
}

impl Act {
    /// Every act, in the order of the enumeration in the datasets.
    pub const ALL: [Act; 8] =
        [Act::Assert, Act::Propose, Act::Support, Act::Oppose, Act::Question, Act::Warn, Act::Commit, Act::Procedural];

    /// The name used in lexicons and datasets.
    pub fn name(self) -> &'static str {
        match self {
            Act::Assert => "assert",
            Act::Propose => "propose",
            Act::Support => "support",
            Act::Oppose => "oppose",
            Act::Question => "question",
            Act::Warn => "warn",
            Act::Commit => "commit",
            Act::Procedural => "procedural",
        }
    }
}
