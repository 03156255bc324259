//! Support groups: the way from considering one to attending it, or leaving it; what is asked, how visits felt, what is
//! wanted, and groups side by side.
//!
//! Each file that names a table is the only place with SQL for it. A group is merged whole with its way and its
//! questions; visits and notes are records of their own.

mod answer;
mod bin;
pub(crate) mod code;
mod compare;
mod compared;
mod find;
mod fit;
mod group;
pub mod limits;
mod linked;
mod met;
pub mod model;
mod note;
mod profile;
mod save;
mod stage;
mod unfinished;
mod validate;
mod view;
mod visit;

pub use bin::{empty as bin_empty, list as binned, purge, put as bin, restore};
pub use find::{GroupFound, find};
pub use fit::fit;
pub(crate) use group::{away, draft_of, is_open, name, places, set_source_seen, source_seen, sources, states, ways};
pub use linked::{GroupLinked, GroupLinkedVisit};
pub(crate) use linked::{linked, visits_between};
pub(crate) use met::days as met_days;
pub use model::*;
pub(crate) use note::{exists as has_note, to_ask};
pub use profile::{get as profile, set as set_profile, set_weights, weights};
pub use save::{Advance, advance, answers, save, save_note, save_visit};
pub(crate) use save::{any_unplanned, plan_visits};
pub(crate) use stage::{resting, stages};
pub use unfinished::{GroupUnfinished, GroupUnfinishedKind, keep as keep_unfinished};
pub(crate) use view::today;
pub use view::{board, comparison, get, visits};
pub(crate) use visit::{
    exists as has_visit, felt_on as has_felt_visit_on, has_on as has_visit_on, moods as visit_moods,
    told_on as has_told_visit_on,
};

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
