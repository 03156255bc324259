//! Table `tracker`: what a person measures besides the mood.

use rusqlite::Row;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::model::{DayRule, Tracker, TrackerKind};
use crate::journal::validate;
use crate::text::pieces::fold_name;

/// Every tracker, in order.
pub fn all(reader: Reader<'_>) -> Result<Vec<Tracker>> {
    Ok(keyed(reader)?.into_iter().map(|(_, tracker)| tracker).collect())
}

pub(crate) fn keyed(reader: Reader<'_>) -> Result<Vec<(i64, Tracker)>> {
    Ok(reader.query_all(
        "SELECT key, id, name, kind, unit, decimals, low, high, day_rule, archived
         FROM tracker WHERE deleted = 0 ORDER BY rank, key",
        (),
        read,
    )?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<(i64, Tracker)> {
    let kind = match row.get_ref(3)?.as_str()? {
        "number" => TrackerKind::Number { unit: row.get(4)?, decimals: row.get(5)? },
        "yes-no" => TrackerKind::YesNo,
        "scale" => TrackerKind::Scale { min: row.get(6)?, max: row.get(7)? },
        "duration" => TrackerKind::Duration,
        _ => TrackerKind::Dose { unit: row.get(4)? },
    };
    let day_rule = match row.get_ref(8)?.as_str()? {
        "sum" => DayRule::Sum,
        "mean" => DayRule::Mean,
        _ => DayRule::Last,
    };
    let tracker = Tracker { id: ids::get(row, 1)?, name: row.get(2)?, kind, day_rule, archived: row.get(9)? };
    Ok((row.get(0)?, tracker))
}

/// A kind as the columns keep it: kind, unit, decimals, low, high.
type Columns<'k> = (&'static str, Option<&'k str>, Option<u8>, Option<i16>, Option<i16>);

fn columns(kind: &TrackerKind) -> Columns<'_> {
    match kind {
        TrackerKind::Number { unit, decimals } => ("number", unit.as_deref(), Some(*decimals), None, None),
        TrackerKind::YesNo => ("yes-no", None, None, None, None),
        TrackerKind::Scale { min, max } => ("scale", None, None, Some(*min), Some(*max)),
        TrackerKind::Duration => ("duration", None, None, None, None),
        TrackerKind::Dose { unit } => ("dose", unit.as_deref(), None, None, None),
    }
}

const fn rule(day_rule: DayRule) -> &'static str {
    match day_rule {
        DayRule::Sum => "sum",
        DayRule::Mean => "mean",
        DayRule::Last => "last",
    }
}

/// Adds a tracker. One of the same name and kind is answered as it is, and taken out of the archive.
pub fn add(writer: Writer<'_>, stamp: &Stamp, name: &str, kind: &TrackerKind, day_rule: DayRule) -> Result<Tracker> {
    let name = validate::name(name, "name")?;
    validate::tracker_kind(kind)?;
    let folded = fold_name(name);
    let known = all(writer.reader())?.into_iter().find(|known| fold_name(&known.name) == folded && known.kind == *kind);
    if let Some(known) = known {
        let known = Tracker { archived: false, ..known };
        update(writer, stamp, &known)?;
        return Ok(known);
    }
    insert(writer, stamp, name, kind, day_rule).map(|(_, tracker)| tracker)
}

pub(crate) fn insert(
    writer: Writer<'_>,
    stamp: &Stamp,
    name: &str,
    kind: &TrackerKind,
    day_rule: DayRule,
) -> Result<(i64, Tracker)> {
    super::has_room(writer.reader(), "SELECT count(*) FROM tracker", "name")?;
    let id = ids::new(stamp.now);
    let (column, unit, decimals, low, high) = columns(kind);
    writer.execute(
        "INSERT INTO tracker (id, created, changed, device, name, kind, unit, decimals, low, high, day_rule, rank)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, (SELECT coalesce(max(rank), 0) + 1 FROM tracker))",
        rusqlite::params![
            id.into_bytes(),
            stamp.clock,
            stamp.device,
            name,
            column,
            unit,
            decimals,
            low,
            high,
            rule(day_rule)
        ],
    )?;
    let tracker = Tracker { id, name: name.to_owned(), kind: kind.clone(), day_rule, archived: false };
    Ok((writer.last_insert_rowid(), tracker))
}

/// Changes a tracker. Its kind can change only where every value noted so far keeps its meaning: the unit, the decimals,
/// or a scale that grows at an end; else `invalid` at `kind`.
pub fn update(writer: Writer<'_>, stamp: &Stamp, tracker: &Tracker) -> Result<()> {
    let name = validate::name(&tracker.name, "name")?;
    validate::tracker_kind(&tracker.kind)?;
    let (key, known) =
        keyed(writer.reader())?.into_iter().find(|(_, known)| known.id == tracker.id).ok_or(ErrorCode::NotFound)?;
    if known == *tracker {
        return Ok(());
    }
    let used = writer.reader().exists("SELECT 1 FROM entry_tracker WHERE tracker = ?1", [key])?;
    if used && !keeps_meaning(&known.kind, &tracker.kind) {
        return Err(CoreError::at(ErrorCode::Invalid, "kind"));
    }
    let (column, unit, decimals, low, high) = columns(&tracker.kind);
    writer.execute(
        "UPDATE tracker SET name = ?2, kind = ?3, unit = ?4, decimals = ?5, low = ?6, high = ?7, day_rule = ?8,
           archived = ?9, changed = ?10, device = ?11 WHERE key = ?1",
        rusqlite::params![
            key,
            name,
            column,
            unit,
            decimals,
            low,
            high,
            rule(tracker.day_rule),
            tracker.archived,
            stamp.clock,
            stamp.device
        ],
    )?;
    Ok(())
}

fn keeps_meaning(from: &TrackerKind, to: &TrackerKind) -> bool {
    match (from, to) {
        (TrackerKind::Scale { min, max }, TrackerKind::Scale { min: new_min, max: new_max }) => {
            new_min <= min && new_max >= max
        }
        _ => std::mem::discriminant(from) == std::mem::discriminant(to),
    }
}

/// Key and kind of a tracker an entry refers to.
pub(crate) fn key(reader: Reader<'_>, id: Uuid) -> Result<(i64, TrackerKind)> {
    let found = reader.query_opt(
        "SELECT key, id, name, kind, unit, decimals, low, high, day_rule, archived
         FROM tracker WHERE id = ?1 AND deleted = 0",
        [id.into_bytes()],
        read,
    )?;
    let (key, tracker) = found.ok_or(CoreError::at(ErrorCode::Invalid, "trackers"))?;
    Ok((key, tracker.kind))
}

/// Removes a tracker without values that is as its maker left it.
pub(crate) fn remove_unused(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.execute(
        "UPDATE tracker SET deleted = 1, name = NULL, unit = NULL, changed = ?2, device = ?3
         WHERE key = ?1 AND deleted = 0 AND changed = created
           AND NOT EXISTS (SELECT 1 FROM entry_tracker WHERE tracker = ?1)",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(())
}
