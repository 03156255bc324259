//! The journal: entries with their mood, feelings, tags, dimensions, trackers and words; search, drafts, versions, bin.
//!
//! Each file that names a table is the only place with SQL for it. The functions take a [`Reader`](vault::store::Reader)
//! or a [`Writer`](vault::store::Writer) and are what [`Session`](crate::Session), benchmarks and the demo call.

pub mod attachments;
mod bin;
mod difference;
pub mod doses;
mod draft;
pub(crate) mod entry;
mod ground;
pub mod import;
pub mod limits;
pub(crate) mod link;
mod list;
pub(crate) mod marks;
pub mod model;
mod months;
pub mod outbox;
mod position;
mod read;
mod save;
pub mod saved_search;
pub mod search;
pub mod selection;
mod state;
pub mod templates;
mod today;
mod validate;
mod version;
pub mod vocabulary;
mod when;

pub use attachments::EntryAttachment;
pub use bin::{binned, empty as bin_empty, purge, put as bin, restore, star};
pub use draft::{drop as draft_discard, get as draft_get, keep as draft_save, list as drafts, unkept as draft_view};
pub(crate) use entry::{extent, last_at, states};
pub use link::{EntryLink, EntryLinkKind, LinkedEntry};
pub use list::list;
pub use model::*;
pub use months::{days, month, months};
pub use position::{FIRST_DAY, LAST_DAY};
pub(crate) use position::{day_from, day_number, span as positions};
pub use read::get;
pub use save::save;
pub use today::today;
pub use version::{get as version, list as versions, restore as version_restore};
pub use vocabulary::vocabulary;
pub use when::{Moment, WhenView, when};

/// The day of an entry that is there and not in the bin.
pub(crate) fn day_of_entry(
    reader: vault::store::Reader<'_>,
    id: uuid::Uuid,
) -> crate::Result<Option<chrono::NaiveDate>> {
    Ok(entry::by_id(reader, id)?.filter(|head| !head.deleted && head.binned.is_none()).map(|head| head.day))
}

#[cfg(test)]
mod tests;
