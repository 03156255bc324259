//! How far an estimate could be off.

use fastrand::Rng;

use super::arrange::BLOCK;
use super::summary::quantile;
use super::{real, sum_of_products};

/// How journals are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Journals {
    pub seed: u64,
    pub draws: usize,
    /// Degrees of freedom that were taken out of `left`.
    pub taken_out: usize,
}

/// The slope Σ left right / Σ right² with its 95 % interval.
///
/// Weeks are drawn with replacement, beginning on any day, the days being a circle (Politis & Romano, "A circular block-resampling
/// procedure for stationary data", 1992). Of each such journal the slope is taken in units of its own standard error, and the interval is
/// symmetric: slope ± c of its standard error, c being what 95 % of them stay within (Hall, "On symmetric bootstrap confidence
/// intervals", JRSS B 50, 1988; Götze & Künsch, "Second-order correctness of the blockwise bootstrap", Annals of Statistics 24, 1996). The
/// standard error is that of weeks as clusters: √Σ(Σ r right)² / Σ right² over weeks, r being what the slope leaves over
/// (Cameron, Gelbach & Miller, "Bootstrap-based improvements for inference with clustered errors", 2008).
/// It is made wider by √(n / (n − k)) for the k means and slopes that were taken out before.
/// `None` where there are fewer than two weeks or nothing varies.
pub(super) fn slope(left: &[f64], right: &[f64], how: Journals) -> Option<(f64, f64, f64)> {
    let slope = sum_of_products(left, right) / sum_of_products(right, right);
    let weeks = left.len() / BLOCK;
    if weeks < 2 || !slope.is_finite() {
        return None;
    }
    let starts = Week::from_each_day(left, right);
    // As if every week had been drawn once: each of the n overlapping weeks counts for weeks / n.
    let share = real(weeks) / real(starts.len());
    let around = |week: &Week| (week.product - slope * week.square).powi(2);
    let error = standard_error(
        starts.iter().map(around).sum::<f64>() * share,
        starts.iter().map(|week| week.square).sum::<f64>() * share,
        weeks,
    );
    let mut rng = Rng::with_seed(how.seed);
    let distances: Vec<f64> = (0..how.draws)
        .filter_map(|_| {
            let drawn: Vec<Week> = (0..weeks).filter_map(|_| starts.get(rng.usize(..starts.len())).copied()).collect();
            let (product, square) =
                drawn.iter().fold((0.0, 0.0), |(product, square), week| (product + week.product, square + week.square));
            let other = product / square;
            let left_over = drawn.iter().map(|week| (week.product - other * week.square).powi(2)).sum::<f64>();
            let distance = (other - slope).abs() / standard_error(left_over, square, weeks);
            distance.is_finite().then_some(distance)
        })
        .collect();
    let wider = (real(left.len()) / real(left.len().saturating_sub(how.taken_out).max(1))).sqrt();
    let reach = quantile(&distances, 0.95)? * error * wider;
    Some((slope, slope - reach, slope + reach))
}

fn standard_error(left_over: f64, square: f64, weeks: usize) -> f64 {
    let weeks = real(weeks);
    (left_over * weeks / (weeks - 1.0)).sqrt() / square
}

/// Σ left right and Σ right² of seven days in a row.
#[derive(Debug, Clone, Copy)]
struct Week {
    product: f64,
    square: f64,
}

impl Week {
    /// The weeks that begin on each day, the first days coming after the last.
    fn from_each_day(left: &[f64], right: &[f64]) -> Vec<Self> {
        let days: Vec<(f64, f64)> = left.iter().copied().zip(right.iter().copied()).collect();
        let circle: Vec<(f64, f64)> = days.iter().chain(days.iter().take(BLOCK - 1)).copied().collect();
        circle
            .windows(BLOCK)
            .map(|week| Self {
                product: week.iter().map(|(left, right)| left * right).sum(),
                square: week.iter().map(|(_, right)| right * right).sum(),
            })
            .collect()
    }
}
