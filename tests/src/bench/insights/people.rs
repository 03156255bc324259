//! People who never were: a year of moods, and things noted beside them that mood goes along with as it is told to, or not at all.

use std::f64::consts::TAU;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use fastrand::Rng;
use mooring_core::insights::{Candidate, Series};

/// Things noted beside mood. The first is the one that is planted.
pub const CANDIDATES: usize = 38;
/// Standard deviation of mood, in steps of five.
const SPREAD: f64 = 0.8;
/// Standard deviation of what a weekday adds.
const WEEKDAYS: f64 = 0.2;
/// The middle step.
const MIDDLE: f64 = 3.0;

/// What people are like.
#[derive(Debug, Clone, Copy)]
pub struct Life {
    pub days: usize,
    /// How much of a day's mood goes on into the next.
    pub carries_over: f64,
    /// Days of the first candidate, scattered.
    pub on_days: usize,
    /// Steps that mood is higher on them.
    pub effect: f64,
    /// Noted as whole steps from 1 to 5; the spread is that of what was noted.
    pub whole_steps: bool,
    /// Of days on which nothing was noted.
    pub missing: f64,
    /// How far mood comes and goes over a season, in steps.
    pub seasons: f64,
}

/// The people of CONTENT.md: a year, AR(1) 0.3, one thing on 60 scattered days.
pub const ORDINARY: Life =
    Life { days: 365, carries_over: 0.3, on_days: 60, effect: 0.0, whole_steps: false, missing: 0.0, seasons: 0.0 };

/// Somebody's journal.
pub struct Person {
    pub mood: Series,
    pub candidates: Vec<Candidate>,
}

impl Person {
    /// The same person for the same seed.
    pub fn of(life: &Life, seed: u64) -> Result<Self> {
        let mut rng = Rng::with_seed(seed);
        let planted = scattered(&mut rng, life.days, life.on_days);
        let mut mood = moods(&mut rng, life);
        for (mood, on) in mood.iter_mut().zip(&planted) {
            *mood += if *on { life.effect } else { 0.0 };
            if life.whole_steps {
                *mood = mood.round().clamp(1.0, 5.0);
            }
        }
        let noted: Vec<bool> = (0..life.days).map(|_| rng.f64() >= life.missing).collect();
        let first = NaiveDate::from_ymd_opt(2025, 1, 1).context("a day")?;
        let series = |values: &[f64]| {
            let days = first.iter_days().zip(values.iter().copied().zip(&noted));
            Series::of(days.filter(|(_, (_, noted))| **noted).map(|(day, (value, _))| (day, value)))
        };
        let tag = |on: &[bool]| series(&on.iter().map(|on| f64::from(u8::from(*on))).collect::<Vec<_>>());
        let mut candidates = vec![Candidate::Tag(tag(&planted)?)];
        for place in 1..CANDIDATES {
            candidates.push(match place {
                1..=13 => {
                    let days = rng.usize(life.days / 25..life.days / 2);
                    Candidate::Tag(tag(&scattered(&mut rng, life.days, days))?)
                }
                14..=24 => Candidate::Tag(tag(&in_runs(&mut rng, life.days))?),
                25..=29 => Candidate::Tag(tag(&by_weekday(&mut rng, life.days))?),
                _ => {
                    let carries_over = rng.f64() * 0.8;
                    Candidate::Measure(series(&carried_over(&mut rng, life.days, carries_over))?)
                }
            });
        }
        Ok(Self { mood: series(&mood)?, candidates })
    }
}

fn moods(rng: &mut Rng, life: &Life) -> Vec<f64> {
    // Rounding to whole steps adds a twelfth of a step to the variance.
    let spread = if life.whole_steps { (SPREAD * SPREAD - 1.0 / 12.0).sqrt() } else { SPREAD };
    let weekdays: Vec<f64> = (0..7).map(|_| WEEKDAYS * normal(rng)).collect();
    let (season, begins) = (60.0 + 120.0 * rng.f64(), rng.f64());
    let swings = (0_u32..).map(|day| (TAU * (f64::from(day) / season + begins)).sin());
    carried_over(rng, life.days, life.carries_over)
        .into_iter()
        .zip(weekdays.iter().cycle())
        .zip(swings)
        .map(|((value, weekday), swing)| MIDDLE + spread * value + weekday + life.seasons * swing)
        .collect()
}

/// A stationary first-order autoregression with variance 1.
fn carried_over(rng: &mut Rng, days: usize, carries_over: f64) -> Vec<f64> {
    let fresh = (1.0 - carries_over * carries_over).sqrt();
    let mut value = normal(rng);
    (0..days)
        .map(|_| {
            value = carries_over * value + fresh * normal(rng);
            value
        })
        .collect()
}

/// So many days of all, each as likely as another.
fn scattered(rng: &mut Rng, days: usize, on: usize) -> Vec<bool> {
    let mut is_on: Vec<bool> = (0..days).map(|day| day < on).collect();
    rng.shuffle(&mut is_on);
    is_on
}

/// Days that come in runs of 3 to 12 in the mean, with breaks two or three times as long.
fn in_runs(rng: &mut Rng, days: usize) -> Vec<bool> {
    let run = 3.0 + 9.0 * rng.f64();
    let pause = run * (2.0 + rng.f64());
    let mut on = rng.f64() < 0.3;
    (0..days)
        .map(|_| {
            on ^= rng.f64() < 1.0 / if on { run } else { pause };
            on
        })
        .collect()
}

/// Days that are likelier on some weekdays than on others.
fn by_weekday(rng: &mut Rng, days: usize) -> Vec<bool> {
    let likely: Vec<f64> = (0..7).map(|_| 0.8 * rng.f64()).collect();
    likely.iter().cycle().take(days).map(|likely| rng.f64() < *likely).collect()
}

/// A value of the standard normal distribution (Box & Muller, Annals of Mathematical Statistics 29, 1958).
fn normal(rng: &mut Rng) -> f64 {
    (-2.0 * (1.0 - rng.f64()).ln()).sqrt() * (TAU * rng.f64()).cos()
}
