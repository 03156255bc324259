//! Ids as the tables keep them: `UUIDv7` in 16 bytes.

use chrono::{DateTime, Utc};
use rusqlite::Row;
use uuid::{NoContext, Timestamp, Uuid};

/// A new id for a record made here. Records made by a window bring theirs along.
pub(crate) fn new(now: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
}

/// Reads an id column.
pub(crate) fn get(row: &Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    row.get::<_, [u8; 16]>(column).map(Uuid::from_bytes)
}

/// Reads an id column that may be empty.
pub(crate) fn get_opt(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Uuid>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Uuid::from_bytes))
}
