//! The calendar of the story.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, TimeDelta};
use uuid::Uuid;
use vault::store::Writer;

use super::story::Recurring;
use crate::calendar::{self, Ending, Lead, Pattern, RuleDraft, SeriesDraft, WhenDraft};
use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::ids;

/// Puts everything into the calendar, as somebody at home in `zone` would. A meeting with the name of a group is that group's.
pub(super) fn fill(
    writer: Writer<'_>,
    stamp: &Stamp,
    all: &[Recurring],
    groups: &BTreeMap<&str, Uuid>,
    zone: &str,
) -> Result<()> {
    let today = schedule::zone::civil(stamp.now, zone)?.date();
    for one in all {
        let group = groups.get(one.title.as_str()).copied();
        let draft = SeriesDraft { group, ..draft(stamp, one, today, zone)? };
        calendar::save(writer, stamp, &draft, None, zone)?;
    }
    Ok(())
}

fn draft(stamp: &Stamp, one: &Recurring, today: NaiveDate, zone: &str) -> Result<SeriesDraft> {
    let when = match one.in_days {
        None => WhenDraft::CallFirst,
        Some(days) => {
            let weeks = u64::try_from(one.weeks_before).unwrap_or_default();
            let next = today.checked_add_signed(TimeDelta::days(days)).ok_or(ErrorCode::OutOfRange)?;
            let first = next.checked_sub_days(Days::new(7 * weeks)).ok_or(ErrorCode::OutOfRange)?;
            let rule = one.step.clone().map_or(RuleDraft::Once, |step| RuleDraft::Pattern {
                pattern: Pattern { step, every: 1, ending: Ending::Never },
            });
            WhenDraft::Times {
                start: first.and_time(one.time),
                whole_day: false,
                zone: Some(one.zone.clone().unwrap_or_else(|| zone.to_owned())),
                minutes: Some(one.minutes),
                rule,
            }
        }
    };
    Ok(SeriesDraft {
        id: ids::new(stamp.now),
        kind: one.kind,
        group: None,
        title: one.title.clone(),
        when,
        place: one.place.clone(),
        link: one.link.clone(),
        note: String::new(),
        leads: one.leads.iter().map(|minutes| Lead { days: 0, minutes: *minutes }).collect(),
        named: false,
    })
}
