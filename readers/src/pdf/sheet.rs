//! A page as blocks: what is prose, what a heading, a footnote, furniture.

use super::block;
use super::bookmark::Bookmarks;
use super::draft::Draft;
use super::line::{Line, is_ended};
use super::page::Rule;
use super::stack::Stack;
use super::tags::Role;
use crate::text::PartKind;

/// Letters of a heading are larger than those of prose by this share.
const LARGER: f32 = 1.15;

/// One page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// In reading order.
    pub blocks: Vec<Block>,
}

/// Lines that belong together.
#[derive(Debug)]
pub(super) struct Block {
    pub lines: Vec<Line>,
    pub kind: PartKind,
}

impl Sheet {
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// All pages as blocks.
pub(super) fn sheets(drafts: Vec<Draft>, bookmarks: &Bookmarks) -> Vec<Sheet> {
    let sizes = Sizes::of(&drafts);
    drafts.into_iter().map(|draft| sheet(draft, &sizes, bookmarks)).collect()
}

fn sheet(draft: Draft, sizes: &Sizes, bookmarks: &Bookmarks) -> Sheet {
    let Draft { columns, margin, note_rules, .. } = draft;
    let top = columns.iter().flat_map(|stack| &stack.lines).map(|line| line.y).fold(f32::MAX, f32::min);
    let notes = Notes::of(&columns, &margin, note_rules);
    let (head, foot): (Vec<Line>, Vec<Line>) = margin.into_iter().partition(|line| line.y <= top);
    let body = columns.into_iter().flat_map(|stack| blocks(stack, &notes, sizes, bookmarks));
    let edge = |mut lines: Vec<Line>| {
        lines.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.left.total_cmp(&other.left)));
        lines.into_iter().map(|line| Block { lines: vec![line], kind: PartKind::Furniture })
    };
    Sheet { blocks: edge(head).chain(body).chain(edge(foot)).collect() }
}

fn blocks(stack: Stack, notes: &Notes, sizes: &Sizes, bookmarks: &Bookmarks) -> Vec<Block> {
    let Stack { lines, role, .. } = stack;
    let groups = if role.is_some() { vec![lines] } else { block::blocks(lines) };
    let mut note: Option<Line> = None;
    let kind = |lines: Vec<Line>| {
        note = lines.last().filter(|_| notes.holds(&lines, note.as_ref())).cloned();
        let kind = match role {
            _ if lines.iter().all(Line::is_rule) => PartKind::Furniture,
            Some(Role::Note) => PartKind::Footnote,
            _ if note.is_some() => PartKind::Footnote,
            Some(Role::Heading(level)) => PartKind::Heading(level),
            Some(Role::Row) => PartKind::Prose,
            _ if lines.iter().any(|line| line.tabular) => PartKind::Prose,
            _ => bookmarks.level(&lines).or_else(|| sizes.level(&lines)).map_or(PartKind::Block, PartKind::Heading),
        };
        Block { lines, kind }
    };
    groups.into_iter().map(kind).collect()
}

/// Where the footnotes of a page begin.
struct Notes {
    rules: Vec<Rule>,
}

impl Notes {
    /// Rules that are drawn, and those that are written in underscores.
    fn of(columns: &[Stack], margin: &[Line], drawn: Vec<Rule>) -> Notes {
        let lines = columns.iter().flat_map(|stack| &stack.lines).chain(margin);
        let written = lines.filter(|line| line.is_rule());
        let written = written.map(|line| Rule { left: line.left, right: line.right, y: line.y });
        Notes { rules: drawn.into_iter().chain(written).collect() }
    }

    /// Whether a block is a footnote: it begins with a mark below a rule, or goes on close below the last line of one.
    fn holds(&self, lines: &[Line], note: Option<&Line>) -> bool {
        const NEAR: f32 = 2.5;
        let Some(first) = lines.first() else { return false };
        let below = self.rules.iter().any(|rule| rule.y < first.y && rule.left < first.right);
        let goes_on = note.is_some_and(|last| {
            (last.size - first.size).abs() < last.size * 0.08 && first.y - last.y < last.size * NEAR
        });
        below && (first.raised || goes_on || starts_as_note(&first.text))
    }
}

/// `1 See resolution`, `* Reissued`
fn starts_as_note(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(' ') else { return false };
    let number = mark.len() <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit());
    let star = mark.len() <= 3 && mark.bytes().all(|byte| byte == b'*');
    (number || star) && rest.starts_with(|first: char| first.is_uppercase() || first == 'h')
}

/// The sizes of letters in a document.
struct Sizes {
    /// Of most of its prose.
    body: f32,
    /// Of headings, the largest first.
    headings: Vec<f32>,
}

impl Sizes {
    fn of(drafts: &[Draft]) -> Sizes {
        let mut counts: std::collections::BTreeMap<i32, usize> = Default::default();
        let lines = drafts.iter().flat_map(|draft| &draft.columns).flat_map(|stack| &stack.lines);
        for line in lines {
            *counts.entry((line.size * 2.0).round() as i32).or_default() += line.text.len();
        }
        let body = counts.iter().max_by_key(|(_, count)| **count).map_or(10.0, |(size, _)| *size as f32 / 2.0);
        let larger = counts.keys().rev().map(|size| *size as f32 / 2.0);
        Sizes { body, headings: larger.take_while(|size| *size >= body * LARGER).collect() }
    }

    /// The level of a heading in larger letters.
    fn level(&self, lines: &[Line]) -> Option<u8> {
        const LONGEST: usize = 4;
        let (first, last) = (lines.first()?, lines.last()?);
        let large = first.size >= self.body * LARGER && lines.len() <= LONGEST && !is_ended(&last.text);
        let rank = self.headings.iter().position(|size| (size - first.size).abs() < 0.3)?;
        large.then_some((rank as u8).saturating_add(1).min(6))
    }
}
