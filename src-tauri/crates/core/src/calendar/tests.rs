//! The calendar over a real store: what is seen, and what becomes of it when it is changed.

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::*;
use crate::error::ErrorCode;
use crate::testing::{Journal, journal};

mod beside;
mod exercise;
mod resting;
mod single;
mod undo;
mod visits;

const LONDON: &str = "Europe/London";

fn civil(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn weekly(days: &[Day]) -> RuleDraft {
    RuleDraft::Pattern {
        pattern: Pattern { step: Step::Weeks { days: days.to_vec() }, every: 1, ending: Ending::Never },
    }
}

/// Thursdays at 19:00 in London for an hour and a half, the first a week after the journal's day.
fn thursdays() -> SeriesDraft {
    SeriesDraft {
        id: Uuid::now_v7(),
        kind: SeriesKind::Meeting,
        group: None,
        person: None,
        exercise: None,
        title: "Harbour Street".into(),
        when: WhenDraft::Times {
            start: civil("2026-11-26T19:00:00"),
            whole_day: false,
            zone: Some(LONDON.into()),
            minutes: Some(90),
            rule: weekly(&[]),
        },
        place: "Harbour Street 4".into(),
        link: String::new(),
        note: String::new(),
        leads: vec![Lead { days: 0, minutes: 40 }],
        named: false,
    }
}

fn with_start(draft: &SeriesDraft, to: &str) -> SeriesDraft {
    let WhenDraft::Times { whole_day, zone, minutes, rule, .. } = draft.when.clone() else { panic!("it has times") };
    SeriesDraft { when: WhenDraft::Times { start: civil(to), whole_day, zone, minutes, rule }, ..draft.clone() }
}

struct Calendar(Journal);

impl Calendar {
    fn new() -> Self {
        Self(journal())
    }

    fn save(&self, draft: &SeriesDraft) -> Uuid {
        self.0.session.calendar_save(draft, None, LONDON).unwrap().value.id
    }

    fn group(&self, name: &str) -> Uuid {
        let group = crate::groups::testing::named(name);
        let _ = self.0.session.groups_save(&group, LONDON).unwrap();
        group.id
    }

    fn revise(&self, draft: &SeriesDraft, scope: Scope) -> Uuid {
        self.0.session.calendar_save(draft, Some(scope), LONDON).unwrap().value.id
    }

    fn agenda(&self) -> AgendaView {
        self.0.session.calendar_agenda(day("2026-11-19"), 35, LONDON).unwrap()
    }

    /// What a clock in London shows at each start.
    fn starts(&self) -> Vec<String> {
        self.agenda().occurrences.iter().map(|one| one.here.format("%m-%d %H:%M").to_string()).collect()
    }

    fn form(&self, id: Uuid, at: &str) -> SeriesDraft {
        let view = self.0.session.calendar_get(id, Some(civil(at)), LONDON).unwrap();
        let SeriesView { id, kind, group, person, exercise, title, when, place, link, note, leads, named, .. } = view;
        SeriesDraft { id, kind, group, person, exercise, title, when, place, link, note, leads, named }
    }

    fn refused(&self, draft: &SeriesDraft) -> (ErrorCode, Option<&'static str>) {
        let error = self.0.session.calendar_save(draft, None, LONDON).unwrap_err();
        (error.code, error.field)
    }
}

#[test]
fn a_series_is_seen_in_its_own_zone_and_in_the_viewers() {
    let calendar = Calendar::new();
    let mut chicago = thursdays();
    chicago.when = WhenDraft::Times {
        start: civil("2026-11-19T19:00:00"),
        whole_day: false,
        zone: Some("America/Chicago".into()),
        minutes: Some(60),
        rule: weekly(&[Day::Thursday]),
    };
    calendar.save(&chicago);
    let first = &calendar.agenda().occurrences[0];
    assert_eq!(first.here, civil("2026-11-20T01:00:00"));
    assert_eq!((first.there, first.zone.as_str()), (Some(civil("2026-11-19T19:00:00")), "America/Chicago"));
    assert_eq!(first.here_end, Some(civil("2026-11-20T02:00:00")));
    assert_eq!(first.reminders, [civil("2026-11-20T00:20:00")]);
    assert!(first.repeats && !first.moved && !first.cancelled && first.attended.is_none());
}

#[test]
fn what_goes_on_at_the_edge_of_a_window_is_in_it_and_what_is_empty_says_so() {
    let calendar = Calendar::new();
    assert!(!calendar.agenda().begun);
    let mut night = thursdays();
    night.when = WhenDraft::Times {
        start: civil("2026-11-18T23:00:00"),
        whole_day: false,
        zone: None,
        minutes: Some(120),
        rule: RuleDraft::Once,
    };
    calendar.save(&night);
    assert_eq!(calendar.starts(), ["11-18 23:00"]);
    assert!(calendar.agenda().begun);
    let error = calendar.0.session.calendar_agenda(day("2026-11-19"), 401, LONDON).unwrap_err();
    assert_eq!((error.code, error.field), (ErrorCode::OutOfRange, Some("days")));
}

#[test]
fn one_is_moved_skipped_cancelled_and_given_back() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let session = &calendar.0.session;
    let third = civil("2026-12-03T19:00:00");
    let _ = session.calendar_move((id, third), (civil("2026-12-04T18:00:00"), Some(60)), LONDON).unwrap();
    let _ = session.calendar_fate((id, civil("2026-12-10T19:00:00")), Fate::Skipped, LONDON).unwrap();
    let _ = session.calendar_fate((id, civil("2026-12-17T19:00:00")), Fate::Cancelled, LONDON).unwrap();
    let _ = session.calendar_remark((id, civil("2026-12-17T19:00:00")), " The hall is closed. ", LONDON).unwrap();
    let seen = calendar.agenda().occurrences;
    let told: Vec<_> =
        seen.iter().map(|one| (one.here.format("%d %H").to_string(), one.moved, one.cancelled)).collect();
    assert_eq!(
        told,
        [("26 19".into(), false, false), ("04 18".into(), true, false), ("17 19".into(), false, true)],
        "{told:?}"
    );
    assert_eq!(seen[2].remark, "The hall is closed.");
    assert!(seen[2].reminders.is_empty(), "nobody is reminded of what does not take place");
    for at in ["2026-12-03T19:00:00", "2026-12-10T19:00:00", "2026-12-17T19:00:00"] {
        let _ = session.calendar_fate((id, civil(at)), Fate::Planned, LONDON).unwrap();
    }
    assert_eq!(calendar.starts(), ["11-26 19:00", "12-03 19:00", "12-10 19:00", "12-17 19:00"]);
    let nobody = session.calendar_move((id, civil("2026-12-01T19:00:00")), (third, None), LONDON).unwrap_err();
    assert_eq!((nobody.code, nobody.field), (ErrorCode::NotFound, Some("occurrence")));
}

