//! Looking for what somebody wrote in the memory of a running program: what a core dump of it would hold.
//!
//! The kernel shows it in `/proc/<pid>/mem` to whoever may trace the program. The program forbids that to its own user
//! (see `hardening`), so this needs root, as the pictures of small disks do.

#![allow(clippy::panic)]

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::FileExt as _;

use aho_corasick::AhoCorasick;

use crate::canary::Canary;
use crate::other_program::Named;

/// Bytes read at once.
const PIECE: usize = 1 << 20;

/// A stretch of memory the program can write to.
#[derive(Debug, Clone)]
pub struct Region {
    start: u64,
    end: u64,
    /// What the kernel calls it: `[heap]`, `[stack]`, a file, or nothing.
    pub name: String,
}

/// Bytes to look for.
#[derive(Debug, Clone)]
pub struct Needle {
    /// What they are, for the report.
    pub place: &'static str,
    pub form: &'static str,
    bytes: Vec<u8>,
}

/// Words as bytes, and as the two-byte letters web views use.
pub fn words(canaries: &[Canary]) -> Vec<Needle> {
    let forms = |Canary { place, word }: &Canary| {
        let wide = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [("UTF-8", word.clone().into_bytes()), ("UTF-16", wide)].map(|(form, bytes)| Needle { place, form, bytes })
    };
    canaries.iter().flat_map(forms).collect()
}

/// Keys as they are, and as they are written down.
pub fn keys(keys: &[Named]) -> Vec<Needle> {
    let forms = |(place, key): &Named| {
        let digits = hex::encode(key);
        [("as it is", key.to_vec()), ("hex", digits.to_uppercase().into_bytes()), ("hex", digits.into_bytes())]
            .map(|(form, bytes)| Needle { place, form, bytes })
    };
    keys.iter().flat_map(forms).collect()
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    pub place: &'static str,
    pub form: &'static str,
    pub region: String,
    pub address: u64,
}

/// Every stretch of a program's memory that it can write to; what it can only read is its own code and data of files.
pub fn regions(pid: u32) -> io::Result<Vec<Region>> {
    let maps = fs::read_to_string(format!("/proc/{pid}/maps"))?;
    Ok(maps.lines().filter_map(region).collect())
}

fn region(line: &str) -> Option<Region> {
    let mut words = line.split_whitespace();
    let (start, end) = words.next()?.split_once('-')?;
    let rights = words.next()?;
    let name = words.nth(3).unwrap_or_default().to_owned();
    let number = |digits| u64::from_str_radix(digits, 16).ok();
    rights.starts_with("rw").then_some(Region { start: number(start)?, end: number(end)?, name })
}

/// Whether the system would write no core dump of this program (and of those it starts, which inherit the limit).
pub fn is_never_dumped(pid: u32) -> io::Result<bool> {
    let limits = fs::read_to_string(format!("/proc/{pid}/limits"))?;
    let limit = limits.lines().find_map(|line| line.strip_prefix("Max core file size"));
    Ok(limit.is_some_and(|limit| limit.split_whitespace().take(2).eq(["0", "0"])))
}

/// Bytes of a page, and one without anything in it.
const PAGE: usize = 4096;
const ZEROS: [u8; PAGE] = [0; PAGE];

/// Whether any page from `at` on, for `count` bytes, is in memory or swapped out. The kernel writes a page as 64 bits, of
/// which the first two say so (<https://docs.kernel.org/admin-guide/mm/pagemap.html>).
fn is_backed(pages: &File, at: u64, count: usize) -> bool {
    let mut entries = vec![0; count.div_ceil(PAGE) * 8];
    let read = pages.read_at(&mut entries, at / PAGE as u64 * 8).unwrap_or(0);
    entries.iter().take(read).skip(7).step_by(8).any(|first| first >> 6 != 0)
}

/// Calls `look` with every piece of a program's memory and its address. Pieces overlap by `overlap` bytes, so that nothing
/// shorter is cut in two.
pub fn walk(pid: u32, overlap: usize, mut look: impl FnMut(&Region, u64, &[u8])) {
    let memory = File::open(format!("/proc/{pid}/mem"))
        .unwrap_or_else(|error| panic!("the memory of {pid} cannot be read ({error}): run the tests as root"));
    let pages =
        File::open(format!("/proc/{pid}/pagemap")).unwrap_or_else(|error| panic!("the pages of {pid}: {error}"));
    let mut piece = vec![0; PIECE + overlap];
    for region in regions(pid).unwrap_or_else(|error| panic!("{pid}: {error}")) {
        let mut at = region.start;
        while at < region.end {
            let wanted = usize::try_from(region.end - at).unwrap_or(usize::MAX).min(piece.len());
            // What no memory stands behind, or what went meanwhile, holds nothing.
            let backed = is_backed(&pages, at, wanted);
            let read =
                piece.get_mut(..wanted).filter(|_| backed).map_or(0, |piece| memory.read_at(piece, at).unwrap_or(0));
            // Much of it was never used. (Comparing whole pages is quick also in a build for tests.)
            let used =
                piece.get(..read).filter(|bytes| bytes.chunks(PAGE).any(|page| ZEROS.get(..page.len()) != Some(page)));
            if let Some(bytes) = used {
                look(&region, at, bytes);
            }
            at += PIECE as u64;
        }
    }
}

/// Where these stand in a program's memory.
pub fn search(pid: u32, needles: &[Needle]) -> Vec<Sighting> {
    let Ok(searcher) = AhoCorasick::new(needles.iter().map(|needle| &needle.bytes)) else { return Vec::new() };
    let longest = needles.iter().map(|needle| needle.bytes.len()).max().unwrap_or_default();
    let mut sightings: Vec<Sighting> = Vec::new();
    walk(pid, longest, |region, at, bytes| {
        for found in searcher.find_overlapping_iter(bytes) {
            if let Some(Needle { place, form, .. }) = needles.get(found.pattern().as_usize()) {
                let address = at + found.start() as u64;
                if sightings.iter().all(|known| known.address != address) {
                    sightings.push(Sighting { place, form, region: region.name.clone(), address });
                }
            }
        }
    });
    sightings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_kernels_list_is_read() {
        let line = "55d0c8a3b000-55d0c8a5c000 rw-p 00000000 00:00 0                          [heap]";
        let heap = region(line).map(|region| (region.start, region.end, region.name));
        assert_eq!(heap, Some((0x55d0_c8a3_b000, 0x55d0_c8a5_c000, "[heap]".to_owned())));
        assert!(region("7f00-7f01 r-xp 00000000 08:01 12 /usr/lib/libc.so.6").is_none());
    }
}
