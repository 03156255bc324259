//! Table `series`: what is in the calendar.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{Params, Row, ToSql};
use schedule::duration::Duration;
use schedule::series::Schedule;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::SERIES_MOST;
use super::model::SeriesKind;
use super::{check_ins, dose_times, occurrence, stored};
use crate::clock::{Stamp, from_millis};
use crate::error::{CoreError, ErrorCode, Result};
use crate::{groups, ids};

/// A series as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub id: Uuid,
    pub kind: SeriesKind,
    pub group: Option<Uuid>,
    /// Of the care team, whom it is with.
    pub person: Option<Uuid>,
    /// The exercise or the launcher it is a time for.
    pub exercise: Option<String>,
    /// It is a planned visit of that group, under the visit's own id, and follows it.
    pub visit: bool,
    pub title: String,
    pub schedule: Schedule,
    pub place: String,
    pub link: String,
    pub note: String,
    /// How long before the start to remind.
    pub leads: Vec<Duration>,
    /// A reminder on the screen may show the title.
    pub named: bool,
    /// Since when there are reminders.
    pub armed: DateTime<Utc>,
}

const COLUMNS: &str = "key, id, kind, group_id, title, times, place, link, note, leads, named, armed, \
    EXISTS (SELECT 1 FROM group_visit v WHERE v.id = series.id), person_id, exercise";
/// Not a visit that lies in the bin: its series waits there with it.
const OPEN: &str = "NOT EXISTS (SELECT 1 FROM group_visit v WHERE v.id = series.id AND v.binned IS NOT NULL)";

type Raw = (i64, Kept, String, String);

fn raw(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let kept = Kept {
        id: ids::get(row, 1)?,
        kind: kind_of(&row.get::<_, String>(2)?),
        group: ids::get_opt(row, 3)?,
        person: ids::get_opt(row, 13)?,
        exercise: row.get(14)?,
        visit: row.get(12)?,
        title: row.get(4)?,
        schedule: Schedule::CallFirst,
        place: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        link: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
        note: row.get::<_, Option<String>>(8)?.unwrap_or_default(),
        leads: Vec::new(),
        named: row.get(10)?,
        armed: from_millis(row.get(11)?),
    };
    Ok((row.get(0)?, kept, row.get(5)?, row.get(9)?))
}

fn whole((key, kept, times, leads): Raw) -> Result<(i64, Kept)> {
    let leads = leads.split_ascii_whitespace().map(lead).collect::<Result<_>>()?;
    Ok((key, Kept { schedule: stored::read(&times)?, leads, ..kept }))
}

/// A duration as the tables keep it.
pub(crate) fn lead(text: &str) -> Result<Duration> {
    Duration::parse(text).map_err(|_| ErrorCode::Internal.into())
}

pub(super) const fn kind_text(kind: SeriesKind) -> &'static str {
    match kind {
        SeriesKind::Meeting => "meeting",
        SeriesKind::Own => "own",
        SeriesKind::SelfCare => "self-care",
        SeriesKind::Appointment => "appointment",
    }
}

fn kind_of(text: &str) -> SeriesKind {
    match text {
        "meeting" => SeriesKind::Meeting,
        "self-care" => SeriesKind::SelfCare,
        "appointment" => SeriesKind::Appointment,
        _ => SeriesKind::Own,
    }
}

/// Every series of the calendar with its key, in the order they were made. Meetings of a group that lies in the bin are not among
/// them, nor what stands in no calendar.
pub fn all(reader: Reader<'_>) -> Result<Vec<(i64, Kept)>> {
    let mut list = seen(reader, "deleted = 0")?;
    list.retain(|(_, kept)| !dose_times::is_aside(kept.id));
    Ok(list)
}

/// Moments to check in that remind.
pub fn check_ins(reader: Reader<'_>) -> Result<Vec<(i64, Kept)>> {
    let mut list = reminding(reader)?;
    list.retain(|(_, kept)| check_ins::is_one(kept.id));
    Ok(list)
}

/// Times for doses, whether they remind or wait.
pub(super) fn dose_times(reader: Reader<'_>) -> Result<Vec<(i64, Kept)>> {
    let mut list = seen(reader, "deleted = 0")?;
    list.retain(|(_, kept)| dose_times::is_one(kept.id));
    Ok(list)
}

/// Those of them that something can be said of: not meetings of a group that is paused or left.
pub fn meant(reader: Reader<'_>) -> Result<Vec<(i64, Kept)>> {
    awake(reader, all(reader)?)
}

/// Everything that reminds.
pub fn reminding(reader: Reader<'_>) -> Result<Vec<(i64, Kept)>> {
    awake(reader, seen(reader, "deleted = 0 AND leads <> ''")?)
}

