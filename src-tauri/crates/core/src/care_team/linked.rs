//! Entries of the journal, and the people and appointments they are about.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use specta::Type;
use uuid::Uuid;
use vault::store::Reader;

use super::limits::ENTRIES;
use super::stored;
use crate::calendar::{self, Appointment};
use crate::error::Result;
use crate::journal::{EntryLink, EntryLinkKind, LinkedEntry, link};

/// Whom or which appointment an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareLinked {
    /// Of the team; `None`: an appointment with nobody of it.
    pub person: Option<Uuid>,
    /// The name of the person, or else what the appointment is called; may be empty.
    pub name: String,
    pub appointment: Option<CareLinkedAppointment>,
}

/// An appointment an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareLinkedAppointment {
    pub series: Uuid,
    /// The wall time it was planned for.
    pub occurrence: NaiveDateTime,
    /// The day by the calendar of whoever asks.
    pub day: NaiveDate,
}

/// The latest entries about somebody, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareEntries {
    pub entries: Vec<LinkedEntry>,
    pub count: u32,
}

/// What an entry is about, as it can be gone to: each appointment with its person, and each person no appointment was named of.
/// Who was removed, or what stands in no calendar any more, is left out.
pub(crate) fn linked(reader: Reader<'_>, links: &[EntryLink], zone: &str) -> Result<Vec<CareLinked>> {
    let of = |kind| links.iter().filter(move |link| link.kind == kind);
    let names = names(reader)?;
    let mut told = Vec::new();
    for link in of(EntryLinkKind::Appointment) {
        let Some(occurrence) = link.occurrence else { continue };
        let found = calendar::appointment(reader, link.target, occurrence, zone)?;
        told.extend(found.map(|one| with_name(one, &names)));
    }
    let met: HashSet<Uuid> = told.iter().filter_map(|one| one.person).collect();
    for link in of(EntryLinkKind::Person).filter(|link| !met.contains(&link.target)) {
        if let Some(name) = names.get(&link.target) {
            told.push(CareLinked { person: Some(link.target), name: name.clone(), appointment: None });
        }
    }
    Ok(told)
}

/// Whom and what an entry of `day` can be about: everybody of the team by name, then appointments between two days, both
/// included, the nearest first and of two as near the one before, at most `limit`.
pub(crate) fn near(
    reader: Reader<'_>,
    day: NaiveDate,
    (from, to): (NaiveDate, NaiveDate),
    limit: u16,
    zone: &str,
) -> Result<Vec<CareLinked>> {
    let names = names(reader)?;
    let person = |(id, name): (&Uuid, &String)| CareLinked { person: Some(*id), name: name.clone(), appointment: None };
    let mut people: Vec<_> = names.iter().map(person).collect();
    people.sort_by_cached_key(|one| (one.name.to_lowercase(), one.person));
    let begin = schedule::day::start_of(from, zone, 0)?;
    let end = schedule::day::start_of(to.succ_opt().unwrap_or(to), zone, 0)?;
    let mut appointments = calendar::appointments_between(reader, [begin, end], zone)?;
    appointments.sort_by_key(|one| {
        let ahead = (one.here.date() - day).num_days();
        (ahead.abs(), ahead > 0)
    });
    people.extend(appointments.into_iter().take(limit.into()).map(|one| with_name(one, &names)));
    Ok(people)
}

/// The latest entries about somebody or an appointment with them. Who links an appointment links its person as well.
pub fn entries(reader: Reader<'_>, person: Uuid) -> Result<CareEntries> {
    let kind = EntryLinkKind::Person;
    Ok(CareEntries {
        entries: link::entries(reader, kind, person, ENTRIES)?,
        count: link::count(reader, kind, person)?,
    })
}

fn names(reader: Reader<'_>) -> Result<HashMap<Uuid, String>> {
    Ok(stored::people(reader)?.into_iter().map(|person| (person.id, person.name)).collect())
}

fn with_name(one: Appointment, names: &HashMap<Uuid, String>) -> CareLinked {
    let person = one.person.and_then(|id| Some((id, names.get(&id)?.clone())));
    let (person, name) = person.map_or((None, one.title), |(id, name)| (Some(id), name));
    let appointment = CareLinkedAppointment { series: one.series, occurrence: one.occurrence, day: one.here.date() };
    CareLinked { person, name, appointment: Some(appointment) }
}
