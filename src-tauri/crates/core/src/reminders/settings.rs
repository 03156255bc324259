//! What the person chose about reminders: a setting of the journal under its own name.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use vault::store::{Reader, Writer};

use super::model::{QuietSpan, ReminderSettings};
use crate::calendar::limits::{LEAD_MOST, LEADS_MOST};
use crate::calendar::{Lead, View, check_ins, span};
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::settings::{one, set_one};

const NAME: &str = "reminders";
/// That a closed window goes on unseen was said.
const UNSEEN: &str = "remindersUnseen";

/// As it is kept: what an earlier version did not know is as it is at first.
#[derive(Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Kept {
    quiet: Option<QuietSpan>,
    leads: Vec<Lead>,
    named: bool,
    check_ins: Vec<NaiveTime>,
    autostart_answered: bool,
}

impl Default for Kept {
    fn default() -> Self {
        ReminderSettings::default().into()
    }
}

impl From<ReminderSettings> for Kept {
    fn from(chosen: ReminderSettings) -> Self {
        let ReminderSettings { quiet, leads, named, check_ins, autostart_answered } = chosen;
        Self { quiet, leads, named, check_ins, autostart_answered }
    }
}

impl From<Kept> for ReminderSettings {
    fn from(kept: Kept) -> Self {
        let Kept { quiet, leads, named, check_ins, autostart_answered } = kept;
        Self { quiet, leads, named, check_ins, autostart_answered }
    }
}

/// What was chosen; what can't be read counts as nothing.
pub fn load(reader: Reader<'_>) -> Result<ReminderSettings> {
    Ok(one::<Kept>(reader, NAME)?.unwrap_or_default().into())
}

/// Keeps what was chosen, for somebody in `zone`. Times of a day are kept in its order, each once.
pub fn save(writer: Writer<'_>, stamp: &Stamp, chosen: &ReminderSettings, zone: &str) -> Result<()> {
    let beyond = |lead: &Lead| span(*lead) > LEAD_MOST;
    if chosen.leads.len() > LEADS_MOST || chosen.leads.iter().any(beyond) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "leads"));
    }
    let mut kept = Kept::from(chosen.clone());
    kept.check_ins.sort_unstable();
    kept.check_ins.dedup();
    check_ins::keep(writer, stamp, &kept.check_ins, &View::of(zone)?.viewer)?;
    set_one(writer, stamp, NAME, &kept)
}

/// Notes that the question was answered whether the program should start with the computer.
pub fn autostart_answered(writer: Writer<'_>, stamp: &Stamp) -> Result<()> {
    let chosen = load(writer.reader())?;
    set_one(writer, stamp, NAME, &Kept { autostart_answered: true, ..chosen.into() })
}

/// Notes that it was said; answers whether it was for the first time.
pub fn unseen(writer: Writer<'_>, stamp: &Stamp) -> Result<bool> {
    let said: Option<bool> = one(writer.reader(), UNSEEN)?;
    set_one(writer, stamp, UNSEEN, &true)?;
    Ok(said != Some(true))
}
