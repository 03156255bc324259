//! What is reminded of, and when the clock is looked at again.
//!
//! A case of `fixtures/reminders.txt` has the lines of a series, then what is known (`LEADS`, `ARMED`, `SHOWN`, `DISMISSED`,
//! `SNOOZE`, `QUIET`), the time, and the plan: `FIRE`, `MISSED`, `SUPERSEDED`, `WAKE`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use proptest::prelude::*;
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::plan::{Cause, Kind, Ledger, Line, Plan, QuietHours, Reminders, Snooze, Upcoming, plan, upcoming};
use schedule::series::{Length, RecurrenceId, Series};
use schedule::zone::Database;

use common::{instant, take, viewer};

const CASES: &str = include_str!("fixtures/reminders.txt");

/// A series with its reminders, read from lines.
struct Known {
    series: Series,
    leads: Vec<Duration>,
    armed_at: DateTime<Utc>,
    ledger: Ledger,
    dismissed: BTreeSet<RecurrenceId>,
    snoozes: Vec<Snooze>,
    quiet: Option<QuietHours>,
}

fn lead(text: &str) -> Duration {
    Duration::parse(text).unwrap()
}

fn id(text: &str) -> RecurrenceId {
    RecurrenceId(Moment::parse(text).unwrap().civil())
}

impl Known {
    fn read(lines: &str) -> Self {
        let mut known = Self {
            series: Series::once(Moment::Utc(DateTime::UNIX_EPOCH), Length::Unstated),
            leads: Vec::new(),
            armed_at: DateTime::UNIX_EPOCH,
            ledger: Ledger::default(),
            dismissed: BTreeSet::new(),
            snoozes: Vec::new(),
            quiet: None,
        };
        for line in lines.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            known.take(line);
        }
        known
    }

    fn take(&mut self, line: &str) {
        let (head, value) = line.split_once(':').unwrap();
        let (first, second) = value.split_once(' ').unwrap_or((value, ""));
        match head.split(';').next().unwrap() {
            "LEADS" => self.leads = value.split(',').map(lead).collect(),
            "ARMED" => self.armed_at = instant(value),
            "SHOWN" => self.ledger.record([Line { occurrence: id(first), lead: lead(second) }]),
            "DISMISSED" => drop(self.dismissed.insert(id(value))),
            "SNOOZE" => self.snoozes.push(Snooze { occurrence: id(first), until: instant(second) }),
            "QUIET" => {
                let (from, to) = value.split_once('-').unwrap();
                let time = |text| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
                let zone = Database::get().find(head.split_once("TZID=").unwrap().1).unwrap();
                self.quiet = Some(QuietHours { from: time(from), to: time(to), zone });
            }
            "NOW" | "FIRE" | "MISSED" | "SUPERSEDED" | "WAKE" => {}
            _ => assert!(take(&mut self.series, line), "{line}?"),
        }
    }

    fn reminders(&self) -> Reminders<'_> {
        Reminders {
            series: &self.series,
            leads: &self.leads,
            armed_at: self.armed_at,
            ledger: &self.ledger,
            dismissed: &self.dismissed,
            snoozes: &self.snoozes,
            quiet: self.quiet.as_ref(),
        }
    }

    fn plan(&self, now: DateTime<Utc>) -> Plan {
        plan(now, &self.reminders(), &viewer("Europe/Berlin")).unwrap()
    }

    fn upcoming(&self, now: DateTime<Utc>) -> Vec<Upcoming> {
        upcoming(now, TimeDelta::days(100), &self.reminders(), &viewer("Europe/Berlin")).unwrap()
    }

    /// Plans and remembers, as a program does; answers what was shown.
    fn live(&mut self, now: DateTime<Utc>) -> Plan {
        let plan = self.plan(now);
        self.ledger.record(plan.lines());
        for firing in plan.fire.iter().filter(|firing| firing.cause == Cause::Snooze) {
            self.snoozes.retain(|snooze| snooze.occurrence != firing.occurrence.id);
        }
        plan
    }

    /// The plan in the words of the cases.
    fn told(&self, now: &str) -> Vec<String> {
        tell(&self.plan(instant(now)))
    }
}

