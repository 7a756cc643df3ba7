//! Who takes a position, as a person and an organization.

use super::super::annotated::Annotated;
use crate::dataset::shelf::Speaker;

/// A person and an organization, each empty where there is none, with what sort each is.
pub(super) struct Source<'d> {
    pub person: &'d str,
    pub organization: &'d str,
    pub kind: &'d str,
    /// How the organization is called in full, where it goes by a code.
    pub alias: &'d str,
}

impl<'d> Source<'d> {
    /// The speaker of a document by its id; a State goes by its code, so that it is one throughout.
    pub fn of(document: &'d Annotated, id: Option<&str>) -> Source<'d> {
        let speaker = document.speakers.iter().find(|speaker| Some(speaker.speaker.as_str()) == id);
        let Some(speaker) = speaker else { return Source { person: "", organization: "", kind: "", alias: "" } };
        let is_person = matches!(speaker.kind.as_str(), "person" | "role" | "anonymous");
        let person = if is_person { speaker.name.as_str() } else { "" };
        let alias = if speaker.kind == "state" && speaker.on_behalf_of.is_none() { speaker.name.as_str() } else { "" };
        Source { person, organization: organization(speaker, is_person), kind: &speaker.kind, alias }
    }
}

/// Whom somebody speaks for: a bloc, a State, an organization.
fn organization(speaker: &Speaker, is_person: bool) -> &str {
    let own = if is_person { speaker.affiliation.as_deref() } else { Some(speaker.name.as_str()) };
    speaker.on_behalf_of.as_deref().or(speaker.state.as_deref()).or(own).unwrap_or_default()
}
