//! Lists of speakers: `• Laurent Gisel, Legal Adviser, ICRC` under a session's heading, or names under `Representatives`.

use super::block::Block;
use super::marker::Mark;
use crate::document::ParagraphKind;

/// Marks the blocks that are lines of a list of speakers.
pub(super) fn mark(blocks: &mut [Block], text: &str) {
    let mut lister = Lister { text, listing: false, headed: false };
    for block in blocks {
        lister.block(block);
    }
}

struct Lister<'a> {
    text: &'a str,
    /// Whether a heading such as `Representatives` has announced a list.
    listing: bool,
    /// Whether only bullets stand between here and the heading above.
    headed: bool,
}

impl Lister<'_> {
    fn block(&mut self, block: &mut Block) {
        let first = block.first(self.text);
        let open = matches!(block.kind, ParagraphKind::Prose)
            || matches!(block.kind, ParagraphKind::Heading(_)) && block.mark.is_none();
        match block.kind {
            _ if self.listing && open && is_listed(block, self.text) => block.kind = ParagraphKind::Roster,
            ParagraphKind::Heading(_) => {
                self.listing = announces(first) || self.listing && is_group(first);
                self.headed = true;
            }
            ParagraphKind::Prose if announces(first) && block.len() < 60 => {
                self.listing = true;
                self.headed = true;
                block.kind = ParagraphKind::Heading(4);
            }
            ParagraphKind::Prose if block.mark == Some(Mark::Bullet) => {
                self.listing = false;
                if self.headed && is_short(block, self.text) && names_somebody(first) {
                    block.kind = ParagraphKind::Roster;
                }
            }
            ParagraphKind::Prose => (self.listing, self.headed) = (false, false),
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
    let bare = line.trim_matches([':', ' ', '*', '_', '-']);
    WORDS.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// Under a list's heading, a short line that names a country or department.
fn is_group(line: &str) -> bool {
    line.split_whitespace().count() <= 8 && !line.contains('.')
}

/// Whether a block in an announced list is one of its lines.
fn is_listed(block: &Block, text: &str) -> bool {
    let last = block.last(text);
    let sentence =
        last.ends_with('.') && !last.ends_with(").") && !block.lines.iter().any(|line| line.of(text).contains(','));
    is_short(block, text) && !sentence && !matches!(block.mark, Some(Mark::Number | Mark::Letter))
}

fn is_short(block: &Block, text: &str) -> bool {
    block.len() <= 280 && !has_verb_end(&block.lines.iter().map(|line| line.of(text)).collect::<Vec<_>>().join(" "))
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
