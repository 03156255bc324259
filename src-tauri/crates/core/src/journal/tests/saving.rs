//! Saving, versions, drafts.

use proptest::prelude::*;
use uuid::Uuid;

use crate::error::ErrorCode;
use crate::journal::model::{Dimensions, EntryDraft, Mood, MoodStep, TrackerValue};
use crate::testing::{Journal, journal, utc};

fn refused(journal: &Journal, draft: &EntryDraft) -> (ErrorCode, Option<&'static str>) {
    let error = journal.session.journal_save(draft).unwrap_err();
    (error.code, error.field)
}

fn full(journal: &Journal) -> EntryDraft {
    let sleep = journal.sleep();
    EntryDraft {
        mood: journal.mood(2),
        feelings: vec![journal.feeling("tired"), journal.feeling("lonely")],
        tags: vec![journal.tag("family").id, journal.tag("walk").id],
        dimensions: Dimensions { physical: Some(4), emotional: Some(0), social: Some(10), spiritual: None },
        trackers: vec![TrackerValue { tracker: sleep, value: 310.0 }],
        title: "One room, today".into(),
        starred: true,
        ..journal.draft("Dad rang at **six**.\n\n> You only have to stay.\n")
    }
}

#[test]
fn an_entry_comes_back_as_it_was_saved() {
    let journal = journal();
    let draft = full(&journal);
    let saved = journal.session.journal_save(&draft).unwrap().value;
    let view = journal.session.journal_get(saved.id).unwrap();
    assert_eq!((view.id, view.at, view.zone.as_str()), (draft.id, draft.at, "Europe/London"));
    assert_eq!((&view.feelings, &view.tags, &view.trackers), (&draft.feelings, &draft.tags, &draft.trackers));
    assert_eq!((view.mood, view.dimensions, view.starred), (draft.mood, draft.dimensions, true));
    assert_eq!((view.title, view.body), (draft.title, draft.body));
    assert_eq!((view.local_date.to_string(), view.local_time.to_string()), ("2026-11-19".into(), "21:48:00".into()));
    assert!(view.body_html.contains("<strong>six</strong>"));
    assert_eq!((view.versions, view.binned, view.source, view.has_draft), (0, None, None, false));
}

#[test]
fn a_day_begins_at_the_chosen_hour_and_stays_what_it_was() {
    let journal = journal();
    let mut night = journal.draft("late");
    night.at = utc("2026-11-20T03:59:00Z");
    let saved = journal.session.journal_save(&night).unwrap().value;
    assert_eq!(saved.day.to_string(), "2026-11-19");
    let mut settings = journal.session.settings().unwrap();
    settings.day_starts_at = 0;
    let _ = journal.session.settings_set(&settings).unwrap();
    assert_eq!(journal.session.journal_get(saved.id).unwrap().day.to_string(), "2026-11-19");
    let mut after = journal.draft("later");
    after.at = night.at;
    assert_eq!(journal.session.journal_save(&after).unwrap().value.day.to_string(), "2026-11-20");
    let mut chosen = journal.draft("put elsewhere");
    chosen.day = Some("2026-01-01".parse().unwrap());
    assert_eq!(journal.session.journal_save(&chosen).unwrap().value.day.to_string(), "2026-01-01");
}

#[test]
fn the_zone_is_kept_with_the_entry() {
    let journal = journal();
    let mut draft = journal.draft("from afar");
    draft.zone = "Asia/Kathmandu".into();
    let view = journal.session.journal_get(journal.save(&draft)).unwrap();
    assert_eq!((view.local_date.to_string(), view.local_time.to_string()), ("2026-11-20".into(), "03:33:00".into()));
    assert_eq!(view.day.to_string(), "2026-11-19");
}

#[test]
fn a_retry_is_harmless() {
    let journal = journal();
    let draft = full(&journal);
    let first = journal.session.journal_save(&draft).unwrap().value;
    let changed = journal.session.journal_get(first.id).unwrap().changed;
    journal.wait(5);
    assert_eq!(journal.session.journal_save(&draft).unwrap().value, first);
    let again = EntryDraft { session: Uuid::now_v7(), ..draft };
    assert_eq!(journal.session.journal_save(&again).unwrap().value, first);
    let view = journal.session.journal_get(first.id).unwrap();
    assert_eq!((view.changed, view.versions), (changed, 0));
    assert_eq!(journal.find(""), [first.id]);
}

