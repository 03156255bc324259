//! The care team: people, what is to be asked of them, what they said, treatments that were talked about, numbers they wrote down.
//!
//! Everything is a record that is kept and merged whole (`stored.rs`), and read at once: a person has dozens of them, not thousands.

mod code;
pub mod limits;
mod linked;
pub mod model;
mod shipped;
mod stored;
mod validate;
mod view;

pub use linked::{CareEntries, CareLinked, CareLinkedAppointment, entries};
pub(crate) use linked::{linked, near};
pub use model::*;
pub use shipped::{CareBand, CareKind, CareMeasure, CareShipped, CareTalk, shipped};
pub use stored::{arrange, remove, save};
pub(crate) use stored::{is_person, of_entry};
pub use view::{appointments, view};

#[cfg(test)]
mod tests;
