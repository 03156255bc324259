//! Groups over a period: how often one was there, and how mood was the day after beside the day before.

use chrono::{DateTime, Utc};
use vault::store::Reader;

use super::model::ReportGroup;
use crate::calendar;
use crate::error::Result;
use crate::insights::{self, InsightsAround, Span};

/// Those one was with, the most often visited first.
pub(super) fn groups(reader: Reader<'_>, span: Span, now: DateTime<Utc>, zone: &str) -> Result<Vec<ReportGroup>> {
    let held = calendar::meetings_between(reader, (span.from, span.to), now, zone)?;
    let around = insights::around(reader, span)?.meetings;
    let told = around.into_iter().filter_map(|InsightsAround { group, occasions, afterwards, .. }| {
        let group = group?;
        let meetings = held.as_ref().map(|held| held.get(&group.id).copied().unwrap_or(0));
        Some(ReportGroup {
            id: group.id,
            name: group.name,
            days: occasions,
            meetings: meetings.filter(|meetings| *meetings >= occasions),
            after: afterwards,
        })
    });
    Ok(told.collect())
}
