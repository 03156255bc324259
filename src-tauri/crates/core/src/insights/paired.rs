//! Two values of the same occasion, beside one another.

use super::bootstrap::{self, Journals, Slope};
use super::enough::{Answer, FEWEST_DAYS, Why};
use super::{centred, real};

/// How much higher the second of two values was, on the mean of all occasions on which both were noted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Occasions on which both were noted.
    pub n: usize,
    /// In the units of the values.
    pub by: f64,
    /// The 95 % interval of `by`: a block bootstrap over seven occasions in a row, because what follows one another is alike (see
    /// `bootstrap::slope`, of which a mean is the slope against a constant).
    pub low: f64,
    pub high: f64,
}

impl Change {
    /// `pairs` in the order of time: the first value and the second. Told from [`FEWEST_DAYS`] pairs on.
    pub fn of(pairs: &[(f64, f64)], seed: u64, draws: usize) -> Answer<Self> {
        let differences: Vec<f64> =
            pairs.iter().map(|(first, second)| second - first).filter(|d| d.is_finite()).collect();
        let n = differences.len();
        if n < FEWEST_DAYS {
            return Answer::CannotTellYet { why: Why::TooFewPairs, n };
        }
        if centred(&differences).iter().all(|distance| distance.abs() < f64::EPSILON) {
            let by = differences.iter().sum::<f64>() / real(n);
            return Answer::Tells(Self { n, by, low: by, high: by });
        }
        let ones = vec![1.0; n];
        match bootstrap::slope(&differences, &ones, Journals { seed, draws, taken_out: 1 }) {
            Some(Slope { by, low, high }) => Answer::Tells(Self { n, by, low, high }),
            None => Answer::CannotTellYet { why: Why::NothingVaries, n },
        }
    }
}
