//! Lines brought into blocks, by the gaps between them and how they begin and end.

use super::line::{Line, is_ended, is_item};

/// A gap larger than this share of the usual one parts blocks.
const GAP: f32 = 1.3;

/// Lines of one column as blocks.
pub(super) fn blocks(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let column = Column::of(&lines);
    let mut blocks: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match blocks.last_mut().filter(|block| column.goes_on(block, &line)) {
            Some(block) => block.push(line),
            None => blocks.push(vec![line]),
        }
    }
    blocks
}

/// What the lines of a column have in common.
struct Column {
    left: f32,
    right: f32,
    /// The usual distance of baselines, in shares of the size.
    pitch: f32,
}

impl Column {
    fn of(lines: &[Line]) -> Column {
        let mut rights: Vec<f32> = lines.iter().map(|line| line.right).collect();
        rights.sort_by(f32::total_cmp);
        let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        let right = rights.get(rights.len() * 9 / 10).copied().unwrap_or(left);
        Column { left, right, pitch: pitch(lines) }
    }

    /// Whether a line continues a block.
    fn goes_on(&self, block: &[Line], line: &Line) -> bool {
        let Some(last) = block.last() else { return false };
        let step = (line.y - last.y) / line.size.max(last.size);
        let alike = (line.size - last.size).abs() <= last.size * 0.08;
        let near = step > 0.0 && step <= self.pitch * GAP;
        near && alike && !line.tabular && !last.tabular && !line.raised && !self.begins(block, last, line)
    }

    /// Whether a line begins a paragraph of its own though it follows close by.
    fn begins(&self, block: &[Line], last: &Line, line: &Line) -> bool {
        let short = last.right < self.right - (self.right - self.left) * 0.12;
        let ended = is_ended(&last.text);
        let item = line.text.split(' ').next().is_some_and(is_item);
        let lower = line.text.starts_with(char::is_lowercase);
        let em = line.size;
        let indented = match block {
            [_] => line.left > last.left + em * 0.8 && ended && !starts_item(last),
            _ => line.left > last.left + em * 0.8,
        };
        ended && (short || indented) && !lower || item && (ended || short || starts_item(&block[0]))
    }
}

fn starts_item(line: &Line) -> bool {
    line.text.split(' ').next().is_some_and(is_item)
}

/// The usual distance of baselines: the commonest of those that lines of one size have.
fn pitch(lines: &[Line]) -> f32 {
    const USUAL: f32 = 1.2;
    const STEP: f32 = 0.05;
    let mut counts = [0usize; 64];
    for pair in lines.windows(2) {
        let step = (pair[1].y - pair[0].y) / pair[0].size.max(0.1);
        if (pair[1].size - pair[0].size).abs() <= pair[0].size * 0.08 && (0.7..2.8).contains(&step) {
            counts[(step / STEP) as usize] += 1;
        }
    }
    let (bucket, count) =
        counts.iter().enumerate().fold((0, 0), |best, (at, count)| if *count > best.1 { (at, *count) } else { best });
    if count < 2 { USUAL } else { (bucket + 1) as f32 * STEP }
}
