//! Choosing many, and doing something with all of them.

use uuid::Uuid;

use super::EntrySelection;
use super::export::{EntryFileForm, EntryFileWords};
use crate::error::ErrorCode;
use crate::journal::model::EntryFilter;
use crate::testing::{Journal, journal};

fn found(text: &str, filter: EntryFilter) -> EntrySelection {
    EntrySelection::Found { text: text.to_owned(), filter, without: Vec::new() }
}

fn these(ids: &[Uuid]) -> EntrySelection {
    EntrySelection::Entries { ids: ids.to_vec() }
}

/// Twelve entries; every third tells of tea, every second has the tag "walk" and a mood.
fn dozen(journal: &Journal) -> Vec<Uuid> {
    let walk = journal.tag("walk").id;
    (0..12)
        .map(|number| {
            journal.wait(1);
            let words = if number % 3 == 0 { "Cold tea in the kitchen" } else { "The heron on the weir" };
            let mut draft = journal.draft(&format!("{words} {number}"));
            if number % 2 == 0 {
                draft.tags = vec![walk];
                draft.mood = journal.mood(1);
            }
            journal.save(&draft)
        })
        .collect()
}

#[test]
fn what_is_meant_is_what_the_list_shows() {
    let journal = journal();
    let ids = dozen(&journal);
    let walks = EntryFilter { tags: vec![journal.tag("walk").id], ..EntryFilter::default() };
    for (text, filter, count) in [
        ("", EntryFilter::default(), 12),
        ("te", EntryFilter::default(), 4),
        ("tea ", walks.clone(), 2),
        ("\"cold tea\"", EntryFilter::default(), 4),
        ("-tea", EntryFilter::default(), 8),
        ("-\"cold tea\"", walks.clone(), 4),
        ("albatross", EntryFilter::default(), 0),
        ("", EntryFilter { tags: vec![Uuid::now_v7()], ..EntryFilter::default() }, 0),
    ] {
        let shown = journal.filter(text, filter.clone());
        assert_eq!(journal.session.journal_selected_count(&found(text, filter.clone())).unwrap(), count, "{text}");
        assert_eq!(shown.len(), count as usize, "{text}");
        assert_eq!(journal.session.journal_selected_range(text, &filter, 0, 99).unwrap(), shown, "{text}");
    }
    // A stretch of rows, whichever end was chosen first.
    let shown = journal.find("");
    let range = |from, to| journal.session.journal_selected_range("", &EntryFilter::default(), from, to).unwrap();
    assert_eq!(range(2, 4), shown[2..=4]);
    assert_eq!(range(4, 2), shown[2..=4]);
    assert!(range(12, 20).is_empty());

    // Chosen twice counts once; what is in the bin or was never there is passed over.
    let _ = journal.session.journal_bin(ids[0]).unwrap();
    let some = these(&[ids[0], ids[1], ids[1], ids[2], Uuid::now_v7()]);
    assert_eq!(journal.session.journal_selected_count(&some).unwrap(), 2);
    let but_one = EntrySelection::Found {
        text: "tea".to_owned(),
        filter: EntryFilter::default(),
        without: vec![ids[3], ids[0], Uuid::now_v7()],
    };
    assert_eq!(journal.session.journal_selected_count(&but_one).unwrap(), 2);
    let bin = EntryFilter { binned: true, ..EntryFilter::default() };
    assert_eq!(journal.session.journal_selected_count(&found("", bin)).unwrap_err().code, ErrorCode::Invalid);
}

