//! Table `setting`: one row for each field of [`Settings`], under its name at the boundary, as JSON.
//!
//! A row that is missing or cannot be read counts as the default: an older journal, or one a newer version has written
//! in, opens all the same.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use vault::store::{Reader, Writer};

use super::Settings;
use crate::clock::Stamp;
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::limits::MEDIA_QUOTA_MB;

/// The hours a day may start at.
const DAY_STARTS_AT_MAX: u8 = 12;

/// Minutes without input before locking; 0 is never.
const LOCK_AFTER_MAX: u16 = 120;

/// What the person chose.
pub fn load(reader: Reader<'_>) -> Result<Settings> {
    let rows: Vec<(String, String)> =
        reader.query_all("SELECT name, value FROM setting", (), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut settings = Settings::default();
    for (name, value) in rows {
        let Ok(value) = serde_json::from_str::<Value>(&value) else { continue };
        let with = Map::from_iter([(name, value)]);
        // Each by itself, so that one bad row does not take the others with it.
        if let Some(better) = overlaid(&settings, with).filter(|better| check(better).is_ok()) {
            settings = better;
        }
    }
    Ok(settings)
}

fn overlaid(settings: &Settings, with: Map<String, Value>) -> Option<Settings> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(settings) else { return None };
    fields.extend(with);
    serde_json::from_value(Value::Object(fields)).ok()
}

/// Keeps what the person chose; only what changed is written.
pub fn save(writer: Writer<'_>, stamp: &Stamp, settings: &Settings) -> Result<()> {
    check(settings)?;
    let Value::Object(fields) = serde_json::to_value(settings)? else { return Err(ErrorCode::Internal.into()) };
    for (name, value) in fields {
        keep(writer, stamp, &name, &value.to_string())?;
    }
    Ok(())
}

fn check(settings: &Settings) -> Result<()> {
    if settings.day_starts_at > DAY_STARTS_AT_MAX {
        return Err(CoreError::at(ErrorCode::OutOfRange, "dayStartsAt"));
    }
    if settings.lock_after_minutes > LOCK_AFTER_MAX {
        return Err(CoreError::at(ErrorCode::OutOfRange, "lockAfterMinutes"));
    }
    super::breaks::check(&settings.breaks)?;
    if !MEDIA_QUOTA_MB.contains(&settings.media_quota_mb) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "mediaQuotaMb"));
    }
    Ok(())
}

/// A setting that windows do not choose themselves: of another area, under its own name. `None` where there is none, or
/// none that can be read.
pub(crate) fn one<T: DeserializeOwned>(reader: Reader<'_>, name: &str) -> Result<Option<T>> {
    let value: Option<String> =
        reader.query_opt("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get(0))?;
    Ok(value.and_then(|value| serde_json::from_str(&value).ok()))
}

/// Keeps a setting of another area.
pub(crate) fn set_one(writer: Writer<'_>, stamp: &Stamp, name: &str, value: &impl Serialize) -> Result<()> {
    keep(writer, stamp, name, &serde_json::to_string(value)?)
}

fn keep(writer: Writer<'_>, stamp: &Stamp, name: &str, value: &str) -> Result<()> {
    writer.execute(
        "INSERT INTO setting (name, value, changed, device) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed = excluded.changed, device = excluded.device
         WHERE setting.value IS NOT excluded.value",
        (name, value, stamp.clock, stamp.device),
    )?;
    Ok(())
}

/// The hour a new day starts at, without reading the rest.
pub(crate) fn day_starts_at(reader: Reader<'_>) -> Result<u8> {
    let value: Option<String> =
        reader.query_opt("SELECT value FROM setting WHERE name = 'dayStartsAt'", (), |row| row.get(0))?;
    let chosen = value.and_then(|value| value.parse().ok()).filter(|hour| *hour <= DAY_STARTS_AT_MAX);
    Ok(chosen.unwrap_or(Settings::default().day_starts_at))
}
