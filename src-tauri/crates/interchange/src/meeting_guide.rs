//! Meeting Guide JSON, the format of feeds of twelve-step programmes (github.com/code4recovery/spec).
//!
//! A list of objects. `name` and `slug` tell a meeting from others; `day` is 0 (Sunday) to 6, in truth also text or a list of both; `time` and
//! `end_time` are `HH:MM` or `8:00 PM`, an end before the start is past midnight; neither day nor time is "by appointment".
//! A zone is named by few feeds. Names of fields that sites use beside those of the specification are known too. Contacts are not read.

use chrono::Weekday;

use crate::feed::{
    Asked, Draft, Field, Limits, Problem, Raw, Refused, Row, Shop, Type, decode, each, meeting_guide, say_how_decoded,
    weekdays,
};

/// Reads a feed.
pub fn parse(bytes: &[u8], asked: &Asked, limits: &Limits) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    let decoded = decode(bytes, limits)?;
    let text = decoded.text.trim_start();
    let list = match text.chars().next() {
        Some('[') => text,
        // Some sites wrap their list.
        Some('{') => crate::json::members(text)
            .into_iter()
            .flatten()
            .find_map(|(name, value)| (["meetings", "data"].contains(&name) && value.starts_with('[')).then_some(value))
            .ok_or(Refused::NoMeetings)?,
        _ => return Err(Refused::OtherFormat),
    };
    let mut shop = Shop::new(asked, limits);
    say_how_decoded(&decoded, &mut shop);
    each(list, &mut shop, read)?;
    let (drafts, problems) = shop.done();
    if drafts.is_empty() && problems.is_empty() { Err(Refused::NoMeetings) } else { Ok((drafts, problems)) }
}

fn read(row: &Row, shop: &mut Shop<'_>) {
    let mut text = |names: &[&str], field| row.text(names, field, shop);
    let mut raw = Raw {
        id: text(&["slug", "id"], Field::SourceId),
        name: text(&["name", "meeting", "meeting_name"], Field::Name),
        group: text(&["group", "group_name"], Field::Group),
        time: text(&["time", "start_time"], Field::Time),
        end: text(&["end_time"], Field::End),
        zone: text(&["timezone", "time_zone"], Field::Zone),
        venue: text(&["location", "location_name", "venue"], Field::Venue),
        address: text(&["formatted_address"], Field::Address),
        latitude: text(&["latitude", "lat"], Field::Coordinates),
        longitude: text(&["longitude", "lng", "lon"], Field::Coordinates),
        approximate: text(&["approximate"], Field::Coordinates).eq_ignore_ascii_case("yes"),
        attendance: text(&["attendance_option"], Field::Attendance),
        room: text(&["conference_url"], Field::Room),
        room_notes: text(&["conference_url_notes"], Field::RoomNotes),
        phone: text(&["conference_phone"], Field::Phone),
        website: text(&["url", "website"], Field::Website),
        email: text(&["email"], Field::Email),
        language: text(&["language"], Field::Language),
        notes: vec![
            text(&["notes"], Field::Notes),
            text(&["location_notes"], Field::Notes),
            text(&["group_notes"], Field::Notes),
            text(&["conference_phone_notes"], Field::Notes),
        ],
        ..Raw::default()
    };
    if raw.address.is_empty() {
        let parts = ["address", "city", "state", "postal_code", "zip", "country"];
        let parts: Vec<String> =
            parts.iter().map(|name| text(&[name], Field::Address)).filter(|part| !part.is_empty()).collect();
        raw.address = parts.join(", ");
    }
    raw.region = region(row, shop);
    raw.days = days(&row.list("day", Field::Day, shop));
    raw.types = row.list("types", Field::Types, shop).iter().map(|code| kind(code)).collect();
    if raw.id.is_empty() {
        // Without a slug the same meeting is known again by its name, day and time.
        raw.id = format!("{}|{:?}|{}", raw.name, raw.days.as_deref().unwrap_or_default(), raw.time);
    }
    shop.finish(&raw);
}

/// From small to large; the feed lists them from large to small.
fn region(row: &Row, shop: &mut Shop<'_>) -> String {
    let mut parts = row.list("regions", Field::Region, shop);
    if parts.is_empty() {
        parts = ["region", "sub_region"]
            .iter()
            .map(|name| row.text(&[name], Field::Region, shop))
            .filter(|part| !part.is_empty())
            .collect();
    }
    parts.reverse();
    parts.join(", ")
}

/// `None` where one is no day.
fn days(cells: &[String]) -> Option<Vec<Weekday>> {
    let mut days = Vec::new();
    for cell in cells {
        match cell.parse::<u8>() {
            Ok(0) => days.push(Weekday::Sun),
            Ok(number) => days.push(Weekday::try_from(number - 1).ok()?),
            Err(_) => days.extend(weekdays(cell)?),
        }
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    Some(days)
}

fn kind(code: &str) -> (Type, Option<crate::feed::Meaning>) {
    let meaning = meeting_guide(code);
    (Type { code: code.chars().take(60).collect(), word: String::new(), kind: None }, meaning)
}

/// For [`crate::meeting_table`], whose cells may hold the codes of this format.
pub(crate) fn kinds(cell: &str) -> Vec<(Type, Option<crate::feed::Meaning>)> {
    cell.split([',', ';', '|']).map(str::trim).filter(|code| !code.is_empty()).map(kind).collect()
}

/// Whether a file is one of these rather than of a BMLT server, by the names in its first row.
pub fn looks_like(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4_096)).unwrap_or_default()).into_owned();
    head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with(['[', '{'])
        && !head.contains("\"weekday_tinyint\"")
        && !head.contains("\"id_bigint\"")
}
