//! How far an estimate could be off.

use std::sync::atomic::AtomicBool;

use fastrand::Rng;

use super::arrange::BLOCK;
use super::lanes::{LANES, Lanes, beside, both, plus};
use super::summary::quantile;
use super::{Refused, polled, real, sum_of_products};

/// Journals that are drawn before they are reckoned with, for all that is asked of the same days.
const AT_ONCE: usize = 64;

/// Of the least that the squares of the weeks add up to: a journal that leaves less over than this leaves rounding, and has no standard error.
const ROUNDING: f64 = 1e-10;

/// How journals are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Journals {
    pub seed: u64,
    pub draws: usize,
    /// Degrees of freedom that were taken out of `left`.
    pub taken_out: usize,
}

/// A slope with its 95 % interval: `by`, from `low` to `high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slope {
    pub by: f64,
    pub low: f64,
    pub high: f64,
}

impl Slope {
    fn times(self, unit: f64) -> Self {
        Self { by: self.by * unit, low: self.low * unit, high: self.high * unit }
    }
}

/// The slope Σ left right / Σ right² with its 95 % interval, against each of `rights`, which are as long as `left`.
///
/// Weeks are drawn with replacement, beginning on any day, the days being a circle (Politis & Romano, "A circular block-resampling
/// procedure for stationary data", 1992). Of each such journal the slope is taken in units of its own standard error, and the interval is
/// symmetric: slope ± c of its standard error, c being what 95 % of them stay within (Hall, "On symmetric bootstrap confidence
/// intervals", JRSS B 50, 1988; Götze & Künsch, "Second-order correctness of the blockwise bootstrap", Annals of Statistics 24, 1996). The
/// standard error is that of weeks as clusters: √Σ(Σ r right)² / Σ right² over weeks, r being what the slope leaves over
/// (Cameron, Gelbach & Miller, "Bootstrap-based improvements for inference with clustered errors", 2008).
/// It is made wider by √(n / (n − k)) for the k means and slopes that were taken out before.
/// `None` where there are fewer than two weeks or nothing varies.
///
/// Each is drawn the same journals, which are those it would be drawn alone: they depend on the seed and the number of days.
///
/// # Errors
/// [`Refused::Stopped`] where `stop` was set.
pub(super) fn slopes(
    left: &[f64],
    rights: &[&[f64]],
    how: Journals,
    stop: &AtomicBool,
) -> Result<Vec<Option<Slope>>, Refused> {
    let weeks = left.len() / BLOCK;
    if weeks < 2 {
        return Ok(vec![None; rights.len()]);
    }
    // In units of their own size, which makes no difference to how many standard errors anything lies away.
    let (left, size) = in_own_size(left);
    let (rights, sizes): (Vec<Vec<f64>>, Vec<f64>) = rights.iter().map(|right| in_own_size(right)).unzip();
    let rights: Vec<&[f64]> = rights.iter().map(Vec::as_slice).collect();
    let mut batches: Vec<Batch> = rights.chunks(LANES).map(|rights| Batch::of(&left, rights, weeks)).collect();
    let mut rng = Rng::with_seed(how.seed);
    let mut left_to_draw = how.draws;
    while left_to_draw > 0 {
        polled(stop)?;
        let count = left_to_draw.min(AT_ONCE);
        left_to_draw -= count;
        let drawn: Vec<usize> = (0..count * weeks).map(|_| rng.usize(..left.len())).collect();
        for batch in &mut batches {
            for journal in drawn.chunks_exact(weeks) {
                batch.reckon(journal);
            }
        }
    }
    let wider = (real(left.len()) / real(left.len().saturating_sub(how.taken_out).max(1))).sqrt();
    let told = batches.into_iter().zip(rights.chunks(LANES)).flat_map(|(batch, of)| batch.told(of.len(), wider));
    Ok(told.zip(sizes).map(|(slope, of_right)| Some(slope?.times(size / of_right))).collect())
}

/// As [`slopes`], of one alone.
pub(super) fn slope(left: &[f64], right: &[f64], how: Journals) -> Option<Slope> {
    slopes(left, &[right], how, &AtomicBool::new(false)).ok()?.first().copied().flatten()
}

/// Several that go side by side.
struct Batch {
    /// The weeks that begin on each day, the first days coming after the last.
    starts: Vec<Week>,
    weeks: usize,
    slope: Lanes,
    error: Lanes,
    /// How far the slope of each journal lies from `slope`, in units of its standard error.
    distances: [Vec<f64>; LANES],
}

/// Σ left right and Σ right² of seven days in a row, of all of them one line of the cache. They make standard errors and how many of
/// them a journal lies away, which are right to five digits (docs/adr/0074).
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Week {
    product: Lanes<f32>,
    square: Lanes<f32>,
}

