//! Tables `safety_line` and `safety_plan_before`.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::super::limits::EARLIER;
use super::{PlanDraft, PlanEarlier, PlanLine, PlanView, validate};
use crate::clock::{Stamp, from_millis};
use crate::error::{ErrorCode, Result};
use crate::{ids, settings};

/// The name of the setting that says when the plan was looked through.
const LOOKED: &str = "safetyPlanLooked";

/// The lines, step by step.
pub(crate) fn lines(reader: Reader<'_>) -> Result<Vec<PlanLine>> {
    let sql = "SELECT id, step, words, contact FROM safety_line WHERE deleted = 0 ORDER BY rank, key";
    let mut lines: Vec<PlanLine> = reader.query_all(sql, (), |row| {
        Ok(PlanLine { id: ids::get(row, 0)?, step: row.get(1)?, words: row.get(2)?, contact: row.get(3)? })
    })?;
    // Stable: within a step they stay in their order.
    lines.sort_by_key(|line| line.step);
    Ok(lines)
}

pub(crate) fn view(reader: Reader<'_>) -> Result<PlanView> {
    Ok(PlanView {
        lines: lines(reader)?,
        looked: settings::one(reader, LOOKED)?,
        has_earlier: reader.exists("SELECT 1 FROM safety_plan_before WHERE lines IS NOT '[]'", ())?,
    })
}

/// Keeps the plan as it is now. What it was before this sitting is kept beside it; the same again changes nothing.
pub(crate) fn save(writer: Writer<'_>, stamp: &Stamp, draft: &PlanDraft, zone: &str) -> Result<()> {
    validate(draft)?;
    let before = lines(writer.reader())?;
    let mut now: Vec<&PlanLine> = draft.lines.iter().filter(|line| !line.is_blank()).collect();
    now.sort_by_key(|line| line.step);
    if before.iter().eq(now.iter().copied()) {
        return Ok(());
    }
    keep_before(writer, stamp, draft.sitting, &before)?;
    for line in before.iter().filter(|line| !now.iter().any(|other| other.id == line.id)) {
        writer.execute(
            "UPDATE safety_line SET deleted = 1, words = NULL, contact = NULL, changed = ?2, device = ?3 WHERE id = ?1",
            (line.id.into_bytes(), stamp.clock, stamp.device),
        )?;
    }
    for (rank, line) in (0_i64..).zip(now) {
        put(writer, stamp, rank, line)?;
    }
    looked(writer, stamp, zone)
}

fn put(writer: Writer<'_>, stamp: &Stamp, rank: i64, line: &PlanLine) -> Result<()> {
    writer.execute(
        "INSERT INTO safety_line (id, created, changed, device, step, rank, words, contact)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, device = excluded.device, deleted = 0,
           step = excluded.step, rank = excluded.rank, words = excluded.words, contact = excluded.contact
         WHERE deleted = 1 OR step IS NOT excluded.step OR rank IS NOT excluded.rank OR words IS NOT excluded.words
           OR contact IS NOT excluded.contact",
        (line.id.into_bytes(), stamp.clock, stamp.device, line.step, rank, &line.words, &line.contact),
    )?;
    Ok(())
}

/// Once a sitting: what it was when that began. An empty plan is kept as well, so that what is written first is not taken for what
/// was there before.
fn keep_before(writer: Writer<'_>, stamp: &Stamp, sitting: Uuid, before: &[PlanLine]) -> Result<()> {
    writer.execute(
        "INSERT INTO safety_plan_before (sitting, created, device, at, lines) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (sitting) DO NOTHING",
        (sitting.into_bytes(), stamp.clock, stamp.device, stamp.now.timestamp_millis(), serde_json::to_string(before)?),
    )?;
    writer.execute(
        "DELETE FROM safety_plan_before WHERE key NOT IN (SELECT key FROM safety_plan_before ORDER BY at DESC, key DESC LIMIT ?1)",
        [i64::try_from(EARLIER).unwrap_or(i64::MAX)],
    )?;
    Ok(())
}

/// Notes that it was looked through today.
pub(crate) fn looked(writer: Writer<'_>, stamp: &Stamp, zone: &str) -> Result<()> {
    let begins = settings::day_starts_at(writer.reader())?;
    let day: NaiveDate = schedule::day::day_of(stamp.now, zone, begins)?;
    settings::set_one(writer, stamp, LOOKED, &day)
}

/// Earlier states, the latest first. One that cannot be read is left out, and stays where it is.
pub(crate) fn earlier(reader: Reader<'_>) -> Result<Vec<PlanEarlier>> {
    let sql = "SELECT sitting, at, lines FROM safety_plan_before WHERE lines IS NOT '[]' ORDER BY at DESC, key DESC";
    let rows: Vec<(Uuid, DateTime<Utc>, String)> =
        reader.query_all(sql, (), |row| Ok((ids::get(row, 0)?, from_millis(row.get(1)?), row.get(2)?)))?;
    let read = |(id, until, lines): (Uuid, DateTime<Utc>, String)| {
        Some(PlanEarlier { id, until, lines: serde_json::from_str(&lines).ok()? })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Takes an earlier state away.
pub(crate) fn remove_earlier(writer: Writer<'_>, id: Uuid) -> Result<()> {
    let removed = writer.execute("DELETE FROM safety_plan_before WHERE sitting = ?1", [id.into_bytes()])?;
    if removed == 0 { Err(ErrorCode::NotFound.into()) } else { Ok(()) }
}

/// Puts one back that was taken away, in its place. One that is there stays as it is.
pub(crate) fn keep_earlier(writer: Writer<'_>, stamp: &Stamp, earlier: &PlanEarlier) -> Result<()> {
    validate(&PlanDraft { sitting: earlier.id, lines: earlier.lines.clone() })?;
    writer.execute(
        "INSERT INTO safety_plan_before (sitting, created, device, at, lines) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (sitting) DO NOTHING",
        (
            earlier.id.into_bytes(),
            stamp.clock,
            stamp.device,
            earlier.until.timestamp_millis(),
            serde_json::to_string(&earlier.lines)?,
        ),
    )?;
    Ok(())
}
