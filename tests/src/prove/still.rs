//! A journal whose files lie still: they are taken down once, and put back before each harm that is done to them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use tempfile::TempDir;
use vault::Vault;

use super::folder;
use super::place::{Place, save};

/// How long a keychain in a folder may take to remember.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a folder held, by its path below it.
pub type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A journal and its keychain, in a folder that goes with it.
pub struct Still {
    pub place: Place,
    root: TempDir,
    entries: u32,
}

impl Still {
    /// A closed journal with so many entries.
    pub fn with_entries(entries: u32) -> Result<Self> {
        let root = folder()?;
        let place = Place::new(root.path())?;
        place.make(mooring_core::schema::MIGRATIONS.len(), 0)?;
        let mut still = Self { place, root, entries: 0 };
        still.add(entries)?;
        Ok(still)
    }

    /// Opens it, does this and closes it; what the keychain is told then, it has been told.
    pub fn opened<T>(&self, work: impl FnOnce(&Vault) -> Result<T>) -> Result<T> {
        let vault = self.place.open()?;
        let done = work(&vault);
        vault.close()?.wait(PATIENCE);
        done
    }

    /// Opens it, writes so many entries and closes it.
    pub fn add(&mut self, entries: u32) -> Result<()> {
        let first = self.entries;
        self.entries += entries;
        self.opened(|vault| (first..first + entries).try_for_each(|number| save(vault, number)))
    }

    /// The files and the keychain as a process leaves them that is killed after so many entries more.
    pub fn killed(&mut self, entries: u32) -> Result<Files> {
        let first = self.entries;
        self.entries += entries;
        self.opened(|vault| {
            (first..first + entries).try_for_each(|number| save(vault, number))?;
            self.everything()
        })
    }

    /// The journal's files as they are now.
    pub fn files(&self) -> Result<Files> {
        files(&self.place.data())
    }

    /// The journal's files and the keychain's items.
    pub fn everything(&self) -> Result<Files> {
        files(self.root.path())
    }

    /// Makes the journal's folder what it was.
    pub fn put_back(&self, files: &Files) -> Result<()> {
        put_back(&self.place.data(), files)
    }

    /// Makes the journal's folder and the keychain what they were.
    pub fn put_everything_back(&self, files: &Files) -> Result<()> {
        put_back(self.root.path(), files)
    }

    /// Whether opening and comparing says that something is not as it was left. A refusal to open says so as well.
    pub fn notices(&self) -> bool {
        self.opened(|vault| {
            let seal = vault.check_seal(self.place.cancel())?;
            Ok(seal.is_none_or(|seal| seal.concern().is_some()))
        })
        .unwrap_or(true)
    }
}

/// The log's index is made anew by whoever opens it, and the lock's file holds nothing.
fn is_made_anew(path: &Path) -> bool {
    path.to_string_lossy().ends_with("-shm") || path.ends_with(vault::LOCK_FILE)
}

fn files(folder: &Path) -> Result<Files> {
    let mut found = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !is_made_anew(&path) {
                found.insert(path.strip_prefix(folder)?.to_owned(), fs::read(&path)?);
            }
        }
    }
    Ok(found)
}

fn put_back(folder: &Path, was: &Files) -> Result<()> {
    for (path, bytes) in files(folder)? {
        match was.get(&path) {
            Some(before) if *before == bytes => {}
            Some(before) => fs::write(folder.join(&path), before)?,
            None => fs::remove_file(folder.join(&path))?,
        }
    }
    for (path, bytes) in was {
        let to = folder.join(path);
        if !to.exists() {
            fs::write(to, bytes)?;
        }
    }
    Ok(())
}
