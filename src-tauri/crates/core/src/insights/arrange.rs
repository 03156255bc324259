//! What chance would do: the same days in other orders.

use std::sync::atomic::{AtomicBool, Ordering};

use fastrand::Rng;

use super::lanes::{LANES, Lanes, beside, both, plus};
use super::{Refused, polled, real, sum_of_products};

/// Days that stay together: a week, so that days that know of one another are moved together and a weekday stays one.
pub(super) const BLOCK: usize = 7;
/// Days that are compared with one another: four weeks of noted days, so that each weekday is in them alike and the season is one.
const STRETCH: usize = 4 * BLOCK;
/// As many orders that go as far end the drawing: by then p is known well enough to see that it is not small.
const ENOUGH_AS_FAR: usize = 20;
/// Orders that are drawn before they are held against anything, for all that is asked of the same days.
const AT_ONCE: usize = 32;
/// How often the token is polled, in shifts.
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
    Ok(block_permutations(left, &[right], how, stop)?.first().copied().unwrap_or(1.0))
}

/// As [`block_permutation`], for each of `rights`, which are as long as `left`. Each is held against the same orders, which are those it
/// would be held against alone: they depend on the seed and the number of days.
///
/// # Errors
/// [`Refused::Stopped`] where `stop` was set.
pub(super) fn block_permutations(
    left: &[f64],
    rights: &[&[f64]],
    how: Arrangements,
    stop: &AtomicBool,
) -> Result<Vec<f64>, Refused> {
    let wider = (real(left.len()) / real(left.len().saturating_sub(how.taken_out).max(1))).sqrt();
    let square = sum_of_products(left, left);
    let least = |right: &[f64]| {
        let seen = sum_of_products(left, right).abs();
        seen - ROUNDING * (square * sum_of_products(right, right)).sqrt()
    };
    let mut asked: Vec<Asked> =
        rights.iter().map(|right| Asked { least: least(right), as_far: 0, told: None }).collect();
    let mut orders = Orders::of(left, how.seed);
    let mut batches = Batch::all(rights, &asked);
    let mut drawn = 0;
    while drawn < how.draws && !batches.is_empty() {
        polled(stop)?;
        let count = AT_ONCE.min(how.draws - drawn);
        orders.draw(count);
        let mut ended = false;
        for batch in &batches {
            let sums = batch.sums(&orders, count);
            for (lane, place) in batch.places.iter().enumerate() {
                let Some(asked) = asked.get_mut(*place) else { continue };
                let others = sums.iter().filter_map(|sums| sums.get(lane).copied());
                ended |= asked.holds_against(others.map(|other| other.abs() * wider), drawn);
            }
        }
        drawn += count;
        if ended {
            batches = Batch::all(rights, &asked);
        }
    }
    Ok(asked.into_iter().map(|asked| asked.told.unwrap_or(real(asked.as_far + 1) / real(how.draws + 1))).collect())
}

/// What is held against other orders.
struct Asked {
    /// What another order must reach.
    least: f64,
    as_far: usize,
    /// p, where enough went as far.
    told: Option<f64>,
}

impl Asked {
    /// Counts how many of the orders that follow the first `drawn` go as far; says whether that were enough.
    fn holds_against(&mut self, others: impl Iterator<Item = f64>, drawn: usize) -> bool {
        for (other, drawn) in others.zip(drawn + 1..) {
            if other >= self.least {
                self.as_far += 1;
                if self.as_far == ENOUGH_AS_FAR {
                    self.told = Some(real(self.as_far) / real(drawn));
                    return true;
                }
            }
        }
        false
    }
}

/// Several that go side by side.
struct Batch {
    /// Which of all they are.
    places: Vec<usize>,
    rights: Vec<Lanes>,
}

impl Batch {
    /// Those that were not told yet.
    fn all(rights: &[&[f64]], asked: &[Asked]) -> Vec<Self> {
        let open: Vec<(usize, &[f64])> = rights
            .iter()
            .zip(asked)
            .enumerate()
            .filter(|(_, (_, asked))| asked.told.is_none())
            .map(|(place, (right, _))| (place, *right))
            .collect();
        let batch = |open: &[(usize, &[f64])]| {
            let (places, rights): (Vec<usize>, Vec<&[f64]>) = open.iter().copied().unzip();
            Self { places, rights: beside(&rights) }
        };
        open.chunks(LANES).map(batch).collect()
    }

