//! Table `dose_plan_ended`: when the amounts of a plan were changed, and what they were before.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::{Reader, Writer};

use super::PlannedDose;
use crate::clock::{Stamp, from_millis};
use crate::error::Result;
use crate::journal::model::{Tracker, TrackerKind};
use crate::journal::vocabulary::tracker;
use crate::{ids, settings};

/// A dose that was changed: the amounts of a day before and from then on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DoseChange {
    /// The day its plan was changed on.
    pub day: NaiveDate,
    pub name: String,
    pub unit: Option<String>,
    #[specta(type = Vec<i32>)]
    pub before: Vec<f64>,
    #[specta(type = Vec<i32>)]
    pub after: Vec<f64>,
}

/// The amounts of a day, those that are said.
fn amounts(plan: &[PlannedDose]) -> Vec<f64> {
    plan.iter().filter_map(|dose| dose.amount).collect()
}

fn plan_of(kind: &TrackerKind) -> &[PlannedDose] {
    if let TrackerKind::Dose { plan, .. } = kind { plan } else { &[] }
}

/// Notes that a plan ended, where another amount is taken from now on. Another time of the clock is no other dose.
pub(crate) fn note(writer: Writer<'_>, stamp: &Stamp, key: i64, known: &TrackerKind, next: &TrackerKind) -> Result<()> {
    let (before, after) = (plan_of(known), plan_of(next));
    if amounts(before).is_empty() || amounts(before) == amounts(after) {
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
            serde_json::to_string(before)?,
            stamp.now.timestamp_millis(),
        ),
    )?;
    Ok(())
}

/// The doses that were changed on the days of a span, both ends included, in order. Of several changes of one day it is
/// what came of them: who mistyped and put it right changed nothing.
pub(crate) fn between(reader: Reader<'_>, (from, to): (NaiveDate, NaiveDate), zone: &str) -> Result<Vec<DoseChange>> {
    let begins = settings::day_starts_at(reader)?;
    let day_of = |at: DateTime<Utc>| schedule::day::day_of(at, zone, begins);
    let mut found = Vec::new();
    for (key, Tracker { name, kind, .. }) in tracker::keyed(reader)? {
        let TrackerKind::Dose { unit, plan, .. } = kind else { continue };
        let ended: Vec<(String, i64)> = reader.query_all(
            "SELECT plan, ended FROM dose_plan_ended WHERE tracker = ?1 ORDER BY ended, key",
            [key],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let mut before: BTreeMap<NaiveDate, Vec<f64>> = BTreeMap::new();
        for (plan, at) in ended {
            let plan: Vec<PlannedDose> = serde_json::from_str(&plan).unwrap_or_default();
            before.entry(day_of(from_millis(at))?).or_insert_with(|| amounts(&plan));
        }
        let later = before.values().skip(1).cloned().chain([amounts(&plan)]).collect::<Vec<_>>();
        for ((day, before), after) in before.into_iter().zip(later) {
            if (from..=to).contains(&day) && before != after && !after.is_empty() {
                found.push(DoseChange { day, name: name.clone(), unit: unit.clone(), before, after });
            }
        }
    }
    found.sort_by_key(|change| change.day);
    Ok(found)
}
