//! From a clock to an instant and back.

use chrono::{NaiveDate, NaiveTime};

use crate::error::ErrorCode;
use crate::journal::{Moment, WhenView};
use crate::testing::{Journal, journal, utc};

fn civil(date: &str, time: &str) -> Moment {
    Moment::Civil { date: date.parse().unwrap(), time: time.parse().unwrap() }
}

fn ask(journal: &Journal, moment: Moment, zone: &str) -> WhenView {
    journal.session.journal_when(moment, zone).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_time_by_the_clock_becomes_an_instant_and_counts_for_a_day() {
    let journal = journal();
    let evening = ask(&journal, civil("2026-11-18", "22:30:00"), "America/Chicago");
    assert_eq!(evening.at, utc("2026-11-19T04:30:00Z"));
    assert_eq!((evening.date, evening.day), (date("2026-11-18"), date("2026-11-18")));
    // At half past one the day before is not over.
    let night = ask(&journal, civil("2026-11-18", "01:30:00"), "America/Chicago");
    assert_eq!((night.date, night.day), (date("2026-11-18"), date("2026-11-17")));
    let settings = journal.session.settings().unwrap();
    let _ = journal.session.settings_set(&crate::settings::Settings { day_starts_at: 0, ..settings }).unwrap();
    assert_eq!(ask(&journal, civil("2026-11-18", "01:30:00"), "America/Chicago").day, date("2026-11-18"));
}

#[test]
fn skipped_and_doubled_times_are_taken_as_calendars_take_them() {
    let journal = journal();
    let skipped = ask(&journal, civil("2026-03-29", "01:30:00"), "Europe/London");
    assert_eq!((skipped.at, skipped.time.to_string()), (utc("2026-03-29T01:30:00Z"), "02:30:00".into()));
    let doubled = ask(&journal, civil("2026-10-25", "01:30:00"), "Europe/London");
    assert_eq!(doubled.at, utc("2026-10-25T00:30:00Z"));
}

#[test]
fn an_instant_is_told_by_the_clocks_of_a_place() {
    let journal = journal();
    let moment = Moment::Instant { at: utc("2026-11-19T01:00:00.250Z") };
    let there = ask(&journal, moment, "Asia/Kathmandu");
    assert_eq!((there.date, there.time), (date("2026-11-19"), NaiveTime::from_hms_opt(6, 45, 0).unwrap()));
    assert_eq!(there.at, utc("2026-11-19T01:00:00.250Z"), "the instant itself is not rounded");
    // It is 21:48 UTC on 19 November.
    assert_eq!((there.now_date, there.now_time.to_string()), (date("2026-11-20"), "03:33:00".into()));
}

#[test]
fn what_has_not_come_yet_is_said_to_be_so() {
    let journal = journal();
    assert!(!ask(&journal, civil("2026-11-19", "21:48:00"), "Europe/London").to_come);
    assert!(ask(&journal, civil("2026-11-19", "21:49:00"), "Europe/London").to_come);
    assert!(!ask(&journal, civil("2026-11-19", "21:49:00"), "Europe/Berlin").to_come);
}

#[test]
fn a_zone_nobody_knows_still_shows_an_entry_but_sets_no_clock() {
    let journal = journal();
    let moment = Moment::Instant { at: utc("2026-11-19T01:00:00Z") };
    assert_eq!(ask(&journal, moment, "Nowhere/Land").time.to_string(), "01:00:00");
    let refused = journal.session.journal_when(civil("2026-11-18", "12:00:00"), "Nowhere/Land").unwrap_err();
    assert_eq!((refused.code, refused.field), (ErrorCode::Invalid, Some("zone")));
}
