//! What a power cut may leave of a disk.
//!
//! The model is the one of Pillai et al., "All File Systems Are Not Created Equal" (OSDI 2014), with the contents as
//! SQLite's own crash tests treat them ("How SQLite Is Tested", crash testing):
//!
//! * **Contents.** What was written to a file before its last `fsync` is durable. Each write and each change of the length
//!   after it is kept, dropped or torn, by itself and in no order. A torn one is decided anew for each sector of 512 bytes,
//!   and a sector that was on its way may hold rubbish instead, but only where it was being written: that bytes beside it
//!   stay is what SQLite calls powersafe overwrite, and assumes by default. A file that grew may have its new length
//!   without what was written there; then it has zeros.
//! * **Names.** What was named (created, renamed, removed) in a folder before the last `fsync` of that folder is durable.
//!   Later names may be durable or not, but in one folder never a later one without the earlier: this is what journaling
//!   file systems (ext4, XFS, Btrfs, APFS, NTFS) give, and no more. A rename is one step, also between two folders, and
//!   durable once either is; syncing a file does not make its name durable.
//! * **Shared memory** (`-shm`) is gone.

use std::collections::{BTreeMap, HashSet};
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::record::{Event, Named, Node, ROOT, Tree};

const SECTOR: usize = 512;

/// A disk in the middle of its work: what is durable, and what is on its way.
pub struct Disk {
    durable: Tree,
    /// In order, per file.
    written: BTreeMap<Node, Vec<Written>>,
    /// In order, over all folders.
    named: Vec<Vec<Named>>,
}

enum Written {
    Bytes { at: usize, bytes: Vec<u8> },
    Length(usize),
}

/// What happens to what is on its way when the power is cut.
pub struct Cut {
    pub chance: fastrand::Rng,
    /// How much of it is kept, from 0 (nothing) to 1 (all of it, and nothing is torn).
    pub kept: f64,
}

/// What is found afterwards: folders, and files with what is in them, by their paths, folders before what is in them.
#[derive(Debug, Hash)]
pub struct Left(Vec<(PathBuf, Option<Vec<u8>>)>);

impl Disk {
    pub fn new(before: &Tree) -> Self {
        Self { durable: before.clone(), written: BTreeMap::new(), named: Vec::new() }
    }

    pub fn take(&mut self, event: &Event) {
        match event {
            Event::Write { file, at, bytes } => {
                let at = usize::try_from(*at).unwrap_or(usize::MAX);
                self.written.entry(*file).or_default().push(Written::Bytes { at, bytes: bytes.clone() });
            }
            Event::Resize { file, length } => {
                let length = usize::try_from(*length).unwrap_or(usize::MAX);
                self.written.entry(*file).or_default().push(Written::Length(length));
            }
            Event::Names(names) => self.named.push(names.clone()),
            Event::SyncFile(file) => {
                let bytes = self.durable.files.entry(*file).or_default();
                for written in self.written.remove(file).unwrap_or_default() {
                    written.reach(bytes);
                }
            }
            Event::SyncFolder(folder) => self.settle(*folder),
            Event::Said(_) => {}
        }
    }

    /// Makes the names of a folder durable, and what came before them elsewhere.
    fn settle(&mut self, folder: Node) {
        let mut reached = HashSet::from([folder]);
        let mut still = Vec::new();
        let mut durable = Vec::new();
        // From the last to the first: a name is durable if a later durable one is in one of its folders.
        for names in self.named.drain(..).rev() {
            if names.iter().any(|named| reached.contains(&named.folder)) {
                reached.extend(names.iter().map(|named| named.folder));
                durable.push(names);
            } else {
                still.push(names);
            }
        }
        still.reverse();
        self.named = still;
        for names in durable.into_iter().rev() {
            give(&mut self.durable.folders, &names);
        }
    }

    /// Cuts the power. The disk itself goes on.
    pub fn cut(&self, cut: &mut Cut) -> Left {
        let mut folders = self.durable.folders.clone();
        let mut stopped = HashSet::new();
        for names in &self.named {
            let possible = names.iter().all(|named| !stopped.contains(&named.folder));
            if possible && cut.keeps() {
                give(&mut folders, names);
            } else {
                stopped.extend(names.iter().map(|named| named.folder));
            }
        }
        let mut left = Vec::new();
        let mut open = vec![(PathBuf::new(), ROOT)];
        while let Some((path, folder)) = open.pop() {
            for (name, node) in folders.get(&folder).into_iter().flatten() {
                let path = path.join(name);
                // A file has its length from its beginning on; a folder may have no names yet.
                if self.is_file(*node) {
                    left.push((path, Some(self.content(*node, cut))));
                } else {
                    left.push((path.clone(), None));
                    open.push((path, *node));
                }
            }
        }
        Left(left)
    }

