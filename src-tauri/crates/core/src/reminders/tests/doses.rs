//! Times for doses. The journal's clock stands at 21:48 on 19 November, in London.

use super::*;
use crate::journal::doses::{DoseDraft, DoseState};
use crate::journal::{DayRule, PlannedDose, Tracker, TrackerKind};

fn kind(times: &[&str], remind: bool) -> TrackerKind {
    let plan = times.iter().map(|at| PlannedDose { at: at.parse().unwrap(), amount: Some(5.0) }).collect();
    TrackerKind::Dose { unit: Some("mg".into()), plan, remind }
}

fn medicine(desk: &Desk, name: &str, times: &[&str], remind: bool) -> Tracker {
    desk.0.session.journal_tracker_add(name, &kind(times, remind), DayRule::Sum).unwrap().value
}

fn change(desk: &Desk, known: &Tracker, times: &[&str], remind: bool) {
    let next = Tracker { kind: kind(times, remind), ..known.clone() };
    let _ = desk.0.session.journal_tracker_update(&next).unwrap();
}

/// What was noted of the doses of a day.
fn noted(desk: &Desk, day: &str) -> Vec<(Uuid, Option<DoseState>)> {
    let day = desk.0.session.journal_doses(Some(day.parse().unwrap()), LONDON).unwrap();
    day.lines.into_iter().map(|line| (line.tracker, line.state)).collect()
}

fn taken(at: &str) -> DoseState {
    DoseState::Taken { at: at.parse().unwrap(), amount: Some(5.0) }
}

#[test]
fn doses_of_one_time_are_told_of_once_and_in_no_calendar() {
    let desk = Desk(journal());
    let (one, two) = (medicine(&desk, "Lithium", &["22:30:00"], true), medicine(&desk, "Iron", &["22:30:00"], true));
    let silent = medicine(&desk, "Zinc", &["22:30:00", "22:40:00"], false);
    assert!(desk.look().show.is_empty());
    desk.0.wait(45);
    let shown = desk.look().show;
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].dose && !shown[0].check_in && shown[0].name.is_none() && shown[0].occurrence == civil(TONIGHT));
    let state = desk.state();
    assert_eq!((state.due.len(), state.next.len()), (0, 0));
    let days = desk.0.session.calendar_agenda("2026-11-19".parse().unwrap(), 7, LONDON).unwrap().occurrences;
    assert_eq!(days, []);
    // Done is all that was told of, and nothing else.
    let of = (shown[0].series, shown[0].occurrence);
    let _ = desk.0.session.reminders_taken(of, "22:35:42".parse().unwrap()).unwrap();
    assert_eq!(
        noted(&desk, "2026-11-19"),
        [(one.id, Some(taken("22:35:00"))), (two.id, Some(taken("22:35:00"))), (silent.id, None), (silent.id, None)]
    );
    desk.0.wait(60);
    assert_eq!(desk.shown(), 0);
    assert!(desk.0.session.reminders_taken((Uuid::now_v7(), civil(TONIGHT)), "22:35:00".parse().unwrap()).is_err());
}

#[test]
fn what_was_noted_is_not_told_of_and_what_was_slept_through_is_no_reproach() {
    let desk = Desk(journal());
    let iron = medicine(&desk, "Iron", &["22:30:00"], true);
    let state = DoseState::LeftOut;
    let (day, planned) = ("2026-11-19".parse().unwrap(), Some("22:30:00".parse().unwrap()));
    let dose = DoseDraft { id: Uuid::now_v7(), tracker: iron.id, day, planned, state };
    let _ = desk.0.session.journal_dose_save(&dose).unwrap();
    desk.0.wait(45);
    assert_eq!(desk.shown(), 0);
    let outlook = desk.0.session.reminders_outlook(LONDON).unwrap();
    assert_eq!(outlook.items[0].start.to_string(), "2026-11-20 22:30:00 UTC");
    desk.0.wait(60 * 24 * 4 - 45);
    assert_eq!((desk.shown(), desk.states()), (0, vec![]));
}

#[test]
fn times_follow_the_plan_and_what_was_chosen() {
    let desk = Desk(journal());
    let iron = medicine(&desk, "Iron", &["22:30:00"], false);
    let next = |desk: &Desk| {
        let items = desk.0.session.reminders_outlook(LONDON).unwrap().items;
        items.iter().take(2).map(|item| item.start.format("%d %H:%M").to_string()).collect::<Vec<_>>()
    };
    assert_eq!(next(&desk), Vec::<String>::new());
    change(&desk, &iron, &["22:30:00"], true);
    assert_eq!(next(&desk), ["19 22:30", "20 22:30"]);
    change(&desk, &iron, &["08:00:00", "23:00:00"], true);
    assert_eq!(next(&desk), ["19 23:00", "20 08:00"]);
    change(&desk, &iron, &["22:30:00"], true);
    assert_eq!(next(&desk), ["19 22:30", "20 22:30"]);
    let away = Tracker { archived: true, kind: kind(&["22:30:00"], true), ..iron.clone() };
    let _ = desk.0.session.journal_tracker_update(&away).unwrap();
    assert_eq!(next(&desk), Vec::<String>::new());
    // Chosen again at a time that is over, it is told of from the next day on.
    desk.0.wait(60);
    change(&desk, &iron, &["22:30:00"], true);
    assert_eq!((desk.shown(), next(&desk)), (0, vec!["20 22:30".to_owned(), "21 22:30".to_owned()]));
}

