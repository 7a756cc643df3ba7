//! One page laid out: its lines in reading order, those of the margin apart.

use super::beside;
use super::column;
use super::line::{Line, parts, row, whole};
use super::page::{Glyph, Mark, Page, Rule};
use super::row::rows;
use super::stack::Stack;
use super::table;
use super::tags::{Place, Role, Tags};
use std::collections::{BTreeMap, BTreeSet};

/// A page laid out.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub height: f32,
    /// Columns of lines in reading order, each a block already where the file's structure says so.
    pub columns: Vec<Stack>,
    /// Lines that the file says to stand there for the page's sake.
    pub margin: Vec<Line>,
    /// The heights between which the page's own words stand, where rules cut off its edges.
    pub inside: (f32, f32),
    /// Where drawn rules open footnotes.
    pub note_rules: Vec<Rule>,
    /// How many letters the page has, blanks aside.
    pub letters: usize,
    /// How many of them no font tells.
    pub unknown: usize,
    /// The share of the page that pictures cover.
    pub pictured: f32,
    /// How many stretches of letters the structure cites and the page does not draw.
    pub missing: usize,
    /// How many letters it draws outside the page.
    pub outside: usize,
}

/// The share of letters that the structure must cite to be trusted.
const TRUSTED: f32 = 0.9;

impl Draft {
    /// Lays out a page, with the structure of the file.
    pub fn new(page: &Page, number: u32, tags: &Tags) -> Draft {
        let is_blank = |glyph: &&Glyph| glyph.letter == ' ';
        let letters = page.glyphs.iter().filter(|glyph| !is_blank(glyph)).count();
        let unknown = page.glyphs.iter().filter(|glyph| glyph.letter == '\u{fffd}').count();
        let mut draft = Draft {
            height: page.height,
            letters,
            unknown,
            pictured: page.pictured,
            outside: page.outside,
            ..Draft::default()
        };
        draft.note_rules = page.rules.iter().filter(|rule| opens_notes(rule, page)).copied().collect();
        draft.inside = inside(page);
        draft.missing = missing(page, number, tags);
        let (margin, body) = margin(page);
        draft.margin = turned(&margin, |rows| rows.iter().flat_map(parts).collect());
        let placed = Placed::new(page, body, number, tags);
        if placed.covers(TRUSTED) {
            draft.columns = beside::joined(placed.stacks(tags));
            draft.columns = with_loose(std::mem::take(&mut draft.columns), columns(&placed.loose, &page.rules));
        } else {
            draft.columns = columns(&placed.all, &page.rules);
        }
        draft
    }
}

/// The letters of the margin, and the others.
fn margin(page: &Page) -> (Vec<&Glyph>, Vec<&Glyph>) {
    /// A page with more letters of the margin than this, and most of its letters, marks them at random.
    const MOST: usize = 1000;
    let artifact = |glyph: &&Glyph| page.marks[glyph.mark as usize].artifact;
    let (margin, body): (Vec<&Glyph>, Vec<&Glyph>) = page.glyphs.iter().partition(artifact);
    if margin.len() > MOST && margin.len() > body.len() {
        (Vec::new(), page.glyphs.iter().collect())
    } else {
        (margin, body)
    }
}

/// Whether a rule is of the length and at the height of those above footnotes.
fn opens_notes(rule: &Rule, page: &Page) -> bool {
    let share = (rule.right - rule.left) / page.width.max(1.0);
    (0.06..0.42).contains(&share) && rule.y > page.height * 0.3
}

/// Between which heights rules across the page leave its own words.
fn inside(page: &Page) -> (f32, f32) {
    let across = |y: f32| {
        let level = page.rules.iter().filter(|rule| (rule.y - y).abs() < 1.0);
        level.map(|rule| rule.right - rule.left).sum::<f32>() > page.width * ACROSS
    };
    let wide = || page.rules.iter().map(|rule| rule.y).filter(|y| across(*y));
    let head = wide().filter(|y| *y < page.height * EDGE).fold(f32::MAX, f32::min);
    let foot = wide().filter(|y| *y > page.height * (1.0 - EDGE)).fold(f32::MIN, f32::max);
    (if head < f32::MAX { head } else { 0.0 }, if foot > f32::MIN { foot } else { f32::MAX })
}

/// The share of a page's width that a rule under a running head crosses, and of its height above which it stands.
const ACROSS: f32 = 0.6;
const EDGE: f32 = 0.12;

/// How many stretches of letters that the structure cites a page does not draw.
fn missing(page: &Page, number: u32, tags: &Tags) -> usize {
    let drawn: rustc_hash::FxHashSet<u32> = page.marks.iter().filter_map(|mark: &Mark| mark.content).collect();
    tags.cited(number).filter(|content| !drawn.contains(content)).count()
}

