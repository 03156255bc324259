//! Putting a restored vault in the place of the one that is there, so that an interruption at any point leaves one of
//! the two in place, or a note by which the next start goes on.
//!
//! The vault that was there is moved, whole, into a folder beside it. Nothing is deleted.

use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::files::{self, Storage};
use crate::folder::{Folder, HEADER_FILE, LOCK_FILE, MEDIA_FILES, OUTBOX_FILE, VAULT_FILES};
use crate::header::{HEADER_CAP, Sealed};

/// Says that a switch is going on, and how far it has come.
pub const SWITCH_FILE: &str = "vault.switch";

/// No note is larger.
const CAP: usize = 4096;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Note {
    step: Step,
    /// Names of folders inside the data folder.
    restored: String,
    aside: String,
    /// What waits in the outbox was sealed to the key of the restored vault as well: it is taken over there. So it is with
    /// pictures and files, which are never changed: the restored journal speaks of the same.
    #[serde(default, skip_serializing_if = "is_false")]
    outbox_stays: bool,
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Step {
    /// The old vault's files go aside.
    Out,
    /// They are all aside; the restored vault's files take their places.
    In,
}

impl Folder {
    /// Puts the closed vault in the folder `restored` in the place of this folder's, which must be closed as well.
    /// The files that were here go to the folder `aside`, which must not exist. Both are names inside this folder.
    ///
    /// An outbox stays where it is unless it was sealed to another vault's key: what waits in it is nobody's to lose. So do
    /// pictures and files.
    pub fn switch(&self, restored: &str, aside: &str) -> Result<(), Storage> {
        let outbox_stays = self.is_same_vault(restored);
        let note = Note { step: Step::Out, restored: restored.to_owned(), aside: aside.to_owned(), outbox_stays };
        if !note.is_sound() || !self.path().join(restored).is_dir() {
            return Err(Storage::Failed);
        }
        let place = self.path().join(aside);
        std::fs::create_dir(&place)?;
        files::make_folder(&place)?;
        files::sync_parent(&place)?;
        files::write_note(&self.file(SWITCH_FILE), &note.bytes()).inspect_err(|_| {
            let _ = std::fs::remove_dir(&place);
        })?;
        finish(self.path()).map(drop)
    }

    /// Whether a folder inside this one holds a state of the same vault. Where this one's header cannot be read, nothing
    /// speaks against it: an item that turns out to be another vault's is kept aside when the outbox is read.
    fn is_same_vault(&self, restored: &str) -> bool {
        let id = |path: &Path| {
            let bytes = files::read_capped(&path.join(HEADER_FILE), HEADER_CAP).ok().flatten()?;
            Sealed::from_bytes(&bytes).ok().map(|sealed| sealed.header.vault)
        };
        id(self.path()).is_none_or(|here| id(&self.path().join(restored)) == Some(here))
    }
}

/// What came of looking for an interrupted switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// There was none, or it is done.
    Done,
    /// There is a note that cannot be read.
    NotOurs,
}

/// Finishes a switch that was interrupted; called with the folder's lock. No note, nothing to do. A note that cannot
/// be read is kept under another name: what it was about is told by the files that are missing.
pub fn finish(folder: &Path) -> Result<Finished, Storage> {
    let path = folder.join(SWITCH_FILE);
    let bytes = match files::read_capped(&path, CAP) {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Finished::Done),
        Err(error) => return Err(error.into()),
    };
    let Some(mut note) = serde_json::from_slice::<Note>(&bytes).ok().filter(Note::is_sound) else {
        files::set_aside(&path)?;
        return Ok(Finished::NotOurs);
    };
    let (restored, aside) = (folder.join(&note.restored), folder.join(&note.aside));
    if !restored.is_dir() {
        come_back(&aside, folder)?;
        files::set_aside(&path)?;
        return Ok(Finished::Done);
    }
    if note.step == Step::Out {
        // Made before the note was; whoever took it away since does not take the vault with it.
        files::make_folder(&aside)?;
        let outbox_stays = note.outbox_stays;
        let stays = |name: &&str| outbox_stays && (*name == OUTBOX_FILE || MEDIA_FILES.contains(name));
        move_all(folder, &aside, VAULT_FILES.into_iter().filter(|name| !stays(name)))?;
        note.step = Step::In;
        files::write_whole(&path, &note.bytes())?;
    }
    move_all(&restored, folder, VAULT_FILES.into_iter())?;
    files::remove(&path)?;
    // Only its lock file is left in there; a folder that will not go hinders nothing.
    let _ = files::remove(&restored.join(LOCK_FILE));
    let _ = std::fs::remove_dir(&restored);
    Ok(Finished::Done)
}

