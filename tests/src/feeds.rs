//! Feeds of meetings: what a file gives, told as JSON, and feeds of any size to measure with.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::str::FromStr;

use anyhow::{Error, bail};
use chrono::NaiveDate;
use interchange::feed::{Asked, Attendance, Draft, Field, Kind, Limits, Link, Openness, Problem, Refused};
use interchange::{bmlt, ics, meeting_guide, meeting_table, prose};
use schedule::rule::Rule;
use schedule::series::{Length, Schedule};
use serde_json::{Value, json};

/// A format meetings come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    MeetingGuide,
    Bmlt,
    /// Read by the mapping its columns propose.
    Csv,
    Ics,
    Text,
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Ok(match name {
            "meeting-guide" => Self::MeetingGuide,
            "bmlt" => Self::Bmlt,
            "csv" => Self::Csv,
            "ics" => Self::Ics,
            "text" => Self::Text,
            _ => bail!("there is no format {name}"),
        })
    }
}

/// The day weekly meetings are reckoned from where nobody names one, so that the same file gives the same answer every day.
const FROM: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();

/// Reads a file as the program does.
pub fn read(format: Format, bytes: &[u8], asked: &Asked) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    let limits = Limits::default();
    match format {
        Format::MeetingGuide => meeting_guide::parse(bytes, asked, &limits),
        Format::Bmlt => bmlt::parse(bytes, asked, &limits),
        Format::Csv => {
            let table = meeting_table::look(bytes, &limits)?;
            meeting_table::parse(bytes, &table.mapping, asked, &limits)
        }
        Format::Ics => ics::feed(bytes, asked, &limits),
        Format::Text => prose::parse(bytes, asked, &limits),
    }
}

/// Counts, drafts, problems with their place; or why the file is not read.
pub fn report(format: Format, bytes: &[u8], zone: Option<String>, from: Option<NaiveDate>) -> Value {
    let asked = Asked { from: from.unwrap_or(FROM), zone };
    match read(format, bytes, &asked) {
        Err(refused) => json!({ "refused": refused.as_str(), "counts": null, "drafts": [], "problems": [] }),
        Ok((drafts, problems)) => {
            let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
            for problem in &problems {
                *by_code.entry(problem.code.as_str()).or_default() += 1;
            }
            let counts = json!({
                "drafts": drafts.len(),
                "left_out": problems.iter().filter(|problem| problem.left_out).count(),
                "problems": problems.len(),
                "with_times": drafts.iter().filter(|draft| draft.times.series().is_some()).count(),
                "by_appointment": drafts.iter().filter(|draft| draft.times == Schedule::ByAppointment).count(),
                "call_first": drafts.iter().filter(|draft| draft.times == Schedule::CallFirst).count(),
                "without_zone": drafts.iter().filter(|draft| draft.zone.is_none()).count(),
                "with_coordinates": drafts.iter().filter(|draft| draft.coordinates.is_some()).count(),
                "with_room": drafts.iter().filter(|draft| draft.room.is_some()).count(),
                "problems_by_code": by_code,
            });
            json!({
                "refused": null,
                "counts": counts,
                "drafts": drafts.iter().map(draft).collect::<Vec<_>>(),
                "problems": problems.iter().copied().map(problem).collect::<Vec<_>>(),
            })
        }
    }
}

fn problem(problem: Problem) -> Value {
    json!({ "at": problem.at, "field": problem.field.map(Field::as_str), "code": problem.code.as_str(), "left_out": problem.left_out })
}

fn draft(draft: &Draft) -> Value {
    json!({
        "at": draft.at,
        "source_id": draft.source_id,
        "name": draft.name,
        "group": draft.group,
        "times": times(&draft.times),
        "rules_in_words": draft.wording.iter().map(Rule::text).collect::<Vec<_>>(),
        "zone": draft.zone,
        "zone_hints": draft.zone_hints,
        "venue": draft.venue,
        "address": draft.address,
        "region": draft.region,
        "coordinates": draft.coordinates.map(|place| json!({ "latitude": place.latitude, "longitude": place.longitude, "approximate": place.approximate })),
        "attendance": draft.attendance.map(|attendance| match attendance {
            Attendance::InPerson => "in-person",
            Attendance::Online => "online",
            Attendance::Hybrid => "hybrid",
            Attendance::Suspended => "suspended",
        }),
        "room": draft.room.as_ref().map(Link::as_str),
        "room_has_secret": draft.room.as_ref().is_some_and(Link::has_secret),
        "room_notes": draft.room_notes,
        "phone": draft.phone,
        "website": draft.website.as_ref().map(Link::as_str),
        "email": draft.email,
        "openness": draft.openness.map(|openness| match openness {
            Openness::Open => "open",
            Openness::Closed => "closed",
        }),
        "languages": draft.languages,
        "types": draft.types.iter().map(|one| json!({ "code": one.code, "word": one.word, "kind": one.kind.map(Kind::as_str) })).collect::<Vec<_>>(),
        "notes": draft.notes,
    })
}

fn times(times: &Schedule) -> Value {
    let series = match times {
        Schedule::ByAppointment => return json!("by-appointment"),
        Schedule::CallFirst => return json!("call-first"),
        Schedule::Series(series) => series,
    };
    let length = match &series.length {
        Length::Unstated => Value::Null,
        Length::Lasts(duration) => json!(duration.to_string()),
        Length::Until(end) => json!({ "until": end.to_string() }),
    };
    let rule = series.rule.as_ref();
    json!({
        "start": series.start.to_string(),
        "length": length,
        "rule": rule.map(Rule::text),
        "unsupported": rule.and_then(|rule| rule.reading().err()).map(ToString::to_string),
        "excluded": series.excluded.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "added": series.added.iter().map(|one| one.start.to_string()).collect::<Vec<_>>(),
        "overrides": series.overrides.len(),
    })
}

/// A feed in the shape of Meeting Guide, of so many meetings, of plausible content and no real group.
pub fn some_meetings(count: u32) -> String {
    const TOWNS: [&str; 8] = ["Whitby", "Largs", "Bude", "Amble", "Fowey", "Oban", "Tenby", "Deal"];
    const TYPES: [&str; 6] = [
        r#"["O","D","EN"]"#,
        r#"["C","ST","X"]"#,
        r#"["O","BE","W"]"#,
        r#"["O","MED","EN","X","XB"]"#,
        r#"["C","M","ES"]"#,
        "null",
    ];
    let mut feed = String::from("[");
    let towns = TOWNS.iter().cycle();
    for ((number, town), types) in (0..count).zip(towns).zip(TYPES.iter().cycle()) {
        let (day, hour, half) = (number % 7, 7 + number % 14, if number % 3 == 0 { "30" } else { "00" });
        let north = 50.0 + f64::from(number % 997) / 180.0;
        let east = -6.0 + f64::from(number % 641) / 90.0;
        let room = if number % 4 == 0 {
            format!(r#","conference_url":"https://zoom.us/j/{number}?pwd=abc{number}""#)
        } else {
            String::new()
        };
        let comma = if number == 0 { "" } else { "," };
        let _ = write!(
            feed,
            r#"{comma}{{"name":"{town} steps {number}","slug":"{town}-{number}","day":{day},"time":"{hour:02}:{half}","end_time":"{:02}:{half}","timezone":"Europe/London","location":"Harbour hall {number}","formatted_address":"{number} Quay Street, {town}, UK","region":"{town}","latitude":{north:.5},"longitude":{east:.5},"types":{types},"notes":"Ring the bell. Tea is at the back, and there is always somebody early."{room}}}"#,
            hour + 1,
        );
    }
    feed.push(']');
    feed
}
