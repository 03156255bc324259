//! How two things go along with one another, in days that know of one another.

use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;

use super::adjust::without_weekdays;
use super::arrange::circular_shift;
use super::enough::{Answer, Pairs, Why};
use super::look::FALSE_CLAIMS;
use super::ranks::mid_ranks;
use super::series::{Series, moved};
use super::{Refused, centred, real, sum_of_products};

/// A correlation of two series that were chosen before anybody looked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    pub pairs: usize,
    /// Independent pairs that would say as much.
    pub effective: f64,
    /// Spearman's, −1 to 1.
    pub rho: f64,
    /// The 95 % interval.
    pub low: f64,
    pub high: f64,
    /// How often chance would go as far.
    pub p: f64,
}

/// Pearson's product-moment correlation: Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²) ("Note on regression and inheritance in the case of two
/// parents", Proceedings of the Royal Society 58, 1895). `None` where one side does not vary. What has no partner is left out.
pub fn pearson(left: &[f64], right: &[f64]) -> Option<f64> {
    let pairs = left.len().min(right.len());
    let (left, right) = (centred(left.get(..pairs)?), centred(right.get(..pairs)?));
    let scale = (sum_of_products(&left, &left) * sum_of_products(&right, &right)).sqrt();
    let r = sum_of_products(&left, &right) / scale;
    r.is_finite().then(|| r.clamp(-1.0, 1.0))
}

/// Spearman's rank correlation: [`pearson`] of the ranks ("The proof and measurement of association between two things", American
/// Journal of Psychology 15, 1904).
pub fn spearman(left: &[f64], right: &[f64]) -> Option<f64> {
    let pairs = left.len().min(right.len());
    pearson(&mid_ranks(left.get(..pairs)?), &mid_ranks(right.get(..pairs)?))
}

/// How a day goes along with the next, −1 to 1: the mean product of neighbouring deviations by their mean square, over the days of
/// which both neighbours were noted (Box & Jenkins, Time Series Analysis, 2.1). 0 where nothing varies.
pub fn autocorrelation(series: &Series) -> f64 {
    let (days, values): (Vec<NaiveDate>, Vec<f64>) = series.noted().unzip();
    lag_one(&days, &values)
}

pub(super) fn lag_one(days: &[NaiveDate], values: &[f64]) -> f64 {
    let deviations = centred(values);
    let square = sum_of_products(&deviations, &deviations) / real(deviations.len());
    let neighbours = || {
        let earlier = days.iter().zip(&deviations);
        earlier
            .zip(days.iter().zip(&deviations).skip(1))
            .filter_map(|((day, value), (next_day, next))| (moved(*day, 1) == Some(*next_day)).then_some(value * next))
    };
    let r = neighbours().sum::<f64>() / real(neighbours().count()) / square;
    if r.is_finite() { r.clamp(-1.0, 1.0) } else { 0.0 }
}

/// n (1 − r₁r₂) / (1 + r₁r₂): how many independent pairs say as much as n pairs of two series with these autocorrelations (Bartlett, "Some
/// aspects of the time-correlation problem in regard to tests of significance", JRSS 98, 1935). At most n: series that swing to and
/// fro are not taken to say more than they have days.
pub fn effective_count(pairs: usize, left_autocorrelation: f64, right_autocorrelation: f64) -> f64 {
    let both = (left_autocorrelation * right_autocorrelation).clamp(0.0, 1.0);
    real(pairs) * (1.0 - both) / (1.0 + both)
}

/// The 95 % interval of a rank correlation by Fisher's z, with the variance (1 + ρ²/2) / (n − 3) of Bonett & Wright ("Sample size
/// requirements for estimating Pearson, Kendall and Spearman correlations", Psychometrika 65, 2000). Everything where hardly
/// anything is known.
pub(super) fn interval(rho: f64, effective: f64) -> (f64, f64) {
    if effective <= 4.0 {
        return (-1.0, 1.0);
    }
    let (z, reach) = (rho.clamp(-0.9999, 0.9999).atanh(), 1.96 * ((1.0 + rho * rho / 2.0) / (effective - 3.0)).sqrt());
    ((z - reach).tanh(), (z + reach).tanh())
}

impl Pairs {
    /// Spearman's correlation of both, less the means of weekdays, tested by [`circular_shift`]. `looks` says how many such questions are
    /// asked together: each is held to 5 % by that number (Bonferroni). Few days have few shifts; where even the best of them could not
    /// be told from chance, it cannot be told yet.
    ///
    /// # Errors
    /// [`Refused::Stopped`] where `stop` was set.
    pub fn correlation(&self, looks: usize, stop: &AtomicBool) -> Result<Answer<Correlation>, Refused> {
        let n = self.days().len();
        let unclear = |why| Ok(Answer::CannotTellYet { why, n });
        let ranks = |values| without_weekdays(self.days(), values).map(|left_over| centred(&mid_ranks(&left_over)));
        let Some((left, right)) = ranks(self.left()).zip(ranks(self.right())) else {
            return unclear(Why::NothingVaries);
        };
        let Some(rho) = pearson(&left, &right) else { return unclear(Why::NothingVaries) };
        let limit = FALSE_CLAIMS / real(looks.max(1));
        if 1.0 / real(n) > limit {
            return unclear(Why::TooFewArrangements);
        }
        let p = circular_shift(&left, &right, stop)?;
        if p > limit {
            return unclear(Why::NotClear);
        }
        let effective = effective_count(n, lag_one(self.days(), &left), lag_one(self.days(), &right));
        let (low, high) = interval(rho, effective);
        Ok(Answer::Tells(Correlation { pairs: n, effective, rho, low, high, p }))
    }
}
