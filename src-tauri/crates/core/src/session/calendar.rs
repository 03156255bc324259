//! Commands of the calendar and the reminders.

use chrono::{NaiveDate, NaiveDateTime};
use uuid::Uuid;

use super::Session;
use crate::area::{Area, Changed};
use crate::calendar::{self, AgendaView, Fate, GroupMeetings, Scope, SeriesDraft, SeriesView, TimeCheck};
use crate::error::Result;
use crate::reminders::{self, Looked, Outlook, ReminderSettings, RemindersView, Unwanted};

/// What takes place decides what is reminded of.
const CALENDAR: &[Area] = &[Area::Calendar, Area::Reminders];
/// Whether one was there is what insights are about.
const ATTENDED: &[Area] = &[Area::Calendar, Area::Reminders, Area::Insights];
const REMINDERS: &[Area] = &[Area::Reminders];

impl Session {
    pub fn calendar_agenda(&self, from: NaiveDate, days: u16, zone: &str) -> Result<AgendaView> {
        self.read(|reader| calendar::agenda(reader, self.now(), from, days, zone))
    }

    /// The meetings of a group.
    pub fn calendar_of_group(&self, group: Uuid, zone: &str) -> Result<GroupMeetings> {
        self.read(|reader| calendar::of_group(reader, self.now(), group, zone))
    }

    pub fn calendar_get(&self, id: Uuid, at: Option<NaiveDateTime>, zone: &str) -> Result<SeriesView> {
        self.read(|reader| calendar::get(reader, id, at, zone))
    }

    pub fn calendar_check_time(&self, start: NaiveDateTime, of: &str, zone: &str) -> Result<TimeCheck> {
        calendar::check_time(self.now(), start, of, zone)
    }

    /// Answers the id under which what was meant is found.
    pub fn calendar_save(&self, draft: &SeriesDraft, scope: Option<Scope>, zone: &str) -> Result<Changed<Uuid>> {
        let id = self.write(|writer, stamp| calendar::save(writer, stamp, draft, scope, zone))?;
        Ok(Changed::new(id, CALENDAR))
    }

    pub fn calendar_move(
        &self,
        of: (Uuid, NaiveDateTime),
        to: (NaiveDateTime, Option<u32>),
        zone: &str,
    ) -> Result<Changed<()>> {
        self.write(|writer, stamp| calendar::move_to(writer, stamp, of, to, zone))?;
        Ok(Changed::new((), CALENDAR))
    }

    pub fn calendar_fate(&self, of: (Uuid, NaiveDateTime), fate: Fate, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| calendar::fate(writer, stamp, of, fate, zone))?;
        Ok(Changed::new((), CALENDAR))
    }

    pub fn calendar_end_before(&self, of: (Uuid, NaiveDateTime), zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| calendar::end_before(writer, stamp, of, zone))?;
        Ok(Changed::new((), CALENDAR))
    }

    pub fn calendar_remove(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| calendar::remove(writer, stamp, id))?;
        Ok(Changed::new((), ATTENDED))
    }

    pub fn calendar_attend(
        &self,
        of: (Uuid, NaiveDateTime),
        attended: Option<bool>,
        zone: &str,
    ) -> Result<Changed<()>> {
        self.write(|writer, stamp| calendar::attend(writer, stamp, of, attended, zone))?;
        Ok(Changed::new((), ATTENDED))
    }

    pub fn calendar_remark(&self, of: (Uuid, NaiveDateTime), text: &str, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| calendar::remark(writer, stamp, of, text, zone))?;
        Ok(Changed::new((), CALENDAR))
    }

    pub fn reminders_state(&self, zone: &str) -> Result<RemindersView> {
        self.read(|reader| reminders::state(reader, self.now(), zone))
    }

    /// Writes down what is due and answers what to show. Writes nothing where nothing is due.
    pub fn reminders_look(&self, zone: &str) -> Result<Changed<Looked>> {
        let (due, next_wake) = self.read(|reader| reminders::next_wake(reader, self.now(), zone))?;
        if !due {
            return Ok(Changed::new(Looked { next_wake, ..Looked::default() }, &[]));
        }
        let looked = self.write(|writer, stamp| reminders::due(writer, stamp, zone))?;
        let areas = if looked.changed { REMINDERS } else { &[] };
        Ok(Changed::new(looked, areas))
    }

    /// What the locked app may know of what is to come.
    pub fn reminders_outlook(&self, zone: &str) -> Result<Outlook> {
        let (outlook, names) = self.read(|reader| reminders::outlook(reader, self.now(), zone))?;
        if let Some(names) = names {
            self.write(|writer, _| reminders::name_all(writer, &names))?;
        }
        Ok(outlook)
    }

    /// Takes over what became of reminders while the journal was locked.
    pub fn reminders_merge(&self, outlook: &Outlook) -> Result<Changed<()>> {
        let any = !outlook.log.is_empty() && self.write(|writer, stamp| reminders::merge(writer, stamp, outlook))?;
        Ok(Changed::new((), if any { REMINDERS } else { &[] }))
    }

    pub fn reminders_snooze(&self, of: (Uuid, NaiveDateTime), minutes: u32, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| reminders::snooze(writer, stamp, of, minutes, zone))?;
        Ok(Changed::new((), REMINDERS))
    }

    pub fn reminders_dismiss(&self, of: (Uuid, NaiveDateTime), what: Unwanted) -> Result<Changed<()>> {
        self.write(|writer, stamp| reminders::dismiss(writer, stamp, of, what))?;
        Ok(Changed::new((), REMINDERS))
    }

    /// The window goes on unseen, so that reminders come. Answers whether that is to be said: once.
    pub fn reminders_unseen(&self) -> Result<bool> {
        self.write(reminders::unseen)
    }

    pub fn reminders_settings_set(&self, chosen: &ReminderSettings) -> Result<Changed<()>> {
        self.write(|writer, stamp| reminders::settings_set(writer, stamp, chosen))?;
        Ok(Changed::new((), REMINDERS))
    }
}