/// Somebody took the restored vault away before it was in its place, or wrote a note about none. The one that was there
/// comes back if it had gone: its header goes first and comes last, so that where it is says which is the case.
fn come_back(aside: &Path, folder: &Path) -> Result<(), Storage> {
    let gone = folder.join(HEADER_FILE).symlink_metadata().is_err();
    if gone && aside.is_dir() { move_all(aside, folder, VAULT_FILES.into_iter().rev()) } else { Ok(()) }
}

fn move_all(from: &Path, to: &Path, names: impl Iterator<Item = &'static str>) -> Result<(), Storage> {
    for name in names {
        give_way(&from.join(name), &to.join(name))?;
        match std::fs::rename(from.join(name), to.join(name)) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
    }
    // Both, before the note is changed: a rename is durable once the folders are.
    files::sync_parent(&from.join(LOCK_FILE))?;
    Ok(files::sync_parent(&to.join(LOCK_FILE))?)
}

/// An interrupted switch never finds a file in a place that another is to take. A note that somebody made or changed may:
/// what is there is moved to a free name beside it, not written over.
fn give_way(from: &Path, to: &Path) -> Result<(), Storage> {
    if from.symlink_metadata().is_ok() && to.symlink_metadata().is_ok() {
        files::move_whole(to, &files::free(to)?)?;
    }
    Ok(())
}

impl Note {
    /// Two different names of folders, and nothing that leads elsewhere.
    fn is_sound(&self) -> bool {
        let plain =
            |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        plain(&self.restored) && plain(&self.aside) && self.restored != self.aside
    }

