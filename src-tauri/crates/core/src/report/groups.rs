//! Groups over a period: how often one was there, and how mood was the day after beside the day before.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc};
use vault::store::Reader;

use super::model::ReportGroup;
use crate::calendar;
use crate::error::Result;
use crate::insights::{self, InsightsAround, Span};

/// Those one was with, the most often visited first.
pub(super) fn groups(reader: Reader<'_>, span: Span, now: DateTime<Utc>, zone: &str) -> Result<Vec<ReportGroup>> {
    let held = calendar::meetings_between(reader, (span.from, span.to), now, zone)?;
    let around = insights::around(reader, span)?.meetings;
    let there = insights::met(reader, span)?;
    let told = around.into_iter().filter_map(|InsightsAround { group, occasions, afterwards, .. }| {
        let group = group?;
        let held = held.as_ref().map(|held| held.get(&group.id).map_or(&[][..], Vec::as_slice));
        let meetings = held.map(|held| u32::try_from(held.len()).unwrap_or(u32::MAX));
        let there = there.iter().find(|(of, _)| of.as_ref().is_some_and(|(id, _)| *id == group.id));
        Some(ReportGroup {
            id: group.id,
            name: group.name,
            days: occasions,
            meetings: meetings.filter(|meetings| *meetings >= occasions),
            weekday: held.zip(there).and_then(|(held, (_, there))| weekday(held, there)),
            after: afterwards,
        })
    });
    Ok(told.collect())
}

/// The day of the week all meetings were on, one each week, where one was there on no other day: then a count of these days is true.
fn weekday(held: &[NaiveDate], there: &BTreeSet<NaiveDate>) -> Option<u8> {
    let held: BTreeSet<NaiveDate> = held.iter().copied().collect();
    let weekly = held.iter().zip(held.iter().skip(1)).all(|(one, next)| *next - *one == TimeDelta::weeks(1));
    let day = held.first()?.weekday().num_days_from_monday();
    (held.len() > 1 && weekly && there.is_subset(&held)).then(|| u8::try_from(day).ok()).flatten()
}
