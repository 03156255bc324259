//! The words one can choose from.

use std::collections::HashSet;

use uuid::Uuid;

use super::Starter;
use crate::error::{CoreError, ErrorCode};
use crate::journal::limits::NAME_CHARS;
use crate::journal::model::{DayRule, EntryDraft, ListRequest, MoodStep, Tag, Tracker, TrackerKind, TrackerValue};
use crate::testing::{Journal, journal};

fn step(word: &str, colour: Option<&str>) -> MoodStep {
    MoodStep { word: word.into(), colour: colour.map(str::to_owned) }
}

#[test]
fn the_shipped_words_are_whole() {
    let starter = Starter::shipped("en").unwrap();
    assert_eq!((starter.version, starter.language.as_str()), (1, "en"));
    assert!((3..=11).contains(&starter.moods.len()));
    let mut words = HashSet::new();
    let feelings = starter.feelings.iter().flat_map(|family| &family.feelings);
    for word in feelings {
        assert!(words.insert(word.clone()), "{word} twice");
    }
    let tags: Vec<&str> =
        starter.tag_groups.iter().flat_map(|group| &group.tags).map(|tag| tag.name.as_str()).collect();
    assert_eq!(tags.iter().collect::<HashSet<_>>().len(), tags.len());
    assert!(starter.frequent_feelings.iter().all(|word| words.contains(word)));
    assert!(starter.frequent_tags.iter().all(|name| tags.contains(&name.as_str())));
    let names = words.iter().map(String::as_str).chain(tags);
    for name in names {
        assert!(!name.trim().is_empty() && name.chars().count() <= NAME_CHARS, "{name}");
    }
    assert_eq!(Starter::shipped("en-GB").unwrap().language, "en");
    assert_eq!(Starter::shipped("tlh").unwrap().language, "en");
}

#[test]
fn a_new_journal_has_them_once() {
    let journal = journal();
    let words = journal.session.journal_vocabulary().unwrap();
    let starter = Starter::shipped("en").unwrap();
    assert_eq!(words.scales.len(), 1);
    assert_eq!(words.scales[0].steps, starter.moods);
    assert_eq!(words.feelings.len(), starter.feelings.len());
    let names: Vec<&str> = words.tags.iter().map(|group| group.name.as_str()).collect();
    assert_eq!(names, starter.tag_groups.iter().map(|group| group.name.as_str()).collect::<Vec<_>>());
    let frequent: Vec<Uuid> = starter.frequent_tags.iter().take(6).map(|name| journal.tag(name).id).collect();
    assert_eq!(words.frequent_tags, frequent);
    journal.session.store().write(|writer| crate::begin(writer, journal.session.now(), "en")).unwrap();
    assert_eq!(journal.session.journal_vocabulary().unwrap(), words);
}

#[test]
fn what_is_used_lately_is_offered_first() {
    let journal = journal();
    let (garden, worried) = (journal.tag("garden").id, journal.feeling("worried"));
    for body in ["a", "b"] {
        let mut draft = journal.draft(body);
        (draft.tags, draft.feelings) = (vec![garden], vec![worried]);
        journal.save(&draft);
    }
    let words = journal.session.journal_vocabulary().unwrap();
    assert_eq!((words.frequent_tags[0], words.frequent_feelings[0]), (garden, worried));
    assert_eq!(words.frequent_tags.len(), 6.min(1 + Starter::shipped("en").unwrap().frequent_tags.len()));
    journal.wait(60 * 24 * 100);
    assert_ne!(journal.session.journal_vocabulary().unwrap().frequent_tags[0], garden);
}

