//! What a side holds on one matter, and what changes from side to side.

use std::collections::{BTreeMap, BTreeSet};

/// What a row says on a matter: for or against, how strongly, how surely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reading {
    pub direction: Direction,
    /// More is stronger.
    pub strength: u8,
    pub confidence: f32,
}

/// For a proposition or conduct, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Against,
    Neither,
    For,
}

/// What a side holds on a matter, over all its rows on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Standing<R> {
    /// That of the row that stands for the others.
    pub reading: Reading,
    pub row: R,
    /// How many rows are counted.
    pub rows: usize,
    /// Whether the rows are nearly as much against as for.
    pub divided: bool,
}

/// What a side holds: that to which its rows come by the weight of their confidence, in the strength of the middle one.
///
/// Rows below `least` count only where there are no others, so that doubtful rows do not colour sure ones; and the middle
/// one is taken, since the strongest of many is stronger than the strongest of few. The surest row of that strength
/// stands for the others. There is at least one row.
pub(super) fn standing<R: Copy>(rows: &[(Reading, R)], least: f32) -> Option<Standing<R>> {
    let sure: Vec<(Reading, R)> = rows.iter().copied().filter(|(reading, _)| reading.confidence >= least).collect();
    let counted = if sure.is_empty() { rows.to_vec() } else { sure };
    let weight = |direction| -> f32 {
        counted
            .iter()
            .filter(|(reading, _)| reading.direction == direction)
            .map(|(reading, _)| reading.confidence)
            .sum()
    };
    let (against, in_favour) = (weight(Direction::Against), weight(Direction::For));
    let direction = match () {
        () if against == 0.0 && in_favour == 0.0 => Direction::Neither,
        () if against > in_favour => Direction::Against,
        () => Direction::For,
    };
    let mut taken: Vec<(Reading, R)> =
        counted.iter().copied().filter(|(reading, _)| reading.direction == direction).collect();
    taken.sort_by_key(|(reading, _)| reading.strength);
    let middle = taken.get(taken.len().saturating_sub(1) / 2).or(counted.first())?.0.strength;
    let of_strength = taken.iter().filter(|(reading, _)| reading.strength == middle);
    let surest = of_strength.reduce(|best, row| if row.0.confidence > best.0.confidence { row } else { best });
    let (reading, row) = *surest.or(counted.first())?;
    let divided = against.min(in_favour) * 2.0 > against.max(in_favour);
    Some(Standing { reading, row, rows: counted.len(), divided })
}

/// What changes from one side to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    New,
    Dropped,
    Kept,
    Reversed,
    Hardened,
    Softened,
    /// One of these, if what is doubtful is right.
    Uncertain,
}

impl Change {
    pub const ALL: [Change; 7] = [
        Change::New,
        Change::Dropped,
        Change::Kept,
        Change::Reversed,
        Change::Hardened,
        Change::Softened,
        Change::Uncertain,
    ];

    /// The name used in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Change::New => "new",
            Change::Dropped => "dropped",
            Change::Kept => "kept",
            Change::Reversed => "reversed",
            Change::Hardened => "hardened",
            Change::Softened => "softened",
            Change::Uncertain => "uncertain",
        }
    }
}

/// What changes between two standings of which at least one is there; with both, direction tells before strength.
fn change<R>(before: Option<&Standing<R>>, after: Option<&Standing<R>>) -> Change {
    let (before, after) = match (before, after) {
        (None, _) => return Change::New,
        (_, None) => return Change::Dropped,
        (Some(before), Some(after)) => (before.reading, after.reading),
    };
    match (before.direction, after.direction) {
        (Direction::For, Direction::Against) | (Direction::Against, Direction::For) => Change::Reversed,
        (Direction::Neither, Direction::For | Direction::Against) => Change::Hardened,
        (Direction::For | Direction::Against, Direction::Neither) => Change::Softened,
        _ if after.strength > before.strength => Change::Hardened,
        _ if after.strength < before.strength => Change::Softened,
        _ => Change::Kept,
    }
}

/// Why a change may be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// A side's confidence is below the least.
    Confidence,
    /// A side holds the one and the other.
    Divided,
    /// Who it is, is not settled.
    Actor,
    /// Whose it is, is not named on the other side: who is not there cannot change their mind.
    Absent,
}

