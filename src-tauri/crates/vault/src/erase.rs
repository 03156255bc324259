//! Erasing everything: what opens the journal first, then its files, then the backups that are known.
//!
//! A note, durable before anything else is done, makes it final: an interruption at any point is finished by the next
//! start. What a disk keeps of deleted files elsewhere cannot be reached, and copies nobody told this program of neither.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::backup::{self, Backup, Name};
use crate::files::{self, Storage};
use crate::folder::{DATABASE_FILE, Folder, HEADER_FILE, HEADER_PREV_FILE, OUTBOX_FILE, SEAL_FILE, SHELF_FILE, Unread};
use crate::kept;
use crate::keychain::KeychainFault;
use crate::media;
use crate::rotate::{RENEWED, REPLACED, forget_items, overwrite, remove_vault, vault_in};
use crate::switch::SWITCH_FILE;
use crate::vault::{Edge, Proof, Vault, VaultError, prove};

/// Says that everything is being erased.
pub const ERASE_FILE: &str = "vault.erase";

/// No note is larger.
const CAP: usize = 64 * 1024;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Note {
    /// Whose keychain items go.
    vaults: Vec<Uuid>,
    /// Folders with backups.
    shelves: Vec<PathBuf>,
    /// Folders inside the data folder that hold a vault of ours.
    folders: Vec<String>,
}

/// Copies of a vault that its owner's program knows of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Copies {
    /// Folders with backups; one inside the data folder goes whole.
    pub shelves: Vec<PathBuf>,
    /// Vaults this one was before its data key was changed, or that it took the place of.
    pub vaults: Vec<Uuid>,
}

/// What could not be erased.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erased {
    /// The keychain would not let go of its items, or did not answer. They open nothing any more.
    pub items_left: bool,
    /// Files and backups that are still there.
    pub left: Vec<PathBuf>,
}

impl Vault {
    /// Erases the vault and closes it by that: from the moment the proof fits there is no way back. `copies` go with it.
    ///
    /// An error before the note is written leaves everything as it was.
    pub fn erase(&self, proof: &Proof<'_>, copies: &Copies, edge: &Edge<'_>) -> Result<Erased, VaultError> {
        let _alone = self.alone()?;
        let (header, _) = self.header()?;
        prove(&header, proof, edge)?;
        let folder = self.folder().clone();
        let inner = inner_vaults(folder.path(), header.vault);
        let found = inner.iter().filter_map(|name| vault_in(&folder.path().join(name)));
        let mut vaults = vec![header.vault];
        for vault in found.chain(copies.vaults.iter().copied()) {
            // Each is asked for in the keychain.
            if !vaults.contains(&vault) {
                vaults.push(vault);
            }
        }
        let note = Note { vaults, shelves: copies.shelves.clone(), folders: inner };
        note.write(folder.path())?;
        self.close_silently();
        let _nothing_comes_in = folder.outbox_alone();
        Ok(carry_out(&folder, &note, edge)?)
    }
}