#[test]
fn one_version_is_kept_for_each_editing_session() {
    let journal = journal();
    let mut draft = journal.draft("one");
    let id = journal.save(&draft);
    draft.body = "one and a half".into();
    journal.save(&draft);
    assert!(journal.session.journal_versions(id).unwrap().is_empty());
    journal.wait(60);
    draft.session = Uuid::now_v7();
    for body in ["two", "two words", "two words more"] {
        draft.body = body.into();
        journal.save(&draft);
    }
    let versions = journal.session.journal_versions(id).unwrap();
    assert_eq!(versions.iter().map(|version| version.words).collect::<Vec<_>>(), [4]);
    assert_eq!(versions[0].replaced, utc("2026-11-19T22:48:00Z"));
    let earlier = journal.session.journal_version(versions[0].id).unwrap().entry;
    assert_eq!((earlier.id, earlier.body.as_str()), (id, "one and a half"));

    journal.wait(60);
    let _ = journal.session.journal_version_restore(versions[0].id).unwrap();
    assert_eq!(journal.session.journal_get(id).unwrap().body, "one and a half");
    let versions = journal.session.journal_versions(id).unwrap();
    assert_eq!(versions.len(), 2);
    assert_eq!(journal.session.journal_version(versions[0].id).unwrap().entry.body, "two words more");
    assert_eq!(journal.find("half"), [id]);
    assert!(journal.find("two").is_empty());
}

#[test]
fn what_cannot_be_saved_is_told_with_its_field() {
    let journal = journal();
    let base = journal.draft("words");
    let with = |change: &dyn Fn(&mut EntryDraft)| {
        let mut draft = base.clone();
        change(&mut draft);
        refused(&journal, &draft)
    };
    let nobody = Uuid::now_v7();
    assert_eq!(with(&|d| d.body = "x".repeat(1024 * 1024 + 1)), (ErrorCode::TooLong, Some("body")));
    assert_eq!(with(&|d| d.title = "é".repeat(301)), (ErrorCode::TooLong, Some("title")));
    assert_eq!(with(&|d| d.zone = "Mars/Olympus".into()), (ErrorCode::Invalid, Some("zone")));
    assert_eq!(with(&|d| d.at = utc("1850-01-01T00:00:00Z")), (ErrorCode::OutOfRange, Some("at")));
    assert_eq!(with(&|d| d.day = Some("2500-01-01".parse().unwrap())), (ErrorCode::OutOfRange, Some("day")));
    assert_eq!(with(&|d| d.mood = Some(Mood { scale: nobody, step: 1 })), (ErrorCode::Invalid, Some("mood")));
    assert_eq!(with(&|d| d.mood = journal.mood(6)), (ErrorCode::OutOfRange, Some("mood")));
    assert_eq!(with(&|d| d.mood = journal.mood(0)), (ErrorCode::OutOfRange, Some("mood")));
    assert_eq!(with(&|d| d.feelings = vec![nobody]), (ErrorCode::Invalid, Some("feelings")));
    assert_eq!(with(&|d| d.tags = vec![nobody]), (ErrorCode::Invalid, Some("tags")));
    assert_eq!(with(&|d| d.tags = vec![nobody; 500]), (ErrorCode::TooLong, Some("tags")));
    assert_eq!(
        with(&|d| d.trackers = vec![TrackerValue { tracker: nobody, value: 1.0 }]),
        (ErrorCode::Invalid, Some("trackers"))
    );
    assert_eq!(with(&|d| d.dimensions.social = Some(11)), (ErrorCode::OutOfRange, Some("dimensions")));
    assert_eq!(with(&|d| d.id = Uuid::nil()), (ErrorCode::Invalid, Some("id")));
    assert_eq!(with(&|d| d.body = " \n".into()), (ErrorCode::Invalid, Some("body")));
    let sleep = journal.sleep();
    for value in [f64::NAN, f64::INFINITY, 1e12] {
        assert_eq!(with(&|d| d.trackers = vec![TrackerValue { tracker: sleep, value }]).1, Some("trackers"));
    }
    assert!(journal.find("").is_empty());
}

