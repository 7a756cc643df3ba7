//! How statements hang together: which stands inside which, and whose is the speaker of its sentence.

use super::Statement;
use crate::attribute::Attributions;

/// Gives every statement its parent and its speaker.
pub(super) fn settle(statements: &mut [Statement], attributions: &Attributions) {
    for index in 0..statements.len() {
        statements[index].parent = parent(statements, index);
    }
    for statement in statements {
        let attribution = &attributions.sentences[statement.sentence as usize];
        let same = attribution.cue.zip(statement.cue).is_some_and(|(theirs, ours)| theirs.overlaps(ours));
        statement.speaker = if same { attribution.speakers.first().copied() } else { None };
    }
}

/// How many statements before and after one its parent may stand.
const NEAR: usize = 16;

/// The nearest statement whose content holds a statement's cue: the one with the shortest content.
fn parent(statements: &[Statement], index: usize) -> Option<u32> {
    let cue = statements[index].cue?;
    let near = index.saturating_sub(NEAR)..statements.len().min(index + NEAR);
    let holds = |other: &usize| {
        *other != index && statements[*other].content.iter().any(|piece| piece.contains(cue))
    };
    let length = |other: &usize| statements[*other].content.iter().map(|piece| piece.len()).sum::<usize>();
    near.filter(holds).min_by_key(length).map(|other| other as u32)
}
