//! The C heap of a whole process: what Rust, GTK, the libraries of the web view and the C library itself free.
//!
//! A program that defines `free` and `realloc` has them called by every library it loads
//! (<https://sourceware.org/glibc/manual/latest/html_node/Replacing-malloc.html>). Both stand here and not in the program, so
//! that the benchmarks measure what people get. Blocks go on coming from whoever gave them before: the C library, or an
//! allocator that was put before it by `LD_PRELOAD`.

use std::ffi::{CStr, c_void};
use std::mem::transmute;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use super::wipe;

/// What the definition of `free` does: wipes the block as far as its owner could write, and gives it back.
///
/// # Safety
/// As C's `free`: `block` is null, or was given by the process's allocator and not yet given back.
pub unsafe fn free(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    // SAFETY: the caller's; a block is its owner's to write, as far as the allocator says it is long.
    unsafe {
        wipe(block.cast(), libc::malloc_usable_size(block));
        give_back(block);
    }
}

/// What the definition of `realloc` does. A block never grows where it stands: the C library would move it as it thinks fit
/// and leave the old content behind.
///
/// # Safety
/// As C's `realloc`: `block` as for [`free`], and not used any more where the answer is another block.
pub unsafe fn realloc(block: *mut c_void, wanted: usize) -> *mut c_void {
    // SAFETY: the caller's; what is copied fits into both blocks, which are two.
    unsafe {
        if block.is_null() {
            return libc::malloc(wanted);
        }
        if wanted == 0 {
            free(block);
            return ptr::null_mut();
        }
        let size = libc::malloc_usable_size(block);
        if wanted <= size && wanted >= size / 2 {
            wipe(block.cast::<u8>().add(wanted), size - wanted);
            return block;
        }
        let new = libc::malloc(wanted);
        if !new.is_null() {
            ptr::copy_nonoverlapping(block.cast::<u8>(), new.cast::<u8>(), size.min(wanted));
            free(block);
        }
        new
    }
}

/// Gives a block back as it is: the `free` that would be called if the program defined none.
///
/// # Safety
/// As [`free`].
pub unsafe fn give_back(block: *mut c_void) {
    type Free = unsafe extern "C" fn(*mut c_void);
    static NEXT: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());
    let mut next = NEXT.load(Ordering::Relaxed);
    if next.is_null() {
        next = after_the_program(c"free");
        NEXT.store(next, Ordering::Relaxed);
    }
    if !next.is_null() {
        // SAFETY: the linker answers with the C function of this name, and the block is one of its own.
        unsafe { transmute::<*mut c_void, Free>(next)(block) }
    }
}

/// The function of this name in the libraries behind the program: the one that would be called if the program defined none.
/// Null where there is none, and within what looking for one calls. (A block that cannot be given back because of that is
/// kept: it is wiped, and nothing else may be done with it.)
#[cold]
pub fn after_the_program(name: &CStr) -> *mut c_void {
    static LOOKING: AtomicBool = AtomicBool::new(false);
    // Looking may itself free something, which would ask again.
    if LOOKING.swap(true, Ordering::Acquire) {
        return ptr::null_mut();
    }
    // SAFETY: the name ends with a zero.
    let found = unsafe { libc::dlsym(libc::RTLD_NEXT, name.as_ptr()) };
    LOOKING.store(false, Ordering::Release);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block with a text in it, as C code holds one.
    fn written(size: usize) -> *mut u8 {
        // SAFETY: a block of its own, written within its size.
        unsafe {
            let block = libc::malloc(size).cast::<u8>();
            assert!(!block.is_null());
            block.write_bytes(7, size);
            block
        }
    }

    fn read(block: *const u8, count: usize) -> Vec<u8> {
        // SAFETY: the tests read what they wrote, or what was wiped, in blocks that are still theirs.
        (0..count).map(|at| unsafe { block.add(at).read_volatile() }).collect()
    }

    #[test]
    fn a_block_keeps_its_content_while_it_grows_and_shrinks() {
        let mut block = written(100);
        for wanted in [101, 4_000, 3_999, 2_001, 1_000_000, 1_000, 8, 1] {
            // SAFETY: each is handed on once.
            block = unsafe { realloc(block.cast(), wanted) }.cast();
            let kept = wanted.min(1);
            assert_eq!(read(block, kept), vec![7; kept]);
        }
        // SAFETY: given back once.
        unsafe { free(block.cast()) };
    }

    #[test]
    fn what_a_block_loses_by_shrinking_in_place_is_wiped() {
        let block = written(1_000);
        // SAFETY: handed on once, and given back once.
        unsafe {
            assert_eq!(realloc(block.cast(), 600).cast(), block);
            assert_eq!(read(block, 1_000), [vec![7; 600], vec![0; 400]].concat());
            free(block.cast());
        }
    }

    #[test]
    fn nothing_is_given_back_as_c_says() {
        // SAFETY: null is nobody's block, and the other is given back by the second call.
        unsafe {
            free(ptr::null_mut());
            let block = realloc(ptr::null_mut(), 50);
            assert!(!block.is_null());
            assert!(realloc(block, 0).is_null());
        }
    }

    #[test]
    fn what_was_freed_is_zero() {
        // The C library keeps two pointers at the beginning of a small block that is free, and hands the block out again.
        const LINKS: usize = 16;
        let block = written(600);
        // SAFETY: given back once; what is read is in a block that was just handed out.
        unsafe {
            free(block.cast());
            let again = libc::malloc(600).cast::<u8>();
            assert_eq!(again, block);
            assert_eq!(read(again.add(LINKS), 600 - LINKS), vec![0; 600 - LINKS]);
            free(again.cast());
        }
    }
}
