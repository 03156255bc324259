//! Against naive versions, published examples, and what may not matter: a shift, a unit, an order.

mod arranging;
mod describing;
mod exercising;
mod hostile;
mod looking;
mod relating;
mod telling;
mod together;

use chrono::NaiveDate;
use fastrand::Rng;

use super::Series;

fn day(place: usize) -> NaiveDate {
    // A Monday.
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(place as u64)
}

/// A value a day from a Monday on.
fn series(values: &[f64]) -> Series {
    Series::of(values.iter().enumerate().map(|(place, value)| (day(place), *value))).unwrap()
}

fn with_gaps(values: &[Option<f64>]) -> Series {
    Series::of(values.iter().enumerate().filter_map(|(place, value)| Some((day(place), (*value)?)))).unwrap()
}

#[track_caller]
fn close(left: f64, right: f64) {
    assert!((left - right).abs() <= 1e-9 * (1.0 + left.abs().max(right.abs())), "{left} is not {right}");
}

/// Nearly a standard normal distribution: the sum of twelve uniform ones.
fn noise(rng: &mut Rng) -> f64 {
    (0..12).map(|_| rng.f64()).sum::<f64>() - 6.0
}

/// Deviations that carry over into the next day, with variance 1.
fn carried_over(rng: &mut Rng, days: usize, carries_over: f64) -> Vec<f64> {
    let mut value = noise(rng);
    (0..days)
        .map(|_| {
            value = carries_over * value + (1.0 - carries_over * carries_over).sqrt() * noise(rng);
            value
        })
        .collect()
}