fn tell(plan: &Plan) -> Vec<String> {
    let moment = |id: RecurrenceId| Moment::Local(id.0).to_string();
    let fire = plan.fire.iter().map(|firing| {
        let cause = match firing.cause {
            Cause::Lead(lead) => lead.to_string(),
            Cause::Snooze => "snooze".into(),
        };
        let kind = if firing.kind == Kind::Due { "due" } else { "in_progress" };
        format!("FIRE:{} {cause} {kind}{}", moment(firing.occurrence.id), if firing.silent { " silent" } else { "" })
    });
    let missed = plan.missed.iter().map(|missed| format!("MISSED:{}", moment(missed.occurrence.id)));
    let superseded = plan.superseded.iter().map(|line| format!("SUPERSEDED:{} {}", moment(line.occurrence), line.lead));
    let wake = plan.next_wake.map_or(String::new(), |wake| Moment::Utc(wake).to_string());
    fire.chain(missed).chain(superseded).chain([format!("WAKE:{wake}")]).collect()
}

/// Leads as [`Duration`] writes them.
fn shortest(line: &str) -> String {
    line.split(' ')
        .map(|word| Duration::parse(word).map_or(word.to_owned(), |lead| lead.to_string()))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn every_case_is_planned_as_it_should() {
    let cases: Vec<_> = CASES.split("\n\n").filter(|block| !block.trim().is_empty()).collect();
    assert!(cases.len() >= 19, "the fixture is cut off");
    for case in cases {
        let expected: Vec<_> = case
            .lines()
            .filter(|line| ["FIRE:", "MISSED:", "SUPERSEDED:", "WAKE:"].iter().any(|head| line.starts_with(head)))
            .map(shortest)
            .collect();
        let now = case.lines().find_map(|line| line.strip_prefix("NOW:")).unwrap();
        assert_eq!(Known::read(case).told(now), expected, "{}", case.lines().next().unwrap());
    }
}

/// Whoever goes from wake to wake is shown first what was said to come first, and as it was said.
fn comes_as_foretold(mut known: Known, mut now: DateTime<Utc>, case: &str) {
    known.live(now);
    let foretold = known.upcoming(now);
    for step in 0..40 {
        let first = foretold.first();
        let wake = known.plan(now).next_wake.filter(|wake| first.is_none_or(|first| *wake <= first.at));
        let Some(wake) = wake else {
            assert!(first.is_none(), "{case}: {first:?} was foretold, and nothing waits for it");
            return;
        };
        now = wake;
        if let Some(fired) = known.live(now).fire.first() {
            let seen = first.map(|first| (first.at, first.occurrence.id, first.cause, first.silent));
            assert_eq!(Some((now, fired.occurrence.id, fired.cause, fired.silent)), seen, "{case}");
            return;
        }
        assert!(step < 39, "{case}: nothing comes");
    }
}

#[test]
fn what_is_foretold_of_every_case_is_what_comes() {
    for case in CASES.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let now = case.lines().find_map(|line| line.strip_prefix("NOW:")).unwrap();
        comes_as_foretold(Known::read(case), instant(now), case.lines().next().unwrap());
    }
}

#[test]
fn what_is_to_come_is_told_in_order_with_what_quiet_hours_do_to_it() {
    let known =
        tuesdays("SHOWN:20260317T183000 PT1H\nSNOOZE:20260317T183000 20260317T182500Z\nDISMISSED:20260324T183000");
    let told: Vec<String> =
        known.upcoming(instant("20260317T180000Z")).iter().take(3).map(|one| Moment::Utc(one.at).to_string()).collect();
    assert_eq!(
        told,
        ["20260317T182500Z", "20260331T163000Z", "20260331T172000Z"],
        "the snooze stands for the nearer lead"
    );
    let held = Known::read(
        "DTSTART;TZID=Europe/London:20260318T080000\nDURATION:PT1H\nLEADS:PT12H,PT8H,PT30M\nARMED:20260311T000000Z
         QUIET;TZID=Europe/London:19:00-07:00",
    );
    let told: Vec<String> =
        held.upcoming(instant("20260317T180000Z")).iter().map(|one| Moment::Utc(one.at).to_string()).collect();
    assert_eq!(told, ["20260318T070000Z", "20260318T073000Z"], "what is held until the same moment is one");
}

