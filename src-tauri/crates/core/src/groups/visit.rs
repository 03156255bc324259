//! Table `group_visit`: visits, planned and looked back at.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use rusqlite::{Row, named_params};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::VISITS;
use super::model::{GroupFeelings, GroupMeeting, GroupVisit};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::vocabulary::scale::{self, StoredMood};
use crate::journal::{Mood, day_from, day_number};

const COLUMNS: &str = "v.id, g.id, v.meeting, v.occurrence, v.day, v.starts, v.zone, v.route, v.words, v.companion, \
    v.way_out, v.welcoming, v.supportive, v.safe, v.understood, v.practical, b.id, v.before_step, a.id, v.after_step, \
    n.id, v.next_step, v.topics, v.note";
const FROM: &str = "group_visit v JOIN support_group g ON g.key = v.support_group
    LEFT JOIN mood_scale b ON b.key = v.before_scale
    LEFT JOIN mood_scale a ON a.key = v.after_scale
    LEFT JOIN mood_scale n ON n.key = v.next_scale";
const SHOWN: &str = "v.deleted = 0 AND v.binned IS NULL";

/// A time as the column keeps it.
const TIME: &str = "%H:%M";

fn visit(row: &Row<'_>) -> rusqlite::Result<GroupVisit> {
    let mood = |scale: usize, step: usize| -> rusqlite::Result<Option<Mood>> {
        let step: Option<u8> = row.get(step)?;
        Ok(ids::get_opt(row, scale)?.zip(step).map(|(scale, step)| Mood { scale, step }))
    };
    let occurrence: Option<String> = row.get(3)?;
    Ok(GroupVisit {
        id: ids::get(row, 0)?,
        group: ids::get(row, 1)?,
        meeting: ids::get_opt(row, 2)?.zip(occurrence).map(|(series, occurrence)| GroupMeeting { series, occurrence }),
        day: day_from(row.get(4)?),
        time: time_of(row, 5)?,
        zone: row.get(6)?,
        route: row.get(7)?,
        words: row.get(8)?,
        companion: row.get(9)?,
        way_out: row.get(10)?,
        feelings: GroupFeelings {
            welcoming: row.get(11)?,
            supportive: row.get(12)?,
            safe: row.get(13)?,
            understood: row.get(14)?,
            practical: row.get(15)?,
        },
        before: mood(16, 17)?,
        after: mood(18, 19)?,
        next: mood(20, 21)?,
        topics: row.get(22)?,
        note: row.get(23)?,
    })
}

fn time_of(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveTime>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| NaiveTime::parse_from_str(&text, TIME).ok()))
}

/// The group of a visit, its name and the day, where neither is in the bin.
pub(super) fn told(reader: Reader<'_>, id: Uuid) -> Result<Option<(Uuid, String, NaiveDate)>> {
    Ok(reader.query_opt(
        "SELECT g.id, g.name, v.day FROM group_visit v JOIN support_group g ON g.key = v.support_group
         WHERE v.id = ?1 AND v.deleted = 0 AND v.binned IS NULL AND g.binned IS NULL",
        [id.into_bytes()],
        |row| Ok((ids::get(row, 0)?, row.get(1)?, day_from(row.get(2)?))),
    )?)
}

/// Visits between two days, both included, as [`told`] tells one; the latest first, at most `limit`.
pub(super) fn between(
    reader: Reader<'_>,
    (from, to): (NaiveDate, NaiveDate),
    limit: u16,
) -> Result<Vec<(Uuid, Uuid, String, NaiveDate)>> {
    Ok(reader.query_all(
        "SELECT v.id, g.id, g.name, v.day FROM group_visit v JOIN support_group g ON g.key = v.support_group
         WHERE v.day BETWEEN ?1 AND ?2 AND v.deleted = 0 AND v.binned IS NULL AND g.binned IS NULL
         ORDER BY v.day DESC, v.key DESC LIMIT ?3",
        (day_number(from), day_number(to), limit),
        |row| Ok((ids::get(row, 0)?, ids::get(row, 1)?, row.get(2)?, day_from(row.get(3)?))),
    )?)
}

