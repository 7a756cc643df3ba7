//! Running heads and feet: lines near the edge of a page that stand at the same place on others, or beyond a rule across
//! the page.

use super::draft::Draft;
use super::line::Line;
use rustc_hash::FxHashMap;

/// The share of a page's height at either end in which they stand.
const EDGE: f32 = 0.12;

/// Moves running heads and feet of all pages from the columns to the margin.
pub(super) fn part(drafts: &mut [Draft]) {
    let mut counts: FxHashMap<(String, i32), usize> = FxHashMap::default();
    for draft in drafts.iter() {
        let mut keys: Vec<(String, i32)> = at_edge(draft).map(key).collect();
        keys.sort();
        keys.dedup();
        keys.into_iter().for_each(|key| *counts.entry(key).or_default() += 1);
    }
    let least = (drafts.len() / 6).max(2);
    for draft in drafts {
        let height = draft.height;
        let Draft { columns, margin, inside: (head, foot), .. } = draft;
        for stack in columns.iter_mut() {
            let repeated = |line: &Line| counts.get(&key(line)).is_some_and(|count| *count >= least);
            let beyond = |line: &Line| line.y < *head || line.y > *foot;
            let runs = |line: &Line| is_edge(line, height) && (beyond(line) || repeated(line));
            let (running, own) = std::mem::take(&mut stack.lines).into_iter().partition(runs);
            let running: Vec<Line> = running;
            margin.extend(running);
            stack.lines = own;
        }
        columns.retain(|stack| !stack.lines.is_empty());
    }
}

fn at_edge(draft: &Draft) -> impl Iterator<Item = &Line> {
    let lines = draft.columns.iter().flat_map(|stack| &stack.lines);
    lines.filter(|line| is_edge(line, draft.height))
}

fn is_edge(line: &Line, height: f32) -> bool {
    line.y < height * EDGE || line.y > height * (1.0 - EDGE)
}

/// What a line says, whatever the number of the page, and its height on the page.
fn key(line: &Line) -> (String, i32) {
    const STEP: f32 = 6.0;
    let letters = line.text.chars().filter(|letter| !letter.is_whitespace());
    let text: String = letters.map(|letter| if letter.is_ascii_digit() { '#' } else { letter }).collect();
    let mut text = text;
    while text.contains("##") {
        text = text.replace("##", "#");
    }
    (text, (line.y / STEP) as i32)
}