/// Without meetings of a group that is paused or left.
pub(super) fn awake(reader: Reader<'_>, mut list: Vec<(i64, Kept)>) -> Result<Vec<(i64, Kept)>> {
    let resting = groups::resting(reader)?;
    list.retain(|(_, kept)| kept.group.is_none_or(|group| !resting.contains_key(&group)));
    Ok(list)
}

fn seen(reader: Reader<'_>, which: &str) -> Result<Vec<(i64, Kept)>> {
    let away = groups::away(reader)?;
    let sql = format!("SELECT {COLUMNS} FROM series WHERE {which} AND {OPEN} ORDER BY key");
    let mut rows = reader.query_all(&sql, (), raw)?;
    rows.retain(|(_, kept, ..)| kept.group.is_none_or(|group| !away.contains(&group)));
    rows.into_iter().map(whole).collect()
}

/// The meetings of a group and the visits that are planned, wherever that lies.
pub fn of_group(reader: Reader<'_>, group: Uuid) -> Result<Vec<(i64, Kept)>> {
    let sql = format!("SELECT {COLUMNS} FROM series WHERE group_id = ?1 ORDER BY key");
    reader.query_all(&sql, [group.into_bytes()], raw)?.into_iter().map(whole).collect()
}

/// Those of them that are not visits: what the group itself holds.
pub fn meetings_of(reader: Reader<'_>, group: Uuid) -> Result<Vec<(i64, Kept)>> {
    Ok(of_group(reader, group)?.into_iter().filter(|(_, kept)| !kept.visit).collect())
}

/// Those of them that are shown: not visits of the bin.
pub fn shown_of(reader: Reader<'_>, group: Uuid) -> Result<Vec<(i64, Kept)>> {
    let sql = format!("SELECT {COLUMNS} FROM series WHERE group_id = ?1 AND {OPEN} ORDER BY key");
    reader.query_all(&sql, [group.into_bytes()], raw)?.into_iter().map(whole).collect()
}

/// One series with its key.
pub fn get(reader: Reader<'_>, id: Uuid) -> Result<(i64, Kept)> {
    find(reader, id)?.ok_or(CoreError::at(ErrorCode::NotFound, "id"))
}

/// One series with its key, if it is there.
pub fn find(reader: Reader<'_>, id: Uuid) -> Result<Option<(i64, Kept)>> {
    let sql = format!("SELECT {COLUMNS} FROM series WHERE id = ?1 AND deleted = 0");
    reader.query_opt(&sql, [id.into_bytes()], raw)?.map(whole).transpose()
}

/// Keeps a new series; answers its key. A series that was removed does not come back under its id.
pub fn insert(writer: Writer<'_>, stamp: &Stamp, kept: &Kept) -> Result<i64> {
    if writer.reader().exists("SELECT 1 FROM series WHERE id = ?1", [kept.id.into_bytes()])? {
        return Err(CoreError::at(ErrorCode::Conflict, "id"));
    }
    if !dose_times::is_aside(kept.id) && count(writer.reader())? >= SERIES_MOST {
        return Err(CoreError::at(ErrorCode::OutOfRange, "id"));
    }
    writer.execute(
        "INSERT INTO series (id, created, changed, device, kind, group_id, title, times, place, link, note, leads, named, armed,
           person_id, exercise)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        values(kept.id.into_bytes(), stamp, kept)?,
    )?;
    Ok(writer.last_insert_rowid())
}

/// Keeps a series in the place of what it was, be it a tombstone.
pub fn update(writer: Writer<'_>, stamp: &Stamp, key: i64, kept: &Kept) -> Result<()> {
    writer.execute(
        "UPDATE series SET deleted = 0, changed = ?2, device = ?3, kind = ?4, group_id = ?5, title = ?6, times = ?7, place = ?8, link = ?9,
           note = ?10, leads = ?11, named = ?12, armed = ?13, person_id = ?14, exercise = ?15
         WHERE key = ?1",
        values(key, stamp, kept)?,
    )?;
    Ok(())
}

/// What a row holds, behind what names it.
fn values<'k>(name: impl ToSql + 'k, stamp: &'k Stamp, kept: &'k Kept) -> Result<impl Params + 'k> {
    Ok((
        name,
        stamp.clock,
        stamp.device,
        kind_text(kept.kind),
        kept.group.map(Uuid::into_bytes),
        &kept.title,
        stored::write(&kept.schedule)?,
        &kept.place,
        &kept.link,
        &kept.note,
        leads_text(&kept.leads),
        kept.named,
        kept.armed.timestamp_millis(),
        kept.person.map(Uuid::into_bytes),
        &kept.exercise,
    ))
}

