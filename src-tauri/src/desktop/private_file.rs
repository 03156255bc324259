//! Saving a file where the person chooses, for its owner's eyes alone.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use mooring_core::error::ErrorCode;
use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::FileDialogBuilder;

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
    let saved = save_written(app, shell, kind, |out| out.write_all(bytes).map_err(|error| failed(&error).into()))?;
    Ok(saved.is_some())
}

/// Asks where to and lets it be written there. Nothing where the dialog was closed.
pub fn save_written<T>(
    app: &AppHandle,
    shell: &Shell,
    kind: &Kind,
    write: impl FnOnce(&mut BufWriter<File>) -> Answer<T>,
) -> Answer<Option<T>> {
    let words = Words::here(&shell.device.get().language);
    let dialog = file_dialog::titled(app, &words.text(kind.title))
        .set_file_name(words.text(kind.name))
        .add_filter(words.text(kind.kind), &[kind.ending]);
    write_where_chosen(dialog, write)
}

/// The same for a file of any kind under a name that is its own.
pub fn save_as(app: &AppHandle, shell: &Shell, title: &str, name: &str, bytes: &[u8]) -> Answer<bool> {
    let words = Words::here(&shell.device.get().language);
    let dialog = file_dialog::titled(app, &words.text(title)).set_file_name(name);
    let saved = write_where_chosen(dialog, |out| out.write_all(bytes).map_err(|error| failed(&error).into()))?;
    Ok(saved.is_some())
}

fn write_where_chosen<T>(
    dialog: FileDialogBuilder<Wry>,
    write: impl FnOnce(&mut BufWriter<File>) -> Answer<T>,
) -> Answer<Option<T>> {
    let Some(chosen) = dialog.blocking_save_file() else {
        return Ok(None);
    };
    let path = chosen.into_path().map_err(|_| ErrorCode::StorageFailed)?;
    write_private(&path, write).map(Some)
}

fn failed(error: &io::Error) -> ErrorCode {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
        _ => ErrorCode::StorageFailed,
    }
}

/// Writes a file only its owner may read. One that is there was agreed to be replaced, in the dialog; it may have been
/// readable by others, so it is made anew. Nothing is left of one that could not be written to its end.
fn write_private<T>(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Answer<T>) -> Answer<T> {
    let file = create_private(path).map_err(|error| failed(&error))?;
    let written = to_disk(file, write);
    if written.is_err() {
        // It is said that it could not be saved, whatever becomes of its beginning.
        let _ = std::fs::remove_file(path);
    }
    written
}

fn create_private(path: &Path) -> io::Result<File> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn to_disk<T>(file: File, write: impl FnOnce(&mut BufWriter<File>) -> Answer<T>) -> Answer<T> {
    let mut out = BufWriter::new(file);
    let value = write(&mut out)?;
    let file = out.into_inner().map_err(|error| failed(error.error()))?;
    file.sync_all().map_err(|error| failed(&error))?;
    Ok(value)
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
        write_private(&path, |out| out.write_all(b"code").map_err(|_| ErrorCode::StorageFailed.into())).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"code");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn nothing_is_left_of_a_file_that_did_not_come_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("entries.md");
        let broken: Answer<()> = write_private(&path, |out| {
            out.write_all(b"the first half").unwrap();
            Err(ErrorCode::DatabaseDamaged.into())
        });
        assert_eq!(broken.unwrap_err().code, ErrorCode::DatabaseDamaged);
        assert!(!path.exists());
    }
}
