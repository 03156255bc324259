//! Saving a file where the person chooses, for its owner's eyes alone.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use mooring_core::error::ErrorCode;
use tauri::AppHandle;

use super::file_dialog;
use super::words::Words;
use crate::error::Answer;
use crate::shell::Shell;

/// What the dialog says: ids of messages, and how the name ends.
pub struct Kind {
    pub title: &'static str,
    /// The name that is proposed.
    pub name: &'static str,
    /// What such a file is called.
    pub kind: &'static str,
    pub ending: &'static str,
}

/// Asks where to and writes it there. Answers whether it was saved: closing the dialog is no error.
pub fn save(app: &AppHandle, shell: &Shell, kind: &Kind, bytes: &[u8]) -> Answer<bool> {
    let words = Words::here(&shell.device.get().language);
    let dialog = file_dialog::titled(app, &words.text(kind.title))
        .set_file_name(words.text(kind.name))
        .add_filter(words.text(kind.kind), &[kind.ending]);
    let Some(chosen) = dialog.blocking_save_file() else {
        return Ok(false);
    };
    let path = chosen.into_path().map_err(|_| ErrorCode::StorageFailed)?;
    write_private(&path, bytes).map_err(|error| match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
        _ => ErrorCode::StorageFailed,
    })?;
    Ok(true)
}

/// Writes a file only its owner may read. One that is there was agreed to be replaced, in the dialog; it may have been
/// readable by others, so it is made anew.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_file_is_for_its_owner_alone_also_where_another_was() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("code.txt");
        std::fs::write(&path, b"a longer text that was there before").unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        write_private(&path, b"code").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"code");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
