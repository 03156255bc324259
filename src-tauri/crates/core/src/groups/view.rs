//! Groups as the windows show them.

use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;
use vault::store::Reader;

use super::fit::{counted, fit};
use super::limits::{COMPARED, PAGE_VISITS};
use super::model::{GroupColumn, GroupComparison, GroupRow, GroupView, GroupVisit, GroupsView};
use super::{answer, bin, compare, group, linked, met, note, profile, stage, unfinished, visit};
use crate::error::{CoreError, ErrorCode, Result};
use crate::{calendar, settings};

/// The board, for somebody in `zone` (IANA).
pub fn board(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<GroupsView> {
    let today = today(reader, now, zone)?;
    let profile = profile::get(reader)?;
    let (visits, notes) = (visit::sums(reader, today)?, note::sums(reader)?);
    let mut meetings = calendar::next_of_groups(reader, now, clocks(zone))?;
    let mut met = met::counts(reader)?;
    let mut rows = Vec::new();
    for (key, group) in group::all(reader)? {
        let steps = stage::of(reader, key)?;
        let (at_stage, since) = stage::now(&steps);
        let (fits, wishes) = counted(&fit(&profile, &group));
        let visits = visits.iter().find(|sum| sum.group == key);
        let notes = notes.iter().find(|sum| sum.group == key);
        rows.push(GroupRow {
            id: group.id,
            name: group.name,
            about: group.about,
            setting: group.setting,
            meets: group.meets,
            place: group.place,
            travel: group.travel,
            stage: at_stage,
            since: since.unwrap_or(today),
            stage_note: steps.last().map(|step| step.note.clone()).unwrap_or_default(),
            fits,
            wishes,
            contacted: notes.and_then(|sum| sum.contacted),
            follow_up: notes.and_then(|sum| sum.follow_up),
            next_visit: visits.and_then(|sum| sum.next),
            next_visit_time: visits.and_then(|sum| sum.next_time),
            next_meeting: meetings.remove(&group.id),
            visits: visits.map_or(0, |sum| sum.past),
            meetings: met.remove(&group.id).unwrap_or_default(),
        });
    }
    rows.sort_by_key(|row| (row.stage, row.since));
    Ok(GroupsView { today, rows, profile, binned: bin::count(reader)? })
}

/// The day it is for somebody in `zone`, by the person's day boundary; in UTC where this program does not know the zone.
pub(crate) fn today(reader: Reader<'_>, now: DateTime<Utc>, zone: &str) -> Result<NaiveDate> {
    Ok(schedule::day::day_of(now, clocks(zone), settings::day_starts_at(reader)?)?)
}

/// The zone somebody is in, as far as it is known here.
pub(super) fn clocks(zone: &str) -> &str {
    if schedule::zone::is_known(zone) { zone } else { "Etc/UTC" }
}

/// A group, whole, for somebody in `zone`. One of the bin can be read.
pub fn get(reader: Reader<'_>, now: DateTime<Utc>, id: Uuid, zone: &str) -> Result<GroupView> {
    let head = group::find(reader, id)?;
    let group = group::read(reader, head.key)?;
    let (entries, entry_count) = linked::entries(reader, id)?;
    Ok(GroupView {
        today: today(reader, now, zone)?,
        steps: stage::of(reader, head.key)?,
        answers: answer::of(reader, head.key)?,
        visits: visit::of(reader, head.key, 0, PAGE_VISITS)?,
        visit_count: visit::count(reader, head.key)?,
        notes: note::of(reader, head.key)?,
        entries,
        entry_count,
        unfinished: unfinished::of(reader, head.key, id)?,
        fits: fit(&profile::get(reader)?, &group),
        binned: head.binned,
        group,
    })
}

/// More visits of a group, newest first, after the first `skip`.
pub fn visits(reader: Reader<'_>, id: Uuid, skip: u32) -> Result<Vec<GroupVisit>> {
    visit::of(reader, group::find(reader, id)?.key, skip, PAGE_VISITS)
}

/// Two to five groups side by side, best known and best weighed first.
pub fn comparison(reader: Reader<'_>, ids: &[Uuid]) -> Result<GroupComparison> {
    if !COMPARED.contains(&ids.len()) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "groups"));
    }
    let (profile, weights) = (profile::get(reader)?, profile::weights(reader)?);
    let met = met::counts(reader)?;
    let mut columns: Vec<GroupColumn> = Vec::new();
    for id in ids {
        if columns.iter().any(|column| column.group.id == *id) {
            return Err(CoreError::at(ErrorCode::Invalid, "groups"));
        }
        let head = group::open(reader, *id)?;
        let group = group::read(reader, head.key)?;
        let felt = visit::feelings(reader, head.key)?;
        let fits = fit(&profile, &group);
        columns.push(GroupColumn {
            group,
            stage: stage::now(&stage::of(reader, head.key)?).0,
            rated: u32::try_from(felt.len()).unwrap_or(u32::MAX),
            meetings: met.get(id).copied().unwrap_or_default(),
            means: compare::means(&felt),
            score: compare::score(&weights, &felt, &fits),
            fits,
        });
    }
    // Scores are made of whole numbers and are finite; thousandths are more than they can say.
    columns.sort_by_key(|column| Reverse(column.score.map(|score| thousandths(score.value))));
    let scores: Vec<_> = columns.iter().map(|column| column.score).collect();
    Ok(GroupComparison { close: compare::close(&scores), columns, weights })
}

#[allow(clippy::cast_possible_truncation, reason = "of a number from 1 to 5")]
fn thousandths(value: f64) -> i64 {
    (value * 1_000.0).round() as i64
}
