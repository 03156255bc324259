//! What one series is like: its middle, its spread, its weekdays and hours.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::enough::{Answer, EnoughDays, FEWEST_A_SIDE, FEWEST_DAYS, Why};
use super::series::weekday;
use super::{mean, real};

/// The mean of a group of days or occasions, told from [`FEWEST_A_SIDE`] of them on, because groups are there to be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    pub n: usize,
    pub mean: Answer<f64>,
}

impl Group {
    pub(super) fn of(values: &[f64]) -> Self {
        let n = values.len();
        let mean = if n < FEWEST_A_SIDE {
            Answer::CannotTellYet { why: Why::TooFewDaysWith, n }
        } else {
            Answer::Tells(mean(values))
        };
        Self { n, mean }
    }
}

/// Something noted at an hour of the clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occasion {
    /// The day it counts to.
    pub day: NaiveDate,
    /// 0 to 23; others are left out.
    pub hour: u8,
    pub value: f64,
}

/// The `share` quantile (0 to 1) by linear interpolation between order statistics: definition 7 of Hyndman & Fan, "Sample
/// quantiles in statistical packages", The American Statistician 50 (1996), which R and spreadsheets use. `None` where there
/// is no value.
pub fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let place = real(last) * if share.is_nan() { 0.5 } else { share.clamp(0.0, 1.0) };
    let below = (0..=last).rev().find(|index| real(*index) <= place).unwrap_or_default();
    let (low, high) = (sorted.get(below)?, sorted.get(below + 1).or(sorted.last())?);
    Some(low + (place - real(below)) * (high - low))
}

impl EnoughDays<'_> {
    pub fn n(&self) -> usize {
        self.values().len()
    }

    /// The arithmetic mean.
    pub fn mean(&self) -> f64 {
        mean(self.values())
    }

    /// The middle: [`quantile`] at a half.
    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    /// [`quantile`] of the days that were noted.
    pub fn quantile(&self, share: f64) -> f64 {
        quantile(self.values(), share).unwrap_or_default()
    }

    /// The standard deviation, with n − 1.
    pub fn standard_deviation(&self) -> f64 {
        let mean = self.mean();
        let squares: f64 = self.values().iter().map(|value| (value - mean).powi(2)).sum();
        (squares / real(self.n() - 1)).sqrt()
    }

    /// Monday to Sunday.
    pub fn by_weekday(&self) -> [Group; 7] {
        let mut days: [Vec<f64>; 7] = Default::default();
        for (day, value) in self.series().noted() {
            if let Some(days) = days.get_mut(weekday(day)) {
                days.push(value);
            }
        }
        days.map(|values| Group::of(&values))
    }
}

/// The hours of the clock from 0 to 23, where the occasions lie on at least [`FEWEST_DAYS`] days.
pub fn by_hour(occasions: &[Occasion]) -> Answer<[Group; 24]> {
    let mut hours: [Vec<f64>; 24] = Default::default();
    let mut days = BTreeSet::new();
    for occasion in occasions.iter().filter(|occasion| occasion.value.is_finite()) {
        if let Some(hour) = hours.get_mut(usize::from(occasion.hour)) {
            hour.push(occasion.value);
            days.insert(occasion.day);
        }
    }
    if days.len() < FEWEST_DAYS {
        return Answer::CannotTellYet { why: Why::TooFewDays, n: days.len() };
    }
    Answer::Tells(hours.map(|values| Group::of(&values)))
}
