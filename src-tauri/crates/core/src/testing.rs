//! What tests of this crate share: a real encrypted journal in a temporary folder, under a clock that stands still.

use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeDelta, Utc};
use tempfile::TempDir;
use uuid::Uuid;
use vault::store::Store;

use crate::clock::Clock;
use crate::journal::{Dimensions, EntryDraft, EntryFilter, ListRequest, Mood, MoodScale, Tag};
use crate::schema::MIGRATIONS;
use crate::{Result, Session};

/// A clock that tests move.
pub struct Hands(Mutex<DateTime<Utc>>);

impl Clock for Hands {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

pub struct Journal {
    pub session: Session,
    pub hands: Arc<Hands>,
    /// Removed with the journal.
    _folder: Option<TempDir>,
}

pub fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A new journal on 19 November 2026 at 21:48 in London.
pub fn journal() -> Journal {
    let folder = tempfile::tempdir().unwrap();
    let store = vault::testing::store(folder.path(), MIGRATIONS).unwrap();
    over(store, utc("2026-11-19T21:48:00Z"), Some(folder))
}

/// A journal over a store that is open.
pub fn over(store: Store, now: DateTime<Utc>, folder: Option<TempDir>) -> Journal {
    over_shared(Arc::new(store), now, folder)
}

/// A journal over a store that others hold as well.
pub fn over_shared(store: Arc<Store>, now: DateTime<Utc>, folder: Option<TempDir>) -> Journal {
    let hands = Arc::new(Hands(Mutex::new(now)));
    let session = Session::open(store, Arc::clone(&hands) as Arc<dyn Clock>, "en").unwrap();
    Journal { session, hands, _folder: folder }
}

impl Journal {
    /// A journal over a session whose store somebody else keeps.
    pub fn of(session: Session, hands: Arc<Hands>) -> Self {
        Self { session, hands, _folder: None }
    }

    pub fn wait(&self, minutes: i64) {
        *self.hands.0.lock().unwrap() += TimeDelta::minutes(minutes);
    }

    /// An entry with a text, now.
    pub fn draft(&self, body: &str) -> EntryDraft {
        EntryDraft {
            id: Uuid::now_v7(),
            session: Uuid::now_v7(),
            at: self.hands.now(),
            zone: "Europe/London".to_owned(),
            day: None,
            mood: None,
            feelings: Vec::new(),
            tags: Vec::new(),
            dimensions: Dimensions::default(),
            trackers: Vec::new(),
            title: String::new(),
            body: body.to_owned(),
            starred: false,
            links: Vec::new(),
            began: None,
            attachments: Vec::new(),
            ground: None,
        }
    }

    /// The tracker of nights, made where there is none.
    pub fn sleep(&self) -> Uuid {
        let kind = crate::journal::TrackerKind::Duration;
        self.session.journal_tracker_add("Sleep", &kind, crate::journal::DayRule::Sum).unwrap().value.id
    }

    pub fn save(&self, draft: &EntryDraft) -> Uuid {
        self.session.journal_save(draft).unwrap().value.id
    }

    /// Saves a text a minute after the last.
    pub fn write(&self, body: &str) -> Uuid {
        self.wait(1);
        self.save(&self.draft(body))
    }

    pub fn scale(&self) -> MoodScale {
        self.session.journal_vocabulary().unwrap().scales.into_iter().find(|scale| scale.current).unwrap()
    }

    /// A step of the current scale, as a draft holds it.
    #[allow(clippy::unnecessary_wraps)]
    pub fn mood(&self, step: u8) -> Option<Mood> {
        Some(Mood { scale: self.scale().id, step })
    }

    pub fn tag(&self, name: &str) -> Tag {
        let words = self.session.journal_vocabulary().unwrap();
        words.tags.into_iter().flat_map(|group| group.tags).find(|tag| tag.name == name).unwrap()
    }

    pub fn feeling(&self, word: &str) -> Uuid {
        let words = self.session.journal_vocabulary().unwrap();
        words.feelings.into_iter().flat_map(|family| family.feelings).find(|feeling| feeling.word == word).unwrap().id
    }

    /// All entries that answer, newest first.
    pub fn find(&self, text: &str) -> Vec<Uuid> {
        self.filter(text, EntryFilter::default())
    }

    pub fn filter(&self, text: &str, filter: EntryFilter) -> Vec<Uuid> {
        self.try_filter(text, filter).unwrap()
    }

    pub fn try_filter(&self, text: &str, filter: EntryFilter) -> Result<Vec<Uuid>> {
        let mut found = Vec::new();
        let mut request = ListRequest { text: text.to_owned(), filter, after: None, limit: 200 };
        loop {
            let page = self.session.journal_list(&request)?;
            found.extend(page.rows.into_iter().map(|row| row.id));
            match page.next {
                Some(next) => request.after = Some(next),
                None => return Ok(found),
            }
        }
    }
}