#[test]
fn a_snooze_that_ends_with_the_occurrence_or_later_takes_the_place_of_what_would_have_come() {
    for until in ["20260317T193000Z", "20260317T200000Z"] {
        let known = tuesdays(&format!("SHOWN:20260317T183000 PT1H\nSNOOZE:20260317T183000 {until}"));
        let now = instant("20260317T173500Z");
        let first = known.upcoming(now).first().map(|one| one.at);
        assert_eq!(first, Some(instant("20260324T173000Z")), "{until}");
        comes_as_foretold(known, now, until);
    }
}

/// A snooze and a lead fall due in one quiet night, one after the other: what is shown as it ends is the snooze.
#[test]
fn a_snooze_stands_for_what_falls_due_in_the_same_quiet_hours() {
    let mut known = Known::read(
        "DTSTART;TZID=Europe/London:20250914T013000\nDURATION:PT30M\nLEADS:P2D,P1D\nARMED:20250901T000000Z
         QUIET;TZID=Europe/London:00:30-03:00",
    );
    let now = instant("20250912T230000Z");
    let shown = known.live(now);
    let fired = shown.fire.first().expect("two days before was held until now");
    known.snoozes.push(Snooze { occurrence: fired.occurrence.id, until: instant("20250912T234500Z") });
    assert_eq!(known.upcoming(now).first().map(|one| one.cause), Some(Cause::Snooze));
    comes_as_foretold(known, now, "a quiet night");
}

/// Tuesdays at 18:30 in London for an hour, reminded of an hour and ten minutes before.
const TUESDAYS: &str = "DTSTART;TZID=Europe/London:20260303T183000
    RRULE:FREQ=WEEKLY
    DURATION:PT1H
    LEADS:PT1H,PT10M
    ARMED:20260311T000000Z";

fn tuesdays(more: &str) -> Known {
    Known::read(&format!("{TUESDAYS}\n{more}"))
}

#[test]
fn a_snooze_stands_for_every_overdue_lead() {
    let shown = "SHOWN:20260317T183000 PT1H\nSNOOZE:20260317T183000 20260317T182500Z";
    let known = tuesdays(shown);
    assert_eq!(known.told("20260317T175000Z"), ["WAKE:20260317T182000Z"], "the nearer lead is still to come");
    assert_eq!(known.told("20260317T182100Z"), ["SUPERSEDED:20260317T183000 PT10M", "WAKE:20260317T182500Z"]);
    assert_eq!(
        known.told("20260317T182500Z"),
        ["FIRE:20260317T183000 snooze due", "SUPERSEDED:20260317T183000 PT10M", "WAKE:20260324T173000Z"]
    );
    assert_eq!(known.told("20260317T184500Z")[0], "FIRE:20260317T183000 snooze in_progress");
}

#[test]
fn a_snooze_is_dead_at_the_end_and_the_last_of_several_counts() {
    let late =
        tuesdays("SHOWN:20260317T183000 PT1H\nSHOWN:20260317T183000 PT10M\nSNOOZE:20260317T183000 20260317T193000Z");
    assert_eq!(late.told("20260317T190000Z"), ["WAKE:20260324T173000Z"]);
    assert_eq!(late.told("20260317T193000Z"), ["WAKE:20260324T173000Z"]);
    let twice = tuesdays("SNOOZE:20260317T183000 20260317T175000Z\nSNOOZE:20260317T183000 20260317T180000Z");
    assert_eq!(twice.told("20260317T175500Z")[1], "WAKE:20260317T180000Z");
}

