//! The session: beginning, stamps, the lock.

use std::sync::Arc;

use vault::store::StoreError;

use super::{Companion, Session};
use crate::area::Area;
use crate::clock::Clock;
use crate::error::ErrorCode;
use crate::settings::Settings;
use crate::testing::{journal, utc};

#[test]
fn locked_is_an_answer() {
    let error = Companion::default().session().err().unwrap();
    assert_eq!(error.code, ErrorCode::VaultLocked);
    let journal = journal();
    let store = Arc::clone(journal.session.store());
    let open = Companion::Unlocked(Arc::new(journal.session));
    let session = open.session().unwrap();
    assert!(session.journal_months().is_ok());
    store.close().unwrap();
    assert_eq!(session.journal_months().unwrap_err().code, ErrorCode::VaultLocked);
}

#[test]
fn a_disk_that_fails_is_told_differently_while_reading_and_while_saving() {
    let journal = journal();
    let reading = journal.session.read(|_| Err::<(), _>(StoreError::Io.into())).unwrap_err();
    assert_eq!(reading.code, ErrorCode::StorageUnavailable);
    let saving = journal.session.write(|_, _| Err::<(), _>(StoreError::Io.into())).unwrap_err();
    assert_eq!(saving.code, ErrorCode::StorageFailed);
    // What has a name of its own keeps it.
    let damaged = journal.session.read(|_| Err::<(), _>(StoreError::Damaged.into())).unwrap_err();
    assert_eq!(damaged.code, ErrorCode::DatabaseDamaged);
}

#[test]
fn a_begun_journal_is_not_begun_again() {
    let journal = journal();
    let id = journal.write("kept");
    let words = journal.session.journal_vocabulary().unwrap();
    let clock = Arc::clone(&journal.hands) as Arc<dyn Clock>;
    let again = Session::open(Arc::clone(journal.session.store()), clock, "de").unwrap();
    assert_eq!(again.journal_get(id).unwrap().body, "kept");
    assert_eq!(again.journal_vocabulary().unwrap().tags, words.tags);
}

#[test]
fn stamps_grow_even_when_the_clock_is_put_back() {
    let journal = journal();
    let take = || journal.session.write(|_, stamp| Ok(*stamp)).unwrap();
    let first = take();
    let second = take();
    journal.wait(-600);
    let third = take();
    journal.wait(1200);
    let fourth = take();
    let clocks = [first, second, third, fourth].map(|stamp| stamp.clock);
    assert!(clocks.is_sorted_by(|a, b| a < b), "{clocks:?}");
    assert_eq!(crate::clock::instant_of(fourth.clock), utc("2026-11-20T07:48:00Z"));
}

#[test]
fn a_change_says_what_it_made_stale() {
    let journal = journal();
    let draft = journal.draft("words");
    let saved = journal.session.journal_save(&draft).unwrap();
    for area in [Area::Journal, Area::Insights, Area::Drafts] {
        assert!(saved.areas.contains(&area));
    }
    assert_eq!(journal.session.journal_draft_save(&draft).unwrap().areas, [Area::Drafts]);
}

#[test]
fn settings_are_kept_and_judged() {
    let journal = journal();
    assert_eq!(journal.session.settings().unwrap(), Settings::default());
    let chosen = Settings { day_starts_at: 6, lock_after_minutes: 0, on_this_day: true, ..Settings::default() };
    let _ = journal.session.settings_set(&chosen).unwrap();
    assert_eq!(journal.session.settings().unwrap(), chosen);
    let refused = |settings: Settings| journal.session.settings_set(&settings).unwrap_err().field;
    assert_eq!(refused(Settings { day_starts_at: 13, ..chosen.clone() }), Some("dayStartsAt"));
    assert_eq!(refused(Settings { lock_after_minutes: 121, ..chosen.clone() }), Some("lockAfterMinutes"));
    // What another version or a fault has left there does not take the rest with it.
    journal
        .session
        .store()
        .write(|writer| {
            writer.execute("UPDATE setting SET value = '\"soon\"' WHERE name = 'lockAfterMinutes'", ())?;
            writer.execute("UPDATE setting SET value = '99' WHERE name = 'dayStartsAt'", ())?;
            writer.execute("INSERT INTO setting (name, value, changed, device) VALUES ('unknown', '{', 1, 1)", ())
        })
        .map_err(crate::CoreError::from)
        .unwrap();
    let read = journal.session.settings().unwrap();
    assert_eq!((read.day_starts_at, read.lock_after_minutes, read.on_this_day), (4, 5, true));
}
