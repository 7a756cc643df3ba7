//! Who says each sentence.

use crate::lexicon::Act;
use crate::span::Span;

/// Index into [`Attributions::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

/// Somebody who speaks in a document, or whose text it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest form of the name found in the document.
    pub name: String,
    /// Family name of a person, if known.
    pub family_name: Option<String>,
    /// `Mr`, `Ms`, `Ambassador`, as written first.
    pub honorific: Option<String>,
    /// Function, such as `Legal Adviser`.
    pub function: Option<String>,
    /// Affiliation, such as `International Committee of the Red Cross`.
    pub affiliation: Option<String>,
    /// ISO 3166-1 alpha-3 code of the State spoken for.
    pub state: Option<String>,
    /// What sort of speaker.
    pub kind: SpeakerKind,
    /// Bloc or State on whose behalf the words are spoken.
    pub on_behalf_of: Option<String>,
    /// Where first named, in the running text; none where the name comes from the file's name.
    pub first: Option<Span>,
}

/// What sort of speaker somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A person with a name.
    Person,
    /// A State.
    State,
    /// A bloc of States.
    Group,
    /// An organization.
    Organization,
    /// The organ whose text it is.
    Body,
    /// An office without a name: `the Chair`.
    Role,
    /// `one participant`, `several`.
    Anonymous,
}

/// What part a sentence plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Title or section heading.
    Heading,
    /// A line of a list of speakers.
    Roster,
    /// A footnote's own text.
    Footnote,
    /// Running heads, page numbers, codes.
    Furniture,
    /// The rapporteur's own words.
    Narration,
    /// What identified speakers said.
    Statement,
    /// What anonymous or collective participants said.
    Discussion,
}

/// How the owner of a sentence was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The sentence names the speaker and reports speech: `Ms Noor explained`.
    Cue,
    /// A label before the speech: `Mr. Afonso (Mozambique):`.
    Label,
    /// A pronoun with a cue: `She noted`.
    Pronoun,
    /// No cue: the sentence carries on what the speaker before it said.
    Continuation,
    /// The heading above names the speaker.
    Heading,
    /// The text is the words of one body or person throughout.
    Body,
    /// Nobody's.
    None,
}

/// One sentence laid to its speakers.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// What part the sentence plays.
    pub kind: Kind,
    /// Its speakers, in the order of the sentence; empty where it is nobody's.
    pub speakers: Vec<SpeakerId>,
    /// How they were found.
    pub basis: Basis,
    /// From 0 to 1: how often sentences found this way are right.
    pub confidence: f32,
    /// What the speaker does in saying it; only of statements and discussion.
    pub act: Option<Act>,
    /// The cue, in the running text; it may lie in an earlier sentence, never in a later one.
    pub cue: Option<Span>,
    /// The sentence that named the speaker, where this one does not.
    pub antecedent: Option<u32>,
    /// The rule that decided, by name.
    pub rule: &'static str,
}

/// Who speaks in a document, and what each sentence is laid to.
#[derive(Clone, Debug, Default)]
pub struct Attributions {
    /// The speakers, in the order they are first named.
    pub speakers: Vec<Speaker>,
    /// One for each sentence.
    pub sentences: Vec<Attribution>,
}
