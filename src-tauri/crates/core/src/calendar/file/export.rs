//! Writing the calendar out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, TimeDelta, Utc};
use interchange::ics::{self, Calendar, Component};
use schedule::moment::Moment;
use schedule::series::{Series, Window};
use schedule::zone::Database;
use vault::store::Reader;

use super::super::limits::INSTEAD_CHARS;
use super::super::place::View;
use super::super::series::{self, Kept};
use super::super::visits::Met;
use super::entry::{Entry, moments};
use super::model::{CalendarExport, CalendarExportView, CalendarExported, ExportScope};
use super::write;
use crate::error::{CoreError, ErrorCode, Result};

/// Which program wrote a file (PRODID).
const PRODUCT: &str = "-//Mooring//Mooring//EN";
/// The same where the file is to say nothing but times.
const NO_PRODUCT: &str = "-//Calendar//Calendar//EN";
/// Years from the present in which a zone is written out.
const YEARS: [i32; 2] = [30, 20];
/// How far ahead a visit may be planned to be looked for among the meetings.
const AHEAD: TimeDelta = TimeDelta::days(100 * 366);

/// What there is to write out for somebody in `zone`.
pub fn export_view(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<CalendarExportView> {
    let (mut with, mut without, mut groups) = (0, 0, BTreeSet::new());
    let all = series::all(reader)?;
    let timed = all.iter().filter(|(_, kept)| kept.schedule.series().is_some()).count();
    let awake = series::awake(reader, all)?;
    let once = once(awake.clone(), now, zone)?;
    let twice = awake.len() - once.len();
    for (_, kept) in once {
        if kept.schedule.series().is_none() {
            without += 1;
            continue;
        }
        with += 1;
        groups.extend(kept.group);
    }
    let resting = u32::try_from(timed - twice).unwrap_or(u32::MAX).saturating_sub(with);
    Ok(CalendarExportView { series: with, without_times: without, resting, groups: groups.into_iter().collect() })
}

/// Without visits that a meeting of their group stands for: as in the calendar, nothing is there twice.
fn once(mut list: Vec<(i64, Kept)>, now: DateTime<Utc>, zone: &str) -> Result<Vec<(i64, Kept)>> {
    let view = View::of(zone)?;
    let window = Window { from: DateTime::UNIX_EPOCH, until: now + AHEAD };
    let met = Met::find(list.iter().map(|(_, kept)| kept), &view.viewer, window);
    list.retain(|(_, kept)| !met.covers(kept));
    Ok(list)
}

/// A file with what was asked for, as it is to somebody in `zone`. What rests in the calendar does not go out, nor a visit that
/// a meeting stands for, unless it is the one that was asked for. `not-found` where there is nothing to write.
pub fn export(
    reader: Reader<'_>,
    now: DateTime<Utc>,
    asked: &CalendarExport,
    zone: &str,
) -> Result<(Vec<u8>, CalendarExported)> {
    let instead = asked.instead.as_deref().map(instead).transpose()?;
    let chosen = match asked.scope {
        ExportScope::All => once(series::meant(reader)?, now, zone)?,
        ExportScope::Group { id } => once(series::awake(reader, series::shown_of(reader, id)?)?, now, zone)?,
        ExportScope::Series { id } => vec![series::get(reader, id)?],
    };
    let mut zones: BTreeMap<String, Component> = BTreeMap::new();
    let mut years = BTreeMap::new();
    let mut events = Vec::new();
    let mut around = Around::Nothing;
    let mut done = CalendarExported { series: 0, without_times: 0 };
    for (key, kept) in chosen {
        let origin = series::origin(reader, key)?;
        let entry = origin.lines.as_deref().and_then(Entry::kept);
        let own = kept.id.to_string();
        let written = match &instead {
            Some(title) => write::discreet(&kept, &own, title),
            // What another program calls it is what it is called there, unless it was divided from what is called so.
            None => write::whole(&kept, entry.as_ref(), called(entry.as_ref(), origin.uid.as_deref(), &own)),
        };
        let (Some(written), Some(times)) = (written, kept.schedule.series()) else {
            done.without_times += 1;
            continue;
        };
        if instead.is_none() {
            for zone in entry.iter().flat_map(|entry| &entry.zones) {
                if let Some(name) = zone.view().text("TZID") {
                    zones.entry(name).or_insert_with(|| zone.clone());
                }
            }
        }
        around = around.beside(entry.as_ref());
        need(times, &mut years);
        events.extend(written);
        done.series += 1;
    }
    if events.is_empty() {
        return Err(ErrorCode::CalendarNothingToExport.into());
    }
    let mut calendar = Calendar::new(if instead.is_some() { NO_PRODUCT } else { PRODUCT });
    if let (Around::Lines(lines), None) = (&around, &instead) {
        calendar.adopt(lines);
    }
    for (tzid, first) in years {
        if let Some(zone) = zones.remove(&tzid).or_else(|| define(&tzid, first, now)) {
            calendar.push(zone);
        }
    }
    for event in events {
        calendar.push(event);
    }
    Ok((calendar.to_bytes(), done))
}

/// The lines of the calendar that series came in.
enum Around {
    Nothing,
    Lines(Box<Component>),
    /// They came from several, or were made here: what one calendar is called would be said of the others too.
    Several,
}

impl Around {
    fn beside(self, entry: Option<&Entry>) -> Self {
        match (self, entry) {
            (Self::Nothing, Some(entry)) => Self::Lines(Box::new(entry.around.clone())),
            (Self::Lines(lines), Some(entry)) if lines.view().to_bytes() == entry.around.view().to_bytes() => {
                Self::Lines(lines)
            }
            _ => Self::Several,
        }
    }
}

/// What a file is to call a series; `None` where its lines say so already.
fn called<'n>(entry: Option<&Entry>, uid: Option<&str>, own: &'n str) -> Option<&'n str> {
    let named = entry.is_some_and(Entry::is_named) && uid.is_some();
    (!named).then_some(own)
}

/// What stands in the place of every name.
fn instead(title: &str) -> Result<String> {
    let title = title.trim();
    if title.is_empty() || title.contains(char::is_control) {
        return Err(CoreError::at(ErrorCode::Invalid, "instead"));
    }
    if title.chars().count() > INSTEAD_CHARS {
        return Err(CoreError::at(ErrorCode::TooLong, "instead"));
    }
    Ok(title.to_owned())
}

/// Notes which zones a series needs, and from which year on.
fn need(times: &Series, years: &mut BTreeMap<String, i32>) {
    for moment in moments(times) {
        if let Moment::Zoned { tzid, civil } = moment {
            let first = years.entry(tzid.clone()).or_insert(civil.year());
            *first = (*first).min(civil.year());
        }
    }
}

/// A zone as a file defines it, under the name it is called by there; `None` for one nobody knows.
fn define(tzid: &str, first: i32, now: DateTime<Utc>) -> Option<Component> {
    let [back, on] = YEARS;
    let first = first.clamp(now.year() - back, now.year());
    let mut zone = ics::zone(&schedule::tzid::resolve(Database::get(), tzid)?, first, now.year() + on)?;
    zone.set("TZID", tzid);
    Some(zone)
}
