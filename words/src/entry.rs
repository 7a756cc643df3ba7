//! What an entry of a lexicon means, once read.

use serde::{Deserialize, Serialize};

/// Index into [`Lexicons::entries`](super::Lexicons::entries).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryId(pub u32);

/// One entry of a lexicon.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Sense {
    /// A subject is spoken of; the index is into [`Lexicons::themes`](super::Lexicons::themes).
    Theme(u16),
    /// Speech is reported.
    Cue(Cue),
    /// The words of what is said tell the act.
    Content(Content),
    /// Somebody who can speak is named.
    Actor(Actor),
    /// Words that state what somebody shall, should or may do.
    Deontic(Deontic),
    /// Something that the patterns of an issue speak of.
    Concept,
    /// An issue on which positions are taken.
    Issue(Issue),
    /// Words that evaluate what they stand beside.
    Evaluation(Evaluation),
    /// A norm of A/70/174, paragraph 13, by its letter.
    GgeNorm(char),
    /// A treaty, instrument or report is cited by its name.
    Instrument(Instrument),
}

/// How a word or phrase reports speech.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// The act they tell.
    pub act: Act,
    /// Where they must stand.
    pub place: Place,
    /// From 1 to 5; the heaviest wins.
    pub weight: u8,
}

/// Where a content entry must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// A question on which speakers take sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// What those in favour hold.
    pub proposition: String,
    /// The concept that a document must speak of for positions on the issue to be sought in it.
    pub within: Option<EntryId>,
}

/// How words evaluate what they stand beside, on whatever issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Evaluation {
    /// `should`, `called for`, `the need for`: it is wanted.
    Call,
    /// `committed to`, `will continue`, `stands ready to`: it is undertaken.
    Pledge,
    /// `important`, `essential`, `the value of`: it is worth something.
    Worth,
    /// `welcomed`, `commended`, `pleased with`: it is praised.
    Praise,
    /// `strengthen`, `promote`, `build`: it is furthered.
    Further,
    /// `counter`, `prevent`, `disrupt`: it is fought.
    Curb,
    /// `lack of`, `gap in`, `absence of`: it is missed.
    Lack,
    /// `threat`, `risk`, `damage`: it does harm.
    Harm,
    /// `difficult`, `insufficient`, `unclear`: it is doubted.
    Doubt,
    /// `rejected`, `premature`, `failed`: it is refused or blamed.
    Refusal,
    /// `whether`, `question of`, `if`: it is left open.
    Open,
    /// `some States`, `others`, `whereas`: it is laid to others.
    Others,
    /// `discussed`, `focused on`, `agenda`: it is a subject, no more.
    Subject,
}

impl Evaluation {
    /// Every value with the id of its entry in lexicons of layer `evaluation`.
    pub const ALL: [(Evaluation, &'static str); 13] = [
        (Evaluation::Call, "call"),
        (Evaluation::Pledge, "pledge"),
        (Evaluation::Worth, "worth"),
        (Evaluation::Praise, "praise"),
        (Evaluation::Further, "further"),
        (Evaluation::Curb, "curb"),
        (Evaluation::Lack, "lack"),
        (Evaluation::Harm, "harm"),
        (Evaluation::Doubt, "doubt"),
        (Evaluation::Refusal, "refusal"),
        (Evaluation::Open, "open"),
        (Evaluation::Others, "others"),
        (Evaluation::Subject, "subject"),
    ];
}

/// Words that speak of an issue, in order, with others between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// The entry it speaks of.
    pub entry: EntryId,
    /// What its words say of the proposition.
    pub side: Side,
    /// Its parts in order, each any of some entries, sorted; never empty.
    pub parts: Vec<Vec<EntryId>>,
}

/// What the words of a pattern say of the proposition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    /// They affirm it.
    For,
    /// They deny it.
    Against,
    /// They name what it is about; the stance lies in the words around.
    About,
    /// They take it up without a side.
    Open,
}

/// How words state an expectation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deontic {
    /// How it binds.
    pub force: DeonticForce,
    /// How its parts stand around them.
    pub frame: Frame,
}

/// How an expectation binds, as the field's grammar of institutions tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DeonticForce {
    /// `must`, `shall`, `needs to`
    Must,
    /// `must not`, `cannot`
    MustNot,
    /// `should`, `is called upon to`
    Should,
    /// `should not`
    ShouldNot,
    /// `may`, `has the right to`
    May,
    /// `is prohibited`
    Prohibited,
    /// `has the duty to`
    Obliged,
}

impl DeonticForce {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [DeonticForce; 7] = [
        DeonticForce::Must,
        DeonticForce::MustNot,
        DeonticForce::Should,
        DeonticForce::ShouldNot,
        DeonticForce::May,
        DeonticForce::Prohibited,
        DeonticForce::Obliged,
    ];

    /// The name used in lexicons and datasets.
    pub fn name(self) -> &'static str {
        match self {
            DeonticForce::Must => "must",
            DeonticForce::MustNot => "must-not",
            DeonticForce::Should => "should",
            DeonticForce::ShouldNot => "should-not",
            DeonticForce::May => "may",
            DeonticForce::Prohibited => "prohibited",
            DeonticForce::Obliged => "obliged",
        }
    }

    /// The same under a negation.
    pub fn negated(self) -> DeonticForce {
        match self {
            DeonticForce::Must | DeonticForce::Obliged => DeonticForce::MustNot,
            DeonticForce::Should => DeonticForce::ShouldNot,
            DeonticForce::May => DeonticForce::Prohibited,
            DeonticForce::Prohibited => DeonticForce::May,
            already => already,
        }
    }
}

/// How the parts of a norm stand around its deontic words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Frame {
    /// Who must do it stands before, what is to be done behind: `States should refrain`.
    Modal,
    /// A possibility that is a permission only where the verb or the text is one of law: `a State may resort to`.
    Possibility,
    /// Somebody is told to do something: `called on States to refrain`.
    Call,
    /// Who must do it stands behind: `it is incumbent upon States to refrain`.
    Impersonal,
    /// What is ruled stands before: `the use of such weapons is prohibited`.
    Verdict,
    /// What is ruled stands behind: `prohibits the use of such weapons`.
    Ban,
    /// Somebody is left free to do something: `nothing prevents a State from withdrawing`.
    Leave,
}

/// A text that is known by name: a treaty, a declaration, a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// Treaty, other instrument or report.
    pub kind: InstrumentKind,
    /// Its document symbol, where it has one: `A/70/174`.
    pub symbol: Option<String>,
    /// Its full title.
    pub title: String,
    /// Where it can be read, unless its symbol tells.
    pub url: Option<String>,
}

/// The sort of a text that is known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InstrumentKind {
    /// Binds the States that join it.
    Treaty,
    /// Declarations, agendas, guidelines, rules, arrangements.
    Instrument,
    /// What a group, body or person has reported.
    Report,
}

/// A speech act, as the field's codebooks tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
