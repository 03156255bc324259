//! JSON of BMLT servers (bmlt.app), the meeting lists of Narcotics Anonymous: the answers of `GetSearchResults`.
//!
//! A list of objects whose values are all texts, or `{"meetings": [...], "formats": [...]}`. `weekday_tinyint` is 1 (Sunday) to 7; times and lengths are
//! `HH:MM:SS`; `venue_type` is 1 in person, 2 online, 3 both; `time_zone` is often empty. An error arrives as an empty list. Contacts are
//! not read.

use std::collections::HashMap;

use chrono::Weekday;

use crate::feed::{
    Asked, Draft, Field, Limits, Meaning, Problem, ProblemCode, Raw, Refused, Row, Shop, Type, decode, each,
    narcotics_anonymous, say_how_decoded, world_id,
};

/// Reads an answer.
pub fn parse(bytes: &[u8], asked: &Asked, limits: &Limits) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    let decoded = decode(bytes, limits)?;
    let text = decoded.text.trim_start();
    let mut formats = Formats::default();
    let list = match text.chars().next() {
        Some('[') => text,
        Some('{') => {
            let mut list = None;
            for (name, value) in crate::json::members(text).into_iter().flatten() {
                match name {
                    "meetings" => list = Some(value),
                    "formats" => formats = Formats::read(value, asked, limits),
                    _ => {}
                }
            }
            list.ok_or(Refused::NoMeetings)?
        }
        _ => return Err(Refused::OtherFormat),
    };
    let mut shop = Shop::new(asked, limits);
    say_how_decoded(&decoded, &mut shop);
    each(list, &mut shop, |row, shop| read(row, &formats, shop))?;
    let (drafts, problems) = shop.done();
    if drafts.is_empty() && problems.is_empty() { Err(Refused::NoMeetings) } else { Ok((drafts, problems)) }
}

/// The server's own list of formats, where it came along: the key's word and its worldwide id.
#[derive(Debug, Default)]
struct Formats(HashMap<String, (String, String)>);

impl Formats {
    fn read(list: &str, asked: &Asked, limits: &Limits) -> Self {
        // What is wrong in this list is no fault of a meeting.
        let mut aside = Shop::new(asked, limits);
        let mut formats = HashMap::new();
        let _ = each(list, &mut aside, |row, shop| {
            let mut text = |name: &str| row.text(&[name], Field::Types, shop);
            let (key, name, id) = (text("key_string"), text("name_string"), text("world_id"));
            if !key.is_empty() && formats.len() < limits.list {
                formats.insert(key, (name.chars().take(80).collect(), id));
            }
        });
        Self(formats)
    }

    fn of(&self, code: &str) -> (Type, Option<Meaning>) {
        let known = self.0.get(code);
        let meaning = match known {
            Some((_, id)) if !id.is_empty() => world_id(id).or_else(|| narcotics_anonymous(code)),
            _ => narcotics_anonymous(code),
        };
        let word = known.map(|(word, _)| word.clone()).unwrap_or_default();
        (Type { code: code.chars().take(60).collect(), word, kind: None }, meaning)
    }
}

fn read(row: &Row, formats: &Formats, shop: &mut Shop<'_>) {
    if row.text(&["published"], Field::Name, shop) == "0" {
        return shop.left_out(ProblemCode::Unpublished);
    }
    let mut text = |names: &[&str], field| row.text(names, field, shop);
    let joined = |names: &[&str], field, shop: &mut Shop<'_>| {
        let parts: Vec<String> =
            names.iter().map(|name| row.text(&[name], field, shop)).filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    let raw = Raw {
        id: text(&["id_bigint", "worldid_mixed"], Field::SourceId),
        name: text(&["meeting_name"], Field::Name),
        time: text(&["start_time"], Field::Time),
        length: text(&["duration_time"], Field::Length),
        zone: text(&["time_zone"], Field::Zone),
        venue: text(&["location_text"], Field::Venue),
        latitude: text(&["latitude"], Field::Coordinates),
        longitude: text(&["longitude"], Field::Coordinates),
        attendance: text(&["venue_type"], Field::Attendance),
        room: text(&["virtual_meeting_link"], Field::Room),
        room_notes: text(&["virtual_meeting_additional_info"], Field::RoomNotes),
        phone: text(&["phone_meeting_number"], Field::Phone),
        language: text(&["lang_enum"], Field::Language),
        notes: ["comments", "location_info", "bus_lines", "train_lines"]
            .iter()
            .map(|name| text(&[name], Field::Notes))
            .collect(),
        address: joined(
            &[
                "location_street",
                "location_municipality",
                "location_province",
                "location_postal_code_1",
                "location_nation",
            ],
            Field::Address,
            shop,
        ),
        region: joined(
            &[
                "location_neighborhood",
                "location_city_subsection",
                "location_municipality",
                "location_sub_province",
                "location_province",
            ],
            Field::Region,
            shop,
        ),
        days: days(&row.text(&["weekday_tinyint"], Field::Day, shop)),
        types: row.list("formats", Field::Types, shop).iter().map(|code| formats.of(code)).collect(),
        ..Raw::default()
    };
    shop.finish(&raw);
}

/// `None` for what is no day; empty where none is named.
fn days(text: &str) -> Option<Vec<Weekday>> {
    match text.trim().parse::<u8>() {
        Ok(1) => Some(vec![Weekday::Sun]),
        Ok(number @ 2..=7) => Weekday::try_from(number - 2).ok().map(|day| vec![day]),
        Err(_) if text.trim().is_empty() => Some(Vec::new()),
        Ok(_) | Err(_) => None,
    }
}