#[test]
fn tags_are_given_and_taken_and_both_come_back() {
    let journal = journal();
    let ids = dozen(&journal);
    let (walk, work) = (journal.tag("walk").id, journal.tag("work").id);
    let with = |tag| journal.filter("", EntryFilter { tags: vec![tag], ..EntryFilter::default() }).len();
    let told = |selection: &EntrySelection| {
        let tags = journal.session.journal_selected_tags(selection).unwrap();
        tags.into_iter().map(|tag| (tag.tag, tag.entries)).collect::<Vec<_>>()
    };
    let all = found("", EntryFilter::default());
    assert_eq!(told(&all), [(walk, 6)]);

    let batch = Uuid::now_v7();
    let changed =
        journal.session.journal_selected_retag(batch, &found("tea ", EntryFilter::default()), &[work], &[walk]);
    assert_eq!(changed.unwrap().value, 4);
    assert_eq!((with(work), with(walk)), (4, 4));
    assert_eq!(told(&all), [(work, 4), (walk, 4)], "as frequent: in the order they were made");
    assert_eq!(journal.find("work").len(), 4, "found by the name of the tag");
    // No text was touched: there is no earlier version.
    assert_eq!(journal.session.journal_get(ids[0]).unwrap().versions, 0);

    // What was changed meanwhile keeps that.
    let mut draft = journal.draft("Cold tea in the kitchen, with them");
    let family = journal.tag("family").id;
    (draft.id, draft.tags) = (ids[3], vec![work, family]);
    let _ = journal.save(&draft);
    let _ = journal.session.journal_bin(ids[6]).unwrap();
    let _ = journal.session.journal_selected_undo(batch).unwrap();
    assert_eq!(journal.session.journal_get(ids[3]).unwrap().tags, [family]);
    assert_eq!(journal.session.journal_get(ids[0]).unwrap().tags, [walk]);
    let _ = journal.session.journal_restore(ids[6]).unwrap();
    assert_eq!((with(work), with(walk)), (0, 6));
    assert_eq!(journal.session.journal_selected_undo(batch).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn what_changes_nothing_changes_nothing_and_what_fails_fails_whole() {
    let journal = journal();
    let ids = dozen(&journal);
    let walk = journal.tag("walk").id;
    let before = journal.session.journal_get(ids[0]).unwrap().changed;
    journal.wait(5);
    let again = journal.session.journal_selected_retag(Uuid::now_v7(), &these(&ids), &[walk], &[]).unwrap();
    assert_eq!(again.value, 6, "six had it already");
    assert_eq!(journal.session.journal_get(ids[0]).unwrap().changed, before);
    let unknown = journal.session.journal_selected_retag(Uuid::now_v7(), &these(&ids), &[Uuid::now_v7()], &[walk]);
    assert_eq!(unknown.unwrap_err().code, ErrorCode::Invalid);
    assert_eq!(journal.session.journal_get(ids[0]).unwrap().tags, [walk]);
}

#[test]
fn the_bin_takes_all_of_them_and_gives_them_back() {
    let journal = journal();
    let ids = dozen(&journal);
    let _ = journal.session.journal_bin(ids[0]).unwrap();
    let (first, second) = (Uuid::now_v7(), Uuid::now_v7());
    let binned = journal.session.journal_selected_bin(first, &found("tea", EntryFilter::default())).unwrap();
    assert_eq!(binned.value, 3);
    assert_eq!(journal.find("").len(), 8);
    let _ = journal.session.journal_bin_empty();
    let binned = journal.session.journal_selected_bin(second, &these(&ids)).unwrap();
    assert_eq!(binned.value, 8);
    assert!(journal.find("").is_empty());
    // Only the last is taken back, and what was there before it stays there.
    assert_eq!(journal.session.journal_selected_undo(first).unwrap_err().code, ErrorCode::NotFound);
    let _ = journal.session.journal_selected_undo(second).unwrap();
    assert_eq!(journal.find("").len(), 8);
    assert_eq!(journal.find("heron").len(), 8);
}

fn words() -> EntryFileWords {
    let word = str::to_owned;
    EntryFileWords {
        mood: word("Mood"),
        feelings: word("Feelings"),
        tags: word("Tags"),
        starred: word("Starred"),
        physical: word("Physical"),
        emotional: word("Emotional"),
        social: word("Social"),
        spiritual: word("Spiritual"),
        yes: word("yes"),
        no: word("no"),
        left_out: word("Not in this file"),
    }
}

fn written(journal: &Journal, form: EntryFileForm) -> String {
    let mut out = Vec::new();
    let all = found("", EntryFilter::default());
    let count = journal.session.journal_selected_write(&all, form, &words(), &mut out, &mut |_| {}).unwrap();
    assert_eq!((count.entries, count.attachments, count.missing), (2, 0, 0));
    String::from_utf8(out).unwrap()
}

fn two(journal: &Journal) {
    let mut draft = journal.draft("Rain on the *window*.\n\nSecond part");
    draft.title = "A line\nand another".to_owned();
    draft.mood = journal.mood(2);
    draft.feelings = vec![journal.feeling("sad")];
    draft.tags = vec![journal.tag("walk").id, journal.tag("work").id];
    draft.dimensions.social = Some(3);
    draft.starred = true;
    let sleep = journal.sleep();
    draft.trackers = vec![crate::journal::TrackerValue { tracker: sleep, value: 425.0 }];
    let _ = journal.save(&draft);
    journal.wait(60);
    let _ = journal.save(&journal.draft("Later\n"));
}

#[test]
fn a_file_for_people_reads_from_the_oldest_on() {
    let journal = journal();
    two(&journal);
    let mood = journal.scale().steps[1].word.clone();
    assert_eq!(
        written(&journal, EntryFileForm::Markdown),
        format!(
            "# 2026-11-19 21:48 (Europe/London)\n\n## A line and another\n\n- Mood: {mood} (2/5)\n- Feelings: sad\n\
             - Tags: walk, work\n- Social: 3/10\n- Sleep: 7:05\n- Starred\n\nRain on the *window*.\n\nSecond part\n\
             \n---\n\n# 2026-11-19 22:48 (Europe/London)\n\nLater\n"
        )
    );
}

#[test]
fn a_file_for_programs_has_all_there_is() {
    let journal = journal();
    two(&journal);
    let file: serde_json::Value = serde_json::from_str(&written(&journal, EntryFileForm::Json)).unwrap();
    assert_eq!((&file["format"], &file["version"]), (&"mooring-entries".into(), &1.into()));
    let entry = &file["entries"][0];
    assert_eq!(entry["at"], "2026-11-19T21:48:00Z");
    assert_eq!(entry["day"], "2026-11-19");
    assert_eq!(entry["body"], "Rain on the *window*.\n\nSecond part");
    assert_eq!(entry["title"], "A line\nand another");
    assert_eq!((&entry["mood"]["step"], &entry["mood"]["steps"]), (&2.into(), &5.into()));
    assert_eq!(entry["tags"][1]["name"], "work");
    assert_eq!((&entry["trackers"][0]["kind"], &entry["trackers"][0]["value"]), (&"duration".into(), &425.0.into()));
    assert_eq!(entry["dimensions"], serde_json::json!({ "social": 3 }));
    assert_eq!(file["entries"].as_array().unwrap().len(), 2);
    assert!(file["entries"][1].get("mood").is_none());
}

/// Takes as many bytes as there is room, then no more.
struct Full(usize);

impl std::io::Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0 < bytes.len() {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        self.0 -= bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_said() {
    let journal = journal();
    two(&journal);
    let all = found("", EntryFilter::default());
    for form in [EntryFileForm::Markdown, EntryFileForm::Json] {
        let full =
            journal.session.journal_selected_write(&all, form, &words(), &mut Full(100), &mut |_| {}).unwrap_err();
        assert_eq!(full.code, ErrorCode::DiskFull);
    }
    let long = EntryFileWords { mood: "m".repeat(61), ..words() };
    let error = journal
        .session
        .journal_selected_write(&all, EntryFileForm::Json, &long, &mut Vec::new(), &mut |_| {})
        .unwrap_err();
    assert_eq!((error.code, error.field), (ErrorCode::TooLong, Some("words")));
}

#[test]
fn paper_takes_only_so_many() {
    let journal = journal();
    let ids = dozen(&journal);
    let read = journal.session.journal_selected_entries(&these(&[ids[4], ids[1]])).unwrap();
    assert_eq!(read.iter().map(|entry| entry.id).collect::<Vec<_>>(), [ids[1], ids[4]]);
    for number in 0..490 {
        journal.write(&format!("line {number}"));
    }
    let error = journal.session.journal_selected_entries(&found("", EntryFilter::default())).unwrap_err();
    assert_eq!(error.code, ErrorCode::TooLong);
}
