//! Where everything of one journal lies, and the throw-away folder of a demo.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use crate::arguments::Place;

/// How the program is called by the system; other instances append to it.
const IDENTIFIER: &str = "app.mooring.Mooring";
/// The part of the folder that belongs to the web views; nothing in it is needed again.
const WEB_VIEW: &str = "web-view";
/// Names the folder of a demo, so that only such folders are ever removed. The running demo holds a lock on it.
const DEMO_MARKER: &str = "mooring-demo";
/// Beginning of the names of demo folders in the system's folder for temporary files.
const DEMO_PREFIX: &str = "mooring-demo-";

/// The folder of one journal. That of a demo is removed when this is dropped.
pub struct Folder {
    path: PathBuf,
    demo: Option<(tempfile::TempDir, File)>,
}

impl Folder {
    /// Makes the folder, for its owner alone; one that is there keeps its content.
    #[allow(clippy::disallowed_methods, reason = "a demo is the one thing that lies there, and is removed")]
    pub fn make(place: &Place) -> io::Result<Self> {
        let path = match place {
            Place::Demo => return Self::make_demo(&std::env::temp_dir()),
            Place::Folder(path) => path.clone(),
            Place::Home => home()?,
        };
        make_private(&path)?;
        Ok(Self { path, demo: None })
    }

    fn make_demo(parent: &Path) -> io::Result<Self> {
        remove_left_demos(parent);
        let mut builder = tempfile::Builder::new();
        builder.prefix(DEMO_PREFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(std::fs::Permissions::from_mode(0o700));
        }
        let folder = builder.tempdir_in(parent)?;
        let marker = File::create(folder.path().join(DEMO_MARKER))?;
        marker.lock()?;
        Ok(Self { path: folder.path().to_owned(), demo: Some((folder, marker)) })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where web views leave what they leave, instead of among the system's caches.
    pub fn web_view(&self) -> PathBuf {
        self.path.join(WEB_VIEW)
    }

    /// Removes what web views of earlier starts left behind. Only while the folder is under this process's lock.
    pub fn clear_web_views(&self) {
        let _ = std::fs::remove_dir_all(self.web_view());
    }

    /// Where backups lie that were not told to lie elsewhere.
    pub fn backups(&self) -> PathBuf {
        self.path.join(vault::BACKUPS_FOLDER)
    }

    /// The preferences of this device.
    pub fn device(&self) -> PathBuf {
        self.path.join("device.json")
    }

    /// Removes the folder of a demo; any other stays. Called at the end, when nothing writes there any more.
    pub fn remove_if_demo(&mut self) {
        if let Some((folder, marker)) = self.demo.take() {
            drop(marker);
            // What cannot be removed now is found by the marker at the next demo.
            let _ = folder.close();
        }
    }
}

/// The system's folder for this program's data.
pub fn home() -> io::Result<PathBuf> {
    dirs::data_dir().map(|data| data.join(IDENTIFIER)).ok_or_else(|| io::ErrorKind::NotFound.into())
}

/// Whether the folder asked for is somebody's for other things: something lies in it, and nothing of a journal. A journal
/// is not put among pictures or letters: its folder is closed to everybody else.
pub fn holds_other_things(place: &Place) -> bool {
    let Place::Folder(path) = place else { return false };
    let Ok(mut entries) = std::fs::read_dir(path) else { return false };
    let began = path.join(WEB_VIEW).exists();
    entries.next().is_some() && !began && !vault::Folder::is_of_a_vault(path)
}

/// What tells one running instance from another: a second start with the same identifier raises the first.
pub fn identifier(place: &Place) -> String {
    match place {
        Place::Home => IDENTIFIER.to_owned(),
        Place::Demo => format!("{IDENTIFIER}.Demo"),
        Place::Folder(path) => {
            format!("{IDENTIFIER}.At{:016x}", fnv1a(real(path).as_os_str().as_encoded_bytes()))
        }
    }
}

/// The path without links, as far as it exists: the same folder by another name is the same folder, also before it is
/// made.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = std::fs::canonicalize(path) {
        return real;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) => real(parent).join(name),
        _ => path.to_owned(),
    }
}

