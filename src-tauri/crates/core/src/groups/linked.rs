//! Entries of the journal and the groups and visits they are about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::limits::ENTRIES;
use super::{group, visit};
use crate::error::Result;
use crate::journal::{EntryLink, EntryLinkKind, LinkedEntry, link};

/// What an entry of the journal is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupLinked {
    pub group: Uuid,
    pub name: String,
    pub visit: Option<GroupLinkedVisit>,
}

/// A visit an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupLinkedVisit {
    pub id: Uuid,
    pub day: NaiveDate,
}

/// What an entry is about, as it can be gone to: each visit with its group, and each group no visit was named of. What is in the
/// bin, or gone, is left out.
pub fn linked(reader: Reader<'_>, links: &[EntryLink]) -> Result<Vec<GroupLinked>> {
    let of = |kind| links.iter().filter(move |link| link.kind == kind).map(|link| link.target);
    let mut told: Vec<GroupLinked> = Vec::new();
    for id in of(EntryLinkKind::Visit) {
        if let Some((group, name, day)) = visit::told(reader, id)? {
            told.push(GroupLinked { group, name, visit: Some(GroupLinkedVisit { id, day }) });
        }
    }
    for id in of(EntryLinkKind::Group) {
        if told.iter().any(|known| known.group == id) {
            continue;
        }
        if let Some(name) = group::name(reader, id)? {
            told.push(GroupLinked { group: id, name, visit: None });
        }
    }
    Ok(told)
}

/// Visits between two days, both included, that an entry can be about; the latest first, at most `limit`.
pub(crate) fn visits_between(reader: Reader<'_>, days: (NaiveDate, NaiveDate), limit: u16) -> Result<Vec<GroupLinked>> {
    let found = visit::between(reader, days, limit)?.into_iter();
    Ok(found
        .map(|(id, group, name, day)| GroupLinked { group, name, visit: Some(GroupLinkedVisit { id, day }) })
        .collect())
}

/// The latest entries about a group or a visit of it, and how many there are. Who links a visit links its group as well.
pub(super) fn entries(reader: Reader<'_>, group: Uuid) -> Result<(Vec<LinkedEntry>, u32)> {
    let kind = EntryLinkKind::Group;
    Ok((link::entries(reader, kind, group, ENTRIES)?, link::count(reader, kind, group)?))
}

/// Entries no longer point at a group that goes for good.
pub(super) fn forget_group(writer: Writer<'_>, group: Uuid) -> Result<()> {
    link::forget_target(writer, EntryLinkKind::Group, group)
}

/// The same of visits.
pub(super) fn forget_visits(writer: Writer<'_>, visits: &[Uuid]) -> Result<()> {
    visits.iter().try_for_each(|visit| link::forget_target(writer, EntryLinkKind::Visit, *visit))
}
