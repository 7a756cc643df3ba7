//! How statements hang together: which stands inside which, and whose is the speaker of its sentence.

use super::Statement;
use crate::attribute::{Attributions, Basis};
use crate::speech::speaker::SpeakerId;

/// Gives every statement its parent and its speaker. What somebody is said to want or praise makes no statement of
/// its own inside another, unless it is a third party's: `he said he opposed the draft` is one statement.
pub(super) fn settle(mut statements: Vec<Statement>, text: &str, attributions: &Attributions) -> Vec<Statement> {
    let parents: Vec<Option<u32>> = (0..statements.len()).map(|index| parent(&statements, index)).collect();
    let kept: Vec<bool> =
        statements.iter().zip(&parents).map(|(one, parent)| parent.is_none() || stands(one, text)).collect();
    let numbers = numbers(&kept);
    for (statement, parent) in statements.iter_mut().zip(&parents) {
        statement.parent = nearest_kept(*parent, &parents, &numbers);
        statement.speaker = speaker(statement, text, attributions);
    }
    share_speakers(&mut statements);
    let mut kept = kept.into_iter();
    statements.retain(|_| kept.next().unwrap_or(true));
    statements
}

/// Whether a statement inside another counts for itself.
fn stands(statement: &Statement, text: &str) -> bool {
    let source = statement.source.map_or("", |source| source.of(text));
    let named = source.contains(char::is_uppercase) && source != "I";
    match statement.rule {
        "that clause" | "quotation before" | "fronted clause" | "adverbial" => true,
        "object" | "infinitive" | "passive infinitive" | "noun" | "wh clause" => named && statement.reports,
        _ => named,
    }
}

/// The new number of each statement that is kept.
fn numbers(kept: &[bool]) -> Vec<Option<u32>> {
    let mut next = 0;
    let number = |kept: &bool| {
        next += u32::from(*kept);
        kept.then(|| next - 1)
    };
    kept.iter().map(number).collect()
}

/// The nearest parent that is kept, by its new number.
fn nearest_kept(parent: Option<u32>, parents: &[Option<u32>], numbers: &[Option<u32>]) -> Option<u32> {
    let chain = std::iter::successors(parent, |parent| parents[*parent as usize]);
    chain.take(parents.len()).find_map(|parent| numbers[parent as usize])
}

/// The speaker of the sentence, where the same cue laid it to them or the source speaks of itself.
fn speaker(statement: &Statement, text: &str, attributions: &Attributions) -> Option<SpeakerId> {
    let attribution = &attributions.sentences[statement.sentence as usize];
    let same = attribution.cue.zip(statement.cue).is_some_and(|(theirs, ours)| theirs.overlaps(ours));
    let itself = match statement.source {
        Some(source) => is_self(source.of(text)) && matches!(attribution.basis, Basis::Label | Basis::Body),
        None => attribution.basis == Basis::Body,
    };
    let outer = statement.parent.is_none();
    if outer && (same || itself) { attribution.speakers.first().copied() } else { None }
}

fn is_self(source: &str) -> bool {
    ["I", "we", "We", "my delegation", "My delegation", "our delegation", "Our delegation"].contains(&source)
}

/// Gives the statements of one source in one sentence the same speaker: `noted A and stressed B`.
fn share_speakers(statements: &mut [Statement]) {
    for group in statements.chunk_by_mut(|one, next| one.sentence == next.sentence) {
        for index in 0..group.len() {
            let same = |other: &&Statement| other.source == group[index].source && other.source.is_some();
            let known = group.iter().filter(same).find_map(|other| other.speaker);
            group[index].speaker = group[index].speaker.or(known);
        }
    }
}

/// How many statements before and after one its parent may stand.
const NEAR: usize = 16;

/// The statement with the shortest content that holds a statement's cue. A parent's content is longer than its child's,
/// so that no statement stands inside itself.
fn parent(statements: &[Statement], index: usize) -> Option<u32> {
    let cue = statements[index].cue?;
    let near = index.saturating_sub(NEAR)..statements.len().min(index + NEAR);
    let holds = |other: &usize| statements[*other].content.iter().any(|piece| piece.contains(cue));
    let weight = |other: &usize| (length(&statements[*other]), *other);
    let own = weight(&index);
    near.filter(|other| weight(other) > own).filter(holds).min_by_key(weight).map(|other| other as u32)
}

fn length(statement: &Statement) -> usize {
    statement.content.iter().map(|piece| piece.len()).sum()
}
