//! Dates and times as iCalendar writes them (RFC 5545, sections 3.3.4 and 3.3.5), not yet placed on the line of time.

use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use crate::tzid;
use crate::zone::{Viewer, Zone, ZoneError};

/// A value of type DATE or DATE-TIME in one of its forms.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Moment {
    /// A date without a time: the whole local day.
    Date(NaiveDate),
    /// A wall time without a zone: that of the series it belongs to, or the viewer's where the series floats (form 1).
    Local(NaiveDateTime),
    /// An instant, written with `Z` (form 2).
    Utc(DateTime<Utc>),
    /// A wall time with a TZID of its own, kept as it was written (form 3).
    Zoned { civil: NaiveDateTime, tzid: String },
}

/// Why a value is no date or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MomentError {
    /// It is not written as `20260331`, `20260331T183000` or `20260331T183000Z`.
    #[error("not written as a date or a time")]
    Form,
    /// It is written well and means a date or a time that no calendar or clock has.
    #[error("no such date or time")]
    Impossible,
}

/// A moment in the zone it is meant in.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub(crate) civil: NaiveDateTime,
    pub(crate) zone: Zone,
    pub(crate) instant: DateTime<Utc>,
    /// The clock skipped `civil`; `instant` is as long after the gap.
    pub(crate) skipped: bool,
}

impl Moment {
    /// Reads one value. A leap second is the second before it, as section 3.3.12 asks of those who have none.
    pub fn parse(value: &str) -> Result<Self, MomentError> {
        let value = value.trim();
        let Some((date, time)) = value.split_once(['T', 't']) else {
            return Ok(Self::Date(parse_date(value)?));
        };
        let utc = time.strip_suffix(['Z', 'z']);
        let civil = parse_date(date)?.and_time(parse_time(utc.unwrap_or(time))?);
        Ok(if utc.is_some() { Self::Utc(civil.and_utc()) } else { Self::Local(civil) })
    }

    /// Reads the values of an EXDATE or RDATE line, which commas separate, each on its own: one that is broken costs only itself.
    pub fn parse_list(values: &str) -> impl Iterator<Item = Result<Self, MomentError>> + '_ {
        values.split(',').filter(|value| !value.trim().is_empty()).map(Self::parse)
    }

    /// The same wall time under the TZID parameter of its line. A date and an instant need none (section 3.2.19).
    #[must_use]
    pub fn with_tzid(self, tzid: &str) -> Self {
        match self {
            Self::Local(civil) => Self::Zoned { civil, tzid: tzid.to_owned() },
            other => other,
        }
    }

    /// The date and time as written; midnight for a date.
    pub fn civil(&self) -> NaiveDateTime {
        match self {
            Self::Date(date) => date.and_time(NaiveTime::MIN),
            Self::Local(civil) | Self::Zoned { civil, .. } => *civil,
            Self::Utc(instant) => instant.naive_utc(),
        }
    }

    /// Where this is on the line of time, in the zone of its series.
    ///
    /// An instant is shown in the series' zone; what has a zone of its own stays in that one.
    pub(crate) fn place(&self, series: &Zone, viewer: &Viewer<'_>) -> Result<Placed, ZoneError> {
        match self {
            Self::Utc(instant) => {
                Ok(Placed { civil: series.civil(*instant)?, zone: series.clone(), instant: *instant, skipped: false })
            }
            Self::Zoned { tzid, civil } => {
                let zone = tzid::resolve(viewer.zones(), tzid).ok_or(ZoneError::Unknown)?;
                Placed::new(*civil, &zone)
            }
            Self::Date(_) | Self::Local(_) => Placed::new(self.civil(), series),
        }
    }
}

impl Placed {
    pub(crate) fn new(civil: NaiveDateTime, zone: &Zone) -> Result<Self, ZoneError> {
        let (instant, skipped) = zone.resolve(civil)?;
        Ok(Self { civil, zone: zone.clone(), instant, skipped })
    }
}

/// As a value is written in an iCalendar file; the TZID of [`Moment::Zoned`] belongs into the line's parameters.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.civil();
        write!(f, "{:04}{:02}{:02}", civil.year(), civil.month(), civil.day())?;
        if let Self::Date(_) = self {
            return Ok(());
        }
        write!(f, "T{:02}{:02}{:02}", civil.hour(), civil.minute(), civil.second())?;
        if let Self::Utc(_) = self { f.write_str("Z") } else { Ok(()) }
    }
}

fn parse_date(text: &str) -> Result<NaiveDate, MomentError> {
    let [year, month, day] = digits(text, [4, 2, 2])?;
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .filter(|date| date.year() >= 1)
        .ok_or(MomentError::Impossible)
}

fn parse_time(text: &str) -> Result<NaiveTime, MomentError> {
    let [hour, minute, second] = digits(text, [2, 2, 2])?;
    let second = if second == 60 { 59 } else { second };
    NaiveTime::from_hms_opt(hour, minute, second).ok_or(MomentError::Impossible)
}

/// Three numbers of fixed widths and nothing else.
fn digits(text: &str, widths: [usize; 3]) -> Result<[u32; 3], MomentError> {
    if text.len() != widths.iter().sum::<usize>() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(MomentError::Form);
    }
    let mut rest = text;
    let mut numbers = [0; 3];
    for (number, width) in numbers.iter_mut().zip(widths) {
        let (head, tail) = rest.split_at_checked(width).ok_or(MomentError::Form)?;
        *number = head.parse().map_err(|_| MomentError::Form)?;
        rest = tail;
    }
    Ok(numbers)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_three_forms_and_a_date_are_told_apart_and_written_as_read() {
        let civil: NaiveDateTime = "2026-03-31T18:30:05".parse().unwrap();
        for (text, expected) in [
            ("20260331", Moment::Date(civil.date())),
            ("20260331T183005", Moment::Local(civil)),
            ("20260331T183005Z", Moment::Utc(civil.and_utc())),
        ] {
            assert_eq!(Moment::parse(text), Ok(expected.clone()));
            assert_eq!(expected.to_string(), text);
        }
        let zoned = Moment::Local(civil).with_tzid("Europe/London");
        assert_eq!(zoned, Moment::Zoned { civil, tzid: "Europe/London".into() });
        assert_eq!(zoned.to_string(), "20260331T183005");
        assert_eq!(Moment::Date(civil.date()).with_tzid("Europe/London"), Moment::Date(civil.date()));
        assert_eq!(Moment::parse("20161231T235960Z").unwrap().to_string(), "20161231T235959Z");
    }

    #[test]
    fn what_is_none_is_refused_for_its_reason() {
        for text in
            ["", "T", "2026-03-31", "20260331T", "20260331T1830", "20260331T183000+0100", "+2026033", "２０２６0331"]
        {
            assert_eq!(Moment::parse(text), Err(MomentError::Form), "{text}");
        }
        for text in ["20260230", "20261301", "00000101", "20260331T240000", "20260331T186000Z"] {
            assert_eq!(Moment::parse(text), Err(MomentError::Impossible), "{text}");
        }
    }

    #[test]
    fn one_broken_value_of_a_list_costs_only_itself() {
        let read: Vec<_> = Moment::parse_list("20260331T183000, 20260407T173000Z,yesterday,,20260414").collect();
        assert_eq!(read.iter().filter(|value| value.is_ok()).count(), 3);
        assert_eq!(read[2], Err(MomentError::Form));
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_what_is_read_reads_again(text in "\\PC{0,20}|[0-9]{8}(T[0-9]{6}Z?)?") {
            if let Ok(moment) = Moment::parse(&text) {
                prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
            }
        }
    }
}