#[test]
fn what_was_over_before_is_missed_once_and_within_a_month() {
    let mut known = tuesdays("");
    let plan = known.plan(instant("20260327T120000Z"));
    assert_eq!(
        tell(&plan),
        [
            "MISSED:20260317T183000",
            "MISSED:20260324T183000",
            "SUPERSEDED:20260317T183000 PT1H",
            "SUPERSEDED:20260324T183000 PT1H",
            "WAKE:20260331T163000Z"
        ]
    );
    known.ledger.record(plan.lines());
    assert_eq!(known.told("20260327T120000Z"), ["WAKE:20260331T163000Z"]);
    let after_half_a_year = tuesdays("").plan(instant("20260930T120000Z"));
    assert_eq!(after_half_a_year.missed.len(), 5);
}

#[test]
fn what_lies_before_the_reminders_were_set_is_not_missed() {
    let known = tuesdays("ARMED:20260317T180000Z");
    assert_eq!(known.told("20260317T181500Z"), ["WAKE:20260317T182000Z"]);
    assert_eq!(known.told("20260317T182000Z")[0], "FIRE:20260317T183000 PT10M due");
}

#[test]
fn quiet_hours_hold_what_can_wait_and_silence_what_cannot() {
    let breakfast = |leads: &str| {
        Known::read(&format!(
            "DTSTART;TZID=Europe/London:20260318T080000\nDURATION:PT1H\nLEADS:{leads}\nARMED:20260311T000000Z
             QUIET;TZID=Europe/London:22:00-07:00"
        ))
    };
    assert_eq!(breakfast("PT2H").told("20260318T060000Z"), ["WAKE:20260318T070000Z"]);
    assert_eq!(breakfast("PT12H").told("20260317T215959Z"), ["FIRE:20260318T080000 PT12H due", "WAKE:"]);
    assert_eq!(breakfast("PT12H").told("20260317T220000Z"), ["WAKE:20260318T070000Z"]);
    let night = Known::read(
        "DTSTART;TZID=Europe/London:20260318T063000\nDURATION:PT1H\nLEADS:PT30M\nARMED:20260311T000000Z
         QUIET;TZID=Europe/London:22:00-07:00",
    );
    assert_eq!(night.told("20260318T060000Z"), ["FIRE:20260318T063000 PT30M due silent", "WAKE:"]);
    assert_eq!(night.told("20260318T063500Z"), ["FIRE:20260318T063000 PT30M in_progress silent", "WAKE:"]);
}

#[test]
fn quiet_hours_by_day_end_the_same_day_and_equal_times_are_none() {
    let quiet = |span: &str, now: &str| {
        let quiet = Known::read(&format!("QUIET;TZID=Europe/London:{span}")).quiet.unwrap();
        quiet.ends(instant(now)).unwrap().map(|end| end.to_rfc3339())
    };
    assert_eq!(quiet("12:00-14:00", "20260318T120000Z").as_deref(), Some("2026-03-18T14:00:00+00:00"));
    assert_eq!(quiet("12:00-14:00", "20260318T140000Z"), None);
    assert_eq!(quiet("12:00-12:00", "20260318T120000Z"), None);
    // The end is shown twice: at the second 01:15 it is the second 01:30 that ends them.
    assert_eq!(quiet("22:00-01:30", "20261025T001500Z").as_deref(), Some("2026-10-25T00:30:00+00:00"));
    assert_eq!(quiet("22:00-01:30", "20261025T011500Z").as_deref(), Some("2026-10-25T01:30:00+00:00"));
    // The end is skipped: they end when the clock has jumped and as much later.
    assert_eq!(quiet("22:00-01:30", "20260329T003000Z").as_deref(), Some("2026-03-29T01:30:00+00:00"));
}

#[test]
fn something_without_an_end_is_not_over_as_it_begins() {
    let known = Known::read("DTSTART;TZID=Europe/London:20260317T183000\nLEADS:PT0S\nARMED:20260311T000000Z");
    assert_eq!(known.told("20260317T183000Z"), ["FIRE:20260317T183000 PT0S in_progress", "WAKE:"]);
    assert_eq!(known.told("20260317T193000Z"), ["MISSED:20260317T183000", "WAKE:"]);
}

