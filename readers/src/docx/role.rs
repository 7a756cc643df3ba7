//! What part a paragraph plays, told by the name of its style.
//!
//! Word names its own styles in English whatever language it speaks. The templates of the United Nations have a family of
//! their own: `_ H _Ch` above `_ H_1` above `_ H_2/3`, and `Session` and `Agenda_…` for the masthead.

/// What part a paragraph plays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing is known of it but its outline level.
    #[default]
    Plain,
    /// A heading of this level, 1 being the highest.
    Heading(u8),
    /// A footnote or endnote.
    Note,
    /// A line of a table of contents, or of the masthead.
    Furniture,
}

/// What part a style's name gives a paragraph.
pub(super) fn role(name: &str) -> Role {
    let lower = name.to_lowercase();
    let bare: String = lower.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let numbered = |words: &str| bare.strip_prefix(words).and_then(|rest| rest.parse::<u8>().ok());
    match bare.as_str() {
        "title" => Role::Heading(1),
        "subtitle" => Role::Heading(2),
        "footnotetext" | "endnotetext" => Role::Note,
        "session" | "tableoffigures" => Role::Furniture,
        _ if bare.starts_with("agenda") && name.contains('_') => Role::Furniture,
        _ if numbered("toc").is_some() => Role::Furniture,
        _ if name.contains('_') => un_level(&bare).map_or(Role::Plain, Role::Heading),
        _ => numbered("heading").filter(|level| (1..=9).contains(level)).map_or(Role::Plain, Role::Heading),
    }
}

/// The level of a heading in the templates of the United Nations, by the letters and digits of its style's name.
fn un_level(name: &str) -> Option<u8> {
    match name.strip_prefix("title").unwrap_or(name) {
        "hch" => Some(1),
        "h1" => Some(2),
        "h23" => Some(3),
        "h4" => Some(4),
        "h56" => Some(5),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_styles_tell_roles() {
        let names = ["heading 1", "Heading2", "Title", "_ H _Ch", "_ H_2/3", "Title_H1", "toc 3", "footnote text"];
        let roles = names.map(role);
        let heading = Role::Heading;
        let expected = [heading(1), heading(2), heading(1), heading(1), heading(3), heading(2)];
        assert_eq!(roles[..6], expected);
        assert_eq!(roles[6..], [Role::Furniture, Role::Note]);
        assert_eq!([role("Session"), role("Agenda_Title_H2")], [Role::Furniture; 2]);
        assert_eq!([role("Normal"), role("heading 12"), role("h1")], [Role::Plain; 3]);
    }
}
