//! Undoing an import as one step.

use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::batch::{self, Before, Change, Made};
use super::record;
use crate::clock::Stamp;
use crate::error::Result;
use crate::journal::entry::{self, Head};
use crate::journal::model::ImportUndone;
use crate::journal::search::index;
use crate::journal::vocabulary::{tag, tracker};
use crate::journal::{bin, draft, save, state, version};

/// Takes back what a batch did: entries it added go for good, entries it changed get the content they had, words it
/// brought and nothing else uses go too. What was edited since stays as it is, with its words.
///
/// `not-found`, or `conflict` where the batch was undone already.
pub fn undo(writer: Writer<'_>, stamp: &Stamp, id: Uuid) -> Result<ImportUndone> {
    let batch = batch::undoable(writer.reader(), id)?;
    let mut undone = ImportUndone { removed: 0, kept_because_edited: 0 };
    for change in batch::changes(writer.reader(), batch)? {
        // What the person purged has left no trace among the changes.
        let Some(head) = entry::by_key(writer.reader(), change.entry)?.filter(|head| !head.deleted) else { continue };
        if is_edited(writer.reader(), &head, &change)? {
            undone.kept_because_edited += 1;
        } else if let Some(before) = &change.before {
            bring_back(writer, stamp, &head, before)?;
        } else {
            bin::remove(writer, stamp, &head)?;
            record::remove(writer, head.key)?;
            undone.removed += 1;
        }
    }
    forget_words(writer, stamp, batch)?;
    batch::close(writer, stamp, batch)?;
    index::scrub(writer)?;
    Ok(undone)
}

/// Whether the entry is not as the batch left it, or somebody is writing in it. That it was put into the bin, and
/// nothing else, is no edit.
fn is_edited(reader: Reader<'_>, head: &Head, change: &Change) -> Result<bool> {
    if draft::exists(reader, head.id)? {
        return Ok(true);
    }
    if head.changed == change.stamp {
        return Ok(false);
    }
    Ok(head.binned.is_none() || version::count(reader, head.key)? > 0)
}

fn bring_back(writer: Writer<'_>, stamp: &Stamp, head: &Head, before: &Before) -> Result<()> {
    let state = state::forget_lost(writer.reader(), before.state.clone());
    let record = state::resolve(writer.reader(), &state)?;
    save::overwrite(writer, stamp, head, &record)?;
    if head.binned.is_some() {
        bin::put(writer, stamp, head.id)?;
    }
    record::set(writer, head.key, before.digest.as_ref(), stamp.clock)?;
    batch::moved(writer, head.key, before.stamp, stamp.clock)
}

fn forget_words(writer: Writer<'_>, stamp: &Stamp, batch: i64) -> Result<()> {
    // Tags come before their groups.
    for made in batch::made(writer.reader(), batch)? {
        match made {
            Made::Tag(key) => {
                tag::remove_unused(writer, stamp, key)?;
            }
            Made::TagGroup(key) => tag::remove_unused_group(writer, stamp, key)?,
            Made::Tracker(key) => tracker::remove_unused(writer, stamp, key)?,
        }
    }
    Ok(())
}
