//! Importing a Daylio export.

use std::cell::RefCell;
use std::fmt::Write as _;

use proptest::prelude::*;
use uuid::Uuid;

use crate::error::{ErrorCode, Result};
use crate::journal::model::{
    ActivityDecision, ActivityTarget, EntryDraft, EntryFilter, EntryView, ImportDecision, ImportDone, ImportPreview,
    ListRequest, MoodDecision, TrackerKind, TrackerValue,
};
use crate::testing::{Journal, journal};

const HEADER: &str = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n";

const SMALL: &str = "full_date,date,weekday,time,mood,activities,note_title,note
2024-05-30,30 May,Thursday,6:50 pm,rad,friends | Walk,,Awesome
2024-05-30,30 May,Thursday,1:08 am,meh,walk,A title,\"Two lines<br>and <b>more</b>\"
2024-05-29,29 May,Wednesday,18:24,hangry,,,
2024-05-29,29 May,Wednesday,18:24,awful,gaming | gaming,,second of the minute
";

/// Every proposal is taken; names without one get a step or a new tag.
fn decide(preview: &ImportPreview) -> ImportDecision {
    ImportDecision {
        id: preview.id,
        zone: "Europe/Paris".into(),
        moods: preview
            .moods
            .iter()
            .map(|mood| MoodDecision { name: mood.name.clone(), step: mood.step.or(Some(2)) })
            .collect(),
        activities: preview
            .activities
            .iter()
            .map(|activity| ActivityDecision {
                name: activity.name.clone(),
                into: activity.tag.map_or(ActivityTarget::NewTag, |id| ActivityTarget::Tag { id }),
            })
            .collect(),
        take_changed: false,
    }
}

fn open(journal: &Journal, text: &str) -> ImportPreview {
    journal.session.import_open("/home/x/daylio_export.csv", text.as_bytes()).unwrap()
}

fn run(journal: &Journal, decision: &ImportDecision) -> Result<ImportDone> {
    journal.wait(1);
    journal.session.import_run(decision, |_| ()).map(|changed| changed.value)
}

fn import(journal: &Journal, text: &str) -> ImportDone {
    run(journal, &decide(&open(journal, text))).unwrap()
}

fn all(journal: &Journal) -> Vec<EntryView> {
    journal.find("").into_iter().map(|id| journal.session.journal_get(id).unwrap()).collect()
}

#[test]
fn a_preview_changes_nothing_and_says_what_would_come() {
    let journal = journal();
    let preview = open(&journal, SMALL);
    assert_eq!(preview.file_name, "daylio_export.csv");
    assert_eq!((preview.entries, preview.new, preview.changed, preview.known), (4, 4, 0, 0));
    assert_eq!(preview.first_day.unwrap().to_string(), "2024-05-29");
    assert_eq!(preview.last_day.unwrap().to_string(), "2024-05-30");
    let moods: Vec<(&str, Option<u8>)> = preview.moods.iter().map(|mood| (mood.name.as_str(), mood.step)).collect();
    assert_eq!(moods, [("awful", Some(1)), ("hangry", None), ("meh", Some(3)), ("rad", Some(5))]);
    let walk = journal.tag("walk").id;
    let tag = |name: &str| preview.activities.iter().find(|activity| activity.name == name).unwrap().tag;
    assert_eq!((tag("Walk"), tag("walk"), tag("gaming")), (Some(walk), Some(walk), None));
    assert!(journal.find("").is_empty() && journal.session.import_batches().unwrap().is_empty());
    assert_eq!(preview.sample.len(), 4);
}

#[test]
fn rows_become_entries_in_the_zone_chosen_for_the_file() {
    let journal = journal();
    let done = import(&journal, SMALL);
    assert_eq!((done.added, done.updated, done.skipped), (4, 0, 0));
    let entries = all(&journal);
    let seen: Vec<(String, String, Option<u8>, String)> = entries
        .iter()
        .map(|entry| {
            (entry.day.to_string(), entry.at.to_rfc3339(), entry.mood.map(|mood| mood.step), entry.body.clone())
        })
        .collect();
    let row = |day: &str, at: &str, step: u8, body: &str| (day.into(), at.into(), Some(step), body.into());
    assert_eq!(seen[0], row("2024-05-30", "2024-05-30T16:50:00+00:00", 5, "Awesome"));
    // 1:08 at night belongs to the day before, as any entry does.
    assert_eq!((seen[1].0.as_str(), seen[1].1.as_str()), ("2024-05-29", "2024-05-29T23:08:00+00:00"));
    assert_eq!(entries[1].title, "A title");
    // The file is newest first, within a minute too.
    assert_eq!((seen[2].2, seen[3].2), (Some(2), Some(1)));
    assert_eq!(entries[1].source.as_deref(), Some("daylio"));
    assert_eq!(entries[3].tags, [journal.tag("gaming").id]);
    assert_eq!(journal.find("friends"), [entries[0].id]);
    let groups = journal.session.journal_vocabulary().unwrap().tags;
    assert!(groups.iter().any(|group| group.name == "Daylio" && group.tags.iter().any(|tag| tag.name == "gaming")));
    let batches = journal.session.import_batches().unwrap();
    assert_eq!((batches.len(), batches[0].added, batches[0].source.as_str()), (1, 4, "daylio"));
}