/// FNV-1a, 64 bit: the same in every version and on every system, which the standard library's hasher does not promise.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn make_private(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(0o700);
        builder.create(path)?;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o700))?;
    }
    #[cfg(not(unix))]
    builder.create(path)?;
    Ok(())
}

/// Removes folders of demos that ended without cleaning up. A folder counts only with the marker in it, unlocked.
fn remove_left_demos(parent: &Path) {
    let Ok(entries) = std::fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(DEMO_PREFIX));
        if !is_folder || !is_ours {
            continue;
        }
        let Ok(marker) = File::open(entry.path().join(DEMO_MARKER)) else { continue };
        if marker.try_lock().is_ok() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn each_place_has_its_own_identifier() {
        let one = tempfile::tempdir().unwrap();
        let two = tempfile::tempdir().unwrap();
        let at = |path: &Path| identifier(&Place::Folder(path.to_owned()));
        assert_eq!(at(one.path()), at(&one.path().join(".")));
        let new = one.path().join("x").join("y");
        let before = at(&new);
        std::fs::create_dir_all(&new).unwrap();
        assert_eq!(at(&new), before);
        let all = [identifier(&Place::Home), identifier(&Place::Demo), at(one.path()), at(two.path())];
        let different: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        // A name on D-Bus: elements of letters, digits, - and _, none beginning with a digit.
        for identifier in all {
            assert!(identifier.split('.').all(|element| {
                element.starts_with(|c: char| c.is_ascii_alphabetic())
                    && element.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
            }));
        }
    }

    #[test]
    fn a_folder_of_other_things_is_told_from_one_of_a_journal() {
        let parent = tempfile::tempdir().unwrap();
        let place = Place::Folder(parent.path().join("own"));
        assert!(!holds_other_things(&place), "not made yet");
        let folder = Folder::make(&place).unwrap();
        assert!(!holds_other_things(&place), "empty");
        std::fs::write(folder.path().join("letter.txt"), b"Dear").unwrap();
        assert!(holds_other_things(&place));
        for file in ["vault.keys", "journal.db", "vault.lock"] {
            std::fs::write(folder.path().join(file), b"").unwrap();
            assert!(!holds_other_things(&place), "{file}");
            std::fs::remove_file(folder.path().join(file)).unwrap();
        }
        assert!(!holds_other_things(&Place::Home) && !holds_other_things(&Place::Demo));
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("a").join("b");
        std::fs::create_dir_all(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        let folder = Folder::make(&Place::Folder(path.clone())).unwrap();
        assert_eq!(std::fs::metadata(folder.path()).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_demo_leaves_nothing() {
        let parent = tempfile::tempdir().unwrap();
        let mut demo = Folder::make_demo(parent.path()).unwrap();
        std::fs::write(demo.path().join("journal.db"), b"x").unwrap();
        demo.remove_if_demo();
        assert_eq!(std::fs::read_dir(parent.path()).unwrap().count(), 0);
    }

    #[test]
    fn an_ordinary_folder_stays() {
        let parent = tempfile::tempdir().unwrap();
        let mut folder = Folder::make(&Place::Folder(parent.path().join("own"))).unwrap();
        folder.remove_if_demo();
        assert!(folder.path().is_dir());
    }

    #[test]
    fn only_left_demos_are_removed() {
        let parent = tempfile::tempdir().unwrap();
        let running = Folder::make_demo(parent.path()).unwrap();
        // A demo that was killed: its marker is there, nobody holds it.
        let killed = parent.path().join("mooring-demo-killed");
        std::fs::create_dir(&killed).unwrap();
        std::fs::write(killed.join(DEMO_MARKER), b"").unwrap();
        // Somebody's own folder of that name, and a marker in a folder of another name.
        let own = parent.path().join("mooring-demo-pictures");
        std::fs::create_dir(&own).unwrap();
        let other = parent.path().join("other");
        std::fs::create_dir(&other).unwrap();
        std::fs::write(other.join(DEMO_MARKER), b"").unwrap();

        remove_left_demos(parent.path());
        assert!(!killed.exists());
        assert!(running.path().exists() && own.exists() && other.exists());
    }
}
