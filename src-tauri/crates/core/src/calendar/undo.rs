//! One step back: what the rows of a series were before it was changed, kept in memory while the journal is open.
//!
//! Dividing a series moves what was noted of its occurrences and makes reminders forget; nothing that is left in the tables
//! says what was before. So the rows are read before and put back, with a new stamp, as long as nobody changed them since.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::occurrence;
use super::series::{self, Kept, Origin};
use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::{groups, reminders};

/// The way back from one change.
pub struct Undo {
    pub id: Uuid,
    /// The stamp of the change.
    clock: i64,
    before: Before,
    /// Keys of the series that began with it.
    begun: Vec<i64>,
}

struct Before {
    key: i64,
    kept: Kept,
    /// Its group was there.
    grouped: bool,
    origin: Origin,
    noted: Vec<occurrence::Row>,
    told: reminders::Told,
}

/// Does a change of one series and keeps the way back from it: none from a series that begins.
pub fn recorded<T>(
    writer: Writer<'_>,
    stamp: &Stamp,
    id: Uuid,
    change: impl FnOnce() -> Result<T>,
) -> Result<(T, Option<Undo>)> {
    let reader = writer.reader();
    let before = match series::find(reader, id)? {
        None => None,
        Some((key, kept)) => Some(Before {
            key,
            grouped: is_grouped(reader, &kept)?,
            kept,
            origin: series::origin(reader, key)?,
            noted: occurrence::rows(reader, key)?,
            told: reminders::told_of(reader, key)?,
        }),
    };
    let done = change()?;
    let Some(before) = before else { return Ok((done, None)) };
    let begun = series::begun_with(reader, stamp)?;
    Ok((done, Some(Undo { id: crate::ids::new(stamp.now), clock: stamp.clock, before, begun })))
}

/// Puts everything back as it was before a change. `calendar-changed-since` where that is not what would be taken back any more.
pub fn take_back(writer: Writer<'_>, stamp: &Stamp, undo: &Undo) -> Result<()> {
    let Undo { clock, before, begun, .. } = undo;
    let Before { key, kept, grouped, origin, noted, told } = before;
    let reader = writer.reader();
    for key in begun.iter().chain([key]) {
        if series::last_change(reader, *key)? > *clock || occurrence::last_change(reader, *key)? > *clock {
            return Err(ErrorCode::CalendarChangedSince.into());
        }
    }
    // Meetings go with their group: none comes back after it.
    if *grouped && !is_grouped(reader, kept)? {
        return Err(ErrorCode::CalendarChangedSince.into());
    }
    // Where they are none may meet another on its way back: first all of them go, then each comes to its place.
    occurrence::remove(writer, stamp, *key)?;
    for key in begun {
        super::edit::bury(writer, stamp, *key)?;
    }
    series::update(writer, stamp, *key, kept)?;
    series::set_origin(writer, stamp, *key, origin)?;
    occurrence::put_back(writer, stamp, *key, noted)?;
    reminders::forget_all(writer, *key)?;
    reminders::tell_again(writer, *key, told)
}

fn is_grouped(reader: Reader<'_>, kept: &Kept) -> Result<bool> {
    kept.group.map_or(Ok(false), |group| groups::is_open(reader, group))
}
