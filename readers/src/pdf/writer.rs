//! Blocks as a text: lines as they stand, a blank line between blocks, a form feed between pages.

use super::sheet::{Block, Sheet};
use crate::span::Span;
use crate::text::{Part, PartKind, Text};

/// The text of all pages.
pub(super) fn text(sheets: Vec<Sheet>) -> Text {
    let mut text = Text::default();
    for sheet in sheets {
        if !text.pages.is_empty() {
            text.text.push('\u{c}');
        }
        text.pages.push(text.text.len() as u32);
        for (number, block) in sheet.blocks.into_iter().enumerate() {
            if number > 0 {
                text.text.push('\n');
            }
            add(&mut text, &block);
        }
    }
    text
}

fn add(text: &mut Text, block: &Block) {
    let start = text.text.len();
    let mut kind = block.kind;
    for line in &block.lines {
        text.text.push_str(&line.text);
        text.text.push('\n');
    }
    let span = Span::new(start, text.text.len() - 1);
    if span.of(&text.text).trim().is_empty() {
        kind = PartKind::Furniture;
    }
    text.parts.push(Part { span, kind });
}
