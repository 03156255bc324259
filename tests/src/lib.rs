//! What needs the whole of Mooring: the real binary in a real window, with a real keychain.
//!
//! * [`desk::Desk`] lays out a private desktop for one test: display, message bus, keychain, folders.
//! * [`app::App`] is the program on that desk, driven by WebDriver and found by role and name.
//! * [`screen_reader::ScreenReader`] reads the ordinary build as assistive technology does, where WebDriver cannot go.
//! * [`tour`] goes to every screen once, for the check of access and for the pictures.
//! * [`harm`] damages, changes and swaps the files of a journal.
//! * [`canary`] looks for what somebody wrote in everything that is left on disk.
//! * [`memory`] looks for it in the memory of the running program.
//! * [`other_program`] opens a journal's header with nothing but the page that describes it.
//! * [`scripts`] makes texts that would run as scripts.
//! * [`payloads`] makes what a page could send to the shell.
//! * [`bench`] measures.
//! * [`feeds`] tells what a feed of meetings gives, and makes some.
//! * [`cases`] checks recurrence and reminder cases from files.
//! * [`prove`] tries what nobody should have to take on trust, thousands of times.
//!
//! Desks are Linux: macOS and Windows have no display that could be made for a test.
//! Everything here panics with a sentence when a thing is not as it should be: this crate is tests all through.

#[cfg(target_os = "linux")]
pub mod app;
pub mod bench;
pub mod calendars;
#[cfg(target_os = "linux")]
pub mod canary;
pub mod cases;
mod clock;
pub mod daylio;
#[cfg(target_os = "linux")]
pub mod desk;
pub mod directory;
pub mod feeds;
pub mod figures;
pub mod harm;
#[cfg(target_os = "linux")]
pub mod memory;
pub mod other_program;
pub mod payloads;
pub mod prove;
#[cfg(target_os = "linux")]
pub mod screen_reader;
#[cfg(target_os = "linux")]
pub mod scripts;
#[cfg(target_os = "linux")]
pub mod sockets;
#[cfg(target_os = "linux")]
pub mod tour;
pub mod wait;

/// The root of the repository.
pub fn repository() -> &'static std::path::Path {
    let own = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}
