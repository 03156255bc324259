//! When a backup is due: pure, asked again and again while the journal is open.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// How often a backup is made by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BackupEvery {
    Never,
    #[default]
    Day,
    Week,
}

/// What the rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tried {
    /// When the newest good backup was made.
    pub made: Option<DateTime<Utc>>,
    /// When one could not be made last, since the journal was opened.
    pub failed: Option<DateTime<Utc>>,
}

/// Four hours less than the name says, so that somebody who opens the journal a little earlier each day still gets one
/// a day.
const EARLY: TimeDelta = TimeDelta::hours(4);

/// After a failure it is tried again so late: a disk that is full now is not free a minute later.
const AGAIN: TimeDelta = TimeDelta::hours(1);

/// Whether a backup is due. However long the computer slept, one makes up for all that were missed.
///
/// A time in the future is one of a clock that was wrong: it is taken as long past, so that it holds up nothing.
pub fn due(every: BackupEvery, tried: Tried, now: DateTime<Utc>) -> bool {
    let period = match every {
        BackupEvery::Never => return false,
        BackupEvery::Day => TimeDelta::days(1) - EARLY,
        BackupEvery::Week => TimeDelta::weeks(1) - EARLY,
    };
    let over = |since: Option<DateTime<Utc>>, wait| since.is_none_or(|since| since > now || now - since >= wait);
    over(tried.made, period) && over(tried.failed, AGAIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::utc;

    fn tried(made: &str, failed: Option<&str>) -> Tried {
        Tried { made: Some(utc(made)), failed: failed.map(utc) }
    }

    #[test]
    fn the_first_is_due_at_once_and_the_next_a_day_or_a_week_later() {
        let now = utc("2026-11-19T09:00:00Z");
        assert!(due(BackupEvery::Day, Tried::default(), now));
        assert!(!due(BackupEvery::Never, Tried::default(), now));
        let yesterday = tried("2026-11-18T09:40:00Z", None);
        assert!(due(BackupEvery::Day, yesterday, now), "a little earlier than yesterday");
        assert!(!due(BackupEvery::Week, yesterday, now));
        assert!(!due(BackupEvery::Day, tried("2026-11-19T07:00:00Z", None), now));
        assert!(due(BackupEvery::Week, tried("2026-11-12T10:00:00Z", None), now));
    }

    #[test]
    fn weeks_asleep_are_made_up_for_once() {
        let now = utc("2026-11-19T09:00:00Z");
        assert!(due(BackupEvery::Day, tried("2026-10-01T09:00:00Z", None), now));
        assert!(!due(BackupEvery::Day, tried("2026-11-19T09:00:00Z", None), now));
    }

    #[test]
    fn what_failed_is_tried_again_after_an_hour() {
        let old = "2026-11-10T09:00:00Z";
        let now = utc("2026-11-19T09:00:00Z");
        assert!(!due(BackupEvery::Day, tried(old, Some("2026-11-19T08:30:00Z")), now));
        assert!(due(BackupEvery::Day, tried(old, Some("2026-11-19T08:00:00Z")), now));
    }

    #[test]
    fn a_clock_that_was_ahead_holds_up_nothing() {
        let now = utc("2026-11-19T09:00:00Z");
        assert!(due(BackupEvery::Day, tried("2031-01-01T09:00:00Z", Some("2031-01-01T09:00:00Z")), now));
    }
}
