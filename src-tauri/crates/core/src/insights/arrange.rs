//! What chance would do: the same days in other orders.

use std::sync::atomic::{AtomicBool, Ordering};

use fastrand::Rng;

use super::{Refused, real, sum_of_products};

/// Days that stay together: a week, so that days that know of one another are moved together and a weekday stays one.
pub(super) const BLOCK: usize = 7;
/// Days that are compared with one another: four weeks of noted days, so that each weekday is in them alike and the season is one.
const STRETCH: usize = 4 * BLOCK;
/// As many orders that go as far end the drawing: by then p is known well enough to see that it is not small.
const ENOUGH_AS_FAR: usize = 20;
/// How often the token is polled, in draws.
const POLL: usize = 256;
/// Of the size of a sum: sums closer than this differ by rounding alone.
const ROUNDING: f64 = 1e-10;

/// How orders are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrangements {
    /// Where the drawing begins.
    pub seed: u64,
    /// The most that are drawn.
    pub draws: usize,
    /// Degrees of freedom that were taken out of `left` and that its orders don't keep.
    pub taken_out: usize,
}

/// How often |Σ left right| is as far from nothing when the weeks of `left` are put in another order: the chance of that where the two
/// have nothing to do with each other. Both are expected to have a mean of nothing in each stretch of four weeks ([`stretch_of`]).
///
/// Blocks of seven in a row are exchanged, because days are no strangers to one another, and only within a stretch, because times are
/// none either: whatever the season, a block goes where the same was expected (restricted permutation: Winkler et al., "Multi-level
/// block permutation", `NeuroImage` 123, 2015). For each order a stretch is first turned like a ring by a number of days that is
/// drawn: of four blocks one in four would otherwise stay where it was, and what was seen would be a part of what it is compared
/// with. Days that fill no block of their own come last, whichever they are.
///
/// What was left over from a fit of k means and slopes swings less than what it was left over from, by √((n − k) / n), and that
/// shrinks the orders but not what was seen: they are made wider by as much (`taken_out`; Freedman & Lane, "A nonstochastic
/// interpretation of reported significance levels", Journal of Business & Economic Statistics 1, 1983, fit every order anew to the same end).
///
/// Orders are drawn until twenty went as far, which gives p = 20 / draws, or to the end, which gives (as far + 1) / (draws + 1)
/// (Besag & Clifford, "Sequential Monte Carlo p-values", Biometrika 78, 1991).
///
/// # Errors
/// [`Refused::Stopped`] where `stop` was set.
pub fn block_permutation(left: &[f64], right: &[f64], how: Arrangements, stop: &AtomicBool) -> Result<f64, Refused> {
    let days = left.len().min(right.len());
    let (left, right) = (left.get(..days).unwrap_or_default(), right.get(..days).unwrap_or_default());
    let mut stretches = Stretch::all(left, right);
    let seen = sum_of_products(left, right).abs();
    let least = seen - ROUNDING * (sum_of_products(left, left) * sum_of_products(right, right)).sqrt();
    let wider = (real(days) / real(days.saturating_sub(how.taken_out).max(1))).sqrt();
    let mut rng = Rng::with_seed(how.seed);
    let mut as_far = 0;
    for drawn in 1..=how.draws {
        if drawn % POLL == 1 && stop.load(Ordering::Relaxed) {
            return Err(Refused::Stopped);
        }
        let other: f64 = stretches.iter_mut().map(|stretch| stretch.in_another_order(&mut rng)).sum();
        if other.abs() * wider >= least {
            as_far += 1;
            if as_far == ENOUGH_AS_FAR {
                return Ok(real(as_far) / real(drawn));
            }
        }
    }
    Ok(real(as_far + 1) / real(how.draws + 1))
}

/// Days among which weeks are exchanged.
struct Stretch<'a> {
    /// The days twice over, so that weeks can be cut from any day on.
    twice: Vec<f64>,
    right: &'a [f64],
    /// Where the weeks begin, counted from the day the cutting begins at.
    weeks: Vec<usize>,
}

impl<'a> Stretch<'a> {
    fn all(left: &[f64], right: &'a [f64]) -> Vec<Self> {
        let days = left.len();
        let mut begin = 0;
        let mut stretches = Vec::new();
        for count in days_of_stretches(days) {
            let (own, right) = (left.get(begin..begin + count), right.get(begin..begin + count));
            if let Some((own, right)) = own.zip(right) {
                let weeks = (0..count / BLOCK).map(|week| week * BLOCK).collect();
                stretches.push(Self { twice: [own, own].concat(), right, weeks });
            }
            begin += count;
        }
        stretches
    }

    /// Σ left right with the weeks of `left` in an order that is drawn, cut from a day that is drawn.
    fn in_another_order(&mut self, rng: &mut Rng) -> f64 {
        let days = self.right.len();
        let circle = self.twice.get(rng.usize(0..days.max(1))..).unwrap_or_default();
        rng.shuffle(&mut self.weeks);
        let weeks = self.right.chunks_exact(BLOCK);
        let rest = sum_of_products(circle.get(days - weeks.remainder().len()..).unwrap_or_default(), weeks.remainder());
        let of = |(begin, right): (&usize, &[f64])| {
            sum_of_products(circle.get(*begin..*begin + BLOCK).unwrap_or_default(), right)
        };
        rest + self.weeks.iter().zip(weeks).map(of).sum::<f64>()
    }
}

/// The stretch a day belongs to, of the days that are compared: four weeks of them each, the last up to a day less than eight.
pub(super) fn stretch_of(day: usize, days: usize) -> usize {
    (day / STRETCH).min((days / STRETCH).saturating_sub(1))
}

/// How many days each stretch has.
fn days_of_stretches(days: usize) -> Vec<usize> {
    let mut counts = vec![0; (days / STRETCH).max(1)];
    for day in 0..days {
        if let Some(count) = counts.get_mut(stretch_of(day, days)) {
            *count += 1;
        }
    }
    counts
}

/// Whether the weeks of so many days can be put in at least so many orders.
pub(super) fn has_orders(days: usize, wanted: f64) -> bool {
    let mut orders = 1.0;
    for days in days_of_stretches(days) {
        orders *= real(days) * (1..=days / BLOCK).map(real).product::<f64>();
        if orders >= wanted {
            return true;
        }
    }
    orders >= wanted
}

/// As [`block_permutation`], with all n − 1 orders in which `left` begins on another day and goes on from its start at its end.
/// Everything days know of one another is kept, except at the seam; p can't be smaller than 1 / n. For slow series of which only
/// a few are compared.
///
/// # Errors
/// [`Refused::Stopped`] where `stop` was set.
pub fn circular_shift(left: &[f64], right: &[f64], stop: &AtomicBool) -> Result<f64, Refused> {
    let days = left.len().min(right.len());
    let (left, right) = (left.get(..days).unwrap_or_default(), right.get(..days).unwrap_or_default());
    let seen = sum_of_products(left, right).abs();
    let least = seen - ROUNDING * (sum_of_products(left, left) * sum_of_products(right, right)).sqrt();
    let mut as_far = 0;
    for by in 1..days {
        if by % POLL == 1 && stop.load(Ordering::Relaxed) {
            return Err(Refused::Stopped);
        }
        let (start, end) = left.split_at_checked(by).unwrap_or_default();
        let other: f64 = end.iter().chain(start).zip(right).map(|(left, right)| left * right).sum();
        as_far += usize::from(other.abs() >= least);
    }
    Ok(real(as_far + 1) / real(days.max(1)))
}
