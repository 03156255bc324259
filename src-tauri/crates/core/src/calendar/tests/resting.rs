//! What becomes of the meetings of a group that is paused or left.

use super::*;
use crate::groups::{Advance, GroupStage};

impl Calendar {
    fn to(&self, group: Uuid, to: GroupStage, since: Option<&str>) -> Vec<crate::Area> {
        let advance = Advance { group, to, since: since.map(day), note: None };
        self.0.session.groups_advance(advance, LONDON).unwrap().areas.to_vec()
    }

    fn counted(&self) -> usize {
        self.0.session.calendar_days(day("2026-11-19"), 35, LONDON).unwrap().len()
    }
}

#[test]
fn what_a_left_group_held_stays_in_the_calendar_and_what_it_will_hold_waits() {
    let calendar = Calendar::new();
    let group = calendar.group("Harbour Street");
    let id = calendar.save(&SeriesDraft { group: Some(group), ..thursdays() });
    let by_phone = SeriesDraft { id: Uuid::now_v7(), when: WhenDraft::CallFirst, group: Some(group), ..thursdays() };
    calendar.save(&by_phone);
    assert_eq!((calendar.starts().len(), calendar.agenda().aside.len()), (4, 1));
    // Eight days later there was one meeting.
    calendar.0.wait(60 * 24 * 8);
    let areas = calendar.to(group, GroupStage::Left, None);
    assert!(areas.contains(&crate::Area::Calendar) && areas.contains(&crate::Area::Reminders));
    assert_eq!(calendar.starts(), ["11-26 19:00"]);
    assert_eq!((calendar.counted(), calendar.agenda().aside.len()), (1, 0));
    assert!(calendar.agenda().begun);

    // On its page they are still to be found.
    let meetings = calendar.0.session.calendar_of_group(group, LONDON).unwrap();
    assert!(meetings.rests);
    assert_eq!(meetings.next.iter().map(|one| one.series).collect::<Vec<_>>(), [id]);
    assert_eq!(meetings.last.map(|one| one.here), Some(civil("2026-11-26T19:00:00")));

    // It was left earlier than it was noted: what was after that was not meant.
    calendar.to(group, GroupStage::Left, Some("2026-11-25"));
    assert!(calendar.starts().is_empty());
    assert_eq!(calendar.0.session.calendar_of_group(group, LONDON).unwrap().last, None);
    // On that day itself one may have been there.
    calendar.to(group, GroupStage::Left, Some("2026-11-26"));
    assert_eq!(calendar.starts(), ["11-26 19:00"]);

    calendar.to(group, GroupStage::Trying, None);
    assert_eq!((calendar.starts().len(), calendar.counted(), calendar.agenda().aside.len()), (4, 4, 1));
    assert!(!calendar.0.session.calendar_of_group(group, LONDON).unwrap().rests);
}

#[test]
fn a_pause_that_becomes_leaving_rests_since_the_pause() {
    let calendar = Calendar::new();
    let group = calendar.group("Harbour Street");
    calendar.save(&SeriesDraft { group: Some(group), ..thursdays() });
    calendar.0.wait(60 * 24);
    calendar.to(group, GroupStage::Paused, None);
    calendar.0.wait(60 * 24 * 14);
    calendar.to(group, GroupStage::Left, None);
    assert!(calendar.starts().is_empty());
}

#[test]
fn the_board_says_when_each_group_meets_next() {
    let calendar = Calendar::new();
    let (group, other) = (calendar.group("Harbour Street"), calendar.group("Night Owls"));
    let id = calendar.save(&SeriesDraft { group: Some(group), ..thursdays() });
    calendar.save(&with_start(
        &SeriesDraft { id: Uuid::now_v7(), group: Some(group), ..thursdays() },
        "2026-11-19T21:00:00",
    ));
    let next = || {
        let board = calendar.0.session.groups_board(LONDON).unwrap();
        let of = |id| board.rows.iter().find(|row| row.id == id).unwrap().next_meeting.clone();
        (of(group), of(other))
    };
    // It goes on since nine.
    let (now, none) = next();
    assert_eq!((now.map(|one| one.here), none), (Some(civil("2026-11-19T21:00:00")), None));
    calendar.0.wait(60 * 24);
    let _ = calendar.0.session.calendar_remark((id, civil("2026-11-26T19:00:00")), "online", LONDON).unwrap();
    let then = next().0.unwrap();
    assert_eq!((then.here, then.whole_day, then.remark.as_str()), (civil("2026-11-26T19:00:00"), false, "online"));
    // Called off, it is the one after; left, none.
    let _ = calendar.0.session.calendar_fate((id, civil("2026-11-26T19:00:00")), Fate::Cancelled, LONDON).unwrap();
    assert_eq!(next().0.map(|one| one.here), Some(civil("2026-11-26T21:00:00")));
    calendar.to(group, GroupStage::Left, None);
    assert_eq!(next().0, None);
}
