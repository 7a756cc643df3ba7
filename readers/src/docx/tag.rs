//! The elements of a story that mean more than what is in them.

use super::space::Space;

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Paragraph,
    ParagraphProperties,
    /// The properties of the mark that ends a paragraph.
    MarkProperties,
    Run,
    RunProperties,
    /// Words.
    Text,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    /// What is in a text box.
    Box,
    /// A footnote or endnote.
    Note,
    /// The properties of a section.
    Section,
    /// A passage that was deleted, or moved elsewhere.
    Dropped,
    /// Alternatives of which one is read.
    Alternatives,
    /// One of them.
    Choice,
    /// What stands below the line of a fraction.
    Denominator,
    /// An exponent of a formula.
    Power,
    /// An index of a formula.
    Index,
    /// How letters beside it are read aloud.
    Reading,
    /// The choices of a form's list.
    Choices,
    /// The box of a form that can be ticked.
    Checkbox,
    /// An object of another program.
    Object,
    /// What only looks like words: of no vocabulary that is known.
    Stray,
    /// What is not read: instructions, and properties as they were before a change.
    Past,
    /// Any other element.
    Other,
}

/// What an element is, by its name and the element it stands in.
pub(super) fn tag(space: Space, name: &str, parent: Tag) -> Tag {
    match space {
        Space::Word => word(name, parent),
        Space::Markup => match name {
            "AlternateContent" => Tag::Alternatives,
            "Choice" | "Fallback" => Tag::Choice,
            _ => Tag::Other,
        },
        Space::Drawing if name == "t" => Tag::Text,
        Space::Math => match name {
            "t" => Tag::Text,
            "den" => Tag::Denominator,
            "sup" => Tag::Power,
            "sub" => Tag::Index,
            _ => Tag::Other,
        },
        Space::Other if name == "t" => Tag::Stray,
        Space::Office if name == "OLEObject" => Tag::Object,
        _ => Tag::Other,
    }
}

fn word(name: &str, parent: Tag) -> Tag {
    match name {
        "t" => Tag::Text,
        "r" => Tag::Run,
        "p" => Tag::Paragraph,
        "rPr" if parent == Tag::ParagraphProperties => Tag::MarkProperties,
        "rPr" if parent == Tag::Run => Tag::RunProperties,
        "pPr" if parent == Tag::Paragraph => Tag::ParagraphProperties,
        // What is in it belongs to the paragraph's properties.
        "numPr" if parent == Tag::ParagraphProperties => Tag::ParagraphProperties,
        "del" | "moveFrom" if is_content(parent) => Tag::Dropped,
        "tr" => Tag::Row,
        "trPr" => Tag::RowProperties,
        "tc" => Tag::Cell,
        "tcPr" => Tag::CellProperties,
        "txbxContent" => Tag::Box,
        "footnote" | "endnote" => Tag::Note,
        "sectPr" => Tag::Section,
        "rt" => Tag::Reading,
        "ddList" => Tag::Choices,
        "checkBox" => Tag::Checkbox,
        "instrText" | "delInstrText" | "delText" | "tabs" | "sdtPr" | "sdtEndPr" | "rubyPr" => Tag::Past,
        _ if name.ends_with("Change") => Tag::Past,
        _ => Tag::Other,
    }
}

/// Whether words can stand in an element, so that a deletion in it is a deletion of words.
fn is_content(tag: Tag) -> bool {
    use Tag::{CellProperties, MarkProperties, ParagraphProperties, RowProperties, RunProperties, Section};
    !matches!(tag, MarkProperties | ParagraphProperties | RowProperties | CellProperties | RunProperties | Section)
}
