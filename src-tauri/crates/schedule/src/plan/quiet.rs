//! Hours in which nothing makes a sound.

use chrono::{DateTime, Days, NaiveTime, Utc};

use crate::zone::{Zone, ZoneError};

/// From one time of day, included, to another, excluded, over midnight where that is earlier, in the zone the person is in.
/// Two equal times mean no quiet hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuietHours {
    pub from: NaiveTime,
    pub to: NaiveTime,
    pub zone: Zone,
}

/// What quiet hours do to a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hold {
    /// It is not quiet.
    None,
    /// It waits until they end.
    Until(DateTime<Utc>),
    /// Waiting would be too late: it is shown without a sound.
    Silent,
}

impl QuietHours {
    /// What to do with a reminder that would be shown `now` of something that begins at `start`.
    pub fn hold(&self, now: DateTime<Utc>, start: DateTime<Utc>) -> Result<Hold, ZoneError> {
        Ok(match self.ends(now)? {
            None => Hold::None,
            Some(end) if end < start => Hold::Until(end),
            Some(_) => Hold::Silent,
        })
    }

    /// When the quiet hours end that `now` is in, if it is in any.
    pub fn ends(&self, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, ZoneError> {
        let shown = self.zone.civil(now)?;
        let time = shown.time();
        let over_midnight = self.to < self.from;
        let (since, until) = (time >= self.from, time < self.to);
        let quiet = if over_midnight { since || until } else { since && until };
        if !quiet {
            return Ok(None);
        }
        let date =
            if over_midnight && since { shown.date().checked_add_days(Days::new(1)) } else { Some(shown.date()) };
        let end = date.ok_or(ZoneError::OutOfRange)?.and_time(self.to);
        // In a repeated hour the first showing of the end may be past: then the second is meant.
        let (first, _) = self.zone.resolve(end)?;
        Ok(Some(if first > now { first } else { self.zone.resolve_last(end)? }))
    }
}