#[test]
fn importing_twice_adds_nothing() {
    let journal = journal();
    import(&journal, SMALL);
    let before = all(&journal);
    let preview = open(&journal, SMALL);
    assert_eq!((preview.new, preview.changed, preview.known), (0, 0, 4));
    assert_eq!(run(&journal, &decide(&preview)).unwrap_err().code, ErrorCode::ImportNothingNew);
    assert_eq!(all(&journal), before);
    assert_eq!(journal.session.import_batches().unwrap().len(), 1);
    // A later export has one row more.
    let more = SMALL.replacen("note\n", "note\n2024-06-01,1 June,Saturday,9:00,good,,,new\n", 1);
    let done = import(&journal, &more);
    assert_eq!((done.added, done.skipped), (1, 4));
}

#[test]
fn every_name_has_to_be_decided_on() {
    let journal = journal();
    let preview = open(&journal, SMALL);
    let whole = decide(&preview);
    let mut no_mood = whole.clone();
    no_mood.moods.retain(|mood| mood.name != "hangry");
    let mut no_tag = whole.clone();
    no_tag.activities.retain(|activity| activity.name != "gaming");
    let mut no_zone = whole.clone();
    no_zone.zone = "Paris".into();
    let mut no_step = whole.clone();
    no_step.moods[0].step = Some(6);
    let mut lost_tag = whole.clone();
    lost_tag.activities[0].into = ActivityTarget::Tag { id: Uuid::now_v7() };
    for (decision, code, field) in [
        (no_mood, ErrorCode::ImportMappingIncomplete, "moods"),
        (no_tag, ErrorCode::ImportMappingIncomplete, "activities"),
        (no_zone, ErrorCode::Invalid, "zone"),
        (no_step, ErrorCode::OutOfRange, "mood"),
        (lost_tag, ErrorCode::Invalid, "activities"),
    ] {
        let error = run(&journal, &decision).unwrap_err();
        assert_eq!((error.code, error.field), (code, Some(field)));
    }
    let gone = ImportDecision { id: Uuid::now_v7(), ..whole.clone() };
    assert_eq!(run(&journal, &gone).unwrap_err().code, ErrorCode::ImportGone);
    assert!(journal.find("").is_empty());
    let mut without = whole;
    for mood in &mut without.moods {
        mood.step = None;
    }
    for activity in &mut without.activities {
        activity.into = ActivityTarget::LeaveOut;
    }
    run(&journal, &without).unwrap();
    assert!(all(&journal).iter().all(|entry| entry.mood.is_none() && entry.tags.is_empty()));
}

