//! What a format cannot hold, told by its number.

/// The remarks on what there is at all.
pub(super) fn counted<const N: usize>(remarks: [(usize, String); N]) -> impl Iterator<Item = String> {
    remarks.into_iter().filter_map(|(number, remark)| (number > 0).then_some(remark))
}
