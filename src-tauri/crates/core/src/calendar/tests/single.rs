//! One occurrence that is otherwise than its series.

use super::*;

const THIRD: &str = "2026-12-03T19:00:00";
const TENTH: &str = "2026-12-10T19:00:00";

const fn only(occurrence: NaiveDateTime) -> Scope {
    Scope::One { occurrence }
}

impl Calendar {
    /// What the form shows where only this one is meant.
    fn form_of_one(&self, id: Uuid, at: &str) -> SeriesDraft {
        let view = self.0.session.calendar_get(id, Some(civil(at)), LONDON).unwrap();
        let SingleView { title, place, link, note, .. } = view.single.unwrap();
        SeriesDraft { title, place, link, note, ..self.form(id, at) }
    }

    /// Day and hour, title, place and minutes of each, and whether it differs from its series.
    fn told(&self) -> Vec<(String, String, String, Option<i64>, bool)> {
        let seen = self.agenda().occurrences.into_iter();
        seen.map(|one| {
            let minutes = one.end.map(|end| (end - one.start).num_minutes());
            (one.here.format("%m-%d %H:%M").to_string(), one.title, one.place, minutes, one.own)
        })
        .collect()
    }

    /// The third of December upstairs, with a guest and two hours later.
    fn with_guest(&self, id: Uuid) {
        let mut form = with_start(&self.form_of_one(id, THIRD), "2026-12-03T21:00:00");
        form.title = "With a guest".into();
        form.place = "Upstairs".into();
        form.note = "Bring a cup".into();
        let WhenDraft::Times { minutes, .. } = &mut form.when else { panic!("it has times") };
        *minutes = Some(30);
        assert_eq!(self.revise(&form, only(civil(THIRD))), id);
    }
}

fn plain(day: &str) -> (String, String, String, Option<i64>, bool) {
    (format!("{day} 19:00"), "Harbour Street".into(), "Harbour Street 4".into(), Some(90), false)
}

fn guest(when: &str) -> (String, String, String, Option<i64>, bool) {
    (when.into(), "With a guest".into(), "Upstairs".into(), Some(30), true)
}

#[test]
fn one_is_changed_and_the_others_stay() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let before = calendar.agenda();
    calendar.with_guest(id);
    assert_eq!(calendar.told(), [plain("11-26"), guest("12-03 21:00"), plain("12-10"), plain("12-17")]);
    let form = calendar.form_of_one(id, THIRD);
    assert_eq!((form.title.as_str(), form.note.as_str()), ("With a guest", "Bring a cup"));
    assert_eq!(calendar.form(id, THIRD).title, "Harbour Street", "what is said of all of them is still known");
    assert_eq!(calendar.form_of_one(id, TENTH), calendar.form(id, TENTH));
    // As it was planned is as it was.
    let _ = calendar.0.session.calendar_fate((id, civil(THIRD)), Fate::Planned, LONDON).unwrap();
    assert_eq!(calendar.agenda(), before);
}

#[test]
fn saving_one_as_it_is_shown_changes_nothing_and_saving_it_as_planned_gives_it_back() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let before = calendar.agenda();
    calendar.revise(&calendar.form_of_one(id, THIRD), only(civil(THIRD)));
    assert_eq!(calendar.agenda(), before);
    let planned = calendar.form_of_one(id, THIRD);
    calendar.with_guest(id);
    let changed = calendar.agenda();
    calendar.revise(&calendar.form_of_one(id, THIRD), only(civil(THIRD)));
    assert_eq!(calendar.agenda(), changed);
    calendar.revise(&planned, only(civil(THIRD)));
    assert_eq!(calendar.agenda(), before, "this is how it is undone");
}

