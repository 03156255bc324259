//! What the person chose about reminders: a setting of the journal under its own name.

use vault::store::{Reader, Writer};

use super::model::ReminderSettings;
use crate::clock::Stamp;
use crate::error::Result;
use crate::settings::{one, set_one};

const NAME: &str = "reminders";
/// That a closed window goes on unseen was said.
const UNSEEN: &str = "remindersUnseen";

/// What was chosen; what can't be read counts as nothing.
pub fn load(reader: Reader<'_>) -> Result<ReminderSettings> {
    Ok(one(reader, NAME)?.unwrap_or_default())
}

/// Keeps what was chosen.
pub fn save(writer: Writer<'_>, stamp: &Stamp, chosen: &ReminderSettings) -> Result<()> {
    set_one(writer, stamp, NAME, chosen)
}

/// Notes that it was said; answers whether it was for the first time.
pub fn unseen(writer: Writer<'_>, stamp: &Stamp) -> Result<bool> {
    let said: Option<bool> = one(writer.reader(), UNSEEN)?;
    set_one(writer, stamp, UNSEEN, &true)?;
    Ok(said != Some(true))
}
