//! What a draft began from, so that what it did not change follows the entry.
//!
//! Tags, the star and more are changed without an editor: from the list, for many entries at once, by taking that back. A draft that
//! waits, or an editor that stands open, still has them as they were. So it says what it began from, and only what it changed of
//! that is its own.

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::Reader;

use super::entry;
use super::limits::{FEELINGS_PER_ENTRY, LINKS_PER_ENTRY, TAGS_PER_ENTRY, TRACKERS_PER_ENTRY};
use super::link::EntryLink;
use super::model::{EntryDraft, TrackerValue};
use super::state;
use crate::error::Result;

/// What a draft had of its entry when it began.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftGround {
    pub feelings: Vec<Uuid>,
    pub tags: Vec<Uuid>,
    pub trackers: Vec<TrackerValue>,
    pub links: Vec<EntryLink>,
    pub starred: bool,
}

impl DraftGround {
    pub(super) fn of(entry: EntryDraft) -> Self {
        let EntryDraft { feelings, tags, trackers, links, starred, .. } = entry;
        Self { feelings, tags, trackers, links, starred }
    }
}

/// A draft that follows its entry.
pub(super) struct Followed {
    pub draft: EntryDraft,
    /// What the entry was given meanwhile, and an entry has no room for beside what the draft has.
    pub left_out: u32,
}

/// A draft with what became of its entry since it began, and with that as its new ground. One that says nothing of it stays as it
/// is, and so does one of an entry that is not there. Whatever comes together, it can be saved.
pub(super) fn follow(reader: Reader<'_>, draft: EntryDraft) -> Result<Followed> {
    let unchanged = |draft| Ok(Followed { draft, left_out: 0 });
    let Some(ground) = &draft.ground else { return unchanged(draft) };
    let head = entry::by_id(reader, draft.id)?.filter(|head| !head.deleted);
    let Some(head) = head else { return unchanged(draft) };
    let now = DraftGround::of(state::of(reader, &head)?);
    let itself = |id: &Uuid| *id;
    let mut feelings = merged(&draft.feelings, &ground.feelings, &now.feelings, itself);
    let mut tags = merged(&draft.tags, &ground.tags, &now.tags, itself);
    let mut trackers = merged(&draft.trackers, &ground.trackers, &now.trackers, |value| value.tracker);
    let mut links = merged(&draft.links, &ground.links, &now.links, |link| *link);
    let left_out = fit(&mut feelings, FEELINGS_PER_ENTRY)
        + fit(&mut tags, TAGS_PER_ENTRY)
        + fit(&mut trackers, TRACKERS_PER_ENTRY)
        + fit(&mut links, LINKS_PER_ENTRY);
    let left_out = u32::try_from(left_out).unwrap_or(u32::MAX);
    let starred = if draft.starred == ground.starred { now.starred } else { draft.starred };
    let draft = EntryDraft { feelings, tags, trackers, links, starred, ground: Some(now), ..draft };
    Ok(Followed { draft, left_out })
}

/// Takes off what is too much, from the end: what came meanwhile stands there. Answers how many.
fn fit<T>(some: &mut Vec<T>, most: usize) -> usize {
    let too_many = some.len().saturating_sub(most);
    some.truncate(most);
    too_many
}

/// What the draft changed against its ground, on top of what there is now; in the draft's order, what came since behind it.
fn merged<T: Clone + PartialEq, K: PartialEq>(mine: &[T], ground: &[T], now: &[T], key: impl Fn(&T) -> K) -> Vec<T> {
    let find = |some: &[T], wanted: &T| some.iter().find(|one| key(one) == key(wanted)).cloned();
    let kept = mine.iter().filter_map(|own| match find(ground, own) {
        Some(before) if before == *own => find(now, own),
        _ => Some(own.clone()),
    });
    let new = now.iter().filter(|one| find(mine, one).is_none() && find(ground, one).is_none()).cloned();
    kept.chain(new).collect()
}
