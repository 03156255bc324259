//! VTIMEZONE components for what is written here.

use chrono::{DateTime, Datelike, Days, NaiveDateTime, TimeDelta, TimeZone, Utc};
use schedule::zone::Zone;

use super::Component;

/// The zone as a VTIMEZONE (section 3.6.5), right for the years named, both included; at most sixty of them.
///
/// Every change of the clock is an observance of its own: that is longer than rules would be and true for zones whose changes no rule
/// describes. Programs that know the name take the zone from their own database anyway.
pub fn zone(zone: &Zone, first: i32, last: i32) -> Option<Component> {
    let last = last.min(first.saturating_add(59));
    let from = Utc.with_ymd_and_hms(first, 1, 1, 0, 0, 0).single()?;
    let until = Utc.with_ymd_and_hms(last.checked_add(1)?, 1, 1, 0, 0, 0).single()?;
    let mut component = Component::new("VTIMEZONE");
    component.set("TZID", zone.name());
    let mut offset = offset_at(zone, from)?;
    component.push(observance(zone, from, offset, offset)?);
    let mut day = from;
    while day < until {
        let next = day.checked_add_days(Days::new(1))?;
        let after = offset_at(zone, next)?;
        if after != offset {
            component.push(observance(zone, change_between(zone, day, next)?, offset, after)?);
            offset = after;
        }
        day = next;
    }
    Some(component)
}

/// The first instant with the offset that holds at `until`, to the second.
fn change_between(zone: &Zone, mut before: DateTime<Utc>, mut until: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let after = offset_at(zone, until)?;
    while (until - before).num_seconds() > 1 {
        let middle = before + TimeDelta::seconds((until - before).num_seconds() / 2);
        if offset_at(zone, middle)? == after { until = middle } else { before = middle }
    }
    Some(until)
}

/// An offset is on a clock before and after its change; DTSTART is what the clock before shows (section 3.6.5).
fn observance(zone: &Zone, at: DateTime<Utc>, from: TimeDelta, to: TimeDelta) -> Option<Component> {
    let winter = offset_at(zone, Utc.with_ymd_and_hms(at.year(), 1, 1, 0, 0, 0).single()?)?;
    let summer = offset_at(zone, Utc.with_ymd_and_hms(at.year(), 7, 1, 0, 0, 0).single()?)?;
    let name = if to > winter.min(summer) { "DAYLIGHT" } else { "STANDARD" };
    let shown: NaiveDateTime = at.naive_utc().checked_add_signed(from)?;
    let mut component = Component::new(name);
    component.set_raw("DTSTART", &[], &shown.format("%Y%m%dT%H%M%S").to_string());
    component.set_raw("TZOFFSETFROM", &[], &written(from));
    component.set_raw("TZOFFSETTO", &[], &written(to));
    Some(component)
}

fn offset_at(zone: &Zone, at: DateTime<Utc>) -> Option<TimeDelta> {
    Some(zone.civil(at).ok()? - at.naive_utc())
}

/// `+0100`, `-0330`, with seconds where there are some.
fn written(offset: TimeDelta) -> String {
    let seconds = offset.num_seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3_600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    if rest == 0 { format!("{sign}{hours:02}{minutes:02}") } else { format!("{sign}{hours:02}{minutes:02}{rest:02}") }
}
