// A console window beside the app would show that it runs, and what it says.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod c_heap;

/// What is freed is zeroed: after locking, no text of the journal stays behind in this process (SECURITY, "Locked"). On
/// Linux [`c_heap`] does it, for Rust as well.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    mooring_lib::start(std::env::args_os())
}
