//! Series with the instants they take place at, by the rules of RFC 5545 and the time zone database from 2026f on.
//!
//! A case of `fixtures/occurrences.txt` is written in the words of iCalendar: `MOVED:planned>start`, `CANCELLED:planned`,
//! the window looked at, and what begins (and ends) in it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod common;

use chrono::{DateTime, Utc};
use schedule::moment::Moment;
use schedule::series::{Length, Series, Window};

use common::{instants, take, viewer, window};

const CASES: &str = include_str!("fixtures/occurrences.txt");

/// The examples of RFC 5545 (section 3.8.5.3) and rules drawn at random, with what python-dateutil 4.0 and ical.js 2.2 both say.
const SECOND_OPINIONS: &str = include_str!("fixtures/second-opinions.txt");

struct Case {
    name: String,
    series: Series,
    viewer: String,
    window: Window,
    begins: Vec<DateTime<Utc>>,
    ends: Option<Vec<DateTime<Utc>>>,
}

impl Case {
    fn read(block: &str) -> Self {
        let zero = DateTime::UNIX_EPOCH;
        let mut case = Self {
            name: String::new(),
            series: Series::once(Moment::Utc(zero), Length::Unstated),
            viewer: "UTC".into(),
            window: Window { from: zero, until: zero },
            begins: Vec::new(),
            ends: None,
        };
        for line in block.lines() {
            match line.strip_prefix("# ") {
                Some(name) => name.clone_into(&mut case.name),
                None => case.take(line),
            }
        }
        case
    }

    fn take(&mut self, line: &str) {
        if let Some(zone) = line.strip_prefix("VIEWER:") {
            zone.clone_into(&mut self.viewer);
        } else if let Some(span) = line.strip_prefix("WINDOW:") {
            self.window = window(span);
        } else if let Some(list) = line.strip_prefix("BEGINS:") {
            self.begins = instants(list);
        } else if let Some(list) = line.strip_prefix("ENDS:") {
            self.ends = Some(instants(list));
        } else {
            assert!(take(&mut self.series, line), "{line}?");
        }
    }
}

#[test]
fn every_series_takes_place_when_it_should() {
    check(CASES, 150);
}

#[test]
fn where_two_other_programs_agree_so_do_we() {
    check(SECOND_OPINIONS, 113);
}

fn check(fixture: &str, count: usize) {
    let cases: Vec<_> = fixture.split("\n\n").filter(|block| !block.trim().is_empty()).map(Case::read).collect();
    assert_eq!(cases.len(), count, "the fixture is whole");
    let mut wrong = Vec::new();
    for case in &cases {
        let found = case.series.occurrences(&viewer(&case.viewer), case.window).unwrap();
        let begins: Vec<_> = found.list.iter().map(|occurrence| occurrence.start).collect();
        let ends: Vec<_> = found.list.iter().map(|occurrence| occurrence.end).collect();
        if begins != case.begins || case.ends.as_ref().is_some_and(|expected| *expected != ends) || !found.complete {
            wrong.push(format!("{}:\n  expected {:?}\n  found    {begins:?}", case.name, case.begins));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
