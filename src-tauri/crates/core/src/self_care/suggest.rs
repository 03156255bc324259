//! Which exercise Today offers: a rule of the hour and of what was done lately, that says why.

use chrono::{DateTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::model::{Exercise, ExerciseNeed};
use crate::error::Result;

/// Why it is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SuggestedFor {
    Favourite,
    Morning,
    Day,
    Evening,
    Night,
}

/// An exercise Today offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExerciseSuggestion {
    pub id: String,
    pub name: String,
    pub minutes: u8,
    pub why: SuggestedFor,
}

/// The longest that is offered, in minutes: what is offered unasked is short.
const SHORT: u8 = 10;

/// The hour clocks show in a zone.
pub(super) fn hour(now: DateTime<Utc>, zone: &str) -> Result<u32> {
    Ok(schedule::zone::civil(now, zone)?.hour())
}

/// A number that is another one each day of the person's, which begins when they chose.
pub(super) fn day_number(now: DateTime<Utc>, zone: &str, begins: u8) -> Result<usize> {
    let day = schedule::day::day_of(now, zone, begins)?;
    Ok(usize::try_from(crate::journal::day_number(day)).unwrap_or(0))
}

/// One of the favourites on every other day, where there are any; else one for the hour. None of what was done lately.
pub(super) fn suggest(
    all: &[Exercise],
    hour: u32,
    day: usize,
    favourites: &[String],
    lately: &[String],
) -> Option<ExerciseSuggestion> {
    let (need, why) = match hour {
        5..=10 => (ExerciseNeed::GetGoing, SuggestedFor::Morning),
        11..=17 => (ExerciseNeed::SlowDown, SuggestedFor::Day),
        18..=21 => (ExerciseNeed::Kinder, SuggestedFor::Evening),
        _ => (ExerciseNeed::Sleep, SuggestedFor::Night),
    };
    let fresh: Vec<&Exercise> =
        all.iter().filter(|one| one.minutes.usual <= SHORT && !lately.contains(&one.id)).collect();
    let liked: Vec<&Exercise> = fresh.iter().copied().filter(|one| favourites.contains(&one.id)).collect();
    let fitting: Vec<&Exercise> = fresh.into_iter().filter(|one| one.needs.contains(&need)).collect();
    let (from, why) =
        if day.is_multiple_of(2) && !liked.is_empty() { (liked, SuggestedFor::Favourite) } else { (fitting, why) };
    let one = from.get(day.checked_rem(from.len())?)?;
    Some(ExerciseSuggestion { id: one.id.clone(), name: one.name.clone(), minutes: one.minutes.usual, why })
}
