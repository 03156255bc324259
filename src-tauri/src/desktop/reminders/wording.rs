//! What a notification says. Discreet unless a name may be seen: it says when, and neither what nor with whom.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::desktop::words::Words;

/// What is known of something to remind of.
pub struct About<'a> {
    /// Only where the person chose that it may be seen.
    pub name: Option<&'a str>,
    /// What the clock here shows as it begins, and now.
    pub start: NaiveDateTime,
    pub now: NaiveDateTime,
    /// How long it is until then; not what the clocks say, which may be put forward or back in between.
    pub left: TimeDelta,
    pub whole_day: bool,
}

/// The two lines of a notification.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    pub title: String,
    pub body: String,
}

/// What is said of it.
pub fn say(words: &Words, about: &About<'_>) -> Said {
    let when = when(words, about);
    let title = match about.name {
        Some(name) => words.with("reminder-named", &[("name", name), ("when", &when)]),
        None => words.with("reminder-something", &[("when", &when)]),
    };
    Said { title, body: left(words, about) }
}

/// What is said of a moment to check in: it asks nothing that others may not read.
pub fn check_in(words: &Words) -> Said {
    Said { title: words.text("reminder-check-in"), body: words.text("reminder-check-in-text") }
}

/// What is said of a time for doses: when, and nothing that others may not read.
pub fn dose(words: &Words, start: NaiveTime) -> Said {
    Said { title: words.with("reminder-dose", &[("time", &words.time(start))]), body: String::new() }
}

/// "at 19:00", "tomorrow at 19:00", "today".
fn when(words: &Words, about: &About<'_>) -> String {
    let days = (about.start.date() - about.now.date()).num_days();
    let time = words.time(about.start.time());
    let count = days.abs().to_string();
    let id = match (about.whole_day, days) {
        (true, i64::MIN..=0) => "reminder-today",
        (true, 1) => "reminder-tomorrow",
        (true, _) => "reminder-in-days",
        (false, 0) => "reminder-at",
        (false, 1) => "reminder-tomorrow-at",
        (false, 2..) => "reminder-in-days-at",
        (false, _) => "reminder-yesterday-at",
    };
    words.with(id, &[("time", &time), ("days", &count)])
}

/// How much time is left, counted from now.
fn left(words: &Words, about: &About<'_>) -> String {
    if about.whole_day {
        return String::new();
    }
    let left = about.left;
    if left <= TimeDelta::zero() {
        return words.text("reminder-begun");
    }
    // A minute that has begun counts: "in 0 minutes" helps nobody.
    let minutes = (left.num_seconds() + 59) / 60;
    let (hours, rest) = (minutes / 60, minutes % 60);
    match (hours, rest) {
        (0, 1) => words.text("reminder-in-a-minute"),
        (0, _) => words.with("reminder-in-minutes", &[("minutes", &minutes.to_string())]),
        (1, 0) => words.text("reminder-in-an-hour"),
        (1..=11, 0) => words.with("reminder-in-hours", &[("hours", &hours.to_string())]),
        (1..=11, _) => {
            words.with("reminder-in-hours-minutes", &[("hours", &hours.to_string()), ("minutes", &rest.to_string())])
        }
        // So far ahead, when it is says more than how long until then.
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn said(name: Option<&str>, start: &str, now: &str, whole_day: bool) -> (String, String) {
        let (start, now): (NaiveDateTime, NaiveDateTime) = (start.parse().unwrap(), now.parse().unwrap());
        let about = About { name, start, now, left: start - now, whole_day };
        let Said { title, body } = say(&Words::of("en", &["en-GB"]), &about);
        (title, body)
    }

    #[test]
    fn it_says_when_and_counts_from_now_and_names_nothing() {
        let evening = "2026-11-19T19:00:00";
        for (now, title, body) in [
            ("2026-11-19T18:30:00", "Something at 19:00", "In 30 minutes."),
            ("2026-11-19T18:45:20", "Something at 19:00", "In 15 minutes."),
            ("2026-11-19T18:59:10", "Something at 19:00", "In a minute."),
            ("2026-11-19T18:00:00", "Something at 19:00", "In an hour."),
            ("2026-11-19T17:30:00", "Something at 19:00", "In 1 h 30."),
            ("2026-11-19T16:00:00", "Something at 19:00", "In 3 hours."),
            ("2026-11-19T19:05:00", "Something at 19:00", "It has begun."),
            ("2026-11-18T19:00:00", "Something tomorrow at 19:00", ""),
            ("2026-11-12T19:00:00", "Something in 7 days, at 19:00", ""),
            ("2026-11-20T00:10:00", "Something since yesterday at 19:00", "It has begun."),
        ] {
            assert_eq!(said(None, evening, now, false), (title.to_owned(), body.to_owned()), "{now}");
        }
        let midnight = "2026-11-19T00:00:00";
        assert_eq!(said(None, midnight, "2026-11-18T21:00:00", true).0, "Something tomorrow");
        assert_eq!(said(None, midnight, "2026-11-19T09:00:00", true).0, "Something today");
    }

    #[test]
    fn of_doses_it_says_when_and_no_more() {
        let Said { title, body } = dose(&Words::of("en", &["en-GB"]), "21:00:00".parse().unwrap());
        assert_eq!((title.as_str(), body.as_str()), ("Something for you at 21:00", ""));
    }

    #[test]
    fn a_name_is_said_only_where_it_may_be_and_as_it_is() {
        let (title, body) = said(Some("Tea { $when }"), "2026-11-19T19:00:00", "2026-11-19T18:30:00", false);
        assert_eq!((title.as_str(), body.as_str()), ("Tea { $when }, at 19:00", "In 30 minutes."));
    }
}
