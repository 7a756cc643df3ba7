//! What stands at the edges of a page in the middle of a sentence: heads and feet that nothing but their place tells.

use super::block::Block;
use super::line::{ends_sentence, starts_lower};
use super::marker::Mark;
use crate::document::ParagraphKind;

/// A sentence that a page's edge cuts is longer than this, in bytes; a head or foot shorter.
const CUT: usize = 60;
const EDGE: usize = 90;

/// The other half of the sentence is at least so long.
const REST: usize = 12;

/// So many heads, feet and notes may stand between the halves of a sentence.
const MOST: usize = 8;

/// Makes furniture of the heads and feet between the halves of a sentence.
pub(super) fn mark(blocks: &mut [Block], text: &str) {
    let mut at = 0;
    while at < blocks.len() {
        let open = is_open(&blocks[at], text);
        let between = if is_cut(&blocks[at], text) { between(&blocks[at + 1..], open, text) } else { 0 };
        for edge in blocks[at + 1..at + 1 + between].iter_mut().filter(|edge| edge.kind != ParagraphKind::Footnote) {
            edge.kind = ParagraphKind::Furniture;
        }
        if between > 0 {
            blocks[at].settled = true;
        }
        at += 1 + between;
    }
}

/// Words with which no sentence and no item of a list ends.
const OPEN: [&str; 21] = [
    "the", "a", "an", "of", "to", "for", "with", "by", "from", "at", "its", "their", "his", "her", "our", "between",
    "upon", "under", "against", "whose", "that",
];

/// Whether a paragraph breaks off behind a word with which no sentence ends.
pub(super) fn is_open(block: &Block, text: &str) -> bool {
    block.len() >= CUT && block.last(text).rsplit(' ').next().is_some_and(|word| OPEN.contains(&word))
}

/// Whether a paragraph breaks off in the middle of a sentence.
fn is_cut(block: &Block, text: &str) -> bool {
    let last = block.last(text);
    let small = last.rsplit(' ').next().is_some_and(starts_lower) || last.ends_with(',');
    block.kind == ParagraphKind::Prose && block.len() >= CUT && small && !ends_sentence(last)
}

/// How many blocks are heads and feet before one in which the sentence goes on, in small letters or behind an `open` word;
/// none where they are known already.
fn between(blocks: &[Block], open: bool, text: &str) -> usize {
    let is_edge = |block: &&Block| match block.kind {
        ParagraphKind::Furniture | ParagraphKind::Footnote => true,
        ParagraphKind::Roster => false,
        _ => is_short(block, text) && block.mark != Some(Mark::Letter),
    };
    let count = blocks.iter().take(MOST).take_while(is_edge).count();
    // Behind an open word a capital goes on where furniture that is known tells of a page's edge.
    let open = open && blocks[..count].iter().any(|block| block.kind == ParagraphKind::Furniture);
    let goes_on = |next: &Block| {
        next.kind == ParagraphKind::Prose
            && next.mark.is_none()
            && next.len() >= REST
            && (open || starts_lower(next.first(text)))
    };
    let unknown =
        blocks[..count].iter().any(|block| matches!(block.kind, ParagraphKind::Prose | ParagraphKind::Heading(_)));
    if unknown && blocks.get(count).is_some_and(goes_on) { count } else { 0 }
}

/// Whether a block is short and no sentence.
fn is_short(block: &Block, text: &str) -> bool {
    let sentence = |words: &str| {
        ends_sentence(words) && words.ends_with(|last: char| !last.is_ascii_digit()) || words.contains(". ")
    };
    let whole = block.lines.iter().map(|line| line.of(text));
    block.len() <= EDGE
        && block.lines.len() <= 2
        && !starts_lower(block.first(text))
        && !whole.into_iter().any(sentence)
}
