//! Files and folders with the rights they need: a folder only its owner may enter (0700), files only their
//! owner may read (0600). On Windows the access list of the profile's folder does the same.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Why the file system did not do what was asked. Never a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Storage {
    #[error("the disk is full")]
    Full,
    #[error("the file system failed")]
    Failed,
}

impl From<io::Error> for Storage {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::Failed,
        }
    }
}

/// Makes an empty file that only its owner may read. Fails where anything exists at the path.
pub fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder and its parents, and makes that durable: what is in a folder is gone with its name. The folder itself
/// only its owner may enter, also where it existed before.
pub fn make_folder(path: &Path) -> io::Result<()> {
    let made: Vec<&Path> = path.ancestors().skip(1).take_while(|parent| !parent.exists()).collect();
    fs::create_dir_all(path)?;
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    // The folder's own name also where it was there: whoever made it may have been interrupted before this.
    for folder in made.into_iter().rev().chain([path]) {
        match sync_parent(folder) {
            // Somebody else's folder, which may be written to and not be read. Its owner's system syncs it in time.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {}
            synced => synced?,
        }
    }
    Ok(())
}

/// Reads a file of at most `cap` bytes; `None` where it is larger. A missing file is an error of that kind.
pub fn read_capped(path: &Path, cap: usize) -> io::Result<Option<Vec<u8>>> {
    let limit = u64::try_from(cap).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= cap).then_some(bytes))
}

/// Puts a whole file in place of another or of none: temporary file beside it, fsync, rename, fsync of the
/// folder. After a power cut there is the old file or the new one, never a mixture.
///
/// The temporary name is always the same, so that what an interrupted write left behind is found and removed:
/// half-written or not, it may be a header that opens with a passphrase its owner has given up.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = temporary(path);
    remove(&temporary)?;
    let written = create_new(&temporary).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    if let Err(error) = written {
        let _ = fs::remove_file(&temporary);
        return Err(error);
    }
    move_whole(&temporary, path)
}

/// Writes a note that the next start acts upon, where none is yet. After an error there is none: whoever was told that
/// something failed must not find it done later. Where it has its name, is not known to be durable and cannot be taken away
/// for certain either, it counts as written.
pub fn write_note(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_whole(path, bytes).or_else(|error| if remove(path).is_ok() { Err(error) } else { Ok(()) })
}

/// How a file's name ends while it is being written.
pub const TEMPORARY: &str = ".tmp";

/// Where [`write_whole`] writes before it renames.
pub fn temporary(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(TEMPORARY);
    PathBuf::from(name)
}

/// A database's file and those that SQLite may keep beside it.
pub fn with_sidecars(path: &Path) -> impl Iterator<Item = PathBuf> {
    std::iter::once("").chain(SIDECARS).map(|ending| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    })
}

/// How the names end of what SQLite keeps beside a database's file.
pub const SIDECARS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The first of `name-1`, `name-2`, … that is free, for what is kept and must not be written over.
pub fn free(path: &Path) -> Result<PathBuf, Storage> {
    (1..=u32::MAX)
        .map(|number| {
            let mut name = path.as_os_str().to_owned();
            name.push(format!("-{number}"));
            PathBuf::from(name)
        })
        .find(|path| path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound))
        .ok_or(Storage::Failed)
}

/// Moves a file over another or to a free name, and makes that durable.
pub fn move_whole(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)?;
    sync_parent(to)
}

/// Removes a file, and makes that durable. A missing file is fine.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => sync_parent(path),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Moves a file that cannot be used, and must not be lost, to a free name beside it. A missing file is fine.
pub fn set_aside(path: &Path) -> Result<(), Storage> {
    if path.symlink_metadata().is_err() {
        return Ok(());
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".damaged");
    Ok(move_whole(path, &free(Path::new(&name))?)?)
}

/// A rename is durable only once the folder is. Windows has no such call: its file system logs the rename.
pub fn sync_parent(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(parent) = path.parent() {
        let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
        File::open(parent)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
