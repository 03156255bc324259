//! `device.json`: how the app looks on this computer, and the country of the crisis lines. Plain, because the locked app
//! reads it; nothing else about the person is ever in it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use mooring_core::Result;
use mooring_core::settings::{DevicePrefs, FoundDevicePrefs, read_device_prefs, write_device_prefs};

/// The preferences and the file they are kept in.
pub struct Device {
    file: PathBuf,
    prefs: Mutex<DevicePrefs>,
    damaged: AtomicBool,
}

impl Device {
    /// Reads the file. One that is missing, too large or unreadable gives the defaults; it is replaced only when the
    /// person next chooses something.
    pub fn read(file: PathBuf) -> Self {
        let FoundDevicePrefs { prefs, damaged } = read_device_prefs(&file);
        Self { file, prefs: Mutex::new(prefs), damaged: AtomicBool::new(damaged) }
    }

    /// The file says more than could be taken, and nothing was chosen since.
    pub fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Acquire)
    }

    /// What is chosen now.
    pub fn get(&self) -> DevicePrefs {
        self.prefs.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Checks and keeps what was chosen; nothing changes where the file cannot be written.
    pub fn set(&self, prefs: DevicePrefs) -> Result<DevicePrefs> {
        if self.is_damaged() {
            // Somebody may still read it. Where it cannot be kept, it has to go: what is chosen now counts.
            let _ = std::fs::copy(&self.file, aside(&self.file));
        }
        write_device_prefs(&self.file, &prefs)?;
        self.damaged.store(false, Ordering::Release);
        self.prefs.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&prefs);
        Ok(prefs)
    }

    /// Forgets what was chosen, with its file. What cannot be removed is replaced when the person next chooses something.
    pub fn forget(&self) {
        for file in [self.file.clone(), aside(&self.file)] {
            let _ = std::fs::remove_file(file);
        }
        self.damaged.store(false, Ordering::Release);
        *self.prefs.lock().unwrap_or_else(PoisonError::into_inner) = DevicePrefs::default();
    }
}

/// Where a damaged file is kept once something was chosen anew.
fn aside(file: &Path) -> PathBuf {
    file.with_extension("json.damaged")
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
    fn a_damaged_file_is_known_until_something_is_chosen_and_kept_then() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("device.json");
        std::fs::write(&file, "{\"country\": \"I").unwrap();
        let device = Device::read(file.clone());
        assert!(device.is_damaged());
        assert_eq!(std::fs::read(&file).unwrap(), b"{\"country\": \"I", "reading changes nothing");
        device.set(DevicePrefs { text_size: 150, ..DevicePrefs::default() }).unwrap();
        assert!(!device.is_damaged() && !Device::read(file.clone()).is_damaged());
        let kept = folder.path().join("device.json.damaged");
        assert_eq!(std::fs::read(&kept).unwrap(), b"{\"country\": \"I");
        device.forget();
        assert!(!file.exists() && !kept.exists());
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
