//! The program's own `free` and `realloc`: every library in the process calls these instead of the C library's, so that
//! whatever any of them frees is wiped. What they do, and why it is done, stands in [`vault::wiping::c_heap`].

#![allow(unsafe_code, reason = "the C library's functions are replaced under their own names")]

use std::ffi::{CStr, c_char, c_void};
use std::mem::transmute;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use vault::wiping::c_heap;

/// # Safety
/// As C's function of this name.
// SAFETY: it keeps to what the C standard asks of this name.
#[unsafe(no_mangle)]
unsafe extern "C" fn free(block: *mut c_void) {
    // SAFETY: the caller's.
    unsafe { c_heap::free(block) }
}

/// # Safety
/// As C's function of this name.
// SAFETY: as above.
#[unsafe(no_mangle)]
unsafe extern "C" fn realloc(block: *mut c_void, wanted: usize) -> *mut c_void {
    // SAFETY: the caller's.
    unsafe { c_heap::realloc(block, wanted) }
}

/// The environment, as C asks for it, with one answer of our own: WebKit's libraries have a heap beside the C library's, in
/// which requests and answers of the windows stayed behind, and do without it where `Malloc` is `1`. They ask while they are
/// loaded, before `main`; and the processes that draw the pages, which inherit the environment, are to keep theirs.
///
/// # Safety
/// As C's function of this name.
// SAFETY: as above.
#[unsafe(no_mangle)]
unsafe extern "C" fn getenv(name: *const c_char) -> *const c_char {
    type GetEnv = unsafe extern "C" fn(*const c_char) -> *const c_char;
    static NEXT: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());
    // SAFETY: the caller gives a string of C.
    if unsafe { CStr::from_ptr(name) } == c"Malloc" {
        return c"1".as_ptr();
    }
    let mut next = NEXT.load(Ordering::Relaxed);
    if next.is_null() {
        next = c_heap::after_the_program(c"getenv");
        NEXT.store(next, Ordering::Relaxed);
    }
    if next.is_null() {
        return ptr::null();
    }
    // SAFETY: the linker answers with the C function of this name; what it is given is the caller's.
    unsafe { transmute::<*mut c_void, GetEnv>(next)(name) }
}
