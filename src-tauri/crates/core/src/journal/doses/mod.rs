//! Table `dose`: which doses of a day were taken and which were left out. They belong to the day and not to an entry, so
//! that ticking one writes nothing into the journal, and a day can be put right without opening one.

mod changes;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc};
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::TrackerKind;
use super::position::{day_from, day_number};
use super::validate;
use super::vocabulary::tracker::{self, Plan};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::{ids, settings};

pub use changes::DoseChange;
pub(crate) use changes::{between as changes_between, note as note_change};

/// When a dose is to be taken each day, by the clock of where the person is, and how much where that is said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PlannedDose {
    pub at: NaiveTime,
    #[specta(type = Option<i32>)]
    pub amount: Option<f64>,
}

/// What became of a dose.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum DoseState {
    /// At a time of the clock where the person was; how much, where that was noted.
    Taken {
        at: NaiveTime,
        #[specta(type = Option<i32>)]
        amount: Option<f64>,
    },
    LeftOut,
}

/// A dose to be noted, or noted otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoseDraft {
    pub id: Uuid,
    pub tracker: Uuid,
    pub day: NaiveDate,
    /// The time of the plan it answers; `None` where it was taken as needed.
    pub planned: Option<NaiveTime>,
    pub state: DoseState,
}

/// A dose of a day: noted, or planned and nothing noted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoseLine {
    /// Of what was noted.
    pub id: Option<Uuid>,
    pub tracker: Uuid,
    pub planned: Option<NaiveTime>,
    /// How much the plan says, where it still has that time.
    #[specta(type = Option<i32>)]
    pub amount: Option<f64>,
    /// `None`: nothing was noted, which says nothing.
    pub state: Option<DoseState>,
}

/// The doses of a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoseDay {
    pub day: NaiveDate,
    /// The day it is now, by the person's day boundary.
    pub today: NaiveDate,
    /// In the order of the day, which begins at the hour the person chose.
    pub lines: Vec<DoseLine>,
}

/// The doses of a day, or of the one it is now.
pub fn day(reader: Reader<'_>, now: DateTime<Utc>, day: Option<NaiveDate>, zone: &str) -> Result<DoseDay> {
    let begins = settings::day_starts_at(reader)?;
    let today = schedule::day::day_of(now, zone, begins)?;
    let day = day.unwrap_or(today);
    validate::day(day)?;
    let mut lines = noted(reader, day)?;
    for plan in tracker::plans(reader)? {
        for PlannedDose { at, amount } in plan.doses {
            let answered = lines.iter_mut().find(|line| line.tracker == plan.tracker && line.planned == Some(at));
            match answered {
                Some(line) => line.amount = amount,
                None if plan.offered && day_number(day) >= plan.since => {
                    lines.push(DoseLine { id: None, tracker: plan.tracker, planned: Some(at), amount, state: None });
                }
                None => {}
            }
        }
    }
    lines.sort_by_key(|line| hour_of_day(line, begins));
    Ok(DoseDay { day, today, lines })
}

/// Seconds since the day began.
fn hour_of_day(line: &DoseLine, begins: u8) -> u32 {
    let taken = match line.state {
        Some(DoseState::Taken { at, .. }) => Some(at),
        _ => None,
    };
    let at = line.planned.or(taken).map_or(0, |at| at.num_seconds_from_midnight());
    (at + 86_400 - u32::from(begins) * 3_600) % 86_400
}

fn noted(reader: Reader<'_>, day: NaiveDate) -> Result<Vec<DoseLine>> {
    Ok(reader.query_all(
        "SELECT d.id, t.id, d.planned, d.taken, d.at, d.amount FROM dose d JOIN tracker t ON t.key = d.tracker
         WHERE d.day = ?1 ORDER BY t.rank, t.key, d.key",
        [day_number(day)],
        line,
    )?)
}

fn line(row: &Row<'_>) -> rusqlite::Result<DoseLine> {
    let state = if row.get(3)? {
        DoseState::Taken { at: clock(row.get(4)?).unwrap_or_default(), amount: row.get(5)? }
    } else {
        DoseState::LeftOut
    };
    Ok(DoseLine {
        id: Some(ids::get(row, 0)?),
        tracker: ids::get(row, 1)?,
        planned: clock(row.get(2)?),
        amount: None,
        state: Some(state),
    })
}

fn clock(minutes: Option<u32>) -> Option<NaiveTime> {
    minutes.and_then(|minutes| NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0))
}

/// Whole minutes, as the table keeps them.
fn minutes(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}

/// The days of a span, both ends included, on which any of a medicine was taken, in order.
pub(crate) fn taken_days(reader: Reader<'_>, tracker: i64, (from, to): (i64, i64)) -> Result<Vec<i64>> {
    Ok(reader.query_all(
        "SELECT DISTINCT day FROM dose WHERE tracker = ?1 AND day BETWEEN ?2 AND ?3 AND taken = 1 ORDER BY day",
        (tracker, from, to),
        |row| row.get(0),
    )?)
}

/// The same days for those on which one was left out.
pub(crate) fn left_out_days(reader: Reader<'_>, tracker: i64, (from, to): (i64, i64)) -> Result<Vec<i64>> {
    Ok(reader.query_all(
        "SELECT DISTINCT day FROM dose WHERE tracker = ?1 AND day BETWEEN ?2 AND ?3 AND taken = 0 ORDER BY day",
        (tracker, from, to),
        |row| row.get(0),
    )?)
}