/// Whether a visit of a group is planned for a day, or was made on it.
pub(crate) fn has_on(reader: Reader<'_>, group: Uuid, day: NaiveDate) -> Result<bool> {
    Ok(reader.exists(
        "SELECT 1 FROM group_visit v JOIN support_group g ON g.key = v.support_group
         WHERE g.id = ?1 AND v.day = ?2 AND v.deleted = 0 AND v.binned IS NULL",
        (group.into_bytes(), day_number(day)),
    )?)
}

/// Visits of a group, newest first, from the `skip`th on.
pub(super) fn of(reader: Reader<'_>, group: i64, skip: u32, limit: u16) -> Result<Vec<GroupVisit>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {FROM} WHERE v.support_group = ?1 AND {SHOWN}
         ORDER BY v.day DESC, v.starts DESC, v.key DESC LIMIT ?2 OFFSET ?3"
    );
    Ok(reader.query_all(&sql, (group, limit, skip), visit)?)
}

/// Whether a visit of a group was made on a day: something was noted of how it felt.
pub(crate) fn felt_on(reader: Reader<'_>, group: Uuid, day: NaiveDate) -> Result<bool> {
    Ok(reader.exists(
        "SELECT 1 FROM group_visit v JOIN support_group g ON g.key = v.support_group
         WHERE g.id = ?1 AND v.day = ?2 AND v.deleted = 0 AND v.binned IS NULL
           AND coalesce(v.welcoming, v.supportive, v.safe, v.understood, v.practical, v.after_step) IS NOT NULL",
        (group.into_bytes(), day_number(day)),
    )?)
}

/// Whether something was said of how a visit of a group on a day was: how it felt, or in words.
pub(crate) fn told_on(reader: Reader<'_>, group: Uuid, day: NaiveDate) -> Result<bool> {
    Ok(felt_on(reader, group, day)?
        || reader.exists(
            "SELECT 1 FROM group_visit v JOIN support_group g ON g.key = v.support_group
             WHERE g.id = ?1 AND v.day = ?2 AND v.deleted = 0 AND v.binned IS NULL AND (v.topics <> '' OR v.note <> '')",
            (group.into_bytes(), day_number(day)),
        )?)
}

/// Visits of every group from a day on.
pub(super) fn since(reader: Reader<'_>, day: NaiveDate) -> Result<Vec<GroupVisit>> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE v.day >= ?1 AND {SHOWN} AND g.binned IS NULL ORDER BY v.key");
    Ok(reader.query_all(&sql, [day_number(day)], visit)?)
}

/// Every visit of a group that is not in the bin.
pub(super) fn all_of(reader: Reader<'_>, group: i64) -> Result<Vec<GroupVisit>> {
    let sql = format!("SELECT {COLUMNS} FROM {FROM} WHERE v.support_group = ?1 AND {SHOWN} ORDER BY v.key");
    Ok(reader.query_all(&sql, [group], visit)?)
}

/// Whether a visit of this id is stored, wherever it is by now.
pub(crate) fn exists(reader: Reader<'_>, id: Uuid) -> Result<bool> {
    Ok(reader.exists("SELECT 1 FROM group_visit WHERE id = ?1", [id.into_bytes()])?)
}

/// How many visits of a group there are.
pub(super) fn count(reader: Reader<'_>, group: i64) -> Result<u32> {
    Ok(reader.query_row(
        "SELECT count(*) FROM group_visit v WHERE v.support_group = ?1 AND v.deleted = 0 AND v.binned IS NULL",
        [group],
        |row| row.get(0),
    )?)
}

