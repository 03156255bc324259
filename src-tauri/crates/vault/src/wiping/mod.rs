//! Memory is wiped before it is given back, so that nothing that was read or typed stays behind in it. See
//! `docs/adr/0020-what-any-library-frees-is-wiped.md`.

#![allow(unsafe_code, reason = "memory is wiped below the types that own it")]

#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub mod c_heap;

/// Fills with zeros, also where a compiler sees that nobody reads them: which function does it is read from memory, and
/// could be any.
///
/// # Safety
/// So many bytes from `start` on are the caller's to write.
pub(crate) unsafe fn wipe(start: *mut u8, count: usize) {
    static ZEROS: unsafe fn(*mut u8, usize) = zeros;
    // SAFETY: the pointer is that of a static, and what it points to asks the same of its caller.
    unsafe { (&raw const ZEROS).read_volatile()(start, count) }
}

/// # Safety
/// As [`wipe`].
unsafe fn zeros(start: *mut u8, count: usize) {
    // SAFETY: the caller's.
    unsafe { start.write_bytes(0, count) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wiped_is_zero() {
        let mut bytes = [7_u8; 64];
        // SAFETY: within the array.
        unsafe { wipe(bytes.as_mut_ptr().add(1), 62) };
        assert_eq!((bytes[0], bytes[63]), (7, 7));
        assert!(bytes[1..63].iter().all(|byte| *byte == 0));
    }
}
