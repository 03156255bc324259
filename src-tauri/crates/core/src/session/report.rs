//! Commands of the pages for an appointment.

use uuid::Uuid;

use super::Session;
use super::unkept::Words;
use crate::area::{Area, Changed};
use crate::error::Result;
use crate::paper::{CardPaper, PaperPages};
use crate::report::{self, ReportAsk, ReportFacts, ReportKept, ReportMeasure};

impl Session {
    /// A period in figures; what is shipped is named in `language` (BCP 47).
    pub fn report_facts(&self, ask: &ReportAsk, zone: &str, language: &str) -> Result<ReportFacts> {
        let team = self.care_team_view(zone)?;
        self.read(|reader| report::facts(reader, team, ask, self.now(), zone, language))
    }

    /// What was chosen for the pages of somebody.
    pub fn report_kept(&self, person: Option<Uuid>) -> Result<ReportKept> {
        if let Some(kept) = self.unkept.report(person) {
            return Ok(kept);
        }
        self.read(|reader| report::kept(reader, person))
    }

    pub fn report_keep(&self, kept: &ReportKept) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| report::keep(writer, stamp, kept));
        self.keeping(|| Words::Report(kept.clone()), written)?;
        Ok(Changed::new((), &[Area::Report]))
    }

    /// The pages as a PDF: only while the journal is open, of which they tell.
    pub fn report_pdf(&self, pages: &PaperPages, paper: CardPaper) -> Result<Vec<u8>> {
        report::pdf(pages, paper)
    }

    pub fn report_measure(&self, pages: &PaperPages, paper: CardPaper) -> Result<ReportMeasure> {
        report::measure(pages, paper)
    }
}
