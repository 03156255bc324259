//! Table `entry_link`: what an entry is about, as (kind, id, occurrence). Nothing links yet; what is purged takes its
//! links along all the same.

use vault::store::Writer;

use crate::error::Result;

pub(super) fn remove(writer: Writer<'_>, entry: i64) -> Result<()> {
    writer.execute("DELETE FROM entry_link WHERE entry = ?1", [entry])?;
    Ok(())
}
