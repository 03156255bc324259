//! What the locked app knows, and what becomes of it.

use super::*;

#[test]
fn the_outlook_says_when_and_nothing_else() {
    let desk = Desk::with(&meeting(TONIGHT, &[30, 10]));
    let outlook = desk.0.session.reminders_outlook(LONDON).unwrap();
    let items = &outlook.items;
    assert_eq!((items[0].about, items[1].about), (0, 0), "two about the same");
    let text = serde_json::to_string(&outlook).unwrap();
    assert!(!text.contains("name") && !text.contains("room"));
    assert_eq!(desk.0.session.reminders_outlook(LONDON).unwrap(), outlook, "and names stay while nothing changes");
}

#[test]
fn what_was_shown_while_locked_is_not_shown_again() {
    let draft = meeting(TONIGHT, &[30, 10]);
    let desk = Desk::with(&draft);
    let mut outlook = desk.0.session.reminders_outlook(LONDON).unwrap();
    desk.0.wait(12);
    let doing = outlook.look(desk.now(), LONDON);
    assert_eq!((doing.show.len(), doing.next_wake), (1, Some("2026-11-19T22:20:00Z".parse().unwrap())));
    outlook.note(doing.log);
    assert!(outlook.look(desk.now(), LONDON).show.is_empty(), "once while locked as well");
    let token = outlook.items[0].token;
    outlook.note([Logged { token, what: What::Snoozed { until: desk.now() + TimeDelta::minutes(15) } }]);
    desk.0.wait(12);
    let _ = desk.0.session.reminders_merge(&outlook).unwrap();
    assert_eq!(desk.shown(), 0, "it was snoozed over the second");
    desk.0.wait(3);
    assert_eq!(desk.shown(), 1);
    // Dismissed while locked is dismissed.
    let next = desk.0.session.reminders_outlook(LONDON).unwrap();
    assert!(next.items[0].told && next.items[0].token == token, "what goes on can still be put off");
    let log = vec![Logged { token, what: What::Dismissed }];
    let _ = desk.0.session.reminders_merge(&Outlook { log, ..next }).unwrap();
    desk.0.wait(6);
    assert_eq!(desk.shown(), 0, "nor is the one ten minutes before");
}

#[test]
fn while_locked_it_is_quiet_by_the_clock_of_where_one_is() {
    let desk = Desk::with(&meeting(TONIGHT, &[30]));
    let span = |from: &str, to: &str| QuietSpan { from: from.parse().unwrap(), to: to.parse().unwrap() };
    let shown = |quiet: QuietSpan, zone: &str| {
        let chosen = ReminderSettings { quiet: Some(quiet), ..ReminderSettings::default() };
        let _ = desk.0.session.reminders_settings_set(&chosen, LONDON).unwrap();
        let outlook = desk.0.session.reminders_outlook(LONDON).unwrap();
        let at = outlook.items[0].at;
        outlook.look(at, zone).show.iter().map(|item| item.silent).collect::<Vec<_>>()
    };
    let (evening, morning) = (span("21:00:00", "07:00:00"), span("05:00:00", "08:00:00"));
    assert_eq!((shown(evening, LONDON), shown(evening, "America/New_York")), (vec![true], vec![false]));
    assert_eq!((shown(morning, LONDON), shown(morning, "Asia/Tokyo")), (vec![false], vec![true]));
    // What can wait until it ends, waits.
    let early = Desk::with(&meeting("2026-11-26T09:00:00", &[11 * 60]));
    let outlook = early.0.session.reminders_outlook(LONDON).unwrap();
    let held = Outlook { quiet: Some(evening), ..outlook };
    let doing = held.look(held.items[0].at, LONDON);
    assert_eq!((doing.show.len(), doing.next_wake), (0, Some("2026-11-26T07:00:00Z".parse().unwrap())));
}

#[test]
fn what_passed_while_locked_and_unseen_is_missed_and_a_stale_name_means_nothing() {
    let draft = meeting(TONIGHT, &[30]);
    let desk = Desk::with(&draft);
    let outlook = desk.0.session.reminders_outlook(LONDON).unwrap();
    desk.0.wait(3 * 60);
    assert_eq!(outlook.look(desk.now(), LONDON).show, [], "nothing after its end");
    let _ = desk.0.session.calendar_remove(draft.id).unwrap();
    let log = vec![Logged { token: outlook.items[0].token, what: What::Shown }];
    let _ = desk.0.session.reminders_merge(&Outlook { log, ..outlook }).unwrap();
    assert!(desk.states().is_empty());
}