/// Finishes an erasure that was interrupted; `None` where none was. To be called before a vault of the folder is looked
/// at. A note that is not ours is put aside: nothing is erased because of it.
pub fn finish_erasing(folder: &Folder, edge: &Edge<'_>) -> Result<Option<Erased>, Storage> {
    let path = folder.file(ERASE_FILE);
    let bytes = match files::read_capped(&path, CAP) {
        Ok(bytes) => bytes.unwrap_or_default(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let Some(note) = serde_json::from_slice::<Note>(&bytes).ok().filter(Note::is_sound) else {
        files::set_aside(&path)?;
        folder.note_unread(Unread::Erase);
        return Ok(None);
    };
    carry_out(folder, &note, edge).map(Some)
}

/// Where it answers an error, the note is still there.
fn carry_out(folder: &Folder, note: &Note, edge: &Edge<'_>) -> Result<Erased, Storage> {
    let mut erased = Erased { items_left: !forget_all(&note.vaults, edge), left: Vec::new() };
    let inner: Vec<PathBuf> = note.folders.iter().map(|name| folder.path().join(name)).collect();
    // Slots first, in every copy of them, so that nothing opens any of the rest.
    for place in inner.iter().map(PathBuf::as_path).chain([folder.path()]) {
        for name in [HEADER_FILE, HEADER_PREV_FILE] {
            let _ = overwrite(&place.join(name));
        }
    }
    for shelf in &note.shelves {
        erase_backups(folder.path(), shelf, &note.vaults, &mut erased.left);
    }
    for place in &inner {
        if remove_vault(place).is_err() {
            erased.left.push(place.clone());
        }
    }
    for entry in std::fs::read_dir(folder.path())? {
        let path = entry?.path();
        if path.file_name().is_some_and(|name| is_ours(&name.to_string_lossy())) && files::remove(&path).is_err() {
            erased.left.push(path);
        }
    }
    // Without its header a vault does not open; but one that is there would be taken for a journal in trouble.
    if [HEADER_FILE, DATABASE_FILE].iter().any(|name| folder.file(name).symlink_metadata().is_ok()) {
        return Err(Storage::Failed);
    }
    files::remove(&folder.file(ERASE_FILE))?;
    Ok(erased)
}

/// Answers whether the keychain holds nothing any more. One that does not answer is asked once.
fn forget_all(vaults: &[Uuid], edge: &Edge<'_>) -> bool {
    let mut all = true;
    for vault in vaults {
        match forget_items(*vault, edge.keychain, edge.cancel) {
            Ok(()) => {}
            Err(KeychainFault::Timeout | KeychainFault::Cancelled) => return false,
            Err(_) => all = false,
        }
    }
    all
}

/// The names of folders inside the data folder that hold this vault, one it came from, or one that stood in its place:
/// made by a change of the key, or put aside by a restoring, under whichever key. Another journal's folder, which may lie
/// in there too, is none of them.
fn inner_vaults(folder: &Path, own: Uuid) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            let path = folder.join(name);
            let made_here = [RENEWED, REPLACED].contains(&name.as_str()) || kept::since(name).is_some();
            (made_here || vault_in(&path) == Some(own)) && path.is_dir() && !path.is_symlink()
        })
        .collect()
}

/// The names this program gives to files in the data folder, with every ending it adds to them. The lock stays: it is
/// empty, and this process goes on holding it.
fn is_ours(name: &str) -> bool {
    const BEGINNINGS: [&str; 7] =
        [HEADER_FILE, DATABASE_FILE, SEAL_FILE, SWITCH_FILE, "outbox.kept", "media.db", SHELF_FILE];
    name == OUTBOX_FILE || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

/// Removes backups: all of them from a shelf inside the data folder, elsewhere those of these vaults. What of a shelf
/// elsewhere may be somebody else's, or cannot be read, stays and is named.
fn erase_backups(folder: &Path, shelf: &Path, vaults: &[Uuid], left: &mut Vec<PathBuf>) {
    let inside = shelf.starts_with(folder);
    let Ok(entries) = std::fs::read_dir(shelf) else {
        // A shelf that was never made, or whose disk is not connected.
        if !inside {
            left.push(shelf.to_owned());
        }
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if let Some(vault) = media::backup_of(&name) {
            if (inside || vaults.contains(&vault)) && files::remove(&path).is_err() {
                left.push(path);
            }
            continue;
        }
        if Name::parse(&name).or_else(|| Name::parse_begun(&name)).is_none() {
            continue;
        }
        let ours = inside || is_of(&path, vaults);
        if !ours || backup::remove(&path).is_err() {
            left.push(path);
        }
    }
    if inside {
        let _ = std::fs::remove_dir(shelf);
    }
}

fn is_of(path: &Path, vaults: &[Uuid]) -> bool {
    Backup::open(path).is_ok_and(|backup| vaults.contains(&backup.manifest().vault))
}

impl Note {
    /// Names of folders, and nothing that leads elsewhere.
    fn is_sound(&self) -> bool {
        let plain = |name: &String| Path::new(name).file_name().is_some_and(|last| last == name.as_str());
        self.folders.iter().all(plain)
    }

    fn write(&self, folder: &Path) -> Result<(), Storage> {
        // Fails only for a path that is no text, and then that shelf cannot be named either.
        let bytes = serde_json::to_vec(self).map_err(|_| Storage::Failed)?;
        Ok(files::write_note(&folder.join(ERASE_FILE), &bytes)?)
    }
}
