//! What everything costs: `cargo xtask bench`.

#![allow(clippy::print_stdout, clippy::print_stderr)]

use mooring_tests::bench::{Plan, run};

fn main() -> anyhow::Result<()> {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    if let Some(done) = c_heap::work(&std::env::args().skip(1).collect::<Vec<_>>()) {
        println!("{}", done?);
        return Ok(());
    }
    let plan = Plan::of(std::env::args().skip(1), |what| eprintln!("… {what}"))?;
    #[allow(clippy::disallowed_methods, reason = "the date the table is of")]
    let today = chrono::Utc::now().format("%Y-%m-%d").to_string();
    println!("{}", run(&plan, &today)?);
    Ok(())
}

/// The program's own `free` and `realloc`, with a switch the program does not have.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod c_heap {
    #![allow(unsafe_code, reason = "the C library's functions are replaced under their own names")]

    use std::ffi::c_void;
    use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
    use std::{mem, ptr};

    use mooring_tests::bench::wiping;
    use vault::wiping::c_heap;

    static WIPES: AtomicBool = AtomicBool::new(false);

    /// Does the work that is measured with and without wiping, where the arguments ask for it.
    pub fn work(arguments: &[String]) -> Option<anyhow::Result<String>> {
        let [wiping::WORK, rows, how] = arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] else {
            return None;
        };
        WIPES.store(how == wiping::WIPED, Ordering::Relaxed);
        Some(wiping::work(rows, how))
    }

    /// # Safety
    /// As C's function of this name.
    // SAFETY: it keeps to what the C standard asks of this name.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn free(block: *mut c_void) {
        // SAFETY: the caller's.
        unsafe { if WIPES.load(Ordering::Relaxed) { c_heap::free(block) } else { c_heap::give_back(block) } }
    }

    /// # Safety
    /// As C's function of this name.
    // SAFETY: as above.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn realloc(block: *mut c_void, wanted: usize) -> *mut c_void {
        type Realloc = unsafe extern "C" fn(*mut c_void, usize) -> *mut c_void;
        static NEXT: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());
        if WIPES.load(Ordering::Relaxed) {
            // SAFETY: the caller's.
            return unsafe { c_heap::realloc(block, wanted) };
        }
        let mut next = NEXT.load(Ordering::Relaxed);
        if next.is_null() {
            next = c_heap::after_the_program(c"realloc");
            NEXT.store(next, Ordering::Relaxed);
        }
        if next.is_null() {
            return ptr::null_mut();
        }
        // SAFETY: the linker answers with the C function of this name; what it is given is the caller's.
        unsafe { mem::transmute::<*mut c_void, Realloc>(next)(block, wanted) }
    }
}