#[test]
fn saving_what_a_form_showed_changes_nothing() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let before = calendar.agenda();
    for at in ["2026-11-26T19:00:00", "2026-12-10T19:00:00"] {
        let form = calendar.form(id, at);
        assert_eq!(calendar.revise(&form, Scope::All { occurrence: civil(at) }), id);
    }
    assert_eq!(calendar.agenda(), before);
    assert_eq!(calendar.form(id, "2026-11-26T19:00:00"), thursdays_as(id));
}

fn thursdays_as(id: Uuid) -> SeriesDraft {
    SeriesDraft { id, ..thursdays() }
}

#[test]
fn all_are_moved_by_moving_one_and_the_day_of_the_rule_follows() {
    let calendar = Calendar::new();
    let id = calendar.save(&SeriesDraft { when: with_start(&thursdays(), "2026-11-26T19:00:00").when, ..thursdays() });
    let at = "2026-12-03T19:00:00";
    let form = with_start(&calendar.form(id, at), "2026-12-04T18:30:00");
    calendar.revise(&form, Scope::All { occurrence: civil(at) });
    assert_eq!(calendar.starts(), ["11-27 18:30", "12-04 18:30", "12-11 18:30", "12-18 18:30"]);
}

#[test]
fn this_and_following_leaves_the_past_alone_and_takes_what_was_noted_along() {
    let calendar = Calendar::new();
    let draft = with_start(&thursdays(), "2026-11-05T19:00:00");
    let id = calendar.save(&draft);
    let session = &calendar.0.session;
    let _ = session.calendar_attend((id, civil("2026-11-12T19:00:00")), Some(true), LONDON).unwrap();
    let _ = session.calendar_attend((id, civil("2026-11-19T19:00:00")), Some(false), LONDON).unwrap();
    let at = "2026-11-19T19:00:00";
    let mut form = with_start(&calendar.form(id, at), "2026-11-19T18:00:00");
    form.title = "Harbour Street, earlier".into();
    let second = calendar.revise(&form, Scope::Following { occurrence: civil(at) });
    assert_ne!(second, id);
    let seen = session.calendar_agenda(day("2026-11-01"), 30, LONDON).unwrap().occurrences;
    let told: Vec<_> =
        seen.iter().map(|one| (one.here.format("%d %H:%M").to_string(), one.title.as_str(), one.attended)).collect();
    let (before, after) = ("Harbour Street", "Harbour Street, earlier");
    assert_eq!(
        told,
        [
            ("05 19:00".into(), before, None),
            ("12 19:00".into(), before, Some(true)),
            ("19 18:00".into(), after, Some(false)),
            ("26 18:00".into(), after, None),
        ]
    );
    // From the first on is all of it.
    let form = calendar.form(second, "2026-11-19T18:00:00");
    let renamed = SeriesDraft { title: "One".into(), ..form };
    assert_eq!(calendar.revise(&renamed, Scope::Following { occurrence: civil("2026-11-19T18:00:00") }), second);
}

