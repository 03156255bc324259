//! Table `group_stage`: the way of a group.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::STEPS;
use super::model::{GroupStage, GroupStep};
use crate::clock::from_millis;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::{day_from, day_number};

/// Since when a group is paused or left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Rest {
    day: NaiveDate,
    /// When it was noted.
    at: DateTime<Utc>,
}

impl Rest {
    /// From when on its meetings are not meant, for somebody in `zone`: since it was noted, or after the day it rests since where
    /// that was noted later.
    pub fn since(self, zone: &str) -> Result<DateTime<Utc>> {
        let next = self.day.checked_add_days(Days::new(1)).ok_or(ErrorCode::OutOfRange)?;
        Ok(schedule::day::start_of(next, zone, 0)?.min(self.at))
    }
}

/// The groups that are paused or left. What was both, one after the other, rests since the first.
pub(crate) fn resting(reader: Reader<'_>) -> Result<BTreeMap<Uuid, Rest>> {
    let rows = reader.query_all(
        "SELECT g.id, min(s.day), min(s.at) FROM group_stage s JOIN support_group g ON g.key = s.support_group
         WHERE g.deleted = 0 AND s.stage IN ('paused', 'left') AND s.rank > ifnull(
           (SELECT max(e.rank) FROM group_stage e WHERE e.support_group = g.key AND e.stage NOT IN ('paused', 'left')), -1)
         GROUP BY g.key",
        (),
        |row| Ok((ids::get(row, 0)?, Rest { day: day_from(row.get(1)?), at: from_millis(row.get(2)?) })),
    )?;
    Ok(rows.into_iter().collect())
}

/// Where every group is now.
pub(crate) fn stages(reader: Reader<'_>) -> Result<HashMap<Uuid, GroupStage>> {
    let rows = reader.query_all(
        "SELECT g.id, s.stage FROM group_stage s JOIN support_group g ON g.key = s.support_group
         WHERE g.deleted = 0 AND s.rank = (SELECT max(e.rank) FROM group_stage e WHERE e.support_group = g.key)",
        (),
        |row| Ok((ids::get(row, 0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// The way of a group, oldest first.
pub(super) fn of(reader: Reader<'_>, group: i64) -> Result<Vec<GroupStep>> {
    Ok(reader.query_all(
        "SELECT stage, day, at, note FROM group_stage WHERE support_group = ?1 ORDER BY rank",
        [group],
        |row| {
            Ok(GroupStep {
                stage: row.get(0)?,
                day: day_from(row.get(1)?),
                at: from_millis(row.get(2)?),
                note: row.get(3)?,
            })
        },
    )?)
}

/// Writes the way of a group anew.
pub(super) fn set(writer: Writer<'_>, group: i64, steps: &[GroupStep]) -> Result<()> {
    remove(writer, group)?;
    for (step, rank) in steps.iter().zip(0_i64..) {
        writer.execute(
            "INSERT INTO group_stage (support_group, rank, stage, at, day, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (group, rank, step.stage, step.at.timestamp_millis(), day_number(step.day), &step.note),
        )?;
    }
    Ok(())
}

pub(super) fn remove(writer: Writer<'_>, group: i64) -> Result<()> {
    writer.execute("DELETE FROM group_stage WHERE support_group = ?1", [group])?;
    Ok(())
}

/// The way of a group after one more step.
///
/// What is moved twice on a day was put right, not walked: only where it ended counts, and going back to where it was
/// leaves nothing behind. A step never lies before the one it follows: `out-of-range` at `day`.
pub(super) fn walked(steps: &[GroupStep], next: GroupStep) -> Result<Vec<GroupStep>> {
    let mut steps = steps.to_vec();
    if steps.len() > 1 && steps.last().is_some_and(|last| last.stage != next.stage && last.day == next.day) {
        steps.pop();
        if steps.last().is_some_and(|last| last.stage == next.stage) {
            return Ok(steps);
        }
    }
    // The same stage again says better than before since when, and why.
    let step = match steps.pop_if(|last| last.stage == next.stage) {
        Some(last) => GroupStep { at: last.at, ..next },
        None => next,
    };
    if steps.last().is_some_and(|last| step.day < last.day) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "day"));
    }
    steps.push(step);
    if steps.len() > STEPS {
        return Err(CoreError::at(ErrorCode::OutOfRange, "stage"));
    }
    Ok(steps)
}

/// Where a group is now.
pub(super) fn now(steps: &[GroupStep]) -> (GroupStage, Option<NaiveDate>) {
    steps.last().map_or((GroupStage::Considering, None), |step| (step.stage, Some(step.day)))
}
