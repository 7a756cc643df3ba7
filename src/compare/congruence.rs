//! On how many issues actors stand together, and on how many against one another.

use std::collections::BTreeMap;

/// Pairs of actors, each with the number of issues on which both are on one side, and on which they are on either side.
///
/// Each issue gives who opposes and who supports it, in order; pairs have the lesser actor first.
pub(crate) fn meetings<'i, A: Copy + Ord + 'i>(
    issues: impl Iterator<Item = &'i [Vec<A>; 2]>,
) -> BTreeMap<(A, A), [u32; 2]> {
    let mut meetings: BTreeMap<(A, A), [u32; 2]> = BTreeMap::new();
    for [against, support] in issues {
        for (one, other) in pairs(against).chain(pairs(support)) {
            meetings.entry((one, other)).or_default()[0] += 1;
        }
        for (one, other) in against.iter().flat_map(|one| support.iter().map(move |other| (*one, *other))) {
            if one != other {
                meetings.entry((one.min(other), one.max(other))).or_default()[1] += 1;
            }
        }
    }
    meetings
}

/// All pairs of an ordered list.
fn pairs<A: Copy>(actors: &[A]) -> impl Iterator<Item = (A, A)> {
    actors.iter().enumerate().flat_map(|(at, one)| actors[at + 1..].iter().map(|other| (*one, *other)))
}
