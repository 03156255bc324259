//! `device.json`: how the app looks on this computer, and the country of the crisis lines. Plain, because the locked app
//! reads it; nothing else about the person is ever in it.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use mooring_core::error::{CoreError, ErrorCode, Result};
use mooring_core::settings::DevicePrefs;
use unic_langid::LanguageIdentifier;

/// Largest file that is read.
const SIZE_MAX: u64 = 16 * 1024;

/// The preferences and the file they are kept in.
pub struct Device {
    file: PathBuf,
    prefs: Mutex<DevicePrefs>,
}

impl Device {
    /// Reads the file. One that is missing, too large or unreadable gives the defaults; it is replaced only when the
    /// person next chooses something.
    pub fn read(file: PathBuf) -> Self {
        let prefs = Mutex::new(load(&file).unwrap_or_default());
        Self { file, prefs }
    }

    /// What is chosen now.
    pub fn get(&self) -> DevicePrefs {
        self.prefs.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Checks and keeps what was chosen; nothing changes where the file cannot be written.
    pub fn set(&self, prefs: DevicePrefs) -> Result<DevicePrefs> {
        let prefs = checked(prefs)?;
        store(&self.file, &prefs).map_err(|error| match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => CoreError::new(ErrorCode::DiskFull),
            _ => CoreError::new(ErrorCode::StorageFailed),
        })?;
        self.prefs.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&prefs);
        Ok(prefs)
    }
}

/// What may stand in the file: a language tag, a text size in percent from 90 to 200, a country of two letters.
fn checked(prefs: DevicePrefs) -> Result<DevicePrefs> {
    if prefs.language.len() > 35 || prefs.language.parse::<LanguageIdentifier>().is_err() {
        return Err(CoreError::at(ErrorCode::Invalid, "language"));
    }
    if !(90..=200).contains(&prefs.text_size) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "textSize"));
    }
    let country_fits = |country: &String| country.len() == 2 && country.bytes().all(|byte| byte.is_ascii_uppercase());
    if !prefs.country.as_ref().is_none_or(country_fits) {
        return Err(CoreError::at(ErrorCode::Invalid, "country"));
    }
    Ok(prefs)
}

fn load(file: &Path) -> Option<DevicePrefs> {
    if std::fs::metadata(file).ok()?.len() > SIZE_MAX {
        return None;
    }
    let prefs = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
    checked(prefs).ok()
}

fn store(file: &Path, prefs: &DevicePrefs) -> std::io::Result<()> {
    let mut new = atomic_write_file::AtomicWriteFile::open(file)?;
    new.write_all(&serde_json::to_vec_pretty(prefs)?)?;
    new.commit()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use mooring_core::settings::{Contrast, Motion, Theme};

    fn chosen() -> DevicePrefs {
        DevicePrefs {
            language: "en-GB".to_owned(),
            theme: Theme::Dark,
            contrast: Contrast::More,
            motion: Motion::Less,
            text_size: 150,
            country: Some("IE".to_owned()),
        }
    }

    #[test]
    fn what_was_chosen_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("device.json");
        assert_eq!(Device::read(file.clone()).get(), DevicePrefs::default());
        Device::read(file.clone()).set(chosen()).unwrap();
        assert_eq!(Device::read(file).get(), chosen());
    }

    #[test]
    fn what_does_not_fit_is_named_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let device = Device::read(folder.path().join("device.json"));
        for (prefs, field) in [
            (DevicePrefs { text_size: 89, ..chosen() }, "textSize"),
            (DevicePrefs { country: Some("Ireland".to_owned()), ..chosen() }, "country"),
            (DevicePrefs { country: Some("ie".to_owned()), ..chosen() }, "country"),
            (DevicePrefs { language: "not a tag".to_owned(), ..chosen() }, "language"),
        ] {
            assert_eq!(device.set(prefs).unwrap_err().field, Some(field));
        }
        assert_eq!(device.get(), DevicePrefs::default());
        assert!(!folder.path().join("device.json").exists());
    }

    #[test]
    fn a_damaged_file_gives_the_defaults_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("device.json");
        for damaged in ["", "{", "[]", r#"{"textSize": 9000}"#, r#"{"theme": 1}"#] {
            std::fs::write(&file, damaged).unwrap();
            assert_eq!(Device::read(file.clone()).get(), DevicePrefs::default(), "{damaged:?}");
            assert_eq!(std::fs::read_to_string(&file).unwrap(), damaged);
        }
    }

    #[test]
    fn a_disk_that_refuses_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let device = Device::read(folder.path().join("missing").join("device.json"));
        assert_eq!(device.set(chosen()).unwrap_err(), CoreError::new(ErrorCode::StorageFailed));
        assert_eq!(device.get(), DevicePrefs::default());
    }
}
