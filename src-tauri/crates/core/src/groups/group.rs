//! Table `support_group`: what a group is.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use rusqlite::{Row, named_params};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::code::{joined, split};
use super::limits::{GROUPS, PLACES};
use super::model::{GroupDraft, GroupPlace, GroupPoint, GroupSource};
use super::{note, visit};
use crate::clock::{Stamp, from_millis};
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::{day_from, day_number};

/// What is known of a group before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    pub key: i64,
    pub id: Uuid,
    pub binned: Option<DateTime<Utc>>,
}

/// A group that is there, in the bin or not.
pub(super) fn find(reader: Reader<'_>, id: Uuid) -> Result<Head> {
    known(reader, id)?.ok_or_else(|| ErrorCode::NotFound.into())
}

/// A group that is not in the bin: there nothing is written, `conflict`.
pub(super) fn open(reader: Reader<'_>, id: Uuid) -> Result<Head> {
    let head = find(reader, id)?;
    if head.binned.is_some() { Err(ErrorCode::Conflict.into()) } else { Ok(head) }
}

fn known(reader: Reader<'_>, id: Uuid) -> Result<Option<Head>> {
    Ok(reader.query_opt(
        "SELECT key, id, binned FROM support_group WHERE id = ?1 AND deleted = 0",
        [id.into_bytes()],
        head,
    )?)
}

fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head { key: row.get(0)?, id: ids::get(row, 1)?, binned: row.get::<_, Option<i64>>(2)?.map(from_millis) })
}

/// Every group of the bin.
pub(super) fn binned(reader: Reader<'_>) -> Result<Vec<Head>> {
    Ok(reader.query_all(
        "SELECT key, id, binned FROM support_group WHERE deleted = 0 AND binned IS NOT NULL",
        (),
        head,
    )?)
}

/// Groups whose place on the earth is known, by name. Those of the bin are not among them.
pub(crate) fn places(reader: Reader<'_>) -> Result<Vec<GroupPlace>> {
    Ok(reader.query_all(
        "SELECT id, name, latitude, longitude FROM support_group
         WHERE deleted = 0 AND binned IS NULL AND latitude IS NOT NULL AND longitude IS NOT NULL
         ORDER BY name COLLATE NOCASE, id LIMIT ?1",
        [PLACES],
        |row| {
            let point = GroupPoint { latitude: row.get(2)?, longitude: row.get(3)? };
            Ok(GroupPlace { id: ids::get(row, 0)?, name: row.get(1)?, point })
        },
    )?)
}

/// How many minutes the way to each group takes that is met in person, where that is known.
pub(crate) fn ways(reader: Reader<'_>) -> Result<HashMap<Uuid, u16>> {
    let rows = reader.query_all(
        "SELECT id, travel_minutes FROM support_group
         WHERE deleted = 0 AND binned IS NULL AND travel_minutes > 0 AND setting IS NOT 'online'",
        (),
        |row| Ok((ids::get(row, 0)?, row.get(1)?)),
    )?;
    Ok(rows.into_iter().collect())
}

/// The groups of the bin: what belongs to them elsewhere waits there with them.
pub(crate) fn away(reader: Reader<'_>) -> Result<BTreeSet<Uuid>> {
    Ok(binned(reader)?.into_iter().map(|head| head.id).collect())
}

