//! What is inside an item: a version and an entry, as JSON. Part of the format, see `docs/formats/outbox.md`.

use serde::{Deserialize, Serialize};

use super::EntryDraft;
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::validate;

const VERSION: u32 = 1;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Written<'a> {
    version: u32,
    entry: &'a EntryDraft,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Read {
    version: u32,
    entry: EntryDraft,
}

/// A check-in as the vault is to seal it. Judged by everything that can be judged without the journal, so that whoever
/// writes hears of it while they can still change it.
pub fn encode(draft: &EntryDraft) -> Result<Vec<u8>> {
    validate::draft(draft)?;
    if validate::is_empty(draft) {
        return Err(CoreError::at(ErrorCode::Invalid, "body"));
    }
    let content = serde_json::to_vec(&Written { version: VERSION, entry: draft })?;
    if content.len() > vault::outbox::CONTENT_MOST {
        return Err(CoreError::at(ErrorCode::TooLong, "body"));
    }
    Ok(content)
}

/// The check-in of an item; `invalid` where it is none, or one of a newer version.
pub(super) fn decode(content: &[u8]) -> Result<EntryDraft> {
    match serde_json::from_slice(content) {
        Ok(Read { version: VERSION, entry }) => Ok(entry),
        _ => Err(ErrorCode::Invalid.into()),
    }
}
