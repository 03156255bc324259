//! Series in the words of iCalendar, as the tests write them.

#![allow(dead_code, reason = "each test uses its own part")]

use chrono::{DateTime, Utc};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::rule::Rule;
use schedule::series::{Addition, Change, Length, Occurrence, Override, Range, Series, Window};
use schedule::zone::{Database, Viewer};

/// Somebody in this zone.
pub fn viewer(zone: &str) -> Viewer<'static> {
    Viewer::new(Database::get(), zone).unwrap()
}

pub fn instant(text: &str) -> DateTime<Utc> {
    match Moment::parse(text) {
        Ok(Moment::Utc(instant)) => instant,
        other => panic!("{text} is no instant: {other:?}"),
    }
}

pub fn instants(list: &str) -> Vec<DateTime<Utc>> {
    list.split(',').filter(|text| !text.is_empty()).map(instant).collect()
}

/// `20260101T000000Z/20260201T000000Z`.
pub fn window(text: &str) -> Window {
    let (from, until) = text.split_once('/').unwrap();
    Window { from: instant(from), until: instant(until) }
}

/// Lines as in a calendar file, and `MOVED:planned>start`, `CANCELLED:planned`.
pub fn series(lines: &str) -> Series {
    let mut series = Series::once(Moment::Utc(DateTime::UNIX_EPOCH), Length::Unstated);
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        assert!(take(&mut series, line), "{line}?");
    }
    series
}

/// Takes a line that is about the series; false if it is not.
pub fn take(series: &mut Series, line: &str) -> bool {
    let (head, value) = line.split_once(':').unwrap();
    let parameter = |name: &str| head.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let moment = |text: &str| {
        let moment = Moment::parse(text).unwrap();
        parameter("TZID").map_or(moment.clone(), |tzid| moment.with_tzid(tzid))
    };
    let range = if parameter("RANGE").is_some() { Range::ThisAndFuture } else { Range::This };
    let change = |id: &str, change| Override { recurrence_id: Moment::parse(id).unwrap(), range, change, words: None };
    match head.split(';').next().unwrap() {
        "DTSTART" => series.start = moment(value),
        "DTEND" => series.length = Length::Until(moment(value)),
        "DURATION" => series.length = Length::Lasts(Duration::parse(value).unwrap()),
        "RRULE" => series.rule = Some(Rule::parse(value)),
        "EXDATE" => series.excluded.extend(value.split(',').map(moment)),
        "RDATE" => series.added.extend(value.split(',').map(|value| Addition::parse(value).unwrap())),
        "CANCELLED" => series.overrides.push(change(value, Change::Cancelled)),
        "MOVED" => {
            let (id, start) = value.split_once('>').unwrap();
            series.overrides.push(change(id, Change::Altered { start: Some(moment(start)), length: None }));
        }
        _ => return false,
    }
    true
}

/// What begins in a window, seen from Berlin.
pub fn begins(lines: &str, between: &str) -> Vec<String> {
    let found = series(lines).occurrences(&viewer("Europe/Berlin"), window(between)).unwrap();
    starts(&found.list)
}

pub fn starts(list: &[Occurrence]) -> Vec<String> {
    list.iter().map(|occurrence| Moment::Utc(occurrence.start).to_string()).collect()
}