#[test]
fn a_series_ends_before_one_and_is_removed_from_its_first_on() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let session = &calendar.0.session;
    let _ = session.calendar_end_before((id, civil("2026-12-10T19:00:00")), LONDON).unwrap();
    assert_eq!(calendar.starts(), ["11-26 19:00", "12-03 19:00"]);
    let shown = session.calendar_get(id, None, LONDON).unwrap();
    let WhenDraft::Times { rule: RuleDraft::Pattern { pattern }, .. } = shown.when else { panic!("{shown:?}") };
    assert_eq!(pattern.ending, Ending::On { day: day("2026-12-09") }, "the form can say when it ended");
    let _ = session.calendar_end_before((id, civil("2026-11-26T19:00:00")), LONDON).unwrap();
    assert!(!calendar.agenda().begun);
    assert_eq!(session.calendar_get(id, None, LONDON).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(calendar.refused(&thursdays_as(id)).0, ErrorCode::Conflict, "what was removed does not come back");
}

#[test]
fn what_recurred_can_take_place_once_and_what_was_once_can_recur() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let at = "2026-12-03T19:00:00";
    let mut form = calendar.form(id, at);
    let WhenDraft::Times { rule, .. } = &mut form.when else { panic!("it has times") };
    *rule = RuleDraft::Once;
    calendar.revise(&form, Scope::All { occurrence: civil(at) });
    assert_eq!(calendar.starts(), ["12-03 19:00"]);
    let mut form = calendar.form(id, at);
    let WhenDraft::Times { rule, .. } = &mut form.when else { panic!("it has times") };
    *rule = weekly(&[Day::Thursday, Day::Saturday]);
    calendar.save(&form);
    assert_eq!(
        calendar.starts(),
        ["12-03 19:00", "12-05 19:00", "12-10 19:00", "12-12 19:00", "12-17 19:00", "12-19 19:00"]
    );
}

#[test]
fn by_appointment_and_call_first_are_kept_beside_the_times() {
    let calendar = Calendar::new();
    let id = calendar.save(&SeriesDraft { when: WhenDraft::ByAppointment, ..thursdays() });
    calendar.save(&SeriesDraft { when: WhenDraft::CallFirst, ..thursdays() });
    let agenda = calendar.agenda();
    assert!(agenda.occurrences.is_empty());
    let why: Vec<_> = agenda.aside.iter().map(|row| row.why).collect();
    assert_eq!(why, [Unplaced::ByAppointment, Unplaced::CallFirst]);
    // Now there is a time.
    calendar.save(&thursdays_as(id));
    assert_eq!(calendar.starts().len(), 4);
}

