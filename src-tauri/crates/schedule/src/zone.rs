//! Instants and civil time in a named time zone.

use std::{fmt, sync::Arc};

use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike, Utc};

use jiff::{
    Timestamp, civil,
    tz::{AmbiguousOffset, TimeZone},
};

pub use crate::tzdb::{Database, Origin};

/// Why a civil time could not be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ZoneError {
    /// The name is in neither copy of the database.
    #[error("no such time zone")]
    Unknown,
    /// An instant or a date outside the years −9999 to 9999, or an hour that no day has.
    #[error("out of range")]
    OutOfRange,
}

/// A time zone that was found: its name, and what its clocks do. Cheap to clone.
#[derive(Clone)]
pub struct Zone {
    name: Arc<str>,
    rules: TimeZone,
}

impl Zone {
    pub(crate) fn new(rules: TimeZone) -> Self {
        Self { name: rules.iana_name().unwrap_or("UTC").into(), rules }
    }

    /// Greenwich, all the year round.
    pub fn utc() -> Self {
        Self::new(TimeZone::UTC)
    }

    /// Its IANA name, as the database spells it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The date and time its clocks show at `instant`.
    pub fn civil(&self, instant: DateTime<Utc>) -> Result<NaiveDateTime, ZoneError> {
        civil_in(instant, &self.rules)
    }

    /// The instant at which its clocks show `civil`, found as [`instant`] says, and whether they skip that time.
    pub fn resolve(&self, civil: NaiveDateTime) -> Result<(DateTime<Utc>, bool), ZoneError> {
        let ambiguous = self.rules.to_ambiguous_timestamp(to_jiff(civil)?);
        let skipped = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
        let found = ambiguous.compatible().map_err(|_| ZoneError::OutOfRange)?;
        Ok((from_timestamp(found)?, skipped))
    }

    /// The last instant at which its clocks show `civil`: the second, where a time is shown twice.
    pub(crate) fn resolve_last(&self, civil: NaiveDateTime) -> Result<DateTime<Utc>, ZoneError> {
        let found = self.rules.to_ambiguous_timestamp(to_jiff(civil)?).later();
        from_timestamp(found.map_err(|_| ZoneError::OutOfRange)?)
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.rules == other.rules
    }
}

impl Eq for Zone {}

/// Who looks at a calendar: the database zones are looked up in, and the zone in which a floating time is meant.
#[derive(Clone)]
pub struct Viewer<'z> {
    zones: &'z Database,
    zone: Zone,
}

impl<'z> Viewer<'z> {
    /// Somebody in the zone of this IANA name.
    pub fn new(zones: &'z Database, zone: &str) -> Result<Self, ZoneError> {
        Ok(Self { zones, zone: zones.find(zone)? })
    }

    /// The database in use.
    pub fn zones(&self) -> &'z Database {
        self.zones
    }

    /// The viewer's own zone.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }
}

/// Where the time zones in use come from, for the page that says what this program is made of.
pub fn database() -> &'static Origin {
    &Database::get().origin
}

/// Whether `name` is an IANA name, spelt as the database spells it.
pub fn is_known(name: &str) -> bool {
    Database::get().zone(name).is_some_and(|zone| zone.iana_name() == Some(name))
}

/// The IANA name of the zone this computer is set to, where it can be found out and is known. Looked up anew each time: jiff
/// remembers what it found for minutes, and somebody who travels asks right after it changed.
pub fn system_name() -> Option<String> {
    let now = || iana_time_zone::get_timezone().ok();
    // Follows `TZ`, which does not change while a program runs, and knows more places where a zone may be kept.
    let by_jiff = || TimeZone::try_system().ok()?.iana_name().map(str::to_owned);
    let chosen = std::env::var_os("TZ").is_some_and(|zone| !zone.is_empty());
    let found = if chosen { [by_jiff(), now()] } else { [now(), by_jiff()] };
    found.into_iter().flatten().find_map(|name| Database::get().zone(&name)?.iana_name().map(str::to_owned))
}

/// The date and time a clock in `zone` shows at `instant`.
pub fn civil(instant: DateTime<Utc>, zone: &str) -> Result<NaiveDateTime, ZoneError> {
    civil_in(instant, &find(zone)?)
}

/// The instant at which a clock in `zone` shows `civil`.
///
/// A time that is shown twice is the first of the two. A time that is skipped is as long after the gap as it would have
/// been after the clock jumped: 02:30 in a gap from 02:00 to 03:00 is 03:30. This is what RFC 5545 asks (section
/// 3.3.5) and what `Temporal` calls "compatible".
pub fn instant(civil: NaiveDateTime, zone: &str) -> Result<DateTime<Utc>, ZoneError> {
    Ok(Zone::new(find(zone)?).resolve(civil)?.0)
}

pub(crate) fn find(zone: &str) -> Result<TimeZone, ZoneError> {
    Database::get().zone(zone).ok_or(ZoneError::Unknown)
}

pub(crate) fn civil_in(instant: DateTime<Utc>, zone: &TimeZone) -> Result<NaiveDateTime, ZoneError> {
    let second = Timestamp::from_second(instant.timestamp()).map_err(|_| ZoneError::OutOfRange)?;
    let offset = TimeDelta::seconds(zone.to_offset(second).seconds().into());
    instant.naive_utc().checked_add_signed(offset).ok_or(ZoneError::OutOfRange)
}

