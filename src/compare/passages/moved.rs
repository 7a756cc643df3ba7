//! Which passages changed their place.

use super::passage::Passage;

/// Marks the passages that stand out of order: those beside the longest row that is in the order of the document they
/// are taken from.
pub(super) fn mark(passages: &mut [Passage]) {
    // Passages are in the order of the documents that take over; those from one document to another are looked at together.
    let mut order: Vec<usize> = (0..passages.len()).collect();
    let pair = |at: &usize, passages: &[Passage]| (passages[*at].to.report.number, passages[*at].from.report.number);
    order.sort_by_key(|at| pair(at, passages));
    for group in order
        .chunk_by(|one, next| pair(one, passages) == pair(next, passages))
        .map(<[usize]>::to_vec)
        .collect::<Vec<_>>()
    {
        let numbers: Vec<u32> = group.iter().map(|at| passages[*at].from.number()).collect();
        let in_order = longest_rising(&numbers);
        group.iter().zip(in_order).for_each(|(at, in_order)| passages[*at].moved = !in_order);
    }
}

/// For each number whether it is in the longest row that does not fall.
fn longest_rising(numbers: &[u32]) -> Vec<bool> {
    // For each length the place where the row of it ends that ends lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] <= *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut within = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        within[at] = true;
        next = before[at];
    }
    within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_are_out_of_order() {
        assert_eq!(longest_rising(&[1, 2, 9, 3, 4]), [true, true, false, true, true]);
        assert_eq!(longest_rising(&[5, 5, 6]), [true; 3]);
        assert!(longest_rising(&[]).is_empty());
    }
}
