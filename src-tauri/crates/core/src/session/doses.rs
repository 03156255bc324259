//! Commands about the doses of a day.

use chrono::NaiveDate;
use uuid::Uuid;

use super::Session;
use crate::area::{Area, Changed};
use crate::calendar::dose_times;
use crate::error::Result;
use crate::journal::doses::{self, DoseDay, DoseDraft};

const DOSES: &[Area] = &[Area::Doses, Area::Insights];

impl Session {
    /// The doses of a day, or of the one it is now in `zone`.
    pub fn journal_doses(&self, day: Option<NaiveDate>, zone: &str) -> Result<DoseDay> {
        self.read(|reader| doses::day(reader, self.now(), day, zone))
    }

    pub fn journal_dose_save(&self, dose: &DoseDraft) -> Result<Changed<()>> {
        self.write(|writer, stamp| doses::save(writer, stamp, dose))?;
        Ok(Changed::new((), DOSES))
    }

    pub fn journal_dose_remove(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| match doses::remove(writer, stamp, id)? {
            Some(at) => dose_times::tell_once_more(writer, stamp, at),
            None => Ok(()),
        })?;
        Ok(Changed::new((), DOSES))
    }
}
