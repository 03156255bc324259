//! Appointments that entries of the journal are about.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDateTime, Utc};
use schedule::series::{Occurrence, RecurrenceId, Window};
use uuid::Uuid;
use vault::store::Reader;

use super::model::SeriesKind;
use super::place::{View, find_occurrence};
use super::series::{self, Kept};
use crate::error::Result;

/// One date of a series, as it is told where an entry is about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Appointment {
    pub series: Uuid,
    pub person: Option<Uuid>,
    /// The wall time it was planned for.
    pub occurrence: NaiveDateTime,
    /// What the clock of whoever asks shows when it begins.
    pub here: NaiveDateTime,
    /// As it was written; may be empty.
    pub title: String,
}

/// The date of a series, for somebody in `zone`; `None` where the series is gone. A date the series no longer has, because its
/// times were changed since, is told by the time it was planned for.
pub(crate) fn told(reader: Reader<'_>, id: Uuid, occurrence: NaiveDateTime, zone: &str) -> Result<Option<Appointment>> {
    let Some((_, kept)) = series::find(reader, id)? else { return Ok(None) };
    let view = View::of(zone)?;
    let times = kept.schedule.series();
    let found = times.and_then(|times| find_occurrence(times, RecurrenceId(occurrence), &view.viewer).ok().flatten());
    Ok(Some(match found {
        Some((one, _)) => shown(&view, &kept, &one)?,
        None => Appointment { series: kept.id, person: kept.person, occurrence, here: occurrence, title: kept.title },
    }))
}

/// Appointments and what else is with somebody of the care team between two instants, the latest first. None that was cancelled,
/// and none that cannot be placed.
pub(crate) fn between(reader: Reader<'_>, [from, until]: [DateTime<Utc>; 2], zone: &str) -> Result<Vec<Appointment>> {
    let view = View::of(zone)?;
    let mut list = Vec::new();
    for (_, kept) in series::all(reader)? {
        if kept.kind != SeriesKind::Appointment && kept.person.is_none() {
            continue;
        }
        let Some(times) = kept.schedule.series() else { continue };
        let Ok(found) = times.overlapping(&view.viewer, Window { from, until }) else { continue };
        for one in &found.list {
            list.push(shown(&view, &kept, one)?);
        }
    }
    list.sort_by_key(|one| Reverse((one.here, one.series)));
    Ok(list)
}

fn shown(view: &View, kept: &Kept, one: &Occurrence) -> Result<Appointment> {
    Ok(Appointment {
        series: kept.id,
        person: kept.person,
        occurrence: one.id.0,
        here: view.clock(one.start)?,
        title: kept.words_of(one).title.to_owned(),
    })
}