/// What a search reads: the group, then texts.
pub(super) const TEXTS: &str = "SELECT support_group, topics, note, route, words, companion, way_out FROM group_visit
    WHERE deleted = 0 AND binned IS NULL ORDER BY day DESC, key DESC";

/// When the visits of each group last changed, by the clock of changes; those that went count too.
pub(super) fn changes(reader: Reader<'_>) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT support_group, max(changed) FROM group_visit GROUP BY support_group";
    Ok(reader.query_all(sql, (), |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// What the board says of the visits of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    pub group: i64,
    /// Visits that were: before today, or today with a feeling noted.
    pub past: u32,
    /// The next that is planned.
    pub next: Option<NaiveDate>,
    pub next_time: Option<NaiveTime>,
}

/// Sums of all groups that have visits.
pub(super) fn sums(reader: Reader<'_>, today: NaiveDate) -> Result<Vec<Sum>> {
    // Of a bare column beside `min`, SQLite gives the value of the row that has the minimum.
    Ok(reader.query_all(
        "WITH shown AS (
           SELECT support_group, day, starts,
             coalesce(welcoming, supportive, safe, understood, practical, after_step) IS NOT NULL AS felt
           FROM group_visit WHERE deleted = 0 AND binned IS NULL
         ), ahead AS (
           SELECT support_group, min(day) AS day, starts FROM shown WHERE day >= ?1 AND NOT felt GROUP BY support_group
         )
         SELECT s.support_group, sum(s.day < ?1 OR (s.day = ?1 AND s.felt)), a.day, a.starts
         FROM shown s LEFT JOIN ahead a ON a.support_group = s.support_group GROUP BY s.support_group",
        [day_number(today)],
        |row| {
            Ok(Sum {
                group: row.get(0)?,
                past: row.get(1)?,
                next: row.get::<_, Option<i64>>(2)?.map(day_from),
                next_time: time_of(row, 3)?,
            })
        },
    )?)
}

/// Every visit of which it was noted how it felt: the group, and the day.
pub(super) fn felt(reader: Reader<'_>) -> Result<Vec<(Uuid, NaiveDate)>> {
    Ok(reader.query_all(
        "SELECT g.id, v.day FROM group_visit v JOIN support_group g ON g.key = v.support_group
         WHERE v.deleted = 0 AND v.binned IS NULL
           AND coalesce(v.welcoming, v.supportive, v.safe, v.understood, v.practical, v.after_step) IS NOT NULL",
        (),
        |row| Ok((ids::get(row, 0)?, day_from(row.get(1)?))),
    )?)
}

/// The moods of visits in levels: before, after, and the day after; with the group and the day, in the order of the days.
pub(crate) type Moods = (Uuid, NaiveDate, [Option<i64>; 3]);

/// The moods of every visit that noted any.
pub(crate) fn moods(reader: Reader<'_>) -> Result<Vec<Moods>> {
    Ok(reader.query_all(
        "SELECT g.id, v.day, v.before_level, v.after_level, v.next_level
         FROM group_visit v JOIN support_group g ON g.key = v.support_group
         WHERE v.deleted = 0 AND v.binned IS NULL
           AND coalesce(v.before_level, v.after_level, v.next_level) IS NOT NULL ORDER BY v.day, v.key",
        (),
        |row| Ok((ids::get(row, 0)?, day_from(row.get(1)?), [row.get(2)?, row.get(3)?, row.get(4)?])),
    )?)
}

/// The feelings of each visit of a group that noted any.
pub(super) fn feelings(reader: Reader<'_>, group: i64) -> Result<Vec<GroupFeelings>> {
    Ok(reader.query_all(
        "SELECT welcoming, supportive, safe, understood, practical FROM group_visit
         WHERE support_group = ?1 AND deleted = 0 AND binned IS NULL
           AND coalesce(welcoming, supportive, safe, understood, practical) IS NOT NULL",
        [group],
        |row| {
            Ok(GroupFeelings {
                welcoming: row.get(0)?,
                supportive: row.get(1)?,
                safe: row.get(2)?,
                understood: row.get(3)?,
                practical: row.get(4)?,
            })
        },
    )?)
}

/// Writes a visit, new or known. A known one keeps its group: `conflict`.
pub(super) fn put(writer: Writer<'_>, stamp: &Stamp, group: i64, visit: &GroupVisit) -> Result<()> {
    let reader = writer.reader();
    let known: Option<(i64, bool, bool)> = reader.query_opt(
        "SELECT support_group, deleted, binned IS NOT NULL FROM group_visit WHERE id = ?1",
        [visit.id.into_bytes()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    match known {
        Some((_, true, _)) => Err(ErrorCode::NotFound.into()),
        Some((of, _, binned)) if binned || of != group => Err(ErrorCode::Conflict.into()),
        Some(_) => write(writer, stamp, group, visit, UPDATE),
        None => {
            let sql = "SELECT count(*) FROM group_visit WHERE support_group = ?1";
            let count: i64 = reader.query_row(sql, [group], |row| row.get(0))?;
            if count >= VISITS {
                return Err(CoreError::at(ErrorCode::OutOfRange, "visits"));
            }
            write(writer, stamp, group, visit, INSERT)
        }
    }
}

const INSERT: &str = "INSERT INTO group_visit (id, created, changed, device, support_group, meeting, occurrence, day, \
    starts, zone, at, route, words, companion, way_out, welcoming, supportive, safe, understood, practical, \
    before_scale, before_step, before_level, after_scale, after_step, after_level, next_scale, next_step, next_level, \
    topics, note)
  VALUES (:id, :clock, :clock, :device, :group, :meeting, :occurrence, :day, :starts, :zone, :at, :route, :words, \
    :companion, :way_out, :welcoming, :supportive, :safe, :understood, :practical, :before_scale, :before_step, \
    :before_level, :after_scale, :after_step, :after_level, :next_scale, :next_step, :next_level, :topics, :note)";

// The group stands in it for the sake of the parameter: it is the one it had.
const UPDATE: &str = "UPDATE group_visit SET changed = :clock, device = :device, support_group = :group, \
    meeting = :meeting, occurrence = :occurrence, day = :day, starts = :starts, zone = :zone, at = :at, route = :route, \
    words = :words, companion = :companion, way_out = :way_out, welcoming = :welcoming, supportive = :supportive, \
    safe = :safe, understood = :understood, practical = :practical, before_scale = :before_scale, \
    before_step = :before_step, before_level = :before_level, after_scale = :after_scale, after_step = :after_step, \
    after_level = :after_level, next_scale = :next_scale, next_step = :next_step, next_level = :next_level, \
    topics = :topics, note = :note
  WHERE id = :id";

fn write(writer: Writer<'_>, stamp: &Stamp, group: i64, visit: &GroupVisit, sql: &str) -> Result<()> {
    let stored = |mood: Option<Mood>, field: &'static str| -> Result<Option<StoredMood>> {
        let resolved = mood.map(|mood| scale::resolve(writer.reader(), mood)).transpose();
        resolved.map_err(|error| CoreError { field: error.field.map(|_| field), ..error })
    };
    let (before, after, next) =
        (stored(visit.before, "before")?, stored(visit.after, "after")?, stored(visit.next, "next")?);
    writer.execute(
        sql,
        named_params! {
            ":id": visit.id.into_bytes(),
            ":clock": stamp.clock,
            ":device": stamp.device,
            ":group": group,
            ":meeting": visit.meeting.as_ref().map(|meeting| meeting.series.into_bytes()),
            ":occurrence": visit.meeting.as_ref().map(|meeting| &meeting.occurrence),
            ":day": day_number(visit.day),
            ":starts": visit.time.map(|time| time.format(TIME).to_string()),
            ":zone": visit.zone,
            ":at": instant(visit)?.map(|at| at.timestamp_millis()),
            ":route": visit.route,
            ":words": visit.words,
            ":companion": visit.companion,
            ":way_out": visit.way_out,
            ":welcoming": visit.feelings.welcoming,
            ":supportive": visit.feelings.supportive,
            ":safe": visit.feelings.safe,
            ":understood": visit.feelings.understood,
            ":practical": visit.feelings.practical,
            ":before_scale": before.map(|mood| mood.scale),
            ":before_step": before.map(|mood| mood.step),
            ":before_level": before.map(|mood| mood.level),
            ":after_scale": after.map(|mood| mood.scale),
            ":after_step": after.map(|mood| mood.step),
            ":after_level": after.map(|mood| mood.level),
            ":next_scale": next.map(|mood| mood.scale),
            ":next_step": next.map(|mood| mood.step),
            ":next_level": next.map(|mood| mood.level),
            ":topics": visit.topics,
            ":note": visit.note,
        },
    )?;
    Ok(())
}

fn instant(visit: &GroupVisit) -> Result<Option<DateTime<Utc>>> {
    let Some(time) = visit.time else { return Ok(None) };
    Ok(Some(schedule::zone::instant(visit.day.and_time(time), &visit.zone)?))
}

/// Puts a visit into the bin or takes it out; whether there is one of this id.
pub(super) fn set_binned(writer: Writer<'_>, stamp: &Stamp, id: Uuid, binned: bool) -> Result<bool> {
    let changed = writer.execute(
        "UPDATE group_visit SET binned = ?2, changed = ?3, device = ?4 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), binned.then(|| stamp.now.timestamp_millis()), stamp.clock, stamp.device),
    )?;
    Ok(changed > 0)
}

const BURY: &str = "UPDATE group_visit SET deleted = 1, changed = ?1, device = ?2, binned = NULL, meeting = NULL, \
    occurrence = NULL, day = NULL, starts = NULL, zone = NULL, at = NULL, route = NULL, words = NULL, companion = NULL, \
    way_out = NULL, welcoming = NULL, supportive = NULL, safe = NULL, understood = NULL, practical = NULL, \
    before_scale = NULL, before_step = NULL, before_level = NULL, after_scale = NULL, after_step = NULL, \
    after_level = NULL, next_scale = NULL, next_step = NULL, next_level = NULL, topics = NULL, note = NULL
  WHERE deleted = 0 AND ";

/// Every visit of a group, those of the bin too.
pub(super) fn ids_of(reader: Reader<'_>, group: i64) -> Result<Vec<Uuid>> {
    let sql = "SELECT id FROM group_visit WHERE support_group = ?1 AND deleted = 0";
    Ok(reader.query_all(sql, [group], |row| ids::get(row, 0))?)
}

/// Every visit of the bin.
pub(super) fn binned(reader: Reader<'_>) -> Result<Vec<Uuid>> {
    let sql = "SELECT id FROM group_visit WHERE deleted = 0 AND binned IS NOT NULL";
    Ok(reader.query_all(sql, (), |row| ids::get(row, 0))?)
}

/// Leaves of a visit of the bin that it existed; whether there is one.
pub(super) fn bury(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<bool> {
    let sql = format!("{BURY} id = ?3 AND binned IS NOT NULL");
    Ok(writer.execute(&sql, (stamp.clock, stamp.device, id.into_bytes()))? > 0)
}

/// The same of every visit of the bin.
pub(super) fn bury_binned(writer: Writer<'_>, stamp: &Stamp) -> Result<()> {
    writer.execute(&format!("{BURY} binned IS NOT NULL"), (stamp.clock, stamp.device))?;
    Ok(())
}

/// The same of every visit of a group.
pub(super) fn bury_all(writer: Writer<'_>, stamp: &Stamp, group: i64) -> Result<()> {
    writer.execute(&format!("{BURY} support_group = ?3"), (stamp.clock, stamp.device, group))?;
    Ok(())
}