#[test]
fn a_changed_row_is_taken_only_if_it_was_not_edited_here() {
    let journal = journal();
    import(&journal, SMALL);
    let entries = all(&journal);
    let (first, second) = (&entries[0], &entries[1]);
    journal.wait(1);
    let mut edited = journal.draft("my own words");
    edited.id = second.id;
    edited.at = second.at;
    journal.save(&edited);
    let file = SMALL.replace("Awesome", "Awesome indeed").replace("Two lines", "Three lines");
    let preview = open(&journal, &file);
    assert_eq!((preview.new, preview.changed, preview.known), (0, 2, 2));
    let mut decision = decide(&preview);
    assert_eq!(run(&journal, &decision).unwrap_err().code, ErrorCode::ImportNothingNew);
    decision.take_changed = true;
    let done = run(&journal, &decision).unwrap();
    assert_eq!((done.added, done.updated, done.skipped), (0, 1, 3));
    assert_eq!(journal.session.journal_get(first.id).unwrap().body, "Awesome indeed");
    assert_eq!(journal.find("indeed"), [first.id]);
    assert_eq!(journal.session.journal_get(second.id).unwrap().body, "my own words");

    // Undone, the earlier words are back; and then the first import can be undone too.
    let batches = journal.session.import_batches().unwrap();
    let undone = journal.session.import_undo(batches[0].id).unwrap().value;
    assert_eq!((undone.removed, undone.kept_because_edited), (0, 0));
    assert_eq!(journal.session.journal_get(first.id).unwrap().body, "Awesome");
    assert!(journal.find("indeed").is_empty());
    assert_eq!(open(&journal, SMALL).known, 4);
    journal.wait(1);
    let undone = journal.session.import_undo(batches[1].id).unwrap().value;
    assert_eq!((undone.removed, undone.kept_because_edited), (3, 1));
    assert_eq!(all(&journal).iter().map(|entry| entry.body.as_str()).collect::<Vec<_>>(), ["my own words"]);
    // The kept one keeps its tag; "gaming" and "friends" went with their entries.
    let names: Vec<String> = journal
        .session
        .journal_vocabulary()
        .unwrap()
        .tags
        .into_iter()
        .flat_map(|group| group.tags)
        .map(|tag| tag.name)
        .collect();
    assert!(!names.contains(&"gaming".to_owned()) && names.contains(&"walk".to_owned()));
    assert_eq!(journal.session.import_undo(batches[1].id).unwrap_err().code, ErrorCode::Conflict);
    assert_eq!(journal.session.import_undo(Uuid::now_v7()).unwrap_err().code, ErrorCode::NotFound);
    let again = open(&journal, SMALL);
    assert_eq!((again.new, again.known + again.changed), (3, 1));
}

#[test]
fn what_is_being_typed_into_an_entry_is_an_edit() {
    let journal = journal();
    let batch = import(&journal, SMALL).batch;
    let id = journal.find("Awesome")[0];
    let mut typing = journal.draft("Awesome, and half a sentence that is not saved y");
    typing.id = id;
    let _ = journal.session.journal_draft_save(&typing).unwrap();
    journal.wait(1);
    let undone = journal.session.import_undo(batch).unwrap().value;
    assert_eq!((undone.removed, undone.kept_because_edited), (3, 1));
    let kept = journal.session.journal_draft_get(id).unwrap().unwrap();
    assert_eq!(kept.draft.body, typing.body);
    journal.save(&typing);
    assert_eq!(journal.session.journal_get(id).unwrap().body, typing.body);
}

#[test]
fn an_entry_in_the_bin_gets_its_earlier_words_there() {
    let journal = journal();
    import(&journal, SMALL);
    let id = journal.find("Awesome")[0];
    let mut decision = decide(&open(&journal, &SMALL.replace("Awesome", "Awesome indeed")));
    decision.take_changed = true;
    let batch = run(&journal, &decision).unwrap().batch;
    let _ = journal.session.journal_bin(id).unwrap();
    journal.wait(1);
    let undone = journal.session.import_undo(batch).unwrap().value;
    assert_eq!((undone.removed, undone.kept_because_edited), (0, 0));
    let entry = journal.session.journal_get(id).unwrap();
    assert_eq!((entry.body.as_str(), entry.binned.is_some()), ("Awesome", true));
    assert!(journal.find("Awesome").is_empty());
}

#[test]
fn a_day_with_thousands_of_rows_stays_one_day() {
    let journal = journal();
    let row = "2023-02-11,x,x,23:59,good,,,,words\n";
    let text = format!("{HEADER}2023-02-12,x,x,9:00,good,,,,the next day\n{}", row.repeat(2_000));
    let done = import(&journal, &text);
    assert_eq!(done.added, 2_001);
    let day = |day: &str| {
        let day = Some(day.parse().unwrap());
        let request = ListRequest {
            filter: EntryFilter { from: day, to: day, ..EntryFilter::default() },
            limit: 1,
            ..ListRequest::default()
        };
        journal.session.journal_list(&request).unwrap().total
    };
    assert_eq!((day("2023-02-11"), day("2023-02-12")), (Some(2_000), Some(1)));
}

#[test]
fn dates_no_entry_can_have_are_problems_and_not_entries_nobody_sees() {
    let journal = journal();
    let dates = ["1900-01-01", "1900-01-03", "2199-12-29", "2199-12-31", "2200-01-01"];
    let mut text = HEADER.to_owned();
    for date in dates {
        let _ = writeln!(text, "{date},x,x,1:00,good,,,,on {date}");
    }
    let preview = open(&journal, &text);
    assert_eq!((preview.entries, preview.problem_count), (2, 3));
    assert!(preview.problems.iter().all(|problem| problem.left_out && problem.code == "bad-date"));
    let done = run(&journal, &decide(&preview)).unwrap();
    assert_eq!(done.added, 2);
    for entry in all(&journal) {
        // What is shown can be saved again.
        let mut again = journal.draft("changed");
        (again.id, again.at, again.day) = (entry.id, entry.at, Some(entry.day));
        journal.save(&again);
    }
    assert_eq!(journal.find("changed").len(), 2);
}

