//! Durations as iCalendar writes them (RFC 5545, section 3.3.6).

use std::fmt;

use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, Utc};

use crate::zone::{Zone, ZoneError};

/// A length of time with a nominal and an exact part.
///
/// Weeks and days are nominal: `P1D` leads to the same time on the clock, whether the day has 23, 24 or 25 hours. Hours,
/// minutes and seconds are exact: `PT24H` is 86,400 seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration {
    /// Nominal days, a week being seven; at most [`Duration::MAX_DAYS`] either way.
    days: i32,
    /// Exact seconds, of the same sign as the days.
    seconds: i64,
}

/// Why a value is no duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DurationError {
    /// It is not written as `P7D`, `PT1H30M`, `-PT15M` or `P1W`.
    #[error("not written as a duration")]
    Form,
    /// Longer than [`Duration::MAX_DAYS`] days.
    #[error("too long")]
    TooLong,
}

impl Duration {
    /// The longest duration that is read, in days: a hundred years.
    pub const MAX_DAYS: i32 = 36_525;
    /// No time at all.
    pub const ZERO: Self = Self { days: 0, seconds: 0 };

    /// So many days by the calendar.
    pub const fn days(days: u16) -> Self {
        Self { days: days as i32, seconds: 0 }
    }

    /// So many exact minutes.
    pub const fn minutes(minutes: u32) -> Self {
        Self { days: 0, seconds: minutes as i64 * 60 }
    }

    /// Both, one after the other: first by the calendar, then exactly.
    #[must_use]
    pub const fn and(self, exact: Self) -> Self {
        Self { days: self.days + exact.days, seconds: self.seconds + exact.seconds }
    }

    /// Its nominal days and its exact seconds.
    pub const fn parts(self) -> (i32, i64) {
        (self.days, self.seconds)
    }

    /// So many exact seconds, as far as [`Duration::MAX_DAYS`] goes.
    pub fn exactly(delta: TimeDelta) -> Self {
        let most = i64::from(Self::MAX_DAYS) * 86_400;
        Self { days: 0, seconds: delta.num_seconds().clamp(-most, most) }
    }

    /// Reads a value. Weeks beside days are taken, though section 3.3.6 writes them alone.
    pub fn parse(value: &str) -> Result<Self, DurationError> {
        let value = value.trim();
        let (sign, rest) = match value.as_bytes().first() {
            Some(b'-') => (-1, value.get(1..)),
            Some(b'+') => (1, value.get(1..)),
            _ => (1, Some(value)),
        };
        let rest = rest.and_then(|rest| rest.strip_prefix(['P', 'p'])).ok_or(DurationError::Form)?;
        let (date, time) = match rest.split_once(['T', 't']) {
            Some((_, "")) => return Err(DurationError::Form),
            Some((date, time)) => (date, time),
            None if rest.is_empty() => return Err(DurationError::Form),
            None => (rest, ""),
        };
        let days = sum_of(date, &[('W', 7), ('D', 1)])?;
        let seconds = sum_of(time, &[('H', 3_600), ('M', 60), ('S', 1)])?;
        let most = i64::from(Self::MAX_DAYS);
        let days = i32::try_from(days).ok().filter(|days| *days <= Self::MAX_DAYS).ok_or(DurationError::TooLong)?;
        if seconds > most * 86_400 {
            return Err(DurationError::TooLong);
        }
        Ok(Self { days: sign * days, seconds: i64::from(sign) * seconds })
    }

    /// Whether nothing of it is positive.
    pub fn is_zero_or_negative(self) -> bool {
        self.days <= 0 && self.seconds <= 0
    }

    /// An upper bound of its length on the line of time, whatever the clock does on the way.
    pub(crate) fn at_most(self) -> TimeDelta {
        let slack = if self.days == 0 { 0 } else { 2 };
        TimeDelta::days(i64::from(self.days.abs()) + slack) + TimeDelta::seconds(self.seconds.abs())
    }

    /// The instant this long after a clock in `zone` shows `civil`, which is at `instant`.
    pub(crate) fn after(
        self,
        civil: NaiveDateTime,
        instant: DateTime<Utc>,
        zone: &Zone,
    ) -> Result<DateTime<Utc>, ZoneError> {
        let moved = if self.days == 0 { instant } else { zone.resolve(shift(civil, self.days)?)?.0 };
        moved.checked_add_signed(TimeDelta::seconds(self.seconds)).ok_or(ZoneError::OutOfRange)
    }

    /// The instant this long before a clock in `zone` shows `civil`, which is at `instant`.
    pub fn before(self, civil: NaiveDateTime, instant: DateTime<Utc>, zone: &Zone) -> Result<DateTime<Utc>, ZoneError> {
        Self { days: -self.days, seconds: -self.seconds }.after(civil, instant, zone)
    }
}