#[test]
fn a_scale_is_judged() {
    let journal = journal();
    let refused = |steps: &[MoodStep]| {
        let error = journal.session.journal_scale_set(steps).unwrap_err();
        (error.code, error.field)
    };
    let plain = |words: usize| (0..words).map(|n| step(&n.to_string(), None)).collect::<Vec<_>>();
    assert_eq!(refused(&plain(2)), (ErrorCode::OutOfRange, Some("steps")));
    assert_eq!(refused(&plain(12)), (ErrorCode::OutOfRange, Some("steps")));
    assert_eq!(refused(&[step("a", None), step("  ", None), step("c", None)]), (ErrorCode::Invalid, Some("word")));
    let long = "x".repeat(61);
    assert_eq!(refused(&[step("a", None), step(&long, None), step("c", None)]), (ErrorCode::TooLong, Some("word")));
    for colour in ["red", "#12345", "#1234567", "#12345g", "123456"] {
        let steps = [step("a", Some(colour)), step("b", None), step("c", None)];
        assert_eq!(refused(&steps), (ErrorCode::Invalid, Some("colour")));
    }
    let set =
        journal.session.journal_scale_set(&[step(" a ", Some("#A1b2C3")), step("b", None), step("c", None)]).unwrap();
    assert_eq!(set.value.steps[0], step("a", Some("#a1b2c3")));
    assert_eq!(journal.session.journal_vocabulary().unwrap().scales.iter().filter(|scale| scale.current).count(), 1);
}

#[test]
fn every_step_of_every_scale_is_exact() {
    for steps in 3..=11_u8 {
        for number in 1..=steps {
            let share = super::scale::share(f64::from(i32::try_from(super::scale::level(number, steps)).unwrap()));
            let exact = f64::from(number - 1) / f64::from(steps - 1);
            assert!((share - exact).abs() < f64::EPSILON, "{number} of {steps}");
        }
    }
    assert_eq!([0, 630, 1260, 1890, 2520].map(super::scale::fifth), [0, 1, 2, 3, 4]);
}

#[test]
fn adding_a_name_that_is_there_answers_it() {
    let journal = journal();
    let words = journal.session.journal_vocabulary().unwrap();
    let group = words.tags[0].id;
    let tag = journal.session.journal_tag_add(group, "  Großmutter ", Some("heart")).unwrap().value;
    assert_eq!((tag.name.as_str(), tag.icon.as_deref()), ("Großmutter", Some("heart")));
    assert_eq!(journal.session.journal_tag_add(group, "GROSSMUTTER", None).unwrap().value, tag);
    let _ = journal.session.journal_tag_update(&Tag { archived: true, ..tag.clone() }).unwrap();
    assert!(journal.tag("Großmutter").archived);
    assert_eq!(journal.session.journal_tag_add(group, "großmutter", None).unwrap().value, tag);
    assert!(!journal.tag("Großmutter").archived);

    let family = words.feelings[0].id;
    let feeling = journal.session.journal_feeling_add(family, "forlorn").unwrap().value;
    let _ = journal.session.journal_feeling_archive(feeling.id, true).unwrap();
    assert_eq!(journal.session.journal_feeling_add(family, "Forlorn").unwrap().value, feeling);
    let _ = journal.session.journal_feeling_rename(feeling.id, "adrift").unwrap();
    assert_eq!(journal.feeling("adrift"), feeling.id);

    let named = journal.session.journal_tag_group_add("Places").unwrap().value;
    assert_eq!(journal.session.journal_tag_group_add("places").unwrap().value.id, named.id);
    let _ = journal.session.journal_tag_group_rename(named.id, "Rooms").unwrap();
    let family = journal.session.journal_feeling_family_add("Weather").unwrap().value;
    assert_eq!(journal.session.journal_feeling_family_add("weather").unwrap().value.id, family.id);
}

