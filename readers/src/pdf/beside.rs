//! Tables whose cells a file's structure takes for paragraphs: those that stand beside each other are a row.

use super::line::{Line, row};
use super::stack::Stack;
use super::tags::Role;

/// So many rows one after the other make a table.
const ROWS: usize = 3;

/// So many cells make one alone.
const CELLS: usize = 3;

/// Puts cells that follow each other, each beside the one before, together as rows.
pub(super) fn joined(stacks: Vec<Stack>) -> Vec<Stack> {
    let mut groups: Vec<Vec<Stack>> = Vec::new();
    for stack in stacks {
        match groups.last_mut().filter(|group| group.last().is_some_and(|last| stands_beside(last, &stack))) {
            Some(group) => group.push(stack),
            None => groups.push(vec![stack]),
        }
    }
    let tables = groups.chunk_by_mut(|one, other| one.len() > 1 && other.len() > 1);
    tables
        .flat_map(|rows| {
            let is_table = rows[0].len() > 1 && (rows.len() >= ROWS || rows.iter().any(|row| row.len() >= CELLS));
            rows.iter_mut().flat_map(move |cells| {
                let cells = std::mem::take(cells);
                if is_table { vec![as_row(cells)] } else { cells }
            })
        })
        .collect()
}

/// Whether a paragraph stands to the right of another, at the same height.
fn stands_beside(one: &Stack, other: &Stack) -> bool {
    let is_cell = |stack: &Stack| stack.role == Some(Role::Paragraph);
    let extent = |stack: &Stack| {
        let lines = || stack.lines.iter();
        let top = lines().map(|line| line.y - line.size).fold(f32::MAX, f32::min);
        (top, lines().map(|line| line.y).fold(f32::MIN, f32::max))
    };
    let right = one.lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let left = other.lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
    let ((top, bottom), (other_top, other_bottom)) = (extent(one), extent(other));
    let shared = bottom.min(other_bottom) - top.max(other_top);
    let least = (bottom - top).min(other_bottom - other_top);
    is_cell(one) && is_cell(other) && left >= right && shared >= least / 2.0
}

fn as_row(cells: Vec<Stack>) -> Stack {
    let cells: Vec<Vec<Line>> = cells.into_iter().map(|cell| cell.lines).collect();
    Stack { lines: row(&cells).into_iter().collect(), role: Some(Role::Row) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, left: f32, y: f32) -> Stack {
        let line = Line { text: text.into(), left, right: left + 50.0, y, size: 10.0, ..Line::default() };
        Stack { lines: vec![line], role: Some(Role::Paragraph) }
    }

    fn texts(stacks: Vec<Stack>) -> Vec<String> {
        joined(stacks).iter().flat_map(|stack| &stack.lines).map(|line| line.text.clone()).collect()
    }

    #[test]
    fn cells_beside_each_other_are_rows() {
        let row = |y: f32| [paragraph("Kenya", 50.0, y), paragraph("12", 200.0, y + 2.0)];
        let rows = || [100.0, 120.0, 140.0].into_iter().flat_map(row);
        assert_eq!(texts(rows().collect()), ["Kenya\t12"; 3]);
        assert_eq!(texts(rows().take(4).collect()), ["Kenya", "12", "Kenya", "12"]);
        let wide = [50.0, 150.0, 250.0].map(|left| paragraph("5", left, 100.0));
        assert_eq!(texts(wide.into()), ["5\t5\t5"]);
        let columns = [("a", 50.0, 700.0), ("b", 300.0, 100.0), ("c", 300.0, 120.0)];
        assert_eq!(texts(columns.map(|(text, left, y)| paragraph(text, left, y)).into()), ["a", "b", "c"]);
    }
}