/// The same time of day, so many days later.
fn shift(civil: NaiveDateTime, days: i32) -> Result<NaiveDateTime, ZoneError> {
    let count = Days::new(days.unsigned_abs().into());
    let moved = if days < 0 { civil.checked_sub_days(count) } else { civil.checked_add_days(count) };
    moved.ok_or(ZoneError::OutOfRange)
}

/// Adds up `1H30M`: numbers with a unit each, in this order, none twice.
fn sum_of(text: &str, units: &[(char, i64)]) -> Result<i64, DurationError> {
    let (mut sum, mut rest, mut units) = (0_i64, text, units.iter());
    while !rest.is_empty() {
        let end = rest.find(|character: char| !character.is_ascii_digit()).ok_or(DurationError::Form)?;
        let (number, tail) = rest.split_at_checked(end).ok_or(DurationError::Form)?;
        let letter = tail.chars().next().ok_or(DurationError::Form)?.to_ascii_uppercase();
        let (_, factor) = units.find(|(unit, _)| *unit == letter).ok_or(DurationError::Form)?;
        if number.is_empty() {
            return Err(DurationError::Form);
        }
        let part = number.parse::<i64>().ok().and_then(|number| number.checked_mul(*factor));
        sum = part.and_then(|part| sum.checked_add(part)).ok_or(DurationError::TooLong)?;
        rest = tail.get(letter.len_utf8()..).ok_or(DurationError::Form)?;
    }
    Ok(sum)
}

/// As a value is written in an iCalendar file, in the shortest way.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, seconds) = (self.days.unsigned_abs(), self.seconds.unsigned_abs());
        if self.days < 0 || self.seconds < 0 {
            f.write_str("-")?;
        }
        match (days, seconds) {
            (0, 0) => return f.write_str("PT0S"),
            (1.., 0) if days.is_multiple_of(7) => return write!(f, "P{}W", days / 7),
            (0, _) => f.write_str("P")?,
            _ => write!(f, "P{days}D")?,
        }
        if seconds > 0 {
            f.write_str("T")?;
        }
        for (amount, unit) in [(seconds / 3_600, 'H'), (seconds / 60 % 60, 'M'), (seconds % 60, 'S')] {
            if amount > 0 {
                write!(f, "{amount}{unit}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::zone::Database;

    #[test]
    fn durations_are_read_and_written_the_short_way() {
        for (text, shortest) in [
            ("P7D", "P1W"),
            ("P1W", "P1W"),
            ("P8D", "P8D"),
            ("PT90M", "PT1H30M"),
            ("PT24H", "PT24H"),
            ("-PT15M", "-PT15M"),
            ("+P1DT12H", "P1DT12H"),
            ("P15DT5H0M20S", "P15DT5H20S"),
            ("PT0M", "PT0S"),
            ("P1W2D", "P9D"),
        ] {
            assert_eq!(Duration::parse(text).map(|read| read.to_string()), Ok(shortest.into()), "{text}");
        }
        assert_ne!(Duration::parse("P1D"), Duration::parse("PT24H"));
    }

    #[test]
    fn what_is_none_is_refused_for_its_reason() {
        for text in ["", "P", "PT", "P1", "1D", "P1M", "PT1D", "PD", "PT5M5H", "P1D2D", "P-1D", "P1DT", "Pé"] {
            assert_eq!(Duration::parse(text), Err(DurationError::Form), "{text}");
        }
        for text in ["P36526D", "PT999999999999H", "P99999999999999999999D", "-P9999W"] {
            assert_eq!(Duration::parse(text), Err(DurationError::TooLong), "{text}");
        }
    }

    #[test]
    fn a_day_is_nominal_and_24_hours_are_exact() {
        let zone = Database::get().find("Europe/London").unwrap();
        let start: NaiveDateTime = "2026-03-29T18:00:00".parse().unwrap();
        let (instant, _) = zone.resolve(start).unwrap();
        for (lead, expected) in
            [("P1D", "2026-03-28T18:00:00Z"), ("PT24H", "2026-03-28T17:00:00Z"), ("P1DT1H", "2026-03-28T17:00:00Z")]
        {
            let trigger = Duration::parse(&format!("-{lead}")).unwrap().after(start, instant, &zone);
            assert_eq!(trigger, Ok(expected.parse().unwrap()), "{lead}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_what_is_read_reads_again(
            text in "\\PC{0,20}|[-+]?P([0-9]{1,4}[WD])?(T([0-9]{1,4}H)?([0-9]{1,4}M)?([0-9]{1,4}S)?)?",
        ) {
            if let Ok(duration) = Duration::parse(&text) {
                prop_assert_eq!(Duration::parse(&duration.to_string()), Ok(duration));
            }
        }
    }
}
