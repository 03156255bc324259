//! The bin: before anything is deleted it lies here; what leaves it for good leaves nothing of its content behind.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::entry::{self, Head};
use super::import::record;
use super::position::{self, day_number};
use super::search::index::{self, Findable};
use super::{attachments, draft, link, marks, version};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};

/// Puts an entry into the bin; one that is there already stays.
pub fn put(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    let head = find(writer.reader(), id)?;
    put_head(writer, stamp, &head)
}

/// The same of an entry that was read already.
pub(super) fn put_head(writer: Writer<'_>, stamp: &Stamp, head: &Head) -> Result<()> {
    if head.binned.is_some() {
        return Ok(());
    }
    index::remove(writer, head.position)?;
    marks::set_day(writer, head.key, None)?;
    entry::put_into_bin(writer, stamp, head.key)
}

/// Takes an entry out of the bin, back to its day.
pub fn restore(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    let head = find(writer.reader(), id)?;
    if head.binned.is_none() {
        return Ok(());
    }
    let place = position::free(writer.reader(), position::wanted(head.day, head.at), Some(head.key))?;
    entry::take_from_bin(writer, stamp, head.key, place)?;
    marks::set_day(writer, head.key, Some(day_number(head.day)))?;
    index_again(writer, place, &head)
}

/// Marks an entry, or takes the mark away. In the bin nothing is marked: `conflict`.
pub fn star(writer: Writer<'_>, stamp: &Stamp, id: Uuid, starred: bool) -> Result<()> {
    let head = find(writer.reader(), id)?;
    if head.binned.is_some() {
        return Err(ErrorCode::Conflict.into());
    }
    if head.starred == starred {
        return Ok(());
    }
    entry::set_starred(writer, stamp, head.key, starred)?;
    index_anew(writer, &Head { starred, ..head })
}

/// Makes an entry that is not in the bin findable by what it has now.
pub(super) fn index_anew(writer: Writer<'_>, head: &Head) -> Result<()> {
    index::remove(writer, head.position)?;
    index_again(writer, head.position, head)
}

fn index_again(writer: Writer<'_>, place: i64, head: &Head) -> Result<()> {
    let reader = writer.reader();
    let (title, body) = entry::text(reader, head.key)?;
    let findable = Findable {
        title: &title,
        body: &body,
        tags: &marks::tags(reader, head.key)?,
        feelings: &marks::feelings(reader, head.key)?,
        level: head.level,
        starred: head.starred,
        picture: attachments::counts(reader, head.key)?.0 > 0,
    };
    index::put(writer, place, &findable)
}

/// Removes an entry of the bin for good: text, marks, versions, draft, and its words in the search index. What remains
/// is that it existed. `conflict` if it is not in the bin.
pub fn purge(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<()> {
    let head = find(writer.reader(), id)?;
    if head.binned.is_none() {
        return Err(ErrorCode::Conflict.into());
    }
    remove(writer, stamp, &head)?;
    index::scrub(writer)
}

/// What is in the bin.
pub fn binned(reader: Reader<'_>) -> Result<Vec<Uuid>> {
    Ok(entry::binned(reader)?.into_iter().map(|head| head.id).collect())
}

/// Empties the bin; answers how many entries went.
pub fn empty(writer: Writer<'_>, stamp: &Stamp) -> Result<u32> {
    let heads = entry::binned(writer.reader())?;
    for head in &heads {
        remove(writer, stamp, head)?;
    }
    index::scrub(writer)?;
    u32::try_from(heads.len()).map_err(|_| CoreError::new(ErrorCode::Internal))
}

/// Removes an entry wherever it is. The caller scrubs the index once it is done.
pub(crate) fn remove(writer: Writer<'_>, stamp: &Stamp, head: &Head) -> Result<()> {
    if head.binned.is_none() {
        index::remove(writer, head.position)?;
    }
    marks::remove(writer, head.key)?;
    link::remove(writer, head.key)?;
    attachments::remove(writer, head.key)?;
    version::forget(writer, head.key)?;
    draft::drop(writer, head.id)?;
    record::forget_content(writer, head.key)?;
    entry::bury(writer, stamp, head.key)
}

fn find(reader: Reader<'_>, id: Uuid) -> Result<Head> {
    entry::by_id(reader, id)?.filter(|head| !head.deleted).ok_or_else(|| ErrorCode::NotFound.into())
}
