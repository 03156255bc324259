//! Planned visits of a group in the calendar and among the reminders. The journal's clock stands at 21:48 on 19 November.

use super::*;
use crate::calendar::file::{CalendarExport, ExportScope};
use crate::groups::testing::visit_of;
use crate::groups::{Advance, GroupDraft, GroupStage, GroupVisit};
use crate::reminders::DueState;

struct Planned {
    calendar: Calendar,
    group: GroupDraft,
    visit: GroupVisit,
}

/// Somebody plans to be there at half past six, a week from now.
fn planned() -> Planned {
    let calendar = Calendar::new();
    let group = GroupDraft {
        place: "Mill Lane 2".into(),
        room: "https://room.example.org".into(),
        ..crate::groups::testing::named("Harbour Street")
    };
    let _ = calendar.0.session.groups_save(&group, LONDON).unwrap();
    let time = Some("18:30:00".parse().unwrap());
    let visit = GroupVisit { time, ..visit_of(group.id, "2026-11-26") };
    let planned = Planned { calendar, group, visit };
    planned.plan(&planned.visit);
    planned
}

impl Planned {
    fn plan(&self, visit: &GroupVisit) {
        let areas = self.calendar.0.session.groups_visit_save(visit).unwrap().areas;
        assert!(areas.contains(&crate::Area::Calendar) && areas.contains(&crate::Area::Reminders));
    }

    /// What is shown at each start, and the visit it is.
    fn rows(&self) -> Vec<(String, Option<Uuid>)> {
        let show = |one: &OccurrenceView| (one.here.format("%m-%d %H:%M").to_string(), one.visit);
        self.calendar.agenda().occurrences.iter().map(show).collect()
    }

    /// When is told of what is to come.
    fn told(&self) -> Vec<String> {
        let state = self.calendar.0.session.reminders_state(LONDON).unwrap();
        state.next.iter().map(|next| next.at.format("%m-%d %H:%M").to_string()).collect()
    }

    fn look(&self) -> usize {
        self.calendar.0.session.reminders_look(LONDON).unwrap().value.show.len()
    }

    fn due(&self) -> Vec<DueState> {
        self.calendar.0.session.reminders_state(LONDON).unwrap().due.iter().map(|row| row.state).collect()
    }

    fn counted(&self) -> u32 {
        self.calendar.0.session.calendar_days(day("2026-11-19"), 35, LONDON).unwrap().iter().map(|day| day.count).sum()
    }

    fn to(&self, to: GroupStage) {
        let advance = Advance { group: self.group.id, to, since: None, note: None };
        let _ = self.calendar.0.session.groups_advance(advance, LONDON).unwrap();
    }
}

#[test]
fn a_planned_visit_is_in_the_calendar_and_reminded_of_as_the_settings_say() {
    let planned = planned();
    let [one] = planned.calendar.agenda().occurrences.try_into().unwrap();
    assert_eq!((one.visit, one.series, one.group), (Some(planned.visit.id), planned.visit.id, Some(planned.group.id)));
    assert_eq!((one.title.as_str(), one.place.as_str()), ("Harbour Street", "Mill Lane 2"));
    assert_eq!((one.link.as_str(), one.here), ("https://room.example.org", civil("2026-11-26T18:30:00")));
    assert_eq!(planned.told(), ["11-26 18:00"]);
    assert_eq!(planned.counted(), 1);
    // It is no meeting the group holds.
    let meetings = planned.calendar.0.session.calendar_of_group(planned.group.id, LONDON).unwrap();
    assert!(meetings.next.is_empty());

    planned.calendar.0.wait(6 * 24 * 60 + 20 * 60 + 13);
    let shown = planned.calendar.0.session.reminders_look(LONDON).unwrap().value.show;
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].name.as_deref(), shown[0].has_link), (None, true));
    assert_eq!((planned.look(), planned.due()), (0, vec![DueState::Due]));
}

/// By its time alone where names are not asked for, as everything else.
#[test]
fn a_planned_visit_goes_out_with_the_calendar_and_is_known_while_locked() {
    let planned = planned();
    let session = &planned.calendar.0.session;
    let written = |instead: Option<&str>| {
        let asked = CalendarExport { scope: ExportScope::All, instead: instead.map(str::to_owned) };
        String::from_utf8(session.calendar_export(&asked, LONDON).unwrap().0).unwrap()
    };
    assert!(written(None).contains("SUMMARY:Harbour Street") && written(None).contains("20261126T183000"));
    let private = written(Some("Busy"));
    assert!(private.contains("20261126T183000") && !private.contains("Harbour") && !private.contains("Mill Lane"));
    let outlook = session.reminders_outlook(LONDON).unwrap();
    let known: Vec<_> = outlook.items.iter().map(|item| item.start.to_rfc3339()).collect();
    assert_eq!(known, ["2026-11-26T18:30:00+00:00"]);
}