#[test]
fn a_purged_row_stays_away() {
    let journal = journal();
    import(&journal, SMALL);
    let id = journal.find("Awesome")[0];
    let _ = journal.session.journal_bin(id).unwrap();
    let _ = journal.session.journal_purge(id).unwrap();
    let mut decision = decide(&open(&journal, &SMALL.replace("Awesome", "Awesome again")));
    decision.take_changed = true;
    assert_eq!(run(&journal, &decision).unwrap_err().code, ErrorCode::ImportNothingNew);
    assert_eq!(journal.find("").len(), 3);
}

#[test]
fn cancelling_leaves_everything_as_it_was() {
    let journal = journal();
    let mut text = HEADER.to_owned();
    for day in 1..=28 {
        for hour in 0..24 {
            let _ = writeln!(text, "2023-02-{day:02},x,x,{hour}:00,good,invented,,,words");
        }
    }
    let preview = open(&journal, &text);
    let decision = decide(&preview);
    let words = journal.session.journal_vocabulary().unwrap();
    let steps = RefCell::new(Vec::new());
    let outcome = journal.session.import_run(&decision, |progress| {
        steps.borrow_mut().push(progress.done);
        if progress.done == 300 {
            journal.session.import_cancel(preview.id);
        }
    });
    assert_eq!(outcome.unwrap_err().code, ErrorCode::ImportCancelled);
    assert_eq!(steps.into_inner(), [0, 100, 200, 300]);
    assert!(journal.find("").is_empty() && journal.session.import_batches().unwrap().is_empty());
    assert_eq!(journal.session.journal_vocabulary().unwrap(), words);
    // It may be started again.
    let done = run(&journal, &decision).unwrap();
    assert_eq!(done.added, 28 * 24);
    assert_eq!(run(&journal, &decision).unwrap_err().code, ErrorCode::ImportGone);
}

#[test]
fn a_running_import_is_ended_whatever_was_opened_meanwhile_and_no_other_begins() {
    let journal = journal();
    let preview = open(&journal, SMALL);
    let decision = decide(&preview);
    let outcome = journal.session.import_run(&decision, |_| {
        let other = open(&journal, SMALL);
        let second = journal.session.import_run(&decide(&other), |_| {});
        assert_eq!(second.unwrap_err().code, ErrorCode::Conflict);
        journal.session.import_cancel(other.id);
        journal.session.import_stop();
    });
    assert_eq!(outcome.unwrap_err().code, ErrorCode::ImportCancelled);
    assert!(journal.find("").is_empty() && journal.session.import_was_stopped());
    let third = decide(&open(&journal, SMALL));
    assert_eq!(run(&journal, &third).unwrap().added, 4);
    assert!(!journal.session.import_was_stopped());
}

#[test]
fn one_that_was_at_its_end_when_the_journal_is_closed_was_not_stopped() {
    let journal = journal();
    journal.session.import_stop();
    assert!(!journal.session.import_was_stopped(), "none ran");
    let decision = decide(&open(&journal, SMALL));
    let done = journal.session.import_run(&decision, |progress| {
        if progress.done == progress.total {
            journal.session.import_stop();
        }
    });
    assert_eq!(journal.session.import_was_stopped(), done.is_err());
    assert_eq!(journal.find("").is_empty(), done.is_err());
}

#[test]
fn scales_become_trackers_or_lines() {
    let journal = journal();
    let text = format!(
        "{HEADER}2026-03-02,2 March,Monday,9:00,good,,Energy:\u{A0}4 | Pain:\u{A0}2.5 | Weather:\u{A0}grey,,A note
2026-03-01,1 March,Sunday,9:00,good,,Energy:\u{A0}7 | Pain:\u{A0}3 | Weather:\u{A0}9,,
"
    );
    import(&journal, &text);
    let trackers = journal.session.journal_vocabulary().unwrap().trackers;
    let kind = |name: &str| trackers.iter().find(|tracker| tracker.name == name).map(|tracker| tracker.kind.clone());
    assert_eq!(kind("Energy"), Some(TrackerKind::Scale { min: 1, max: 7, low_word: None, high_word: None }));
    assert_eq!(kind("Pain"), Some(TrackerKind::Number { unit: None, decimals: 2 }));
    assert_eq!(kind("Weather"), None);
    let entries = all(&journal);
    assert_eq!(entries[0].body, "A note\n\nWeather: grey");
    assert_eq!(entries[1].body, "Weather: 9");
    let values: Vec<f64> = entries[0].trackers.iter().map(|value| value.value).collect();
    assert_eq!(values, [4.0, 2.5]);
    let batch = journal.session.import_batches().unwrap()[0].id;
    journal.wait(1);
    let _ = journal.session.import_undo(batch).unwrap();
    let left = journal.session.journal_vocabulary().unwrap().trackers;
    assert!(left.iter().all(|tracker| tracker.name != "Energy" && tracker.name != "Pain"));
}

