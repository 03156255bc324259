//! Finding entries as one types.
//!
//! The index (see [`index`]) holds, for each entry that is not in the bin, the words of its title and text, pairs of
//! neighbouring characters for scripts without spaces, and marks for its tags, feelings, mood and star. So a search
//! with all its filters is one walk along posting lists, newest first, and stops when the page is full. Names of tags
//! and feelings are not in the index: a word that fits one stands for that mark, hence renaming a tag costs nothing and
//! holds at once.
//!
//! The index keeps lists for beginnings of one and two characters. A longer beginning is put together from the lists of
//! all words that begin so, which takes time only where it is frequent; in a large journal such a one is recognised by
//! reading the latest entries first, which then fill the page.
//!
//! The index knows no places. Where the order of words matters (a phrase, "don't", three characters of a script
//! without spaces) it proposes entries, and [`matching`] decides on the text, by the same rules that make the highlights.
//!
//! What the person typed never becomes query syntax: it is cut into pieces ([`crate::text::pieces`]), and only letters,
//! digits and pictographs survive that.

pub mod index;
pub(super) mod labels;
pub(super) mod matching;
pub(super) mod proposals;
pub mod query;
pub(super) mod snippet;

pub(crate) use matching::stands_in;
pub(crate) use query::Query;
pub(crate) use snippet::passage;

#[cfg(test)]
mod tests;
