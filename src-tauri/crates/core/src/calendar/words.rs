//! What a series and its occurrences are called.

use std::sync::Arc;

use schedule::series::{Occurrence, Words};

use super::draft::Checked;
use super::model::SingleView;
use super::place;
use super::series::Kept;

/// The words of a series, or of one of its occurrences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Called<'c> {
    pub title: &'c str,
    pub place: &'c str,
    pub link: &'c str,
    pub note: &'c str,
}

impl<'c> Called<'c> {
    /// The same where one occurrence has words of its own.
    pub fn otherwise(self, own: Option<&'c Words>) -> Self {
        let Some(own) = own else { return self };
        let word = |own: &'c Option<String>, all| own.as_deref().unwrap_or(all);
        Self {
            title: word(&own.title, self.title),
            place: word(&own.place, self.place),
            link: word(&own.link, self.link),
            note: word(&own.note, self.note),
        }
    }

    /// What of these words differs from those of the whole series; `None` where nothing does.
    pub fn beside(self, all: Called<'_>) -> Option<Arc<Words>> {
        let own = |own: &str, all: &str| (own != all).then(|| own.to_owned());
        let words = Words {
            title: own(self.title, all.title),
            place: own(self.place, all.place),
            link: own(self.link, all.link),
            note: own(self.note, all.note),
        };
        (words != Words::default()).then(|| Arc::new(words))
    }
}

impl Kept {
    /// The words of all of it.
    pub fn words(&self) -> Called<'_> {
        Called { title: &self.title, place: &self.place, link: &self.link, note: &self.note }
    }

    /// The words of one of its occurrences.
    pub fn words_of<'c>(&'c self, one: &'c Occurrence) -> Called<'c> {
        self.words().otherwise(one.words.as_deref())
    }

    /// One of its occurrences as a form shows it alone.
    pub(super) fn single(&self, one: &Occurrence) -> SingleView {
        let Called { title, place, link, note } = self.words_of(one);
        let (title, place, link, note) = (title.to_owned(), place.to_owned(), link.to_owned(), note.to_owned());
        SingleView { title, place, link, note, own: place::is_own(one) }
    }
}

impl Checked {
    /// The words of a form.
    pub fn words<'c>(&'c self, note: &'c str) -> Called<'c> {
        Called { title: &self.title, place: &self.place, link: &self.link, note }
    }
}

/// Bytes of all words that occurrences of a series have of their own.
pub(super) fn bytes<'w>(own: impl Iterator<Item = &'w Words>) -> usize {
    own.flat_map(|words| [&words.title, &words.place, &words.link, &words.note]).flatten().map(String::len).sum()
}
