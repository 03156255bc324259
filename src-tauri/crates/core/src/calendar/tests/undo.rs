//! The way back from a change of many occurrences.

use super::*;

const FIRST: &str = "2026-11-05T19:00:00";
const TONIGHT: &str = "2026-11-19T19:00:00";
const NEXT: &str = "2026-11-26T19:00:00";
const THIRD: &str = "2026-12-03T19:00:00";

/// Everything the tables hold of series, but for who changed them last.
fn rows(calendar: &Calendar) -> Vec<String> {
    let texts = |sql: &str| -> Vec<String> {
        calendar.0.session.read(|reader| Ok(reader.query_all(sql, (), |row| row.get(0))?)).unwrap()
    };
    [
        "SELECT json_array(key, hex(id), created, kind, hex(group_id), title, times, place, link, note, leads, named, armed, uid, kept)
         FROM series WHERE deleted = 0 ORDER BY key",
        "SELECT json_array(key, hex(id), created, series, occurrence, at, day, attended, remark)
         FROM series_occurrence WHERE deleted = 0 ORDER BY key",
        "SELECT json_array(series, occurrence, lead, outcome, at) FROM reminder_line ORDER BY series, occurrence, lead",
        "SELECT json_array(series, occurrence, until) FROM reminder_snooze ORDER BY series, occurrence",
        "SELECT json_array(series, occurrence, of, at) FROM reminder_dismissed ORDER BY series, occurrence, of",
    ]
    .iter()
    .flat_map(|sql| texts(sql))
    .collect()
}

/// Thursdays since two weeks ago, with one moved, one called off, two noted, one reminded of and put off, one put away.
fn lived(calendar: &Calendar) -> Uuid {
    let group = calendar.group("Harbour Street");
    let tonight = SeriesDraft { group: Some(group), ..with_start(&thursdays(), FIRST) };
    let leads = vec![Lead { days: 5, minutes: 0 }, Lead { days: 0, minutes: 40 }];
    let id = calendar.save(&SeriesDraft { leads, ..tonight });
    let session = &calendar.0.session;
    let _ = session.calendar_move((id, civil(THIRD)), (civil("2026-12-04T18:00:00"), None), LONDON).unwrap();
    let _ = session.calendar_fate((id, civil("2026-12-10T19:00:00")), Fate::Cancelled, LONDON).unwrap();
    let _ = session.calendar_attend((id, civil("2026-11-12T19:00:00")), Some(true), LONDON).unwrap();
    let _ = session.calendar_attend((id, civil(TONIGHT)), Some(false), LONDON).unwrap();
    let _ = session.calendar_remark((id, civil(NEXT)), "Bring the book", LONDON).unwrap();
    calendar.0.wait(60 * 24 * 2);
    assert_eq!(session.reminders_look(LONDON).unwrap().value.show.len(), 1);
    let _ = session.reminders_snooze((id, civil(NEXT)), 60 * 24, LONDON).unwrap();
    let asked = crate::reminders::Unwanted::Question;
    let _ = session.reminders_dismiss((id, civil(TONIGHT)), asked).unwrap();
    id
}

fn taken_back(calendar: &Calendar, undo: Uuid) {
    let changed = calendar.0.session.calendar_take_back(undo).unwrap();
    assert!(changed.areas.contains(&crate::Area::Calendar) && changed.areas.contains(&crate::Area::Reminders));
}

fn kept(calendar: &Calendar, draft: &SeriesDraft, scope: Scope) -> Uuid {
    calendar.0.session.calendar_save(draft, Some(scope), LONDON).unwrap().value.undo.expect("there is a way back")
}

