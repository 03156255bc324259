//! The main file's pages seen from outside: the digest of their tags, and whether each tag fits its page.
//!
//! A tag binds a page's content and number. The digest over all of them binds the pages to each other, so that an
//! older page in its old place, which authenticates as well as ever, is noticed.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::record::Snapshot;
use crate::keys::DatabaseKey;
use crate::store::{PAGE, authentic};

/// Bytes a page ends with: its IV and its tag.
const RESERVE: usize = 48;

/// Read at once.
const STRETCH: usize = 256 * 1024;

/// A reading of the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub snapshot: Snapshot,
    /// Pages whose tag does not fit them.
    pub unreadable: u32,
}

/// What the main file is now. A file that does not end with a whole page is an error.
pub fn digest(path: &Path) -> io::Result<Snapshot> {
    let snapshot = walk(File::open(path)?, |_, _| ControlFlow::Continue(()))?;
    snapshot.ok_or_else(|| ErrorKind::Interrupted.into())
}

/// The same, with every page's tag checked. `None`: `stop`, which is told how many pages are done, answered yes.
pub fn check(path: &Path, key: &DatabaseKey, stop: impl FnMut(u32) -> bool) -> io::Result<Option<Reading>> {
    check_from(File::open(path)?, key, stop)
}

/// The same for a database that is part of something else.
pub fn check_from(
    from: impl Read,
    key: &DatabaseKey,
    mut stop: impl FnMut(u32) -> bool,
) -> io::Result<Option<Reading>> {
    let mut unreadable = 0;
    let snapshot = walk(from, |number, page| {
        // The salt at the beginning is outside the tags and the digest.
        let begins = number != 1 || page.starts_with(key.salt());
        // A page that was never written is a hole: the one SQLite keeps its locks in is.
        if !(begins && authentic(page, number, key)) && page.iter().any(|byte| *byte != 0) {
            unreadable += 1;
        }
        if stop(number) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    Ok(snapshot.map(|snapshot| Reading { snapshot, unreadable }))
}

fn walk(from: impl Read, mut visit: impl FnMut(u32, &[u8; PAGE]) -> ControlFlow<()>) -> io::Result<Option<Snapshot>> {
    let mut file = BufReader::with_capacity(STRETCH, from);
    let (mut root, mut pages) = (Sha256::new(), 0_u32);
    let mut page = [0_u8; PAGE];
    while !at_end(&mut file)? {
        file.read_exact(&mut page)?;
        pages = pages.checked_add(1).ok_or(ErrorKind::FileTooLarge)?;
        root.update(pages.to_le_bytes());
        root.update(page.last_chunk::<RESERVE>().ok_or(ErrorKind::UnexpectedEof)?);
        if visit(pages, &page).is_break() {
            return Ok(None);
        }
    }
    Ok(Some(Snapshot { pages, root: root.finalize().into() }))
}

fn at_end(file: &mut BufReader<impl Read>) -> io::Result<bool> {
    use std::io::BufRead;
    loop {
        match file.fill_buf() {
            Ok(rest) => return Ok(rest.is_empty()),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