#[test]
fn words_a_draft_has_stay_when_an_import_is_taken_back() {
    let journal = journal();
    let text = format!("{HEADER}2026-03-02,2 March,Monday,9:00,good,walk | chess,Pain:\u{A0}2.5,,A note\n");
    import(&journal, &text);
    let words = journal.session.journal_vocabulary().unwrap();
    let tag = words.tags.iter().flat_map(|group| &group.tags).find(|tag| tag.name == "walk").unwrap().id;
    let pain = words.trackers.iter().find(|tracker| tracker.name == "Pain").unwrap().id;
    let value = TrackerValue { tracker: pain, value: 3.0 };
    let draft = EntryDraft { tags: vec![tag], trackers: vec![value], ..journal.draft("still being written") };
    let _ = journal.session.journal_draft_save(&draft).unwrap();
    journal.wait(1);
    let batch = journal.session.import_batches().unwrap()[0].id;
    let _ = journal.session.import_undo(batch).unwrap();
    let words = journal.session.journal_vocabulary().unwrap();
    let tags: Vec<&str> = words.tags.iter().flat_map(|group| &group.tags).map(|tag| tag.name.as_str()).collect();
    assert!(tags.contains(&"walk") && !tags.contains(&"chess"), "{tags:?}");
    assert!(words.trackers.iter().any(|tracker| tracker.id == pain));
}

#[test]
fn what_cannot_be_read_is_told_apart() {
    let journal = journal();
    let refused = |bytes: &[u8]| journal.session.import_open("x.csv", bytes).unwrap_err().code;
    assert_eq!(refused(b""), ErrorCode::ImportEmpty);
    assert_eq!(refused(b"\x89PNG\r\n\x1a\n\0\0"), ErrorCode::ImportNotCsv);
    assert_eq!(refused(b"a;b;c\n1;2;3\n"), ErrorCode::ImportOtherTable);
    assert_eq!(refused(&vec![b'x'; (32 << 20) + 1]), ErrorCode::ImportTooLarge);
    let preview = open(&journal, &format!("{SMALL}nonsense,1 May,x,9:00,good,,,\n"));
    assert_eq!((preview.entries, preview.problem_count, preview.problems[0].left_out), (4, 1, true));
    assert_eq!((preview.problems[0].line, preview.problems[0].code.as_str()), (6, "bad-date"));
}

fn rows() -> impl Strategy<Value = Vec<(u32, u32, usize, usize, String)>> {
    proptest::collection::vec((1_u32..29, 0_u32..24, 0_usize..3, 0_usize..4, "[a-zé日 ]{0,12}"), 1..25)
}

fn csv(rows: &[(u32, u32, usize, usize, String)]) -> String {
    let mut text = HEADER.to_owned();
    for (day, hour, mood, activity, note) in rows {
        let mood = ["rad", "meh", "odd"][*mood];
        let activity = ["", "walk", "chess", "walk | chess"][*activity];
        let _ = writeln!(text, "2022-07-{day:02},x,x,{hour}:30,{mood},{activity},,,{note}");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn undoing_restores_what_was_before(rows in rows()) {
        let journal = journal();
        journal.write("was here before, with chess");
        let state = |journal: &Journal| {
            let request = ListRequest { limit: 200, ..ListRequest::default() };
            let listed = journal.session.journal_list(&request).unwrap();
            let bin = journal.filter("", EntryFilter { binned: true, ..EntryFilter::default() });
            (listed, bin, journal.session.journal_vocabulary().unwrap(), journal.session.journal_months().unwrap(), journal.find("chess"))
        };
        let before = state(&journal);
        let text = csv(&rows);
        let done = import(&journal, &text);
        prop_assert_eq!(done.added as usize, rows.len());
        prop_assert_eq!(open(&journal, &text).known as usize, rows.len());
        journal.wait(1);
        let undone = journal.session.import_undo(done.batch).unwrap().value;
        prop_assert_eq!(undone.removed as usize, rows.len());
        prop_assert_eq!(state(&journal), before);
        prop_assert_eq!(open(&journal, &text).new as usize, rows.len());
    }
}
