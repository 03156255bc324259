//! The moment of an entry, by the clocks of a place: the only way the windows have from a clock to an instant and back.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::Reader;

use crate::error::Result;
use crate::settings;

/// Where clocks show UTC.
const UTC_ZONE: &str = "Etc/UTC";

/// A moment as somebody names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Moment {
    Instant {
        at: DateTime<Utc>,
    },
    /// By the clocks of a zone.
    Civil {
        date: NaiveDate,
        time: NaiveTime,
    },
}

/// A moment by the clocks of a zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WhenView {
    pub at: DateTime<Utc>,
    pub date: NaiveDate,
    /// Whole seconds.
    pub time: NaiveTime,
    /// The day it counts for by the person's day boundary.
    pub day: NaiveDate,
    /// It has not come yet.
    pub to_come: bool,
    /// What the same clocks show now.
    pub now_date: NaiveDate,
    pub now_time: NaiveTime,
}

/// What clocks in `zone` show at a moment, at which instant it is, and which day it counts for by the day boundary.
///
/// A time that clocks there skip or show twice is resolved as [`schedule::zone::instant`] says. An instant in a zone that
/// this program does not know is told in UTC, as a saved entry is; a time by the clocks of such a zone is an error.
pub fn when(reader: Reader<'_>, now: DateTime<Utc>, moment: Moment, zone: &str) -> Result<WhenView> {
    let clocks = if schedule::zone::is_known(zone) { zone } else { UTC_ZONE };
    let at = match moment {
        Moment::Instant { at } => at,
        Moment::Civil { date, time } => schedule::zone::instant(date.and_time(time), zone)?,
    };
    let civil = shown(at, clocks)?;
    let clock = shown(now, clocks)?;
    Ok(WhenView {
        at,
        date: civil.date(),
        time: civil.time(),
        day: schedule::day::day_of(at, clocks, settings::day_starts_at(reader)?)?,
        to_come: at > now,
        now_date: clock.date(),
        now_time: clock.time(),
    })
}

/// Whole seconds: nobody reads more from a clock.
fn shown(at: DateTime<Utc>, zone: &str) -> Result<NaiveDateTime> {
    Ok(schedule::zone::civil(at, zone)?.trunc_subsecs(0))
}
