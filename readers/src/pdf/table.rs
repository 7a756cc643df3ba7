//! Rows of tables, each as one line with a tab between its cells.
//!
//! Rules from left to right part the rows of a table; where there are none, at least three rows that keep to columns make
//! one. Rows go on over several lines where their first cell is empty, or where the cells are sentences that wrap.

use super::line::{Line, parts, run_on};
use super::page::Rule;
use super::row::Row;

/// Rules that are so close are one.
const SAME: f32 = 2.5;

/// Cells that begin so close are of one column.
const ALIGNED: f32 = 4.0;

/// The lines of a column of rows: rows of tables as one line each, others parted where they stand apart.
pub(super) fn lines(rows: &[Row], rules: &[Rule]) -> Vec<Line> {
    let rows: Vec<Vec<Line>> = rows.iter().map(parts).collect();
    let borders = borders(&rows, rules);
    let mut lines = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let ruled = ruled(&rows, at, &borders);
        let length = if ruled > 0 { ruled } else { aligned(&rows[at..]) };
        if length == 0 {
            lines.extend(rows[at].iter().cloned());
            at += 1;
            continue;
        }
        lines.extend(table(&rows[at..at + length], if ruled > 0 { &borders } else { &[] }));
        at += length;
    }
    lines
}

/// The heights at which rules cross most of a column, from top to bottom.
fn borders(rows: &[Vec<Line>], rules: &[Rule]) -> Vec<f32> {
    let lines = || rows.iter().flatten();
    let left = lines().map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines().map(|line| line.right).fold(f32::MIN, f32::max);
    let mut rules: Vec<Rule> = rules.iter().filter(|rule| rule.right > left && rule.left < right).copied().collect();
    rules.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut borders: Vec<(f32, f32)> = Vec::new();
    for rule in rules {
        let length = rule.right.min(right) - rule.left.max(left);
        match borders.last_mut().filter(|(y, _)| rule.y - *y <= SAME) {
            Some((_, covered)) => *covered += length,
            None => borders.push((rule.y, length)),
        }
    }
    borders.into_iter().filter(|(_, covered)| *covered >= (right - left) * 0.5).map(|(y, _)| y).collect()
}

/// How many rows from one on stand between rules that enclose a table; none where they do not.
fn ruled(rows: &[Vec<Line>], at: usize, borders: &[f32]) -> usize {
    let height = |row: &[Line]| row.first().map_or(0.0, |line| line.y);
    let first = borders.partition_point(|y| *y < height(&rows[at]));
    if first == 0 || first >= borders.len() || at > 0 && height(&rows[at - 1]) > borders[first - 1] {
        return 0;
    }
    let enclosed = |last: f32| rows[at..].iter().take_while(|row| height(row) < last).count();
    let length = enclosed(borders[borders.len() - 1]);
    let wide = rows[at..at + length].iter().filter(|row| row.len() > 1).count();
    if wide >= 2 && wide * 3 >= length { length } else { 0 }
}

/// How many rows from the first on keep to the columns of a table.
fn aligned(rows: &[Vec<Line>]) -> usize {
    const LEAST: usize = 3;
    const TALLEST: f32 = 4.0;
    let mut grid = Grid::default();
    let mut wide = 0;
    let mut length = 0;
    let mut last: Option<f32> = None;
    for row in rows {
        let Some(first) = row.first() else { break };
        let far = last.is_some_and(|last| first.y - last > first.size * TALLEST || first.y < last);
        if far || !grid.takes(row) {
            break;
        }
        wide += (row.len() > 1) as usize;
        length += 1;
        last = Some(first.y);
    }
    if wide >= LEAST { length } else { 0 }
}

/// Where the columns of a table begin.
#[derive(Default)]
struct Grid(Vec<f32>);

impl Grid {
    /// Whether a row keeps to the columns; those that it adds are kept.
    fn takes(&mut self, row: &[Line]) -> bool {
        let fits = |line: &Line| self.0.iter().any(|left| (left - line.left).abs() <= ALIGNED);
        let fitting = row.iter().filter(|line| fits(line)).count();
        let takes = match row {
            [line] => fitting == 1 && !self.crossed(line),
            _ => self.0.is_empty() && row.len() > 1 || fitting >= 2,
        };
        if takes {
            let added: Vec<f32> = row.iter().filter(|line| !fits(line)).map(|line| line.left).collect();
            self.0.extend(added);
        }
        takes
    }

    /// Whether a line reaches into the next column.
    fn crossed(&self, line: &Line) -> bool {
        self.0.iter().any(|left| *left > line.left + ALIGNED && *left < line.right)
    }
}

/// The rows of a table, those that go on with one above put to it.
fn table(rows: &[Vec<Line>], borders: &[f32]) -> Vec<Line> {
    let left = rows.iter().flatten().map(|line| line.left).fold(f32::MAX, f32::min);
    let wraps = wraps(rows);
    let mut grouped: Vec<(usize, Vec<Line>)> = Vec::new();
    let mut last: Option<f32> = None;
    for row in rows {
        let Some(first) = row.first() else { continue };
        let band = borders.partition_point(|y| *y < first.y);
        let near = last.is_some_and(|last| first.y - last <= first.size * NEAR);
        let same = grouped.last().is_some_and(|(last, _)| *last == band);
        let goes_on = same && (first.left > left + ALIGNED || near && wraps);
        match grouped.last_mut().filter(|_| goes_on) {
            Some((_, cells)) => cells.extend(row.iter().cloned()),
            None => grouped.push((band, row.clone())),
        }
        last = Some(first.y);
    }
    grouped.into_iter().filter_map(|(_, cells)| joined(cells)).collect()
}

/// Lines of one cell are no further apart than this, in shares of their size.
const NEAR: f32 = 1.6;

/// Whether cells go on over several lines: many lines begin in the middle of a sentence or behind a divided word.
fn wraps(rows: &[Vec<Line>]) -> bool {
    let lines = || rows.iter().skip(1).flatten();
    let inside = lines().filter(|line| line.text.starts_with(char::is_lowercase)).count();
    let divided = lines().filter(|line| line.text.ends_with(['-', '|', '→', ','])).count();
    (inside + divided) * 6 >= lines().count()
}

/// One row of its cells: lines that stand below each other are of one cell.
fn joined(lines: Vec<Line>) -> Option<Line> {
    let mut cells: Vec<Line> = Vec::new();
    let first = lines.first()?.clone();
    for line in lines {
        match cells.iter_mut().find(|cell| cell.left < line.right && line.left < cell.right) {
            Some(cell) => {
                run_on(&mut cell.text, &line.text);
                (cell.left, cell.right) = (cell.left.min(line.left), cell.right.max(line.right));
            }
            None => cells.push(line),
        }
    }
    cells.sort_by(|one, other| one.left.total_cmp(&other.left));
    let text = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
    let right = cells.last()?.right;
    Some(Line { text, left: cells.first()?.left, right, tabular: true, ..first })
}
