//! Table `dose_plan_ended`: when the amounts of a plan were changed, and what they were before.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::PlannedDose;
use crate::clock::{Stamp, from_millis};
use crate::error::Result;
use crate::journal::model::{Tracker, TrackerKind};
use crate::journal::vocabulary::tracker;
use crate::{ids, settings};

/// A dose that was changed: the amounts of a day before and from then on, each with its unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoseChange {
    /// The day its plan was changed on.
    pub day: NaiveDate,
    /// The medicine: several may have one name.
    pub tracker: Uuid,
    pub name: String,
    #[specta(type = Vec<i32>)]
    pub before: Vec<f64>,
    pub unit_before: Option<String>,
    #[specta(type = Vec<i32>)]
    pub after: Vec<f64>,
    pub unit: Option<String>,
}

/// What is taken on a day: `dose_plan_ended.plan`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Taken {
    unit: Option<String>,
    plan: Vec<PlannedDose>,
}

impl Taken {
    fn of(kind: &TrackerKind) -> Self {
        let TrackerKind::Dose { unit, plan, .. } = kind else { return Self::default() };
        Self { unit: unit.clone(), plan: plan.clone() }
    }

    /// The amounts that are said, in the order of the day.
    fn amounts(&self) -> Vec<f64> {
        self.plan.iter().filter_map(|dose| dose.amount).collect()
    }

    /// Another time of the clock is no other dose.
    fn is_as(&self, other: &Self) -> bool {
        let sorted = |taken: &Self| {
            let mut amounts = taken.amounts();
            amounts.sort_by(f64::total_cmp);
            amounts
        };
        self.unit == other.unit && sorted(self) == sorted(other)
    }
}

/// Notes that a plan ended, where another amount is taken from now on.
pub(crate) fn note(writer: Writer<'_>, stamp: &Stamp, key: i64, known: &TrackerKind, next: &TrackerKind) -> Result<()> {
    let before = Taken::of(known);
    if before.is_as(&Taken::of(next)) {
        return Ok(());
    }
    writer.execute(
        "INSERT INTO dose_plan_ended (id, created, changed, device, tracker, plan, ended)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6)",
        (
            ids::new(stamp.now).into_bytes(),
            stamp.clock,
            stamp.device,
            key,
            serde_json::to_string(&before)?,
            stamp.now.timestamp_millis(),
        ),
    )?;
    Ok(())
}

/// The doses that were changed on the days of a span, both ends included, in order. Of several changes of one day it is
/// what came of them: who mistyped and put it right changed nothing. Where no amount is said before or after, nothing is told.
pub(crate) fn between(reader: Reader<'_>, (from, to): (NaiveDate, NaiveDate), zone: &str) -> Result<Vec<DoseChange>> {
    let begins = settings::day_starts_at(reader)?;
    let day_of = |at: DateTime<Utc>| schedule::day::day_of(at, zone, begins);
    let mut found = Vec::new();
    for (key, Tracker { id, name, kind, .. }) in tracker::keyed(reader)? {
        let ended: Vec<(String, i64)> = reader.query_all(
            "SELECT plan, ended FROM dose_plan_ended WHERE tracker = ?1 ORDER BY ended, key",
            [key],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let mut before: BTreeMap<NaiveDate, Taken> = BTreeMap::new();
        for (plan, at) in ended {
            let taken: Taken = serde_json::from_str(&plan).unwrap_or_default();
            before.entry(day_of(from_millis(at))?).or_insert(taken);
        }
        let later: Vec<Taken> = before.values().skip(1).cloned().chain([Taken::of(&kind)]).collect();
        for ((day, before), after) in before.into_iter().zip(later) {
            let (was, is) = (before.amounts(), after.amounts());
            let said = !was.is_empty() && !is.is_empty();
            if said && (from..=to).contains(&day) && !before.is_as(&after) {
                let (unit_before, unit) = (before.unit, after.unit);
                found.push(DoseChange {
                    day,
                    tracker: id,
                    name: name.clone(),
                    before: was,
                    unit_before,
                    after: is,
                    unit,
                });
            }
        }
    }
    found.sort_by_key(|change| change.day);
    Ok(found)
}
