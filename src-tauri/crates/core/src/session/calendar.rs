//! Commands of the calendar and the reminders.

use std::sync::{Arc, MutexGuard, PoisonError};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use uuid::Uuid;
use vault::store::Writer;

use super::Session;
use crate::area::{Area, Changed};
use crate::calendar::file::{
    self, Batch, CalendarExport, CalendarExportView, CalendarExported, CalendarFileDecision, CalendarFileDone,
    CalendarFilePreview, CalendarFileUndone, Opened,
};
use crate::calendar::{
    self, AgendaView, DayCount, Fate, FreeAsked, FreeView, GroupMeetings, OccurrenceView, Scope, SeriesDraft,
    SeriesKept, SeriesView, TimeCheck, Undo,
};
use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::reminders::outlook::What;
use crate::reminders::{self, Looked, Outlook, ReminderSettings, RemindersView, Unwanted};

/// What takes place decides what is reminded of.
const CALENDAR: &[Area] = &[Area::Calendar, Area::Reminders];
/// Whether one was there is what insights are about.
const ATTENDED: &[Area] = &[Area::Calendar, Area::Reminders, Area::Insights];
const REMINDERS: &[Area] = &[Area::Reminders];
/// A dose was noted by what was pressed.
const TAKEN: &[Area] = &[Area::Reminders, Area::Doses, Area::Insights];

/// What is known only while the journal is open.
#[derive(Default)]
pub(super) struct Held {
    /// The way back from the change that was made last.
    undo: Option<Undo>,
    /// The file that was opened last and waits for a decision.
    waiting: Option<Arc<Opened>>,
    /// What the last file brought, so that it can be taken back.
    kept: Option<Batch>,
}

impl Session {
    pub fn calendar_agenda(&self, from: NaiveDate, days: u16, zone: &str) -> Result<AgendaView> {
        self.read(|reader| calendar::agenda(reader, self.now(), from, days, zone))
    }

    /// On which days something takes place.
    pub fn calendar_days(&self, from: NaiveDate, days: u16, zone: &str) -> Result<Vec<DayCount>> {
        self.read(|reader| calendar::days(reader, from, days, zone))
    }