/// Notes a dose. A planned one is noted once a day: what was noted of it before is noted otherwise.
pub fn save(writer: Writer<'_>, stamp: &Stamp, dose: &DoseDraft) -> Result<()> {
    if dose.id.is_nil() {
        return Err(CoreError::at(ErrorCode::Invalid, "id"));
    }
    validate::day(dose.day)?;
    let (tracker, kind) = tracker::key(writer.reader(), dose.tracker)?;
    if !matches!(kind, TrackerKind::Dose { .. }) {
        return Err(CoreError::at(ErrorCode::Invalid, "tracker"));
    }
    let (at, amount) = match dose.state {
        DoseState::Taken { at, amount } => (Some(minutes(at)), amount),
        DoseState::LeftOut => (None, None),
    };
    validate::dose_amount(amount)?;
    let planned = dose.planned.map(minutes);
    let before: Option<[u8; 16]> = writer.reader().query_opt(
        "SELECT id FROM dose WHERE tracker = ?1 AND day = ?2 AND planned = ?3",
        (tracker, day_number(dose.day), planned),
        |row| row.get(0),
    )?;
    writer.execute(
        "INSERT INTO dose (id, created, changed, device, tracker, day, planned, taken, at, amount)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, device = excluded.device, deleted = 0,
           tracker = excluded.tracker, day = excluded.day, planned = excluded.planned, taken = excluded.taken,
           at = excluded.at, amount = excluded.amount",
        rusqlite::params![
            before.unwrap_or(dose.id.into_bytes()),
            stamp.clock,
            stamp.device,
            tracker,
            day_number(dose.day),
            planned,
            at.is_some(),
            at,
            amount
        ],
    )?;
    Ok(())
}

/// The minutes of the day at which doses are reminded of.
pub(crate) fn reminded(reader: Reader<'_>) -> Result<BTreeSet<u32>> {
    let plans = tracker::plans(reader)?.into_iter().filter(|plan| plan.offered && plan.remind);
    Ok(plans.flat_map(|plan| plan.doses).map(|dose| minutes(dose.at)).collect())
}

/// What is reminded of, and what of it was noted lately.
pub(crate) struct Reminded {
    plans: Vec<Plan>,
    noted: BTreeSet<(Uuid, i64, u32)>,
    begins: u8,
}

impl Reminded {
    /// Knows the days from a week before an instant on.
    pub fn load(reader: Reader<'_>, from: DateTime<Utc>) -> Result<Self> {
        let since = day_number((from - TimeDelta::days(7)).date_naive());
        let noted = reader.query_all(
            "SELECT t.id, d.day, d.planned FROM dose d JOIN tracker t ON t.key = d.tracker
             WHERE d.day >= ?1 AND d.planned IS NOT NULL",
            [since],
            |row| Ok((ids::get(row, 0)?, row.get(1)?, row.get(2)?)),
        )?;
        let plans = tracker::plans(reader)?.into_iter().filter(|plan| plan.offered && plan.remind);
        Ok(Self {
            plans: plans.collect(),
            noted: noted.into_iter().collect(),
            begins: settings::day_starts_at(reader)?,
        })
    }

    /// Of a time of the clock as it came: the doses of which nothing was noted, and the day they belong to.
    pub fn open(&self, at: NaiveDateTime) -> (NaiveDate, Vec<(Uuid, PlannedDose)>) {
        let day =
            if at.hour() < u32::from(self.begins) { at.date().pred_opt().unwrap_or(at.date()) } else { at.date() };
        let minute = minutes(at.time());
        let mut open = Vec::new();
        for plan in self.plans.iter().filter(|plan| day_number(day) >= plan.since) {
            let dose = plan.doses.iter().find(|dose| minutes(dose.at) == minute);
            let noted = self.noted.contains(&(plan.tracker, day_number(day), minute));
            open.extend(dose.filter(|_| !noted).map(|dose| (plan.tracker, *dose)));
        }
        (day, open)
    }
}

/// What was reminded of at a time of the clock was taken, at `taken`: every dose of it of which nothing was noted.
pub(crate) fn take(writer: Writer<'_>, stamp: &Stamp, at: NaiveDateTime, taken: NaiveTime) -> Result<()> {
    // What was pressed may have waited for weeks: whatever was noted of that day stays.
    let (day, open) = Reminded::load(writer.reader(), stamp.now.min(at.and_utc()))?.open(at);
    let taken = NaiveTime::from_num_seconds_from_midnight_opt(minutes(taken) * 60, 0).unwrap_or_default();
    for (tracker, dose) in open {
        let state = DoseState::Taken { at: taken, amount: dose.amount };
        let id = ids::new(stamp.now);
        save(writer, stamp, &DoseDraft { id, tracker, day, planned: Some(dose.at), state })?;
    }
    Ok(())
}

/// Takes away what was noted of a dose. It is then as if nothing had been noted; twice is once. Answers the time of the clock a planned
/// one was for.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<Option<NaiveDateTime>> {
    let planned: Option<(i64, u32)> = writer.reader().query_opt(
        "SELECT day, planned FROM dose WHERE id = ?1 AND deleted = 0 AND planned IS NOT NULL",
        [id.into_bytes()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    writer.execute(
        "UPDATE dose SET deleted = 1, day = NULL, planned = NULL, taken = NULL, at = NULL, amount = NULL, changed = ?2,
           device = ?3 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), stamp.clock, stamp.device),
    )?;
    let begins = u32::from(settings::day_starts_at(writer.reader())?);
    Ok(planned.and_then(|(day, minute)| {
        let at = clock(Some(minute))?;
        let day = day_from(day);
        Some(if at.hour() < begins { day.succ_opt()? } else { day }.and_time(at))
    }))
}

#[cfg(test)]
mod tests;