#[test]
fn names_are_judged() {
    let journal = journal();
    let group = journal.session.journal_vocabulary().unwrap().tags[0].id;
    let refused = |name: &str, icon: Option<&str>| {
        let error = journal.session.journal_tag_add(group, name, icon).unwrap_err();
        (error.code, error.field)
    };
    assert_eq!(refused(" ", None), (ErrorCode::Invalid, Some("name")));
    assert_eq!(refused("a\nb", None), (ErrorCode::Invalid, Some("name")));
    assert_eq!(refused(&"x".repeat(61), None), (ErrorCode::TooLong, Some("name")));
    assert_eq!(refused("ok", Some("<svg>")), (ErrorCode::Invalid, Some("icon")));
    let nowhere = journal.session.journal_tag_add(Uuid::now_v7(), "ok", None).unwrap_err();
    assert_eq!((nowhere.code, nowhere.field), (ErrorCode::NotFound, Some("group")));
    let lost = Tag { id: Uuid::now_v7(), name: "x".into(), icon: None, archived: false };
    assert!(journal.session.journal_tag_update(&lost).is_err());
}

#[test]
fn no_list_of_words_grows_without_end() {
    let journal = journal();
    let crowd = |into: &str| {
        let sql = format!(
            "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 5000)
             INSERT INTO {into} FROM n"
        );
        journal.session.write(|writer, _| Ok(writer.execute(&sql, ())?)).unwrap();
    };
    crowd("feeling_family (id, created, changed, device, word, rank) SELECT randomblob(16), 1, 1, 1, 'word ' || n, n");
    crowd("tag_group (id, created, changed, device, name, rank) SELECT randomblob(16), 1, 1, 1, 'name ' || n, n");
    crowd("mood_scale (id, created, changed, device, steps, current) SELECT randomblob(16), 1, 1, 1, 3, 0");
    let full = |field| CoreError::at(ErrorCode::OutOfRange, field);
    assert_eq!(journal.session.journal_feeling_family_add("one more").err(), Some(full("word")));
    assert_eq!(journal.session.journal_tag_group_add("one more").err(), Some(full("name")));
    let steps = ["a", "b", "c"].map(|word| step(word, None));
    assert_eq!(journal.session.journal_scale_set(&steps).err(), Some(full("steps")));
}

#[test]
fn a_tracker_keeps_the_meaning_of_its_values() {
    let journal = journal();
    let range = |min, max| TrackerKind::Scale { min, max, low_word: None, high_word: None };
    let scale = range(0, 10);
    let pain = journal.session.journal_tracker_add("Ache", &scale, DayRule::Mean).unwrap().value;
    assert_eq!(journal.session.journal_tracker_add("ache", &scale, DayRule::Mean).unwrap().value.id, pain.id);
    let change =
        |kind: TrackerKind| journal.session.journal_tracker_update(&Tracker { kind, ..pain.clone() }).map(|_| ());
    change(TrackerKind::YesNo).unwrap();
    change(scale).unwrap();
    let mut draft = journal.draft("ouch");
    draft.trackers = vec![TrackerValue { tracker: pain.id, value: 7.0 }];
    journal.save(&draft);
    for kind in [TrackerKind::YesNo, TrackerKind::Number { unit: None, decimals: 0 }, TrackerKind::Duration] {
        assert_eq!(change(kind).unwrap_err().field, Some("kind"));
    }
    for value in [7.5, 11.0, -1.0] {
        draft.trackers[0].value = value;
        assert_eq!(journal.session.journal_save(&draft).unwrap_err().field, Some("trackers"));
    }
    let upside_down = range(3, 3);
    assert_eq!(journal.session.journal_tracker_add("x", &upside_down, DayRule::Last).unwrap_err().field, Some("max"));
}

