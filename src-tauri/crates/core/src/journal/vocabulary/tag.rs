//! Tables `tag_group` and `tag`: activities, people, places, in groups, with icons.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::{Lately, Use};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::limits::ICON_CHARS;
use crate::journal::model::{Tag, TagGroup};
use crate::journal::{draft, validate};
use crate::text::pieces::fold_name;

/// Every group with its tags, in order.
pub fn groups(reader: Reader<'_>) -> Result<Vec<TagGroup>> {
    let mut groups =
        reader.query_all("SELECT key, id, name FROM tag_group WHERE deleted = 0 ORDER BY rank, key", (), |row| {
            Ok((row.get::<_, i64>(0)?, TagGroup { id: ids::get(row, 1)?, name: row.get(2)?, tags: Vec::new() }))
        })?;
    let tags = reader.query_all(
        "SELECT id, name, icon, archived, tag_group FROM tag WHERE deleted = 0 ORDER BY rank, key",
        (),
        |row| Ok((row.get::<_, i64>(4)?, read(row)?)),
    )?;
    for (group, tag) in tags {
        if let Some((_, group)) = groups.iter_mut().find(|(key, _)| *key == group) {
            group.tags.push(tag);
        }
    }
    Ok(groups.into_iter().map(|(_, group)| group).collect())
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Tag> {
    Ok(Tag { id: ids::get(row, 0)?, name: row.get(1)?, icon: row.get(2)?, archived: row.get(3)? })
}

/// Adds a tag to a group. A tag of that name in that group (whatever case and accents) is answered as it is, and taken
/// out of the archive.
pub fn add(writer: Writer<'_>, stamp: &Stamp, group: Uuid, name: &str, icon: Option<&str>) -> Result<Tag> {
    let name = validate::name(name, "name")?;
    let icon = valid_icon(icon)?;
    let group = group_key(writer.reader(), group)?;
    let folded = fold_name(name);
    let known = writer.reader().query_all(
        "SELECT id, name, icon, archived FROM tag WHERE tag_group = ?1 AND deleted = 0",
        [group],
        read,
    )?;
    if let Some(known) = known.into_iter().find(|known| fold_name(&known.name) == folded) {
        let known = Tag { archived: false, ..known };
        update(writer, stamp, &known)?;
        return Ok(known);
    }
    let (_, tag) = insert(writer, stamp, group, name, icon, None)?;
    Ok(tag)
}

pub(crate) fn insert(
    writer: Writer<'_>,
    stamp: &Stamp,
    group: i64,
    name: &str,
    icon: Option<&str>,
    offered: Option<i64>,
) -> Result<(i64, Tag)> {
    super::has_room(writer.reader(), "SELECT count(*) FROM tag", "name")?;
    let id = ids::new(stamp.now);
    writer.execute(
        "INSERT INTO tag (id, created, changed, device, tag_group, name, icon, rank, offered)
         VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(rank), 0) + 1 FROM tag WHERE tag_group = ?4), ?7)",
        (id.into_bytes(), stamp.clock, stamp.device, group, name, icon, offered),
    )?;
    let tag = Tag { id, name: name.to_owned(), icon: icon.map(str::to_owned), archived: false };
    Ok((writer.last_insert_rowid(), tag))
}

/// Changes name, icon and whether it is offered. Entries refer to a tag, so a new name is theirs at once, and found.
pub fn update(writer: Writer<'_>, stamp: &Stamp, tag: &Tag) -> Result<()> {
    let name = validate::name(&tag.name, "name")?;
    let icon = valid_icon(tag.icon.as_deref())?;
    let changed = writer.execute(
        "UPDATE tag SET name = ?2, icon = ?3, archived = ?4, changed = ?5, device = ?6
         WHERE id = ?1 AND deleted = 0 AND (name, icon, archived) IS NOT (?2, ?3, ?4)",
        (tag.id.into_bytes(), name, icon, tag.archived, stamp.clock, stamp.device),
    )?;
    if changed == 0 { key(writer.reader(), tag.id).map(drop) } else { Ok(()) }
}

/// Adds a group, or answers the one of that name.
pub fn add_group(writer: Writer<'_>, stamp: &Stamp, name: &str) -> Result<TagGroup> {
    let name = validate::name(name, "name")?;
    let folded = fold_name(name);
    if let Some(known) = groups(writer.reader())?.into_iter().find(|known| fold_name(&known.name) == folded) {
        return Ok(known);
    }
    let (_, group) = insert_group(writer, stamp, name)?;
    Ok(group)
}

