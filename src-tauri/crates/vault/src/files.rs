//! Files and folders with the rights they need: a folder only its owner may enter (0700), files only their
//! owner may read (0600). On Windows the profile folder's access list does the same.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes an empty file that only its owner may read. Fails where anything exists at the path.
pub fn create_new(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
