//! How a speaker was found to be an actor, and whether somebody else may be meant.

/// How a speaker was found to be an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Basis {
    State,
    Bloc,
    Name,
    Acronym,
    Initials,
    FamilyName,
    StateOfName,
    Unnamed,
}

impl Basis {
    pub const ALL: [Basis; 8] = [
        Basis::State,
        Basis::Bloc,
        Basis::Name,
        Basis::Acronym,
        Basis::Initials,
        Basis::FamilyName,
        Basis::StateOfName,
        Basis::Unnamed,
    ];

    /// The name used in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Basis::State => "state",
            Basis::Bloc => "bloc",
            Basis::Name => "name",
            Basis::Acronym => "acronym",
            Basis::Initials => "initials",
            Basis::FamilyName => "family-name",
            Basis::StateOfName => "state-of-name",
            Basis::Unnamed => "unnamed",
        }
    }

    /// Whether somebody else may be meant.
    pub fn is_uncertain(self) -> bool {
        !matches!(self, Basis::State | Basis::Bloc | Basis::Name)
    }
}