/// Every group that counts, with what tells one state of it and of all that was noted with it from another.
pub(crate) fn states(reader: Reader<'_>) -> Result<Vec<([u8; 16], i64)>> {
    let mut changes: HashMap<i64, i64> = HashMap::new();
    for (group, changed) in visit::changes(reader)?.into_iter().chain(note::changes(reader)?) {
        changes.entry(group).and_modify(|last| *last = changed.max(*last)).or_insert(changed);
    }
    let groups: Vec<(i64, [u8; 16], i64)> = reader.query_all(
        "SELECT key, id, changed FROM support_group WHERE deleted = 0 AND binned IS NULL",
        (),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok(groups
        .into_iter()
        .map(|(key, id, changed)| (id, changed.max(changes.get(&key).copied().unwrap_or(changed))))
        .collect())
}

/// Whether something can be said of a group: it is there, and not in the bin.
pub(crate) fn is_open(reader: Reader<'_>, id: Uuid) -> Result<bool> {
    Ok(known(reader, id)?.is_some_and(|head| head.binned.is_none()))
}

/// The name of a group that is not in the bin.
pub(crate) fn name(reader: Reader<'_>, id: Uuid) -> Result<Option<String>> {
    let sql = "SELECT name FROM support_group WHERE id = ?1 AND deleted = 0 AND binned IS NULL";
    Ok(reader.query_opt(sql, [id.into_bytes()], |row| row.get(0))?)
}

/// What a group is.
pub(super) fn read(reader: Reader<'_>, key: i64) -> Result<GroupDraft> {
    Ok(reader.query_row(&format!("SELECT {COLUMNS} FROM support_group WHERE key = ?1"), [key], draft)?)
}

/// Every group that is not in the bin, oldest first, with its key.
pub(super) fn all(reader: Reader<'_>) -> Result<Vec<(i64, GroupDraft)>> {
    let sql =
        format!("SELECT {COLUMNS}, key FROM support_group WHERE deleted = 0 AND binned IS NULL ORDER BY key LIMIT ?1");
    Ok(reader.query_all(&sql, [GROUPS], |row| Ok((row.get("key")?, draft(row)?)))?)
}

/// Where groups were taken from, and which they are; those in the bin are not there.
pub(crate) fn sources(reader: Reader<'_>) -> Result<Vec<(GroupSource, Uuid)>> {
    let sql = "SELECT id, source, source_id FROM support_group WHERE source IS NOT NULL AND binned IS NULL";
    Ok(reader
        .query_all(sql, (), |row| Ok((GroupSource { source: row.get(1)?, id: row.get(2)? }, ids::get(row, 0)?)))?)
}

/// What the source of a group said when somebody last looked, as a digest; `None` where nobody did.
pub(crate) fn source_seen(reader: Reader<'_>, id: Uuid) -> Result<Option<[u8; 32]>> {
    let sql = "SELECT source_seen FROM support_group WHERE id = ?1 AND deleted = 0";
    Ok(reader.query_opt(sql, [id.into_bytes()], |row| row.get(0))?.flatten())
}

/// Notes what the source of a group says now.
pub(crate) fn set_source_seen(writer: Writer<'_>, stamp: &Stamp, id: Uuid, digest: [u8; 32]) -> Result<()> {
    let head = open(writer.reader(), id)?;
    writer.execute("UPDATE support_group SET source_seen = ?2 WHERE key = ?1", (head.key, digest))?;
    touch(writer, stamp, head.key)
}

/// What a group is, where it is not in the bin.
pub(crate) fn draft_of(reader: Reader<'_>, id: Uuid) -> Result<GroupDraft> {
    read(reader, open(reader, id)?.key)
}

const COLUMNS: &str = "id, source, source_id, name, about, description, scope, led_by, leaders, setting, joining, faith, \
    fee, cost, people, meets, weekdays, times, languages, access, zone, place, latitude, longitude, travel, \
    travel_minutes, room, room_words, web, email, phone, to_share, verified";

fn draft(row: &Row<'_>) -> rusqlite::Result<GroupDraft> {
    let source: Option<String> = row.get("source")?;
    let (latitude, longitude): (Option<f64>, Option<f64>) = (row.get("latitude")?, row.get("longitude")?);
    Ok(GroupDraft {
        id: ids::get(row, 0)?,
        source: match source {
            Some(source) => Some(GroupSource { source, id: row.get("source_id")? }),
            None => None,
        },
        name: row.get("name")?,
        about: row.get("about")?,
        description: row.get("description")?,
        scope: row.get("scope")?,
        led_by: row.get("led_by")?,
        leaders: row.get("leaders")?,
        setting: row.get("setting")?,
        joining: row.get("joining")?,
        faith: row.get("faith")?,
        fee: row.get("fee")?,
        cost: row.get("cost")?,
        people: row.get("people")?,
        meets: row.get("meets")?,
        weekdays: split(&row.get::<_, String>("weekdays")?),
        times: split(&row.get::<_, String>("times")?),
        languages: row.get::<_, String>("languages")?.split_whitespace().map(str::to_owned).collect(),
        access: split(&row.get::<_, String>("access")?),
        zone: row.get("zone")?,
        place: row.get("place")?,
        point: latitude.zip(longitude).map(|(latitude, longitude)| GroupPoint { latitude, longitude }),
        travel: row.get("travel")?,
        travel_minutes: row.get("travel_minutes")?,
        room: row.get("room")?,
        room_words: row.get("room_words")?,
        web: row.get("web")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        to_share: row.get("to_share")?,
        verified: row.get::<_, Option<i64>>("verified")?.map(day_from),
    })
}

/// Writes a group, new or known; answers its key, and whether it is new. The same again changes nothing.
pub(super) fn put(writer: Writer<'_>, stamp: &Stamp, group: &GroupDraft) -> Result<(i64, bool)> {
    let reader = writer.reader();
    if let Some(head) = known(reader, group.id)? {
        if head.binned.is_some() {
            return Err(ErrorCode::Conflict.into());
        }
        if read(reader, head.key)? != *group {
            write(writer, stamp, group, UPDATE)?;
        }
        return Ok((head.key, false));
    }
    // One that was removed for good does not come back by a call that was repeated.
    if reader.exists("SELECT 1 FROM support_group WHERE id = ?1", [group.id.into_bytes()])? {
        return Err(ErrorCode::NotFound.into());
    }
    let count: i64 = reader.query_row("SELECT count(*) FROM support_group WHERE deleted = 0", (), |row| row.get(0))?;
    if count >= GROUPS {
        return Err(CoreError::at(ErrorCode::OutOfRange, "groups"));
    }
    write(writer, stamp, group, INSERT)?;
    Ok((writer.last_insert_rowid(), true))
}

const INSERT: &str = "INSERT INTO support_group (id, created, changed, device, source, source_id, name, about, \
    description, scope, led_by, leaders, setting, joining, faith, fee, cost, people, meets, weekdays, times, languages, \
    access, zone, place, latitude, longitude, travel, travel_minutes, room, room_words, web, email, phone, to_share, \
    verified)
  VALUES (:id, :clock, :clock, :device, :source, :source_id, :name, :about, :description, :scope, :led_by, :leaders, \
    :setting, :joining, :faith, :fee, :cost, :people, :meets, :weekdays, :times, :languages, :access, :zone, :place, \
    :latitude, :longitude, :travel, :travel_minutes, :room, :room_words, :web, :email, :phone, :to_share, :verified)";

const UPDATE: &str = "UPDATE support_group SET changed = :clock, device = :device, source = :source, \
    source_id = :source_id, name = :name, about = :about, description = :description, scope = :scope, led_by = :led_by, \
    leaders = :leaders, setting = :setting, joining = :joining, faith = :faith, fee = :fee, cost = :cost, \
    people = :people, meets = :meets, weekdays = :weekdays, times = :times, languages = :languages, access = :access, \
    zone = :zone, place = :place, latitude = :latitude, longitude = :longitude, travel = :travel, \
    travel_minutes = :travel_minutes, room = :room, room_words = :room_words, web = :web, email = :email, \
    phone = :phone, to_share = :to_share, verified = :verified
  WHERE id = :id";

fn write(writer: Writer<'_>, stamp: &Stamp, group: &GroupDraft, sql: &str) -> Result<()> {
    writer.execute(
        sql,
        named_params! {
            ":id": group.id.into_bytes(),
            ":clock": stamp.clock,
            ":device": stamp.device,
            ":source": group.source.as_ref().map(|from| &from.source),
            ":source_id": group.source.as_ref().map(|from| &from.id),
            ":name": group.name,
            ":about": group.about,
            ":description": group.description,
            ":scope": group.scope,
            ":led_by": group.led_by,
            ":leaders": group.leaders,
            ":setting": group.setting,
            ":joining": group.joining,
            ":faith": group.faith,
            ":fee": group.fee,
            ":cost": group.cost,
            ":people": group.people,
            ":meets": group.meets,
            ":weekdays": joined(&group.weekdays),
            ":times": joined(&group.times),
            ":languages": group.languages.join(" "),
            ":access": joined(&group.access),
            ":zone": group.zone,
            ":place": group.place,
            ":latitude": group.point.map(|point| point.latitude),
            ":longitude": group.point.map(|point| point.longitude),
            ":travel": group.travel,
            ":travel_minutes": group.travel_minutes,
            ":room": group.room,
            ":room_words": group.room_words,
            ":web": group.web,
            ":email": group.email,
            ":phone": group.phone,
            ":to_share": group.to_share,
            ":verified": group.verified.map(day_number),
        },
    )?;
    Ok(())
}

/// Says that what belongs to a group changed: it is merged whole.
pub(super) fn touch(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.execute(
        "UPDATE support_group SET changed = ?2, device = ?3 WHERE key = ?1",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Puts a group into the bin, or takes it out again.
pub(super) fn set_binned(writer: Writer<'_>, stamp: &Stamp, key: i64, binned: bool) -> Result<()> {
    writer.execute(
        "UPDATE support_group SET binned = ?2, changed = ?3, device = ?4 WHERE key = ?1",
        (key, binned.then(|| stamp.now.timestamp_millis()), stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// Leaves of a group that it existed.
pub(super) fn bury(writer: Writer<'_>, stamp: &Stamp, key: i64) -> Result<()> {
    writer.execute(
        "UPDATE support_group SET deleted = 1, changed = ?2, device = ?3, binned = NULL, source = NULL, source_id = NULL,
           name = NULL, about = NULL, description = NULL, scope = NULL, led_by = NULL, leaders = NULL, setting = NULL,
           joining = NULL, faith = NULL, fee = NULL, cost = NULL, people = NULL, meets = NULL, weekdays = NULL,
           times = NULL, languages = NULL, access = NULL, zone = NULL, place = NULL, latitude = NULL, longitude = NULL,
           travel = NULL, travel_minutes = NULL, room = NULL, room_words = NULL, web = NULL, email = NULL, phone = NULL,
           to_share = NULL, verified = NULL, source_seen = NULL
         WHERE key = ?1",
        (key, stamp.clock, stamp.device),
    )?;
    Ok(())
}
