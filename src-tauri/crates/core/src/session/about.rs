//! Commands about what entries of the journal are about.

use chrono::NaiveDate;

use super::Session;
use crate::about::{self, EntryAbout};
use crate::error::Result;
use crate::journal::EntryLink;

impl Session {
    pub fn journal_about(&self, links: &[EntryLink], zone: &str, language: &str) -> Result<EntryAbout> {
        self.read(|reader| about::told(reader, links, zone, language))
    }

    pub fn journal_about_near(&self, day: NaiveDate, zone: &str, language: &str) -> Result<EntryAbout> {
        self.read(|reader| about::near(reader, day, zone, language))
    }
}