    fn is_file(&self, node: Node) -> bool {
        self.durable.files.contains_key(&node) || self.written.contains_key(&node)
    }

    fn content(&self, file: Node, cut: &mut Cut) -> Vec<u8> {
        let mut bytes = self.durable.files.get(&file).cloned().unwrap_or_default();
        for written in self.written.get(&file).into_iter().flatten() {
            if cut.keeps() {
                written.reach(&mut bytes);
            } else if let Written::Bytes { at, bytes: new } = written {
                tear(&mut bytes, *at, new, cut);
            }
        }
        bytes
    }
}

impl Written {
    fn reach(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Length(length) => bytes.resize(*length, 0),
            Self::Bytes { at, bytes: new } => put(bytes, *at, new),
        }
    }
}

impl Cut {
    fn keeps(&mut self) -> bool {
        self.chance.f64() < self.kept
    }

    /// One in so many, if the power cut does more than drop everything.
    fn once_in(&mut self, many: u32) -> bool {
        self.kept > 0.0 && self.chance.u32(0..many) == 0
    }
}

impl Left {
    /// Puts it into an empty folder.
    pub fn write_to(&self, folder: &Path) -> Result<()> {
        for (path, content) in &self.0 {
            let path = folder.join(path);
            match content {
                None => fs::create_dir(path)?,
                Some(bytes) => fs::write(path, bytes)?,
            }
        }
        Ok(())
    }