/// What another program knows a series by, and the lines of its file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Origin {
    pub uid: Option<String>,
    pub lines: Option<String>,
}

/// Where a series came from.
pub fn origin(reader: Reader<'_>, key: i64) -> Result<Origin> {
    let found = reader.query_opt("SELECT uid, kept FROM series WHERE key = ?1", [key], |row| {
        Ok(Origin { uid: row.get(0)?, lines: row.get(1)? })
    })?;
    Ok(found.unwrap_or_default())
}

/// Notes where a series came from.
pub fn set_origin(writer: Writer<'_>, stamp: &Stamp, key: i64, origin: &Origin) -> Result<()> {
    writer.execute(
        "UPDATE series SET uid = ?2, kept = ?3, changed = ?4, device = ?5 WHERE key = ?1",
        (key, &origin.uid, &origin.lines, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Gives a series the lines of the one it was divided from. The name in the other program stays with the first half.
pub fn share_lines(writer: Writer<'_>, [from, to]: [i64; 2]) -> Result<()> {
    writer.execute("UPDATE series SET kept = (SELECT kept FROM series WHERE key = ?1) WHERE key = ?2", (from, to))?;
    Ok(())
}

/// The series another program knows by this name.
pub fn by_uid(reader: Reader<'_>, uid: &str) -> Result<Option<(i64, Kept)>> {
    let sql = format!("SELECT {COLUMNS} FROM series WHERE uid = ?1 AND deleted = 0");
    reader.query_opt(&sql, [uid], raw)?.map(whole).transpose()
}

/// How many there are.
/// Series there are, without those that stand in no calendar: nobody makes room for them by removing meetings.
pub fn count(reader: Reader<'_>) -> Result<i64> {
    let ((dose, last_dose), (check_in, last_check_in)) = (dose_times::ids(), check_ins::ids());
    Ok(reader.query_row(
        "SELECT count(*) FROM series WHERE deleted = 0 AND id NOT BETWEEN ?1 AND ?2 AND id NOT BETWEEN ?3 AND ?4",
        [dose, last_dose, check_in, last_check_in].map(Uuid::into_bytes),
        |row| row.get(0),
    )?)
}

/// The stamp of the last change of a series that is there.
pub fn changed(reader: Reader<'_>, key: i64) -> Result<Option<i64>> {
    Ok(reader.query_opt("SELECT changed FROM series WHERE key = ?1 AND deleted = 0", [key], |row| row.get(0))?)
}

/// The stamp of the last change of a series, be it that it was removed.
pub fn last_change(reader: Reader<'_>, key: i64) -> Result<i64> {
    Ok(reader.query_row("SELECT changed FROM series WHERE key = ?1", [key], |row| row.get(0))?)
}

/// Keys of the series that began with one change.
pub fn begun_with(reader: Reader<'_>, stamp: &Stamp) -> Result<Vec<i64>> {
    let sql = "SELECT key FROM series WHERE created = ?1 AND device = ?2 AND deleted = 0";
    Ok(reader.query_all(sql, [stamp.clock, stamp.device], |row| row.get(0))?)
}

/// Every series that counts, with what tells one state of it and of its single dates from another. Meetings of a group that
/// lies in the bin are not among them, nor what stands in no calendar: that follows the settings.
pub(crate) fn states(reader: Reader<'_>) -> Result<Vec<([u8; 16], i64)>> {
    let away = groups::away(reader)?;
    let noted: HashMap<i64, i64> = occurrence::changes(reader)?.into_iter().collect();
    let rows: Vec<(i64, [u8; 16], i64, Option<Uuid>)> = reader.query_all(
        "SELECT key, id, changed, group_id FROM series
         WHERE deleted = 0 AND NOT EXISTS (SELECT 1 FROM group_visit v WHERE v.id = series.id)",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, ids::get_opt(row, 3)?)),
    )?;
    let here = rows.into_iter().filter(|(_, id, _, group)| {
        !dose_times::is_aside(Uuid::from_bytes(*id)) && group.is_none_or(|group| !away.contains(&group))
    });
    Ok(here.map(|(key, id, changed, _)| (id, changed.max(noted.get(&key).copied().unwrap_or(changed)))).collect())
}

/// Leaves a tombstone in the place of a series.
pub fn remove(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.execute(
        "UPDATE series SET deleted = 1, changed = ?2, device = ?3, group_id = NULL, person_id = NULL, exercise = NULL, title = NULL, times = NULL,
           place = NULL,
           link = NULL, note = NULL, leads = '', uid = NULL, kept = NULL
         WHERE key = ?1",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(())
}

fn leads_text(leads: &[Duration]) -> String {
    leads.iter().map(Duration::to_string).collect::<Vec<_>>().join(" ")
}
