//! A calendar as a feed of meetings.

use schedule::{moment::Moment, series::Schedule};

use super::{Calendar, Event};
use crate::feed::{Asked, Attendance, Draft, Field, Limits, Problem, ProblemCode, Refused, Shop, Type, zone_name};

/// Reads the events of a file as meetings, each with its own times. What is cancelled is suspended.
pub fn feed(bytes: &[u8], asked: &Asked, limits: &Limits) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    let (calendar, faults) = Calendar::parse(bytes, limits)?;
    let (events, problems) = calendar.events(limits);
    if events.is_empty() && problems.is_empty() {
        return Err(Refused::NoMeetings);
    }
    let mut shop = Shop::new(asked, limits);
    for problem in faults.into_iter().chain(problems) {
        shop.say(problem);
    }
    let calendar_zone = calendar.property("X-WR-TIMEZONE");
    for event in events {
        shop.turn_to(event.line);
        take(event, calendar_zone.as_deref().or(asked.zone.as_deref()), &mut shop);
    }
    Ok(shop.done())
}

fn take(event: Event, floating: Option<&str>, shop: &mut Shop<'_>) {
    let name = shop.line(&event.summary, Field::Name);
    if name.is_empty() {
        return shop.left_out(ProblemCode::NameMissing);
    }
    let location = shop.line(&event.location, Field::Venue);
    // A link as a place is the room.
    let venue = if crate::feed::Link::parse(&location).is_some() { String::new() } else { location };
    let zone = match &event.series.start {
        Moment::Zoned { tzid, .. } => zone_name(tzid),
        Moment::Utc(_) => Some("UTC".to_owned()),
        Moment::Local(_) | Moment::Date(_) => floating.and_then(zone_name),
    };
    let mut series = event.series;
    if let (Moment::Local(civil), Some(zone)) = (&series.start, &zone) {
        series.start = Moment::Local(*civil).with_tzid(zone);
    }
    let attendance = match (event.cancelled, venue.is_empty(), event.room.is_some()) {
        (true, ..) => Some(Attendance::Suspended),
        (_, true, true) => Some(Attendance::Online),
        (_, false, true) => Some(Attendance::Hybrid),
        (_, false, false) => Some(Attendance::InPerson),
        (_, true, false) => None,
    };
    let id = if event.uid.is_empty() { format!("{name}|{}", series.start) } else { event.uid };
    let draft = Draft {
        at: event.line,
        source_id: shop.line(&id, Field::SourceId),
        group: String::new(),
        times: Schedule::Series(Box::new(series)),
        wording: Vec::new(),
        zone,
        zone_hints: Vec::new(),
        address: String::new(),
        region: String::new(),
        coordinates: event.coordinates,
        attendance,
        room: event.room,
        room_notes: String::new(),
        phone: String::new(),
        website: event.url,
        email: String::new(),
        openness: None,
        languages: Vec::new(),
        types: event
            .categories
            .into_iter()
            .map(|code| Type { word: String::new(), code: code.chars().take(60).collect(), kind: None })
            .collect(),
        notes: shop.notes(&[event.description]),
        name,
        venue,
    };
    shop.take(draft);
}

/// Whether a file may be a calendar: somewhere near its beginning a component begins.
pub fn looks_like(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2_048)).unwrap_or_default()).to_ascii_uppercase();
    head.lines().any(|line| line.trim_start_matches('\u{feff}').starts_with("BEGIN:V"))
}
