// A console window beside the app would show that it runs, and what it says.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

/// What is freed is zeroed: after locking, no text of the journal stays behind in this process (SECURITY, "Locked").
#[global_allocator]
static ALLOCATOR: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> ExitCode {
    mooring_lib::start(std::env::args_os())
}
