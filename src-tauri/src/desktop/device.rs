//! `device.json`: how the app looks on this computer, and the country of the crisis lines. Plain, because the locked app
//! reads it; nothing else about the person is ever in it.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use mooring_core::Result;
use mooring_core::settings::{DevicePrefs, read_device_prefs, write_device_prefs};

/// The preferences and the file they are kept in.
pub struct Device {
    file: PathBuf,
    prefs: Mutex<DevicePrefs>,
}

impl Device {
    /// Reads the file. One that is missing, too large or unreadable gives the defaults; it is replaced only when the
    /// person next chooses something.
    pub fn read(file: PathBuf) -> Self {
        let prefs = Mutex::new(read_device_prefs(&file));
        Self { file, prefs }
    }

    /// What is chosen now.
    pub fn get(&self) -> DevicePrefs {
        self.prefs.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Checks and keeps what was chosen; nothing changes where the file cannot be written.
    pub fn set(&self, prefs: DevicePrefs) -> Result<DevicePrefs> {
        write_device_prefs(&self.file, &prefs)?;
        self.prefs.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&prefs);
        Ok(prefs)
    }

    /// Forgets what was chosen, with its file. What cannot be removed is replaced when the person next chooses something.
    pub fn forget(&self) {
        let _ = std::fs::remove_file(&self.file);
        *self.prefs.lock().unwrap_or_else(PoisonError::into_inner) = DevicePrefs::default();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_was_chosen_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("device.json");
        let chosen = DevicePrefs { text_size: 150, country: Some("IE".to_owned()), ..DevicePrefs::default() };
        let device = Device::read(file.clone());
        assert_eq!(device.get(), DevicePrefs::default());
        device.set(chosen.clone()).unwrap();
        assert_eq!(device.get(), chosen);
        assert_eq!(Device::read(file).get(), chosen);
    }

    #[test]
    fn what_is_forgotten_is_not_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("device.json");
        let device = Device::read(file.clone());
        device.set(DevicePrefs { country: Some("IE".to_owned()), ..DevicePrefs::default() }).unwrap();
        device.forget();
        assert_eq!((device.get(), file.exists()), (DevicePrefs::default(), false));
        device.forget();
    }

    #[test]
    fn what_cannot_be_kept_is_not_in_force() {
        let folder = tempfile::tempdir().unwrap();
        let chosen = DevicePrefs { text_size: 150, ..DevicePrefs::default() };
        let device = Device::read(folder.path().join("missing").join("device.json"));
        assert!(device.set(chosen.clone()).is_err());
        assert_eq!(device.get(), DevicePrefs::default());

        let device = Device::read(folder.path().join("device.json"));
        assert!(device.set(DevicePrefs { text_size: 9_000, ..chosen }).is_err());
        assert_eq!(device.get(), DevicePrefs::default());
    }
}
