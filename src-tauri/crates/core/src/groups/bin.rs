//! The bin of groups, visits and notes: what leaves it for good leaves nothing of its content behind. The meetings of a group wait
//! with it, out of the calendar and reminding of nothing, and go with it.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::model::{GroupBinKind, GroupBinRow};
use super::{answer, group, linked, note, stage, unfinished, visit};
use crate::clock::{Stamp, from_millis};
use crate::error::{ErrorCode, Result};
use crate::journal::day_from;
use crate::{calendar, ids, reminders};

/// Rows of the bin that are shown, the latest. Older ones come up as these go.
const SHOWN: u16 = 200;

/// What lies in the bin, newest first. What belongs to a group that lies there itself is not listed by itself.
pub fn list(reader: Reader<'_>) -> Result<Vec<GroupBinRow>> {
    Ok(reader.query_all(
        "SELECT * FROM (
           SELECT id, 'group' AS kind, name, '' AS title, NULL AS day, binned FROM support_group
             WHERE deleted = 0 AND binned IS NOT NULL
           UNION ALL
           SELECT v.id, 'visit', g.name, '', v.day, v.binned FROM group_visit v
             JOIN support_group g ON g.key = v.support_group
             WHERE v.deleted = 0 AND v.binned IS NOT NULL AND g.binned IS NULL
           UNION ALL
           SELECT n.id, 'note', g.name, n.title, NULL, n.binned FROM group_note n
             JOIN support_group g ON g.key = n.support_group
             WHERE n.deleted = 0 AND n.binned IS NOT NULL AND g.binned IS NULL
         ) ORDER BY binned DESC, id DESC LIMIT ?1",
        [SHOWN],
        |row| {
            Ok(GroupBinRow {
                id: ids::get(row, 0)?,
                kind: row.get::<_, GroupBinKind>(1)?,
                name: row.get(2)?,
                title: row.get(3)?,
                day: row.get::<_, Option<i64>>(4)?.map(day_from),
                binned: from_millis(row.get(5)?),
            })
        },
    )?)
}

/// How many things lie in the bin.
pub(super) fn count(reader: Reader<'_>) -> Result<u32> {
    Ok(reader.query_row(
        "SELECT (SELECT count(*) FROM support_group WHERE deleted = 0 AND binned IS NOT NULL)
           + (SELECT count(*) FROM group_visit v JOIN support_group g ON g.key = v.support_group
              WHERE v.deleted = 0 AND v.binned IS NOT NULL AND g.binned IS NULL)
           + (SELECT count(*) FROM group_note n JOIN support_group g ON g.key = n.support_group
              WHERE n.deleted = 0 AND n.binned IS NOT NULL AND g.binned IS NULL)",
        (),
        |row| row.get(0),
    )?)
}

/// Puts a group, a visit or a note into the bin; one that is there already stays.
pub fn put(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    set(writer, stamp, id, true)
}

/// Takes something out of the bin, with all that belongs to it. Meetings of a group that were over meanwhile were not missed, to
/// somebody in `zone`: nothing was to be said of them.
pub fn restore(writer: Writer<'_>, stamp: &Stamp, id: Uuid, zone: &str) -> Result<()> {
    let since = group::find(writer.reader(), id).ok().and_then(|head| head.binned);
    set(writer, stamp, id, false)?;
    since.map_or(Ok(()), |since| reminders::pass_over(writer, stamp, id, since, zone))
}

fn set(writer: Writer<'_>, stamp: &Stamp, id: Uuid, binned: bool) -> Result<()> {
    match group::find(writer.reader(), id) {
        Ok(head) if head.binned.is_some() == binned => return Ok(()),
        Ok(head) => return group::set_binned(writer, stamp, head.key, binned),
        Err(error) if error.code != ErrorCode::NotFound => return Err(error),
        Err(_) => {}
    }
    if visit::set_binned(writer, stamp, id, binned)? {
        return if binned { Ok(()) } else { calendar::visits::back(writer, stamp, id) };
    }
    if note::set_binned(writer, stamp, id, binned)? {
        return Ok(());
    }
    Err(ErrorCode::NotFound.into())
}

/// Removes something of the bin for good. What remains is that it existed. `conflict` if it is not in the bin.
pub fn purge(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    match group::find(writer.reader(), id) {
        Ok(head) if head.binned.is_none() => return Err(ErrorCode::Conflict.into()),
        Ok(head) => return remove(writer, stamp, &head),
        Err(error) if error.code != ErrorCode::NotFound => return Err(error),
        Err(_) => {}
    }
    if visit::bury(writer, stamp, id)? {
        calendar::visits::gone(writer, stamp, id)?;
        return linked::forget_visits(writer, &[id]);
    }
    if note::bury(writer, stamp, id)? {
        return Ok(());
    }
    Err(ErrorCode::NotFound.into())
}

/// Empties the bin; answers which groups, visits and notes went.
pub fn empty(writer: Writer<'_>, stamp: &Stamp) -> Result<Vec<Uuid>> {
    let heads = group::binned(writer.reader())?;
    for head in &heads {
        remove(writer, stamp, head)?;
    }
    let (visits, notes) = (visit::binned(writer.reader())?, note::binned(writer.reader())?);
    linked::forget_visits(writer, &visits)?;
    visit::bury_binned(writer, stamp)?;
    for visit in &visits {
        calendar::visits::gone(writer, stamp, *visit)?;
    }
    note::bury_binned(writer, stamp)?;
    Ok(heads.into_iter().map(|head| head.id).chain(visits).chain(notes).collect())
}

fn remove(writer: Writer<'_>, stamp: &Stamp, head: &group::Head) -> Result<()> {
    let key = head.key;
    calendar::remove_of_group(writer, stamp, head.id)?;
    stage::remove(writer, key)?;
    answer::remove(writer, key)?;
    unfinished::remove(writer, key)?;
    linked::forget_visits(writer, &visit::ids_of(writer.reader(), key)?)?;
    linked::forget_group(writer, head.id)?;
    visit::bury_all(writer, stamp, key)?;
    note::bury_all(writer, stamp, key)?;
    group::bury(writer, stamp, key)
}