#[test]
fn whatever_becomes_of_a_series_everything_is_as_it_was_once_that_is_taken_back() {
    let calendar = Calendar::new();
    let id = lived(&calendar);
    let session = &calendar.0.session;
    let before = rows(&calendar);
    let seen = calendar.agenda();
    let differs = |undo: Uuid| {
        assert_ne!(rows(&calendar), before);
        taken_back(&calendar, undo);
        assert_eq!(rows(&calendar), before);
        assert_eq!(calendar.agenda(), seen);
    };
    let earlier = |at: &str| with_start(&calendar.form(id, at), &at.replace("T19", "T17"));
    let following = Scope::Following { occurrence: civil(TONIGHT) };
    differs(kept(&calendar, &earlier(TONIGHT), following));
    differs(kept(
        &calendar,
        &SeriesDraft { title: "Quay".into(), ..calendar.form(id, NEXT) },
        Scope::Following { occurrence: civil(NEXT) },
    ));
    // By exactly a week: each comes to where another was.
    let week = with_start(&calendar.form(id, TONIGHT), NEXT);
    differs(kept(&calendar, &week, Scope::All { occurrence: civil(TONIGHT) }));
    differs(kept(&calendar, &week, following));
    differs(kept(
        &calendar,
        &SeriesDraft { leads: Vec::new(), ..calendar.form(id, NEXT) },
        Scope::All { occurrence: civil(NEXT) },
    ));
    let mut once = calendar.form(id, NEXT);
    let WhenDraft::Times { rule, .. } = &mut once.when else { panic!("it has times") };
    *rule = RuleDraft::Once;
    differs(kept(&calendar, &once, following));
    let appointment = SeriesDraft { when: WhenDraft::ByAppointment, ..calendar.form(id, NEXT) };
    differs(kept(&calendar, &appointment, Scope::All { occurrence: civil(NEXT) }));
    differs(kept(&calendar, &earlier(NEXT), Scope::One { occurrence: civil(NEXT) }));
    differs(session.calendar_end_before((id, civil(NEXT)), LONDON).unwrap().value);
    differs(session.calendar_end_before((id, civil(FIRST)), LONDON).unwrap().value);
    differs(session.calendar_remove(id).unwrap().value);
    differs(session.calendar_fate((id, civil(NEXT)), Fate::Skipped, LONDON).unwrap().value);
    differs(session.calendar_move((id, civil(NEXT)), (civil("2026-11-27T10:00:00"), None), LONDON).unwrap().value);
    assert_eq!(session.reminders_look(LONDON).unwrap().value.show.len(), 0, "what was shown is not shown again");
}

#[test]
fn what_was_taken_back_counts_as_changed_last() {
    let calendar = Calendar::new();
    let id = lived(&calendar);
    let session = &calendar.0.session;
    let state = || {
        let states = session.read(states).unwrap();
        states.into_iter().find(|(of, _)| *of == id.into_bytes()).unwrap().1
    };
    let undo = session.calendar_end_before((id, civil(NEXT)), LONDON).unwrap().value;
    let ended = state();
    taken_back(&calendar, undo);
    assert!(state() > ended, "whoever compares two journals sees that this one went on");
}

#[test]
fn nothing_is_taken_back_over_what_was_done_since() {
    let calendar = Calendar::new();
    let id = lived(&calendar);
    let session = &calendar.0.session;
    let refused = |undo: Uuid| {
        let before = rows(&calendar);
        let error = session.calendar_take_back(undo).unwrap_err();
        assert_eq!(error.code, ErrorCode::CalendarChangedSince);
        assert_eq!(rows(&calendar), before);
    };
    let form = with_start(&calendar.form(id, TONIGHT), "2026-11-19T17:00:00");
    let saved = session.calendar_save(&form, Some(Scope::Following { occurrence: civil(TONIGHT) }), LONDON).unwrap();
    // In the half that began, a word was noted.
    let _ = session.calendar_remark((saved.value.id, civil("2026-11-19T17:00:00")), "Late", LONDON).unwrap();
    refused(saved.value.undo.unwrap());
    let ended = session.calendar_end_before((id, civil("2026-11-12T19:00:00")), LONDON).unwrap().value;
    let removed = session.calendar_remove(id).unwrap().value;
    refused(ended);
    taken_back(&calendar, removed);
    refused(removed);
    refused(Uuid::now_v7());
}

#[test]
fn no_meeting_comes_back_after_its_group() {
    let calendar = Calendar::new();
    let id = lived(&calendar);
    let session = &calendar.0.session;
    let group = calendar.form(id, NEXT).group.unwrap();
    let removed = session.calendar_remove(id).unwrap().value;
    let _ = session.groups_bin(group).unwrap();
    let error = session.calendar_take_back(removed).unwrap_err();
    assert_eq!(error.code, ErrorCode::CalendarChangedSince);
    let _ = session.groups_restore(group, LONDON).unwrap();
    taken_back(&calendar, removed);
    assert_eq!(calendar.form(id, NEXT).group, Some(group));
}

#[test]
fn a_new_series_has_no_way_back() {
    let calendar = Calendar::new();
    let saved = calendar.0.session.calendar_save(&thursdays(), None, LONDON).unwrap().value;
    assert_eq!(saved.undo, None);
}