    /// Tells it from others.
    pub fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

fn give(folders: &mut BTreeMap<Node, BTreeMap<OsString, Node>>, names: &[Named]) {
    for Named { folder, name, node } in names {
        let folder = folders.entry(*folder).or_default();
        match node {
            Some(node) => folder.insert(name.clone(), *node),
            None => folder.remove(name),
        };
    }
}

fn put(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    let end = at.saturating_add(new.len());
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    if let Some(place) = bytes.get_mut(at..end) {
        place.copy_from_slice(new);
    }
}

/// A write of which not all arrives, and perhaps nothing.
fn tear(bytes: &mut Vec<u8>, at: usize, new: &[u8], cut: &mut Cut) {
    let end = at.saturating_add(new.len());
    if end > bytes.len() && cut.once_in(4) {
        bytes.resize(end, 0);
    }
    if !cut.once_in(4) {
        return;
    }
    for piece in sectors(at, new.len()) {
        let Some(part) = new.get(piece.clone()) else { continue };
        if cut.once_in(16) {
            let rubbish: Vec<u8> = part.iter().map(|_| cut.chance.u8(..)).collect();
            put(bytes, at + piece.start, &rubbish);
        } else if cut.chance.bool() {
            put(bytes, at + piece.start, part);
        }
    }
}

/// The parts of a write that lie in different sectors.
fn sectors(at: usize, length: usize) -> impl Iterator<Item = Range<usize>> {
    let first = SECTOR - at % SECTOR;
    let starts = std::iter::once(0).chain((first..length).step_by(SECTOR));
    starts.map(move |start| start..if start == 0 { first } else { start + SECTOR }.min(length))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const DATA: Node = 1;
    const NEW: Node = 2;
    const OLD: Node = 3;
    const ASIDE: Node = 4;

    /// A folder with an old file and an empty folder beside it.
    fn disk() -> Disk {
        let mut tree = Tree::default();
        tree.folders.insert(ROOT, [("data".into(), DATA), ("aside".into(), ASIDE)].into());
        tree.folders.insert(DATA, [("file".into(), OLD)].into());
        tree.folders.insert(ASIDE, BTreeMap::new());
        tree.files.insert(OLD, b"old".to_vec());
        Disk::new(&tree)
    }

    fn name(folder: Node, name: &str, node: Option<Node>) -> Named {
        Named { folder, name: name.into(), node }
    }

    fn write(file: Node, at: u64, bytes: &[u8]) -> Event {
        Event::Write { file, at, bytes: bytes.to_vec() }
    }

    /// Everything a power cut may leave, of a thousand.
    fn left(disk: &Disk, path: &str) -> HashSet<Content> {
        let chance = fastrand::Rng::with_seed(7);
        let mut cut = Cut { chance, kept: 0.5 };
        (0..1000)
            .map(|_| {
                let left = disk.cut(&mut cut).0;
                left.into_iter().find(|(found, _)| found == Path::new(path)).and_then(|(_, content)| content)
            })
            .collect()
    }

    type Content = Option<Vec<u8>>;

    fn is(content: &[u8]) -> Content {
        content.to_vec().into()
    }

    #[test]
    fn what_was_synced_is_there_and_what_was_not_may_be() {
        let mut disk = disk();
        disk.take(&write(OLD, 0, b"new"));
        let unsynced = left(&disk, "data/file");
        assert!(unsynced.contains(&is(b"old")) && unsynced.contains(&is(b"new")));
        assert!(unsynced.len() > 2, "and it may be rubbish: {unsynced:?}");
        disk.take(&Event::SyncFile(OLD));
        assert_eq!(left(&disk, "data/file"), [is(b"new")].into());
    }

    #[test]
    fn a_later_write_may_arrive_without_the_earlier_and_a_torn_one_in_part() {
        let mut disk = disk();
        disk.take(&Event::Resize { file: OLD, length: 0 });
        disk.take(&Event::SyncFile(OLD));
        disk.take(&write(OLD, 0, &[1; 512]));
        disk.take(&write(OLD, 512, &[2; 1024]));
        let found = left(&disk, "data/file");
        let begins = |sector: usize, byte: u8, found: &Content| {
            found.as_ref().and_then(|found| found.get(sector * 512)) == Some(&byte)
        };
        assert!(found.iter().any(|found| begins(0, 0, found) && begins(1, 2, found)), "out of order");
        assert!(found.iter().any(|found| begins(1, 0, found) && begins(2, 2, found)), "torn");
        assert!(found.contains(&is(&[])), "not at all");
        assert!(found.contains(&is(&[0; 512])), "the length alone");
    }

    #[test]
    fn a_new_name_is_durable_with_its_folder_and_not_with_its_file() {
        let mut disk = disk();
        disk.take(&Event::Names(vec![name(DATA, "new", Some(NEW))]));
        disk.take(&write(NEW, 0, b"new"));
        disk.take(&Event::SyncFile(NEW));
        assert_eq!(left(&disk, "data/new"), [None, is(b"new")].into());
        disk.take(&Event::SyncFolder(DATA));
        assert_eq!(left(&disk, "data/new"), [is(b"new")].into());
    }

    #[test]
    fn a_rename_without_syncing_what_was_written_may_leave_an_empty_file() {
        let mut disk = disk();
        disk.take(&Event::Names(vec![name(DATA, "new", Some(NEW))]));
        disk.take(&write(NEW, 0, b"new"));
        disk.take(&Event::Names(vec![name(DATA, "new", None), name(DATA, "file", Some(NEW))]));
        assert!(left(&disk, "data/file").is_superset(&[is(b"old"), is(b"new"), is(b"")].into()));
    }

    #[test]
    fn names_of_one_folder_keep_their_order_also_through_another_one() {
        let mut disk = disk();
        disk.take(&Event::Names(vec![name(DATA, "new", Some(NEW))]));
        disk.take(&Event::SyncFile(NEW));
        disk.take(&Event::Names(vec![name(DATA, "file", None), name(ASIDE, "file", Some(OLD))]));
        let mut cut = Cut { chance: fastrand::Rng::with_seed(7), kept: 0.5 };
        for _ in 0..1000 {
            let left = disk.cut(&mut cut).0;
            let there = |path: &str| left.iter().any(|(found, _)| found == Path::new(path));
            assert!(there("data/file") != there("aside/file"), "one step: {left:?}");
            assert!(!there("aside/file") || there("data/new"), "in order: {left:?}");
        }
        // The other folder alone: what came before in the first one is durable by that.
        disk.take(&Event::SyncFolder(ASIDE));
        assert_eq!(left(&disk, "aside/file"), [is(b"old")].into());
        assert_eq!(left(&disk, "data/new").len(), 1);
    }

    #[test]
    fn sectors_begin_where_the_disk_has_them() {
        assert_eq!(sectors(0, 1024).collect::<Vec<_>>(), [0..512, 512..1024]);
        assert_eq!(sectors(500, 20).collect::<Vec<_>>(), [0..12, 12..20]);
        assert_eq!(sectors(4096, 112).map(|piece| piece.end).collect::<Vec<_>>(), [112]);
    }
}
