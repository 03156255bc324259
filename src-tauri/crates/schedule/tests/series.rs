//! What the cases of `occurrences.rs` do not say: lengths, whole days, floating times, overrides, and what files get wrong.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use chrono::TimeDelta;
use schedule::rule::Unsupported;
use schedule::series::Origin;

use common::{begins, instant, series, starts, viewer, window};

const TUESDAYS: &str = "DTSTART;TZID=Europe/London:20260303T183000\nRRULE:FREQ=WEEKLY;COUNT=5\nDURATION:PT1H";
const SPRING: &str = "20260301T000000Z/20260501T000000Z";

fn hours(lines: &str, between: &str) -> Vec<i64> {
    let found = series(lines).occurrences(&viewer("Europe/Berlin"), window(between)).unwrap();
    found.list.iter().map(|occurrence| (occurrence.end - occurrence.start).num_hours()).collect()
}

#[test]
fn a_day_is_as_long_as_the_clock_makes_it_and_24_hours_are_24_hours() {
    let over_the_change = "20260328T000000Z/20260330T120000Z";
    let start = "DTSTART;TZID=Europe/London:20260328T120000\nRRULE:FREQ=DAILY;COUNT=2\n";
    assert_eq!(hours(&format!("{start}DURATION:P1D"), over_the_change), [23, 24]);
    assert_eq!(hours(&format!("{start}DURATION:PT24H"), over_the_change), [24, 24]);
    // DTEND gives the first 23 hours, and so all of them.
    assert_eq!(hours(&format!("{start}DTEND;TZID=Europe/London:20260329T120000"), over_the_change), [23, 23]);
}

#[test]
fn an_end_in_another_zone_or_before_the_start_is_taken_as_it_can_be() {
    let flight = "DTSTART;TZID=Europe/London:20260303T120000\nDTEND;TZID=America/New_York:20260303T150000";
    assert_eq!(hours(flight, SPRING), [8]);
    for line in ["DTEND;TZID=Europe/London:20260303T110000", "DURATION:-PT1H", "DURATION:PT0S"] {
        assert_eq!(hours(&format!("DTSTART;TZID=Europe/London:20260303T120000\n{line}"), SPRING), [0], "{line}");
    }
}

#[test]
fn whole_days_are_the_viewers_and_end_with_their_last() {
    let retreat = series("DTSTART:20260327\nDTEND:20260330\nRRULE:FREQ=YEARLY;COUNT=2");
    for (zone, from, until) in [
        ("Europe/London", "20260327T000000Z", "20260329T230000Z"),
        ("Pacific/Auckland", "20260326T110000Z", "20260329T110000Z"),
    ] {
        let found = retreat.occurrences(&viewer(zone), window(SPRING)).unwrap().list;
        assert_eq!((found[0].start, found[0].end), (instant(from), instant(until)), "{zone}");
        assert!(found[0].whole_day);
    }
    let day = series("DTSTART:20260329").occurrences(&viewer("Europe/London"), window(SPRING)).unwrap().list;
    assert_eq!(day[0].end - day[0].start, TimeDelta::hours(23));
}

#[test]
fn a_floating_time_is_the_viewers() {
    let floating = series("DTSTART:20260303T183000\nRRULE:FREQ=WEEKLY;COUNT=1");
    for (zone, start) in [("Asia/Tokyo", "20260303T093000Z"), ("America/New_York", "20260303T233000Z")] {
        let found = floating.occurrences(&viewer(zone), window(SPRING)).unwrap().list;
        assert_eq!((starts(&found), found[0].zone.name()), (vec![start.to_owned()], zone));
    }
}

