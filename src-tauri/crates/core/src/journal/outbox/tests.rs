use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::error::{CoreError, Result};
use crate::journal::{Dimensions, EntryFilter, Mood, TrackerValue};
use crate::testing::{Journal, journal, over};

fn sealed(draft: &EntryDraft) -> Vec<u8> {
    encode(draft).unwrap()
}

fn merge(journal: &Journal, contents: &[Vec<u8>]) -> Merged {
    let items: Vec<_> = contents.iter().map(|content| Waiting { content, proven: true }).collect();
    journal.session.outbox_merge(&items).unwrap().value
}

fn bodies(journal: &Journal) -> Vec<String> {
    let all = journal.find("");
    all.into_iter().map(|id| journal.session.journal_get(id).unwrap().body).collect()
}

/// An item with something else in its JSON.
fn altered(draft: &EntryDraft, alter: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut value: Value = serde_json::from_slice(&sealed(draft)).unwrap();
    alter(&mut value);
    serde_json::to_vec(&value).unwrap()
}

#[test]
fn a_check_in_comes_in_whole_and_says_where_it_comes_from() {
    let journal = journal();
    let draft = EntryDraft {
        mood: journal.mood(2),
        feelings: vec![journal.feeling("lonely")],
        tags: vec![journal.tag("walk").id],
        dimensions: Dimensions { physical: Some(3), ..Dimensions::default() },
        title: "At night".to_owned(),
        starred: true,
        ..journal.draft("the gulls\nwere loud")
    };
    let content = sealed(&draft);
    journal.wait(600);
    let merged = merge(&journal, &[content]);
    assert_eq!(merged, Merged { added: vec![draft.id], ..Merged::default() });
    let view = journal.session.journal_get(draft.id).unwrap();
    assert_eq!((view.at, view.zone.as_str(), view.body.as_str()), (draft.at, "Europe/London", "the gulls\nwere loud"));
    assert_eq!((view.mood, view.feelings, view.tags), (draft.mood, draft.feelings, draft.tags));
    assert_eq!((view.dimensions, view.title.as_str(), view.starred), (draft.dimensions, "At night", true));
    assert_eq!(view.source.as_deref(), Some(SOURCE));
    assert_eq!((view.versions, view.has_draft), (0, false));
    assert_eq!(journal.find("gulls"), [draft.id], "and can be found");
    assert_eq!(journal.filter("", EntryFilter { starred: true, ..EntryFilter::default() }), [draft.id]);
}

#[test]
fn what_is_added_is_told_to_whoever_shows_it_and_so_is_that_nothing_was() {
    let journal = journal();
    let content = sealed(&journal.draft("a"));
    let items = [Waiting { content: &content, proven: false }];
    let changed = journal.session.outbox_merge(&items).unwrap();
    assert_eq!((changed.value.added.len(), changed.value.unproven), (1, 1));
    assert!(changed.areas.contains(&crate::Area::Journal));
    let again = journal.session.outbox_merge(&items).unwrap();
    assert_eq!((again.value, again.areas), (Merged::default(), &[crate::Area::Outbox][..]));
}

/// The process ended after the journal's commit and before the outbox was emptied.
#[test]
fn the_same_items_again_add_nothing_whatever_happened_to_their_entries() {
    let journal = journal();
    let drafts: Vec<_> = ["stays", "is edited", "goes into the bin", "is gone"].map(|body| journal.draft(body)).into();
    let contents: Vec<_> = drafts.iter().map(sealed).collect();
    assert_eq!(merge(&journal, &contents).added.len(), 4);
    journal.wait(5);
    journal.save(&EntryDraft { body: "edited".to_owned(), session: Uuid::now_v7(), ..drafts[1].clone() });
    let _ = journal.session.journal_bin(drafts[2].id).unwrap();
    let _ = journal.session.journal_bin(drafts[3].id).unwrap();
    let _ = journal.session.journal_purge(drafts[3].id).unwrap();
    let before = bodies(&journal);
    assert_eq!(merge(&journal, &contents), Merged::default());
    assert_eq!(bodies(&journal), before);
    assert_eq!(before.len(), 2);
    // Within one outbox as well.
    let twice = sealed(&journal.draft("twice"));
    assert_eq!(merge(&journal, &[twice.clone(), twice]).added.len(), 1);
}

#[test]
fn another_text_under_the_same_id_is_an_entry_of_its_own() {
    let journal = journal();
    let first = journal.draft("first try");
    let second = EntryDraft { body: "second try, after an error".to_owned(), ..first.clone() };
    let contents = [sealed(&first), sealed(&second)];
    let merged = merge(&journal, &contents);
    assert_eq!(merged.added.len(), 2);
    assert_ne!(merged.added[0], merged.added[1]);
    assert_eq!(journal.session.journal_get(merged.added[0]).unwrap().body, "first try");
    assert_eq!(journal.session.journal_get(merged.added[1]).unwrap().body, "second try, after an error");
    assert_eq!(merge(&journal, &contents), Merged::default());
    // Also once either is gone for good.
    for id in merged.added {
        let _ = journal.session.journal_bin(id).unwrap();
        let _ = journal.session.journal_purge(id).unwrap();
        assert_eq!(merge(&journal, &contents), Merged::default());
    }
}

