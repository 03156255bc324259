//! A calendar as it is kept: what a month has, on which days, and when to wake next, out of the encrypted journal.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration as Span;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use mooring_core::Session;
use mooring_core::calendar::SeriesKind;
use mooring_core::calendar::file::CalendarFileDecision;
use mooring_core::schema::MIGRATIONS;
use schedule::moment::Moment;
use schedule::series::{Change, Series};

use super::clock::cost_of_many;
use super::report::{Samples, State};
use super::schedules::{SERIES, meetings};
use super::sides::Kind;
use super::{NOW, Plan, ZONE};
use crate::clock::Stands;

pub const AGENDA: &str = "agenda of a month, out of the journal";
pub const DAYS: &str = "counts of the days of a month, out of the journal";
pub const WAKE: &str = "next wake, out of the journal";

/// One measurement takes about so long: the clock of processor time is coarse.
const AT_LEAST: Span = Span::from_millis(20);
const MONTH: u16 = 31;

/// Measures all of it; there is nothing plain to compare with.
pub fn measure(plan: &Plan, samples: &mut Samples) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let session = filled(folder.path(), SERIES)?;
    for round in 0..plan.rounds {
        plan.say(&format!("a calendar, round {} of {}", round + 1, plan.rounds));
        let mut add = |name, cost| samples.add(name, State::Once, SERIES, Kind::Sealed, cost);
        add(AGENDA, cost_of_many(AT_LEAST, || agenda(&session))?);
        add(DAYS, cost_of_many(AT_LEAST, || days(&session))?);
        add(WAKE, cost_of_many(AT_LEAST, || next_wake(&session))?);
    }
    Ok(())
}

fn agenda(session: &Session) -> Result<usize> {
    let agenda = session.calendar_agenda(NOW.date_naive(), MONTH, ZONE)?;
    // Of what is more than one answer holds, as much as it holds is told.
    ensure!(!agenda.occurrences.is_empty() && agenda.aside.is_empty(), "all of them are placed");
    Ok(agenda.occurrences.len())
}

/// What the small month beside the agenda asks.
fn days(session: &Session) -> Result<usize> {
    let days = session.calendar_days(NOW.date_naive(), MONTH, ZONE)?;
    ensure!(days.len() == usize::from(MONTH), "something meets on every day");
    Ok(days.len())
}

/// What the thread of the reminders asks whenever it wakes.
fn next_wake(session: &Session) -> Result<DateTime<Utc>> {
    session.reminders_look(ZONE)?.value.next_wake.context("something is to be reminded of")
}

/// A journal with so many meetings, each with three reminders; brought in as a calendar of another program is.
fn filled(folder: &Path, count: u32) -> Result<Session> {
    let store = vault::testing::store(folder, MIGRATIONS)?;
    let session = Session::open(Arc::new(store), Arc::new(Stands(NOW)), "en")?;
    let preview = session.calendar_file_open("town.ics", file(&meetings(count)).as_bytes(), ZONE)?;
    ensure!(preview.new == count, "{} of {count} are read", preview.new);
    let (kind, without, zones) = (SeriesKind::Meeting, Vec::new(), Vec::new());
    let decision = CalendarFileDecision { id: preview.id, kind, without, past: true, remind: true, zones };
    let _ = session.calendar_file_keep(&decision, ZONE)?;
    Ok(session)
}

/// The series as a calendar of another program has them.
fn file(series: &[Series]) -> String {
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    for (at, one) in series.iter().enumerate() {
        let zone = match &one.start {
            Moment::Zoned { tzid, .. } => format!(";TZID={tzid}"),
            Moment::Date(_) | Moment::Local(_) | Moment::Utc(_) => String::new(),
        };
        let begin = |file: &mut String, start: &Moment| {
            let _ = write!(
                file,
                "BEGIN:VEVENT\r\nUID:{at}\r\nSUMMARY:Quay circle {at}\r\nDTSTART{zone}:{start}\r\nDURATION:PT1H\r\n"
            );
        };
        begin(&mut file, &one.start);
        if let Some(rule) = &one.rule {
            let _ = write!(file, "RRULE:{}\r\n", rule.text());
        }
        for left_out in &one.excluded {
            let _ = write!(file, "EXDATE{zone}:{left_out}\r\n");
        }
        for lead in ["-P1D", "-PT60M", "-PT10M"] {
            let _ = write!(file, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:{lead}\r\nEND:VALARM\r\n");
        }
        file.push_str("END:VEVENT\r\n");
        for moved in &one.overrides {
            if let Change::Altered { start: Some(start), .. } = &moved.change {
                begin(&mut file, start);
                let _ = write!(file, "RECURRENCE-ID{zone}:{}\r\nEND:VEVENT\r\n", moved.recurrence_id);
            }
        }
    }
    file.push_str("END:VCALENDAR\r\n");
    file
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_measured_is_a_calendar_with_reminders() {
        let folder = tempfile::tempdir().unwrap();
        let session = filled(folder.path(), 60).unwrap();
        assert!(agenda(&session).unwrap() > 120, "most meet every week");
        assert_eq!(days(&session).unwrap(), usize::from(MONTH));
        assert!(next_wake(&session).unwrap() > NOW);
    }
}
