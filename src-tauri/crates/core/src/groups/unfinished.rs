//! Table `group_unfinished`: words about a group that are being written and belong to nothing yet.

use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::code::coded;
use super::{group, validate};
use crate::clock::Stamp;
use crate::error::Result;

coded! {
    /// What can be begun about a group and belongs to nothing yet.
    GroupUnfinishedKind {
        /// A message to the group.
        Message = "message",
        /// What to say on the phone.
        Call = "call",
    }
}

/// Words that are being written about a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GroupUnfinished {
    pub group: Uuid,
    pub kind: GroupUnfinishedKind,
    /// Nothing but spaces: there is nothing left to go on with.
    pub words: String,
}

/// What was begun about a group.
pub(super) fn of(reader: Reader<'_>, key: i64, group: Uuid) -> Result<Vec<GroupUnfinished>> {
    Ok(reader.query_all(
        "SELECT kind, words FROM group_unfinished WHERE support_group = ?1 ORDER BY kind",
        [key],
        |row| Ok(GroupUnfinished { group, kind: row.get(0)?, words: row.get(1)? }),
    )?)
}

/// Keeps what is being written, in the place of what was; without any words there is nothing to go on with.
pub fn keep(writer: Writer<'_>, stamp: &Stamp, begun: &GroupUnfinished) -> Result<()> {
    validate::unfinished(&begun.words)?;
    let key = group::open(writer.reader(), begun.group)?.key;
    if begun.words.trim().is_empty() {
        writer.execute("DELETE FROM group_unfinished WHERE support_group = ?1 AND kind = ?2", (key, begun.kind))?;
        return Ok(());
    }
    writer.execute(
        "INSERT INTO group_unfinished (support_group, kind, kept_at, words) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (support_group, kind) DO UPDATE SET kept_at = excluded.kept_at, words = excluded.words",
        (key, begun.kind, stamp.now.timestamp_millis(), &begun.words),
    )?;
    Ok(())
}

pub(super) fn remove(writer: Writer<'_>, key: i64) -> Result<()> {
    writer.execute("DELETE FROM group_unfinished WHERE support_group = ?1", [key])?;
    Ok(())
}