    /// Σ left right of each of the orders that were drawn.
    fn sums(&self, orders: &Orders, count: usize) -> Vec<Lanes> {
        let mut sums = vec![[0.0; LANES]; count];
        let mut rights = self.rights.as_slice();
        let mut arranged = orders.arranged.as_slice();
        for stretch in &orders.stretches {
            let (own, others) = rights.split_at_checked(stretch.days).unwrap_or_default();
            let (left, later) = arranged.split_at_checked(stretch.days * count).unwrap_or_default();
            (rights, arranged) = (others, later);
            let (weeks, rest) = own.split_at_checked(stretch.weeks.len() * BLOCK).unwrap_or_default();
            for (sums, left) in sums.iter_mut().zip(left.chunks_exact(stretch.days.max(1))) {
                let (left_weeks, left_rest) = left.split_at_checked(weeks.len()).unwrap_or_default();
                let mut of_weeks = [0.0; LANES];
                for (left, week) in left_weeks.chunks_exact(BLOCK).zip(weeks.chunks_exact(BLOCK)) {
                    of_weeks = plus(of_weeks, &products(left, week));
                }
                *sums = plus(*sums, &plus(products(left_rest, rest), &of_weeks));
            }
        }
        sums
    }
}

/// Σ left right of each.
fn products(left: &[f64], rights: &[Lanes]) -> Lanes {
    let days = left.iter().zip(rights);
    days.fold([0.0; LANES], |sums, (left, rights)| both(sums, rights, |sum, right| sum + left * right))
}

/// Orders of the same days, some drawn at a time.
struct Orders {
    stretches: Vec<Stretch>,
    rng: Rng,
    /// Of each stretch its days in each of the orders that were drawn last.
    arranged: Vec<f64>,
}

/// Days among which weeks are exchanged.
struct Stretch {
    days: usize,
    /// The days twice over, so that weeks can be cut from any day on.
    twice: Vec<f64>,
    /// Where the weeks begin, counted from the day the cutting begins at.
    weeks: Vec<usize>,
}

impl Orders {
    fn of(left: &[f64], seed: u64) -> Self {
        let mut later = left;
        let mut stretches = Vec::new();
        for days in days_of_stretches(left.len()) {
            let (own, others) = later.split_at_checked(days).unwrap_or_default();
            later = others;
            let weeks = (0..days / BLOCK).map(|week| week * BLOCK).collect();
            stretches.push(Stretch { days, twice: [own, own].concat(), weeks });
        }
        Self { stretches, rng: Rng::with_seed(seed), arranged: Vec::new() }
    }

    /// Draws the next `count`, each one whole before the one after it.
    fn draw(&mut self, count: usize) {
        let days: usize = self.stretches.iter().map(|stretch| stretch.days).sum();
        self.arranged.resize(days * count, 0.0);
        for order in 0..count {
            let mut arranged = self.arranged.as_mut_slice();
            for stretch in &mut self.stretches {
                let (own, later) =
                    std::mem::take(&mut arranged).split_at_mut_checked(stretch.days * count).unwrap_or_default();
                arranged = later;
                let begin = order * stretch.days;
                stretch
                    .put_in_another_order(own.get_mut(begin..begin + stretch.days).unwrap_or_default(), &mut self.rng);
            }
        }
    }
}

impl Stretch {
    /// Its weeks in an order that is drawn, cut from a day that is drawn.
    fn put_in_another_order(&mut self, arranged: &mut [f64], rng: &mut Rng) {
        let circle = self.twice.get(rng.usize(0..self.days.max(1))..).unwrap_or_default();
        rng.shuffle(&mut self.weeks);
        let (weeks, rest) = arranged.split_at_mut_checked(self.weeks.len() * BLOCK).unwrap_or_default();
        for (begin, week) in self.weeks.iter().zip(weeks.chunks_exact_mut(BLOCK)) {
            if let Some(days) = circle.get(*begin..*begin + BLOCK) {
                week.copy_from_slice(days);
            }
        }
        for (day, own) in rest.iter_mut().zip(circle.get(self.weeks.len() * BLOCK..).unwrap_or_default()) {
            *day = *own;
        }
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