pub(crate) fn from_timestamp(found: Timestamp) -> Result<DateTime<Utc>, ZoneError> {
    let nanosecond = found.as_nanosecond().rem_euclid(1_000_000_000);
    let second = i64::try_from(found.as_nanosecond().div_euclid(1_000_000_000)).ok();
    second
        .zip(u32::try_from(nanosecond).ok())
        .and_then(|(second, nanosecond)| DateTime::from_timestamp(second, nanosecond))
        .ok_or(ZoneError::OutOfRange)
}

pub(crate) fn to_jiff(civil: NaiveDateTime) -> Result<civil::DateTime, ZoneError> {
    fn small<N: TryInto<i8>>(number: N) -> Result<i8, ZoneError> {
        number.try_into().map_err(|_| ZoneError::OutOfRange)
    }
    civil::DateTime::new(
        i16::try_from(civil.year()).map_err(|_| ZoneError::OutOfRange)?,
        small(civil.month())?,
        small(civil.day())?,
        small(civil.hour())?,
        small(civil.minute())?,
        small(civil.second())?,
        // chrono writes a leap second as more than a second of nanoseconds; clocks do not show it.
        i32::try_from(civil.nanosecond().min(999_999_999)).map_err(|_| ZoneError::OutOfRange)?,
    )
    .map_err(|_| ZoneError::OutOfRange)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[test]
    fn names_are_known_as_the_database_spells_them() {
        for name in ["Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT-14", "Asia/Kathmandu"] {
            assert!(is_known(name), "{name}");
        }
        for name in
            ["", "Etc/Unknown", "europe/berlin", "Europe/Atlantis", "../../etc/passwd", "/etc/localtime", "CEST", "\0"]
        {
            assert!(!is_known(name), "{name}");
        }
        assert_eq!(civil(utc("2026-01-01T00:00:00Z"), "Etc/Unknown"), Err(ZoneError::Unknown));
    }

    #[test]
    fn the_zone_of_this_computer_is_a_known_one_if_it_can_be_told() {
        assert!(system_name().is_none_or(|name| is_known(&name)));
    }

    #[test]
    fn the_rules_are_not_older_than_those_shipped() {
        // British Columbia keeps summer time from 2026 on: release 2025b would say 11:00.
        assert_eq!(civil(utc("2026-12-01T19:00:00Z"), "America/Vancouver"), Ok(at("2026-12-01T12:00:00")));
    }

    #[test]
    fn a_skipped_time_lies_after_the_gap() {
        let cases = [
            ("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59Z"),
            ("Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z"),
            ("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z"),
            // Half an hour is skipped on Lord Howe Island.
            ("Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:45:00Z"),
            // A whole day, 30 December 2011, was skipped in Samoa.
            ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00Z"),
        ];
        for (zone, civil, expected) in cases {
            assert_eq!(instant(at(civil), zone), Ok(utc(expected)), "{civil} {zone}");
        }
    }

    #[test]
    fn a_time_shown_twice_is_the_first() {
        let cases = [
            ("Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z"),
            ("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z"),
            ("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00Z"),
        ];
        for (zone, civil, expected) in cases {
            assert_eq!(instant(at(civil), zone), Ok(utc(expected)), "{civil} {zone}");
        }
        for repeated in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"] {
            assert_eq!(civil(utc(repeated), "Europe/Berlin"), Ok(at("2026-10-25T02:30:00")));
        }
    }

    #[test]
    fn the_ends_of_time_are_refused_and_do_not_panic() {
        for far in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            assert_eq!(civil(far, "Europe/Berlin"), Err(ZoneError::OutOfRange));
            assert_eq!(instant(far.naive_utc(), "Europe/Berlin"), Err(ZoneError::OutOfRange));
        }
    }

    #[test]
    fn a_leap_second_is_taken_as_the_last_moment_before_it() {
        let leap = chrono::NaiveDate::from_ymd_opt(2016, 12, 31).unwrap().and_hms_nano_opt(23, 59, 59, 1_500_000_000);
        assert_eq!(instant(leap.unwrap(), "UTC"), Ok(utc("2016-12-31T23:59:59.999999999Z")));
    }

    proptest! {
        #[test]
        fn civil_and_back_is_the_same_clock_time(
            second in 0_i64..4_102_444_800,
            zone in prop::sample::select(vec!["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia",
                "Australia/Lord_Howe", "America/Havana", "Africa/Casablanca", "Asia/Tehran", "Antarctica/Troll", "UTC"]),
        ) {
            let moment = DateTime::from_timestamp(second, 0).unwrap();
            let shown = civil(moment, zone).unwrap();
            let back = instant(shown, zone).unwrap();
            // Shown times exist, so they come back as shown: the same instant, or the earlier of two.
            prop_assert_eq!(civil(back, zone).unwrap(), shown);
            prop_assert!(back <= moment && moment - back <= TimeDelta::hours(24));
        }

        #[test]
        fn any_name_and_any_instant_are_answered(name in "\\PC{0,40}", second in any::<i64>()) {
            if let Some(moment) = DateTime::from_timestamp(second, 0) {
                let _ = civil(moment, &name);
                let _ = instant(moment.naive_utc(), &name);
                let _ = civil(moment, "America/Sao_Paulo");
                let _ = instant(moment.naive_utc(), "America/Sao_Paulo");
            }
        }
    }
}