    fn bytes(&self) -> Vec<u8> {
        // Only maps with keys that are no strings fail, and there are none.
        serde_json::to_vec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use tempfile::TempDir;

    use super::*;
    use crate::folder::DATABASE_FILE;
    use crate::folder::Unread;

    /// A folder with an old vault of three files and a restored one of two.
    fn place() -> (TempDir, Folder) {
        let dir = TempDir::new().unwrap();
        let folder = Folder::claim(dir.path()).unwrap();
        let restored = Folder::claim(&dir.path().join("restored")).unwrap();
        for name in [HEADER_FILE, DATABASE_FILE, "journal.db-wal"] {
            fs::write(dir.path().join(name), format!("old {name}")).unwrap();
        }
        for name in [HEADER_FILE, DATABASE_FILE] {
            fs::write(restored.path().join(name), format!("new {name}")).unwrap();
        }
        fs::write(dir.path().join("device.json"), "stays").unwrap();
        (dir, folder)
    }

    fn is_switched(dir: &Path) {
        let read = |name: &str| fs::read_to_string(dir.join(name)).ok();
        for name in [HEADER_FILE, DATABASE_FILE] {
            assert_eq!(read(name), Some(format!("new {name}")));
            assert_eq!(read(&format!("replaced/{name}")), Some(format!("old {name}")));
        }
        assert_eq!(read("journal.db-wal"), None, "an old log beside a new database would be taken for its own");
        assert_eq!(read("replaced/journal.db-wal").as_deref(), Some("old journal.db-wal"));
        assert_eq!(read("device.json").as_deref(), Some("stays"));
        assert!(!dir.join(SWITCH_FILE).exists() && !dir.join("restored").exists());
    }

    #[test]
    fn the_restored_vault_takes_the_place_and_the_old_one_is_kept() {
        let (dir, folder) = place();
        folder.switch("restored", "replaced").unwrap();
        is_switched(dir.path());
    }

    #[test]
    fn what_waits_in_the_outbox_stays_unless_it_is_another_vaults() {
        let (dir, folder) = place();
        fs::write(dir.path().join(OUTBOX_FILE), "waiting").unwrap();
        // No header that could say that it is another's.
        folder.switch("restored", "replaced").unwrap();
        is_switched(dir.path());
        assert_eq!(fs::read_to_string(dir.path().join(OUTBOX_FILE)).unwrap(), "waiting");
    }

    #[test]
    fn an_interruption_after_any_rename_is_finished_by_the_next_start() {
        // How many renames were done when it stopped, and what the note said.
        for (step, renames) in
            [(Step::Out, 0), (Step::Out, 1), (Step::Out, 3), (Step::In, 0), (Step::In, 1), (Step::In, 2)]
        {
            let (dir, folder) = place();
            fs::create_dir(dir.path().join("replaced")).unwrap();
            let old: Vec<_> = VAULT_FILES.iter().filter(|name| dir.path().join(name).exists()).collect();
            let new: Vec<_> =
                VAULT_FILES.iter().filter(|name| dir.path().join("restored").join(name).exists()).collect();
            let out = if step == Step::Out { renames } else { old.len() };
            for name in old.iter().take(out) {
                fs::rename(dir.path().join(name), dir.path().join("replaced").join(name)).unwrap();
            }
            for name in new.iter().take(if step == Step::In { renames } else { 0 }) {
                fs::rename(dir.path().join("restored").join(name), dir.path().join(name)).unwrap();
            }
            let note =
                Note { step, restored: "restored".to_owned(), aside: "replaced".to_owned(), outbox_stays: false };
            fs::write(dir.path().join(SWITCH_FILE), note.bytes()).unwrap();
            drop(folder);
            let _folder = Folder::claim(dir.path()).unwrap();
            is_switched(dir.path());
        }
    }

    #[test]
    fn a_note_that_does_not_fit_what_is_there_loses_nothing() {
        for (step, aside) in [(Step::In, "replaced"), (Step::Out, "elsewhere"), (Step::Out, "filled")] {
            let (dir, folder) = place();
            fs::create_dir(dir.path().join("filled")).unwrap();
            fs::write(dir.path().join("filled").join(HEADER_FILE), "an earlier one").unwrap();
            let note = Note { step, restored: "restored".to_owned(), aside: aside.to_owned(), outbox_stays: false };
            fs::write(dir.path().join(SWITCH_FILE), note.bytes()).unwrap();
            drop(folder);
            let _folder = Folder::claim(dir.path()).unwrap();
            let folders = ["", "restored", "replaced", "elsewhere", "filled"].map(|name| dir.path().join(name));
            let entries = folders.iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten();
            let texts: Vec<String> =
                entries.filter_map(|entry| fs::read_to_string(entry.unwrap().path()).ok()).collect();
            let mut kept = vec!["an earlier one".to_owned()];
            kept.extend([HEADER_FILE, DATABASE_FILE, "journal.db-wal"].map(|name| format!("old {name}")));
            kept.extend([HEADER_FILE, DATABASE_FILE].map(|name| format!("new {name}")));
            for text in kept {
                assert!(texts.contains(&text), "{step:?}, {aside}: {text} is lost");
            }
        }
    }

    #[test]
    fn where_the_restored_vault_was_taken_away_the_old_one_is_in_its_place() {
        let old = |dir: &Path| {
            for name in [HEADER_FILE, DATABASE_FILE, "journal.db-wal"] {
                assert_eq!(fs::read_to_string(dir.join(name)).unwrap(), format!("old {name}"));
            }
        };
        // How many of its files had gone aside, and how many of these had come back when that was interrupted as well.
        for (step, gone, back) in
            [(Step::Out, 0, 0), (Step::Out, 1, 0), (Step::Out, 3, 0), (Step::In, 3, 0), (Step::In, 3, 2)]
        {
            let (dir, folder) = place();
            let aside = dir.path().join("replaced");
            fs::create_dir(&aside).unwrap();
            let names: Vec<_> = VAULT_FILES.iter().filter(|name| dir.path().join(name).exists()).take(gone).collect();
            for name in &names {
                fs::rename(dir.path().join(name), aside.join(name)).unwrap();
            }
            for name in names.iter().rev().take(back) {
                fs::rename(aside.join(name), dir.path().join(name)).unwrap();
            }
            fs::remove_dir_all(dir.path().join("restored")).unwrap();
            let note =
                Note { step, restored: "restored".to_owned(), aside: "replaced".to_owned(), outbox_stays: false };
            fs::write(dir.path().join(SWITCH_FILE), note.bytes()).unwrap();
            drop(folder);
            for _ in 0..2 {
                let _folder = Folder::claim(dir.path()).unwrap();
                old(dir.path());
            }
            assert!(!dir.path().join(SWITCH_FILE).exists());
        }
    }

    #[test]
    fn a_note_that_leads_elsewhere_moves_nothing() {
        for (restored, aside) in
            [("../elsewhere", "replaced"), ("restored", "/tmp/x"), ("restored", "restored"), ("", "a")]
        {
            let (dir, folder) = place();
            assert_eq!(folder.switch(restored, aside), Err(Storage::Failed));
            let note =
                Note { step: Step::Out, restored: restored.to_owned(), aside: aside.to_owned(), outbox_stays: false };
            fs::write(dir.path().join(SWITCH_FILE), note.bytes()).unwrap();
            drop(folder);
            let folder = Folder::claim(dir.path()).unwrap();
            assert_eq!(folder.unread(), [Unread::Switch], "it is said");
            assert_eq!(fs::read_to_string(dir.path().join(HEADER_FILE)).unwrap(), format!("old {HEADER_FILE}"));
        }
    }
}
