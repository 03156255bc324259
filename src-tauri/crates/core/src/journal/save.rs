//! Saving: entry, text, marks, search index and the end of its draft, in one transaction.

use vault::store::Writer;

use super::entry::{self, Head, Record};
use super::ground::Followed;
use super::model::{DraftGround, EntryDraft, Saved};
use super::search::index::{self, Findable};
use super::{attachments, draft, ground, link, marks, position, state, validate, version};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::position::day_number;

/// Saves an entry: a new one under its id, or another content for the one that has it.
///
/// What the draft did not change of what it began from follows the entry as it is now. Saving the same again changes nothing, so that a retry is harmless. The state before an editing session is kept as
/// one version, however often the session saves. An entry in the bin comes out of it; one that is gone for good is
/// `not-found`; a new one without any content is `invalid`.
pub fn save(writer: Writer<'_>, stamp: &Stamp, draft: &EntryDraft) -> Result<Saved> {
    let Followed { draft, left_out } = ground::follow(writer.reader(), draft.clone())?;
    let draft = &EntryDraft { ground: None, ..draft };
    let record = state::resolve(writer.reader(), draft)?;
    match entry::by_id(writer.reader(), draft.id)? {
        None if validate::is_empty(draft) => return Err(CoreError::at(ErrorCode::Invalid, "body")),
        None => {
            insert(writer, stamp, &record, None)?;
        }
        Some(head) if head.deleted => return Err(ErrorCode::NotFound.into()),
        Some(head) => replace(writer, stamp, &head, &record, draft)?,
    }
    draft::drop(writer, draft.id)?;
    let marks = DraftGround::of(draft.clone());
    Ok(Saved { id: record.id, at: record.at, day: record.day, marks, left_out })
}

fn replace(writer: Writer<'_>, stamp: &Stamp, head: &Head, record: &Record, draft: &EntryDraft) -> Result<()> {
    let before = state::of(writer.reader(), head)?;
    let as_before = EntryDraft {
        session: before.session,
        at: record.at,
        day: Some(record.day),
        links: record.links.clone(),
        attachments: record.attachments.iter().map(|attached| attached.said.clone()).collect(),
        ..draft.clone()
    };
    if head.binned.is_none() && as_before == before {
        return Ok(());
    }
    if head.session != record.session {
        version::keep(writer, stamp, head, &before)?;
    }
    overwrite(writer, stamp, head, record)
}

/// Adds an entry; answers its key and place. `wanted` overrides the place it asks for.
pub(crate) fn insert(writer: Writer<'_>, stamp: &Stamp, record: &Record, wanted: Option<i64>) -> Result<(i64, i64)> {
    let wanted = wanted.unwrap_or_else(|| position::wanted(record.day, record.at));
    let place = position::free(writer.reader(), wanted, None)?;
    let key = entry::insert(writer, stamp, record, place)?;
    marks::insert(writer, key, day_number(record.day), record.mood.map(|mood| mood.level), &record.marks)?;
    link::insert(writer, key, &record.links)?;
    attachments::insert(writer, key, &record.attachments)?;
    index::put(writer, place, &findable(record))?;
    Ok((key, place))
}

/// Gives an entry another content, wherever it is now.
pub(crate) fn overwrite(writer: Writer<'_>, stamp: &Stamp, head: &Head, record: &Record) -> Result<()> {
    if head.binned.is_none() {
        index::remove(writer, head.position)?;
    }
    let wanted = position::wanted(record.day, record.at);
    let place = position::free(writer.reader(), wanted, Some(head.key))?;
    entry::update(writer, stamp, head.key, record, place)?;
    marks::remove(writer, head.key)?;
    marks::insert(writer, head.key, day_number(record.day), record.mood.map(|mood| mood.level), &record.marks)?;
    link::replace(writer, head.key, &record.links)?;
    attachments::replace(writer, head.key, &record.attachments)?;
    index::put(writer, place, &findable(record))
}

fn findable(record: &Record) -> Findable<'_> {
    Findable {
        title: &record.title,
        body: &record.body,
        tags: &record.marks.tags,
        feelings: &record.marks.feelings,
        level: record.mood.map(|mood| mood.level),
        starred: record.starred,
        picture: attachments::any_picture(&record.attachments),
    }
}
