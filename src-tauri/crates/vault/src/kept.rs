//! Vaults that were moved aside when a backup took their place. They stay until their owner removes them.

use std::io::{self, ErrorKind};

use chrono::{DateTime, NaiveDateTime, SubsecRound, Utc};

use crate::files::Storage;
use crate::folder::Folder;
use crate::rotate::remove_vault;

const BEGINNING: &str = "replaced-";
/// ISO 8601, basic format, as in the names of backups.
const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Of its folder inside the data folder.
    pub name: String,
    /// When it was moved aside, in whole seconds.
    pub since: DateTime<Utc>,
    /// Of all its files.
    pub bytes: u64,
}

impl Kept {
    /// The name of the folder for a vault that is moved aside now.
    pub fn name_at(now: DateTime<Utc>) -> String {
        format!("{BEGINNING}{}", now.format(STAMP))
    }
}

/// When the vault in a folder of this name was moved aside; `None` for every other name.
pub(crate) fn since(name: &str) -> Option<DateTime<Utc>> {
    let since = NaiveDateTime::parse_from_str(name.strip_prefix(BEGINNING)?, STAMP).ok()?.and_utc();
    // One spelling each.
    (Kept::name_at(since.trunc_subsecs(0)) == name).then_some(since)
}

impl Folder {
    /// Those that are kept, the latest first.
    pub fn kept(&self) -> io::Result<Vec<Kept>> {
        let mut kept = Vec::new();
        for entry in std::fs::read_dir(self.path())? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            // What a link leads to is not ours.
            if let Some(since) = since(&name).filter(|_| entry.file_type().is_ok_and(|kind| kind.is_dir())) {
                let files = std::fs::read_dir(entry.path())?.flatten();
                let bytes = files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum();
                kept.push(Kept { name, since, bytes });
            }
        }
        kept.sort_by_key(|kept| std::cmp::Reverse(kept.since));
        Ok(kept)
    }

    /// Removes one for good, what opens it first. `false` where none of this name is kept. What else lies in its folder
    /// stays there. The keychain is not asked: its items may be those of the vault that is in use, or of backups.
    pub fn remove_kept(&self, name: &str) -> Result<bool, Storage> {
        let kept = self.kept()?.into_iter().any(|kept| kept.name == name);
        match kept.then(|| remove_vault(&self.path().join(name))) {
            Some(Err(error)) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            removed => Ok(removed.is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::*;
    use crate::folder::{DATABASE_FILE, HEADER_FILE};

    const NAME: &str = "replaced-20261126T063000Z";

    fn place() -> (tempfile::TempDir, Folder) {
        let dir = tempfile::TempDir::new().unwrap();
        let folder = Folder::claim(dir.path()).unwrap();
        for name in ["restored", NAME, "replaced-20261125T214100Z", "replaced-by-hand", "replaced-20261131T000000Z"] {
            fs::create_dir(dir.path().join(name)).unwrap();
            fs::write(dir.path().join(name).join(HEADER_FILE), "how it opens").unwrap();
            fs::write(dir.path().join(name).join(DATABASE_FILE), "what was written").unwrap();
        }
        (dir, folder)
    }

    #[test]
    fn those_moved_aside_are_listed_and_nothing_else() {
        let (_dir, folder) = place();
        let kept = folder.kept().unwrap();
        let names: Vec<_> = kept.iter().map(|kept| kept.name.as_str()).collect();
        assert_eq!(names, [NAME, "replaced-20261125T214100Z"]);
        assert_eq!(kept.first().map(|kept| kept.bytes), Some(28));
        assert_eq!(kept.first().map(|kept| Kept::name_at(kept.since)).as_deref(), Some(NAME));
    }

    #[test]
    fn one_is_removed_and_no_name_leads_elsewhere() {
        let (dir, folder) = place();
        for name in ["restored", "replaced-by-hand", ".", "..", "", "../replaced-20261126T063000Z"] {
            assert_eq!(folder.remove_kept(name), Ok(false), "{name}");
        }
        assert!(dir.path().join("restored").join(HEADER_FILE).exists());
        assert_eq!(folder.remove_kept(NAME), Ok(true));
        assert!(!dir.path().join(NAME).exists());
        assert_eq!(folder.remove_kept(NAME), Ok(false));
        assert_eq!(folder.kept().unwrap().len(), 1);
    }

    #[test]
    fn what_somebody_else_put_there_stays() {
        let (dir, folder) = place();
        fs::write(dir.path().join(NAME).join("a letter.txt"), "of mine").unwrap();
        assert_eq!(folder.remove_kept(NAME), Ok(true));
        assert!(dir.path().join(NAME).join("a letter.txt").exists());
        assert!(!dir.path().join(NAME).join(HEADER_FILE).exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_none_of_them() {
        let (dir, folder) = place();
        let link = dir.path().join("replaced-20250101T000000Z");
        std::os::unix::fs::symlink(dir.path().join("restored"), &link).unwrap();
        assert_eq!(folder.remove_kept("replaced-20250101T000000Z"), Ok(false));
        assert!(dir.path().join("restored").join(HEADER_FILE).exists());
    }
}
