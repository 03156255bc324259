//! The quiet question after a meeting of a group one was at.

use super::*;
use crate::groups::GroupDraft;
use crate::groups::testing::{named, visit_of};
use crate::settings::Settings;

/// A meeting of a group tonight, and its end.
fn over() -> (Desk, SeriesDraft, GroupDraft) {
    let group = named("Harbour Street");
    let draft = SeriesDraft { group: Some(group.id), ..meeting(TONIGHT, &[]) };
    let desk = Desk(journal());
    let _ = desk.0.session.groups_save(&group, LONDON).unwrap();
    desk.to(group.id, GroupStage::Attending);
    desk.save(&draft);
    desk.0.wait(102);
    (desk, draft, group)
}

impl Desk {
    fn asked(&self) -> Vec<Uuid> {
        self.0.session.reminders_how_was(LONDON).unwrap().iter().map(|one| one.series).collect()
    }

    fn attend(&self, draft: &SeriesDraft, attended: Option<bool>) {
        let _ = self.0.session.calendar_attend((draft.id, civil(TONIGHT)), attended, LONDON).unwrap();
    }
}

#[test]
fn how_it_was_is_asked_of_those_who_were_there_and_for_three_days() {
    let (desk, draft, _) = over();
    assert!(desk.asked().is_empty(), "nobody said they were there");
    desk.attend(&draft, Some(false));
    assert!(desk.asked().is_empty());
    desk.attend(&draft, Some(true));
    assert_eq!(desk.asked(), [draft.id]);
    desk.0.wait(3 * 24 * 60 - 1);
    assert_eq!(desk.asked(), [draft.id]);
    desk.0.wait(2);
    assert!(desk.asked().is_empty());
}

#[test]
fn nothing_is_asked_of_who_wants_fewer_questions() {
    let (desk, draft, _) = over();
    desk.attend(&draft, Some(true));
    let settings = desk.0.session.settings().unwrap();
    let _ = desk.0.session.settings_set(&Settings { fewer_questions: true, ..settings }).unwrap();
    assert!(desk.asked().is_empty());
}

#[test]
fn how_it_was_is_asked_no_more_once_it_was_said_put_away_or_the_group_rests() {
    let (desk, draft, group) = over();
    desk.attend(&draft, Some(true));
    let mut visit = visit_of(group.id, "2026-11-19");
    let _ = desk.0.session.groups_visit_save(&visit).unwrap();
    assert_eq!(desk.asked(), [draft.id], "a visit that says nothing is no answer");
    visit.note = "Warm".into();
    let _ = desk.0.session.groups_visit_save(&visit).unwrap();
    assert!(desk.asked().is_empty());
    let _ = desk.0.session.groups_bin(visit.id).unwrap();
    assert_eq!(desk.asked(), [draft.id]);
    desk.to(group.id, GroupStage::Left);
    desk.attend(&draft, Some(true));
    assert!(desk.asked().is_empty());
    desk.to(group.id, GroupStage::Attending);
    assert_eq!(desk.asked(), [draft.id]);
    let _ = desk.0.session.reminders_dismiss((draft.id, civil(TONIGHT)), Unwanted::Question).unwrap();
    assert!(desk.asked().is_empty());
}

#[test]
fn nobody_is_asked_how_something_without_a_group_was() {
    let draft = meeting(TONIGHT, &[]);
    let desk = Desk::with(&draft);
    desk.0.wait(102);
    desk.attend(&draft, Some(true));
    assert!(desk.asked().is_empty());
}