#[test]
fn the_calendar_follows_what_becomes_of_the_visit() {
    let planned = planned();
    let session = &planned.calendar.0.session;
    planned.plan(&GroupVisit { day: day("2026-11-27"), ..planned.visit.clone() });
    assert_eq!(
        (planned.rows(), planned.told()),
        (vec![("11-27 18:30".into(), Some(planned.visit.id))], vec!["11-27 18:00".into()])
    );
    // The group is called otherwise by now.
    let _ = session.groups_save(&GroupDraft { name: "Mill Lane".into(), ..planned.group.clone() }, LONDON).unwrap();
    assert_eq!(planned.calendar.agenda().occurrences[0].title, "Mill Lane");
    // Without a time it is told of in the evening before, and not in the night.
    planned.plan(&GroupVisit { day: day("2026-11-27"), time: None, ..planned.visit.clone() });
    assert_eq!(planned.told(), ["11-26 18:00"]);
    assert!(planned.calendar.agenda().occurrences[0].whole_day);
    planned.plan(&planned.visit);
    assert_eq!(planned.told(), ["11-26 18:00"]);

    let _ = session.groups_bin(planned.visit.id).unwrap();
    assert!(planned.rows().is_empty() && planned.told().is_empty());
    let _ = session.groups_restore(planned.visit.id, LONDON).unwrap();
    assert_eq!((planned.rows().len(), planned.told().len()), (1, 1));
    planned.to(GroupStage::Left);
    assert!(planned.rows().is_empty() && planned.told().is_empty());
    planned.to(GroupStage::Trying);
    assert_eq!((planned.rows().len(), planned.told().len()), (1, 1));
    let _ = session.groups_bin(planned.group.id).unwrap();
    assert!(planned.rows().is_empty() && planned.told().is_empty());
    let _ = session.groups_restore(planned.group.id, LONDON).unwrap();
    let _ = session.groups_bin(planned.visit.id).unwrap();
    let _ = session.groups_purge(planned.visit.id).unwrap();
    assert!(planned.rows().is_empty() && planned.told().is_empty());
}

#[test]
fn a_visit_of_a_meeting_of_the_group_is_that_meeting_once() {
    let planned = planned();
    let meeting = planned.calendar.save(&SeriesDraft { group: Some(planned.group.id), ..thursdays() });
    // To be there half an hour early is to be at the meeting.
    let rows = planned.rows();
    assert_eq!(rows[0], ("11-26 19:00".into(), Some(planned.visit.id)));
    assert!(rows[1..].iter().all(|(_, visit)| visit.is_none()));
    assert_eq!((rows.len(), planned.counted(), planned.told()[0].as_str()), (4, 4, "11-26 18:20"));
    let written = || {
        let session = &planned.calendar.0.session;
        let of = |scope| session.calendar_export(&CalendarExport { scope, instead: None }, LONDON).unwrap().1.series;
        let seen = session.calendar_export_view(LONDON).unwrap();
        assert_eq!((of(ExportScope::All), seen.resting), (seen.series, 0));
        (of(ExportScope::All), of(ExportScope::Group { id: planned.group.id }))
    };
    assert_eq!(written(), (1, 1), "nor does it go out twice");
    // So it is where only the day is known.
    planned.plan(&GroupVisit { time: None, ..planned.visit.clone() });
    assert_eq!((planned.rows()[0].clone(), planned.counted()), (("11-26 19:00".into(), Some(planned.visit.id)), 4));
    // The meeting is on another day that week: the plan stands by itself.
    let _ = planned
        .calendar
        .0
        .session
        .calendar_move((meeting, civil("2026-11-26T19:00:00")), (civil("2026-11-27T19:00:00"), Some(90)), LONDON)
        .unwrap();
    let rows = planned.rows();
    assert_eq!((rows.len(), rows[0].1, rows[1].1), (5, Some(planned.visit.id), None));
    assert_eq!(written(), (2, 2));
    // A meeting of another group says nothing of it.
    planned.plan(&planned.visit);
    let other = planned.calendar.group("Night Owls");
    planned.calendar.save(&SeriesDraft { id: Uuid::now_v7(), group: Some(other), ..thursdays() });
    assert_eq!(planned.rows().iter().filter(|(_, visit)| visit.is_some()).count(), 1);
    assert_eq!(planned.rows().len(), 9);
}

