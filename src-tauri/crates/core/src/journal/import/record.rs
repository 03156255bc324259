//! Table `import_record`: every row ever taken over, by its name in its source.

use interchange::daylio_csv::Draft;
use sha2::{Digest as _, Sha256};
use vault::store::{Reader, Writer};

use crate::error::Result;

pub(super) const DAYLIO: &str = "daylio";

/// What a row said, to see whether it changed since: the first half of a SHA-256.
pub(crate) type Digest = [u8; 16];

/// What is known of a row.
pub(crate) struct Known {
    pub entry: i64,
    /// `None` once the entry is gone for good: whatever the row says now, it stays away.
    pub digest: Option<Digest>,
    /// `entry.changed` as the import left it.
    pub stamp: i64,
}

/// The name of a row across exports.
pub(super) fn name(draft: &Draft) -> String {
    format!("{} {} {}", draft.date, draft.time.format("%H:%M"), draft.ordinal)
}

/// Over everything the row says that an entry keeps, each part with its length so that none can run into the next.
pub(super) fn digest(draft: &Draft) -> Digest {
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    };
    add(&draft.mood);
    add(&draft.title);
    add(&draft.note);
    for activity in &draft.activities {
        add(activity);
    }
    add("\0");
    for (scale, value) in &draft.scales {
        add(scale);
        add(value);
    }
    let mut half = [0; 16];
    for (to, from) in half.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    half
}

pub(crate) fn find(reader: Reader<'_>, source: &str, name: &str) -> Result<Option<Known>> {
    Ok(reader.query_opt(
        "SELECT entry, digest, stamp FROM import_record WHERE source = ?1 AND name = ?2",
        (source, name),
        |row| Ok(Known { entry: row.get(0)?, digest: row.get(1)?, stamp: row.get(2)? }),
    )?)
}

pub(crate) fn put(writer: Writer<'_>, source: &str, name: &str, entry: i64, digest: &Digest, stamp: i64) -> Result<()> {
    writer
        .prepare_cached(
            "INSERT INTO import_record (source, name, entry, digest, stamp) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (source, name) DO UPDATE SET digest = excluded.digest, stamp = excluded.stamp",
        )?
        .execute((source, name, entry, digest, stamp))?;
    Ok(())
}

/// Gives the record of an entry another digest and stamp.
pub(super) fn set(writer: Writer<'_>, entry: i64, digest: Option<&Digest>, stamp: i64) -> Result<()> {
    writer.execute("UPDATE import_record SET digest = ?2, stamp = ?3 WHERE entry = ?1", (entry, digest, stamp))?;
    Ok(())
}

/// As if the row had never been taken: the next import brings it again.
pub(super) fn remove(writer: Writer<'_>, entry: i64) -> Result<()> {
    writer.execute("DELETE FROM import_record WHERE entry = ?1", [entry])?;
    Ok(())
}

/// The program an entry came from.
pub(crate) fn source(reader: Reader<'_>, entry: i64) -> Result<Option<String>> {
    Ok(reader.query_opt("SELECT source FROM import_record WHERE entry = ?1", [entry], |row| row.get(0))?)
}

/// Leaves nothing from which the content of a purged entry could be told. That its row was here stays known.
pub(crate) fn forget_content(writer: Writer<'_>, entry: i64) -> Result<()> {
    writer.execute("UPDATE import_record SET digest = NULL WHERE entry = ?1", [entry])?;
    super::batch::forget_before(writer, entry)
}