    /// Times at which nothing is in the calendar.
    pub fn calendar_free(&self, asked: &FreeAsked, zone: &str) -> Result<FreeView> {
        self.read(|reader| calendar::free(reader, self.now(), asked, zone))
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

    /// Answers the id under which what was meant is found, and the way back.
    pub fn calendar_save(&self, draft: &SeriesDraft, scope: Option<Scope>, zone: &str) -> Result<Changed<SeriesKept>> {
        let saved =
            self.undoable(draft.id, CALENDAR, |writer, stamp| calendar::save(writer, stamp, draft, scope, zone))?;
        Ok(saved.map(|(id, undo)| SeriesKept { id, undo }))
    }

    pub fn calendar_move(
        &self,
        of: (Uuid, NaiveDateTime),
        to: (NaiveDateTime, Option<u32>),
        zone: &str,
    ) -> Result<Changed<Uuid>> {
        self.undoable_only(of.0, CALENDAR, |writer, stamp| calendar::move_to(writer, stamp, of, to, zone))
    }

    pub fn calendar_fate(&self, of: (Uuid, NaiveDateTime), fate: Fate, zone: &str) -> Result<Changed<Uuid>> {
        self.undoable_only(of.0, CALENDAR, |writer, stamp| calendar::fate(writer, stamp, of, fate, zone))
    }

    pub fn calendar_end_before(&self, of: (Uuid, NaiveDateTime), zone: &str) -> Result<Changed<Uuid>> {
        self.undoable_only(of.0, ATTENDED, |writer, stamp| calendar::end_before(writer, stamp, of, zone))
    }

    pub fn calendar_remove(&self, id: Uuid) -> Result<Changed<Uuid>> {
        self.undoable_only(id, ATTENDED, |writer, stamp| calendar::remove(writer, stamp, id))
    }

    /// Takes back the change that was made last; `calendar-changed-since` if that was another one, something was changed
    /// since, or the journal was locked.
    pub fn calendar_take_back(&self, undo: Uuid) -> Result<Changed<()>> {
        let gone = ErrorCode::CalendarChangedSince;
        let back = self.held().undo.take_if(|held| held.id == undo).ok_or(gone)?;
        match self.write(|writer, stamp| calendar::take_back(writer, stamp, &back)) {
            Ok(()) => Ok(Changed::new((), ATTENDED)),
            // It is as it was: a full disk may have room again.
            Err(error) => {
                self.held().undo.get_or_insert(back);
                Err(error)
            }
        }
    }

    /// Changes a series, and holds the way back from it; answers what that is called, where there is one.
    fn undoable<T>(
        &self,
        id: Uuid,
        areas: &'static [Area],
        change: impl FnOnce(Writer<'_>, &Stamp) -> Result<T>,
    ) -> Result<Changed<(T, Option<Uuid>)>> {
        let (done, back) =
            self.write(|writer, stamp| calendar::recorded(writer, stamp, id, || change(writer, stamp)))?;
        let undo = back.as_ref().map(|back| back.id);
        self.held().undo = back;
        Ok(Changed::new((done, undo), areas))
    }

    /// The same of a series that is there, where nothing else is to be answered.
    fn undoable_only(
        &self,
        id: Uuid,
        areas: &'static [Area],
        change: impl FnOnce(Writer<'_>, &Stamp) -> Result<()>,
    ) -> Result<Changed<Uuid>> {
        let Changed { value: ((), undo), areas } = self.undoable(id, areas, change)?;
        Ok(Changed::new(undo.ok_or(ErrorCode::Internal)?, areas))
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

    /// Reads a calendar of another program and says what it would bring to somebody in `zone`. It takes the place of one opened before.
    pub fn calendar_file_open(&self, file_name: &str, bytes: &[u8], zone: &str) -> Result<CalendarFilePreview> {
        let opened = Opened::read(file_name, bytes, self.now())?;
        let preview = self.read(|reader| file::preview(reader, self.now(), &opened, zone))?;
        self.held().waiting = Some(Arc::new(opened));
        Ok(preview)
    }

    /// Brings a previewed file in; `import-gone` if it is not the one opened last.
    pub fn calendar_file_keep(&self, decision: &CalendarFileDecision, zone: &str) -> Result<Changed<CalendarFileDone>> {
        let opened =
            self.held().waiting.clone().filter(|opened| opened.id == decision.id).ok_or(ErrorCode::ImportGone)?;
        let (done, batch) = self.write(|writer, stamp| file::keep(writer, stamp, &opened, decision, zone))?;
        let mut held = self.held();
        held.waiting.take_if(|waiting| waiting.id == decision.id);
        held.kept = Some(batch);
        Ok(Changed::new(done, CALENDAR))
    }

    /// Takes back what the last file brought; `import-gone` if it was another one, or the journal was locked since.
    pub fn calendar_file_take_back(&self, id: Uuid, zone: &str) -> Result<Changed<CalendarFileUndone>> {
        let batch = self.held().kept.take_if(|batch| batch.id == id).ok_or(ErrorCode::ImportGone)?;
        match self.write(|writer, stamp| file::take_back(writer, stamp, &batch, zone)) {
            Ok(undone) => Ok(Changed::new(undone, CALENDAR)),
            Err(error) => {
                self.held().kept = Some(batch);
                Err(error)
            }
        }
    }

    /// What there is to write out.
    pub fn calendar_export_view(&self, zone: &str) -> Result<CalendarExportView> {
        self.read(|reader| file::export_view(reader, self.now(), zone))
    }

    /// A file for other programs; the shell asks where to and writes it.
    pub fn calendar_export(&self, asked: &CalendarExport, zone: &str) -> Result<(Vec<u8>, CalendarExported)> {
        self.read(|reader| file::export(reader, self.now(), asked, zone))
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        // A panic while holding it leaves a whole value behind.
        self.calendar.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn reminders_state(&self, zone: &str) -> Result<RemindersView> {
        self.read(|reader| reminders::state(reader, self.now(), zone))
    }

    /// The meetings one was at lately, of which nothing was said yet.
    pub fn reminders_how_was(&self, zone: &str) -> Result<Vec<OccurrenceView>> {
        self.read(|reader| reminders::how_was(reader, self.now(), zone))
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
        let taken = outlook.log.iter().any(|line| matches!(line.what, What::Taken { .. }));
        Ok(Changed::new(
            (),
            if taken {
                TAKEN
            } else if any {
                REMINDERS
            } else {
                &[]
            },
        ))
    }

    pub fn reminders_snooze(&self, of: (Uuid, NaiveDateTime), minutes: u32, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| reminders::snooze(writer, stamp, of, minutes, zone))?;
        Ok(Changed::new((), REMINDERS))
    }

    /// The doses a reminder told of were taken, at that time of the clock.
    pub fn reminders_taken(&self, of: (Uuid, NaiveDateTime), at: NaiveTime) -> Result<Changed<()>> {
        self.write(|writer, stamp| reminders::taken(writer, stamp, of, at))?;
        Ok(Changed::new((), TAKEN))
    }

    pub fn reminders_dismiss(&self, of: (Uuid, NaiveDateTime), what: Unwanted) -> Result<Changed<()>> {
        self.write(|writer, stamp| reminders::dismiss(writer, stamp, of, what))?;
        Ok(Changed::new((), REMINDERS))
    }

    /// The window goes on unseen, so that reminders come. Answers whether that is to be said: once.
    pub fn reminders_unseen(&self) -> Result<bool> {
        self.write(reminders::unseen)
    }

    /// Notes that the question was answered whether the program should start with the computer.
    pub fn reminders_autostart_answered(&self) -> Result<Changed<()>> {
        self.write(reminders::autostart_answered)?;
        Ok(Changed::new((), REMINDERS))
    }

    pub fn reminders_settings_set(&self, chosen: &ReminderSettings, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| reminders::settings_set(writer, stamp, chosen, zone))?;
        Ok(Changed::new((), REMINDERS))
    }
}