#[test]
fn attendance_is_one_click_can_be_taken_back_and_is_not_for_what_has_not_begun() {
    let calendar = Calendar::new();
    let id = calendar.save(&with_start(&thursdays(), "2026-11-19T19:00:00"));
    let session = &calendar.0.session;
    let tonight = (id, civil("2026-11-19T19:00:00"));
    let seen = || calendar.agenda().occurrences[0].attended;
    let changed = session.calendar_attend(tonight, Some(true), LONDON).unwrap();
    assert!(changed.areas.contains(&crate::Area::Insights));
    assert_eq!(seen(), Some(true));
    let _ = session.calendar_attend(tonight, Some(false), LONDON).unwrap();
    assert_eq!(seen(), Some(false));
    let _ = session.calendar_attend(tonight, None, LONDON).unwrap();
    assert_eq!(seen(), None);
    let early = session.calendar_attend((id, civil("2026-11-26T19:00:00")), Some(true), LONDON).unwrap_err();
    assert_eq!((early.code, early.field), (ErrorCode::OutOfRange, Some("attended")));
}

#[test]
fn a_group_finds_its_next_meetings_the_last_one_and_those_without_times() {
    let calendar = Calendar::new();
    let (group, other) = (calendar.group("Harbour Street"), calendar.group("Open Door"));
    let tonight = with_start(&thursdays(), "2026-11-19T21:00:00");
    let id = calendar.save(&SeriesDraft { group: Some(group), ..tonight });
    let early = calendar.save(&SeriesDraft { group: Some(group), ..with_start(&thursdays(), "2026-11-12T09:00:00") });
    calendar.save(&SeriesDraft { group: Some(other), ..thursdays() });
    let by_phone = calendar.save(&SeriesDraft { when: WhenDraft::CallFirst, group: Some(group), ..thursdays() });
    let seen = || calendar.0.session.calendar_of_group(group, LONDON).unwrap();
    let meetings = seen();
    let next: Vec<_> = meetings.next.iter().map(|one| (one.series, one.here)).collect();
    // What goes on is the next one.
    assert_eq!(next, [(id, civil("2026-11-19T21:00:00")), (early, civil("2026-11-26T09:00:00"))]);
    assert_eq!(meetings.last.map(|one| (one.series, one.here)), Some((early, civil("2026-11-19T09:00:00"))));
    assert_eq!(
        meetings.aside.iter().map(|row| (row.series, row.why)).collect::<Vec<_>>(),
        [(by_phone, Unplaced::CallFirst)]
    );
    calendar.0.wait(60);
    assert_eq!(seen().last.map(|one| one.series), Some(id), "it is over now");
}