#[test]
fn a_meeting_without_reminders_does_not_silence_a_visit() {
    let planned = planned();
    planned.calendar.save(&SeriesDraft { group: Some(planned.group.id), leads: Vec::new(), ..thursdays() });
    assert_eq!(planned.rows()[0], ("11-26 19:00".into(), Some(planned.visit.id)));
    assert_eq!(planned.told(), ["11-26 18:00"]);
}

#[test]
fn how_it_was_is_asked_until_it_is_noted() {
    let planned = planned();
    planned.calendar.0.wait(7 * 24 * 60);
    planned.look();
    assert_eq!(planned.due().len(), 1);
    let mut made = planned.visit.clone();
    made.feelings.safe = Some(4);
    planned.plan(&made);
    assert!(planned.due().is_empty());
    let [one] = planned.calendar.agenda().occurrences.try_into().unwrap();
    assert_eq!((one.attended, one.visit), (Some(true), Some(planned.visit.id)));
    assert!(one.reminders.is_empty());
    // What was never planned is not put there afterwards.
    let later = GroupVisit { time: planned.visit.time, ..visit_of(planned.group.id, "2026-11-20") };
    planned.plan(&later);
    assert_eq!(planned.rows().len(), 1);
}

#[test]
fn a_visit_is_changed_with_its_group_alone() {
    let planned = planned();
    let (session, id, at) = (&planned.calendar.0.session, planned.visit.id, civil("2026-11-26T18:30:00"));
    let refused = |error: crate::CoreError| assert_eq!(error.code, ErrorCode::Conflict);
    refused(session.calendar_save(&planned.calendar.form(id, "2026-11-26T18:30:00"), None, LONDON).unwrap_err());
    refused(session.calendar_remove(id).unwrap_err());
    refused(session.calendar_fate((id, at), Fate::Cancelled, LONDON).unwrap_err());
    refused(session.calendar_move((id, at), (civil("2026-11-28T18:30:00"), None), LONDON).unwrap_err());
    refused(session.calendar_end_before((id, at), LONDON).unwrap_err());
    assert_eq!(planned.rows().len(), 1);
}

#[test]
fn what_was_planned_before_the_calendar_had_it_is_put_there_when_the_journal_opens() {
    let planned = planned();
    let store = std::sync::Arc::clone(planned.calendar.0.session.store());
    let taken_out = |writer: vault::store::Writer<'_>, stamp: &crate::clock::Stamp| {
        crate::calendar::visits::gone(writer, stamp, planned.visit.id)?;
        writer.execute("DELETE FROM series", ())?;
        Ok(())
    };
    planned.calendar.0.session.write(taken_out).unwrap();
    assert!(planned.rows().is_empty());
    let again = crate::testing::over_shared(store, planned.calendar.0.session.now(), None);
    assert_eq!(again.session.calendar_agenda(day("2026-11-19"), 35, LONDON).unwrap().occurrences.len(), 1);
}

#[test]
fn meetings_one_was_at_are_counted_for_their_group_and_a_visit_of_the_same_day_is_none_more() {
    let calendar = Calendar::new();
    let (group, other) = (calendar.group("Harbour Street"), calendar.group("Night Owls"));
    let weekly = SeriesDraft { group: Some(group), ..with_start(&thursdays(), "2026-11-05T19:00:00") };
    let id = calendar.save(&weekly);
    let session = &calendar.0.session;
    let counted = || {
        let rows = session.groups_board(LONDON).unwrap().rows;
        let columns = session.groups_compare(&[group, other]).unwrap().columns;
        [group, other].map(|id| {
            let row = rows.iter().find(|row| row.id == id).unwrap();
            let column = columns.iter().find(|column| column.group.id == id).unwrap();
            assert_eq!(row.meetings, column.meetings);
            (row.meetings, row.visits, column.rated)
        })
    };
    let note = |group, on: &str| {
        let mut visit = visit_of(group, on);
        visit.feelings.safe = Some(4);
        let _ = session.groups_visit_save(&visit).unwrap();
    };
    let was = |on: &str, there| {
        let _ = session.calendar_attend((id, civil(on)), there, LONDON).unwrap();
    };
    note(other, "2026-11-10");
    assert_eq!(counted(), [(0, 0, 0), (0, 1, 1)]);
    was("2026-11-05T19:00:00", Some(true));
    was("2026-11-12T19:00:00", Some(true));
    was("2026-11-19T19:00:00", Some(false));
    assert_eq!(counted(), [(2, 0, 0), (0, 1, 1)]);
    // How it was on one of these days, and on another.
    note(group, "2026-11-12");
    assert_eq!(counted()[0], (2, 1, 1));
    note(group, "2026-11-14");
    assert_eq!(counted()[0], (3, 2, 2));
    was("2026-11-05T19:00:00", None);
    assert_eq!(counted()[0], (2, 2, 2));
}