#[test]
fn one_tap_is_enough() {
    let journal = journal();
    let mut draft = journal.draft("");
    draft.mood = journal.mood(4);
    let id = journal.save(&draft);
    assert_eq!(journal.find(""), [id]);
    let row = &journal.session.journal_today("Europe/London").unwrap().entries[0];
    assert!(row.snippet.is_empty() && row.labels.is_empty());
}

#[test]
fn a_new_scale_leaves_old_moods_alone() {
    let journal = journal();
    let mut draft = journal.draft("old");
    draft.mood = journal.mood(5);
    let id = journal.save(&draft);
    let old = journal.scale();
    let step = |word: &str| MoodStep { word: word.into(), colour: None };
    let new = journal.session.journal_scale_set(&[step("a"), step("b"), step("c")]).unwrap().value;
    assert!(new.current && new.id != old.id);
    assert_eq!(journal.session.journal_get(id).unwrap().mood, Some(Mood { scale: old.id, step: 5 }));
    let mut low = journal.draft("new");
    low.mood = Some(Mood { scale: new.id, step: 1 });
    journal.save(&low);
    // Both on one day: the mean of highest and lowest.
    let cells = journal.session.journal_month(2026, 11).unwrap();
    assert_eq!((cells.len(), cells[0].entries, cells[0].mood), (1, 2, Some(0.5)));
    // Back to the earlier words: the earlier version, not a third.
    assert_eq!(journal.session.journal_scale_set(&old.steps).unwrap().value.id, old.id);
    assert_eq!(journal.session.journal_vocabulary().unwrap().scales.len(), 2);
}

#[test]
fn a_draft_waits_until_it_is_saved() {
    let journal = journal();
    let mut draft = journal.draft("half a sent");
    draft.zone = "not yet known".into();
    let kept_at = journal.session.journal_draft_save(&draft).unwrap().value;
    assert_eq!(kept_at, utc("2026-11-19T21:48:00Z"));
    assert!(journal.find("").is_empty());
    let view = journal.session.journal_draft_get(draft.id).unwrap().unwrap();
    assert_eq!((&view.draft, view.of_saved_entry), (&draft, false));
    draft.zone = "Europe/London".into();
    draft.body = "half a sentence, and the rest".into();
    let id = journal.save(&draft);
    assert!(journal.session.journal_drafts().unwrap().is_empty());

    journal.wait(1);
    draft.body = "more".into();
    let _ = journal.session.journal_draft_save(&draft).unwrap();
    let drafts = journal.session.journal_today("Europe/London").unwrap().drafts;
    assert_eq!((drafts.len(), drafts[0].of_saved_entry), (1, true));
    assert!(journal.session.journal_get(id).unwrap().has_draft);
    let _ = journal.session.journal_draft_discard(id).unwrap();
    let _ = journal.session.journal_draft_discard(id).unwrap();
    assert_eq!(journal.session.journal_draft_get(id).unwrap(), None);
    assert_eq!(journal.session.journal_get(id).unwrap().body, "half a sentence, and the rest");
    let huge = EntryDraft { body: "x".repeat(1024 * 1024 + 1), ..draft };
    assert_eq!(journal.session.journal_draft_save(&huge).unwrap_err().code, ErrorCode::TooLong);
}

#[test]
fn any_text_comes_back_byte_for_byte() {
    let journal = journal();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { cases: 60, ..ProptestConfig::default() });
    runner
        .run(&(any::<String>(), "\\PC{0,40}", "\\PC{0,200}"), |(wild, title, more)| {
            let mut draft = journal.draft(&format!("{wild}{more}☕️👩‍👩‍👧\u{200F}שלום\u{200B}\r\n "));
            draft.title = title;
            let _ = journal.session.journal_draft_save(&draft).unwrap();
            prop_assert_eq!(&journal.session.journal_draft_get(draft.id).unwrap().unwrap().draft, &draft);
            let id = journal.save(&draft);
            let view = journal.session.journal_get(id).unwrap();
            prop_assert_eq!((view.title, view.body), (draft.title, draft.body));
            Ok(())
        })
        .unwrap();
}
