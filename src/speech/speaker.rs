//! Somebody who speaks in a document, or whose text it is.

use rapporteur_readers::span::Span;

/// Index into the speakers of a document, in the order they are first named.
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
