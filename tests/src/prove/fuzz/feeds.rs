//! The readers of feeds of meetings and of calendars.

use anyhow::{Context, Result};
use chrono::{NaiveDate, TimeDelta};
use interchange::feed::{Asked, Limits, Link};
use interchange::ics::Calendar;
use schedule::series::Window;
use schedule::zone::{Database, Viewer};

use super::targets::{NOTHING, Reader};
use crate::feeds::{self, Format, some_meetings};
use crate::prove::NOW;

pub(super) const WORDS: &[&str] = &[
    "\"name\":",
    "\"day\":",
    "\"time\":\"8:00 PM\"",
    "\"types\":",
    "\"weekday_tinyint\":\"8\"",
    "\"formats\":",
    "\"meetings\":[",
    "\"world_id\":",
    "null",
    "[[[[",
    "]]]]",
    "{\"a\":",
    "\\u0000",
    "\\",
    ";",
    "\t",
    "|",
    "Mon-Fri",
    "every 2nd Tuesday",
    "1st, 3rd & last Fri",
    "7–8:30 pm",
    "half past seven",
    "halb acht",
    "on Thursday evenings at 7",
    "Friday 4 December 2026, ",
    "4/12/2026",
    "\n> From: a\nSubject: b\n\n",
    "\nBest wishes,\nA\n",
    "8pm ET / 5pm PT",
    "in the hall, 12 Mill Lane",
    "vor Ort und per Zoom",
    "25:61",
    "noon",
    "Europe/London",
    "Middle/Earth",
    "javascript:alert(1)",
    "https://zoom.us/j/1?pwd=a",
    "a@example.org",
    "1e400",
    "-180.0001",
    "&amp;",
    "<p>",
    "\u{202e}",
    "\u{feff}",
];
pub(super) const CALENDAR_WORDS: &[&str] = &[
    "BEGIN:",
    "END:",
    "VCALENDAR\r\n",
    "VEVENT\r\n",
    "VALARM\r\n",
    "\r\n ",
    "\n\t",
    "DTSTART;TZID=Europe/London:",
    "20261132T250000Z",
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=YEARLY;BYSETPOS=-366;BYDAY=MO",
    "EXDATE:",
    "RDATE;VALUE=PERIOD:20260101T000000Z/P99999W",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:",
    "DURATION:-P1W",
    "GEO:91;181",
    "URL:javascript:alert(1)",
    ";ENCODING=QUOTED-PRINTABLE:=\r\n",
    "\\n",
    "\\,",
    "\"",
    ":",
    ";",
    "=",
];
/// A feed of meetings. Whatever is taken from it is within limits, and no link leads anywhere but to a page.
pub(super) fn open(format: Format) -> Result<Reader> {
    let seed = match format {
        Format::Bmlt => SERVER.to_owned(),
        Format::Csv => TABLE.to_owned(),
        Format::Text => PROSE.to_owned(),
        Format::MeetingGuide | Format::Ics => some_meetings(6),
    };
    let asked = Asked::from(NaiveDate::from_ymd_opt(2026, 11, 26).context("a date")?);
    Ok(Reader {
        seeds: vec![seed.into()],
        read: Box::new(move |bytes| {
            for draft in feeds::read(format, bytes, &asked).into_iter().flat_map(|(drafts, _)| drafts) {
                assert!(draft.name.chars().count() <= 300 && !draft.source_id.is_empty(), "within limits");
                let mut links = draft.room.iter().chain(&draft.website).map(Link::as_str);
                assert!(
                    links.all(|link| link.starts_with("https://") || link.starts_with("http://")),
                    "links are pages"
                );
            }
        }),
        mend: Box::new(NOTHING),
    })
}

const SERVER: &str = r#"{"meetings":[{"id_bigint":"7","meeting_name":"Nothing fancy","weekday_tinyint":"1","start_time":"20:00:00",
"duration_time":"01:30:00","time_zone":"","formats":"O,X1","venue_type":"3","virtual_meeting_link":"https://example.org/room",
"published":"1","location_text":"Hall","latitude":"51.2","longitude":"1.4"}],"formats":[{"key_string":"X1","world_id":"STEP"}]}"#;
const TABLE: &str =
    "Name;Weekday;Time;End;Place;Link;Notes\nQuay;Mo, Do;19:30;21:00;Hall;zoom.us/j/1;\"Tea; and cake\"\n";
const PROSE: &str = "Harbour Grief Circle\nWe meet every 2nd Tuesday, 7–8:30 pm (UK time).\nWhere: 12 Quay Street, Whitby\n\
    https://zoom.us/j/123?pwd=abc\nPhone: +44 1947 000 000\n";
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;TZID=Europe/London:20260106T193000\r\n\
    DURATION:PT1H\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\nEXDATE:20260113T193000Z\r\nSUMMARY:Steps\\, slowly\r\n and folded\r\n\
    BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20260120T193000Z\r\n\
    STATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// A calendar: read, taken for meetings, written back, and when they take place.
pub(super) fn calendar() -> Result<Reader> {
    let asked = Asked::from(NaiveDate::from_ymd_opt(2026, 11, 26).context("a date")?);
    let viewer = Viewer::new(Database::get(), "Europe/Berlin")?;
    let window = Window { from: NOW, until: NOW + TimeDelta::days(60) };
    Ok(Reader {
        seeds: vec![CALENDAR.into()],
        read: Box::new(move |bytes| {
            drop(feeds::read(Format::Ics, bytes, &asked));
            let limits = Limits::default();
            let Ok((calendar, _)) = Calendar::parse(bytes, &limits) else { return };
            let written = calendar.to_bytes();
            assert!(Calendar::parse(&written, &limits).is_ok(), "what is written is read");
            for event in calendar.events(&limits).0.iter().take(20) {
                let _ = event.series.occurrences(&viewer, window);
            }
        }),
        mend: Box::new(NOTHING),
    })
}

pub(super) const EXERCISE_WORDS: &[&str] = &[
    "\"type\":\"breath\"",
    "\"type\":\"loop\"",
    "\"type\":\"branch\"",
    "\"steps\":[",
    "\"phases\":[",
    "\"atMost\":20",
    "\"seconds\":0.5",
    "\"cycles\":400",
    "{field}",
    "\\u0000",
    "[[[[",
    "]]]]",
    "1e400",
    "-1",
];

/// The reader of exercises.
pub(super) fn exercise() -> Reader {
    let seed = include_bytes!("../../../../src-tauri/crates/core/src/schema/fixtures/own.exercise.json");
    Reader {
        seeds: vec![seed.to_vec()],
        read: Box::new(|bytes| drop(mooring_core::self_care::read(bytes))),
        mend: Box::new(NOTHING),
    }
}
