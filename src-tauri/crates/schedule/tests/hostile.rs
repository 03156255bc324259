//! Rules that want a program to work for ever. Steps are counted, not time: a step is a period that was looked at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use chrono::{DateTime, TimeDelta};
use proptest::prelude::*;
use schedule::moment::Moment;
use schedule::series::{MOST_OCCURRENCES, Occurrences, RecurrenceId, Revision, Window};

use common::{instant, series, viewer, window};

const MONTH: &str = "20261101T000000Z/20261201T000000Z";

fn ask(start: &str, rule: &str, between: &str) -> Occurrences {
    let lines = format!("DTSTART;TZID=Europe/London:{start}\nRRULE:{rule}");
    series(&lines).occurrences(&viewer("Europe/Berlin"), window(between)).unwrap()
}

#[test]
fn a_daily_series_costs_no_more_in_its_57th_year_than_on_its_second_day() {
    for rule in
        ["FREQ=DAILY", "FREQ=DAILY;COUNT=100000", "FREQ=DAILY;BYDAY=MO,WE;COUNT=100000", "FREQ=WEEKLY;COUNT=100000"]
    {
        let (old, new) = (ask("19700101T183000", rule, MONTH), ask("20261020T183000", rule, MONTH));
        assert!(old.steps <= new.steps + 15, "{rule}: {} and {} steps", old.steps, new.steps);
        assert!(old.complete && new.complete);
    }
}

#[test]
fn nothing_hostile_takes_more_steps_than_its_window_has_days() {
    for rule in [
        "FREQ=DAILY;COUNT=4000000000;INTERVAL=4000000000",
        "FREQ=YEARLY;INTERVAL=4000000000",
        "FREQ=WEEKLY;INTERVAL=4294967295;COUNT=4294967295",
        "FREQ=DAILY;BYSETPOS=366;BYHOUR=1",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30,31;COUNT=4000000000",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31",
    ] {
        let found = ask("20260101T120000", rule, MONTH);
        assert!(found.steps <= 50, "{rule}: {} steps", found.steps);
        assert!(found.list.is_empty() && found.complete, "{rule}");
    }
}

#[test]
fn counting_since_the_year_1_is_bounded() {
    for (rule, most) in [
        ("FREQ=DAILY;COUNT=4000000000", 60),
        ("FREQ=DAILY;INTERVAL=3;BYMONTHDAY=1,2,3;COUNT=4000000000", 25_000),
        ("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1;COUNT=4000000000", 25_000),
        ("FREQ=WEEKLY;BYMONTH=11;COUNT=4000000000", 110_000),
        ("FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=1,-1;COUNT=4000000000", 2_100),
    ] {
        let found = ask("00010101T120000", rule, MONTH);
        assert!(found.steps <= most && found.complete, "{rule}: {} steps", found.steps);
    }
    // The limit itself: what would be too far to count is said, and no occurrence is made up.
    let far = ask("00010101T120000", "FREQ=WEEKLY;BYMONTH=11;COUNT=4000000000", "90000101T000000Z/90010101T000000Z");
    assert!(!far.complete && far.list.is_empty() && far.steps <= schedule::MOST_STEPS + 2);
}

#[test]
fn the_ends_of_time_are_met_without_a_crash() {
    for rule in ["FREQ=DAILY", "FREQ=WEEKLY;WKST=SU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;BYDAY=53FR,-53FR"] {
        for (start, between) in [
            ("00010101T000000", "00010101T000000Z/00010201T000000Z"),
            ("99990101T000000", "99991201T000000Z/99991230T000000Z"),
            ("99991230T000000", "99991201T000000Z/99991230T000000Z"),
        ] {
            assert!(ask(start, rule, between).steps < 100, "{rule} {start}");
        }
    }
}

#[test]
fn a_flood_of_times_is_cut_and_said_to_be() {
    let all = |most: usize| (0..most).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
    let rule = format!("FREQ=DAILY;BYHOUR={};BYMINUTE={};BYSECOND={}", all(24), all(60), all(60));
    let found = ask("20200101T000000", &rule, MONTH);
    assert!(!found.complete && found.list.len() <= MOST_OCCURRENCES);
    // 31 million instances in a year, of which two are meant.
    let rule = format!(
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR={};BYMINUTE={};BYSECOND={};BYSETPOS=1,-1;COUNT=99",
        all(24),
        all(60),
        all(60)
    );
    let found = ask("20260101T000000", &rule, "20261201T000000Z/20270110T000000Z");
    assert_eq!(found.list.len(), 2);
}

