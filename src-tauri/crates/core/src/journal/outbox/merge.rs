//! Taking items over.

use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::content::decode;
use super::{Merged, SOURCE, Waiting};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::ids;
use crate::journal::import::record::{self, Digest};
use crate::journal::{entry, save, state, validate};

/// Takes items over, all of them or none. One that is here already adds nothing; one that cannot be taken is named.
pub fn merge(writer: Writer<'_>, stamp: &Stamp, items: &[Waiting<'_>]) -> Result<Merged> {
    let mut merged = Merged::default();
    for (index, item) in items.iter().enumerate() {
        match take(writer, stamp, item.content) {
            Ok(None) => {}
            Ok(Some(entry)) => {
                merged.added.push(entry);
                merged.unproven += u32::from(!item.proven);
            }
            Err(error) if is_the_items(&error) => merged.refused.push(index),
            Err(error) => return Err(error),
        }
    }
    Ok(merged)
}

/// Whether the item is to blame, and not the journal or the disk. Nothing of it has been written then.
fn is_the_items(error: &CoreError) -> bool {
    matches!(error.code, ErrorCode::Invalid | ErrorCode::OutOfRange | ErrorCode::TooLong)
}

/// Adds the entry of an item; answers its id, or `None` where it is here already or was.
fn take(writer: Writer<'_>, stamp: &Stamp, content: &[u8]) -> Result<Option<Uuid>> {
    let reader = writer.reader();
    let draft = decode(content)?;
    validate::draft(&draft)?;
    // What it refers to may have gone since, or never have been: the words stay.
    let mut draft = state::forget_lost(reader, draft);
    if validate::is_empty(&draft) {
        return Err(CoreError::at(ErrorCode::Invalid, "body"));
    }
    let mut record = state::resolve(reader, &draft)?;
    let digest = digest(content);
    let Some(name) = free_name(reader, draft.id, &digest)? else { return Ok(None) };
    if let Some(head) = entry::by_id(reader, draft.id)? {
        // What is here is never written over.
        if !head.deleted {
            draft.day = Some(record.day);
            draft.at = record.at;
            if state::of(reader, &head)? == draft {
                return Ok(None);
            }
        }
        record.id = ids::new(stamp.now);
    }
    let (key, _) = save::insert(writer, stamp, &record, None)?;
    record::put(writer, SOURCE, &name, key, &digest, stamp.clock)?;
    Ok(Some(record.id))
}

/// The name to remember an item by: the id of its entry, with a number where another content had that id before. `None`
/// if the item was taken over already. Where one of that id is gone for good, its content is not known any more: what
/// comes now may be the same, and stays away.
fn free_name(reader: Reader<'_>, id: Uuid, digest: &Digest) -> Result<Option<String>> {
    let mut gone = false;
    let mut name = id.to_string();
    for number in 2_u32.. {
        match record::find(reader, SOURCE, &name)? {
            None => return Ok((!gone).then_some(name)),
            Some(known) if known.digest.as_ref() == Some(digest) => return Ok(None),
            Some(known) => gone |= known.digest.is_none(),
        }
        name = format!("{id} {number}");
    }
    Ok(None)
}

/// The first half of a SHA-256.
fn digest(content: &[u8]) -> Digest {
    let mut half = [0; 16];
    for (to, from) in half.iter_mut().zip(Sha256::digest(content)) {
        *to = from;
    }
    half
}
