//! Reminders over a real store: each is shown once, what is written down survives, and the locked app and the journal agree.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use proptest::prelude::*;
use uuid::Uuid;

use super::outlook::{Item, Logged, What};
use super::*;
use crate::calendar::{Day, Ending, Lead, Pattern, RuleDraft, Scope, SeriesDraft, SeriesKind, Step, WhenDraft};
use crate::error::ErrorCode;
use crate::groups::{Advance, GroupStage};
use crate::testing::{Journal, journal, utc};

mod check_ins;
mod doses;
mod how_was;
mod while_locked;

const LONDON: &str = "Europe/London";
/// The journal's clock stands at 21:48.
const TONIGHT: &str = "2026-11-19T22:30:00";

fn civil(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn meeting(start: &str, leads: &[u32]) -> SeriesDraft {
    SeriesDraft {
        id: Uuid::now_v7(),
        kind: SeriesKind::Meeting,
        group: None,
        person: None,
        exercise: None,
        title: "A name nobody should see".into(),
        when: WhenDraft::Times {
            start: civil(start),
            whole_day: false,
            zone: Some(LONDON.into()),
            minutes: Some(60),
            rule: RuleDraft::Pattern {
                pattern: Pattern { step: Step::Weeks { days: vec![Day::Thursday] }, every: 1, ending: Ending::Never },
            },
        },
        place: String::new(),
        link: "https://room.example.org".into(),
        note: String::new(),
        leads: leads.iter().map(|minutes| Lead { days: 0, minutes: *minutes }).collect(),
        named: false,
    }
}

struct Desk(Journal);

impl Desk {
    fn with(draft: &SeriesDraft) -> Self {
        let desk = Self(journal());
        desk.save(draft);
        desk
    }

    fn save(&self, draft: &SeriesDraft) {
        let _ = self.0.session.calendar_save(draft, None, LONDON).unwrap();
    }

    fn look(&self) -> Looked {
        self.0.session.reminders_look(LONDON).unwrap().value
    }

    fn shown(&self) -> usize {
        self.look().show.len()
    }

    fn to(&self, group: Uuid, to: GroupStage) {
        let _ = self.0.session.groups_advance(Advance { group, to, since: None, note: None }, LONDON).unwrap();
    }

    fn states(&self) -> Vec<DueState> {
        self.state().due.iter().map(|row| row.state).collect()
    }

    fn state(&self) -> RemindersView {
        self.0.session.reminders_state(LONDON).unwrap()
    }

    fn now(&self) -> DateTime<Utc> {
        self.0.session.now()
    }
}

#[test]
fn a_reminder_is_shown_once_and_says_no_name_unless_that_was_chosen() {
    let draft = meeting(TONIGHT, &[30, 10]);
    let desk = Desk::with(&draft);
    let first = desk.look();
    assert!(first.show.is_empty() && !first.changed);
    assert_eq!(first.next_wake, Some("2026-11-19T22:00:00Z".parse().unwrap()));
    desk.0.wait(12);
    let looked = desk.look();
    let shown = &looked.show[0];
    assert_eq!((shown.series, shown.occurrence), (draft.id, civil(TONIGHT)));
    assert_eq!((shown.name.as_deref(), shown.has_link, shown.in_progress, shown.silent), (None, true, false, false));
    assert_eq!(looked.next_wake, Some("2026-11-19T22:20:00Z".parse().unwrap()));
    assert_eq!(desk.shown(), 0, "once");
    assert_eq!(desk.states(), [DueState::Due]);
    // And again ten minutes before, with its name once that was chosen.
    desk.save(&SeriesDraft { named: true, ..draft });
    desk.0.wait(20);
    assert_eq!(desk.look().show[0].name.as_deref(), Some("A name nobody should see"));
}

#[test]
fn the_list_goes_from_due_over_in_progress_to_the_question() {
    let draft = meeting(TONIGHT, &[30]);
    let desk = Desk::with(&draft);
    desk.0.wait(13);
    assert_eq!(desk.shown(), 1);
    assert_eq!(desk.states(), [DueState::Due]);
    desk.0.wait(35);
    assert_eq!(desk.states(), [DueState::InProgress]);
    desk.0.wait(60);
    assert_eq!(desk.states(), [DueState::Afterwards]);
    let of = (draft.id, civil(TONIGHT));
    let _ = desk.0.session.calendar_attend(of, Some(true), LONDON).unwrap();
    assert!(desk.states().is_empty(), "it was answered");
    let _ = desk.0.session.calendar_attend(of, None, LONDON).unwrap();
    let _ = desk.0.session.reminders_dismiss(of, Unwanted::Question).unwrap();
    assert!(desk.states().is_empty(), "and it need not be");
}

#[test]
fn what_was_slept_through_is_missed_quietly_once() {
    let draft = meeting(TONIGHT, &[30]);
    let desk = Desk::with(&draft);
    desk.0.wait(60 * 10);
    let looked = desk.look();
    assert!(looked.show.is_empty() && looked.changed);
    assert_eq!(desk.states(), [DueState::Missed]);
    assert!(!desk.look().changed);
    let _ = desk.0.session.reminders_dismiss((draft.id, civil(TONIGHT)), Unwanted::Reminder).unwrap();
    assert_eq!(desk.states(), [DueState::Afterwards], "that it is over is another matter");
}

#[test]
fn a_snooze_comes_back_dies_with_the_end_and_can_be_dismissed() {
    let draft = meeting(TONIGHT, &[30]);
    let desk = Desk::with(&draft);
    let of = (draft.id, civil(TONIGHT));
    desk.0.wait(12);
    assert_eq!(desk.shown(), 1);
    let _ = desk.0.session.reminders_snooze(of, 10, LONDON).unwrap();
    assert_eq!(desk.state().due[0].snoozed_until, Some(civil("2026-11-19T22:10:00")));
    assert_eq!(desk.look().next_wake, Some("2026-11-19T22:10:00Z".parse().unwrap()));
    desk.0.wait(10);
    assert_eq!(desk.shown(), 1);
    assert_eq!(desk.shown(), 0, "a snooze that fired is gone");
    let late = desk.0.session.reminders_snooze(of, 90, LONDON).unwrap_err();
    assert_eq!((late.code, late.field), (ErrorCode::OutOfRange, Some("minutes")));
    let _ = desk.0.session.reminders_snooze(of, 10, LONDON).unwrap();
    let _ = desk.0.session.reminders_dismiss(of, Unwanted::Reminder).unwrap();
    desk.0.wait(10);
    assert_eq!(desk.shown(), 0);
    assert!(desk.states().is_empty());
}

#[test]
fn what_was_moved_is_reminded_of_again_where_it_is_now() {
    let draft = meeting(TONIGHT, &[30]);
    let desk = Desk::with(&draft);
    desk.0.wait(12);
    assert_eq!(desk.shown(), 1);
    let _ = desk.0.session.reminders_snooze((draft.id, civil(TONIGHT)), 5, LONDON).unwrap();
    let to = (civil("2026-11-19T23:30:00"), Some(60));
    let _ = desk.0.session.calendar_move((draft.id, civil(TONIGHT)), to, LONDON).unwrap();
    desk.0.wait(6);
    assert_eq!(desk.shown(), 0, "the snooze was of another time");
    desk.0.wait(54);
    assert_eq!(desk.look().show[0].start, "2026-11-19T23:30:00Z".parse::<DateTime<Utc>>().unwrap());
}

#[test]
fn new_times_and_new_reminders_tell_nothing_of_what_was() {
    // It has been going on for a year, and nobody was reminded.
    let draft = meeting("2025-11-20T19:00:00", &[]);
    let desk = Desk::with(&draft);
    desk.0.wait(1);
    desk.save(&SeriesDraft { leads: vec![Lead { days: 0, minutes: 15 }], ..draft.clone() });
    assert!(!desk.look().changed, "reminders begin when they are set");
    desk.0.wait(1);
    desk.save(&SeriesDraft {
        leads: vec![Lead { days: 0, minutes: 15 }, Lead { days: 1, minutes: 0 }],
        ..draft.clone()
    });
    assert!(!desk.look().changed);
    let form = desk.0.session.calendar_get(draft.id, None, LONDON).unwrap();
    let WhenDraft::Times { zone, minutes, rule, .. } = form.when else { panic!("it has times") };
    let earlier = WhenDraft::Times { start: civil("2025-11-20T18:00:00"), whole_day: false, zone, minutes, rule };
    let all = Some(Scope::All { occurrence: civil("2025-11-20T19:00:00") });
    let leads = vec![Lead { days: 0, minutes: 15 }];
    let moved = SeriesDraft { when: earlier, leads, ..draft };
    let _ = desk.0.session.calendar_save(&moved, all, LONDON).unwrap();
    assert!(!desk.look().changed, "nobody missed what only now is said to have been");
    assert!(!desk.states().contains(&DueState::Missed));
}

#[test]
fn quiet_hours_hold_what_can_wait() {
    let desk = Desk::with(&meeting("2026-11-26T09:00:00", &[11 * 60]));
    let quiet = Some(QuietSpan { from: "21:00:00".parse().unwrap(), to: "07:00:00".parse().unwrap() });
    let _ = desk
        .0
        .session
        .reminders_settings_set(&ReminderSettings { quiet, ..ReminderSettings::default() }, LONDON)
        .unwrap();
    assert_eq!(desk.state().settings.quiet, quiet);
    desk.0.wait(6 * 24 * 60 + 20);
    let looked = desk.look();
    assert_eq!((looked.show.len(), looked.next_wake), (0, Some("2026-11-26T07:00:00Z".parse().unwrap())), "{looked:?}");
}

#[test]
fn what_an_earlier_version_kept_is_kept_and_the_rest_is_as_at_first() {
    let desk = Desk(journal());
    let quiet = Some(QuietSpan { from: "21:00:00".parse().unwrap(), to: "07:00:00".parse().unwrap() });
    let earlier = serde_json::json!({ "quiet": quiet });
    desk.0.session.write(|writer, stamp| crate::settings::set_one(writer, stamp, "reminders", &earlier)).unwrap();
    assert_eq!(desk.state().settings, ReminderSettings { quiet, ..ReminderSettings::default() });

    let leads = vec![Lead { days: 1, minutes: 0 }];
    let chosen = ReminderSettings { quiet: None, leads, named: true, check_ins: Vec::new(), autostart_answered: false };
    let _ = desk.0.session.reminders_settings_set(&chosen, LONDON).unwrap();
    let _ = desk.0.session.reminders_autostart_answered().unwrap();
    assert_eq!(desk.state().settings, ReminderSettings { autostart_answered: true, ..chosen.clone() });
    let beyond = ReminderSettings { leads: vec![Lead { days: 367, minutes: 0 }], ..chosen };
    let error = desk.0.session.reminders_settings_set(&beyond, LONDON).unwrap_err();
    assert_eq!((error.code, error.field), (ErrorCode::OutOfRange, Some("leads")));
}

#[test]
fn a_series_in_a_zone_nobody_knows_keeps_no_other_from_being_told() {
    let desk = Desk::with(&meeting(TONIGHT, &[30]));
    let odd = meeting(TONIGHT, &[30]);
    desk.save(&odd);
    desk.0
        .session
        .write(|writer, _| {
            writer.execute(
                "UPDATE series SET times = replace(times, 'Europe/London', 'Odd/Zone') WHERE id = ?1",
                [odd.id.into_bytes()],
            )?;
            Ok(())
        })
        .unwrap();
    desk.0.wait(12);
    assert_eq!(desk.shown(), 1);
    let agenda = desk.0.session.calendar_agenda("2026-11-19".parse().unwrap(), 7, LONDON).unwrap();
    assert_eq!(agenda.aside[0].why, crate::calendar::Unplaced::Zone);
}

#[test]
fn a_removed_series_is_silent() {
    let draft = meeting(TONIGHT, &[30]);
    let desk = Desk::with(&draft);
    let _ = desk.0.session.calendar_remove(draft.id).unwrap();
    desk.0.wait(12);
    assert_eq!(desk.look(), Looked::default());
    assert!(desk.0.session.reminders_outlook(LONDON).unwrap().items.is_empty());
}

fn item(number: u8, about: u16, at: i64, start: i64) -> Item {
    let moment = |minute: i64| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::minutes(minute);
    Item {
        token: [number; 16],
        about,
        at: moment(at),
        start: moment(start),
        end: moment(start + 60),
        whole_day: false,
        silent: false,
        check_in: false,
        dose: false,
        told: false,
        of: None,
    }
}

proptest! {
    /// However often and however late it looks: each reminder is shown once at most, at most one about the same thing at a
    /// time, nothing after its end, and who goes from wake to wake is shown the first of each.
    #[test]
    fn the_locked_app_repeats_nothing(
        given in prop::collection::vec((0_u16..4, 0_i64..200, 0_i64..90), 1..12),
        looks in prop::collection::vec(1_i64..40, 1..30),
        exact in any::<bool>(),
    ) {
        let items: Vec<Item> = given.iter().enumerate().map(|(n, (about, start, lead))| {
            // One occurrence has one start.
            let start = i64::from(*about) * 70 + start % 2;
            let start = start - start % 2 + 100;
            item(u8::try_from(n).unwrap(), *about, start - lead, start)
        }).collect();
        let mut outlook = Outlook { quiet: None, items, log: vec![] };
        let mut now = DateTime::<Utc>::UNIX_EPOCH;
        let mut times: BTreeMap<[u8; 16], u32> = BTreeMap::new();
        let mut about_shown: BTreeMap<u16, u32> = BTreeMap::new();
        for step in looks.iter().cycle().take(if exact { 200 } else { looks.len() }) {
            let doing = outlook.look(now, LONDON);
            let mut abouts: Vec<u16> = doing.show.iter().map(|item| item.about).collect();
            abouts.dedup();
            prop_assert_eq!(abouts.len(), doing.show.len());
            for item in &doing.show {
                prop_assert!(item.at <= now && now < item.end);
                *times.entry(item.token).or_default() += 1;
                *about_shown.entry(item.about).or_default() += 1;
            }
            outlook.note(doing.log);
            prop_assert!(outlook.look(now, LONDON).show.is_empty());
            match doing.next_wake {
                Some(wake) if exact => { prop_assert!(wake > now); now = wake; }
                None if exact => break,
                _ => now += TimeDelta::minutes(*step),
            }
        }
        prop_assert!(times.values().all(|count| *count == 1));
        if exact {
            for about in outlook.items.iter().map(|item| item.about) {
                prop_assert!(about_shown.contains_key(&about));
            }
        }
    }
}

#[test]
fn a_group_in_the_bin_reminds_of_nothing_and_what_passed_meanwhile_was_not_missed() {
    let group = crate::groups::testing::named("A name nobody should see");
    let desk = Desk(journal());
    let _ = desk.0.session.groups_save(&group, LONDON).unwrap();
    desk.save(&SeriesDraft { group: Some(group.id), ..meeting(TONIGHT, &[30]) });
    desk.0.wait(13);
    assert_eq!(desk.shown(), 1);
    assert!(!desk.0.session.reminders_outlook(LONDON).unwrap().items.is_empty());

    let _ = desk.0.session.groups_bin(group.id).unwrap();
    let looked = desk.look();
    assert_eq!((looked.show.len(), looked.next_wake), (0, None));
    assert!(desk.states().is_empty() && desk.state().next.is_empty());
    assert!(desk.0.session.reminders_outlook(LONDON).unwrap().items.is_empty(), "nor does the locked app know of it");
    // Undone at once, it is as it was.
    let _ = desk.0.session.groups_restore(group.id, LONDON).unwrap();
    assert_eq!(desk.states(), [DueState::Due]);

    let _ = desk.0.session.groups_bin(group.id).unwrap();
    desk.0.wait(60 * (24 * 14 + 3));
    assert_eq!(desk.shown(), 0);
    let _ = desk.0.session.groups_restore(group.id, LONDON).unwrap();
    assert_eq!(desk.shown(), 0);
    assert!(!desk.states().contains(&DueState::Missed), "{:?}", desk.states());
    assert!(desk.look().next_wake.is_some());

    let _ = desk.0.session.groups_bin(group.id).unwrap();
    assert_eq!(desk.0.session.groups_bin_empty().unwrap().value, 1);
    assert_eq!(desk.look().next_wake, None);
    assert!(desk.states().is_empty());
}

/// A group whose meeting is tonight, and where it stands.
fn with_group(stage: GroupStage) -> (Desk, Uuid) {
    let group = crate::groups::testing::named("A name nobody should see");
    let desk = Desk(journal());
    let _ = desk.0.session.groups_save(&group, LONDON).unwrap();
    desk.save(&SeriesDraft { group: Some(group.id), ..meeting(TONIGHT, &[30]) });
    desk.to(group.id, stage);
    (desk, group.id)
}

#[test]
fn a_group_that_is_left_or_paused_reminds_of_nothing_and_asks_nothing_until_it_is_back() {
    for rest in [GroupStage::Left, GroupStage::Paused] {
        let (desk, group) = with_group(GroupStage::Attending);
        desk.0.wait(13);
        assert_eq!(desk.shown(), 1);
        desk.to(group, rest);
        assert!(desk.states().is_empty() && desk.state().next.is_empty(), "{rest:?}");
        assert_eq!(desk.look().next_wake, None);
        assert!(
            desk.0.session.reminders_outlook(LONDON).unwrap().items.is_empty(),
            "nor does the locked app know of it"
        );
        // A slip of the hand, taken back at once.
        desk.to(group, GroupStage::Attending);
        assert_eq!(desk.states(), [DueState::Due]);

        desk.to(group, rest);
        desk.0.wait(60 * (24 * 7 + 3));
        assert_eq!(desk.shown(), 0);
        assert!(desk.states().is_empty(), "nothing was to be said of it");
        desk.to(group, GroupStage::Trying);
        assert_eq!(desk.shown(), 0);
        assert!(desk.states().is_empty(), "it was not missed, and nobody was expected");
        assert!(desk.look().next_wake.is_some(), "the next one is told of again");
    }
}

#[test]
fn what_was_over_while_its_group_lay_in_the_bin_is_not_asked_about() {
    let (desk, group) = with_group(GroupStage::Attending);
    let _ = desk.0.session.groups_bin(group).unwrap();
    desk.0.wait(60 * 3);
    let _ = desk.0.session.groups_restore(group, LONDON).unwrap();
    assert!(desk.states().is_empty());
}

#[test]
fn how_it_was_is_asked_of_a_regular_group_and_where_a_visit_was_planned() {
    for (stage, asked) in [
        (GroupStage::Considering, false),
        (GroupStage::Contacted, false),
        (GroupStage::Trying, true),
        (GroupStage::Attending, true),
    ] {
        let (desk, group) = with_group(stage);
        desk.0.wait(13);
        assert_eq!(desk.shown(), 1, "a reminder was asked for");
        desk.0.wait(60 * 2);
        assert_eq!(desk.states().contains(&DueState::Afterwards), asked, "{stage:?}");
        let visit = crate::groups::testing::visit_of(group, "2026-11-19");
        let _ = desk.0.session.groups_visit_save(&visit).unwrap();
        assert_eq!(desk.states(), [DueState::Afterwards], "{stage:?}");
    }
}

#[test]
fn no_bell_is_shown_of_what_came_too_late_to_be_told() {
    // Tonight at half past ten, an hour before of which is over.
    let desk = Desk::with(&meeting(TONIGHT, &[60, 10]));
    let seen = desk.0.session.calendar_agenda("2026-11-19".parse().unwrap(), 8, LONDON).unwrap().occurrences;
    let bells: Vec<usize> = seen.iter().map(|one| one.reminders.len()).collect();
    assert_eq!(bells, [1, 2]);
}
