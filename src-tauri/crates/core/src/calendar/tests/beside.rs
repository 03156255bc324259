//! When to leave for a group, and whom to ask again. The journal's clock stands at 21:48 on 19 November.

use super::*;
use crate::calendar::file::{CalendarExport, ExportScope};
use crate::groups::testing::{named, note_of};
use crate::groups::{Advance, GroupDraft, GroupNote, GroupNoteKind, GroupSetting, GroupStage};

/// A group that takes 40 minutes to get to, and its Thursdays.
fn far() -> (Calendar, GroupDraft, SeriesDraft) {
    let group = GroupDraft {
        setting: Some(GroupSetting::InPerson),
        travel_minutes: Some(40),
        place: "Mill Lane 2".into(),
        ..named("Harbour Street")
    };
    let calendar = Calendar::new();
    let _ = calendar.0.session.groups_save(&group, LONDON).unwrap();
    let draft = SeriesDraft { group: Some(group.id), place: "Mill Lane 2".into(), ..thursdays() };
    calendar.save(&draft);
    (calendar, group, draft)
}

impl Calendar {
    /// When to leave for the first one.
    fn leave(&self) -> Option<String> {
        let by = self.agenda().occurrences[0].leave_by?;
        Some(by.format("%m-%d %H:%M").to_string())
    }

    fn asks(&self, from: &str, days: u16) -> Vec<(String, String)> {
        let asks = self.0.session.calendar_agenda(day(from), days, LONDON).unwrap().asks;
        asks.into_iter().map(|ask| (ask.name, ask.day.to_string())).collect()
    }
}

#[test]
fn one_leaves_so_early_that_one_is_there_in_time() {
    let (calendar, group, draft) = far();
    assert_eq!(calendar.leave().as_deref(), Some("11-26 18:20"));
    let of_group = calendar.0.session.calendar_of_group(group.id, LONDON).unwrap();
    assert_eq!(of_group.next[0].leave_by, Some(civil("2026-11-26T18:20:00")));
    // A minute before, and then: what is over is no reproach.
    calendar.0.wait(6 * 24 * 60 + 20 * 60 + 31);
    assert_eq!(calendar.leave().as_deref(), Some("11-26 18:20"));
    calendar.0.wait(1);
    assert_eq!(calendar.leave(), None);
    let gone = Fate::Cancelled;
    let _ = calendar.0.session.calendar_fate((draft.id, civil("2026-12-03T19:00:00")), gone, LONDON).unwrap();
    assert!(calendar.agenda().occurrences[1].leave_by.is_none());
    assert!(calendar.agenda().occurrences[2].leave_by.is_some());
}

#[test]
fn nobody_leaves_for_what_is_online() {
    let (calendar, group, draft) = far();
    calendar.save(&SeriesDraft { place: String::new(), link: "https://room.example.org".into(), ..draft.clone() });
    assert_eq!(calendar.leave(), None);
    calendar.save(&draft);
    let online = GroupDraft { setting: Some(GroupSetting::Online), ..group.clone() };
    let _ = calendar.0.session.groups_save(&online, LONDON).unwrap();
    assert_eq!(calendar.leave(), None);
    let unknown = GroupDraft { travel_minutes: None, ..group };
    let _ = calendar.0.session.groups_save(&unknown, LONDON).unwrap();
    assert_eq!(calendar.leave(), None);
}

#[test]
fn whom_to_ask_again_stands_on_its_day_until_it_is_answered() {
    let calendar = Calendar::new();
    let group = calendar.group("Harbour Street");
    let wrote = |on: &str| GroupNote { follow_up: Some(day(on)), ..note_of(group, GroupNoteKind::Email) };
    let (mut first, second) = (wrote("2026-11-21"), wrote("2026-11-28"));
    for note in [&first, &second] {
        let _ = calendar.0.session.groups_note_save(note).unwrap();
    }
    let on = |day: &str| ("Harbour Street".to_owned(), day.to_owned());
    assert_eq!(calendar.asks("2026-11-19", 28), [on("2026-11-21"), on("2026-11-28")]);
    assert!(calendar.agenda().begun);
    assert!(calendar.asks("2026-11-19", 2).is_empty());
    let file = calendar
        .0
        .session
        .calendar_export(&CalendarExport { scope: ExportScope::All, instead: None }, LONDON)
        .map(|(bytes, _)| String::from_utf8(bytes).unwrap())
        .unwrap_or_default();
    assert!(!file.contains("Harbour"), "it goes out with nothing");
    // Two days late it is for today, and once where both are.
    calendar.0.wait(4 * 24 * 60);
    assert_eq!(calendar.asks("2026-11-19", 28), [on("2026-11-23"), on("2026-11-28")]);
    assert!(calendar.asks("2026-11-19", 4).is_empty());
    calendar.0.wait(5 * 24 * 60);
    assert_eq!(calendar.asks("2026-11-19", 28), [on("2026-11-28")]);
    let state = calendar.0.session.reminders_state(LONDON).unwrap();
    assert!(state.due.is_empty() && state.next.is_empty(), "and it reminds of nothing");

    first.settled = true;
    let _ = calendar.0.session.groups_note_save(&first).unwrap();
    let _ = calendar.0.session.groups_bin(second.id).unwrap();
    assert!(calendar.asks("2026-11-19", 28).is_empty());
}

#[test]
fn a_group_that_rests_is_not_asked_again() {
    let calendar = Calendar::new();
    let group = calendar.group("Harbour Street");
    let note = GroupNote { follow_up: Some(day("2026-11-21")), ..note_of(group, GroupNoteKind::Call) };
    let _ = calendar.0.session.groups_note_save(&note).unwrap();
    let advance = |to| Advance { group, to, since: None, note: None };
    let _ = calendar.0.session.groups_advance(advance(GroupStage::Left), LONDON).unwrap();
    assert!(calendar.asks("2026-11-19", 28).is_empty());
    let _ = calendar.0.session.groups_advance(advance(GroupStage::Contacted), LONDON).unwrap();
    assert_eq!(calendar.asks("2026-11-19", 28).len(), 1);
    let _ = calendar.0.session.groups_bin(group).unwrap();
    assert!(calendar.asks("2026-11-19", 28).is_empty());
}
