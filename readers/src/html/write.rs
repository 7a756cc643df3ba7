//! The blocks that are kept, as a text with its parts.

use super::block::Page;
use crate::span::Span;
use crate::text::{Part, Text};
use std::ops::Range;

/// Writes the blocks that are kept, with blank lines between them.
pub(super) fn write(page: &Page, kept: &[bool]) -> Text {
    let (mut text, mut parts) = (String::with_capacity(page.text.len()), Vec::with_capacity(page.blocks.len()));
    let (mut marks, mut group) = (Vec::new(), None);
    for (block, _) in page.blocks.iter().zip(kept).filter(|(_, kept)| **kept) {
        let close = block.group.is_some() && block.group == group;
        group = block.group;
        if !text.is_empty() {
            text.push_str(if close { "\n" } else { "\n\n" });
        }
        let start = text.len();
        marks.extend(marks_in(page, &block.range).map(|mark| {
            let place = start + mark.start - block.range.start;
            Span::new(place, place + mark.len())
        }));
        text.push_str(&page.text[block.range.clone()]);
        parts.push(Part { span: Span::new(start, text.len()), kind: block.kind });
    }
    if !text.is_empty() {
        text.push('\n');
    }
    Text { text, parts, marks, ..Text::default() }
}

/// The marks of notes in a block.
fn marks_in(page: &Page, block: &Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = page.marks.partition_point(|mark| mark.start < block.start);
    page.marks[first..].iter().take_while(|mark| mark.end <= block.end).cloned()
}