impl Doubt {
    /// The name used in the tables.
    pub fn name(self) -> &'static str {
        match self {
            Doubt::Confidence => "confidence",
            Doubt::Divided => "divided",
            Doubt::Actor => "actor",
            Doubt::Absent => "absent",
        }
    }
}

/// What becomes of one matter from one side to the next.
#[derive(Clone, Debug)]
pub(super) struct Shift<R> {
    pub before: Option<Standing<R>>,
    pub after: Option<Standing<R>>,
    /// What it is if all is right that is doubtful.
    pub change: Change,
    pub doubts: Vec<Doubt>,
}

impl<R> Shift<R> {
    /// The two standings that are there.
    pub fn standings(&self) -> impl Iterator<Item = &Standing<R>> {
        self.before.iter().chain(&self.after)
    }

    /// What it is.
    pub fn told(&self) -> Change {
        if self.doubts.is_empty() { self.change } else { Change::Uncertain }
    }
}

/// What becomes of every matter, in order, from the rows of one side to those of the next.
pub(super) fn shifts<'m, M: Ord, R: Copy>(
    before: &'m BTreeMap<M, Vec<R>>,
    after: &'m BTreeMap<M, Vec<R>>,
    reading: fn(&R) -> Reading,
    least: f32,
) -> impl Iterator<Item = (&'m M, Shift<R>)> {
    let held = move |rows: &Vec<R>| {
        let rows: Vec<(Reading, R)> = rows.iter().map(|row| (reading(row), *row)).collect();
        standing(&rows, least)
    };
    let matters: BTreeSet<&M> = before.keys().chain(after.keys()).collect();
    matters
        .into_iter()
        .map(move |matter| (matter, shift([before, after].map(|side| side.get(matter).and_then(held)), least)))
}

fn shift<R>([before, after]: [Option<Standing<R>>; 2], least: f32) -> Shift<R> {
    let mut shift = Shift { change: change(before.as_ref(), after.as_ref()), before, after, doubts: Vec::new() };
    if shift.standings().any(|standing| standing.reading.confidence < least) {
        shift.doubts.push(Doubt::Confidence);
    }
    if shift.standings().any(|standing| standing.divided) {
        shift.doubts.push(Doubt::Divided);
    }
    shift
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(direction: Direction, strength: u8, confidence: f32) -> (Reading, u8) {
        (Reading { direction, strength, confidence }, strength)
    }

    #[test]
    fn sure_rows_are_not_coloured_by_doubtful_ones() {
        let rows = [row(Direction::For, 2, 0.9), row(Direction::Against, 5, 0.6), row(Direction::Against, 5, 0.6)];
        let held = standing(&rows, 0.7).unwrap();
        assert_eq!((held.reading.direction, held.rows, held.divided), (Direction::For, 1, false));
        let held = standing(&rows, 0.5).unwrap();
        assert_eq!((held.reading.direction, held.rows, held.divided), (Direction::Against, 3, true));
    }

    #[test]
    fn the_middle_strength_stands_for_all() {
        let rows = [2, 2, 5].map(|strength| row(Direction::For, strength, 0.8));
        assert_eq!(standing(&rows, 0.7).map(|held| held.row), Some(2));
        assert_eq!(standing::<u8>(&[], 0.7), None);
    }

    #[test]
    fn direction_tells_before_strength() {
        let held = |direction, strength| standing(&[row(direction, strength, 1.0)], 0.5);
        let changes = [
            (held(Direction::For, 2), held(Direction::Against, 2), Change::Reversed),
            (held(Direction::For, 2), held(Direction::For, 4), Change::Hardened),
            (held(Direction::For, 4), held(Direction::Neither, 5), Change::Softened),
            (held(Direction::Neither, 5), held(Direction::Against, 1), Change::Hardened),
            (held(Direction::For, 2), held(Direction::For, 2), Change::Kept),
            (None, held(Direction::For, 2), Change::New),
            (held(Direction::For, 2), None, Change::Dropped),
        ];
        for (before, after, expected) in changes {
            assert_eq!(change(before.as_ref(), after.as_ref()), expected);
        }
    }
}
