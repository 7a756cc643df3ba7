//! Whether a stated confidence is kept.
//!
//! The expected calibration error over ten bins of equal count (Nixon et al. 2019): rows in order of confidence are cut into
//! ten bins, and the error is the mean, weighed by count, of how far the stated confidence of a bin is from the share that is
//! right in it. Rows of one confidence are alike, so a bin takes a part of them with a like part of those that are right.

use super::count::Share;
use std::collections::BTreeMap;

const BINS: f64 = 10.0;
const NEARLY_NOTHING: f64 = 1e-9;

/// Confidence in thousandths from which on a row counts as sure.
const SURE: u16 = 900;

/// How well confidences are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Calibration {
    /// The expected calibration error; 1 where nothing is stated.
    pub error: f64,
    /// The share of rows that are stated with 0.9 or more.
    pub share_at_90: f64,
    /// How many of them are right.
    pub right_at_90: f64,
}

#[derive(Clone, Copy, Default)]
struct Bin {
    stated: f64,
    right: f64,
}

/// Judges confidences, in thousandths, by how many of their rows are right.
pub(super) fn calibration(confidences: &BTreeMap<u16, Share>) -> Calibration {
    let all: usize = confidences.values().map(|share| share.all).sum();
    if all == 0 {
        return Calibration { error: 1.0, share_at_90: 0.0, right_at_90: 0.0 };
    }
    let gaps = bins(confidences, all as f64).into_iter().map(|bin| (bin.stated - bin.right).abs());
    let sure = confidences.range(SURE..).map(|(_, share)| share);
    let (right, stated) = sure.fold((0, 0), |(right, stated), next| (right + next.right, stated + next.all));
    Calibration {
        error: gaps.sum::<f64>() / all as f64,
        share_at_90: stated as f64 / all as f64,
        right_at_90: if stated == 0 { 0.0 } else { right as f64 / stated as f64 },
    }
}

fn bins(confidences: &BTreeMap<u16, Share>, all: f64) -> Vec<Bin> {
    let (mut bins, mut left) = (vec![Bin::default()], all / BINS);
    for (confidence, share) in confidences {
        let (mut rest, right) = (share.all as f64, share.right as f64 / share.all as f64);
        while rest > NEARLY_NOTHING {
            let taken = rest.min(left);
            if let Some(bin) = bins.last_mut() {
                bin.stated += taken * f64::from(*confidence) / 1000.0;
                bin.right += taken * right;
            }
            rest -= taken;
            left -= taken;
            if left <= NEARLY_NOTHING {
                bins.push(Bin::default());
                left = all / BINS;
            }
        }
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_that_is_kept_has_no_error() {
        let kept = BTreeMap::from([(500, Share { right: 5, all: 10 }), (900, Share { right: 9, all: 10 })]);
        let found = calibration(&kept);
        assert!(found.error < 1e-9 && found.share_at_90 == 0.5 && found.right_at_90 == 0.9, "{found:?}");
        let boast = calibration(&BTreeMap::from([(1000, Share { right: 0, all: 4 })]));
        assert!(boast.error > 1.0 - 1e-9 && boast.share_at_90 == 1.0 && boast.right_at_90 == 0.0, "{boast:?}");
    }
}
