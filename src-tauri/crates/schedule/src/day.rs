//! Which day an instant belongs to, where a day begins at an hour the person chose.
//!
//! A day begins at the first moment a clock in the zone shows that hour or later on that date, and lasts until the next
//! day begins. So days follow each other without gap or overlap whatever the clock does: they have 23 or 25 hours
//! where it is moved, a time shown twice never leads back into yesterday, and a date the calendar leaves out is no day.

use chrono::{DateTime, Days, NaiveDate, Timelike, Utc};
use jiff::{
    Timestamp,
    tz::{AmbiguousOffset, TimeZone},
};

use crate::zone::{ZoneError, civil_in, find, from_timestamp, to_jiff};

/// The day that `instant` falls in for somebody in `zone` whose days begin at the hour `day_starts_at` (0–23).
///
/// This is the one function that answers the question; everything that groups by day asks it.
pub fn day_of(instant: DateTime<Utc>, zone: &str, day_starts_at: u8) -> Result<NaiveDate, ZoneError> {
    let zone = find(zone)?;
    let shown = civil_in(instant, &zone)?;
    let begun = shown.hour() >= u32::from(day_starts_at);
    let by_clock = if begun { Some(shown.date()) } else { shown.date().pred_opt() }.ok_or(ZoneError::OutOfRange)?;

    // The clock was put back over the beginning of a day that had begun already.
    let next = by_clock.succ_opt().ok_or(ZoneError::OutOfRange)?;
    if start_in(next, &zone, day_starts_at).is_ok_and(|start| start <= instant) {
        return Ok(next);
    }
    // The clock was put forward over all of a date: the hours after it still belong to the evening before.
    let start = start_in(by_clock, &zone, day_starts_at)?;
    if civil_in(start, &zone)?.date() > by_clock {
        return by_clock.checked_sub_days(Days::new(1)).ok_or(ZoneError::OutOfRange);
    }
    Ok(by_clock)
}

/// The first moment of `day` in `zone` for somebody whose days begin at the hour `day_starts_at` (0–23).
pub fn start_of(day: NaiveDate, zone: &str, day_starts_at: u8) -> Result<DateTime<Utc>, ZoneError> {
    start_in(day, &find(zone)?, day_starts_at)
}

fn start_in(day: NaiveDate, zone: &TimeZone, day_starts_at: u8) -> Result<DateTime<Utc>, ZoneError> {
    let civil = to_jiff(day.and_hms_opt(day_starts_at.into(), 0, 0).ok_or(ZoneError::OutOfRange)?)?;
    let ambiguous = zone.to_ambiguous_timestamp(civil);
    let offset = ambiguous.offset();
    let compatible = ambiguous.compatible().map_err(|_| ZoneError::OutOfRange)?;
    from_timestamp(match offset {
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => compatible,
        AmbiguousOffset::Gap { .. } => jump_before(compatible, zone),
    })
}

