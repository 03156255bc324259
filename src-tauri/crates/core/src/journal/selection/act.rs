//! What is done with many entries, and how it is taken back.

use uuid::Uuid;
use vault::store::Writer;

use super::super::entry::{self, Head};
use super::super::limits::{FILTER_ITEMS, TAGS_PER_ENTRY};
use super::super::position::day_number;
use super::super::vocabulary::tag;
use super::super::{bin, marks};
use super::{EntrySelection, keys};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};

/// What was done with many entries, so that it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// By whom it is asked for: made by who asked for the change.
    pub id: Uuid,
    done: Done,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Done {
    Binned(Vec<i64>),
    Retagged(Vec<Retagged>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Retagged {
    entry: i64,
    before: Vec<i64>,
    after: Vec<i64>,
}

impl Batch {
    /// How many entries it changed.
    pub fn entries(&self) -> usize {
        match &self.done {
            Done::Binned(entries) => entries.len(),
            Done::Retagged(entries) => entries.len(),
        }
    }
}

/// Puts entries into the bin.
pub fn put_into_bin(writer: Writer<'_>, stamp: &Stamp, id: Uuid, selection: &EntrySelection) -> Result<Batch> {
    let entries = keys(writer.reader(), selection)?;
    for entry in &entries {
        bin::put_head(writer, stamp, &head(writer, *entry)?)?;
    }
    Ok(Batch { id, done: Done::Binned(entries) })
}

/// Gives entries tags, after those they have, and takes others away. Their text is not touched, so none keeps a version.
pub fn retag(
    writer: Writer<'_>,
    stamp: &Stamp,
    id: Uuid,
    selection: &EntrySelection,
    (add, take): (&[Uuid], &[Uuid]),
) -> Result<Batch> {
    if add.len().max(take.len()) > FILTER_ITEMS {
        return Err(CoreError::at(ErrorCode::TooLong, "tags"));
    }
    let known = |ids: &[Uuid]| ids.iter().map(|id| tag::key(writer.reader(), *id)).collect::<Result<Vec<i64>>>();
    let (add, take) = (known(add)?, known(take)?);
    let mut done = Vec::new();
    for entry in keys(writer.reader(), selection)? {
        let before = marks::tags(writer.reader(), entry)?;
        let after = with_and_without(&before, &add, &take);
        if after == before {
            continue;
        }
        if after.len() > TAGS_PER_ENTRY.max(before.len()) {
            return Err(CoreError::at(ErrorCode::TooLong, "tags"));
        }
        set_tags(writer, stamp, &head(writer, entry)?, &after)?;
        done.push(Retagged { entry, before, after });
    }
    Ok(Batch { id, done: Done::Retagged(done) })
}

/// Takes back what was done. What was changed since keeps that; what is gone for good stays so.
pub fn take_back(writer: Writer<'_>, stamp: &Stamp, batch: &Batch) -> Result<()> {
    match &batch.done {
        Done::Binned(entries) => entries.iter().try_for_each(|entry| {
            let head = head(writer, *entry)?;
            if head.deleted { Ok(()) } else { bin::restore(writer, stamp, head.id) }
        }),
        Done::Retagged(entries) => entries.iter().try_for_each(|change| {
            let head = head(writer, change.entry)?;
            if head.deleted { Ok(()) } else { tags_back(writer, stamp, &head, change) }
        }),
    }
}

fn tags_back(writer: Writer<'_>, stamp: &Stamp, head: &Head, change: &Retagged) -> Result<()> {
    let now = marks::tags(writer.reader(), head.key)?;
    let back = if now == change.after {
        change.before.clone()
    } else {
        let only = |some: &[i64], others: &[i64]| -> Vec<i64> {
            some.iter().copied().filter(|key| !others.contains(key)).collect()
        };
        let (taken, added) = (only(&change.before, &change.after), only(&change.after, &change.before));
        with_and_without(&now, &taken, &added)
    };
    if back == now { Ok(()) } else { set_tags(writer, stamp, head, &back) }
}

/// A list without some keys, then with others it has not, each once.
fn with_and_without(list: &[i64], with: &[i64], without: &[i64]) -> Vec<i64> {
    let mut kept: Vec<i64> = list.iter().copied().filter(|key| !without.contains(key)).collect();
    for key in with {
        if !kept.contains(key) && !without.contains(key) {
            kept.push(*key);
        }
    }
    kept
}

/// An entry with other tags, found by them; in the bin it is found again once it is out.
fn set_tags(writer: Writer<'_>, stamp: &Stamp, head: &Head, tags: &[i64]) -> Result<()> {
    let live = head.binned.is_none();
    marks::set_tags(writer, head.key, live.then(|| day_number(head.day)), head.level, tags)?;
    entry::touch(writer, stamp, head.key)?;
    if live { bin::index_anew(writer, head) } else { Ok(()) }
}

fn head(writer: Writer<'_>, entry: i64) -> Result<Head> {
    entry::by_key(writer.reader(), entry)?.ok_or_else(|| ErrorCode::DatabaseDamaged.into())
}
