//! Lists of speakers: `• Laurent Gisel, Legal Adviser, ICRC` under a session's heading, or names under `Representatives`.

use super::block::Block;
use super::marker::Mark;
use crate::document::ParagraphKind;

/// Marks the blocks that are lines of a list of speakers.
pub(super) fn mark(blocks: &mut [Block], text: &str) {
    let mut listing = false;
    for at in 0..blocks.len() {
        match blocks[at].kind {
            ParagraphKind::Heading(_) if listing && blocks[at].mark.is_none() && is_entry(blocks, at, text, true) => {
                blocks[at].kind = ParagraphKind::Roster
            }
            ParagraphKind::Heading(_) => {
                listing = announces(blocks[at].first(text)) || listing && is_group(blocks[at].first(text))
            }
            ParagraphKind::Prose => {
                let first = blocks[at].first(text);
                if announces(first) && blocks[at].len() < 60 {
                    listing = true;
                    blocks[at].kind = ParagraphKind::Heading(4);
                } else if is_entry(blocks, at, text, listing) {
                    blocks[at].kind = ParagraphKind::Roster;
                } else {
                    listing = false;
                }
            }
            _ => {}
        }
    }
}

fn announces(line: &str) -> bool {
    const WORDS: [&str; 12] = [
        "representatives",
        "present",
        "participants",
        "list of participants",
        "attendance",
        "in attendance",
        "panellists",
        "panelists",
        "speakers",
        "members present",
        "list of speakers",
        "list of experts",
    ];
    WORDS.contains(&line.trim_matches([':', ' ', '*', '_', '-']).to_lowercase().as_str())
}

/// Under a list's heading, a short line that names a country or department.
fn is_group(line: &str) -> bool {
    line.split_whitespace().count() <= 8 && !line.contains('.')
}

/// Whether a block is one line of a list: in a list a short one, elsewhere a bullet with a name, comma and function.
fn is_entry(blocks: &[Block], at: usize, text: &str, listing: bool) -> bool {
    let block = &blocks[at];
    let words = block.first(text);
    let whole = block.lines.iter().map(|line| line.of(text)).collect::<Vec<_>>().join(" ");
    let short = block.len() <= 280 && !has_verb_end(&whole);
    if listing {
        let sentence = whole.ends_with('.') && !whole.contains(',') && !whole.ends_with(").");
        return short && !sentence && !matches!(block.mark, Some(Mark::Number | Mark::Letter));
    }
    let bulleted = block.mark == Some(Mark::Bullet) && under_heading(blocks, at);
    bulleted && short && names_somebody(words)
}

/// Whether only bullets stand between the block and the heading above it.
fn under_heading(blocks: &[Block], at: usize) -> bool {
    let before = blocks[..at].iter().rev().find(|block| {
        block.kind != ParagraphKind::Roster
            && block.kind != ParagraphKind::Furniture
            && block.mark != Some(Mark::Bullet)
    });
    before.is_some_and(|block| matches!(block.kind, ParagraphKind::Heading(_)))
}

/// A full stop at the end is no part of an entry, save behind a bracket or abbreviation.
fn has_verb_end(line: &str) -> bool {
    line.ends_with(['?', '!', ':'])
        || line.ends_with('.') && !line.ends_with(").") && line.split_whitespace().count() > 16
}

/// `Ambassador Henk Cor van der Kwast, Permanent Representative`: two to seven words, most with a capital, before a comma.
fn names_somebody(line: &str) -> bool {
    let Some((name, _)) = line.split_once([',', '(', '–', ';']) else { return false };
    let words: Vec<&str> = name.split_whitespace().collect();
    let capital = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    (2..=8).contains(&words.len())
        && capital >= 2
        && capital * 2 >= words.len()
        && words[0].starts_with(char::is_uppercase)
}
