//! What is allowed for before anything is compared: the weekday, the weeks around, and how the days began.

use chrono::NaiveDate;

use super::arrange::stretch_of;
use super::series::weekday;
use super::{centred, mean, real, sum_of_products};

/// Days whose day before was noted, below which that is not allowed for.
const FEWEST_BEFORE: usize = 14;
/// Rounds after which weekdays and weeks are taken to have been told apart; a few do where few days are missing.
const ROUNDS: usize = 40;
/// Of what there was: less is rounding.
const NOTHING: f64 = 1e-9;

/// The days on which two things were noted, and what is allowed for on them. One of the two is mood; whatever else was noted on exactly
/// these days can be the other.
///
/// Of each is left over what a least-squares fit leaves of: one mean per weekday; one mean per four weeks; and the mood of the day before. By the
/// theorem of Frisch & Waugh (Econometrica 1, 1933) the slope between what is left over is then the slope of the whole regression. Means of
/// weekdays and weeks are taken out in turns until they no longer change (the backfitting of Buja, Hastie & Tibshirani, Annals of
/// Statistics 17, 1989). The mood of the day before is one that came before both, never one that the candidate could go along with itself.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub days: Vec<NaiveDate>,
    /// What is left over of mood, in the order of the days.
    pub mood: Vec<f64>,
    /// Degrees of freedom that were taken out of each.
    pub taken_out: usize,
    groups: Groups,
    before: Vec<f64>,
}

/// Six of weekdays and the slope of the day before: what was taken out and is not kept by exchanging weeks within a stretch.
pub(super) const OF_DAYS: usize = 7;

impl Ground {
    /// `days` in order, each with its mood and the mood on the day before whichever of the two came first, where that was noted.
    /// `None` where mood no longer varies.
    pub fn of(days: Vec<NaiveDate>, mood: &[f64], before: &[Option<f64>]) -> Option<Self> {
        let groups = Groups::of(&days);
        let before = left_over_before(&days, before);
        let mood = groups.all_left_over(mood, &before)?;
        Some(Self { mood, taken_out: groups.taken_out(), days, groups, before })
    }

    /// What is left over of the values of its days, 0 or 1 for a tag; `None` where they no longer vary.
    pub fn left_over(&self, values: &[f64]) -> Option<Vec<f64>> {
        self.groups.all_left_over(values, &self.before)
    }
}

/// The values less the means of their weekdays; `None` where they no longer vary.
pub(super) fn without_weekdays(days: &[NaiveDate], values: &[f64]) -> Option<Vec<f64>> {
    let had = centred(values);
    let mut left_over = had.clone();
    level(&mut left_over, &weekdays(days));
    varies(&left_over, &had).then_some(left_over)
}

fn weekdays(days: &[NaiveDate]) -> Vec<usize> {
    days.iter().map(|day| weekday(*day)).collect()
}

fn varies(left_over: &[f64], had: &[f64]) -> bool {
    let (square, had) = (sum_of_products(left_over, left_over), sum_of_products(had, had));
    had > 0.0 && square > had * NOTHING
}

/// The mood of the day before, less its own weekday and weeks; nothing where it was not noted, so that those days are compared as they are.
fn left_over_before(days: &[NaiveDate], before: &[Option<f64>]) -> Vec<f64> {
    let (known, moods): (Vec<NaiveDate>, Vec<f64>) =
        days.iter().zip(before).filter_map(|(day, before)| Some((*day, (*before)?))).unzip();
    if known.len() < FEWEST_BEFORE {
        return vec![0.0; days.len()];
    }
    let mut left_over = Groups::of(&known).left_over(&moods).into_iter();
    before.iter().map(|before| before.and_then(|_| left_over.next()).unwrap_or_default()).collect()
}

/// Takes the least-squares multiple of `other` out of `values`.
fn take_out(values: &mut [f64], other: &[f64]) {
    let slope = sum_of_products(values, other) / sum_of_products(other, other);
    if slope.is_finite() {
        for (value, other) in values.iter_mut().zip(other) {
            *value -= slope * other;
        }
    }
}

/// Which weekday and which weeks each day belongs to.
#[derive(Debug, Clone)]
struct Groups {
    weekdays: Vec<usize>,
    weeks: Vec<usize>,
}

impl Groups {
    /// `days` in order.
    fn of(days: &[NaiveDate]) -> Self {
        let weeks = (0..days.len()).map(|day| stretch_of(day, days.len())).collect();
        Self { weekdays: weekdays(days), weeks }
    }

    /// The values less the means of their weekdays and weeks.
    fn left_over(&self, values: &[f64]) -> Vec<f64> {
        let mut values = centred(values);
        let smallest = NOTHING * mean(&values.iter().map(|value| value.abs()).collect::<Vec<_>>());
        for _ in 0..ROUNDS {
            let changed = level(&mut values, &self.weeks).max(level(&mut values, &self.weekdays));
            if changed <= smallest {
                break;
            }
        }
        values
    }

    /// The values less the means of their weekdays and weeks and their share of `before`, and once more the means of their weeks, after the
    /// last other thing was taken out; `None` where they no longer vary.
    fn all_left_over(&self, values: &[f64], before: &[f64]) -> Option<Vec<f64>> {
        let mut left_over = self.left_over(values);
        take_out(&mut left_over, before);
        level(&mut left_over, &self.weeks);
        varies(&left_over, &centred(values)).then_some(left_over)
    }

    /// Degrees of freedom of everything that is taken out, the day before included.
    fn taken_out(&self) -> usize {
        OF_DAYS + self.weeks.last().map_or(0, |last| last + 1)
    }
}

/// Takes the mean of each group out of its values, and says the largest of them.
fn level(values: &mut [f64], groups: &[usize]) -> f64 {
    let mut sums = vec![(0.0, 0_usize); groups.iter().max().map_or(0, |most| most + 1)];
    for (value, group) in values.iter().zip(groups) {
        if let Some((sum, count)) = sums.get_mut(*group) {
            (*sum, *count) = (*sum + value, *count + 1);
        }
    }
    let means: Vec<f64> = sums.iter().map(|(sum, count)| sum / real((*count).max(1))).collect();
    for (value, group) in values.iter_mut().zip(groups) {
        *value -= means.get(*group).copied().unwrap_or_default();
    }
    means.iter().fold(0.0, |most: f64, mean| most.max(mean.abs()))
}
