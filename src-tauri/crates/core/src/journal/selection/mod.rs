//! Many entries at once: which are meant, and what is done with all of them in one transaction.
//!
//! Each is done wholly or not at all, and the last one of a session can be taken back. What is needed for that is
//! remembered in memory alone, by keys: it goes with the lock.

mod act;
pub mod archive;
pub mod export;
#[cfg(test)]
mod tests;
pub mod watch;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::Reader;

pub use act::{Batch, put_into_bin, retag, take_back};

use super::limits::{SELECTED_READ, SELECTED_TAGS};
use super::model::{EntryFilter, EntryView};
use super::vocabulary::tag;
use super::{entry, list, marks, read};
use crate::error::{CoreError, ErrorCode, Result};

/// Which entries are meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum EntrySelection {
    /// These. What is gone, or in the bin, is passed over.
    Entries { ids: Vec<Uuid> },
    /// Everything a search and its filters find now, but these.
    Found { text: String, filter: EntryFilter, without: Vec<Uuid> },
}

impl EntrySelection {
    /// All that is in the journal, and not in the bin.
    pub fn everything() -> Self {
        Self::Found { text: String::new(), filter: EntryFilter::default(), without: Vec::new() }
    }
}

/// A tag, and how many of the entries that are meant have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SelectedTag {
    pub tag: Uuid,
    pub entries: u32,
}

/// Keys of the entries that are meant, each once, in the order of the timeline: oldest first.
fn keys(reader: Reader<'_>, selection: &EntrySelection) -> Result<Vec<i64>> {
    let mut places = match selection {
        EntrySelection::Entries { ids } => ids
            .iter()
            .map(|id| Ok(entry::by_id(reader, *id)?.filter(|head| !head.deleted && head.binned.is_none())))
            .filter_map(|head| head.map(|head| head.map(|head| head.position)).transpose())
            .collect::<Result<Vec<_>>>()?,
        EntrySelection::Found { text, filter, without } => {
            let without: HashSet<i64> = without
                .iter()
                .map(|id| Ok(entry::by_id(reader, *id)?.map(|head| head.position)))
                .filter_map(Result::transpose)
                .collect::<Result<_>>()?;
            list::places(reader, text, filter)?.into_iter().filter(|place| !without.contains(place)).collect()
        }
    };
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|place| entry::key_at(reader, place)).collect()
}

/// How many entries are meant.
pub fn count(reader: Reader<'_>, selection: &EntrySelection) -> Result<u32> {
    u32::try_from(keys(reader, selection)?.len()).map_err(|_| CoreError::new(ErrorCode::Internal))
}

/// The tags of the entries that are meant, most frequent first.
pub fn tags(reader: Reader<'_>, selection: &EntrySelection) -> Result<Vec<SelectedTag>> {
    let names = tag::names(reader)?;
    let mut found: Vec<(i64, SelectedTag)> =
        names.into_iter().map(|(key, tag, _)| (key, SelectedTag { tag, entries: 0 })).collect();
    found.sort_unstable_by_key(|(key, _)| *key);
    for entry in keys(reader, selection)? {
        for tag in marks::tags(reader, entry)? {
            let at = found.binary_search_by_key(&tag, |(key, _)| *key);
            if let Some((_, counted)) = at.ok().and_then(|at| found.get_mut(at)) {
                counted.entries += 1;
            }
        }
    }
    let mut tags: Vec<SelectedTag> = found.into_iter().map(|(_, tag)| tag).filter(|tag| tag.entries > 0).collect();
    tags.sort_by_key(|tag| std::cmp::Reverse(tag.entries));
    tags.truncate(SELECTED_TAGS);
    Ok(tags)
}

/// The ids of some rows of what is found, by their numbers from the top of the list, both ends included.
pub fn range(reader: Reader<'_>, text: &str, filter: &EntryFilter, (from, to): (u32, u32)) -> Result<Vec<Uuid>> {
    let places = list::places(reader, text, filter)?;
    let (from, to) = (from.min(to) as usize, from.max(to) as usize);
    let meant = places.iter().skip(from).take(to - from + 1);
    meant.map(|place| Ok(entry::at_position(reader, *place)?.ok_or(ErrorCode::DatabaseDamaged)?.id)).collect()
}

/// The entries that are meant, whole, oldest first: for paper. `too-long` where they are more than paper is for.
pub fn entries(reader: Reader<'_>, selection: &EntrySelection) -> Result<Vec<EntryView>> {
    let keys = keys(reader, selection)?;
    if keys.len() > SELECTED_READ {
        return Err(CoreError::at(ErrorCode::TooLong, "selection"));
    }
    let ids = keys.into_iter().filter_map(|key| entry::by_key(reader, key).transpose());
    ids.map(|head| read::get(reader, head?.id)).collect()
}
