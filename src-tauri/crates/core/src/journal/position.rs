//! Where an entry stands in the timeline: one number that orders all entries, names them in the search index, and
//! is the cursor of a list.
//!
//! The upper bits are the day (days since 1900-01-01), the lower [`MOMENT_BITS`] the minutes since fourteen hours before
//! that date's midnight in UTC, which is when it begins in the zone furthest east. So newest first is one descending
//! walk, a span of days is one range, and two entries of one minute stand in the order they came. Not finer than that,
//! because each posting of the search index holds the difference to the one before: six bits more cost 15 % of it.

use std::ops::RangeInclusive;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use vault::store::Reader;

use crate::error::{CoreError, ErrorCode, Result};

const MOMENT_BITS: u32 = 12;
const MOMENT_MAX: i64 = (1 << MOMENT_BITS) - 1;
const EASTERNMOST_MINUTES: i64 = 14 * 60;

/// The first and last day an entry may have.
pub const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
pub const LAST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2199, 12, 31).unwrap();

/// The dates of which every time, in whatever zone and by whatever day boundary, is one an entry may have.
pub(crate) const ANYWHERE: RangeInclusive<NaiveDate> =
    NaiveDate::from_ymd_opt(1900, 1, 3).unwrap()..=NaiveDate::from_ymd_opt(2199, 12, 29).unwrap();

/// A day as the tables keep it: days since 1900-01-01.
pub(crate) fn day_number(day: NaiveDate) -> i64 {
    (day - FIRST_DAY).num_days()
}

/// The day of a stored number.
pub(crate) fn day_from(number: i64) -> NaiveDate {
    TimeDelta::try_days(number).and_then(|days| FIRST_DAY.checked_add_signed(days)).unwrap_or(FIRST_DAY)
}

/// The positions of a span of days, both ends included; open where `None`.
pub(crate) fn span(from: Option<NaiveDate>, to: Option<NaiveDate>) -> (i64, i64) {
    let first = from.map_or(0, |day| day_number(day) << MOMENT_BITS);
    let last = to.map_or(i64::MAX, |day| (day_number(day) << MOMENT_BITS) | MOMENT_MAX);
    (first, last)
}

/// The day of an entry at a position, as the tables keep it.
pub(crate) fn day_at(position: i64) -> i64 {
    position >> MOMENT_BITS
}

/// The first and last day of a span of positions.
pub(crate) fn days_of(span: (i64, i64)) -> (i64, i64) {
    (day_at(span.0), day_at(span.1))
}

/// Whether a day lies within a span of positions.
pub(crate) fn within(span: (i64, i64), day: NaiveDate) -> bool {
    (span.0..=span.1).contains(&(day_number(day) << MOMENT_BITS))
}

/// Where an entry would stand if nothing else did.
pub(crate) fn wanted(day: NaiveDate, at: DateTime<Utc>) -> i64 {
    let midnight = day.and_time(chrono::NaiveTime::MIN).and_utc();
    let minutes = (at - midnight).num_seconds().div_euclid(60);
    let moment = (minutes + EASTERNMOST_MINUTES).clamp(0, MOMENT_MAX);
    (day_number(day) << MOMENT_BITS) | moment
}

/// The place after another one of the same day; the last of a day is its own.
pub(crate) const fn next_to(place: i64) -> i64 {
    if place & MOMENT_MAX == MOMENT_MAX { place } else { place + 1 }
}

/// The first free place at or after the wanted one within its day (before it where the day is full from there on).
/// `entry` is the one that is being placed: what it holds already counts as free.
pub(crate) fn free(reader: Reader<'_>, wanted: i64, entry: Option<i64>) -> Result<i64> {
    let mut taken = reader.prepare_cached(TAKEN)?;
    let end = wanted | MOMENT_MAX;
    let begin = wanted & !MOMENT_MAX;
    for place in (wanted..=end).chain((begin..wanted).rev()) {
        if !taken.exists((place, entry))? {
            return Ok(place);
        }
    }
    // 4,096 entries on one day.
    Err(CoreError::at(ErrorCode::OutOfRange, "day"))
}

const TAKEN: &str = "SELECT 1 FROM entry WHERE position = ?1 AND key IS NOT ?2";

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn days_come_back(number in 0_i64..109_573) {
            prop_assert_eq!(day_number(day_from(number)), number);
        }

        #[test]
        fn a_position_lies_within_its_day(number in 0_i64..109_573, seconds in -4_000_000_000_i64..8_000_000_000) {
            let day = day_from(number);
            let place = wanted(day, DateTime::from_timestamp(seconds, 0).unwrap());
            let (first, last) = span(Some(day), Some(day));
            prop_assert!(first <= place && place <= last);
            prop_assert_eq!(day_at(place), day_number(day));
        }

        /// Whatever zone the entries were written in, those of one day stand in the order they happened.
        #[test]
        fn one_day_is_ordered_by_instant(number in 1_i64..109_573, a in 0_i64..3_700, b in 0_i64..3_700) {
            let day = day_from(number);
            let from = day.and_time(chrono::NaiveTime::MIN).and_utc() - TimeDelta::hours(14);
            let place = |minutes| wanted(day, from + TimeDelta::minutes(minutes));
            prop_assert_eq!(a.cmp(&b), place(a).cmp(&place(b)));
        }
    }
}
