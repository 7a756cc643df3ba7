//! The order in which rows of words are read: down the first column, then down the next.
//!
//! A gutter is a strip that no word crosses over several rows with prose on both sides. Rows above it are read before,
//! rows below it after; both sides may have gutters of their own. Cells of tables have gutters too, but little prose.

use super::row::{Row, Word};

/// How many rows each side of a gutter has at the least.
const ROWS: usize = 4;

/// How wide a gutter is at the least, in shares of the size of the letters.
const WIDTH: f32 = 0.9;

/// How deep columns are parted again.
const DEPTH: usize = 4;

/// Puts rows into reading order; those that a gutter cuts become two.
pub(super) fn in_order(rows: Vec<Row>) -> Vec<Vec<Row>> {
    let mut columns = Vec::new();
    part(rows, DEPTH, &mut columns);
    columns.retain(|column| !column.is_empty());
    columns
}

fn part(rows: Vec<Row>, depth: usize, columns: &mut Vec<Vec<Row>>) {
    let Some(gutter) = (depth > 0).then(|| gutter(&rows)).flatten() else {
        columns.push(rows);
        return;
    };
    let mut rows = rows.into_iter();
    let above: Vec<Row> = rows.by_ref().take(gutter.first).collect();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows.by_ref().take(gutter.last - gutter.first) {
        let (one, other) = cut(row, gutter.at);
        left.extend(one);
        right.extend(other);
    }
    let below: Vec<Row> = rows.collect();
    part(above, depth, columns);
    part(left, depth - 1, columns);
    part(right, depth - 1, columns);
    part(below, depth, columns);
}

/// A strip without words.
#[derive(Clone, Copy, Debug)]
struct Gutter {
    at: f32,
    /// The rows beside it: from the first up to, not including, the last.
    first: usize,
    last: usize,
}

/// The gutter with most rows beside it, if there is one.
fn gutter(rows: &[Row]) -> Option<Gutter> {
    let found = candidates(rows).into_iter().filter_map(|at| longest(rows, at));
    found
        .filter(|gutter| parts_prose(&rows[gutter.first..gutter.last], gutter.at))
        .max_by_key(|gutter| gutter.last - gutter.first)
}

/// Where columns could begin: places at which several rows begin, or go on behind a wide gap.
fn candidates(rows: &[Row]) -> Vec<f32> {
    const BUCKET: f32 = 4.0;
    let mut counts: std::collections::BTreeMap<i32, usize> = Default::default();
    for row in rows {
        let firsts = row.words.first().into_iter();
        let behind = row.words.windows(2).filter(|pair| is_wide(pair, row.size)).map(|pair| &pair[1]);
        firsts.chain(behind).for_each(|word| *counts.entry((word.left / BUCKET) as i32).or_default() += 1);
    }
    counts.into_iter().filter(|(_, count)| *count >= ROWS).map(|(bucket, _)| bucket as f32 * BUCKET).collect()
}

fn is_wide(pair: &[Word], size: f32) -> bool {
    pair[1].left - pair[0].right >= size * WIDTH
}

/// The longest run of rows of which no word crosses a strip left of a place.
fn longest(rows: &[Row], at: f32) -> Option<Gutter> {
    let mut best: Option<Gutter> = None;
    let mut first = 0;
    for last in 0..=rows.len() {
        let open = rows.get(last).is_some_and(|row| !crosses(row, at));
        if open {
            continue;
        }
        if best.is_none_or(|best| last - first > best.last - best.first) {
            best = Some(Gutter { at, first, last });
        }
        first = last + 1;
    }
    best.map(|gutter| without_edges(rows, gutter)).and_then(|gutter| trimmed(rows, gutter))
}

/// The gutter without a running head above it or a foot below, which stand apart.
fn without_edges(rows: &[Row], gutter: Gutter) -> Gutter {
    const EDGE: usize = 3;
    const APART: f32 = 2.2;
    let inside = &rows[gutter.first..gutter.last];
    let apart = |at: &usize| inside[*at].y - inside[*at - 1].y > inside[*at].size * APART;
    let last = inside.len();
    let head = (1..last.min(EDGE + 1)).rev().find(apart).unwrap_or(0);
    let foot = (last.saturating_sub(EDGE).max(head + 1)..last).find(apart).unwrap_or(last);
    Gutter { first: gutter.first + head, last: gutter.first + foot, ..gutter }
}

/// Whether a word of a row stands in the strip left of a place.
fn crosses(row: &Row, at: f32) -> bool {
    let from = at - row.size * WIDTH * 0.8;
    row.words.iter().any(|word| word.left < at - 0.5 && word.right > from)
}

/// The gutter without the rows at either end that have words on one side only.
fn trimmed(rows: &[Row], gutter: Gutter) -> Option<Gutter> {
    let sides = |row: &Row| (row.left() < gutter.at - 0.5, row.right() > gutter.at);
    let inside = &rows[gutter.first..gutter.last];
    let left = inside.iter().position(|row| sides(row).0)?;
    let right = inside.iter().position(|row| sides(row).1)?;
    let left_end = inside.iter().rposition(|row| sides(row).0)?;
    let right_end = inside.iter().rposition(|row| sides(row).1)?;
    let (first, last) = (left.max(right), left_end.min(right_end) + 1);
    let lead = first.saturating_sub(left.min(right));
    // A column may begin a little earlier than its neighbour, and end where it likes.
    let first = if lead <= ROWS { left.min(right) } else { first };
    let last = last.max(left_end.max(right_end) + 1);
    (first < last).then_some(Gutter { first: gutter.first + first, last: gutter.first + last, ..gutter })
}

/// Whether there is prose on both sides: rows of several words that fill most of their column.
fn parts_prose(rows: &[Row], at: f32) -> bool {
    let (mut left, mut right) = (Side::default(), Side::default());
    for row in rows {
        let split = row.words.partition_point(|word| word.left < at - 0.5);
        left.add(&row.words[..split]);
        right.add(&row.words[split..]);
    }
    left.is_prose() && right.is_prose()
}

/// What the rows on one side of a gutter are like.
#[derive(Default)]
struct Side {
    rows: usize,
    words: usize,
    lengths: Vec<f32>,
}

impl Side {
    fn add(&mut self, words: &[Word]) {
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
        self.rows += 1;
        self.words += words.len();
        self.lengths.push(last.right - first.left);
    }

    fn is_prose(&self) -> bool {
        let longest = self.lengths.iter().copied().fold(0.0, f32::max);
        let full = self.lengths.iter().filter(|length| **length >= longest * 0.75).count();
        self.rows >= ROWS && self.words >= self.rows * 4 && full * 2 >= self.rows
    }
}

/// The words of a row before and behind a place.
fn cut(mut row: Row, at: f32) -> (Option<Row>, Option<Row>) {
    let split = row.words.partition_point(|word| word.left < at - 0.5);
    let right = Row { words: row.words.split_off(split), ..row };
    let some = |row: Row| (!row.words.is_empty()).then_some(row);
    (some(row), some(right))
}