pub(crate) fn insert_group(writer: Writer<'_>, stamp: &Stamp, name: &str) -> Result<(i64, TagGroup)> {
    super::has_room(writer.reader(), "SELECT count(*) FROM tag_group", "name")?;
    let id = ids::new(stamp.now);
    writer.execute(
        "INSERT INTO tag_group (id, created, changed, device, name, rank)
         VALUES (?1, ?2, ?2, ?3, ?4, (SELECT coalesce(max(rank), 0) + 1 FROM tag_group))",
        (id.into_bytes(), stamp.clock, stamp.device, name),
    )?;
    Ok((writer.last_insert_rowid(), TagGroup { id, name: name.to_owned(), tags: Vec::new() }))
}

/// Changes the name of a group.
pub fn rename_group(writer: Writer<'_>, stamp: &Stamp, id: Uuid, name: &str) -> Result<()> {
    let name = validate::name(name, "name")?;
    let changed = writer.execute(
        "UPDATE tag_group SET name = ?2, changed = ?3, device = ?4 WHERE id = ?1 AND deleted = 0",
        (id.into_bytes(), name, stamp.clock, stamp.device),
    )?;
    if changed == 0 { Err(ErrorCode::NotFound.into()) } else { Ok(()) }
}

fn valid_icon(icon: Option<&str>) -> Result<Option<&str>> {
    let Some(icon) = icon.filter(|icon| !icon.is_empty()) else { return Ok(None) };
    let plain = icon.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if plain && icon.len() <= ICON_CHARS { Ok(Some(icon)) } else { Err(CoreError::at(ErrorCode::Invalid, "icon")) }
}

pub(crate) fn group_key(reader: Reader<'_>, id: Uuid) -> Result<i64> {
    reader
        .query_opt("SELECT key FROM tag_group WHERE id = ?1 AND deleted = 0", [id.into_bytes()], |row| row.get(0))?
        .ok_or(CoreError::at(ErrorCode::NotFound, "group"))
}

/// The key of a tag an entry refers to.
pub(crate) fn key(reader: Reader<'_>, id: Uuid) -> Result<i64> {
    reader
        .query_opt("SELECT key FROM tag WHERE id = ?1 AND deleted = 0", [id.into_bytes()], |row| row.get(0))?
        .ok_or(CoreError::at(ErrorCode::Invalid, "tags"))
}

/// The key of the tag of a name (whatever case and accents) in a group.
pub(crate) fn in_group(reader: Reader<'_>, group: i64, name: &str) -> Result<Option<i64>> {
    let folded = fold_name(name);
    let tags: Vec<(i64, String)> =
        reader.query_all("SELECT key, name FROM tag WHERE tag_group = ?1 AND deleted = 0", [group], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(tags.into_iter().find(|(_, name)| fold_name(name) == folded).map(|(key, _)| key))
}

/// Key, id and name of every tag, archived ones too.
pub(crate) fn names(reader: Reader<'_>) -> Result<Vec<(i64, Uuid, String)>> {
    Ok(reader.query_all("SELECT key, id, name FROM tag WHERE deleted = 0 ORDER BY archived, key", (), |row| {
        Ok((row.get(0)?, ids::get(row, 1)?, row.get(2)?))
    })?)
}

/// How often each tag on offer was chosen in the latest entries.
pub(super) fn uses(reader: Reader<'_>, lately: Lately) -> Result<Vec<Use>> {
    Ok(reader.query_all(
        "SELECT t.id, coalesce(u.uses, 0), t.offered FROM tag t LEFT JOIN (
           SELECT m.tag, count(*) AS uses
           FROM (SELECT key FROM entry WHERE position >= ?1 ORDER BY position DESC LIMIT ?2) e
           JOIN entry_tag m ON m.entry = e.key GROUP BY m.tag
         ) u ON u.tag = t.key
         WHERE t.deleted = 0 AND t.archived = 0 ORDER BY t.key",
        (lately.since, lately.entries),
        |row| Ok(Use { id: ids::get(row, 0)?, count: row.get(1)?, offered: row.get(2)? }),
    )?)
}

/// Removes a tag that no entry and no draft refers to and that is as its maker left it; answers whether it did.
pub(crate) fn remove_unused(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<bool> {
    let id = writer.reader().query_opt("SELECT id FROM tag WHERE key = ?1", [key], |row| ids::get(row, 0))?;
    if let Some(id) = id
        && draft::names(writer.reader(), id)?
    {
        return Ok(false);
    }
    let removed = writer.execute(
        "UPDATE tag SET deleted = 1, name = NULL, icon = NULL, offered = NULL, changed = ?2, device = ?3
         WHERE key = ?1 AND deleted = 0 AND changed = created
           AND NOT EXISTS (SELECT 1 FROM entry_tag WHERE tag = ?1)",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(removed > 0)
}

/// Removes a group without tags that is as its maker left it.
pub(crate) fn remove_unused_group(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.execute(
        "UPDATE tag_group SET deleted = 1, name = NULL, changed = ?2, device = ?3
         WHERE key = ?1 AND deleted = 0 AND changed = created
           AND NOT EXISTS (SELECT 1 FROM tag WHERE tag_group = ?1 AND deleted = 0)",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(())
}
