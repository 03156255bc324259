//! Reminders: what to show now, what was shown, and what a locked app may know of it.
//!
//! `schedule::plan` decides; here is what it decides from. The line in the ledger is written in the same transaction that
//! answers what to show, so that nothing is shown that was not written down before. Each file that names a table is the only
//! place with SQL for it.

mod how_was;
mod kept;
pub mod model;
pub mod outlook;
mod planning;
mod settings;
mod state;

pub use how_was::how_was;
pub(crate) use kept::{Told, forget, forget_all, forget_since, once_more, tell_again, told_of};
pub use model::*;
pub use outlook::Outlook;
pub use planning::{Looked, due, merge, name_all, next_wake, outlook};
pub(crate) use planning::{arm, pass_over};
pub use settings::{autostart_answered, load as settings, save as settings_set, unseen};
pub use state::{dismiss, snooze, state, taken};

#[cfg(test)]
mod tests;
