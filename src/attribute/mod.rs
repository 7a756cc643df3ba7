//! Who says each sentence, and what is done in saying it.
//!
//! Each genre shows its speakers in its own way, so each has its own reader: `record` follows the labels of
//! verbatim records, `own_words` knows texts that are one owner's throughout, and `floor` reads third-person
//! reports, where a cue names the speaker and the sentences after it carry on.

pub(crate) mod act;
mod cast;
mod floor;
mod label;
mod mention;
mod name;
mod own_words;
mod record;
mod roster;
mod source;
pub(crate) mod words;

use crate::document::{Document, Genre};
use crate::lexicon::{Act, Lexicons, Scan};
use crate::segment::Sentence;
use cast::{Cast, PersonId};
use rapporteur_readers::remark::{Noted, Remark, RemarkKind};
use rapporteur_readers::span::Span;
use words::Words;

/// Index into [`Attributions::speakers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub u32);

/// Somebody who speaks in a document, or whose text it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A person with a name.
    #[default]
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

impl SpeakerKind {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [SpeakerKind; 7] = [
        SpeakerKind::Person,
        SpeakerKind::State,
        SpeakerKind::Group,
        SpeakerKind::Organization,
        SpeakerKind::Body,
        SpeakerKind::Role,
        SpeakerKind::Anonymous,
    ];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            SpeakerKind::Person => "person",
            SpeakerKind::State => "state",
            SpeakerKind::Group => "group",
            SpeakerKind::Organization => "organization",
            SpeakerKind::Body => "body",
            SpeakerKind::Role => "role",
            SpeakerKind::Anonymous => "anonymous",
        }
    }
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

impl Kind {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [Kind; 7] = [
        Kind::Heading,
        Kind::Roster,
        Kind::Footnote,
        Kind::Furniture,
        Kind::Narration,
        Kind::Statement,
        Kind::Discussion,
    ];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Heading => "heading",
            Kind::Roster => "roster",
            Kind::Footnote => "footnote",
            Kind::Furniture => "furniture",
            Kind::Narration => "narration",
            Kind::Statement => "statement",
            Kind::Discussion => "discussion",
        }
    }
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

impl Basis {
    /// Every value, in the order of the enumeration in the datasets.
    pub const ALL: [Basis; 7] =
        [Basis::Cue, Basis::Label, Basis::Pronoun, Basis::Continuation, Basis::Heading, Basis::Body, Basis::None];

    /// The name used in the datasets.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Cue => "cue",
            Basis::Label => "label",
            Basis::Pronoun => "pronoun",
            Basis::Continuation => "continuation",
            Basis::Heading => "heading",
            Basis::Body => "body",
            Basis::None => "none",
        }
    }
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

/// Lays each sentence of a document to its speakers.
///
/// A sentence that reports somebody's words without telling whose gets no speaker, and a remark says so.
pub fn attributions(
    document: &Document,
    sentences: &[Sentence],
    scan: &Scan,
    lexicons: &Lexicons,
) -> Noted<Attributions> {
    let words = Words::new(document, scan, lexicons);
    let mut cast = Cast::default();
    let laid = match document.genre {
        Genre::Verbatim => record::lay(document, sentences, &words, &mut cast),
        Genre::Resolution | Genre::Speech => own_words::lay(document, sentences, &words, &mut cast),
        Genre::Consensus => {
            let mut laid = floor::lay(document, sentences, &words, &mut cast);
            own_words::adopt(document, sentences, &words, &mut cast, &mut laid);
            laid
        }
        _ => floor::lay(document, sentences, &words, &mut cast),
    };
    let unknown = own_words::unknown_code(document, lexicons);
    let remarks = unknown.into_iter().chain(doubts(document, sentences, &laid)).collect();
    let (speakers, numbers) = cast.into_speakers();
    let sentences = laid.into_iter().map(|laid| laid.numbered(&numbers)).collect();
    Noted { value: Attributions { speakers, sentences }, remarks }
}

/// A remark for every sentence that reports speech without a speaker.
fn doubts(document: &Document, sentences: &[Sentence], laid: &[Laid]) -> Vec<Remark> {
    let doubt = |(sentence, laid): (&Sentence, &Laid)| {
        let unsettled = matches!(laid.kind, Kind::Statement | Kind::Discussion) && laid.speakers.is_empty();
        unsettled.then(|| Remark {
            span: document.running.pieces(sentence.span).first().copied(),
            kind: RemarkKind::Speaker,
            message: format!("nobody is settled as the speaker ({})", laid.rule),
        })
    };
    sentences.iter().zip(laid).filter_map(doubt).collect()
}

/// One sentence laid to members of the cast, before the speakers are numbered.
struct Laid {
    kind: Kind,
    speakers: Vec<PersonId>,
    basis: Basis,
    act: Option<Act>,
    cue: Option<Span>,
    antecedent: Option<u32>,
    rule: &'static str,
}

impl Laid {
    /// A sentence whose part in the layout says all.
    fn layout(kind: Kind) -> Laid {
        Laid { kind, speakers: Vec::new(), basis: Basis::None, act: None, cue: None, antecedent: None, rule: "layout" }
    }

    /// A sentence in the rapporteur's own words.
    fn narration(rule: &'static str) -> Laid {
        Laid { rule, ..Laid::layout(Kind::Narration) }
    }

    fn numbered(self, numbers: &[Option<SpeakerId>]) -> Attribution {
        let speakers = self.speakers.iter().filter_map(|id| numbers[id.0]).collect();
        let Laid { kind, basis, act, cue, antecedent, rule, .. } = self;
        Attribution { kind, speakers, basis, confidence: confidence(kind, basis, rule), act, cue, antecedent, rule }
    }
}

/// How often sentences laid in this way are right, kind and owners together: (right + 1) / (all + 2), Laplace's
/// estimate, over the annotated development documents. Layout is judged by headings and lists of speakers.
fn confidence(kind: Kind, basis: Basis, rule: &str) -> f32 {
    match (kind, basis, rule) {
        (Kind::Heading | Kind::Roster | Kind::Furniture, ..) => 0.98,
        (Kind::Footnote, ..) => 0.83,
        (Kind::Narration, _, "no source") => 0.93,
        (Kind::Narration, ..) => 0.96,
        (_, Basis::Body, "owner unknown") => 0.5,
        (_, Basis::Body, _) => 0.97,
        (_, Basis::Label, _) => 0.89,
        (Kind::Discussion, Basis::Continuation, _) => 0.89,
        (_, Basis::Continuation, "same paragraph") => 0.99,
        (_, Basis::Continuation, _) => 0.98,
        (Kind::Discussion, Basis::Pronoun, _) => 0.8,
        (_, Basis::Pronoun, _) => 0.99,
        (Kind::Discussion, Basis::Cue, "subject and verb") => 0.95,
        (_, Basis::Cue, "subject and verb") => 0.99,
        (_, Basis::Cue, "agent" | "impersonal") => 0.87,
        _ => 0.8,
    }
}