#[test]
fn a_skipped_time_is_flagged_and_shown_as_the_clock_will() {
    let nights = "DTSTART;TZID=Europe/London:20260328T013000\nRRULE:FREQ=DAILY;COUNT=3";
    let found = series(nights).occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap().list;
    assert_eq!(found.iter().map(|one| one.skipped).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(
        (found[1].civil.to_string(), found[1].id.to_string()),
        ("2026-03-29 02:30:00".into(), "2026-03-29T01:30:00".into())
    );
}

#[test]
fn two_times_skipped_to_the_same_are_one_meeting() {
    let nights = "DTSTART;TZID=Europe/London:20260329T013000\nRRULE:FREQ=DAILY;BYHOUR=1,2;COUNT=4";
    assert_eq!(begins(nights, SPRING), ["20260329T013000Z", "20260330T003000Z", "20260330T013000Z"]);
}

#[test]
fn what_is_said_twice_takes_place_once() {
    let doubled = format!("{TUESDAYS}\nRDATE:20260310T183000,20260331T173000Z,20260404T100000Z,20260404T100000Z");
    assert_eq!(
        begins(&doubled, SPRING),
        [
            "20260303T183000Z",
            "20260310T183000Z",
            "20260317T183000Z",
            "20260324T183000Z",
            "20260331T173000Z",
            "20260404T100000Z"
        ]
    );
}

#[test]
fn an_excluded_date_takes_out_the_whole_local_day() {
    let late = "DTSTART;TZID=Pacific/Honolulu:20260301T090000\nRRULE:FREQ=DAILY;BYHOUR=9,21;COUNT=6\nEXDATE:20260302";
    assert_eq!(begins(late, SPRING), ["20260301T190000Z", "20260302T070000Z", "20260303T190000Z", "20260304T070000Z"]);
}

#[test]
fn an_excluded_time_may_have_a_zone_of_its_own() {
    let lines =
        format!("{TUESDAYS}\nEXDATE;TZID=America/New_York:20260310T143000\nEXDATE;TZID=Fictitious:20260317T183000");
    assert_eq!(begins(&lines, SPRING), ["20260303T183000Z", "20260324T183000Z", "20260331T173000Z"]);
}

#[test]
fn an_override_stands_though_its_day_is_excluded_or_after_the_end() {
    let moved = format!(
        "{TUESDAYS}\nEXDATE:20260324T183000\nMOVED:20260324T183000>20260325T183000\nMOVED:20260407T183000>20260408T183000"
    );
    let found = series(&moved).occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap().list;
    assert_eq!(starts(&found)[3..], ["20260325T183000Z", "20260331T173000Z", "20260408T173000Z"]);
    assert_eq!((found[3].origin, found[3].id.to_string()), (Origin::Override, "2026-03-24T18:30:00".into()));
    assert_eq!(found[3].end - found[3].start, TimeDelta::hours(1));
}

#[test]
fn what_is_cancelled_is_told_apart_and_a_date_means_its_instance() {
    let lines = format!("{TUESDAYS}\nCANCELLED:20260317\nCANCELLED:20260407T183000\nMOVED:20260310>20260311T190000");
    let found = series(&lines).occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap();
    assert_eq!(starts(&found.cancelled), ["20260317T183000Z"]);
    assert_eq!(starts(&found.list), ["20260303T183000Z", "20260311T190000Z", "20260324T183000Z", "20260331T173000Z"]);
}

#[test]
fn from_one_on_everything_moves_and_one_of_those_may_move_again() {
    let lines = format!(
        "{TUESDAYS}\nMOVED;RANGE=THISANDFUTURE:20260317T183000>20260318T190000\nMOVED:20260324T183000>20260327T100000"
    );
    let found = series(&lines).occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap().list;
    assert_eq!(
        starts(&found),
        ["20260303T183000Z", "20260310T183000Z", "20260318T190000Z", "20260327T100000Z", "20260401T180000Z"]
    );
    assert_eq!(found[4].id.to_string(), "2026-03-31T18:30:00");
    let gone = format!("{lines}\nCANCELLED;RANGE=THISANDFUTURE:20260331T183000");
    assert_eq!(begins(&gone, SPRING).len(), 4);
    // Far from what was planned, it is found all the same.
    let far = format!("{TUESDAYS}\nMOVED;RANGE=THISANDFUTURE:20260317T183000>20280318T190000");
    assert_eq!(begins(&far, "20280301T000000Z/20280501T000000Z").len(), 3);
    assert_eq!(begins(&far, SPRING).len(), 2);
}

#[test]
fn the_first_of_those_that_moved_may_move_by_itself_or_be_cancelled() {
    let lines = format!("{TUESDAYS}\nMOVED;RANGE=THISANDFUTURE:20260317T183000>20260318T190000");
    let moved = format!("{lines}\nMOVED:20260317>20260319T120000");
    assert_eq!(begins(&moved, SPRING)[2..], ["20260319T120000Z", "20260325T190000Z", "20260401T180000Z"]);
    let cancelled = format!("CANCELLED:20260317T183000\n{lines}");
    let found = series(&cancelled).occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap();
    assert_eq!((found.list.len(), starts(&found.cancelled)), (4, vec!["20260318T190000Z".to_owned()]));
}

#[test]
fn what_is_going_on_has_begun_before() {
    let camp = series("DTSTART;TZID=Europe/London:20260303T120000\nDURATION:P3D\nRRULE:FREQ=WEEKLY");
    let (berlin, wednesday) = (viewer("Europe/Berlin"), window("20260311T000000Z/20260312T000000Z"));
    assert_eq!(starts(&camp.overlapping(&berlin, wednesday).unwrap().list), ["20260310T120000Z"]);
    assert!(camp.occurrences(&berlin, wednesday).unwrap().list.is_empty());
    let at_its_end = window("20260313T120000Z/20260314T000000Z");
    assert!(camp.overlapping(&berlin, at_its_end).unwrap().list.is_empty());
}

#[test]
fn the_next_one_is_found_however_far() {
    let berlin = viewer("Europe/Berlin");
    let next =
        |lines: &str, from: &str| series(lines).next(&berlin, instant(from)).unwrap().map(|one| one.start.to_rfc3339());
    assert_eq!(next(TUESDAYS, "20260310T183000Z").as_deref(), Some("2026-03-10T18:30:00+00:00"));
    assert_eq!(next(TUESDAYS, "20260401T000000Z"), None);
    let leap = "DTSTART;TZID=Europe/London:20240229T120000\nRRULE:FREQ=YEARLY";
    assert_eq!(next(leap, "20970101T000000Z").as_deref(), Some("2104-02-29T12:00:00+00:00"));
}

#[test]
fn a_rule_that_is_not_scheduled_says_so_and_leaves_the_rest() {
    let lines = "DTSTART;TZID=Europe/London:20260303T183000\nRRULE:FREQ=HOURLY\nRDATE:20260404T110000";
    let found = series(lines).occurrences(&viewer("Europe/Berlin"), window(SPRING)).unwrap();
    assert_eq!(found.unscheduled, Some(Unsupported::WithinDay));
    assert_eq!(starts(&found.list), ["20260404T100000Z"]);
}

#[test]
fn until_is_inclusive_in_each_of_its_forms() {
    for until in ["20260317", "20260317T183000", "20260317T183000Z", "20260318T000000Z"] {
        let lines = format!("DTSTART;TZID=Europe/London:20260303T183000\nRRULE:FREQ=WEEKLY;UNTIL={until}");
        assert_eq!(begins(&lines, SPRING).len(), 3, "{until}");
    }
    for until in ["20260305", "20260305T000000", "20260305T000000Z", "20260304T230000Z"] {
        let lines = format!("DTSTART:20260303\nRRULE:FREQ=DAILY;UNTIL={until}");
        assert_eq!(begins(&lines, SPRING).len(), 3, "{until}");
    }
}

#[test]
fn periods_bring_their_own_length() {
    let lines = "DTSTART;TZID=Europe/London:20260303T183000\nDURATION:PT1H\nRDATE:20260304T100000/PT3H,20260305T100000Z/20260305T150000Z";
    assert_eq!(hours(lines, SPRING), [1, 3, 5]);
}

#[test]
fn a_zone_nobody_knows_is_said() {
    let lost = series("DTSTART;TZID=Fictitious:20260303T183000");
    assert!(lost.occurrences(&viewer("Europe/Berlin"), window(SPRING)).is_err());
}