/// The moment of the last change of the clock up to `after`.
fn jump_before(after: Timestamp, zone: &TimeZone) -> Timestamp {
    let just_after = after.checked_add(jiff::SignedDuration::from_nanos(1)).unwrap_or(after);
    zone.preceding(just_after).next().map_or(after, |jump| jump.timestamp())
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(day: &str, zone: &str, hour: u8) -> f64 {
        let next = date(day).succ_opt().unwrap();
        let length = start_of(next, zone, hour).unwrap() - start_of(date(day), zone, hour).unwrap();
        f64::from(i32::try_from(length.num_minutes()).unwrap()) / 60.0
    }

    #[test]
    fn the_small_hours_belong_to_the_evening_before() {
        let cases = [
            ("2026-07-01T01:59:59Z", 4, "2026-06-30"), // 03:59:59 in Berlin
            ("2026-07-01T02:00:00Z", 4, "2026-07-01"),
            ("2026-06-30T21:59:59Z", 0, "2026-06-30"),
            ("2026-06-30T22:00:00Z", 0, "2026-07-01"),
            ("2026-01-01T02:59:59Z", 4, "2025-12-31"),
        ];
        for (instant, hour, expected) in cases {
            assert_eq!(day_of(utc(instant), "Europe/Berlin", hour), Ok(date(expected)), "{instant} {hour}");
        }
    }

    #[test]
    fn days_have_23_or_25_hours_where_the_clock_is_moved() {
        for (day, hour, expected) in [
            ("2026-03-28", 4, 23.0), // from 04:00 on Saturday to 04:00 on Sunday, over the gap
            ("2026-03-29", 4, 24.0),
            ("2026-03-29", 0, 23.0),
            ("2026-10-24", 4, 25.0),
            ("2026-10-25", 0, 25.0),
            // Days begin in the gap itself, and with the first of the two hours shown.
            ("2026-03-28", 2, 24.0),
            ("2026-03-29", 2, 23.0),
            ("2026-10-24", 2, 24.0),
            ("2026-10-25", 2, 25.0),
        ] {
            assert!((hours(day, "Europe/Berlin", hour) - expected).abs() < 1e-9, "{day} {hour}");
        }
    }

    #[test]
    fn a_day_that_begins_in_a_gap_begins_when_the_clock_has_jumped() {
        // Berlin, 02:00 → 03:00, days beginning at 02:00.
        assert_eq!(day_of(utc("2026-03-29T00:59:59Z"), "Europe/Berlin", 2), Ok(date("2026-03-28")));
        assert_eq!(day_of(utc("2026-03-29T01:00:00Z"), "Europe/Berlin", 2), Ok(date("2026-03-29")));
        // Beirut skips midnight: 24:00 on 28 March is 01:00 on the 29th.
        assert_eq!(day_of(utc("2026-03-28T21:59:59Z"), "Asia/Beirut", 0), Ok(date("2026-03-28")));
        assert_eq!(day_of(utc("2026-03-28T22:00:00Z"), "Asia/Beirut", 0), Ok(date("2026-03-29")));
        // Newfoundland jumped from 00:01 to 01:01: whose days begin at 01:00 begins one at 01:01.
        assert_eq!(start_of(date("2010-03-14"), "America/St_Johns", 1), Ok(utc("2010-03-14T03:31:00Z")));
        assert_eq!(day_of(utc("2010-03-14T03:31:00Z"), "America/St_Johns", 1), Ok(date("2010-03-14")));
    }

    #[test]
    fn an_hour_shown_twice_does_not_lead_back_into_yesterday() {
        // Newfoundland, 2010: at 00:01 on 7 November the clock went back to 23:01 on the 6th.
        for instant in ["2010-11-07T02:30:00Z", "2010-11-07T02:30:59Z", "2010-11-07T02:31:00Z", "2010-11-07T03:00:00Z"]
        {
            assert_eq!(day_of(utc(instant), "America/St_Johns", 0), Ok(date("2010-11-07")), "{instant}");
        }
        assert_eq!(day_of(utc("2010-11-07T02:29:59Z"), "America/St_Johns", 0), Ok(date("2010-11-06")));
    }

    #[test]
    fn a_date_the_calendar_left_out_is_no_day() {
        // Samoa went from 29 to 31 December 2011 at midnight (10:00 UTC).
        for (instant, expected) in [
            ("2011-12-30T09:59:59Z", "2011-12-29"),
            ("2011-12-30T10:00:00Z", "2011-12-29"),
            ("2011-12-30T13:59:59Z", "2011-12-29"),
            ("2011-12-30T14:00:00Z", "2011-12-31"),
        ] {
            assert_eq!(day_of(utc(instant), "Pacific/Apia", 4), Ok(date(expected)), "{instant}");
        }
    }

    #[test]
    fn impossible_hours_and_times_are_refused() {
        let now = utc("2026-07-01T00:00:00Z");
        assert_eq!(day_of(now, "Europe/Berlin", 24), Err(ZoneError::OutOfRange));
        assert_eq!(day_of(now, "Nowhere/At_All", 4), Err(ZoneError::Unknown));
        assert_eq!(day_of(DateTime::<Utc>::MIN_UTC, "Europe/Berlin", 4), Err(ZoneError::OutOfRange));
        assert_eq!(day_of(DateTime::<Utc>::MAX_UTC, "Europe/Berlin", 4), Err(ZoneError::OutOfRange));
    }

    const ZONES: [&str; 12] = [
        "Europe/Berlin",
        "America/St_Johns",
        "America/New_York",
        "America/Havana",
        "America/Sao_Paulo",
        "Pacific/Apia",
        "Pacific/Kwajalein",
        "Australia/Lord_Howe",
        "Asia/Beirut",
        "Africa/Casablanca",
        "Antarctica/Troll",
        "America/Juneau",
    ];

    proptest! {
        #[test]
        fn an_instant_lies_between_the_start_of_its_day_and_of_the_next(
            second in -3_500_000_000_i64..4_102_444_800,
            zone in prop::sample::select(ZONES.to_vec()),
            hour in 0_u8..=12,
        ) {
            let moment = DateTime::from_timestamp(second, 0).unwrap();
            let day = day_of(moment, zone, hour).unwrap();
            prop_assert!(start_of(day, zone, hour).unwrap() <= moment);
            let mut next = day.succ_opt().unwrap();
            while start_of(next, zone, hour).unwrap() <= moment {
                // Only a date left out may begin before its own end: it begins with a later date's clock.
                let shown = crate::zone::civil(start_of(next, zone, hour).unwrap(), zone).unwrap();
                prop_assert!(shown.date() > next);
                next = next.succ_opt().unwrap();
            }
        }

        #[test]
        fn days_never_go_backwards(
            second in -3_500_000_000_i64..4_102_444_800,
            step in 0_i64..200_000,
            zone in prop::sample::select(ZONES.to_vec()),
            hour in 0_u8..=12,
        ) {
            let moment = DateTime::from_timestamp(second, 0).unwrap();
            let later = moment + TimeDelta::seconds(step);
            prop_assert!(day_of(moment, zone, hour).unwrap() <= day_of(later, zone, hour).unwrap());
        }
    }

    /// Random instants seldom meet a change of the clock: this walks over every one from 1970 to 2037, in ten-minute steps.
    #[test]
    fn days_never_go_backwards_around_any_change_of_the_clock() {
        for zone in ZONES {
            let found = find(zone).unwrap();
            let end = Timestamp::from_second(2_145_916_800).unwrap();
            for jump in found.following(Timestamp::UNIX_EPOCH).take_while(|jump| jump.timestamp() < end) {
                let middle = from_timestamp(jump.timestamp()).unwrap();
                for hour in [0, 1, 2, 3, 4] {
                    let days: Vec<_> = (-36..=36)
                        .map(|step| day_of(middle + TimeDelta::minutes(10 * step), zone, hour).unwrap())
                        .collect();
                    assert!(days.is_sorted(), "{zone} {hour} {middle}");
                }
            }
        }
    }
}
