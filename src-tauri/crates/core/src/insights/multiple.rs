//! Many questions at once.

use super::real;

/// The adjusted p of each: the smallest share of false ones among all that would be claimed at which it is claimed (Benjamini &
/// Hochberg, "Controlling the false discovery rate", JRSS B 57, 1995): qᵢ = min over j ≥ i of p₍ⱼ₎ m / j, at most 1. Where nothing
/// goes along with anything, the chance of any claim at all is at most that share too (Simes, Biometrika 73, 1986).
/// What is no number counts as 1.
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> =
        p.iter().map(|p| if p.is_nan() { 1.0 } else { p.clamp(0.0, 1.0) }).enumerate().collect();
    order.sort_by(|left, right| right.1.total_cmp(&left.1));
    let mut adjusted = vec![1.0; p.len()];
    let mut smallest = 1.0_f64;
    for ((place, p), rank) in order.iter().zip((1..=p.len()).rev()) {
        smallest = smallest.min(p * (real(order.len()) / real(rank)));
        if let Some(own) = adjusted.get_mut(*place) {
            *own = smallest;
        }
    }
    adjusted
}