#[test]
fn huge_lists_of_exceptions_do_their_work() {
    let days = |count: i64| {
        (0..count).map(|day| (DateTime::UNIX_EPOCH + TimeDelta::days(day)).format("%Y%m%dT183000").to_string())
    };
    let list = days(40_000).collect::<Vec<_>>().join(",");
    let head = "DTSTART;TZID=Europe/London:19700101T183000\nRRULE:FREQ=DAILY";
    let berlin = viewer("Europe/Berlin");
    let excluded = series(&format!("{head}\nEXDATE:{list}"));
    assert!(excluded.occurrences(&berlin, window(MONTH)).unwrap().list.is_empty());
    let added = series(&format!("{head}\nRDATE:{list}"));
    assert_eq!(added.occurrences(&berlin, window(MONTH)).unwrap().list.len(), 30);
    let moved = days(40_000).fold(head.to_owned(), |lines, day| lines + &format!("\nMOVED:{day}>{}T200000", &day[..8]));
    let found = series(&moved).occurrences(&berlin, window(MONTH)).unwrap().list;
    assert!(found.len() == 30 && found.iter().all(|one| one.civil.format("%H").to_string() == "20"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_rule_and_any_window_are_answered_within_the_limits(
        frequency in prop::sample::select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
        parts in prop::collection::vec(
            ("INTERVAL=[0-9]{1,10}|COUNT=[0-9]{1,10}|BYMONTHDAY=-?[0-9]{1,2}|BYMONTH=[0-9]{1,2}|BYDAY=-?[1-5]?(MO|FR)",), 0..4),
        start in "(0001|1970|2026|9999)(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])T(0[0-9]|1[0-9])3000",
        second in -62_000_000_000_i64..253_000_000_000,
        days in 0_i64..500,
    ) {
        let rule = parts.iter().fold(format!("FREQ={frequency}"), |rule, (part,)| rule + ";" + part);
        let from = DateTime::from_timestamp(second, 0).unwrap();
        let lines = format!("DTSTART;TZID=Europe/London:{start}\nRRULE:{rule}");
        let between = Window { from, until: from + TimeDelta::days(days) };
        if let Ok(found) = series(&lines).occurrences(&viewer("Europe/Berlin"), between) {
            prop_assert!(found.steps <= schedule::MOST_STEPS + 600 && found.list.len() <= MOST_OCCURRENCES);
            prop_assert!(found.list.iter().all(|one| between.has(one.start) && one.end >= one.start));
            prop_assert!(found.list.is_sorted_by_key(|one| one.start));
        }
    }

    #[test]
    fn any_exceptions_and_any_change_are_answered(
        rule in prop::sample::select(vec!["FREQ=DAILY", "FREQ=WEEKLY;COUNT=9", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=99991231T235959Z", "FREQ=HOURLY"]),
        lines in prop::collection::vec((
            prop::sample::select(vec!["EXDATE:", "RDATE:", "CANCELLED:", "CANCELLED;RANGE=THISANDFUTURE:", "MOVED:", "MOVED;RANGE=THISANDFUTURE:"]),
            prop::sample::select(MOMENTS.to_vec()),
            prop::sample::select(MOMENTS.to_vec()),
        ), 0..5),
        start in prop::sample::select(MOMENTS.to_vec()),
        (from, at, to) in (prop::sample::select(MOMENTS.to_vec()), prop::sample::select(MOMENTS.to_vec()), prop::sample::select(MOMENTS.to_vec())),
        days in 1_i64..500,
    ) {
        let head = format!("DTSTART:{start}\nRRULE:{rule}\nDURATION:P36525D");
        let text = lines.iter().fold(head, |text, (line, id, moved)| {
            let moved = if line.starts_with("MOVED") { format!(">{moved}") } else { String::new() };
            format!("{text}\n{line}{id}{moved}")
        });
        let (mut series, berlin) = (series(&text), viewer("Europe/Berlin"));
        let [from, at, to] = [from, at, to].map(|text| Moment::parse(text).unwrap());
        let between = Window { from: from.civil().and_utc(), until: from.civil().and_utc() + TimeDelta::days(days) };
        let id = RecurrenceId(at.civil());
        let _ = series.occurrences(&berlin, between);
        let _ = series.overlapping(&berlin, between);
        let _ = series.next(&berlin, between.from);
        let revision = Revision { start: Some(to.clone()), ..Revision::default() };
        let _ = series.split(id, &revision, &berlin);
        let _ = series.revise_all(id, &revision, &berlin);
        let _ = series.skip(id, &berlin);
        let _ = series.move_to(id, to, None, &berlin);
        let _ = series.occurrences(&berlin, between);
    }
}

/// Moments at the ends of time, in a gap, in a repeated hour and between.
const MOMENTS: [&str; 9] = [
    "00010101",
    "00010101T000000Z",
    "20260303T183000",
    "20260310T183000",
    "20260329T023000",
    "20261025T003000Z",
    "20261127",
    "99991231T235959",
    "99991231T235959Z",
];

#[test]
fn an_endless_override_is_no_reason_to_look_for_ever() {
    let lines = "DTSTART;TZID=Europe/London:20260303T183000\nRRULE:FREQ=DAILY\nMOVED;RANGE=THISANDFUTURE:20260304T183000>99980101T000000";
    let found = series(lines).occurrences(&viewer("Europe/Berlin"), window(MONTH)).unwrap();
    assert!(found.list.is_empty() && found.steps < 100);
    let from = instant("99980101T000000Z");
    let far = Window { from, until: from + TimeDelta::days(3) };
    assert_eq!(series(lines).occurrences(&viewer("Europe/Berlin"), far).unwrap().list.len(), 3);
}
