//! The blocks that are kept, as a text with its parts.

use super::block::Page;
use crate::source::Part;
use crate::span::Span;

/// Writes the blocks that are kept, with blank lines between them.
pub(super) fn write(page: &Page, kept: &[bool]) -> (String, Vec<Part>) {
    let (mut text, mut parts) = (String::with_capacity(page.text.len()), Vec::with_capacity(page.blocks.len()));
    let mut group = None;
    for (block, _) in page.blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        let close = block.group.is_some() && block.group == group;
        group = block.group;
        if !text.is_empty() {
            text.push_str(if close { "\n" } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(&page.text[block.range.clone()]);
        parts.push(Part { span: Span::new(start, text.len()), kind: block.kind });
    }
    if !text.is_empty() {
        text.push('\n');
    }
    (text, parts)
}
