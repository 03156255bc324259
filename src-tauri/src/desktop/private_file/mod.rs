//! Saving a file where the person chooses, for its owner's eyes alone.

mod beside;

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use mooring_core::error::ErrorCode;
use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::FileDialogBuilder;

use self::beside::PIECE;
use super::file_dialog;
use super::words::Words;
use crate::error::Answer;
use crate::shell::Shell;

pub use self::beside::{Beside, remove_unfinished};

/// What a file is written to. Who holds the journal meanwhile says until when the drive is waited for ([`Beside::until`]).
pub type Out = BufWriter<Beside>;

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
    let room = bytes.len() as u64;
    let saved =
        save_written(app, shell, kind, room, |out| out.write_all(bytes).map_err(|error| failed(&error).into()))?;
    Ok(saved.is_some())
}

/// Asks where to and lets it be written there, if there is `room` for so many bytes. Nothing where the dialog was closed.
pub fn save_written<T>(
    app: &AppHandle,
    shell: &Shell,
    kind: &Kind,
    room: u64,
    write: impl FnOnce(&mut Out) -> Answer<T>,
) -> Answer<Option<T>> {
    let words = Words::here(&shell.device.get().language);
    let dialog = file_dialog::titled(app, &words.text(kind.title))
        .set_file_name(words.text(kind.name))
        .add_filter(words.text(kind.kind), &[kind.ending]);
    write_where_chosen(dialog, room, write)
}

/// The same for a file of any kind under a name that is its own.
pub fn save_as(app: &AppHandle, shell: &Shell, title: &str, name: &str, bytes: &[u8]) -> Answer<bool> {
    let words = Words::here(&shell.device.get().language);
    let dialog = file_dialog::titled(app, &words.text(title)).set_file_name(name);
    let room = bytes.len() as u64;
    let saved = write_where_chosen(dialog, room, |out| out.write_all(bytes).map_err(|error| failed(&error).into()))?;
    Ok(saved.is_some())
}

fn write_where_chosen<T>(
    dialog: FileDialogBuilder<Wry>,
    room: u64,
    write: impl FnOnce(&mut Out) -> Answer<T>,
) -> Answer<Option<T>> {
    let Some(chosen) = dialog.blocking_save_file() else {
        return Ok(None);
    };
    let path = chosen.into_path().map_err(|_| ErrorCode::StorageFailed)?;
    if !has_room(&path, room) {
        return Err(ErrorCode::ExportNoRoom.into());
    }
    write_private(&path, write).map(Some)
}

/// Whether there is room for so many bytes where a file is to be, as far as that can be known. What is there already stays until the
/// new file is whole, so its room does not count.
fn has_room(path: &Path, bytes: u64) -> bool {
    #[cfg(unix)]
    {
        let found = path.parent().and_then(|folder| rustix::fs::statvfs(folder).ok());
        // Some file systems say nothing of it.
        let free = found.filter(|found| found.f_blocks > 0).map(|found| found.f_bavail.saturating_mul(found.f_frsize));
        free.is_none_or(|free| free >= bytes)
    }
    #[cfg(not(unix))]
    {
        let _ = (path, bytes);
        true
    }
}

fn failed(error: &io::Error) -> ErrorCode {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => ErrorCode::DiskFull,
        ErrorKind::TimedOut => ErrorCode::ExportStopped,
        _ => ErrorCode::StorageFailed,
    }
}

/// Writes a file only its owner may read. One that is there was agreed to be replaced, in the dialog: it stays as it is until the
/// new one is whole. What could not be written to its end goes.
fn write_private<T>(path: &Path, write: impl FnOnce(&mut Out) -> Answer<T>) -> Answer<T> {
    let mut out = BufWriter::with_capacity(PIECE, Beside::begin(path).map_err(|error| failed(&error))?);
    let written = write(&mut out).and_then(|value| out.flush().map(|()| value).map_err(|error| failed(&error).into()));
    // Without what waits in it: of a file that is not whole, nothing is written any more.
    let (beside, _) = out.into_parts();
    match written {
        Ok(value) => beside.finish().map(|()| value).map_err(|error| failed(&error).into()),
        Err(error) => {
            let code = if beside.is_stopped() { ErrorCode::ExportStopped.into() } else { error };
            beside.abandon();
            Err(code)
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_file_is_for_its_owner_alone_also_where_another_was() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("code.txt");
        fs::write(&path, b"a longer text that was there before").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write_private(&path, |out| out.write_all(b"code").map_err(|_| ErrorCode::StorageFailed.into())).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"code");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    fn breaking_off(out: &mut Out) -> Answer<()> {
        // More than is held back: it was on its way to the disk.
        out.write_all(&vec![b'a'; 100_000]).unwrap();
        Err(ErrorCode::DiskFull.into())
    }

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn the_old_file_stays_until_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("entries.md");
        fs::write(&path, b"what was saved last month").unwrap();
        assert_eq!(write_private(&path, breaking_off).unwrap_err().code, ErrorCode::DiskFull);
        assert_eq!(fs::read(&path).unwrap(), b"what was saved last month");
        assert_eq!(names(folder.path()), ["entries.md"]);
    }

    #[test]
    fn nothing_is_left_of_a_file_that_did_not_come_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("entries.md");
        assert_eq!(write_private(&path, breaking_off).unwrap_err().code, ErrorCode::DiskFull);
        assert_eq!(names(folder.path()), [""; 0]);
        // Nor of one that cannot take its name.
        fs::create_dir_all(path.join("there")).unwrap();
        assert!(write_private(&path, |_| Ok(())).is_err());
        assert_eq!(names(folder.path()), ["entries.md"]);
    }

    #[test]
    fn the_end_of_the_program_leaves_none_that_is_being_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("entries.md");
        let written = write_private(&path, |out| {
            out.write_all(b"words").unwrap();
            assert_eq!(names(folder.path()).len(), 1);
            out.flush().unwrap();
            remove_unfinished(Duration::from_secs(20));
            assert_eq!(names(folder.path()), [""; 0]);
            Ok(())
        });
        assert!(written.is_err());
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn a_link_is_replaced_and_what_it_led_to_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("entries.md"), folder.path().join("other.md"));
        fs::write(&other, b"another file").unwrap();
        std::os::unix::fs::symlink(&other, &path).unwrap();
        write_private(&path, |out| out.write_all(b"entries").map_err(|_| ErrorCode::StorageFailed.into())).unwrap();
        assert_eq!(fs::read(&other).unwrap(), b"another file");
        assert!(fs::symlink_metadata(&path).unwrap().is_file());
        assert_eq!(fs::read(&path).unwrap(), b"entries");
    }

    #[test]
    fn what_will_not_fit_is_known_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("entries.zip");
        assert!(has_room(&path, 0));
        assert!(!has_room(&path, u64::MAX));
    }

    #[test]
    fn a_name_as_long_as_names_may_be_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("{}.md", "é".repeat(126)));
        write_private(&path, |_| Ok(())).unwrap();
        assert!(path.is_file());
    }
}
