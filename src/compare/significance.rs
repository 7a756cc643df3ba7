//! How far a figure may be chance: intervals, tails of distributions, many tests at once.
//!
//! Logarithms and tails come from `libm`, which gives the same bits on every machine.

/// The distance from the mean, in standard deviations, within which a normal variable lies in 19 of 20 cases.
const Z95: f64 = 1.959963984540054;

/// The interval of Wilson (1927) that holds a share of `count` in `of` in 19 of 20 cases.
pub(super) fn wilson(count: f64, of: f64) -> Option<(f64, f64)> {
    if of <= 0.0 {
        return None;
    }
    let (share, spread) = (count / of, Z95 * Z95 / of);
    let middle = (share + spread / 2.0) / (1.0 + spread);
    let half = Z95 / (1.0 + spread) * (share * (1.0 - share) / of + spread / (4.0 * of)).max(0.0).sqrt();
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}

/// How probable it is that a standard normal variable lies as far from 0, on either side.
pub(super) fn normal_tails(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// How probable it is that a chi-squared variable with one degree of freedom is as large.
pub(super) fn chi_squared_tail(x: f64) -> f64 {
    libm::erfc((x.max(0.0) / 2.0).sqrt())
}

/// The false discovery rates at which tests with these p-values are positive (Benjamini & Hochberg 1995).
pub(super) fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|one, other| p[*one].total_cmp(&p[*other]));
    let (mut q, mut least) = (vec![1.0; p.len()], 1.0_f64);
    for (rank, at) in order.into_iter().enumerate().rev() {
        least = least.min(p[at] * p.len() as f64 / (rank + 1) as f64);
        q[at] = least;
    }
    q
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: f64, other: f64) {
        assert!((one - other).abs() < 1e-9, "{one} is not {other}");
    }

    #[test]
    fn tails_are_those_of_the_tables() {
        near(normal_tails(1.959963984540054), 0.05);
        near(chi_squared_tail(3.841458820694124), 0.05);
        near(normal_tails(0.0), 1.0);
    }

    #[test]
    fn an_interval_holds_the_share_and_stays_within_0_and_1() {
        let (low, high) = wilson(0.0, 10.0).unwrap();
        near(low, 0.0);
        near(high, 0.2775327998628892);
        assert_eq!(wilson(0.0, 0.0), None);
    }

    #[test]
    fn false_discovery_rates_rise_with_p() {
        let q = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.005]);
        [0.02, 0.04, 0.04, 0.02].iter().zip(q).for_each(|(expected, q)| near(q, *expected));
        assert!(benjamini_hochberg(&[]).is_empty());
    }
}