/// "7 of 10" stays that, whatever is asked from now on.
#[test]
fn a_scale_of_another_range_is_another_one_in_its_place() {
    let journal = journal();
    let range = |min, max| TrackerKind::Scale { min, max, low_word: Some("worn".into()), high_word: None };
    let add = |name: &str, kind: &TrackerKind| journal.session.journal_tracker_add(name, kind, DayRule::Last).unwrap();
    let energy = add("Energy", &range(0, 10)).value;
    let _ = add("After", &TrackerKind::YesNo);
    let mut draft = journal.draft("so so");
    draft.trackers = vec![TrackerValue { tracker: energy.id, value: 7.0 }];
    let entry = journal.save(&draft);
    let all = || journal.session.journal_vocabulary().unwrap().trackers;
    for _ in 0..2 {
        let wanted = Tracker { kind: range(1, 5), ..energy.clone() };
        let _ = journal.session.journal_tracker_update(&wanted).unwrap();
        let seen: Vec<_> = all().into_iter().map(|tracker| (tracker.name, tracker.kind, tracker.archived)).collect();
        assert_eq!(
            seen,
            [
                ("Energy".into(), range(0, 10), true),
                ("Energy".into(), range(1, 5), false),
                ("After".into(), TrackerKind::YesNo, false)
            ]
        );
    }
    assert_eq!(journal.session.journal_get(entry).unwrap().trackers, draft.trackers);
    draft.trackers[0].tracker = all()[1].id;
    assert_eq!(journal.session.journal_save(&draft).unwrap_err().field, Some("trackers"));
    // Its words are only words.
    let named = TrackerKind::Scale { min: 0, max: 10, low_word: None, high_word: Some("lively".into()) };
    let _ = journal.session.journal_tracker_update(&Tracker { kind: named.clone(), ..energy.clone() }).unwrap();
    assert_eq!((all().len(), &all()[0].kind), (3, &named));
}

fn words(words: &[&str]) -> TrackerKind {
    TrackerKind::Steps { words: words.iter().map(|word| (*word).to_owned()).collect() }
}

