//! The machine: folders, windows, keychain, clipboard, clock of the lock, what is opened outside.

pub mod auto_lock;
pub mod clipboard;
pub mod closing;
pub mod device;
pub mod erasing;
#[cfg(target_os = "linux")]
pub mod first_draw;
pub mod folder;
pub mod hardening;
pub mod held;
pub mod hiding;
pub mod instance;
pub mod keychain;
pub mod lock_clock;
pub mod opening;
pub mod outbox;
pub mod outside;
#[cfg(target_os = "linux")]
pub mod private_windows;
#[cfg(target_os = "linux")]
pub mod recent_files;
pub mod recovery_file;
pub mod rotation;
pub mod system_events;
pub mod windows;
pub mod words;
