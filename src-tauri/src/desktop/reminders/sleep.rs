//! How long the reminders' clock sleeps. Timers stop while the computer sleeps and no clock can be trusted to stay as it is, so
//! that it is looked at again long before.

use std::time::Duration;

use chrono::{DateTime, Utc};

/// Within this of a reminder, the clock is looked at often.
const NEAR: Duration = Duration::from_mins(30);
const NEAR_STEP: Duration = Duration::from_mins(1);
const FAR_STEP: Duration = Duration::from_mins(15);

/// How long to sleep at `now` if the next reminder is at `next`; `None` where there is nothing to wait for.
pub fn sleep(now: DateTime<Utc>, next: Option<DateTime<Utc>>) -> Option<Duration> {
    let left = (next? - now).to_std().unwrap_or_default();
    Some(left.min(if left <= NEAR { NEAR_STEP } else { FAR_STEP }))
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn it_sleeps_until_the_reminder_at_most_and_less_where_it_is_near() {
        let now = DateTime::UNIX_EPOCH;
        let after = |seconds: i64| sleep(now, Some(now + TimeDelta::seconds(seconds)));
        assert_eq!(sleep(now, None), None);
        assert_eq!(after(-5), Some(Duration::ZERO), "it is due already");
        assert_eq!(after(20), Some(Duration::from_secs(20)));
        assert_eq!(after(90), Some(NEAR_STEP));
        assert_eq!(after(30 * 60), Some(NEAR_STEP));
        assert_eq!(after(31 * 60), Some(FAR_STEP));
        assert_eq!(after(40 * 86_400), Some(FAR_STEP));
    }
}