#[test]
fn a_moved_occurrence_is_reminded_of_where_it_is_and_again_once_forgotten() {
    let mut known =
        tuesdays("SHOWN:20260317T183000 PT1H\nSHOWN:20260317T183000 PT10M\nMOVED:20260317T183000>20260318T100000");
    assert_eq!(known.told("20260318T090000Z"), ["WAKE:20260324T173000Z"]);
    known.ledger.forget(id("20260317T183000"));
    assert_eq!(known.told("20260318T090000Z"), ["FIRE:20260317T183000 PT1H due", "WAKE:20260318T095000Z"]);
}

#[test]
fn without_reminders_or_a_future_there_is_nothing_to_wait_for() {
    assert_eq!(tuesdays("LEADS:P1D\nRRULE:FREQ=WEEKLY;COUNT=2").plan(instant("20260601T000000Z")), Plan::default());
    let mut none = tuesdays("");
    none.leads.clear();
    assert_eq!(none.plan(instant("20260317T183000Z")), Plan::default());
}

#[test]
fn a_yearly_meeting_is_seen_from_a_year_away() {
    let yearly =
        Known::read("DTSTART;TZID=Europe/London:20260317T183000\nRRULE:FREQ=YEARLY\nLEADS:P1W\nARMED:20260101T000000Z");
    assert_eq!(yearly.told("20260318T000000Z").last().unwrap(), "WAKE:20270310T183000Z");
}

proptest! {
    #[test]
    fn what_is_foretold_is_what_comes(
        rule in prop::sample::select(vec!["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,SU", "FREQ=DAILY;BYHOUR=1,2,13"]),
        leads in prop::collection::vec(prop::sample::select(vec!["PT0S", "PT10M", "PT1H", "PT25H", "P1D", "P2D"]), 1..4),
        quiet in prop::sample::select(vec!["22:00-07:00", "00:30-03:00", "12:00-12:00"]),
        snooze in 0_i64..90,
        minute in 0_i64..600_000,
    ) {
        let mut known = Known::read(&format!("DTSTART;TZID=Europe/London:20250101T013000\nRRULE:{rule}\nDURATION:PT30M\nLEADS:{}\nQUIET;TZID=Europe/London:{quiet}", leads.join(",")));
        let now = instant("20250601T000000Z") + TimeDelta::minutes(minute);
        known.armed_at = now - TimeDelta::days(2);
        let shown = known.live(now);
        if let Some(fired) = shown.fire.first() {
            known.snoozes.push(Snooze { occurrence: fired.occurrence.id, until: now + TimeDelta::minutes(snooze) });
        }
        comes_as_foretold(known, now, rule);
    }

    /// Whoever sleeps exactly until each wake is reminded of everything in time, and nothing twice.
    #[test]
    fn sleeping_from_wake_to_wake_loses_nothing(
        rule in prop::sample::select(vec!["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=TU,SU", "FREQ=MONTHLY;BYDAY=-1SU", "FREQ=DAILY;BYHOUR=1,2,13"]),
        leads in prop::collection::vec(prop::sample::select(vec!["PT0S", "PT10M", "PT1H", "PT25H", "P1D", "P2D", "P1W"]), 1..4),
        zone in prop::sample::select(vec!["Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca"]),
        day in 0_i64..400,
    ) {
        let mut leads = leads;
        leads.sort_unstable();
        leads.dedup();
        let mut known = Known::read(&format!("DTSTART;TZID={zone}:20250101T013000\nRRULE:{rule}\nDURATION:PT30M\nLEADS:{}", leads.join(",")));
        let mut now = instant("20250601T000000Z") + TimeDelta::days(day);
        known.armed_at = now;
        let mut shown: Vec<Line> = Vec::new();
        for _ in 0..40 {
            let plan = known.plan(now);
            prop_assert!(plan.missed.is_empty(), "{:?} at {now}", plan.missed);
            for firing in &plan.fire {
                let Cause::Lead(lead) = firing.cause else { panic!("nothing was snoozed") };
                let line = Line { occurrence: firing.occurrence.id, lead };
                prop_assert!(!shown.contains(&line), "{line:?} twice");
                shown.push(line);
            }
            known.ledger.record(plan.lines());
            let wake = plan.next_wake.unwrap();
            prop_assert!(wake > now);
            now = wake;
        }
        prop_assert!(shown.len() >= 20);
    }
}
