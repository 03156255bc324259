//! How much something changes from one day to the next.

use super::enough::{Answer, EnoughDays, FEWEST_DAYS, Why};
use super::real;

/// Days further apart than this are not one after the other.
const LONGEST_GAP: usize = 7;
/// A gap of which there are fewer differences says nothing of how differences grow with gaps.
const FEWEST_OF_A_GAP: usize = 5;

/// The root of the mean squared successive difference, adjusted for gaps in time.
///
/// MSSD is the mean of (xᵢ₊₁ − xᵢ)² over values that follow one another (von Neumann et al., "The mean square successive difference",
/// Annals of Mathematical Statistics 12, 1941); its root is in the units of the series. Unlike the standard deviation it tells slow
/// change from quick. A difference over a longer gap is larger by itself, so each is divided by a power λ of its gap in units
/// of the usual one, as Jahng, Wood & Trull do ("Analysis of affective instability in ecological momentary assessment",
/// Psychological Methods 13, 2008). Here the usual gap is a day. λ is fitted to the series: the slope of log RMSSD against log gap,
/// by weighted least squares over the gaps of which there are at least five differences, kept between 0 (days that don't know of
/// one another) and ½ (a random walk).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Variability {
    /// Differences that went in.
    pub n: usize,
    /// In the units of the series, for a gap of one day.
    pub rmssd: f64,
    /// λ.
    pub growth: f64,
}

impl Variability {
    /// `CannotTellYet` where fewer than [`FEWEST_DAYS`] differences are at most a week long.
    pub fn of(days: &EnoughDays<'_>) -> Answer<Self> {
        // By gap in days: count of differences, sum of their squares.
        let mut gaps = [(0_usize, 0.0_f64); LONGEST_GAP];
        let noted: Vec<_> = days.series().noted().collect();
        for ((day, value), (next_day, next)) in noted.iter().zip(noted.iter().skip(1)) {
            let gap = usize::try_from(next_day.signed_duration_since(*day).num_days()).unwrap_or(usize::MAX);
            if let Some((count, squares)) = gap.checked_sub(1).and_then(|place| gaps.get_mut(place)) {
                (*count, *squares) = (*count + 1, *squares + (next - value).powi(2));
            }
        }
        let n: usize = gaps.iter().map(|(count, _)| count).sum();
        if n < FEWEST_DAYS {
            return Answer::CannotTellYet { why: Why::TooFewDays, n };
        }
        let growth = growth(&gaps);
        let squares: f64 = (1..).zip(&gaps).map(|(gap, (_, squares))| squares / real(gap).powf(2.0 * growth)).sum();
        Answer::Tells(Self { n, rmssd: (squares / real(n)).sqrt(), growth })
    }
}

/// λ of a power law through the root mean squares by gap.
fn growth(gaps: &[(usize, f64)]) -> f64 {
    let points: Vec<(f64, f64, f64)> = (1..)
        .zip(gaps)
        .filter(|(_, (count, squares))| *count >= FEWEST_OF_A_GAP && *squares > 0.0)
        .map(|(gap, (count, squares))| (real(*count), real(gap).ln(), (squares / real(*count)).ln() / 2.0))
        .collect();
    let total: f64 = points.iter().map(|(weight, ..)| weight).sum();
    let middle = |of: fn(&(f64, f64, f64)) -> f64| points.iter().map(|point| point.0 * of(point)).sum::<f64>() / total;
    let (x, y) = (middle(|point| point.1), middle(|point| point.2));
    let (mut along, mut spread) = (0.0, 0.0);
    for (weight, gap, root) in &points {
        along += weight * (gap - x) * (root - y);
        spread += weight * (gap - x).powi(2);
    }
    if spread > 0.0 { (along / spread).clamp(0.0, 0.5) } else { 0.0 }
}