#[test]
fn what_is_its_own_stays_when_all_are_changed_and_the_rest_goes_along() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let mut named = calendar.form_of_one(id, THIRD);
    named.title = "With a guest".into();
    calendar.revise(&named, only(civil(THIRD)));
    let mut all = with_start(&calendar.form(id, TENTH), "2026-12-11T18:00:00");
    all.title = "Quay".into();
    all.place = "The quay".into();
    calendar.revise(&all, Scope::All { occurrence: civil(TENTH) });
    let told: Vec<_> = calendar.told().into_iter().map(|(when, title, place, ..)| (when, title, place)).collect();
    let row = |when: &str, title: &str| (when.to_owned(), title.to_owned(), "The quay".to_owned());
    assert_eq!(
        told,
        [
            row("11-27 18:00", "Quay"),
            row("12-04 18:00", "With a guest"),
            row("12-11 18:00", "Quay"),
            row("12-18 18:00", "Quay")
        ]
    );
    // The one itself moved with all of them keeps its name as well.
    let at = "2026-12-04T18:00:00";
    let moved = with_start(&calendar.form(id, at), "2026-12-05T18:00:00");
    calendar.revise(&moved, Scope::All { occurrence: civil(at) });
    assert_eq!(calendar.told()[1].1, "With a guest");
    assert_eq!(calendar.starts(), ["11-28 18:00", "12-05 18:00", "12-12 18:00", "12-19 18:00"]);
}

#[test]
fn what_is_its_own_goes_to_the_half_that_has_it() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    calendar.with_guest(id);
    let mut later = with_start(&calendar.form(id, TENTH), "2026-12-10T20:00:00");
    later.title = "Later".into();
    calendar.revise(&later, Scope::Following { occurrence: civil(TENTH) });
    let titles = |calendar: &Calendar| calendar.told().into_iter().map(|one| one.1).collect::<Vec<_>>();
    assert_eq!(titles(&calendar), ["Harbour Street", "With a guest", "Later", "Later"]);
    let again = Calendar::new();
    let id = again.save(&thursdays());
    again.with_guest(id);
    let first = "2026-11-26T19:00:00";
    let second = again.form(id, THIRD);
    again.revise(&SeriesDraft { title: "Later".into(), ..second }, Scope::Following { occurrence: civil(THIRD) });
    assert_eq!(titles(&again), ["Harbour Street", "With a guest", "Later", "Later"]);
    assert_eq!(again.told()[1], guest("12-03 21:00"), "where it was moved to by itself it stays");
    assert_eq!(again.form_of_one(id, first).title, "Harbour Street");
}

#[test]
fn one_may_last_a_whole_day_or_nobody_knows_how_long() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    for (minutes, whole_day, expected) in [(None, false, None), (Some(2 * 24 * 60), true, Some(2 * 24 * 60))] {
        let mut form = calendar.form_of_one(id, THIRD);
        let day = if whole_day { "2026-12-03T00:00:00" } else { THIRD };
        form.when = WhenDraft::Times {
            start: civil(day),
            whole_day,
            zone: (!whole_day).then(|| LONDON.to_owned()),
            minutes,
            rule: RuleDraft::Kept,
        };
        calendar.revise(&form, only(civil(THIRD)));
        let seen = calendar.agenda().occurrences;
        let one = seen.iter().find(|one| one.occurrence == civil(THIRD)).unwrap();
        assert_eq!((one.end.map(|end| (end - one.start).num_minutes()), one.whole_day), (expected, whole_day));
        let shown = calendar.agenda();
        calendar.revise(&calendar.form_of_one(id, THIRD), only(civil(THIRD)));
        // What all are is not what this one is.
        calendar.revise(&calendar.form(id, THIRD), Scope::All { occurrence: civil(THIRD) });
        assert_eq!(calendar.agenda(), shown);
    }
    assert_eq!(calendar.form_of_one(id, TENTH), thursdays_at(id, TENTH));
}

fn thursdays_at(id: Uuid, at: &str) -> SeriesDraft {
    with_start(&thursdays_as(id), at)
}

