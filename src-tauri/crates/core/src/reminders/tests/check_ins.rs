//! Moments to check in. The journal's clock stands at 21:48 on 19 November, in London.

use super::*;
use crate::settings::{Break, Settings};

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

/// Asked every day at these times.
fn asked(times: &[&str]) -> Desk {
    let desk = Desk(journal());
    set(&desk, times);
    desk
}

fn set(desk: &Desk, times: &[&str]) {
    let check_ins = times.iter().map(|text| time(text)).collect();
    let chosen = ReminderSettings { check_ins, ..desk.state().settings };
    let _ = desk.0.session.reminders_settings_set(&chosen, LONDON).unwrap();
}

fn next(desk: &Desk) -> Vec<String> {
    desk.state().next.iter().map(|row| format!("{} {}", row.at.format("%d %H:%M"), row.check_in)).collect()
}

#[test]
fn one_is_asked_every_day_at_the_times_that_were_chosen() {
    let desk = asked(&["22:30:00", "08:00:00", "22:30:00"]);
    assert_eq!(desk.state().settings.check_ins, [time("08:00:00"), time("22:30:00")], "in their order, each once");
    assert_eq!(next(&desk), ["19 22:30 true", "20 08:00 true", "20 22:30 true", "21 08:00 true", "21 22:30 true"]);
    assert!(desk.look().show.is_empty(), "nothing that was before is told");
    desk.0.wait(45);
    let shown = desk.look().show;
    assert_eq!(shown.len(), 1);
    assert!(shown[0].check_in && shown[0].name.is_none() && !shown[0].has_link && !shown[0].silent);
    let state = desk.state();
    assert_eq!((state.due.len(), state.due[0].check_in, state.due[0].state), (1, true, DueState::InProgress));
    // It can be put off, and comes once more.
    let of = (shown[0].series, shown[0].occurrence);
    let _ = desk.0.session.reminders_snooze(of, 10, LONDON).unwrap();
    assert_eq!(desk.shown(), 0);
    desk.0.wait(10);
    assert_eq!(desk.shown(), 1);
    // Two hours later nobody is asked, and nothing was missed.
    desk.0.wait(120);
    assert_eq!((desk.shown(), desk.states()), (0, vec![]));
}

#[test]
fn an_evening_slept_through_is_no_gap() {
    let desk = asked(&["22:30:00"]);
    desk.0.wait(60 * 24 * 4);
    assert_eq!(desk.shown(), 0);
    assert_eq!(desk.states(), []);
    assert_eq!(next(&desk)[0], "23 22:30 true");
}

#[test]
fn nobody_is_asked_on_a_break_and_again_on_the_day_after() {
    let desk = asked(&["22:30:00"]);
    let settings = desk.0.session.settings().unwrap();
    let stretch = Break { from: "2026-11-19".parse().unwrap(), to: Some("2026-11-20".parse().unwrap()) };
    let _ = desk.0.session.settings_set(&Settings { breaks: vec![stretch], ..settings.clone() }).unwrap();
    assert_eq!(next(&desk)[0], "21 22:30 true");
    let outlook = desk.0.session.reminders_outlook(LONDON).unwrap();
    assert_eq!(outlook.items[0].start.to_string(), "2026-11-21 22:30:00 UTC", "nor while it is locked");
    desk.0.wait(45);
    assert_eq!((desk.shown(), desk.states()), (0, vec![]));
    // Ended early, the next one is asked.
    let _ = desk.0.session.settings_set(&settings).unwrap();
    assert_eq!(next(&desk)[0], "20 22:30 true");
}

#[test]
fn who_has_just_written_is_not_asked() {
    let desk = asked(&["22:30:00"]);
    desk.0.save(&desk.0.draft("It is late."));
    assert_eq!(next(&desk)[0], "20 22:30 true", "tonight it does not come");
    let known = desk.0.session.reminders_outlook(LONDON).unwrap().items;
    assert_eq!(known[0].start, "2026-11-20T22:30:00Z".parse::<DateTime<Utc>>().unwrap());
    assert!(known.iter().all(|item| item.check_in));
    desk.0.wait(45);
    assert_eq!((desk.shown(), desk.states()), (0, vec![]));
    // The next evening it comes, and goes as soon as something was written.
    desk.0.wait(60 * 24);
    assert_eq!(desk.shown(), 1);
    assert_eq!(desk.states(), [DueState::InProgress]);
    desk.0.save(&desk.0.draft("Late again."));
    assert_eq!(desk.states(), []);
}

#[test]
fn they_stand_in_no_calendar_and_in_no_file() {
    use crate::calendar::file::{CalendarExport, ExportScope};
    let desk = asked(&["08:00:00", "22:30:00"]);
    let session = &desk.0.session;
    let agenda = session.calendar_agenda("2026-11-19".parse().unwrap(), 7, LONDON).unwrap();
    assert!(agenda.occurrences.is_empty() && !agenda.begun);
    assert!(session.calendar_days("2026-11-19".parse().unwrap(), 7, LONDON).unwrap().is_empty());
    assert_eq!(session.calendar_export_view(LONDON).unwrap().series, 0);
    let everything = CalendarExport { scope: ExportScope::All, instead: None };
    assert!(session.calendar_export(&everything, LONDON).is_err());
    let id = desk.0.session.reminders_outlook(LONDON).unwrap().items[0].of.unwrap().0;
    assert_eq!(session.calendar_remove(id).unwrap_err().code, ErrorCode::Conflict, "the settings change them");
    assert!(session.read(crate::calendar::states).unwrap().is_empty());
}

#[test]
fn times_are_changed_and_taken_away_and_come_again() {
    let desk = asked(&["08:00:00", "22:30:00"]);
    set(&desk, &["23:00:00"]);
    assert_eq!(next(&desk)[..2], ["19 23:00 true", "20 23:00 true"]);
    set(&desk, &[]);
    assert!(next(&desk).is_empty());
    desk.0.wait(60 * 24);
    assert_eq!(desk.shown(), 0);
    set(&desk, &["22:30:00"]);
    assert_eq!((desk.shown(), next(&desk)[0].as_str()), (0, "20 22:30 true"));
    let four = ["06:00:00", "10:00:00", "14:00:00", "18:00:00"].map(time).to_vec();
    let chosen = ReminderSettings { check_ins: four, ..ReminderSettings::default() };
    let refused = desk.0.session.reminders_settings_set(&chosen, LONDON).unwrap_err();
    assert_eq!((refused.code, refused.field), (ErrorCode::OutOfRange, Some("checkIns")));
    assert_eq!(next(&desk)[0], "20 22:30 true");
}
