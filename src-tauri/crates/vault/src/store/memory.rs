//! SQLite's memory: whatever it frees is wiped first, so that nothing that was read stays behind once the database is
//! closed. See `docs/adr/0019-freed-memory-is-wiped.md`.

#![allow(unsafe_code, reason = "SQLite takes its allocator as C functions over raw blocks")]
#![allow(clippy::cast_ptr_alignment, reason = "every block is aligned for what its head holds")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::OnceLock;

use rusqlite::ffi;

use crate::wiping::wipe;

/// Bytes before each block, which hold its size. As large as the alignment, so that the block is aligned as well.
const HEAD: usize = 16;
const ALIGNMENT: usize = 16;

/// Gives SQLite this memory, once a process and before its first database is opened. Answers whether it took it: it does
/// not where something else in the process used SQLite before.
pub fn wipe_what_is_freed() -> bool {
    static TAKEN: OnceLock<bool> = OnceLock::new();
    *TAKEN.get_or_init(|| {
        let methods = ffi::sqlite3_mem_methods {
            xMalloc: Some(allocate),
            xFree: Some(release),
            xRealloc: Some(resize),
            xSize: Some(size),
            xRoundup: Some(round_up),
            xInit: Some(begin),
            xShutdown: Some(end),
            pAppData: ptr::null_mut(),
        };
        // SAFETY: the functions keep to what SQLite asks of them (https://sqlite.org/c3ref/mem_methods.html), and SQLite
        // copies the structure. It refuses, and changes nothing, once it is in use.
        let code = unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const methods) };
        code == ffi::SQLITE_OK
    })
}

unsafe extern "C" fn allocate(wanted: c_int) -> *mut c_void {
    let Some((layout, size)) = usize::try_from(wanted).ok().and_then(|size| Some((layout(size)?, size))) else {
        return ptr::null_mut();
    };
    // SAFETY: the layout is never empty, as it has the head.
    let start = unsafe { System.alloc(layout) };
    if start.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: the block begins at `start`, aligned for the size that is written there, and is longer than its head.
    unsafe {
        start.cast::<usize>().write(size);
        start.add(HEAD).cast()
    }
}

unsafe extern "C" fn release(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    // SAFETY: SQLite gives back, once, what `allocate` gave: the head before it says how long it is, and it was made with
    // the same layout.
    unsafe {
        let size = size_of_block(block);
        wipe(block.cast(), size);
        if let Some(layout) = layout(size) {
            System.dealloc(block.cast::<u8>().sub(HEAD), layout);
        }
    }
}

unsafe extern "C" fn resize(block: *mut c_void, wanted: c_int) -> *mut c_void {
    // SAFETY: as in `release`; what is copied fits into both blocks, which are two.
    unsafe {
        let size = size_of_block(block);
        let new_size = usize::try_from(wanted).unwrap_or_default();
        // A little too long is good enough.
        if new_size <= size && new_size >= size / 2 {
            return block;
        }
        let new = allocate(wanted);
        if !new.is_null() {
            ptr::copy_nonoverlapping(block.cast::<u8>(), new.cast::<u8>(), size.min(new_size));
            release(block);
        }
        new
    }
}

unsafe extern "C" fn size(block: *mut c_void) -> c_int {
    if block.is_null() {
        return 0;
    }
    // SAFETY: as in `release`.
    c_int::try_from(unsafe { size_of_block(block) }).unwrap_or(c_int::MAX)
}

unsafe extern "C" fn round_up(wanted: c_int) -> c_int {
    wanted.saturating_add(7) & !7
}

unsafe extern "C" fn begin(_: *mut c_void) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn end(_: *mut c_void) {}

/// The layout of a block of so many bytes, head included; `None` where no memory is that large.
fn layout(size: usize) -> Option<Layout> {
    Layout::from_size_align(size.checked_add(HEAD)?, ALIGNMENT).ok()
}

/// SAFETY: `block` was given by [`allocate`] and not yet given back.
unsafe fn size_of_block(block: *mut c_void) -> usize {
    // SAFETY: its head stands right before it, aligned.
    unsafe { block.cast::<u8>().sub(HEAD).cast::<usize>().read() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(size: c_int) -> *mut c_void {
        // SAFETY: a block of its own, written within its size.
        unsafe {
            let block = allocate(size);
            assert!(!block.is_null() && block.addr().is_multiple_of(ALIGNMENT));
            block.cast::<u8>().write_bytes(7, usize::try_from(size).unwrap());
            block
        }
    }

    #[test]
    fn a_block_keeps_its_content_and_knows_its_size_while_it_grows_and_shrinks() {
        let mut block = filled(100);
        for wanted in [101, 4_000, 3_999, 2_001, 1_000, 8, 1] {
            // SAFETY: each is given back or handed on once.
            unsafe {
                block = resize(block, wanted);
                assert!(size(block) >= wanted);
                let kept = usize::try_from(wanted.min(100)).unwrap();
                assert!(std::slice::from_raw_parts(block.cast::<u8>(), kept.min(1)).iter().all(|byte| *byte == 7));
            }
        }
        // SAFETY: given back once.
        unsafe { release(block) };
    }

    #[test]
    fn sizes_no_memory_has_are_refused() {
        // SAFETY: nothing is given.
        unsafe {
            assert!(allocate(-1).is_null());
            assert_eq!((size(ptr::null_mut()), round_up(9), round_up(c_int::MAX) > 0), (0, 16, true));
            release(ptr::null_mut());
        }
    }

    #[test]
    fn sqlite_takes_it() {
        let folder = tempfile::tempdir().unwrap();
        drop(crate::testing::store(folder.path(), &[]).unwrap());
        assert!(wipe_what_is_freed());
    }
}
