//! What a reader gave, as a person looks at it.

use rapporteur_readers::remark::{Noted, RemarkKind};
use rapporteur_readers::{Part, PartKind, Text};

/// The parts of a text, each behind what it is.
pub fn lines(text: &Text) -> Vec<String> {
    let line = |part: &Part| {
        let kind = match part.kind {
            PartKind::Block => "block".to_string(),
            PartKind::Prose => "prose".to_string(),
            PartKind::Heading(level) => format!("heading {level}"),
            PartKind::Footnote => "footnote".to_string(),
            PartKind::Furniture => "furniture".to_string(),
        };
        format!("{kind}: {}", part.span.of(&text.text))
    };
    text.parts.iter().map(line).collect()
}

/// What was left out of a text.
pub fn left_out(noted: &Noted<Text>) -> Vec<&str> {
    let left_out = noted.remarks.iter().filter(|remark| remark.kind == RemarkKind::LeftOut);
    left_out.map(|remark| remark.message.as_str()).collect()
}