#[test]
fn an_entry_of_the_journal_is_never_written_over() {
    let journal = journal();
    let own = journal.draft("my own words");
    journal.save(&own);
    assert_eq!(merge(&journal, &[sealed(&own)]), Merged::default(), "the same is here already");
    let forged = EntryDraft { body: "forged".to_owned(), ..own.clone() };
    let merged = merge(&journal, &[sealed(&forged)]);
    assert_eq!(journal.session.journal_get(own.id).unwrap().body, "my own words");
    assert_eq!(journal.session.journal_get(own.id).unwrap().source, None);
    assert_eq!(journal.session.journal_get(merged.added[0]).unwrap().body, "forged");
    // Nor does one that was deleted come back under its id.
    let _ = journal.session.journal_bin(own.id).unwrap();
    let _ = journal.session.journal_purge(own.id).unwrap();
    let merged = merge(&journal, &[sealed(&own)]);
    assert_ne!(merged.added, [own.id]);
}

#[test]
fn what_the_journal_does_not_know_is_left_out_and_the_words_stay() {
    let journal = journal();
    let draft = EntryDraft {
        mood: Some(Mood { scale: Uuid::now_v7(), step: 1 }),
        feelings: vec![Uuid::now_v7(), journal.feeling("lonely")],
        tags: vec![Uuid::now_v7()],
        trackers: vec![TrackerValue { tracker: Uuid::now_v7(), value: 1e300 }],
        ..journal.draft("still mine")
    };
    let out_of_scale =
        EntryDraft { mood: journal.mood(5).map(|mood| Mood { step: 200, ..mood }), ..journal.draft("far too well") };
    let only_unknown = EntryDraft { tags: vec![Uuid::now_v7()], ..journal.draft("") };
    let merged = merge(&journal, &[sealed(&draft), sealed(&out_of_scale), sealed(&only_unknown)]);
    assert_eq!(merged.added, [draft.id, out_of_scale.id]);
    assert_eq!(merged.refused, [2], "nothing is left of it");
    let view = journal.session.journal_get(draft.id).unwrap();
    assert_eq!((view.mood, view.tags.len(), view.trackers.len()), (None, 0, 0));
    assert_eq!(view.feelings, [journal.feeling("lonely")]);
}

#[test]
fn what_is_no_check_in_is_named_and_the_others_come_in() {
    let journal = journal();
    let draft = journal.draft("sound");
    let set =
        |pointer: &'static str, to: Value| altered(&draft, move |value| *value.pointer_mut(pointer).unwrap() = to);
    let bad = [
        Vec::new(),
        b"not JSON".to_vec(),
        b"{}".to_vec(),
        b"null".to_vec(),
        b"\xff\xfe".to_vec(),
        [b"[".repeat(60_000)].concat(),
        set("/version", json!(2)),
        set("/version", json!(0)),
        set("/entry/body", json!(7)),
        set("/entry/body", json!(" \n ")),
        set("/entry/id", json!("00000000-0000-0000-0000-000000000000")),
        set("/entry/id", json!("none")),
        set("/entry/at", json!("yesterday")),
        set("/entry/at", json!("1066-10-14T09:00:00Z")),
        set("/entry/at", json!("+200000-10-14T09:00:00Z")),
        set("/entry/day", json!("9999-01-01")),
        set("/entry/zone", json!("Atlantis/Harbour")),
        set("/entry/zone", json!("Z".repeat(5000))),
        set("/entry/title", json!("t".repeat(301))),
        set("/entry/dimensions", json!({"physical": 11, "emotional": null, "social": null, "spiritual": null})),
        set("/entry/tags", json!(vec![Uuid::nil(); 129])),
        altered(&draft, |value| value["more"] = json!(true)),
    ];
    let count = bad.len();
    let mut contents = bad.to_vec();
    contents.insert(0, sealed(&journal.draft("before")));
    contents.push(sealed(&draft));
    let merged = merge(&journal, &contents);
    assert_eq!(merged.refused, (1..=count).collect::<Vec<_>>());
    assert_eq!(merged.added.len(), 2);
    assert_eq!(bodies(&journal), ["sound", "before"]);
}

#[test]
fn what_can_be_judged_at_once_is_refused_while_it_is_written() {
    let journal = journal();
    let refusal = |draft: EntryDraft| encode(&draft).map(drop);
    let too_long = Err(CoreError::at(ErrorCode::TooLong, "body"));
    assert_eq!(refusal(journal.draft(&"x".repeat(vault::outbox::CONTENT_MOST))), too_long);
    assert_eq!(refusal(journal.draft(&"x".repeat(2_000_000))), too_long);
    assert_eq!(refusal(journal.draft("  ")), Err(CoreError::at(ErrorCode::Invalid, "body")));
    let nowhere = EntryDraft { zone: "Nowhere".to_owned(), ..journal.draft("a") };
    assert_eq!(refusal(nowhere), Err(CoreError::at(ErrorCode::Invalid, "zone")));
    assert_eq!(refusal(EntryDraft { mood: journal.mood(1), ..journal.draft("") }), Ok(()));
    assert_eq!(refusal(journal.draft(&"x".repeat(60_000))), Ok(()));
}