/// A scale of five steps that some use, told in three words from now on; answers the kinds there are then.
fn told_in_three(journal: &Journal, used: impl FnOnce(EntryDraft) -> EntryDraft) -> Vec<TrackerKind> {
    let five = words(&["none", "little", "some", "much", "all"]);
    let energy = journal.session.journal_tracker_add("Energy", &five, DayRule::Mean).unwrap().value;
    let mut draft = journal.draft("so so");
    draft.trackers = vec![TrackerValue { tracker: energy.id, value: 5.0 }];
    let draft = used(draft);
    let three = Tracker { kind: words(&["low", "some", "high"]), ..energy };
    let _ = journal.session.journal_tracker_update(&three).unwrap();
    journal.save(&draft);
    assert_eq!(journal.session.journal_get(draft.id).unwrap().trackers, draft.trackers, "it means what it meant");
    history(journal).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn what_only_a_draft_that_waits_uses_keeps_its_meaning() {
    let journal = journal();
    let kinds = told_in_three(&journal, |draft| {
        let _ = journal.session.journal_draft_save(&draft).unwrap();
        draft
    });
    assert_eq!(kinds.len(), 2);
}

#[test]
fn what_only_an_earlier_version_uses_keeps_its_meaning() {
    let journal = journal();
    let kinds = told_in_three(&journal, |draft| {
        journal.save(&draft);
        journal.save(&EntryDraft { trackers: Vec::new(), session: Uuid::now_v7(), ..draft.clone() });
        EntryDraft { session: Uuid::now_v7(), ..draft }
    });
    assert_eq!(kinds.len(), 2);
}

#[test]
fn while_an_outbox_could_not_be_taken_over_nothing_it_may_use_changes() {
    let journal = journal();
    journal.session.note_outbox_waits(true);
    assert_eq!(told_in_three(&journal, |draft| draft).len(), 2);
    // Nothing uses this one, and nothing waits.
    journal.session.note_outbox_waits(false);
    let calm = journal.session.journal_tracker_add("Calm", &words(&["a", "b", "c"]), DayRule::Mean).unwrap().value;
    let changed = Tracker { kind: words(&["a", "b", "c", "d"]), ..calm };
    let _ = journal.session.journal_tracker_update(&changed).unwrap();
    assert_eq!(journal.session.journal_vocabulary().unwrap().trackers.len(), 3);
}

/// Each scale with what it follows, and when it was changed.
fn links(journal: &Journal) -> Vec<(i64, Option<i64>, i64)> {
    let sql = "SELECT key, follows, changed FROM tracker ORDER BY key";
    let read = |reader: vault::store::Reader<'_>| {
        Ok(reader.query_all(sql, (), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
    };
    journal.session.read(read).unwrap()
}

#[test]
fn whatever_follows_another_scale_has_changed() {
    let journal = journal();
    let kinds = [&["a", "b", "c"][..], &["a", "b", "c", "d"], &["a", "b", "c", "d", "e"]].map(words);
    let energy = journal.session.journal_tracker_add("Energy", &kinds[0], DayRule::Mean).unwrap().value;
    let current = || {
        let all = journal.session.journal_vocabulary().unwrap().trackers;
        all.into_iter().find(|tracker| tracker.name == energy.name && !tracker.archived).unwrap()
    };
    // Each is used, so each next one takes its place; in the end the first one comes back, and the rest closes up.
    for kind in [&kinds[1], &kinds[2], &kinds[0]] {
        let now = current();
        let mut draft = journal.draft("so so");
        draft.trackers = vec![TrackerValue { tracker: now.id, value: 1.0 }];
        journal.save(&draft);
        journal.wait(5);
        let before = links(&journal);
        let _ = journal.session.journal_tracker_update(&Tracker { kind: kind.clone(), ..now }).unwrap();
        for (key, follows, changed) in links(&journal) {
            let known = before.iter().find(|(known, ..)| *known == key);
            assert!(
                known.is_none_or(|(_, other, then)| *other == follows || *then != changed),
                "{key} follows another one and was not changed"
            );
        }
    }
}

fn history(journal: &Journal) -> Vec<(TrackerKind, bool)> {
    let all = journal.session.read(super::tracker::keyed).unwrap();
    let found = super::history::histories(all);
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().flatten().map(|(_, tracker)| (tracker.kind, tracker.archived)).collect()
}

#[test]
fn steps_with_words_are_three_to_eleven_and_cannot_be_added_up() {
    let journal = journal();
    let add = |kind: &TrackerKind, rule| journal.session.journal_tracker_add("Energy", kind, rule);
    let (few, many) = (words(&["low", "high"]), TrackerKind::Steps { words: vec!["x".into(); 12] });
    for kind in [few, many] {
        assert_eq!(add(&kind, DayRule::Mean).unwrap_err().field, Some("words"));
    }
    assert_eq!(add(&words(&["low", " ", "high"]), DayRule::Mean).unwrap_err().field, Some("words"));
    assert_eq!(add(&words(&["low", "some", "high"]), DayRule::Sum).unwrap_err().field, Some("dayRule"));
    let energy = add(&words(&[" low", "some", "high "]), DayRule::Mean).unwrap().value;
    assert_eq!(energy.kind, words(&["low", "some", "high"]));
    let mut draft = journal.draft("so so");
    for (value, fits) in [(1.0, true), (3.0, true), (0.0, false), (4.0, false), (1.5, false)] {
        draft.trackers = vec![TrackerValue { tracker: energy.id, value }];
        assert_eq!(journal.session.journal_save(&draft).is_ok(), fits, "{value}");
    }
}

/// What was called "some" stays that, and who goes back to earlier words goes on with the scale that has them.
#[test]
fn scales_that_took_the_place_of_one_another_are_one_history() {
    let journal = journal();
    let (three, four) = (words(&["low", "some", "high"]), words(&["low", "some", "good", "high"]));
    let numbers = TrackerKind::Scale { min: 0, max: 10, low_word: None, high_word: None };
    let mut at = journal.session.journal_tracker_add("Energy", &numbers, DayRule::Mean).unwrap().value;
    let mut noted = Vec::new();
    for (kind, value) in [(&numbers, 7.0), (&three, 2.0), (&four, 4.0), (&three, 1.0)] {
        let _ = journal.session.journal_tracker_update(&Tracker { kind: kind.clone(), ..at.clone() }).unwrap();
        let all = journal.session.journal_vocabulary().unwrap().trackers;
        at = all.iter().find(|tracker| !tracker.archived).unwrap().clone();
        assert_eq!((all.iter().filter(|tracker| !tracker.archived).count(), &at.kind), (1, kind));
        let mut draft = journal.draft("so so");
        draft.trackers = vec![TrackerValue { tracker: at.id, value }];
        noted.push((journal.save(&draft), draft.trackers));
    }
    let kept = [(numbers, true), (four, true), (three, false)];
    assert_eq!(history(&journal), kept);
    for (entry, trackers) in noted {
        assert_eq!(journal.session.journal_get(entry).unwrap().trackers, trackers);
    }
    // One history has one name, also while it stands.
    let _ = journal.session.journal_tracker_update(&Tracker { name: "Strength".into(), ..at }).unwrap();
    let all = journal.session.journal_vocabulary().unwrap().trackers;
    assert!(all.iter().all(|tracker| tracker.name == "Strength") && history(&journal) == kept, "{all:?}");
}

/// A scale that was noted, put on these kinds one after the other.
fn noted_on(journal: &Journal, name: &str, kinds: &[TrackerKind]) -> Vec<Tracker> {
    let mut at = journal.session.journal_tracker_add(name, &kinds[0], DayRule::Mean).unwrap().value;
    let mut all = Vec::new();
    for kind in kinds {
        let _ = journal.session.journal_tracker_update(&Tracker { kind: kind.clone(), ..at.clone() }).unwrap();
        at = offered(journal, name)[0].clone();
        let mut draft = journal.draft("so so");
        draft.trackers = vec![TrackerValue { tracker: at.id, value: 2.0 }];
        journal.save(&draft);
        all.push(at.clone());
    }
    all
}

fn offered(journal: &Journal, name: &str) -> Vec<Tracker> {
    let all = journal.session.journal_vocabulary().unwrap().trackers;
    all.into_iter().filter(|tracker| !tracker.archived && tracker.name == name).collect()
}

#[test]
fn going_back_to_earlier_words_keeps_how_days_are_read() {
    let journal = journal();
    let (three, four) = (words(&["low", "some", "high"]), words(&["low", "some", "good", "high"]));
    let scales = noted_on(&journal, "Energy", &[three.clone(), four]);
    let back = Tracker { kind: three.clone(), day_rule: DayRule::Last, ..scales[1].clone() };
    let _ = journal.session.journal_tracker_update(&back).unwrap();
    let now = offered(&journal, "Energy");
    assert_eq!((now.len(), now[0].id, &now[0].kind, now[0].day_rule), (1, scales[0].id, &three, DayRule::Last));
}

#[test]
fn a_scale_is_added_anew_without_waking_one_from_the_middle_of_a_history() {
    let journal = journal();
    let (three, four) = (words(&["low", "some", "high"]), words(&["low", "some", "good", "high"]));
    let scales = noted_on(&journal, "Energy", &[three.clone(), four.clone()]);
    let add = |kind| journal.session.journal_tracker_add("Energy", kind, DayRule::Mean).unwrap().value;
    // While that history goes on, it is another one.
    let other = add(&three);
    assert!(scales.iter().all(|scale| scale.id != other.id));
    let kept =
        |id| journal.session.journal_vocabulary().unwrap().trackers.into_iter().find(|one| one.id == id).unwrap();
    assert!(kept(scales[0].id).archived && !kept(scales[1].id).archived && other.follows.is_none());
    // Put away as a whole, it goes on with the one that is added, and that one stands at its end.
    for put_away in [&other, &scales[1]] {
        let _ = journal.session.journal_tracker_update(&Tracker { archived: true, ..kept(put_away.id) }).unwrap();
    }
    let _ = journal.session.journal_tracker_update(&Tracker { name: "Strength".into(), ..kept(other.id) }).unwrap();
    let woken = add(&three);
    assert_eq!((woken.id, woken.archived, woken.follows), (scales[0].id, false, Some(scales[1].id)));
    assert_eq!(offered(&journal, "Energy"), [woken]);
}

#[test]
fn a_scale_that_is_given_the_name_and_words_of_another_one_leaves_that_one_alone() {
    let journal = journal();
    let (three, four) = (words(&["low", "some", "high"]), words(&["low", "some", "good", "high"]));
    let energy = noted_on(&journal, "Energy", std::slice::from_ref(&three)).remove(0);
    let focus = noted_on(&journal, "Focus", &[four]).remove(0);
    let alike = Tracker { name: "Energy".into(), kind: three.clone(), ..focus.clone() };
    let _ = journal.session.journal_tracker_update(&alike).unwrap();
    let all = journal.session.journal_vocabulary().unwrap().trackers;
    assert_eq!(all.iter().find(|one| one.id == energy.id), Some(&energy));
    let after: Vec<_> = all.iter().filter(|one| one.follows == Some(focus.id)).collect();
    assert_eq!((after.len(), &after[0].kind, after[0].id == energy.id), (1, &three, false));
}

#[test]
fn a_history_of_scales_takes_in_nothing_else() {
    let journal = journal();
    let (three, four) = (words(&["low", "some", "high"]), words(&["low", "some", "good", "high"]));
    let first = noted_on(&journal, "Energy", &[three]).remove(0);
    let _ = journal.session.journal_tracker_update(&Tracker { kind: four, ..first }).unwrap();
    // It has no value yet, and follows one that has.
    let end = offered(&journal, "Energy").remove(0);
    for kind in [TrackerKind::YesNo, TrackerKind::Number { unit: None, decimals: 0 }] {
        let refused = journal.session.journal_tracker_update(&Tracker { kind, ..end.clone() }).unwrap_err();
        assert_eq!((refused.code, refused.field), (ErrorCode::Invalid, Some("kind")));
    }
    assert_eq!(offered(&journal, "Energy"), [end]);
}

#[test]
fn a_row_of_the_list_has_the_steps_of_scales_with_words_and_no_other_values() {
    let journal = journal();
    let add = |name: &str, kind: &TrackerKind| {
        journal.session.journal_tracker_add(name, kind, DayRule::Mean).unwrap().value.id
    };
    let (energy, sleep) = (add("Energy", &words(&["low", "some", "high"])), add("Sleep", &TrackerKind::Duration));
    let mut draft = journal.draft("so so");
    let of = |tracker, value| TrackerValue { tracker, value };
    draft.trackers = vec![of(sleep, 300.0), of(energy, 3.0)];
    journal.save(&draft);
    let page = journal.session.journal_list(&ListRequest { limit: 10, ..ListRequest::default() }).unwrap();
    assert_eq!(page.rows[0].steps, [of(energy, 3.0)]);
}

#[test]
fn trackers_stand_in_the_order_they_are_put_in() {
    let journal = journal();
    let ids = ["a", "b", "c"]
        .map(|name| journal.session.journal_tracker_add(name, &TrackerKind::YesNo, DayRule::Last).unwrap().value.id);
    let order = || journal.session.journal_vocabulary().unwrap().trackers.iter().map(|t| t.id).collect::<Vec<_>>();
    let _ = journal.session.journal_tracker_arrange(&[ids[2], Uuid::now_v7(), ids[0]]).unwrap();
    assert_eq!(order(), [ids[2], ids[0], ids[1]]);
    let _ = journal.session.journal_tracker_arrange(&[]).unwrap();
    assert_eq!(order(), [ids[2], ids[0], ids[1]]);
}

#[test]
fn a_time_of_day_is_one() {
    let journal = journal();
    let add = |rule| journal.session.journal_tracker_add("Up at", &TrackerKind::Time, rule);
    assert_eq!(add(DayRule::Mean).unwrap_err().field, Some("dayRule"));
    let up = add(DayRule::Last).unwrap().value;
    let mut draft = journal.draft("early");
    for (value, fits) in [(0.0, true), (1439.0, true), (1440.0, false), (-1.0, false), (7.5, false)] {
        draft.trackers = vec![TrackerValue { tracker: up.id, value }];
        assert_eq!(journal.session.journal_save(&draft).is_ok(), fits, "{value}");
    }
}
