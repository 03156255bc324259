//! Order instead of size.

use super::real;

/// The rank of each value, from 1; values that are equal share the mean of their ranks.
pub fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|left, right| left.1.total_cmp(&right.1));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|left, right| left.1.total_cmp(&right.1).is_eq()) {
        let rank = real(before) + f64::midpoint(1.0, real(tied.len()));
        for (place, _) in tied {
            if let Some(own) = ranks.get_mut(*place) {
                *own = rank;
            }
        }
        before += tied.len();
    }
    ranks
}

/// How often a value of `with` is above one of `without`, less how often it is below: −1 to 1 (Cliff, "Dominance statistics",
/// Psychological Bulletin 114, 1993). By the ranks of all values together: δ = 2 (R − n(n+1)/2) / (n m) − 1. 0 where one side
/// is empty.
pub fn cliffs_delta(with: &[f64], without: &[f64]) -> f64 {
    let (n, m) = (real(with.len()), real(without.len()));
    if with.is_empty() || without.is_empty() {
        return 0.0;
    }
    let all: Vec<f64> = with.iter().chain(without).copied().collect();
    delta_of_ranks(mid_ranks(&all).iter().take(with.len()).sum(), n, m)
}

/// As [`cliffs_delta`], by the sum of the ranks of the `n` values with, among them and the `m` without.
pub(super) fn delta_of_ranks(ranks: f64, n: f64, m: f64) -> f64 {
    2.0 * (ranks - n * (n + 1.0) / 2.0) / (n * m) - 1.0
}
