//! The calendar: meetings, appointments, times for oneself and own events; when they take place, how that is changed, and
//! whether one was there.
//!
//! A series is kept as wall times, a zone and a rule; `schedule` says when it takes place. Each file that names a table is
//! the only place with SQL for it.

mod agenda;
mod appointments;
mod beside;
pub(crate) mod check_ins;
pub(crate) mod dose_times;
mod draft;
mod edit;
pub mod file;
mod free;
pub mod limits;
pub mod model;
pub(crate) mod occurrence;
mod pattern;
mod people;
mod place;
pub(crate) mod series;
mod single;
pub(crate) mod stored;
mod undo;
mod unplaced;
pub(crate) mod visits;
mod words;

pub(crate) use agenda::next_of_groups;
pub use agenda::{agenda, check_time, days, get, of_group};
pub(crate) use appointments::{Appointment, between as appointments_between, told as appointment};
pub use check_ins::{CHECK_INS_MOST, is_one as is_check_in};
pub use dose_times::is_one as is_dose_time;
pub(crate) use draft::{leads, span};
pub(crate) use edit::{add, remove_of_group};
pub use edit::{end_before, remove, save};
pub use free::free;
pub use model::*;
pub(crate) use occurrence::attended;
pub(crate) use people::{last_of_person, meetings_between, next_of_people, past_of_person};
pub(crate) use place::{View, find_occurrence};
pub(crate) use series::states;
pub use single::{attend, fate, move_to, remark};
pub use undo::{Undo, recorded, take_back};

#[cfg(test)]
mod tests;