#[test]
fn a_dose_of_the_night_belongs_to_the_evening_before() {
    let desk = Desk(journal());
    let iron = medicine(&desk, "Iron", &["01:00:00"], true);
    desk.0.wait(60 * 3 + 30);
    let shown = desk.look().show;
    assert_eq!(shown[0].occurrence, civil("2026-11-20T01:00:00"));
    let _ =
        desk.0.session.reminders_taken((shown[0].series, shown[0].occurrence), "01:20:00".parse().unwrap()).unwrap();
    assert_eq!(noted(&desk, "2026-11-19"), [(iron.id, Some(taken("01:20:00")))]);
    assert_eq!(noted(&desk, "2026-11-20"), [(iron.id, None)]);
}

#[test]
fn what_is_pressed_while_locked_is_noted_when_the_journal_is_open() {
    let desk = Desk(journal());
    let iron = medicine(&desk, "Iron", &["22:30:00"], true);
    let mut outlook = desk.0.session.reminders_outlook(LONDON).unwrap();
    desk.0.wait(45);
    let doing = outlook.look(utc("2026-11-19T22:33:00Z"), LONDON);
    assert!(doing.show.len() == 1 && doing.show[0].dose);
    outlook.note(doing.log);
    let what = What::Taken { at: "22:34:00".parse().unwrap() };
    outlook.note([Logged { token: doing.show[0].token, what }]);
    let later = outlook.look(utc("2026-11-19T22:50:00Z"), LONDON);
    assert_eq!(later.show, []);
    assert_eq!(noted(&desk, "2026-11-19"), [(iron.id, None)]);
    let _ = desk.0.session.reminders_merge(&outlook).unwrap();
    assert_eq!(noted(&desk, "2026-11-19"), [(iron.id, Some(taken("22:34:00")))]);
    assert_eq!(desk.shown(), 0);
}

#[test]
fn a_plan_that_goes_on_asks_of_the_same_days() {
    let desk = Desk(journal());
    let iron = medicine(&desk, "Iron", &["22:30:00"], false);
    desk.0.wait(60 * 24 * 2);
    change(&desk, &iron, &["22:30:00"], true);
    assert_eq!(noted(&desk, "2026-11-19"), [(iron.id, None)]);
}

/// Four times a day is 64 in sixteen days; the meeting is in a month.
#[test]
fn doses_leave_room_for_what_is_told_of_while_locked() {
    let desk = Desk(journal());
    let _ = medicine(&desk, "Iron", &["08:00:00", "12:00:00", "16:00:00", "22:30:00"], true);
    let weekly = meeting("2026-12-17T19:00:00", &[60]);
    desk.save(&weekly);
    let items = desk.0.session.reminders_outlook(LONDON).unwrap().items;
    assert_eq!(items.len(), 64);
    let of_meeting: Vec<_> = items.iter().filter(|item| !item.dose).collect();
    assert_eq!(of_meeting.len(), 5);
    assert!(of_meeting.iter().all(|item| item.of.is_some_and(|(series, _)| series == weekly.id)));
    assert!(items.windows(2).all(|pair| pair[0].at <= pair[1].at));
}

/// Ticked by mistake, before its time or after it was told of.
#[test]
fn a_dose_that_is_no_longer_noted_is_told_of_once_more() {
    for told in [false, true] {
        let desk = Desk(journal());
        let iron = medicine(&desk, "Iron", &["22:30:00"], true);
        let id = Uuid::now_v7();
        let (day, planned) = ("2026-11-19".parse().unwrap(), Some("22:30:00".parse().unwrap()));
        let dose = DoseDraft { id, tracker: iron.id, day, planned, state: taken("22:00:00") };
        if !told {
            let _ = desk.0.session.journal_dose_save(&dose).unwrap();
        }
        desk.0.wait(45);
        assert_eq!(desk.shown(), usize::from(told));
        if told {
            let _ = desk.0.session.journal_dose_save(&dose).unwrap();
        }
        let _ = desk.0.session.journal_dose_remove(id).unwrap();
        // Not at once, before the eyes of who has just said so.
        assert_eq!(desk.shown(), 0);
        desk.0.wait(16);
        let again = desk.look().show;
        assert!(again.len() == 1 && again[0].dose, "{told} {again:?}");
        desk.0.wait(16);
        assert_eq!(desk.shown(), 0);
    }
}

#[test]
fn times_for_doses_take_no_place_of_a_meeting() {
    let desk = Desk(journal());
    let count = || desk.0.session.read(crate::calendar::series::count).unwrap();
    let _ = medicine(&desk, "Iron", &["08:00:00", "22:30:00"], true);
    assert_eq!(count(), 0);
    desk.save(&meeting("2026-12-17T19:00:00", &[]));
    assert_eq!(count(), 1);
}
