//! Scales that took the place of one another: each keeps its values and its range, and together they are one history.
//!
//! They stand in a row: each is followed by one at most, so that there is always one that stands at the end.

use std::collections::BTreeMap;

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::tracker;
use crate::clock::Stamp;
use crate::error::Result;
use crate::journal::model::Tracker;

/// A tracker and `tracker.key`.
pub(crate) type Keyed = (i64, Tracker);

/// The history a tracker is part of, the one that stands at its end last.
pub(super) fn of(reader: Reader<'_>, key: i64) -> Result<Vec<Keyed>> {
    let all = histories(tracker::keyed(reader)?);
    Ok(all.into_iter().find(|history| history.iter().any(|(other, _)| *other == key)).unwrap_or_default())
}

/// Puts a scale behind another one, out of wherever it stood: who goes back to an earlier scale goes on with it. Every row that follows
/// another one from then on has changed.
pub(super) fn append(writer: Writer<'_>, stamp: &Stamp, last: Uuid, known: i64) -> Result<()> {
    let id = last.into_bytes();
    let (key, before): (i64, Option<i64>) =
        writer
            .reader()
            .query_row("SELECT key, follows FROM tracker WHERE id = ?1", [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if key == known || before == Some(known) {
        return Ok(());
    }
    let (clock, device) = (stamp.clock, stamp.device);
    let behind = "UPDATE tracker SET follows = ?2, changed = ?3, device = ?4 WHERE follows = ?1";
    let own = "UPDATE tracker SET follows = ?2, changed = ?3, device = ?4 WHERE key = ?1";
    writer.execute(own, (key, None::<i64>, clock, device))?;
    writer.execute(behind, (key, before.filter(|before| *before != known), clock, device))?;
    writer.execute(behind, (known, key, clock, device))?;
    writer.execute(own, (key, known, clock, device))?;
    Ok(())
}

/// A history has one name.
pub(super) fn rename(writer: Writer<'_>, stamp: &Stamp, key: i64, name: &str) -> Result<()> {
    writer.execute(
        "WITH RECURSIVE same (key) AS (
           VALUES (?1)
           UNION SELECT t.follows FROM tracker t JOIN same s ON t.key = s.key WHERE t.follows IS NOT NULL
           UNION SELECT t.key FROM tracker t JOIN same s ON t.follows = s.key
         )
         UPDATE tracker SET name = ?2, changed = ?3, device = ?4
         WHERE key IN (SELECT key FROM same) AND key <> ?1 AND deleted = 0 AND name <> ?2",
        (key, name, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Trackers by history, in their order; within one, the one that stands at the end comes last. One that is no scale, or
/// that nothing followed, is a history of its own.
pub(crate) fn histories(trackers: Vec<Keyed>) -> Vec<Vec<Keyed>> {
    let follower: BTreeMap<Uuid, Uuid> =
        trackers.iter().filter_map(|(_, tracker)| Some((tracker.follows?, tracker.id))).collect();
    let place_of = |mut id: Uuid| {
        let mut steps = 0_usize;
        // No more steps than there are trackers: a ring, which only damage makes, ends somewhere.
        while let Some(next) = follower.get(&id).filter(|_| steps < follower.len()) {
            id = *next;
            steps += 1;
        }
        (id, steps)
    };
    let mut order: Vec<Uuid> = Vec::new();
    let mut found: BTreeMap<Uuid, Vec<(usize, Keyed)>> = BTreeMap::new();
    for (key, tracker) in trackers {
        let (end, before_end) = place_of(tracker.id);
        if !found.contains_key(&end) {
            order.push(end);
        }
        found.entry(end).or_default().push((before_end, (key, tracker)));
    }
    order
        .into_iter()
        .filter_map(|end| {
            let mut history = found.remove(&end)?;
            history.sort_by_key(|(before_end, _)| std::cmp::Reverse(*before_end));
            Some(history.into_iter().map(|(_, tracker)| tracker).collect())
        })
        .collect()
}