/// The letters of a page by their place in the structure.
struct Placed<'a> {
    all: Vec<&'a Glyph>,
    blocks: BTreeMap<u32, BTreeMap<u32, Vec<&'a Glyph>>>,
    /// Letters that the structure does not cite.
    loose: Vec<&'a Glyph>,
}

impl<'a> Placed<'a> {
    fn new(page: &Page, body: Vec<&'a Glyph>, number: u32, tags: &Tags) -> Placed<'a> {
        let mut placed = Placed { all: body, blocks: BTreeMap::new(), loose: Vec::new() };
        for glyph in &placed.all {
            let content = page.marks[glyph.mark as usize].content;
            match content.and_then(|content| tags.place(number, content)) {
                Some(Place { block, cell }) => {
                    placed.blocks.entry(block).or_default().entry(cell).or_default().push(glyph);
                }
                None => placed.loose.push(glyph),
            }
        }
        placed
    }

    fn covers(&self, share: f32) -> bool {
        let words = |glyphs: &[&Glyph]| glyphs.iter().filter(|glyph| glyph.letter != ' ').count();
        let all = words(&self.all);
        all > 0 && (all - words(&self.loose)) as f32 >= all as f32 * share
    }

    fn stacks(&self, tags: &Tags) -> Vec<Stack> {
        let stack = |(block, cells): (&u32, &BTreeMap<u32, Vec<&Glyph>>)| {
            let role = tags.roles.get(*block as usize).copied()?;
            let lines = match role {
                Role::Row => cells_of(cells).into_iter().collect(),
                _ => turned(&cells.values().flatten().copied().collect::<Vec<_>>(), |rows| {
                    rows.iter().map(whole).collect()
                }),
            };
            (!lines.is_empty()).then_some(Stack { lines, role: Some(role) })
        };
        self.blocks.iter().filter_map(stack).collect()
    }
}

/// The cells of a row of a table, as one line.
fn cells_of(cells: &BTreeMap<u32, Vec<&Glyph>>) -> Option<Line> {
    let cells = cells.values().map(|glyphs| turned(glyphs, |rows| rows.iter().map(whole).collect()));
    row(&cells.filter(|lines: &Vec<Line>| !lines.is_empty()).collect::<Vec<_>>())
}

/// Letters of each direction of writing for itself, upright ones first.
fn turned<T>(glyphs: &[&Glyph], make: impl Fn(Vec<super::row::Row>) -> Vec<T>) -> Vec<T> {
    let turns: BTreeSet<u16> = glyphs.iter().map(|glyph| glyph.turn).collect();
    let of_turn = |turn: u16| glyphs.iter().filter(move |glyph| glyph.turn == turn).copied();
    turns.into_iter().flat_map(|turn| make(rows(of_turn(turn)))).collect()
}

/// The columns of letters, by their places alone.
fn columns(glyphs: &[&Glyph], rules: &[Rule]) -> Vec<Stack> {
    let lines = turned(glyphs, |rows| column::in_order(rows).iter().map(|rows| table::lines(rows, rules)).collect());
    lines.into_iter().map(|lines| Stack { lines, ..Stack::default() }).collect()
}

/// Stacks of the structure, with those it does not cite before the first that stands lower.
fn with_loose(stacks: Vec<Stack>, loose: Vec<Stack>) -> Vec<Stack> {
    let top = |stack: &Stack| stack.lines.first().map_or(0.0, |line| line.y);
    let mut stacks = stacks;
    for stack in loose.into_iter().filter(|stack| !stack.lines.is_empty()) {
        let at = stacks.iter().position(|other| top(other) > top(&stack)).unwrap_or(stacks.len());
        stacks.insert(at, stack);
    }
    stacks
}

impl Draft {
    /// Leaves out a page whose fonts tell too few of its letters.
    pub fn drop_unknown(&mut self) {
        if self.is_unknown() {
            self.columns.clear();
            self.margin.clear();
        }
    }

    /// Whether it is a picture without words.
    pub fn is_picture(&self) -> bool {
        const FEW: usize = 40;
        self.letters < FEW && self.pictured > 0.4
    }

    /// Whether its letters tell what stands on it.
    pub fn is_legible(&self) -> bool {
        self.letters > 0 && !self.is_picture() && !self.is_unknown()
    }

    /// Whether more letters are unknown than the marks of a list may be.
    pub fn lacks_letters(&self) -> bool {
        self.unknown * 500 > self.letters
    }

    /// Whether too many letters are unknown for the others to make sense.
    pub fn is_unknown(&self) -> bool {
        self.unknown * 10 > self.letters * 3
    }
}
