//! The calendar of the story.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use uuid::Uuid;
use vault::store::Writer;

use super::story::{Otherwise, Recurring};
use crate::calendar::{self, Ending, Fate, Pattern, RuleDraft, Scope, SeriesDraft, WhenDraft};
use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::ids;

/// Puts everything into the calendar, as somebody at home in `zone` would. A meeting with the name of a group is that group's,
/// and what has the name of a person is an appointment with them.
pub(super) fn fill(
    writer: Writer<'_>,
    stamp: &Stamp,
    all: &[Recurring],
    (groups, people): (&BTreeMap<&str, Uuid>, &BTreeMap<&str, Uuid>),
    zone: &str,
) -> Result<()> {
    for one in all {
        let group = groups.get(one.group.as_ref().unwrap_or(&one.title).as_str()).copied();
        let there = one.zone.as_deref().unwrap_or(zone);
        let today = schedule::zone::civil(stamp.now, there)?.date();
        let person = people.get(one.title.as_str()).copied();
        let draft = SeriesDraft { group, person, ..draft(stamp, one, today, there)? };
        calendar::save(writer, stamp, &draft, None, zone)?;
        for single in &one.otherwise {
            let day = on(one, ahead(today, single.in_days)?)?;
            change(writer, stamp, &draft, (day.and_time(one.time), single), zone)?;
        }
    }
    Ok(())
}

/// Has one date of a series otherwise.
fn change(
    writer: Writer<'_>,
    stamp: &Stamp,
    all: &SeriesDraft,
    (at, single): (NaiveDateTime, &Otherwise),
    zone: &str,
) -> Result<()> {
    if let Some(place) = &single.place {
        let mut one = SeriesDraft { place: place.clone(), ..all.clone() };
        if let WhenDraft::Times { start, .. } = &mut one.when {
            *start = at;
        }
        calendar::save(writer, stamp, &one, Some(Scope::One { occurrence: at }), zone)?;
    }
    calendar::remark(writer, stamp, (all.id, at), &single.remark, zone)?;
    if single.called_off {
        calendar::fate(writer, stamp, (all.id, at), Fate::Cancelled, zone)?;
    }
    Ok(())
}

fn ahead(today: NaiveDate, days: u64) -> Result<NaiveDate> {
    today.checked_add_days(Days::new(days)).ok_or_else(|| ErrorCode::OutOfRange.into())
}

/// The first day from `soonest` on that something takes place on.
fn on(one: &Recurring, soonest: NaiveDate) -> Result<NaiveDate> {
    let wait = one.weekday.map_or(0, |weekday| weekday.days_since(soonest.weekday()));
    ahead(soonest, u64::from(wait))
}

fn draft(stamp: &Stamp, one: &Recurring, today: NaiveDate, there: &str) -> Result<SeriesDraft> {
    let when = match one.in_days {
        None => WhenDraft::CallFirst,
        Some(days) => {
            let next = on(one, ahead(today, days)?)?;
            let first = next.checked_sub_days(Days::new(7 * one.weeks_before)).ok_or(ErrorCode::OutOfRange)?;
            let rule = one.step.clone().map_or(RuleDraft::Once, |step| RuleDraft::Pattern {
                pattern: Pattern { step, every: 1, ending: Ending::Never },
            });
            WhenDraft::Times {
                start: first.and_time(one.time),
                whole_day: false,
                zone: Some(there.to_owned()),
                minutes: Some(one.minutes),
                rule,
            }
        }
    };
    Ok(SeriesDraft {
        id: ids::new(stamp.now),
        kind: one.kind,
        group: None,
        person: None,
        exercise: None,
        title: one.title.clone(),
        when,
        place: one.place.clone(),
        link: one.link.clone(),
        note: String::new(),
        leads: one.leads.clone(),
        named: false,
    })
}