#[test]
fn a_group_takes_its_meetings_into_the_bin_and_back_and_no_further() {
    let calendar = Calendar::new();
    let session = &calendar.0.session;
    let group = calendar.group("Harbour Street");
    let id = calendar.save(&SeriesDraft { group: Some(group), ..thursdays() });
    let _ = session.calendar_remark((id, civil("2026-12-03T19:00:00")), "canary", LONDON).unwrap();
    let changed = session.groups_bin(group).unwrap();
    assert!(changed.areas.contains(&crate::Area::Calendar) && changed.areas.contains(&crate::Area::Reminders));
    assert!(calendar.starts().is_empty() && !calendar.agenda().begun);
    assert_eq!(
        calendar.refused(&SeriesDraft { group: Some(group), ..thursdays() }),
        (ErrorCode::NotFound, Some("group"))
    );
    // What belongs to it can still be changed where it is shown.
    calendar.save(&SeriesDraft {
        group: Some(group),
        title: "Harbour".into(),
        ..calendar.form(id, "2026-11-26T19:00:00")
    });
    let _ = session.groups_restore(group, LONDON).unwrap();
    assert_eq!(calendar.starts().len(), 4);
    assert_eq!(calendar.agenda().occurrences[1].remark, "canary");
    let _ = session.groups_bin(group).unwrap();
    let _ = session.groups_purge(group).unwrap();
    assert!(calendar.starts().is_empty());
    assert_eq!(session.calendar_get(id, None, LONDON).unwrap_err().code, ErrorCode::NotFound);
    let left: i64 = session
        .read(|reader| {
            Ok(reader
                .query_row("SELECT count(*) FROM series_occurrence WHERE remark IS NOT NULL", (), |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(left, 0);
}

#[test]
fn what_makes_no_sense_is_refused_with_its_field() {
    let calendar = Calendar::new();
    let refused = |change: &dyn Fn(&mut SeriesDraft)| {
        let mut draft = thursdays();
        change(&mut draft);
        calendar.refused(&draft)
    };
    assert_eq!(refused(&|draft| draft.title = "  ".into()), (ErrorCode::Invalid, Some("title")));
    assert_eq!(refused(&|draft| draft.title = "x".repeat(301)), (ErrorCode::TooLong, Some("title")));
    assert_eq!(refused(&|draft| draft.place = "two\nlines".into()), (ErrorCode::Invalid, Some("place")));
    assert_eq!(refused(&|draft| draft.note = "x".repeat(65_537)), (ErrorCode::TooLong, Some("note")));
    for link in
        ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "a room", "tel:1", "C:\\x.exe", "me@x.org"]
    {
        assert_eq!(refused(&|draft| draft.link = link.into()), (ErrorCode::LinkRefused, Some("link")), "{link}");
    }
    let lead = Lead { days: 367, minutes: 0 };
    assert_eq!(refused(&|draft| draft.leads = vec![lead]), (ErrorCode::OutOfRange, Some("leads")));
    assert_eq!(
        refused(&|draft| draft.leads = vec![Lead { days: 0, minutes: 1 }; 9]),
        (ErrorCode::OutOfRange, Some("leads"))
    );
    let when = |start: &str, zone: &str, minutes| WhenDraft::Times {
        start: civil(start),
        whole_day: false,
        zone: Some(zone.into()),
        minutes: Some(minutes),
        rule: RuleDraft::Once,
    };
    assert_eq!(
        refused(&|draft| draft.when = when("2026-11-26T19:00:00", "Europe/Londn", 60)),
        (ErrorCode::Invalid, Some("zone"))
    );
    assert_eq!(
        refused(&|draft| draft.when = when("2027-03-28T01:30:00", LONDON, 60)),
        (ErrorCode::TimeSkipped, Some("start")),
        "the clocks skip that hour"
    );
    assert_eq!(
        refused(&|draft| draft.when = when("2026-11-26T19:00:00", LONDON, 40_321)),
        (ErrorCode::OutOfRange, Some("minutes"))
    );
    assert_eq!(
        refused(&|draft| draft.when = when("1899-01-01T00:00:00", LONDON, 1)),
        (ErrorCode::OutOfRange, Some("start"))
    );
}

#[test]
fn a_link_without_a_scheme_is_a_web_address() {
    let calendar = Calendar::new();
    let id = calendar.save(&SeriesDraft { link: " meet.example.org/j/1?p=2 ".into(), ..thursdays() });
    assert_eq!(calendar.0.session.calendar_get(id, None, LONDON).unwrap().link, "https://meet.example.org/j/1?p=2");
}

#[test]
fn a_time_is_looked_at_before_it_is_saved() {
    let calendar = Calendar::new();
    let check = |start: &str, of: &str| calendar.0.session.calendar_check_time(civil(start), of, LONDON);
    let gap = check("2027-03-28T01:30:00", LONDON).unwrap();
    assert!(gap.skipped && !gap.past);
    let there = check("2026-11-19T10:00:00", "America/Chicago").unwrap();
    assert_eq!((there.here, there.past), (civil("2026-11-19T16:00:00"), true));
    assert_eq!(check("2026-11-19T10:00:00", "Nowhere").unwrap_err().field, Some("zone"));
}