#[test]
fn its_own_name_is_what_a_reminder_says() {
    let calendar = Calendar::new();
    let id = calendar.save(&SeriesDraft { named: true, ..thursdays() });
    calendar.with_guest(id);
    let next = calendar.0.session.reminders_state(LONDON).unwrap().next;
    let names: Vec<_> = next.into_iter().take(2).map(|row| (row.start.to_string(), row.name.unwrap())).collect();
    assert_eq!(
        names,
        [
            ("2026-11-26 19:00:00".to_owned(), "Harbour Street".to_owned()),
            ("2026-12-03 21:00:00".to_owned(), "With a guest".to_owned())
        ]
    );
}

#[test]
fn what_was_called_off_keeps_its_name_and_takes_place_again_before_it_is_changed() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    calendar.with_guest(id);
    let form = calendar.form_of_one(id, THIRD);
    let session = &calendar.0.session;
    let fate = |fate| drop(session.calendar_fate((id, civil(THIRD)), fate, LONDON).unwrap());
    fate(Fate::Cancelled);
    let off = |calendar: &Calendar| {
        let one = calendar.agenda().occurrences.into_iter().find(|one| one.occurrence == civil(THIRD)).unwrap();
        (one.title, one.cancelled)
    };
    assert_eq!(off(&calendar), ("With a guest".to_owned(), true));
    assert_eq!(session.calendar_get(id, Some(civil(THIRD)), LONDON).unwrap().single, None);
    let refused = session.calendar_save(&form, Some(only(civil(THIRD))), LONDON).unwrap_err();
    assert_eq!((refused.code, refused.field), (ErrorCode::NotFound, Some("occurrence")));
    fate(Fate::Planned);
    assert_eq!(off(&calendar), ("With a guest".to_owned(), false));
    fate(Fate::Planned);
    assert_eq!(off(&calendar), ("Harbour Street".to_owned(), false));
}

#[test]
fn what_takes_place_once_is_changed_as_a_whole() {
    let calendar = Calendar::new();
    let WhenDraft::Times { start, whole_day, zone, minutes, .. } = thursdays().when else { panic!("it has times") };
    let when = WhenDraft::Times { start, whole_day, zone, minutes, rule: RuleDraft::Once };
    let id = calendar.save(&SeriesDraft { when, ..thursdays() });
    let at = "2026-11-26T19:00:00";
    assert_eq!(calendar.0.session.calendar_get(id, Some(civil(at)), LONDON).unwrap().single, None);
    calendar.revise(&SeriesDraft { title: "Once".into(), ..calendar.form(id, at) }, only(civil(at)));
    assert_eq!(calendar.form(id, at).title, "Once");
}

#[test]
fn words_of_single_ones_are_bounded() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    let note = "n".repeat(limits::NOTE_BYTES);
    let ats = ["2026-11-26T19:00:00", THIRD, TENTH, "2026-12-17T19:00:00", "2026-12-24T19:00:00"];
    for (at, fits) in ats.into_iter().zip([true, true, true, true, false]) {
        let form = SeriesDraft { note: note.clone(), ..calendar.form_of_one(id, at) };
        let saved = calendar.0.session.calendar_save(&form, Some(only(civil(at))), LONDON);
        assert_eq!(
            saved.map(|_| ()).map_err(|error| (error.code, error.field)).err(),
            (!fits).then_some((ErrorCode::TooLong, Some("note")))
        );
    }
}

#[test]
fn days_are_counted_as_the_agenda_shows_them() {
    let calendar = Calendar::new();
    let id = calendar.save(&thursdays());
    calendar.save(&with_start(&thursdays(), "2026-12-03T23:30:00"));
    let session = &calendar.0.session;
    let _ = session.calendar_fate((id, civil(TENTH)), Fate::Cancelled, LONDON).unwrap();
    let counts = session.calendar_days(day("2026-12-04"), 10, LONDON).unwrap();
    let counts: Vec<_> = counts.into_iter().map(|one| (one.day.to_string(), one.count)).collect();
    let expected = [("2026-12-04", 1), ("2026-12-10", 1), ("2026-12-11", 1)];
    assert_eq!(counts, expected.map(|(day, count)| (day.to_owned(), count)), "the fourth is what reaches into it");
}