#[test]
fn a_day_that_is_full_refuses_and_says_so_instead_of_stopping_everything() {
    let journal = journal();
    let at = |minute: i64| journal.session.now() - chrono::TimeDelta::minutes(minute);
    for round in 0..8 {
        let contents: Vec<_> = (0..512)
            .map(|n| sealed(&EntryDraft { at: at(n % 60), ..journal.draft(&format!("{round} {n}")) }))
            .collect();
        assert_eq!(merge(&journal, &contents).refused, [0; 0]);
    }
    let other_day = EntryDraft { at: at(60 * 48), ..journal.draft("another day") };
    let merged = merge(&journal, &[sealed(&journal.draft("one too many")), sealed(&other_day)]);
    assert_eq!((merged.refused, merged.added), (vec![0], vec![other_day.id]));
}

#[test]
fn when_the_journal_cannot_be_written_nothing_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let store = vault::testing::store(folder.path(), crate::schema::MIGRATIONS).unwrap();
    let journal = over(store, crate::testing::utc("2026-11-19T21:48:00Z"), Some(folder));
    let content = sealed(&journal.draft("a"));
    journal.session.store().close().unwrap();
    let answer: Result<_> = journal.session.outbox_merge(&[Waiting { content: &content, proven: true }]);
    assert_eq!(answer.map(|changed| changed.value), Err(ErrorCode::VaultLocked.into()));
}

/// Frozen: items that wait on a disk were written like this.
#[test]
fn the_content_of_version_1_is_read_as_it_stands() {
    let frozen = r#"{"version":1,"entry":{"id":"019a9e2c-7f00-7000-8000-000000000001","session":"019a9e2c-7f00-7000-8000-000000000002","at":"2026-03-14T03:12:00Z","zone":"Europe/London","day":null,"mood":null,"feelings":[],"tags":[],"dimensions":{"physical":null,"emotional":4,"social":null,"spiritual":null},"trackers":[],"title":"","body":"could not sleep","starred":false}}"#;
    let journal = journal();
    let merged = merge(&journal, &[frozen.as_bytes().to_vec()]);
    let view = journal.session.journal_get(merged.added[0]).unwrap();
    assert_eq!((view.body.as_str(), view.dimensions.emotional), ("could not sleep", Some(4)));
    let draft = content::decode(frozen.as_bytes()).unwrap();
    assert_eq!(String::from_utf8(sealed(&draft)).unwrap(), frozen, "and written like this");
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), Just(String::new()), "\\PC{0,400}", Just("\0".to_owned())]
}

prop_compose! {
    fn draft()(id in any::<u128>(), session in any::<u128>(), seconds in -9_000_000_000_i64..9_000_000_000,
               title in text(), body in text(), tags in prop::collection::vec(any::<u128>(), 0..4),
               step in any::<u8>(), value in any::<f64>(), physical in prop::option::of(any::<u8>()),
               days in prop::option::of(-200_000_i32..200_000)) -> EntryDraft {
        let ids: Vec<Uuid> = tags.into_iter().map(Uuid::from_u128).collect();
        EntryDraft {
            id: Uuid::from_u128(id),
            session: Uuid::from_u128(session),
            at: chrono::DateTime::from_timestamp(seconds, 7).unwrap(),
            zone: "Europe/London".to_owned(),
            day: days.and_then(chrono::NaiveDate::from_num_days_from_ce_opt),
            mood: Some(Mood { scale: ids.first().copied().unwrap_or_default(), step }),
            feelings: ids.clone(),
            trackers: ids.iter().map(|id| TrackerValue { tracker: *id, value }).collect(),
            tags: ids,
            dimensions: Dimensions { physical, ..Dimensions::default() },
            title,
            body,
            starred: false,
            links: Vec::new(),
            began: None,
            attachments: Vec::new(),
            ground: None,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever is inside, it comes in or is named; it never stops the others.
    #[test]
    fn any_items_are_answered(drafts in prop::collection::vec(draft(), 0..6), noise in prop::collection::vec(any::<u8>(), 0..200)) {
        let journal = journal();
        let mut contents: Vec<Vec<u8>> =
            drafts.iter().map(|draft| serde_json::to_vec(&json!({"version": 1, "entry": draft})).unwrap()).collect();
        contents.push(noise);
        let sound = journal.draft("sound");
        contents.push(sealed(&sound));
        let merged = merge(&journal, &contents);
        prop_assert!(merged.added.contains(&sound.id));
        prop_assert_eq!(merged.added.len() + merged.refused.len(), contents.len());
        prop_assert_eq!(merge(&journal, &contents).added, Vec::<Uuid>::new());
    }
}
