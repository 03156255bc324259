//! What the days say, and what they don't: the statistics behind Insights, as pure functions over plain series.
//!
//! The statistics read no journal, no clock and no word. A caller makes [`Series`] of what was noted, one value a day in units of
//! its own, and gets numbers back, each with the count behind it. What the numbers may be called is in the message files.
//! What the place shows is made of them by few files: `given` reads the journal, `period`, `along`, `words`, `around` and `eased` answer what
//! the window asks, `model` is what it is told.
//!
//! - **Describing** one series: [`EnoughDays`] (mean, quantiles, weekdays), [`by_hour`], [`line_with_band`], [`Variability`],
//!   [`year_in_pixels`].
//! - **Comparing**: [`look`] asks of each candidate (a tag, a tracker) whether mood goes along with it on the day, the day after and
//!   the day before, and corrects for everything it looked at. [`Pairs::correlation`] is for two series that were chosen beforehand.
//!
//! Too little to go by is an answer, not a number with a star: what computes takes [`EnoughDays`], [`Sides`] or [`Pairs`], and those
//! can only be had from counts that suffice. Where chance is part of a method it is drawn from a seed, so that the same days say the
//! same tomorrow. Values that are no numbers are left out; no input makes anything here panic, and all of it is bounded
//! ([`MOST_DAYS`], [`MOST_CANDIDATES`]). How the method of [`look`] was chosen: docs/adr/0034.

mod adjust;
mod along;
mod around;
mod arrange;
mod bootstrap;
mod correlation;
mod eased;
mod enough;
mod given;
mod held;
mod lanes;
mod look;
mod model;
mod multiple;
mod paired;
mod period;
mod pixels;
mod ranks;
mod same_days;
mod series;
mod smooth;
mod summary;
mod variability;
mod words;

#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicBool, Ordering};

pub use along::look_through;
pub use around::around;
pub use arrange::{Arrangements, block_permutation, circular_shift};
pub use correlation::{Correlation, autocorrelation, effective_count, pearson, spearman};
pub use eased::{Eased, exercises};
pub use enough::{Answer, EnoughDays, FEWEST_A_SIDE, FEWEST_DAYS, FEWEST_PAIRS, Pairs, Sides, Why};
pub use given::Span;
pub(crate) use given::met;
pub(crate) use given::{Measured, dimension_days, given, measured, words_of};
pub(crate) use held::Held;
pub use look::{Candidate, Claim, Effort, FALSE_CLAIMS, Figures, Finding, Lag, Looked, look, look_at};
pub use model::*;
pub use multiple::benjamini_hochberg;
pub use paired::Change;
pub use period::{line, marks, period, reach, scales, year};
pub use pixels::{Pixel, PixelMonth, year_in_pixels};
pub use ranks::{cliffs_delta, mid_ranks};
pub use series::Series;
pub use smooth::{LinePoint, line_with_band};
pub use summary::{Group, Occasion, by_hour, quantile};
pub use variability::Variability;
pub(crate) use words::given_words;

/// Days a series may span: a hundred and nine years.
pub const MOST_DAYS: usize = 40_000;
/// Candidates that may be looked at together.
pub const MOST_CANDIDATES: usize = 200;

/// Why nothing was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// More than [`MOST_DAYS`] lie between the first and the last.
    #[error("the days lie too far apart")]
    TooManyDays,
    /// More than [`MOST_CANDIDATES`].
    #[error("too many things to look at together")]
    TooManyCandidates,
    /// Whoever asked no longer wants to know.
    #[error("stopped")]
    Stopped,
}

fn polled(stop: &AtomicBool) -> Result<(), Refused> {
    if stop.load(Ordering::Relaxed) { Err(Refused::Stopped) } else { Ok(()) }
}

/// A count as a number to reckon with.
fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / real(values.len())
}

/// The values less their mean.
fn centred(values: &[f64]) -> Vec<f64> {
    let mean = mean(values);
    values.iter().map(|value| value - mean).collect()
}

fn sum_of_products(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}