impl Batch {
    fn of(left: &[f64], rights: &[&[f64]], weeks: usize) -> Self {
        let mut slope = [f64::NAN; LANES];
        for (slope, right) in slope.iter_mut().zip(rights) {
            *slope = sum_of_products(left, right) / sum_of_products(right, right);
        }
        let starts = Week::from_each_day(left, &beside(rights));
        // As if every week had been drawn once: each of the n overlapping weeks counts for weeks / n.
        let share = real(weeks) / real(starts.len());
        let (left_over, square) = (left_over(starts.iter(), &slope.map(short)), squares(starts.iter()).1);
        let mut error = [0.0; LANES];
        for (error, (left_over, square)) in error.iter_mut().zip(left_over.iter().zip(square)) {
            *error = standard_error(f64::from(*left_over) * share, f64::from(square) * share, weeks);
        }
        Self { starts, weeks, slope, error, distances: Default::default() }
    }

    /// One journal, by the days its weeks begin on.
    fn reckon(&mut self, journal: &[usize]) {
        let drawn = || journal.iter().filter_map(|day| self.starts.get(*day));
        let (product, square) = squares(drawn());
        let mut other = [0.0; LANES];
        for (other, (product, square)) in other.iter_mut().zip(product.iter().zip(&square)) {
            *other = product / square;
        }
        let left_over = left_over(drawn(), &other);
        let sums = product.iter().zip(square).zip(left_over);
        for ((told, slope), ((product, square), left_over)) in self.distances.iter_mut().zip(&self.slope).zip(sums) {
            let (product, square, left_over) = (f64::from(*product), f64::from(square), f64::from(left_over));
            let distance = (product / square - slope).abs() / standard_error(left_over, square, self.weeks);
            if distance.is_finite() && left_over > ROUNDING * product.powi(2) / real(self.weeks) {
                told.push(distance);
            }
        }
    }

    /// The slopes of the first `count`.
    fn told(self, count: usize, wider: f64) -> impl Iterator<Item = Option<Slope>> {
        let each = self.slope.into_iter().zip(self.error).zip(self.distances).take(count);
        each.map(move |((by, error), distances)| {
            let reach = by.is_finite().then(|| quantile(&distances, 0.95)).flatten()? * error * wider;
            Some(Slope { by, low: by - reach, high: by + reach })
        })
    }
}

fn squares<'w>(weeks: impl Iterator<Item = &'w Week>) -> (Lanes<f32>, Lanes<f32>) {
    weeks.fold(([0.0; LANES], [0.0; LANES]), |(products, squares), week| {
        (plus(products, &week.product), plus(squares, &week.square))
    })
}

/// Σ(Σ r right)² over weeks, r being what the slope leaves over.
fn left_over<'w>(weeks: impl Iterator<Item = &'w Week>, slope: &Lanes<f32>) -> Lanes<f32> {
    weeks.fold([0.0; LANES], |sums, week| {
        let fitted = both(week.square, slope, |square, slope| slope * square);
        let left_over = both(week.product, &fitted, |product, fitted| product - fitted);
        both(sums, &left_over, |sum, left_over| sum + left_over.powi(2))
    })
}

/// Values in units of the root of their mean square, and that.
fn in_own_size(values: &[f64]) -> (Vec<f64>, f64) {
    let size = (sum_of_products(values, values) / real(values.len())).sqrt();
    (values.iter().map(|value| value / size).collect(), size)
}

/// The nearest number of half as many bits.
#[expect(clippy::cast_possible_truncation, reason = "what is lost makes no difference to what is told")]
fn short(value: f64) -> f32 {
    value as f32
}

fn standard_error(left_over: f64, square: f64, weeks: usize) -> f64 {
    let weeks = real(weeks);
    (left_over * weeks / (weeks - 1.0)).sqrt() / square
}

impl Week {
    fn from_each_day(left: &[f64], rights: &[Lanes]) -> Vec<Self> {
        let days: Vec<(f64, &Lanes)> = left.iter().copied().zip(rights).collect();
        let circle: Vec<(f64, &Lanes)> = days.iter().chain(days.iter().take(BLOCK - 1)).copied().collect();
        let each = circle.windows(BLOCK).map(|week| {
            let (mut product, mut square) = ([0.0; LANES], [0.0; LANES]);
            for (left, rights) in week {
                for ((product, square), right) in product.iter_mut().zip(&mut square).zip(*rights) {
                    *product += left * right;
                    *square += right * right;
                }
            }
            Self { product: product.map(short), square: square.map(short) }
        });
        each.collect()
    }
}
