//! What an item of a list is called where it is stored.

use super::model::CareRecord;

/// The name of each kind of record in its table.
pub(super) const fn kind(record: &CareRecord) -> &'static str {
    match record {
        CareRecord::Person(_) => "person",
        CareRecord::Question(_) => "question",
        CareRecord::Said(_) => "said",
        CareRecord::Treatment(_) => "treatment",
        CareRecord::Score(_) => "score",
    }
}
