//! A disk of a few megabytes for one program, to be filled up under it.

#![allow(clippy::panic, clippy::expect_used)]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use super::Desk;
use super::process::tool;

/// A small file system that only the program started through [`SmallDisk::wrapper`] sees.
pub struct SmallDisk {
    mount: PathBuf,
    script: String,
    privileges: &'static [&'static str],
}

/// What fills the disk; gone, and the room back, when dropped.
pub struct Filling {
    files: Vec<PathBuf>,
}

impl SmallDisk {
    /// Plans a disk of so many MiB. Panics where neither this user nor one of a namespace may mount anything.
    pub fn of(desk: &Desk, megabytes: u32) -> Self {
        let mount = desk.root().join("small-disk");
        fs::create_dir_all(&mount).expect("a place for the disk");
        let script = format!(
            "mount -t tmpfs -o size={megabytes}m,mode=700 mooring-test '{}' && exec \"$0\" \"$@\"",
            mount.display()
        );
        let privileges = privileges(desk, &script);
        Self { mount, script, privileges }
    }

    /// The command that sets the disk up and then runs what follows it.
    pub fn wrapper(&self) -> Vec<&str> {
        let mut words = vec!["unshare"];
        words.extend(self.privileges);
        words.extend(["sh", "-c", &self.script]);
        words
    }

    /// A folder on the disk, as the program sees it.
    pub fn folder(&self) -> String {
        self.mount.join("journal").to_string_lossy().into_owned()
    }

    /// Writes until nothing more fits, as seen by this process.
    pub fn fill(&self, pid: u32) -> Filling {
        let mut files = Vec::new();
        // Ever smaller pieces, so that not even a page is left.
        for size in [1 << 20, 64 << 10, 4 << 10, 512, 1] {
            let piece = vec![0x55_u8; size];
            let path = self.seen_by(pid).join(format!("filling-{size}"));
            let Ok(mut file) = File::create(&path) else { continue };
            files.push(path);
            while file.write_all(&piece).is_ok() {}
        }
        assert!(!self.has_room(pid), "the disk could not be filled");
        Filling { files }
    }

    /// Whether a page more would fit.
    pub fn has_room(&self, pid: u32) -> bool {
        let path = self.seen_by(pid).join("probe");
        let fits = fs::write(&path, [0_u8; 8192]).is_ok();
        let _ = fs::remove_file(&path);
        fits
    }

    fn seen_by(&self, pid: u32) -> PathBuf {
        PathBuf::from(format!("/proc/{pid}/root{}", self.mount.display()))
    }
}

/// With which options of `unshare` this script may mount something. Panics where neither this user nor one of a namespace may.
pub(super) fn privileges(desk: &Desk, script: &str) -> &'static [&'static str] {
    let ways: [&'static [&'static str]; 2] = [&["--mount"], &["--mount", "--user", "--map-root-user"]];
    let found = ways.into_iter().find(|way| {
        let mut command = desk.command(tool("unshare"));
        let tried = command.args(*way).args(["sh", "-c", script, "true"]).status();
        tried.is_ok_and(|status| status.success())
    });
    found.unwrap_or_else(|| panic!("nobody here may mount anything: allow user namespaces, or run the tests as root"))
}

impl Drop for Filling {
    fn drop(&mut self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
    }
}
