//! `device.json`: what the locked app may know in plain.

use std::io::{ErrorKind, Write};
use std::path::Path;

use atomic_write_file::AtomicWriteFile;

use super::DevicePrefs;
use crate::error::{CoreError, ErrorCode, Result};

/// A file of preferences is small; a larger one is not ours.
const BYTES_MAX: u64 = 64 * 1024;

/// What was found of the preferences.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundDevicePrefs {
    pub prefs: DevicePrefs,
    /// There is a file, and not all of what it says could be taken.
    pub damaged: bool,
}

/// Reads the preferences. A file that is missing, too large or damaged counts as "nothing chosen yet": the app must
/// open, and nothing in it is the person's writing. Each field stands by itself.
pub fn read_device_prefs(path: &Path) -> FoundDevicePrefs {
    let length = match std::fs::metadata(path) {
        Ok(file) => file.len(),
        Err(error) => return FoundDevicePrefs { damaged: error.kind() != ErrorKind::NotFound, ..Default::default() },
    };
    let text = if length <= BYTES_MAX { std::fs::read_to_string(path).ok() } else { None };
    text.map_or_else(|| FoundDevicePrefs { damaged: true, ..Default::default() }, |text| parse(&text))
}

fn parse(text: &str) -> FoundDevicePrefs {
    let Ok(serde_json::Value::Object(fields)) = serde_json::from_str(text) else {
        return FoundDevicePrefs { damaged: true, ..Default::default() };
    };
    let (mut prefs, mut damaged) = (DevicePrefs::default(), false);
    for (name, value) in fields {
        let Ok(serde_json::Value::Object(mut with)) = serde_json::to_value(&prefs) else { continue };
        with.insert(name, value);
        let read = serde_json::from_value::<DevicePrefs>(serde_json::Value::Object(with));
        if let Some(better) = read.ok().filter(|better| validate_device_prefs(better).is_ok()) {
            prefs = better;
        } else {
            damaged = true;
        }
    }
    FoundDevicePrefs { prefs, damaged }
}

/// Writes the preferences: the whole new file or the old one remains.
pub fn write_device_prefs(path: &Path, prefs: &DevicePrefs) -> Result<()> {
    validate_device_prefs(prefs)?;
    let text = serde_json::to_string_pretty(prefs)?;
    let write = || -> std::io::Result<()> {
        let mut file = AtomicWriteFile::open(path)?;
        file.write_all(text.as_bytes())?;
        file.commit()
    };
    write().map_err(|error| {
        CoreError::new(match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
            _ => ErrorCode::StorageFailed,
        })
    })
}

/// Whether the preferences make sense: a language tag, a text size between 90 and 200 percent, a country of two letters.
pub fn validate_device_prefs(prefs: &DevicePrefs) -> Result<()> {
    let tag =
        |text: &str| (2..=35).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if !tag(&prefs.language) {
        return Err(CoreError::at(ErrorCode::Invalid, "language"));
    }
    if !(90..=200).contains(&prefs.text_size) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "textSize"));
    }
    let country = |code: &String| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    if !prefs.country.as_ref().is_none_or(country) {
        return Err(CoreError::at(ErrorCode::Invalid, "country"));
    }
    let keys = |keys: &String| keys.len() <= 60 && keys.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+');
    if !prefs.shortcut.as_ref().is_none_or(keys) {
        return Err(CoreError::at(ErrorCode::Invalid, "shortcut"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::Theme;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.json");
        let prefs =
            DevicePrefs { theme: Theme::Dark, text_size: 130, country: Some("GB".into()), ..DevicePrefs::default() };
        write_device_prefs(&path, &prefs).unwrap();
        assert_eq!(read_device_prefs(&path), FoundDevicePrefs { prefs, damaged: false });
    }

    #[test]
    fn a_damaged_file_is_nothing_chosen_and_good_fields_count() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.json");
        assert_eq!(read_device_prefs(&path), FoundDevicePrefs::default());
        for damaged in
            ["", "{", "[]", "\u{0}\u{1}", "{\"textSize\": \"large\"}", "{\"textSize\": 9000, \"country\": \"gb\"}"]
        {
            std::fs::write(&path, damaged).unwrap();
            let nothing = FoundDevicePrefs { damaged: true, ..Default::default() };
            assert_eq!(read_device_prefs(&path), nothing, "{damaged}");
        }
        std::fs::write(&path, r#"{"theme":"dark","textSize":9,"contrast":"nonsense","window":{"x":1},"country":"NZ"}"#)
            .unwrap();
        let FoundDevicePrefs { prefs, damaged } = read_device_prefs(&path);
        assert!(damaged, "not all of it");
        assert_eq!((prefs.theme, prefs.text_size, prefs.country.as_deref()), (Theme::Dark, 100, Some("NZ")));
        // A later program chose something this one knows nothing of.
        std::fs::write(&path, r#"{"theme":"dark","voice":"deep"}"#).unwrap();
        assert!(!read_device_prefs(&path).damaged);
    }

    #[test]
    fn what_makes_no_sense_is_refused_with_its_field() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.json");
        let refused = |prefs: DevicePrefs| write_device_prefs(&path, &prefs).unwrap_err().field;
        assert_eq!(refused(DevicePrefs { text_size: 89, ..DevicePrefs::default() }), Some("textSize"));
        assert_eq!(refused(DevicePrefs { country: Some("Wales".into()), ..DevicePrefs::default() }), Some("country"));
        assert_eq!(refused(DevicePrefs { language: String::new(), ..DevicePrefs::default() }), Some("language"));
        assert!(!path.exists());
    }
}
